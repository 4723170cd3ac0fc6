"""Segments cut by hand: boundaries added to a segmentation, or taken from it.

A boundary is known by the place at which the segment behind it begins. Each carries how often it
was set less how often it was taken away, so that any order of doing, undoing and doing again ends
in the same segments.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from thirdear.model.text import Role, Segment


class Boundary(NamedTuple):
    """How far the segment before a boundary reaches, and how often the boundary was set."""

    stop: int
    times: int


def cut(base: Sequence[Segment], boundaries: Mapping[int, Boundary]) -> tuple[Segment, ...]:
    """Return segments with boundaries added inside of them and others taken away between them.

    A piece keeps its segment's number, speaker and role, the first one its time; pieces that were
    joined have the number and time of the first, and its speaker where all have the same. What is
    above 0 adds a boundary inside a segment, what is below 0 takes one away between two.
    """
    added = sorted(at for at, boundary in boundaries.items() if boundary.times > 0)
    found: list[Segment] = []
    for segment in base:
        boundary = boundaries.get(segment.start)
        pieces = list(_pieces(segment, added, boundaries))
        if found and boundary is not None and boundary.times < 0:
            found[-1] = _joined(found[-1], pieces.pop(0))
        found += pieces
    return tuple(found)


def numbered(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return segments numbered from 1."""
    return tuple(replace(segment, index=number) for number, segment in enumerate(segments, 1))


def boundary_at(base: Sequence[Segment], text: str, place: int) -> tuple[int, int] | None:
    """Return where the boundary lies that a cut at a place means: the stop before it, its place.

    White space at the cut belongs to neither side. Between two segments their own boundary is
    meant; None before the first word and behind the last.
    """
    before: Segment | None = None
    for segment in base:
        if place <= segment.start:
            return None if before is None else (before.stop, segment.start)
        if place < segment.stop:
            head, tail = text[segment.start : place], text[place : segment.stop]
            start = segment.stop - len(tail.lstrip())
            if not head.strip():
                return None if before is None else (before.stop, segment.start)
            if start < segment.stop:
                return segment.start + len(head.rstrip()), start
        before = segment
    return None


def _pieces(
    segment: Segment, added: Sequence[int], boundaries: Mapping[int, Boundary]
) -> Iterator[Segment]:
    first, last = bisect_right(added, segment.start), bisect_left(added, segment.stop)
    inside = added[first:last]
    stops = [*(boundaries[at].stop for at in inside), segment.stop]
    for start, stop in zip([segment.start, *inside], stops, strict=True):
        time = segment.time if start == segment.start else None
        yield replace(segment, start=start, stop=stop, time=time)


def _joined(one: Segment, two: Segment) -> Segment:
    same = (one.speaker, one.role) == (two.speaker, two.role)
    speaker, role = (one.speaker, one.role) if same else ("", Role.OTHER)
    return replace(one, stop=two.stop, speaker=speaker, role=role)
