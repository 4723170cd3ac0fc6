"""Corrections: an overlay over a transcript, whose source never changes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple, Self

from thirdear.model.coding import EventId
from thirdear.model.text import Role, Segment, Transcript


class Fault(StrEnum):
    """What is wrong in the source: words, speaker, a boundary of turns, a label's role, a time."""

    WORDS = "words"
    SPEAKER = "speaker"
    SPLIT = "split"
    JOIN = "join"
    ROLE = "role"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class NewCorrection:
    """A correction as somebody gives it; offsets are into the source.

    WORDS: ``text`` instead of ``start:stop``. SPEAKER: the turn at ``start`` is the speaker's
    ``text``. SPLIT: a new turn begins at ``start``, of the speaker ``text`` if one is given. JOIN:
    the turn at ``start`` and the next one are one, of the first one's speaker. ROLE: the label
    ``text`` has ``role`` in the session. TIME: what begins at ``start`` is said from the second
    ``text`` of the recording on. A speaker's role may be left out where the session has the label.
    """

    case: str
    session: int
    fault: Fault
    start: int = 0
    stop: int | None = None
    text: str = ""
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction that stands: what it says of ``start:stop`` of the source, by whom and when.

    ``text`` is as in :class:`NewCorrection`; ``times`` is how often it sets a boundary (less than
    0: takes it), at ``stop``, the turn before it ending at ``start``. ``at`` is UTC, ISO 8601.
    """

    id: EventId
    case: str
    session: int
    fault: Fault
    start: int
    stop: int
    text: str
    role: Role | None
    times: int
    actor: str
    at: str


class Edit(NamedTuple):
    """Other words for ``start:stop`` of the source."""

    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A transcript as corrected, and where every place of its source went.

    ``transcript`` has the corrected text and turns, in offsets of its own, and the source's hash.
    A turn keeps the number that it has in the source: the parts of one that was split have the
    same, and the second of two that were joined is missing. ``edits`` are in the order of the
    source and apart.
    """

    source: Transcript
    transcript: Transcript
    edits: tuple[Edit, ...]
    _starts: tuple[int, ...]
    _news: tuple[int, ...]
    _shifts: tuple[int, ...]

    @classmethod
    def of(cls, source: Transcript, turns: Iterable[Segment], edits: Iterable[Edit]) -> Self:
        """Return a transcript with edits applied; ``turns`` are corrected, in source offsets."""
        ordered = tuple(sorted(edits))
        shifts = tuple(accumulate((len(e.text) - (e.stop - e.start) for e in ordered), initial=0))
        starts = tuple(edit.start for edit in ordered)
        news = tuple(edit.start + shift for edit, shift in zip(ordered, shifts, strict=False))
        pieces, place = [], 0
        for edit in ordered:
            pieces += [source.text[place : edit.start], edit.text]
            place = edit.stop
        text = "".join([*pieces, source.text[place:]])
        bare = cls(source, source, ordered, starts, news, shifts)
        moved = [(turn, bare.span(turn.start, turn.stop)) for turn in turns]
        placed = tuple(replace(turn, start=a, stop=b) for turn, (a, b) in moved)
        return replace(bare, transcript=replace(source, text=text, turns=placed))

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """Return where a stretch of the source lies in the corrected text."""
        return self._place(start), self._place(stop)

    def source_span(self, start: int, stop: int) -> tuple[int, int]:
        """Return the stretch of the source behind one of the corrected text.

        Replaced words are one piece: whoever points at a part of them means all that they stand
        for.
        """
        first = bisect_right(self._news, start) - 1
        last = bisect_left(self._news, stop) - 1
        return (
            self._back(first, start, self.edits[first].start if first >= 0 else 0),
            self._back(last, stop, self.edits[last].stop if last >= 0 else 0),
        )

    def words(self, segment: Segment) -> str:
        """Return the corrected words of a segment of any layer, which has source offsets."""
        start, stop = self.span(segment.start, segment.stop)
        return self.transcript.text[start:stop]

    def turns(self, first: int, last: int) -> tuple[Segment, ...]:
        """Return the corrected turns of a run of the source's, in corrected offsets.

        A turn that was joined with one outside of the run is cut off at its end: nothing is told
        that the run does not hold.
        """
        run = [turn for turn in self.source.turns if first <= turn.index <= last]
        if not run:
            return ()
        start, stop = self.span(run[0].start, run[-1].stop)
        return tuple(
            replace(
                turn,
                index=max(first, turn.index),
                start=max(start, turn.start),
                stop=min(stop, turn.stop),
            )
            for turn in self.transcript.turns
            if turn.start < stop and start < turn.stop
        )

    def _place(self, place: int) -> int:
        index = bisect_left(self._starts, place) - 1
        if index >= 0 and place < self.edits[index].stop:
            return self.edits[index].stop + self._shifts[index + 1]
        return place + self._shifts[index + 1]

    def _back(self, index: int, place: int, inside: int) -> int:
        if index >= 0 and place < self._news[index] + len(self.edits[index].text):
            return inside
        return place - self._shifts[index + 1]
