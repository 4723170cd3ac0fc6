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


class Cut(NamedTuple):
    """A boundary to be set or taken: the segment it parts or joins with the next, and its place.

    ``stop`` is where the segment before it ends; ``times`` is what its count changes by.
    """

    segment: int
    at: int
    stop: int
    times: int


def splitting(
    base: Sequence[Segment], boundaries: Mapping[int, Boundary], text: str, place: int
) -> Cut | None:
    """Return the cut that splits a segment at a place; None where nothing is to be parted."""
    found = boundary_at(base, text, place)
    if found is None:
        return None
    stop, at = found
    now = enumerate(cut(base, boundaries), 1)
    parted = next((number for number, s in now if s.start < at < s.stop), None)
    if parted is None:
        return None
    return Cut(parted, at, stop, _own(base, at) - _times(boundaries, at))


def joining(
    base: Sequence[Segment], boundaries: Mapping[int, Boundary], segment: int
) -> Cut | None:
    """Return the cut that joins a segment with the next; None where there is none behind it."""
    now = cut(base, boundaries)
    if not 1 <= segment < len(now):
        return None
    at, stop = now[segment].start, now[segment - 1].stop
    return Cut(segment, at, stop, _own(base, at) - 1 - _times(boundaries, at))


def _own(base: Sequence[Segment], at: int) -> int:
    """Return how often a boundary has to be set to stand: a segmentation's own stands anyway."""
    return 0 if any(segment.start == at for segment in base) else 1


def _times(boundaries: Mapping[int, Boundary], at: int) -> int:
    return boundaries[at].times if at in boundaries else 0


def cut(base: Sequence[Segment], boundaries: Mapping[int, Boundary]) -> tuple[Segment, ...]:
    """Return segments with boundaries added inside of them and others taken away between them.

    A piece keeps its segment's number, speaker and role, the first one its time, the last its end;
    pieces that were joined have the number and time of the first, the end of the last, and a
    speaker where all have the same. What is above 0 adds a boundary inside a segment, what is
    below 0 takes one away between two.
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
    if not inside:
        yield segment
        return
    stops = [*(boundaries[at].stop for at in inside), segment.stop]
    for start, stop in zip([segment.start, *inside], stops, strict=True):
        time = segment.time if start == segment.start else None
        end = segment.end if stop == segment.stop else None
        yield replace(segment, start=start, stop=stop, time=time, end=end)


def _joined(one: Segment, two: Segment) -> Segment:
    same = (one.speaker, one.role) == (two.speaker, two.role)
    speaker, role = (one.speaker, one.role) if same else ("", Role.OTHER)
    return replace(one, stop=two.stop, speaker=speaker, role=role, end=two.end)
