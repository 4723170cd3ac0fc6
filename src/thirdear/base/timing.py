"""Times of turns: silence between them, speech at once, which is heard when, and how it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thirdear.model.marks import Overlap, Pause
from thirdear.model.text import Segment


def clock(seconds: float) -> str:
    """Return seconds as people read them: ``4:07.5``, or ``1:04:07`` from an hour on."""
    tenths = round(seconds * 10)
    minutes, rest = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    part = f"{rest // 10:02}" + (f".{rest % 10}" if rest % 10 else "")
    return f"{hours}:{minutes:02}:{part}" if hours else f"{minutes}:{part}"


def pauses(turns: Sequence[Segment], least: float = 0.0) -> tuple[Pause, ...]:
    """Return the silences of more than ``least`` seconds, in their order.

    A silence begins when everybody who spoke has ended. Behind a turn whose end is not known there
    may be one, but none is said to be.
    """
    found = []
    before: Segment | None = None
    silent: float | None = None  # since when, as far as is known
    for turn, time in _timed(turns):
        if before is not None and silent is not None and time - silent > least:
            found.append(Pause(before.index, turn.index, silent, round(time - silent, 3)))
        if turn.end is None:
            before, silent = turn, None
        elif silent is None or before is None or turn.end >= silent:
            before, silent = turn, turn.end
    return tuple(found)


def overlaps(turns: Sequence[Segment]) -> tuple[Overlap, ...]:
    """Return where turns begin before another speaker's has ended, in their order."""
    found = []
    speaking: dict[str, tuple[float, Segment]] = {}  # the turn of each that ends last
    for turn, time in _timed(turns):
        speaking = {who: (end, one) for who, (end, one) in speaking.items() if end > time}
        for who, (end, one) in speaking.items():
            if who != turn.speaker:
                stop = end if turn.end is None else min(end, turn.end)
                if stop > time:
                    found.append(Overlap(one.index, turn.index, time, round(stop - time, 3)))
        if turn.end is not None and turn.end > speaking.get(turn.speaker, (0.0, turn))[0]:
            speaking[turn.speaker] = (turn.end, turn)
    return tuple(found)


def _timed(turns: Sequence[Segment]) -> Iterator[tuple[Segment, float]]:
    """Yield turns with the time at which they begin, by that; the others tell nothing."""
    known = [(turn, turn.time) for turn in turns if turn.time is not None]
    yield from sorted(known, key=lambda pair: (pair[1], pair[0].index))
