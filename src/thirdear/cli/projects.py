"""Commands that write for other programs for qualitative data: export qdpx, export qdc."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import confirm_identifiable, note, one_of, open_study, say, show
from thirdear.cli.common import with_common
from thirdear.cli.documents import Cases, Confirm, Identifiable
from thirdear.cli.usage import ends_in


def add_to(exports: typer.Typer) -> None:
    """Add these commands to those of `export`."""
    exports.command("qdpx")(with_common(export_project))
    exports.command("qdc")(with_common(export_codebooks))


def export_project(
    file: Annotated[Path, typer.Argument(metavar="FILE.qdpx")],
    case: Cases = None,
    for_: Annotated[
        str | None,
        typer.Option(
            "--for", metavar="PROGRAM", help="Program that will read it, such as nvivo-windows."
        ),
    ] = None,
    identifiable: Identifiable = False,
    confirm: Confirm = None,
) -> None:
    """Write a REFI-QDA project for NVivo, MAXQDA, ATLAS.ti, QualCoder.

    Names are replaced by pseudonyms and the file is searched again, like a document. What the
    format cannot hold is listed. thirdear reads the project back as it was.
    """
    ends_in(file, ".qdpx")
    from thirdear.study.refi import write

    if for_ is not None:
        one_of((write.WINDOWS,), for_, "--for")
    with open_study() as study:
        if identifiable:
            confirm_identifiable(confirm)
        losses = study.export_project(
            file, cases=tuple(case or ()), windows=for_ is not None, identifiable=identifiable
        )
    _told(file, losses)


def export_codebooks(
    file: Annotated[Path, typer.Argument(metavar="FILE.qdc")],
    codebook: Annotated[
        list[str] | None, typer.Option(help="Only this codebook (repeatable).")
    ] = None,
) -> None:
    """Write codebooks as a REFI-QDA codebook."""
    ends_in(file, ".qdc")
    with open_study() as study:
        losses = study.export_codebooks(file, tuple(codebook or ()))
    _told(file, losses)


def _told(file: Path, losses: Sequence[str]) -> None:
    def told() -> None:
        say(f"Written to {file}.", f"Yazıldı: {file}.")
        for loss in losses:
            note(f"Not in it: {loss}", f"Dosyada olmayan: {loss}")

    show({"file": str(file), "losses": list(losses)}, told)
