"""What corrections make of a transcript: other words, speakers, times and boundaries of turns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from thirdear.base.boundaries import Boundary, cut
from thirdear.model.corrections import Corrected, Correction, Edit, Fault
from thirdear.model.text import Segment, Transcript

_BETWEEN = " "
"""What stands between two turns that were joined, where the source has the second one's label."""


def corrected(source: Transcript, corrections: Sequence[Correction]) -> Corrected:
    """Return a transcript as corrected; ``corrections`` in the order in which they were made."""
    turns = turns_of(source.turns, corrections)
    gaps = _gaps(source.turns, turns)
    return Corrected.of(source, spoken_by(turns, corrections), (*edits(corrections), *gaps))


def edits(corrections: Iterable[Correction]) -> tuple[Edit, ...]:
    """Return the words that stand, in the order of the text; of two that touch the later one."""
    found: list[Edit] = []
    for one in corrections:
        if one.fault is Fault.WORDS:
            found = [e for e in found if e.stop <= one.start or one.stop <= e.start]
            found.append(Edit(one.start, one.stop, one.text))
    return tuple(sorted(found))


def boundaries(corrections: Iterable[Correction]) -> dict[int, Boundary]:
    """Return the boundaries of turns that were set or taken, by the place of the later turn."""
    found: dict[int, Boundary] = {}
    for one in corrections:
        if one.fault in (Fault.SPLIT, Fault.JOIN):
            before = found.get(one.stop)
            times = one.times + (before.times if before else 0)
            found[one.stop] = Boundary(before.stop if before else one.start, times)
    return found


def turns_of(source: Sequence[Segment], corrections: Iterable[Correction]) -> tuple[Segment, ...]:
    """Return turns with their boundaries corrected, in source offsets and with source numbers."""
    return cut(source, boundaries(corrections))


def spoken_by(
    segments: Sequence[Segment], corrections: Iterable[Correction]
) -> tuple[Segment, ...]:
    """Return segments, in source offsets, with their speakers, roles and times corrected.

    A segment takes a corrected speaker where it lies wholly in the corrected turn; the role of its
    label is then the one that the session gives that label. It takes a corrected time where it
    begins at that very place, and an end that lies before it is not known any more.
    """
    found = list(segments)
    starts = [segment.start for segment in segments]
    roles = {}
    for one in corrections:
        if one.fault is Fault.TIME:
            for place in range(bisect_left(starts, one.start), bisect_right(starts, one.start)):
                found[place] = _begun(found[place], float(one.text))
        if one.fault is Fault.ROLE and one.role is not None:
            roles[one.text] = one.role
        if one.fault is not Fault.SPEAKER or one.role is None:
            continue
        for place in range(bisect_left(starts, one.start), bisect_left(starts, one.stop)):
            if found[place].stop <= one.stop:
                found[place] = replace(found[place], speaker=one.text, role=one.role)
    if not roles:
        return tuple(found)
    return tuple(replace(s, role=roles.get(s.speaker, s.role)) for s in found)


def _begun(segment: Segment, time: float) -> Segment:
    known = segment.end is not None and segment.end > time
    return replace(segment, time=time, end=segment.end if known else None)


def _gaps(source: Sequence[Segment], turns: Sequence[Segment]) -> list[Edit]:
    """Return what stands for the labels between turns that were joined."""
    begin = {turn.start for turn in turns}
    return [
        Edit(before.stop, after.start, _BETWEEN)
        for before, after in pairwise(source)
        if after.start not in begin and before.stop < after.start
    ]
