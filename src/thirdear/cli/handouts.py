"""Commands that hand on what is beside the write-up: export supervision, quotes, figure."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show, table
from thirdear.cli.common import with_common
from thirdear.cli.documents import Cases, Confirm, Corrected, Identifiable, Spoken, wanted
from thirdear.cli.names import unlock
from thirdear.cli.options import Case, Combine
from thirdear.cli.usage import ends_in
from thirdear.model.language import spoken
from thirdear.study import lookup


def add_to(exports: typer.Typer) -> None:
    """Add these commands to `thirdear export`."""
    for name, function in (("supervision", supervision), ("quotes", quotes), ("figure", figure)):
        exports.command(name)(with_common(function))


def supervision(
    file: Annotated[Path, typer.Argument(metavar="FILE.docx")],
    case: Annotated[str, typer.Option(help="Case.")],
    session: Annotated[int, typer.Option(help="Session.")],
    rater: Annotated[
        str | None,
        typer.Option(help="Only this rater or round, such as R1 or R1.2, finished or not."),
    ] = None,
    language: Spoken = None,
    identifiable: Identifiable = False,
    confirm: Confirm = None,
    corrected: Corrected = False,
) -> None:
    """Write a session for supervision, with codes as Word comments."""
    from thirdear.study.documents import handouts

    ends_in(file, ".docx")
    with open_study() as study:
        how = wanted(language, identifiable, confirm, corrected=corrected)
        pass_ = None if rater is None else lookup.pass_(study, rater)
        written = handouts.supervision(unlock(study), file, (case, session), pass_, how)
    show({"file": str(written)}, lambda: say(f"The session: {written}", f"Seans: {written}"))


def quotes(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="File to write (.csv, .xlsx or .docx).")
    ],
    code: Annotated[list[str] | None, typer.Option(help="Only this code (repeatable).")] = None,
    case: Cases = None,
    language: Spoken = None,
    identifiable: Identifiable = False,
    confirm: Confirm = None,
) -> None:
    """Write coded turns of finished sessions by code, with pseudonyms."""
    from thirdear.study.documents import handouts

    ends_in(file, ".csv", ".xlsx", ".docx")
    with open_study() as study:
        how = wanted(language, identifiable, confirm)
        written = handouts.quotes(unlock(study), file, code or (), case or (), how)
    show({"file": str(written)}, lambda: say(f"The passages: {written}", f"Bölümler: {written}"))


def figure(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="File to write (.png or .svg).")],
    case: Cases = None,
    language: Spoken = None,
    combine: Combine = "mean",
) -> None:
    """Draw both series of each case, as in the report."""
    from thirdear.study.documents import handouts

    ends_in(file, ".png", ".svg")
    with open_study() as study:
        how = wanted(language, False, None, combine)
        written = handouts.figure(unlock(study), file, case or (), how)
    show({"file": str(written)}, lambda: say(f"The figure: {written}", f"Şekil: {written}"))


def checklist(
    case: Case = None,
    altered: Annotated[
        list[str] | None,
        typer.Option(metavar="WHAT=HOW", help="Note what was altered for --case (repeatable)."),
    ] = None,
) -> None:
    """Show what to check by hand before a document leaves."""
    from thirdear.study import checklist as room

    with open_study() as study:
        unlock(study)
        for one in altered or ():
            what, _, how = one.partition("=")
            room.note(study, case, what.strip(), how.strip())
        found, shown = room.rows(study, case), room.rows(study, case, spoken())
    show(
        [row._asdict() for row in found],
        lambda: table("", ("case", "what", "state"), ((r.case, r.what, r.state) for r in shown)),
    )
