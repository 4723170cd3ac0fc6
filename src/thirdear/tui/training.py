"""What a rater in training is told after a session: how far from the gold pass, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from thirdear.base.numbers import figure
from thirdear.base.safe import safe
from thirdear.model.consensus import Said
from thirdear.model.training import Feedback
from thirdear.tui import errand
from thirdear.tui.looks.families import column
from thirdear.tui.parts.ask import Told
from thirdear.tui.parts.lines import Parts

if TYPE_CHECKING:
    from thirdear.study import Study
    from thirdear.tui.desk import Desk
    from thirdear.tui.seat import Seat

TOLD = ("percent_agreement", "cohen_kappa", "weighted_kappa", "gwet_ac1")
"""Statistics that say something about one session."""


def feed_back(desk: Desk, case: str, session: int) -> None:
    """In training say how a session that was just finished differs from the gold pass."""
    from thirdear.study import training

    seat = desk.seat
    if seat is None or seat.pass_ not in seat.study.store.training():
        return

    def compare(study: Study) -> Feedback:
        return training.feedback(study, seat.pass_, case, session)

    def show(found: Feedback) -> None:
        if not desk.lock.locked:
            title = seat.say("training.title", place=seat.place(case, session))
            rows = feedback_rows(found, seat)
            desk.push_screen(Told(title, lambda _: rows, seat.language, wide=True))

    errand.send(desk, seat.study, compare, show, desk.note, group="training")


def feedback_rows(told: Feedback, seat: Seat) -> list[Parts]:
    """Return the feedback as rows: agreement code by code, then every difference."""
    say, names = seat.say, _names(seat)
    gold = safe(told.gold.rater, one_line=True)
    rows: list[Parts] = [[(f" {say('training.with', gold=gold)}", "dim")]]
    by_code: dict[str, list[str]] = {}
    for one in told.agreement:
        if one.statistic in TOLD and one.value is not None:
            statistic = say(f"statistic.{one.statistic}")
            by_code.setdefault(one.code or "", []).append(f"{statistic} {figure(one.value)}")
    for code, numbers in by_code.items():
        name = column(names.get(code, code) or say("training.items"), 30)
        rows.append([(f" {name} ", ""), ("  ".join(numbers), "dim")])
    rows.append([(f" {say('training.differences', count=len(told.differences))}", "title")])
    return [*rows, *_differences(told, seat, names)]


def _differences(told: Feedback, seat: Seat, names: Mapping[str, str]) -> Iterator[Parts]:
    for one in told.differences:
        said = dict(one.said)
        mine, gold = (_shown(said.get(pass_), seat) for pass_ in (told.pass_, told.gold))
        where = "" if one.segment is None else seat.say("training.at", segment=one.segment)
        name = column(names.get(one.what, one.what), 26)
        words = seat.say("training.said", mine=mine, gold=gold)
        yield [(f" {column(where, 10)}", "dim"), (f"{name} ", ""), (words, "dim")]


def _shown(said: Said, seat: Seat) -> str:
    if said is None:
        return seat.say("training.nothing")
    return "✓" if said is True else f"{said:g}"


def _names(seat: Seat) -> dict[str, str]:
    names = {key: look.name for key, look in seat.looks.items()}
    for key, item in seat.study.items().items():
        names[key] = safe(item.name(seat.language), one_line=True)
    return names
