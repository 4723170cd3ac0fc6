"""The whole session in one column: what is tagged, flagged, found, and where one is."""

from __future__ import annotations

from collections.abc import Iterable

NOTHING, SOME, MUCH, FOUND, FLAGGED = " ", "·", ":", "▪", "!"


class Minimap:
    """A sign for each row of the column; a change of one segment touches one row."""

    def __init__(self, count: int, rows: int) -> None:
        self._count, self._rows = count, max(1, rows)
        self._tagged, self._flagged, self._found = (_Places(self) for _ in range(3))

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self._rows

    def row(self, place: int) -> int:
        """Return the row in which a segment stands; the last one before the column is laid out."""
        return min(self._rows - 1, place * self._rows // max(1, self._count))

    def place(self, row: int) -> int:
        """Return the first segment of a row."""
        return min(self._count - 1, -(-row * self._count // self._rows))

    def fill(self, tagged: Iterable[int], found: Iterable[int], flagged: Iterable[int]) -> None:
        """Take everything anew."""
        self._tagged.fill(tagged)
        self._found.fill(found)
        self._flagged.fill(flagged)

    def note(self, place: int, *, tagged: bool, flagged: bool) -> bool:
        """Take a segment's state; say whether anything in its row has changed."""
        changed = self._tagged.set(place, on=tagged)
        return self._flagged.set(place, on=flagged) or changed

    def sign(self, row: int) -> str:
        """Return a row's sign; it means the same without colour."""
        if self._flagged.rows[row]:
            return FLAGGED
        if self._found.rows[row]:
            return FOUND
        tagged = self._tagged.rows[row]
        share = tagged * self._rows / max(1, self._count)
        return MUCH if share >= 0.5 else SOME if tagged else NOTHING


class _Places:
    """Segments, and how many of them stand in each row."""

    def __init__(self, map_: Minimap) -> None:
        self._map = map_
        self._there: set[int] = set()
        self.rows = [0] * map_.rows

    def fill(self, places: Iterable[int]) -> None:
        self._there = set(places)
        self.rows = [0] * self._map.rows
        for place in self._there:
            self.rows[self._map.row(place)] += 1

    def set(self, place: int, *, on: bool) -> bool:
        if on == (place in self._there):
            return False
        self._there ^= {place}
        self.rows[self._map.row(place)] += 1 if on else -1
        return True
