"""The command `thirdear report preregistration`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import LANGUAGES, confirm_identifiable, one_of, open_study, say, show
from thirdear.cli.common import with_common
from thirdear.cli.names import unlock


def add_to(report: typer.Typer) -> None:
    """Add the command to `thirdear report`."""
    report.command()(with_common(preregistration))


def preregistration(
    language: Annotated[str | None, typer.Option(help="Language: en or tr.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write (.docx).")
    ] = None,
    combine: Annotated[
        str, typer.Option(help="Scores to use: mean, main, consensus or a rater's name.")
    ] = "mean",
    identifiable: Annotated[
        bool,
        typer.Option(
            "--identifiable", help="Write real names; the file is marked as identifiable."
        ),
    ] = False,
    confirm: Annotated[
        str | None, typer.Option(help="Confirm without a terminal: --confirm identifiable.")
    ] = None,
) -> None:
    """Write the declared hypotheses as a preregistration sheet (Word).

    It needs no transcripts.
    """
    from thirdear.study.documents import report as room
    from thirdear.study.documents.handouts import Wanted

    if identifiable:
        confirm_identifiable(confirm)
    with open_study() as study:
        spoken = None if language is None else one_of(LANGUAGES, language, "--language")
        unlock(study)
        written = room.preregistration(study, output, Wanted(spoken, combine, identifiable))
    shown = {"document": str(written.path), "edited": list(written.edited)}
    show(
        shown,
        lambda: say(
            f"The preregistration sheet: {written.path}", f"Ön kayıt formu: {written.path}"
        ),
    )
