"""Commands on what a transcript says wrongly: correct, corrections, undo, redo."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from thirdear.base.streams import is_terminal
from thirdear.cli.app import (
    common,
    confirm_identifiable,
    noted,
    one_of,
    open_study,
    say,
    show,
    table,
    with_common,
    write_text,
)
from thirdear.cli.transcripts import Accept, Columns, Speakers
from thirdear.model.coding import Change
from thirdear.model.corrections import Correction, Fault, NewCorrection
from thirdear.model.language import said, spoken
from thirdear.model.text import Role
from thirdear.study import LEAD, Study

correct = typer.Typer(
    help="Correct an overlay over a transcript; the source and its tags stay as they are.",
    rich_markup_mode=None,
)

Case = Annotated[str, typer.Argument(metavar="CASE")]
Session = Annotated[int, typer.Argument(metavar="SESSION")]
Turn = Annotated[int, typer.Argument(metavar="TURN", help="A turn's number in the source.")]
RoleOf = Annotated[str | None, typer.Option(help=f"One of {', '.join(Role)}.")]
Nth = Annotated[int | None, typer.Option(help="Which time, if the turn has the words twice.")]
By = Annotated[str | None, typer.Option(help="Who does it; the study, if nobody is named.")]


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    commands: dict[str, Callable[..., None]] = {
        "words": words,
        "speaker": speaker,
        "split": split,
        "join": join,
        "role": role,
        "withdraw": withdraw,
        "file": file,
    }
    for name, command in commands.items():
        correct.command(name)(with_common(command))
    program.add_typer(correct, name="correct")
    for plain in (corrections, undo, redo):
        program.command()(with_common(plain))


def words(
    case: Case,
    session: Session,
    turn: Turn,
    was: Annotated[str, typer.Argument(metavar="WAS", help="The words in the source.")],
    now: Annotated[str, typer.Argument(metavar="NOW", help="What was said; empty: nothing.")],
    nth: Nth = None,
    rater: By = None,
) -> None:
    """Correct words of a turn."""
    from thirdear.study import corrections

    with open_study() as study:
        start, stop = corrections.stretch(study.transcript(case, session), turn, was, nth)
        _do(study, NewCorrection(case, session, Fault.WORDS, start, stop, now), rater)


def speaker(
    case: Case,
    session: Session,
    turn: Turn,
    label: Annotated[str, typer.Argument(metavar="LABEL", help="Who really speaks.")],
    role: RoleOf = None,
    rater: By = None,
) -> None:
    """Correct who speaks in a turn."""
    from thirdear.study import corrections

    with open_study() as study:
        start = corrections.turn(study.transcript(case, session), turn).start
        given = _role(role)
        new = NewCorrection(case, session, Fault.SPEAKER, start, None, label, given)
        _do(study, new, rater)


def split(
    case: Case,
    session: Session,
    turn: Turn,
    begins: Annotated[str, typer.Argument(metavar="BEGINS", help="How the new turn begins.")],
    speaker: Annotated[str, typer.Option(help="The label of who speaks in the new turn.")] = "",
    role: RoleOf = None,
    nth: Nth = None,
    rater: By = None,
) -> None:
    """Let a new turn begin within a turn; both keep the number, and its tags."""
    from thirdear.study import corrections

    with open_study() as study:
        start, _ = corrections.stretch(study.transcript(case, session), turn, begins, nth)
        given = _role(role)
        _do(study, NewCorrection(case, session, Fault.SPLIT, start, None, speaker, given), rater)


def join(case: Case, session: Session, turn: Turn, rater: By = None) -> None:
    """Let a turn and the next one be one, of the first one's speaker."""
    from thirdear.study import corrections

    with open_study() as study:
        last = corrections.turn(study.transcript(case, session), turn).stop - 1
        _do(study, NewCorrection(case, session, Fault.JOIN, last), rater)


def role(
    case: Case,
    label: Annotated[str, typer.Argument(metavar="LABEL")],
    role: Annotated[str, typer.Argument(metavar="ROLE", help=f"One of {', '.join(Role)}.")],
    session: Annotated[int | None, typer.Option(help="Only this session.")] = None,
    rater: By = None,
) -> None:
    """Correct the role that a label was given at import; tags stay.

    Without --session it is for all sessions of the case, and for those imported later.
    """
    given = _role(role)
    assert given is not None
    with open_study() as study:
        done = len(study.correct_role(case, label, given, session, rater or LEAD))
    show(
        {"sessions": done},
        lambda: say(
            f"{label} is the {given} in {done} more session(s).",
            f"{label} etiketinin rolü {done} oturumda daha {given} oldu.",
        ),
    )


def withdraw(
    name: Annotated[str, typer.Argument(metavar="ID", help="As `thirdear corrections` has it.")],
    rater: By = None,
) -> None:
    """Let a correction stand no longer."""
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
    case: Case,
    session: Session,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The corrected file.")],
    speakers: Speakers = None,
    columns: Columns = None,
    accept_unplaced: Accept = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what differs.")] = False,
    rater: By = None,
) -> None:
    """Bring in what a corrected file says otherwise, as corrections; tags stay.

    Words and speakers are compared turn by turn; on a terminal they are shown first.
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


def corrections(
    case: Annotated[str | None, typer.Option(help="Only this case.")] = None,
    session: Annotated[int | None, typer.Option(help="Only this session.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A .csv file.")] = None,
    identifiable: Annotated[
        bool, typer.Option("--identifiable", help="With the words, which a file else has not.")
    ] = False,
) -> None:
    """List what was corrected, by whom and when; on the screen with the words."""
    from thirdear.exchange import longcsv
    from thirdear.study import corrections

    with open_study() as study:
        rows = list(corrections.rows(study, case, session))
        if output is not None:
            if identifiable:
                confirm_identifiable()
            columns = (*corrections.COLUMNS, *(corrections.WORDS if identifiable else ()))
            cells = ([row[key] for key in columns] for row in rows)
            write_text(longcsv.write(columns, cells), output)
            noted(study, output, "corrections")
            return
    shown = ("id", "case", "session", "turn", "what", "was", "now", "by", "at")
    none = ("Nothing was corrected.", "Hiçbir şey düzeltilmedi.")
    show(rows, lambda: table("", shown, ([row[key] for key in shown] for row in rows), empty=none))


def undo(rater: By = None) -> None:
    """Take back somebody's last act."""
    with open_study() as study:
        changes = study.undo(rater or LEAD)
        elsewhere = not changes and study.store.acted_elsewhere(rater or LEAD)
    acts = _named(changes)
    done = said(f"Undone: {acts}.", f"Geri alındı: {acts}.")
    none = said(*(_ELSEWHERE if elsewhere else _NOT_UNDONE))
    _tell_changes(changes, done if changes else none)


def redo(rater: By = None) -> None:
    """Do again what somebody took back last."""
    with open_study() as study:
        changes = study.redo(rater or LEAD)
    acts = _named(changes)
    done = said(f"Done again: {acts}.", f"Yeniden yapıldı: {acts}.")
    _tell_changes(changes, done if changes else said(*_NOT_REDONE))


_NOT_UNDONE = ("Nothing was undone.", "Geri alınacak bir şey yok.")
_ELSEWHERE = (
    (
        "Nothing was undone: what is left was done in another copy of the study, or before it was "
        "moved. Take it back there and merge again, or change it here."
    ),
    (
        "Hiçbir şey geri alınmadı: geriye kalanlar çalışmanın başka bir kopyasında ya da çalışma "
        "taşınmadan önce yapılmış. Orada geri alıp yeniden birleştirin ya da burada değiştirin."
    ),
)
_NOT_REDONE = ("Nothing was done again.", "Yeniden yapılacak bir şey yok.")


def _named(changes: Sequence[Change]) -> str:
    """Return what was done and where, each once."""
    return ", ".join(dict.fromkeys(map(_act, changes)))


def _act(change: Change) -> str:
    from thirdear.tui.wording.history import act_name

    what = act_name(change.what, change.setting, spoken())
    case, session = change.case, change.session
    if not case:
        return what
    if not session:
        return said(f"{what} (case {case})", f"{what} (vaka: {case})")
    return said(
        f"{what} (case {case}, session {session})", f"{what} (vaka: {case}, {session}. oturum)"
    )


def _tell_changes(changes: Sequence[Change], told: str) -> None:
    rows = [
        {"act": c.what, "case": c.case, "session": c.session}
        | {"layer": c.layer, "segment": c.segment}
        for c in changes
    ]
    show(rows, lambda: say(told))


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
