"""What a rater's memos are about: the segment, one of its tags, or a tag that was taken away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thirdear.base.safe import safe
from thirdear.model.coding import Memo, Tag
from thirdear.tui.looks.families import clip

if TYPE_CHECKING:
    from thirdear.tui.seat import Seat
    from thirdear.tui.tagging.reading import Reading

Subject = Tag | Memo | None
"""A tag, a memo whose tag is gone, or None for the segment."""
_PART = 24
"""Cells of the words that tell one part of a segment from another."""


def subjects(sheet: Reading, place: int) -> list[Subject]:
    """Return everything at a place that a memo may be about, the segment first."""
    tags = sheet.tags(place)
    gone = (memo for memo in sheet.tag_memos(place) if not sheet.stands(place, memo))
    return [None, *tags, *gone]


def chosen(
    sheet: Reading, place: int, part: tuple[int, int] | None, fresh: frozenset[str]
) -> list[Subject]:
    """Return what a memo may be about now: what was just tagged here, the marked part's tag.

    Where this is not one tag, everything at the place.
    """
    tags = [
        tag
        for tag in sheet.tags(place)
        if (tag.start, tag.stop) == part or (part is None and tag.code in fresh)
    ]
    return list(tags) if len(tags) == 1 else subjects(sheet, place)


def called(seat: Seat, sheet: Reading, place: int, one: Tag | Memo) -> str:
    """Return what a tag is called beside its memo: its code, its part's words, if it is gone."""
    code = one.code or ""
    look = seat.looks.get(code)
    name = look.name if look else safe(code, one_line=True)
    if words := sheet.part_words(place, one):
        name += f" ⌶ “{clip(words, _PART)}”"
    gone = isinstance(one, Memo) and not sheet.stands(place, one)
    return seat.say("memo.gone", code=name) if gone else name


def before(sheet: Reading, place: int, about: Subject) -> str:
    """Return what the memo of a segment, or of a tag on it, says now."""
    if about is None:
        return sheet.memo(place)
    key = (about.code, about.start, about.stop)
    found = (m.text for m in sheet.tag_memos(place) if (m.code, m.start, m.stop) == key)
    return next(found, "")


def told(seat: Seat, sheet: Reading, place: int, entry: str) -> Iterator[str]:
    """Yield the memos of a place, the segment's first, each tag's with its code."""
    if memo := sheet.memo(place):
        yield seat.say(entry, memo=memo)
    for one in sheet.tag_memos(place):
        yield seat.say("memo.of", code=called(seat, sheet, place, one), memo=one.text)
