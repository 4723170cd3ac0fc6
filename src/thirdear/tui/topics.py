"""Memos on sessions, cases and codes: the sign beside their rows, and the editor that writes them.

Only the memos of the pass at the desk are read, blind or not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from thirdear.base.safe import safe
from thirdear.study import memos
from thirdear.tui.parts.ask import Choose
from thirdear.tui.refused import telling

if TYPE_CHECKING:
    from textual.app import App

    from thirdear.model.memos import Topic
    from thirdear.tui.parts.lines import Part
    from thirdear.tui.seat import Seat

SIGN = "✎"


def texts(seat: Seat) -> Mapping[Topic, str]:
    """Return the memos of the pass at the desk by what they are on."""
    return memos.texts(seat.study, seat.pass_)


def sign(noted: Mapping[Topic, str], topic: Topic) -> Part:
    """Return what stands in the cell beside a row: the sign of a memo, or nothing."""
    return (SIGN, "key") if topic in noted else (" ", "")


def called(seat: Seat, topic: Topic) -> str:
    """Return what a memo is on, as the screens name it."""
    if topic.code is not None:
        look = seat.looks.get(topic.code)
        return look.name if look else safe(topic.code, one_line=True)
    assert topic.case is not None
    if topic.session is None:
        return safe(memos.named(topic), one_line=True)
    return seat.place(topic.case, topic.session)


def choose(app: App[None], seat: Seat, topics: list[Topic], kept: Callable[[str], None]) -> None:
    """Write a memo on the one topic; where there are several, ask which."""
    if len(topics) == 1:
        write(app, seat, topics[0], kept)
        return

    def take(chosen: int | None) -> None:
        if chosen is not None:
            write(app, seat, topics[chosen], kept)

    answers = [called(seat, topic) for topic in topics]
    app.push_screen(Choose(seat.say("tag.memo_which"), answers, seat.language), take)


def write(app: App[None], seat: Seat, topic: Topic, kept: Callable[[str], None]) -> None:
    """Open the editor on a memo; it is saved as it is written, and ``kept`` hears each time."""
    from thirdear.tui.parts.editor import Editor

    say = seat.say

    def keep(text: str) -> str | None:
        refused: list[str] = []
        with telling(refused.append):
            memos.write(seat.study, seat.pass_, topic, text)
            kept(say("tag.memo_kept" if text else "tag.memo_gone"))
        return refused[0] if refused else None

    before = texts(seat).get(topic, "")
    app.push_screen(Editor(say("topic.memo", what=called(seat, topic)), before, keep, say))
