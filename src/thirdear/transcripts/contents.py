"""Which column of a table is what, by what stands in it: speakers alternate, speech is long.

Header words come first (:mod:`thirdear.transcripts.headers`); this is for tables whose header words
are nobody's. What cannot be told is never guessed: the sentence then names what to type.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from thirdear.base.safe import safe
from thirdear.model.language import Both, said
from thirdear.transcripts.headers import (
    Columns,
    Row,
    Wanted,
    columns_at,
    columns_of,
    find_header,
    header_key,
    known_places,
)
from thirdear.transcripts.roles import is_known, label_key
from thirdear.transcripts.stamps import CLOCK

_LOOK = 2_000  # rows from which a column is judged
_FEWEST = 4
_HEADER_WITHIN = 10
_SPEAKERS = 12
_CLOCK = re.compile(rf"\s*{CLOCK}(?:\s?(?:-->|-|–|—)\s?{CLOCK})?\s*")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}.*")
# Header words of tables of judgements, names and corrections, which hold no speech.
_JUDGED = ({"case", "session", "rater"}, {"real", "pseudonym"}, {"case", "session", "was", "now"})


@dataclass(frozen=True, slots=True)
class Header:
    """A header row (``index`` -1: there is none) and its columns; ``notes`` say what was judged."""

    index: int
    columns: Columns
    notes: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class _Column:
    """What stands in a column: non-empty cells in their order."""

    place: int
    cells: tuple[str, ...]
    rows: int

    @property
    def words(self) -> int:
        return sum(len(cell.split()) for cell in self.cells)

    @property
    def labels(self) -> Counter[str]:
        return Counter(map(label_key, self.cells))

    @property
    def is_time(self) -> bool:
        clocks = sum(bool(_CLOCK.fullmatch(cell)) for cell in self.cells)
        return clocks >= 0.8 * len(self.cells) > 0

    @property
    def is_speech(self) -> bool:
        """Whether its cells are mostly words, more than one, and mostly different ones."""
        several = [cell for cell in self.cells if any(letter.isalpha() for letter in cell)]
        return (
            len(self.cells) >= 0.6 * self.rows
            and len(several) >= 0.8 * len(self.cells)
            and self.words >= 2 * len(self.cells)
            and len(self.labels) > max(2, 0.4 * len(self.cells))
        )

    @property
    def is_speaker(self) -> bool:
        """Whether few short values come and go in it, as those do who speak in turn."""
        labels = self.labels
        if not 2 <= len(labels) <= min(_SPEAKERS, max(2, len(self.cells) // 2)):
            return False
        short = all(len(cell) <= 40 and len(cell.split()) <= 4 for cell in self.cells)
        number = all(_NUMBER.fullmatch(c) or _DATE.fullmatch(c) for c in self.cells)
        return short and not number and self.changes >= 0.2 and len(self.cells) >= 0.3 * self.rows

    @property
    def changes(self) -> float:
        """How often the value changes from one cell to the next."""
        pairs = list(pairwise(map(label_key, self.cells)))
        return sum(one != other for one, other in pairs) / len(pairs) if pairs else 0.0

    @property
    def known(self) -> float:
        """Which part of its values are everyday labels."""
        labels = self.labels
        return sum(is_known(label) for label in labels) / len(labels)


def header(rows: Sequence[Row], wanted: Wanted) -> Header | None:
    """Return a table's header, by its words, else by what stands below it; None where unclear.

    A code's or rater's column that it does not have is a Refusal.
    """
    index = find_header(rows, wanted)
    if index is None:
        return judged(rows, wanted)
    cells = rows[index].cells
    columns = columns_of(cells, wanted)
    assert columns is not None
    numbered = any(name.isdecimal() for name in wanted.names.values())
    if numbered and has_no_header(rows, columns):
        return Header(-1, replace(columns, names=()))
    return Header(index, columns, key=header_key(cells))


def judged(rows: Sequence[Row], wanted: Wanted) -> Header | None:
    """Return the header of a table whose words do not tell the columns; None where unclear."""
    table = _table(rows)
    if table is None:
        return None
    index, columns = table
    cells = rows[index].cells
    told = known_places(cells, wanted)
    if told is None or _is_judged(cells):
        return None
    text, speaker = _text(columns, told), _speaker(columns, told, _text(columns, told))
    if len(text) != 1 or len(speaker) != 1:
        return None
    found = {**told, "text": text[0].place, "speaker": speaker[0].place}
    found |= _times(columns, found)
    placed = columns_at(cells, found, wanted)
    if _is_data(cells, speaker[0]):  # there is no header: its first row is a turn like the others
        return Header(-1, replace(placed, names=()), _notes((), found))
    return Header(index, placed, _notes(cells, found, told), header_key(cells))


def unclear(rows: Sequence[Row], wanted: Wanted) -> Both | None:
    """Return what to type where a table holds speech, but whose is not clear; None without speech.

    The names of columns are said, never what stands in their rows.
    """
    table = _table(rows)
    if table is None:
        return None
    index, columns = table
    cells = rows[index].cells
    told = known_places(cells, wanted)
    if told is None or _is_judged(cells):
        return None
    text = _text(columns, told)
    if not text:
        return None
    speakers = _speaker(columns, told, text) or [c for c in columns if c not in text]
    if not speakers:
        return None
    best = f"text={_name(cells, text[0].place)},speaker={_name(cells, speakers[0].place)}"
    more = {"text": text[1:], "speaker": speakers[1:4]}
    other = ", ".join(
        f"{what}={_name(cells, one.place)}" for what, found in more.items() for one in found
    )
    option = f'--columns "{best}"'
    return (
        f"which columns hold the speakers and the words is not clear: say it with {option}"
        + (f" (or {other})" if other else ""),
        f"konuşanların ve sözlerin hangi sütunlarda olduğu belli değil; belirtin: {option}"
        + (f" (ya da {other})" if other else ""),
    )


def has_no_header(rows: Sequence[Row], columns: Columns) -> bool:
    """Whether the first row of a table is a turn, since its speaker speaks again below."""
    if columns.speaker is None or not rows or len(rows[0].cells) <= columns.speaker:
        return False
    first = label_key(rows[0].cells[columns.speaker])
    below = (row.cells[columns.speaker] for row in rows[1:] if len(row.cells) > columns.speaker)
    return bool(first) and any(label_key(cell) == first for cell in below)


def _table(rows: Sequence[Row]) -> tuple[int, list[_Column]] | None:
    """Return the index of the first row that is as wide as most, and the columns below it."""
    widths = Counter(_width(row) for row in rows[:_LOOK])
    if not widths:
        return None
    width = max(widths, key=lambda w: (widths[w], w))
    index = next((n for n, row in enumerate(rows[:_HEADER_WITHIN]) if _width(row) >= width), None)
    if index is None or width < 2:
        return None
    body = rows[index + 1 : index + 1 + _LOOK]
    alike = sum(len(row.cells) <= len(rows[index].cells) for row in body)
    if len(body) < _FEWEST or alike < 0.9 * len(body):
        return None
    columns = []
    for place in range(len(rows[index].cells)):
        cells = (row.cells[place].strip() for row in body if len(row.cells) > place)
        columns.append(_Column(place, tuple(cell for cell in cells if cell), len(body)))
    return index, columns


def _width(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)


def _is_judged(cells: Iterable[str]) -> bool:
    words = {cell.strip().lower() for cell in cells}
    return any(known <= words for known in _JUDGED)


def _text(columns: Sequence[_Column], told: Mapping[str, int]) -> list[_Column]:
    """Return the column of the words; several where that is not clear, the longest first."""
    if "text" in told:
        return [columns[told["text"]]]
    taken = set(told.values())
    found = [c for c in columns if c.place not in taken and not c.is_time and c.is_speech]
    found.sort(key=lambda column: -column.words)
    return [column for column in found if column.words >= 0.5 * found[0].words]


def _speaker(
    columns: Sequence[_Column], told: Mapping[str, int], text: Sequence[_Column]
) -> list[_Column]:
    """Return the column of the speakers; several where that is not clear, the likeliest first."""
    if "speaker" in told:
        return [columns[told["speaker"]]]
    taken = {*told.values(), *(column.place for column in text)}
    found = [c for c in columns if c.place not in taken and not c.is_time and c.is_speaker]
    sure = [column for column in found if column.known == 1]
    if sure or len(found) < 2:
        return sure or found
    return sorted(found, key=lambda c: (-c.known, -round(c.changes, 1), len(c.labels)))


def _times(columns: Sequence[_Column], found: Mapping[str, int]) -> dict[str, int]:
    """Return the columns of times that no header word tells, the first and the second."""
    taken = set(found.values())
    free = [c.place for c in columns if c.place not in taken and c.cells and c.is_time]
    names = [name for name in ("time", "end") if name not in found]
    return dict(zip(names, free, strict=False)) if "time" in names else {}


def _is_data(cells: Sequence[str], speaker: _Column) -> bool:
    return label_key(cells[speaker.place]) in speaker.labels


def _name(cells: Sequence[str], place: int) -> str:
    """Return what a column is called on the command line: its header, else its number from 1."""
    name = cells[place].strip()
    plain = name and "," not in name and "=" not in name and name.isprintable()
    return safe(name, one_line=True) if plain and len(name) <= 40 else str(place + 1)


def _notes(
    cells: Sequence[str], found: Mapping[str, int], told: Mapping[str, int] | None = None
) -> tuple[str, ...]:
    judged = {what: place for what, place in found.items() if what not in (told or {})}
    names = ",".join(
        f"{what}={_name(cells, place) if cells else place + 1}" for what, place in judged.items()
    )
    return (
        said(
            f"columns taken by what stands in them: {names}; --columns says it otherwise",
            f"sütunlar içeriklerinden anlaşıldı: {names}; değilse --columns ile belirtin",
        ),
    )
