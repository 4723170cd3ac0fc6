"""Word comments of a document: the fresh ones in, those that nothing refers to any more out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from thirdear.writeup.manuscript import Part
from thirdear.writeup.oxml import Element, W, parsed

_ID = f"{{{W}}}id"
_COMMENT, _SHOWN = f"{{{W}}}comment", f"{{{W}}}commentReference"
_MARKS = (f"{{{W}}}commentRangeStart", f"{{{W}}}commentRangeEnd", _SHOWN)


def of(document: Any) -> Element:
    """Return the part that holds a document's comments; it is made where there is none."""
    part: Element = document.part._comments_part.element  # noqa: SLF001 - it dates them by the clock
    return part


def add(document: Any, units: Iterable[tuple[Part, Element]]) -> None:
    """Add the comments of fresh parts under numbers that the document does not use yet."""
    fresh = [(part, unit) for part, unit in units if part.comments]
    if not fresh:
        return
    root = of(document)
    offset = max((_number(one) + 1 for one in root.iter(_COMMENT)), default=0)
    for part, unit in fresh:
        for mark in unit.iter(*_MARKS):
            _shift(mark, offset)
        for comment in map(parsed, part.comments):
            _shift(comment, offset)
            root.append(comment)


def settle(document: Any, body: Element) -> Sequence[Element]:
    """Drop the comments that no text shows any more; return the part, where there is one."""
    if not any(one.reltype.endswith("/comments") for one in document.part.rels.values()):
        return ()
    root = of(document)
    shown = {_number(one) for one in body.iter(_SHOWN)}
    for comment in root.findall(_COMMENT):
        if _number(comment) not in shown:
            root.remove(comment)
    return (root,)


def _number(one: Element) -> int:
    number = one.get(_ID, "")
    return int(number) if number.isdecimal() else -1


def _shift(one: Element, offset: int) -> None:
    one.set(_ID, str(_number(one) + offset))
