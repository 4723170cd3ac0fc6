"""Long sessions, read as far as somebody looks: the beginning at once, all at the first need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, overload

from thirdear.model.text import Role, Segment

Row = Sequence[Any]
"""A segment as it is stored: from where to where, speaker, role, times."""
_ROLES = {role.value: role for role in Role}


def segment(number: int, row: Row) -> Segment:
    """Return the segment of this number from the row in which it is stored."""
    start, stop, speaker, role, *times = row
    return Segment(number, start, stop, speaker, _ROLES[role], *times)


class LongText:
    """A session's words; they are read where more than the ``head`` is asked for."""

    def __init__(self, head: str, whole: Callable[[], str]) -> None:
        self._text = head
        self._whole: Callable[[], str] | None = whole

    def __getitem__(self, part: slice) -> str:
        return (self._text if part.stop <= len(self._text) else self.read())[part]

    def read(self) -> str:
        """Return all words; they are read the first time."""
        if self._whole is not None:
            self._text, self._whole = self._whole(), None
        return self._text


class Lines(Sequence[Segment]):
    """The segments of a long layer: each is made when it is asked for.

    ``counts`` says how many each role has, ``head`` holds the first rows, and ``whole`` reads all
    rows where others are asked for.
    """

    def __init__(
        self, counts: Mapping[Role, int], head: Sequence[Row], whole: Callable[[], Sequence[Row]]
    ) -> None:
        self.counts = counts
        self._count = sum(counts.values())
        self._rows = head
        self._whole: Callable[[], Sequence[Row]] | None = whole

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Segment: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Segment, ...]: ...
    def __getitem__(self, place: int | slice) -> Segment | tuple[Segment, ...]:
        if isinstance(place, slice):
            return tuple(self[at] for at in range(*place.indices(len(self))))
        at = place + len(self) if place < 0 else place
        if at >= len(self._rows):
            self.read()
        return segment(at + 1, self._rows[at])

    def __iter__(self) -> Iterator[Segment]:
        self.read()
        for number, row in enumerate(self._rows, 1):
            yield segment(number, row)

    def lengths(self) -> Iterator[int]:
        """Yield how many characters each segment has."""
        self.read()
        return (row[1] - row[0] for row in self._rows)

    @property
    def is_read(self) -> bool:
        """Whether all rows are here."""
        return self._whole is None

    def read(self) -> None:
        """Read all rows now."""
        if self._whole is not None:
            self._rows, self._whole = self._whole(), None
