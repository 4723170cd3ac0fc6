"""The places that hold what was looked for, walked in both directions and around the ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


def at_or_after(hits: Sequence[int], place: int) -> int:
    """Return the first hit from a place on; ``hits`` are sorted and not empty."""
    return hits[bisect_left(hits, place) % len(hits)]


def beside(hits: Sequence[int], place: int, step: int) -> int:
    """Return the next hit after a place, or with a negative step the one before it."""
    if step > 0:
        return hits[bisect_right(hits, place) % len(hits)]
    return hits[bisect_left(hits, place) - 1]
