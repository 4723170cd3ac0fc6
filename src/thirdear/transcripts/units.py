"""Times that are plain numbers: seconds or milliseconds, by what is possible in a session."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thirdear.model.language import said
from thirdear.transcripts.headers import Columns, Row

_DAY = 86_400
_SLOWEST = 60  # seconds a word that nobody takes
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_SAYS = re.compile(r"(?i)(?:\b|_)(?:ms|msec|millis|milliseconds?|milisaniye)\b")


def unit(rows: Sequence[Row], columns: Columns, *, tabs: bool) -> tuple[float, tuple[str, ...]]:
    """Return how long one of a table's plain numbers is in seconds, and the sentence about it.

    Whole numbers are milliseconds where the header says so, in a recogniser's table with ``tabs``
    (``start``, ``end``), and where seconds would make a session longer than a day or a word longer
    than a minute.
    """
    places = [place for place in (columns.time, columns.end) if place is not None]
    cells = [cell for place in places for cell in _cells(rows, place)]
    if not cells or not all(_PLAIN.fullmatch(cell) for cell in cells):
        return 1.0, ()
    names = [columns.names[place] for place in places] if columns.names else []
    whole = all(cell.isdecimal() for cell in cells)
    if whole and (
        any(map(_SAYS.search, names))
        or (tabs and [name.strip().lower() for name in names] == ["start", "end"])
        or max(int(cell[:12]) for cell in cells) > _DAY
        or _crawls(rows, columns)
    ):
        return 0.001, (said("times are read as milliseconds", "zamanlar milisaniye sayıldı"),)
    return 1.0, (said("times are read as seconds", "zamanlar saniye sayıldı"),)


def _cells(rows: Sequence[Row], place: int) -> Iterator[str]:
    for row in rows:
        if len(row.cells) > place and row.cells[place].strip():
            yield row.cells[place].strip()


def _crawls(rows: Sequence[Row], columns: Columns) -> bool:
    """Whether turns would be as long as nobody needs for their words."""
    if columns.time is None or columns.end is None:
        return False
    length = words = 0
    for row in rows:
        cells = row.cells + ("",) * (columns.width - len(row.cells))
        begin, end = cells[columns.time].strip(), cells[columns.end].strip()
        if begin.isdecimal() and end.isdecimal():
            length += int(end[:12]) - int(begin[:12])
            words += len(cells[columns.text].split())
    return length > _SLOWEST * max(words, 1)
