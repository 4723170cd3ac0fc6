"""How the tags of a session are spread over it, by code and by family; kept up tag by tag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from thirdear.model.coding import Tag
from thirdear.tui.looks.families import LEVELS

CELLS = 8


class Spread:
    """Counts of tags; one change costs the same in short and in long sessions."""

    def __init__(self, count: int, families: Mapping[str, str]) -> None:
        """``count`` is how many segments there are, ``families`` the family of each code."""
        self._count = max(1, count)
        self._families = families
        self._cells: dict[str, list[int]] = {}
        self.codes: Counter[str] = Counter()

    def change(self, place: int, gone: Iterable[Tag], come: Iterable[Tag]) -> None:
        """Take note of the tags that left a segment, and of those that came."""
        for tags, step in ((gone, -1), (come, 1)):
            for tag in tags:
                self.codes[tag.code] += step
                if family := self._families.get(tag.code):
                    cells = self._cells.setdefault(family, [0] * CELLS)
                    cells[place * CELLS // self._count] += step

    def sparks(self) -> dict[str, str]:
        """Return a line of bars for each family that has tags; a dot stands for none."""
        return {family: _spark(cells) for family, cells in self._cells.items() if any(cells)}


def _spark(cells: list[int]) -> str:
    most = max(cells)
    return "".join(LEVELS[(count * len(LEVELS) - 1) // most] if count else "·" for count in cells)
