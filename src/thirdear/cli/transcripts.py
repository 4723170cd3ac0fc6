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
    recording,
    segment,
    segments,
    split,
    timing,
)
from thirdear.cli.app import open_study, say, show
from thirdear.cli.common import with_common
from thirdear.cli.options import Accept, CaseKey, Columns, DoneBy, SessionNumber, Speakers
from thirdear.model.language import vaka
from thirdear.study import LEAD

transcripts = typer.Typer(
    help="List, divide, measure or correct transcripts.", rich_markup_mode=None
)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    transcripts.command()(with_common(replace))
    transcripts.command()(with_common(remove))
    for module in (segments, segment, split, join, correct, corrections):
        module.add_to(transcripts)
    for module in (marks, timing, play, profile, accuracy, recording):
        module.add_to(transcripts)
    program.add_typer(transcripts, name="transcripts")


def replace(
    case: CaseKey,
    session: SessionNumber,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="File that replaces it.")],
    speakers: Speakers = None,
    columns: Columns = None,
    accept_unplaced: Accept = False,
    rater: DoneBy = None,
) -> None:
    """Replace the file of a session that nobody has coded yet.

    `thirdear undo` brings the old one back. In a coded session, `thirdear transcripts correct
    file` imports the differences as corrections.
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
            f"{vaka(case, 'nın')} {session}. seansı değiştirildi: {turns} söz. `thirdear undo` "
            "geri "
            "alır."
            if done
            else f"{vaka(case, 'nın')} {session}. seansında zaten bu sözler var.",
        ),
    )


def remove(case: CaseKey, session: SessionNumber, rater: DoneBy = None) -> None:
    """Remove a session that nobody has coded yet.

    `thirdear undo` brings it back; `thirdear privacy purge` erases a case for good.
    """
    from thirdear.study import replacement

    with open_study() as study:
        replacement.remove(study, case, session, rater or LEAD)
    show(
        {"case": case, "session": session, "removed": True},
        lambda: say(
            f"Case {case}, session {session} was removed. `thirdear undo` brings it back.",
            f"{vaka(case, 'nın')} {session}. seansı çıkarıldı. `thirdear undo` geri getirir.",
        ),
    )
