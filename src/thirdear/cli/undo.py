"""`thirdear undo`: take back somebody's last act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from thirdear.cli.app import open_study, say, show
from thirdear.cli.common import with_common
from thirdear.cli.options import DoneBy
from thirdear.model.coding import Change
from thirdear.model.language import said, spoken, the_case
from thirdear.study import LEAD

if TYPE_CHECKING:
    import typer


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(undo))


def undo(rater: DoneBy = None) -> None:
    """Undo your last action."""
    with open_study() as study:
        changes = study.undo(rater or LEAD)
        elsewhere = not changes and study.store.acted_elsewhere(rater or LEAD)
    acts = named(changes)
    done = said(f"Undone: {acts}.", f"Geri alındı: {acts}.")
    none = said(*(_ELSEWHERE if elsewhere else _NOT_UNDONE))
    tell_changes(changes, done if changes else none)


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


def named(changes: Sequence[Change]) -> str:
    """Return what was done and where, each once."""
    return ", ".join(dict.fromkeys(map(act, changes)))


def act(change: Change) -> str:
    """Return the name of an act, as the desk names it."""
    from thirdear.tui.wording.history import act_name

    what = act_name(change.what, change.setting, spoken())
    case, session = change.case, change.session
    if not case:
        return what
    if not session:
        return said(f"{what} ({the_case(case)})", f"{what} (vaka: {case})")
    return said(
        f"{what} ({the_case(case)}, session {session})", f"{what} (vaka: {case}, {session}. seans)"
    )


def tell_changes(changes: Sequence[Change], told: str) -> None:
    """Print what was taken back or done again, one row a change."""
    rows = [
        {"act": c.what, "case": c.case, "session": c.session}
        | {"layer": c.layer, "segment": c.segment}
        for c in changes
    ]
    show(rows, lambda: say(told))
