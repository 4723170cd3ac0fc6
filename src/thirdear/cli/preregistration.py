"""The command `thirdear report preregistration`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show
from thirdear.cli.common import with_common
from thirdear.cli.documents import Confirm, Identifiable, Spoken, wanted
from thirdear.cli.names import unlock
from thirdear.cli.options import Combine
from thirdear.cli.usage import ends_in


def add_to(report: typer.Typer) -> None:
    """Add the command to `thirdear report`."""
    report.command()(with_common(preregistration))


def preregistration(
    language: Spoken = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write (.docx).")
    ] = None,
    combine: Combine = "mean",
    identifiable: Identifiable = False,
    confirm: Confirm = None,
) -> None:
    """Write the declared hypotheses as a preregistration sheet (Word).

    It needs no transcripts.
    """
    from thirdear.study.documents import report as room

    if output is not None:
        ends_in(output, ".docx", name="--output")
    with open_study() as study:
        how = wanted(language, identifiable, confirm, combine)
        unlock(study)
        written = room.preregistration(study, output, how)
    shown = {"document": str(written.path), "edited": list(written.edited)}
    show(
        shown,
        lambda: say(
            f"The preregistration sheet: {written.path}", f"Ön kayıt formu: {written.path}"
        ),
    )
