"""The command `thirdear transcripts corrections`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import confirm_identifiable, note, open_study, show, table
from thirdear.cli.common import with_common
from thirdear.cli.options import Case, OnlySession


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(corrections))


def corrections(
    case: Case = None,
    session: OnlySession = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write (.csv).")
    ] = None,
    identifiable: Annotated[
        bool, typer.Option("--identifiable", help="Write the corrected text into the file, too.")
    ] = False,
) -> None:
    """List corrections: what, by whom, when."""
    from thirdear.study import corrections

    with open_study() as study:
        rows = list(corrections.rows(study, case, session))
        if output is not None:
            if identifiable:
                confirm_identifiable()
            corrections.write(study, output, rows, with_words=identifiable)
            note(f"Written to {output}.", f"Yazıldı: {output}.")
            return
    shown = ("id", "case", "session", "turn", "what", "was", "now", "by", "at")
    none = ("Nothing was corrected.", "Hiçbir şey düzeltilmedi.")
    show(rows, lambda: table("", shown, ([row[key] for key in shown] for row in rows), empty=none))
