"""The command `thirdear transcripts correct`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from thirdear.base.streams import is_terminal
from thirdear.cli.app import one_of, open_study, say, show, table
from thirdear.cli.common import common, with_common
from thirdear.cli.options import (
    Accept,
    CaseKey,
    Columns,
    DoneBy,
    OnlySession,
    SessionNumber,
    Speakers,
)
from thirdear.model.corrections import Correction, Fault, NewCorrection
from thirdear.model.language import counted, said
from thirdear.model.text import ROLE_NAMES, Role
from thirdear.study import LEAD, Study

correct = typer.Typer(
    help="Correct a transcript; its source and tags stay.",
    rich_markup_mode=None,
)

Turn = Annotated[int, typer.Argument(metavar="TURN", help="Number of the turn in the source.")]
RoleOf = Annotated[str | None, typer.Option(help=f"One of {', '.join(Role)}.")]
Nth = Annotated[
    int | None, typer.Option(help="Which occurrence, if the turn has the text more than once.")
]


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    correct.command("words")(with_common(words))
    correct.command("speaker")(with_common(speaker))
    correct.command("split")(with_common(split))
    correct.command("join")(with_common(join))
    correct.command("role")(with_common(role))
    correct.command("time")(with_common(time))
    correct.command("withdraw")(with_common(withdraw))
    correct.command("file")(with_common(file))
    program.add_typer(correct, name="correct")


def words(
    case: CaseKey,
    session: SessionNumber,
    turn: Turn,
    was: Annotated[str, typer.Argument(metavar="WAS", help="Text as it is in the source.")],
    now: Annotated[
        str, typer.Argument(metavar="NOW", help="Text as it was said (empty: nothing was said).")
    ],
    nth: Nth = None,
    rater: DoneBy = None,
) -> None:
    """Correct the text of a turn."""
    from thirdear.study import corrections

    with open_study() as study:
        start, stop = corrections.stretch(study.transcript(case, session), turn, was, nth)
        _do(study, NewCorrection(case, session, Fault.WORDS, start, stop, now), rater)


def speaker(
    case: CaseKey,
    session: SessionNumber,
    turn: Turn,
    label: Annotated[str, typer.Argument(metavar="LABEL", help="Label of the real speaker.")],
    role: RoleOf = None,
    rater: DoneBy = None,
) -> None:
    """Correct the speaker of a turn."""
    from thirdear.study import corrections

    with open_study() as study:
        start = corrections.turn(study.transcript(case, session), turn).start
        given = _role(role)
        new = NewCorrection(case, session, Fault.SPEAKER, start, None, label, given)
        _do(study, new, rater)


def split(
    case: CaseKey,
    session: SessionNumber,
    turn: Turn,
    begins: Annotated[str, typer.Argument(metavar="BEGINS", help="First words of the new turn.")],
    speaker: Annotated[str, typer.Option(help="Label of the new turn's speaker.")] = "",
    role: RoleOf = None,
    nth: Nth = None,
    rater: DoneBy = None,
) -> None:
    """Start a new turn within a turn; both keep its number and tags."""
    from thirdear.study import corrections

    with open_study() as study:
        start, _ = corrections.stretch(study.transcript(case, session), turn, begins, nth)
        given = _role(role)
        _do(study, NewCorrection(case, session, Fault.SPLIT, start, None, speaker, given), rater)


def join(case: CaseKey, session: SessionNumber, turn: Turn, rater: DoneBy = None) -> None:
    """Join a turn with the next one, under its speaker."""
    from thirdear.study import corrections

    with open_study() as study:
        last = corrections.turn(study.transcript(case, session), turn).stop - 1
        _do(study, NewCorrection(case, session, Fault.JOIN, last), rater)


def role(
    case: CaseKey,
    label: Annotated[str, typer.Argument(metavar="LABEL")],
    role: Annotated[str, typer.Argument(metavar="ROLE", help=f"One of {', '.join(Role)}.")],
    session: OnlySession = None,
    rater: DoneBy = None,
) -> None:
    """Correct the role of a label; tags stay.

    Without --session it applies to all sessions of the case, also to those imported later.
    """
    given = _role(role)
    assert given is not None
    with open_study() as study:
        done = len(study.correct_role(case, label, given, session, rater or LEAD))
    show(
        {"sessions": done},
        lambda: say(
            f"{label} is now the {given} in {counted(done, 'session')}.",
            f"{label} etiketinin rolü {done} seansta {ROLE_NAMES[given][1]} oldu.",
        ),
    )


def time(
    case: CaseKey,
    session: SessionNumber,
    turn: Turn,
    begins: Annotated[
        str, typer.Argument(metavar="TIME", help="When it begins in the recording (12:34.5).")
    ],
    rater: DoneBy = None,
) -> None:
    """Correct when a turn begins in the recording."""
    from thirdear.study import corrections

    with open_study() as study:
        start = corrections.turn(study.transcript(case, session), turn).start
        told = corrections.seconds(begins)
        _do(study, NewCorrection(case, session, Fault.TIME, start, None, told), rater)


def withdraw(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="Number shown by `transcripts corrections`.")
    ],
    rater: DoneBy = None,
) -> None:
    """Withdraw a correction."""
    from thirdear.study import corrections

    with open_study() as study:
        study.withdraw(corrections.event_id(name), rater or LEAD)
    show(
        {"withdrawn": name},
        lambda: say(
            f"Correction {name} stands no longer.", f"{name} düzeltmesi artık geçerli değil."
        ),
    )


def file(
    case: CaseKey,
    session: SessionNumber,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The corrected file.")],
    speakers: Speakers = None,
    columns: Columns = None,
    accept_unplaced: Accept = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the differences, and change nothing.")
    ] = False,
    rater: DoneBy = None,
) -> None:
    """Import the differences of a corrected file as corrections; tags stay.

    Text and speakers are compared turn by turn; in a terminal they are shown first.
    """
    from thirdear.study import replacement

    with open_study() as study:
        told = {"speakers": speakers, "columns": columns, "accept_unplaced": accept_unplaced}
        found = replacement.differences(study, replacement.plan(study, case, session, path, **told))
        rows = [
            {"turn": one.turn, "what": one.correction.fault.value, "was": one.was, "now": one.now}
            for one in found
        ]
        asks = is_terminal(sys.stdin) and not common.json and not dry_run and bool(found)
        if not common.json:
            heads = ("turn", "what", "was", "now")
            none = ("The file says the same.", "Dosya aynısını söylüyor.")
            table("", heads, ([row[head] for head in heads] for row in rows), empty=none)
        if asks:
            typer.confirm(said("Correct this?", "Düzeltilsin mi?"), abort=True, err=True)
        done = () if dry_run or not found else replacement.correct(study, found, rater or LEAD)
    show(
        {"corrections": rows, "made": len(done)},
        lambda: say(f"{len(done)} corrections made.", f"{len(done)} düzeltme yapıldı."),
    )


def _role(word: str | None) -> Role | None:
    return None if word is None else Role(one_of([each.value for each in Role], word, "role"))


def _do(study: Study, new: NewCorrection, rater: str | None) -> None:
    done = study.correct(new, rater or LEAD)
    show(
        [{"id": _name(one), "what": one.fault.value, "start": one.start} for one in done],
        lambda: (
            say("It is corrected.", "Düzeltildi.")
            if done
            else say("It is so already.", "Zaten öyle.")
        ),
    )


def _name(one: Correction) -> str:
    return f"{one.id.replica}:{one.id.seq}"
