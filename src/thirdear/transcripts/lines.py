"""A text as lines with offsets, and the numbers that some transcripts print before them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from thirdear.transcripts import stamps

_NUMBERED = re.compile(r"\s*(\d{1,5})(?:[.)](?=\s|$)|(?=\s|$))\s*")
_SKIPPED_LINES = 20  # blank lines are counted by some programs and printed without a number
_INVISIBLE = "\u200b\ufeff\u200e\u200f"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``start:stop`` is all of it but white space, ``first:last`` its words.

    Stamps in brackets or hashes before the words have their seconds in ``time``, an f4 stamp after
    them in ``end``. A time without brackets stays among the words, since people also talk about
    times: ``label_at`` is where a label would begin behind it, ``clock`` are its seconds.
    """

    number: int
    start: int
    stop: int
    first: int
    last: int
    label_at: int
    time: float | None
    clock: float | None
    end: float | None

    @property
    def blank(self) -> bool:
        """Whether the line holds no words; it may hold stamps."""
        return self.label_at >= self.last

    @property
    def stamp(self) -> float | None:
        """The seconds of whichever stamp stands at the beginning."""
        return self.clock if self.time is None else self.time


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of a canonical text in order, numbered from 1."""
    place = 0
    for number, words in enumerate(text.split("\n"), start=1):
        yield _line(text, number, place, place + len(words))
        place += len(words) + 1


def stripped(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return the offsets without white space and invisible marks at both ends."""
    while start < stop and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in _INVISIBLE):
        stop -= 1
    return start, stop


def without_numbers(text: str) -> tuple[str, int]:
    """Return the text without printed line numbers, and how many there were (0: nothing changed).

    Numbers count as printed where most lines carry one, rising, or where they run 1, 2, 3 from the
    beginning of a file to its end, as before turns that go over several lines.
    """
    rows = text.split("\n")
    found = {place: match for place, row in enumerate(rows) if (match := _NUMBERED.match(row))}
    values = {place: int(match[1]) for place, match in found.items()}
    lines = [place for place, row in enumerate(rows) if row.strip()]
    printed = _before_every_line(values, lines) or _before_every_turn(values, lines)
    for place in printed:
        rows[place] = rows[place][found[place].end() :]
    return "\n".join(rows), len(printed)


def _line(text: str, number: int, start: int, stop: int) -> Line:
    start, stop = stripped(text, start, stop)
    first, time = stamps.leading(text, start, stop)
    last, end = stamps.closing(text, first, stop)
    label_at, clock = stamps.bare(text, first, last)
    return Line(number, start, stop, first, last, label_at, time, clock, end)


def _before_every_line(values: Mapping[int, int], lines: Sequence[int]) -> list[int]:
    """Return the lines with a number of a count that most lines carry; pages may begin anew."""
    if len(values) < max(3, 0.5 * len(lines)):
        return []
    steps = [after - before for before, after in itertools.pairwise(values.values())]
    if sum(step > 0 for step in steps) < 0.9 * len(steps):
        return []
    printed, last = [], -1
    for place, value in values.items():
        if last < value <= last + _SKIPPED_LINES or value <= 1:
            printed.append(place)
            last = value
    return printed


def _before_every_turn(values: Mapping[int, int], lines: Sequence[int]) -> list[int]:
    """Return the lines whose numbers run on by one through the whole file."""
    printed, due = [], next(iter(values.values()), 0)
    for place, value in values.items():
        if value == due:
            printed.append(place)
            due += 1
    if len(printed) < max(5, 0.15 * len(lines), 0.4 * len(values)):
        return []
    edge = len(lines) // 5
    through = printed[0] <= lines[edge] and printed[-1] >= lines[-1 - edge]
    return printed if through else []
