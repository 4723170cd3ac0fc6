"""The command `thirdear report verify`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.base.numbers import grouped
from thirdear.cli.app import note, open_study, passphrase, show, table
from thirdear.cli.common import common, with_common
from thirdear.model.refusal import GateRefusal


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(verify))


def verify(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Document written by `thirdear report`.")
    ],
) -> None:
    """Check every number and quotation of a document against the study."""
    from thirdear.study.documents import verify

    with open_study() as study:
        study.names_passphrase = passphrase(study.names_file, common.names_passphrase_file)
        claims = verify.verify(study, file)
    unwritten = verify.unwritten(file)
    failed = [one for one in claims if not one.holds]
    fields = ("what", "printed", "now", "holds", "part", "overwritten")
    rows = [{field: getattr(one, field) for field in fields} for one in claims]
    show(
        {
            "document": str(file),
            "holds": not failed,
            "claims": rows,
            "to_write": list(unwritten),
        },
        lambda: table(
            "",
            ("what", "printed", "now", "part"),
            ((c.what, c.printed, c.now, c.part) for c in failed),
        ),
    )
    if own := [one for one in failed if one.overwritten]:
        note(
            f"Overwritten by a person: {grouped(len(own))} of them.",
            f"Bunlardan bir kişinin üzerine yazdığı: {grouped(len(own))}.",
        )
    if unwritten:
        note(
            f"To be written: {len(unwritten)} places, the first of them: “{unwritten[0]}”",
            f"Yazılacak yer sayısı: {len(unwritten)}; ilki: “{unwritten[0]}”",
        )
    if failed:
        raise GateRefusal(
            f"{grouped(len(failed))} of {grouped(len(claims))} numbers and quotations do not match "
            "the study any more.",
            f"{grouped(len(claims))} sayı ve alıntıdan {grouped(len(failed))} tanesi çalışmayla "
            "artık uyuşmuyor.",
        )
    number = grouped(len(claims))
    note(
        f"All {number} numbers and quotations match the study.",
        f"{number} sayı ve alıntının hepsi çalışmayla uyuşuyor.",
    )
