"""Word comments of a document: the fresh ones in, those that nothing refers to any more out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from thirdear.base.numbers import whole
from thirdear.writeup.manuscript import Part
from thirdear.writeup.oxml import Element, W, parsed

_ID = f"{{{W}}}id"
_COMMENT, _SHOWN = f"{{{W}}}comment", f"{{{W}}}commentReference"


def of(document: Any) -> Element:
    """Return the part that holds a document's comments; it is made where there is none."""
    part: Element = document.part._comments_part.element  # noqa: SLF001 - it dates them by the clock
    return part


def taken(document: Any) -> int:
    """Return the first number from which a document has no comment yet."""
    return max((_number(one) + 1 for one in _there(document)), default=0)


def _there(document: Any) -> list[Element]:
    if not any(one.reltype.endswith("/comments") for one in document.part.rels.values()):
        return []
    return of(document).findall(_COMMENT)


def settle(document: Any, body: Element, fresh: Iterable[Part]) -> Sequence[Element]:
    """Drop the comments that no text shows any more and add those of the parts that went in.

    Return the part that holds them, where there is one.
    """
    shown = {_number(one) for one in body.iter(_SHOWN)}
    kept = _there(document)
    for comment in kept:
        if _number(comment) not in shown:
            of(document).remove(comment)
    added = [parsed(comment) for part in fresh for comment in part.comments]
    if added:
        of(document).extend(added)
    return (of(document),) if kept or added else ()


def _number(one: Element) -> int:
    number = whole(one.get(_ID, ""))
    return -1 if number is None else number
