"""Judgements of several raters side by side, with what is alike in a session kept once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter

from thirdear.base import bits
from thirdear.model.agreement import Level
from thirdear.model.text import Place

Row = tuple[float | None, ...]
"""What each rater said of a unit, None who has not judged it."""
Part = tuple[Place, Mapping[Row, int]]
"""A session, and which of its segments got which row, as bits; bit 0 is the session itself."""


@dataclass(frozen=True)
class Sheet:
    """One thing that ``raters`` judged, at a level, session by session."""

    code: str
    level: Level
    unit: str
    raters: Sequence[str]
    parts: Sequence[Part]

    @property
    def table(self) -> tuple[list[Row], list[int]]:
        """The different rows, and how many units have each."""
        times: dict[Row, int] = {}
        for _, rows in self.parts:
            for row, units in rows.items():
                times[row] = times.get(row, 0) + units.bit_count()
        return list(times), list(times.values())

    @cached_property
    def judged(self) -> Sequence[tuple[Place, int | None, Row]]:
        """Every unit with its row, in order: a session, its segment (None: all of it), the row."""
        return [(place, number or None, row) for place, number, row in self._each()]

    def _each(self) -> Iterator[tuple[Place, int, Row]]:
        for place, rows in self.parts:
            own = ((number, row) for row, units in rows.items() for number in bits.each(units))
            for number, row in sorted(own, key=itemgetter(0)):
                yield place, number, row

    def by_case(self) -> dict[str, Sheet]:
        """Return the same of each case."""
        found: dict[str, list[Part]] = {}
        for part in self.parts:
            found.setdefault(part[0][0], []).append(part)
        return {case: replace(self, parts=parts) for case, parts in found.items()}


def marked(units: int, own: Iterable[int | None]) -> dict[Row, int]:
    """Return the units by row: 1 in what a rater marked, 0 elsewhere, None who has not judged.

    All are bits: the units that were judged, and what each rater marked.
    """
    found: dict[Row, int] = {(): units} if units else {}
    for marks in own:
        if marks is None:
            found = {(*row, None): those for row, those in found.items()}
            continue
        halves = [
            ((*row, said), some)
            for row, those in found.items()
            for said, some in ((0.0, those & ~marks), (1.0, those & marks))
        ]
        found = {row: some for row, some in halves if some}
    return found


def valued(units: int, own: Sequence[Mapping[int, float]]) -> dict[Row, int]:
    """Return those units by row to which two raters gave values, each by the unit's number."""
    found: dict[Row, int] = {}
    for number in sorted({number for values in own for number in values}):
        row = tuple(values.get(number) for values in own)
        if units >> number & 1 and len(row) - row.count(None) > 1:
            found[row] = found.get(row, 0) | 1 << number
    return found
