"""What a click on a chip offers: another value, doubt, a memo, the definition, to take it away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from thirdear.model.coding import Tag
from thirdear.tui.parts.ask import Choose
from thirdear.tui.tagging import memos

if TYPE_CHECKING:
    from thirdear.tui.tagging.judge import Judge

Way = tuple[str, Callable[[], None]]


def ways(
    judge: Judge, place: int, tag: Tag, memo: Callable[[Tag], None], define: Callable[[str], None]
) -> list[Way]:
    """Return what can be done with a tag, each with its words."""
    say, code = judge.seat.say, judge.sheet.known.get(tag.code)
    found: list[Way] = []
    if code is not None and code.scale is not None:
        for value in range(code.scale.low, code.scale.high + 1):
            sign = "✓ " if value == tag.value else ""
            new = replace(tag.again(), value=value)
            do = partial(judge.change, place, tag, new)
            found.append((f"{sign}{say('chip.value', value=value)}", do))
    doubt = replace(tag.again(), uncertain=not tag.uncertain)
    entry = "chip.certain" if tag.uncertain else "chip.uncertain"
    found.append((say(entry), partial(judge.change, place, tag, doubt)))
    found.append((say("chip.memo"), partial(memo, tag)))
    if code is not None:
        found.append((say("chip.definition"), partial(define, tag.code)))
    found.append((say("chip.remove"), partial(judge.change, place, tag, None)))
    return found


def ask(
    judge: Judge, place: int, tag: Tag, memo: Callable[[Tag], None], define: Callable[[str], None]
) -> None:
    """Offer what can be done with a tag."""
    found = ways(judge, place, tag, memo, define)
    title = memos.called(judge.seat, judge.sheet, place, tag)

    def take(at: int | None) -> None:
        if at is not None:
            found[at][1]()

    window = Choose(title, [words for words, _ in found], judge.seat.language)
    judge.view.app.push_screen(window, take)
