"""The whole session in one column: what is tagged, flagged, found, and where one is."""

from __future__ import annotations

from collections.abc import Iterable

NOTHING, SOME, MUCH, FOUND, FLAGGED = " ", "·", ":", "▪", "!"


class Minimap:
    """A sign for each row of the column; a change of one segment touches one row."""

    def __init__(self, count: int, rows: int) -> None:
        self._count, self._rows = count, max(1, rows)
        self._tagged = [0] * self._rows
        self._found: set[int] = set()
        self._flagged: set[int] = set()

    def row(self, place: int) -> int:
        """Return the row in which a segment stands."""
        return place * self._rows // max(1, self._count)

    def place(self, row: int) -> int:
        """Return the first segment of a row."""
        return min(self._count - 1, -(-row * self._count // self._rows))

    def fill(self, tagged: Iterable[int], found: Iterable[int], flagged: Iterable[int]) -> None:
        """Take everything anew."""
        self._tagged = [0] * self._rows
        for place in tagged:
            self._tagged[self.row(place)] += 1
        self._found = {self.row(place) for place in found}
        self._flagged = {self.row(place) for place in flagged}

    def sign(self, row: int) -> str:
        """Return a row's sign; it means the same without colour."""
        if row in self._flagged:
            return FLAGGED
        if row in self._found:
            return FOUND
        tagged = self._tagged[row] if row < self._rows else 0
        share = tagged * self._rows / max(1, self._count)
        return MUCH if share >= 0.5 else SOME if tagged else NOTHING
