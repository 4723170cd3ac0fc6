"""`thirdear raters merge`: take over what another copy or a file of passes has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show
from thirdear.cli.common import with_common
from thirdear.model.language import counted, said
from thirdear.model.merge import Coming


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(merge))


def merge(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="STUDY", help="Folder of the other copy, or a file of coding rounds."
        ),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be merged, and change nothing.")
    ] = False,
    as_pass: Annotated[
        int | None,
        typer.Option(
            "--as-pass", min=1, help="Number for a round that was continued in both copies."
        ),
    ] = None,
) -> None:
    """Merge another copy of the study, or a file of coding rounds."""
    from thirdear.study.copies import merge
    from thirdear.study.exports import passes

    with open_study() as study:
        if source.is_file() and source.suffix.lower() == ".json":
            do = passes.coming if dry_run else passes.take
            found = do(study, source, as_pass)
        else:
            with merge.open_copy(study, source) as other:
                found = merge.coming(study, other) if dry_run else merge.take(study, other, as_pass)
    show(
        {"taken": not dry_run, "coming": [asdict(one) for one in found]},
        lambda: _tell_merge(found, dry_run),
    )


def _tell_merge(found: Sequence[Coming], dry_run: bool) -> None:
    if not found:
        say(
            "That copy has nothing that this study lacks.",
            "O kopyada bu çalışmada bulunmayan bir şey yok.",
        )
        return
    if dry_run:
        say("To be merged:", "Birleştirilecek olanlar:")
    else:
        say("Merged:", "Birleştirildi:")
    for one in found:
        what = said("imports, codebooks, settings", "transkriptler, kod kitapları, ayarlar")
        if one.pass_:
            what = said(f"coding round {one.pass_.number}", f"{one.pass_.number}. tur")
        acts = said(counted(one.events, "action"), f"{one.events} işlem")
        say(f"  {one.actor}: {what}, {acts}")
        if one.conflict and dry_run:
            say(*(f"    {sentence}" for sentence in one.conflict))
