"""How many rows each segment takes, and which segment stands in a row, for any length."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

_BLOCK = 512


class Heights:
    """Rows a segment; a change and a look-up cost the same in short and in long sessions.

    Sums are kept a block of segments, so a change touches one block and a look-up reads the block
    sums and one block.
    """

    def __init__(self, rows: Iterable[int]) -> None:
        self._rows = array("I", rows)
        self._blocks = [
            sum(self._rows[start : start + _BLOCK]) for start in range(0, len(self._rows), _BLOCK)
        ]
        self._ends: list[int] | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, segment: int) -> int:
        return self._rows[segment]

    @property
    def total(self) -> int:
        """All rows together."""
        return self._block_ends()[-1] if self._blocks else 0

    def change(self, segment: int, rows: int) -> int:
        """Set the rows of a segment and return by how much they grew."""
        growth = rows - self._rows[segment]
        if growth:
            self._rows[segment] = rows
            self._blocks[segment // _BLOCK] += growth
            self._ends = None
        return growth

    def top(self, segment: int) -> int:
        """Return the first row of a segment."""
        block = segment // _BLOCK
        before = self._block_ends()[block - 1] if block else 0
        return before + sum(self._rows[block * _BLOCK : segment])

    def locate(self, row: int) -> tuple[int, int]:
        """Return the segment that stands in a row, and the row within it.

        Rows beyond the end belong to the last segment. There must be at least one segment.
        """
        if row >= self.total:
            last = len(self._rows) - 1
            return last, max(0, self._rows[last] - 1)
        ends = self._block_ends()
        block = bisect_right(ends, row)
        within = row - (ends[block - 1] if block else 0)
        inner = list(accumulate(self._rows[block * _BLOCK : (block + 1) * _BLOCK]))
        place = bisect_right(inner, within)
        return block * _BLOCK + place, within - (inner[place - 1] if place else 0)

    def _block_ends(self) -> list[int]:
        if self._ends is None:
            self._ends = list(accumulate(self._blocks))
        return self._ends
