"""Commands on whole transcripts in the study: replace, remove."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli import (
    accuracy,
    correct,
    corrections,
    join,
    marks,
    play,
    profile,
    segment,
    segments,
    split,
    timing,
)
from thirdear.cli.app import open_study, say, show
from thirdear.cli.common import with_common
from thirdear.cli.options import Accept, Columns, Speakers
from thirdear.study import LEAD

transcripts = typer.Typer(
    help="Replace, divide, correct and measure transcripts.", rich_markup_mode=None
)

Case = Annotated[str, typer.Argument(metavar="CASE")]
Session = Annotated[int, typer.Argument(metavar="SESSION")]
By = Annotated[str | None, typer.Option(help="Who does it; the study, if nobody is named.")]


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    transcripts.command()(with_common(replace))
    transcripts.command()(with_common(remove))
    for module in (segments, segment, split, join, correct, corrections):
        module.add_to(transcripts)
    for module in (marks, timing, play, profile, accuracy):
        module.add_to(transcripts)
    program.add_typer(transcripts, name="transcripts")


def replace(
    case: Case,
    session: Session,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file that takes its place.")],
    speakers: Speakers = None,
    columns: Columns = None,
    accept_unplaced: Accept = False,
    rater: By = None,
) -> None:
    """Put another file in the place of a session in which nothing was judged.

    `thirdear undo` brings the old one back. Where something was judged, `thirdear transcripts
    correct file` brings the differences in as corrections.
    """
    from thirdear.study import replacement

    with open_study() as study:
        told = {"speakers": speakers, "columns": columns, "accept_unplaced": accept_unplaced}
        new = replacement.plan(study, case, session, file, **told)
        done = replacement.put(study, new, rater or LEAD)
    turns = len(new.reading.spans) if new.reading else 0
    show(
        {"case": case, "session": session, "replaced": done, "turns": turns},
        lambda: say(
            f"Case {case}, session {session} was replaced: {turns} turns. `thirdear undo` takes it "
            "back."
            if done
            else f"Case {case}, session {session} has these words already.",
            f"{case} vakasının {session}. seansı değiştirildi: {turns} söz. `thirdear undo` geri "
            "alır."
            if done
            else f"{case} vakasının {session}. seansında zaten bu sözler var.",
        ),
    )


def remove(case: Case, session: Session, rater: By = None) -> None:
    """Remove a session in which nothing was judged.

    `thirdear undo` brings it back; `thirdear privacy purge` erases a case for good.
    """
    from thirdear.study import replacement

    with open_study() as study:
        replacement.remove(study, case, session, rater or LEAD)
    show(
        {"case": case, "session": session, "removed": True},
        lambda: say(
            f"Case {case}, session {session} was removed. `thirdear undo` brings it back.",
            f"{case} vakasının {session}. seansı çıkarıldı. `thirdear undo` geri getirir.",
        ),
    )
