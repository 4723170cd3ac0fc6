"""The header of the tagging screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style

from thirdear.base.numbers import grouped, percent
from thirdear.base.safe import safe
from thirdear.tui.looks.families import clip
from thirdear.tui.parts.lines import Part, Parts
from thirdear.tui.tagging.spread import CELLS

if TYPE_CHECKING:
    from thirdear.tui.seat import Seat
    from thirdear.tui.tagging.reading import Reading

BAR_CELLS = 10
LEAST = 16
"""Cells of the session's name, however narrow the screen is."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the header needs to know besides the sheet.

    ``accessible`` asks for words instead of bars; ``sticky`` says that letters are codes; ``sound``
    is whether a recording plays.
    """

    place: int
    chosen: int
    width: int
    sticky: bool = False
    accessible: bool = False
    sound: str = ""


def head_parts(seat: Seat, sheet: Reading, head: Head) -> Parts:
    """Return the header: mode, case and session, place, progress, rater, blindness, families."""
    say = seat.say
    all_ = len(sheet)
    where = say("tagging.seg", place=grouped(min(head.place + 1, all_)), all=grouped(all_))
    if head.chosen > 1:
        where += f" · {say('tagging.range', count=head.chosen)}"
    share = min(1.0, sheet.tagged / sheet.taggable) if sheet.taggable else 0.0
    bar = "" if head.accessible else "█" * round(share * BAR_CELLS)
    rest = say("panel.tagged", share=percent(share))
    if not head.accessible:
        rest = f"{'░' * (BAR_CELLS - len(bar))} {percent(share):>4}"
    stays = "" if seat.auto else f" · {say('stays')}"
    end = f" · ✓ {say('finished')}" if sheet.finished else stays
    layer = "" if sheet.layer == "turn" else f" {safe(sheet.layer, one_line=True)}"
    mode = f" {say('sticky')} " if head.sticky else ""
    title = f"{seat.title(sheet.case, sheet.session)}{layer}"
    parts: list[Part] = [
        (mode, "warn"),
        (f" {head.sound}" if head.sound else "", "key"),
        (f" {clip(title, max(LEAST, head.width // 3))}  ", "title"),
        (where, "strong"),
        (f"  {bar}", "good"),
        (rest, "dim"),
        (f"  {safe(seat.pass_.rater, one_line=True)} · {seat.sight}{end}", ""),
        (" ", ""),
    ]
    return parts if head.accessible else [*parts, *_sparks(seat, sheet, head.width, parts)]


def _sparks(seat: Seat, sheet: Reading, width: int, parts: Sequence[Part]) -> list[Part]:
    """Return a line of bars for as many families as there is room for, each after its glyph."""
    room = width - sum(cell_len(text) for text, _ in parts)
    sparks = sheet.spread.sparks()
    found: list[Part] = []
    for family, look in seat.families.items():
        if family in sparks and room >= CELLS + 3:
            found += [(f" {look.glyph}", Style(color=look.colour)), (sparks[family], "dim")]
            room -= CELLS + 2
    return found
