"""Rows with header words -> turns: what CSV files and tables in documents have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from thirdear.base.folding import fold, lower_turkish
from thirdear.base.safe import safe
from thirdear.model.refusal import Refusal
from thirdear.model.text import Reading
from thirdear.transcripts.entries import Loose, Said, lay_out
from thirdear.transcripts.headings import heading
from thirdear.transcripts.stamps import ending, seconds
from thirdear.transcripts.wording import counted

# Header words, folded, the surest first; "transcript" is the words or the session's name.
_TEXT = (
    "utterance text|utterance|text|metin|content|icerik|konusma|ifade|soylem|sozce|speech|words"
    "|transcript|transkript"
).split("|")
_SPEAKER = "speaker|konusan|konusmaci|interlocutor|kim|who|participant|katilimci|role|rol".split(
    "|"
)
_TIME = (
    "time|timestamp|timespan|start|start time|sure|zaman|baslangic|saat|time code|timecode".split(
        "|"
    )
)
_END = "end|stop|end time|bitis|son".split("|")
_SESSION = (
    "session|seans|oturum|session id|session no|session number|seans no|oturum no|gorusme no"
    "|transcript id|transkript id|transcript|transkript"
).split("|")
_CASE = "case|vaka|olgu|case id|vaka no|olgu no".split("|")

_HEADER_WORDS = {
    "text": _TEXT,
    "speaker": _SPEAKER,
    "time": _TIME,
    "end": _END,
    "session": _SESSION,
    "case": _CASE,
}
_NO_CODE = frozenset({"", "n/a", "na", "-"})
_NUMBER = re.compile(r"(\d{1,6})(?:[.,]0+)?\D*$")
_HEADER_WITHIN = 10


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person says about a table's columns, by the words of its header.

    ``codes`` are columns that hold codes; ``names`` says which column is the ``text``, the
    ``speaker``, the ``time``, ``end``, ``session`` or ``case``, where header words do not tell.
    """

    codes: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.codes or self.names)


NOTHING_WANTED = Wanted()


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row; ``line`` is where a person finds it in the file, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table's columns stand, counted from 0."""

    text: int
    speaker: int
    time: int | None
    end: int | None
    session: int | None
    case: int | None
    codes: tuple[int, ...]
    width: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, understood: the words exactly as they stand in the cell."""

    line: int
    speaker: str
    text: str
    time: float | None
    end: float | None
    session: str
    case: str
    codes: tuple[str, ...]
    beyond: str


def find_header(rows: Iterable[Row], wanted: Wanted = NOTHING_WANTED) -> int | None:
    """Return the index of the row with header words for speaker and text, among the first ten."""
    for index, row in zip(range(_HEADER_WITHIN), rows, strict=False):
        if _places(row.cells, wanted) is not None:
            return index
    return None


def columns_of(cells: Sequence[str], wanted: Wanted = NOTHING_WANTED) -> Columns | None:
    """Understand a header row; None where it names no speaker or no text.

    A column for codes that it does not have is a Refusal.
    """
    places = _places(cells, wanted)
    if places is None:
        return None
    session = places.get("session")
    return Columns(
        text=places["text"],
        speaker=places["speaker"],
        time=places.get("time"),
        end=places.get("end"),
        session=None if session == places["text"] else session,
        case=places.get("case"),
        codes=tuple(_column(cells, name) for name in wanted.codes),
        width=len(cells),
    )


def read_rows(rows: Sequence[Row], wanted: Wanted) -> list[Entry | Loose]:
    """Return the entries of rows below a header, and what stands above it; [] without a header."""
    header = find_header(rows, wanted)
    columns = None if header is None else columns_of(rows[header].cells, wanted)
    if header is None or columns is None:
        return []
    entries: list[Entry | Loose] = [
        Loose(row.line, " ".join(cell for cell in row.cells if cell.strip()))
        for row in rows[:header]
    ]
    speaker = ""
    for row in rows[header + 1 :]:
        entry = entry_of(row, columns, speaker)
        speaker = entry.speaker
        entries.append(entry)
    return entries


def no_header(wanted: Wanted) -> str:
    """Return the sentence about a table without a header that can be understood."""
    if not wanted.names:
        return "no row has header words for both speaker and text"
    named = ", ".join(repr(name) for name in wanted.names.values())
    return f"no row has header words for speaker and text, with the columns {named}"


def entry_of(row: Row, columns: Columns, before: str) -> Entry:
    """Understand one row; without a speaker it goes on speaking for ``before``."""
    cells = row.cells + ("",) * (columns.width - len(row.cells))
    values = (cells[column].strip() for column in columns.codes)
    return Entry(
        line=row.line,
        speaker=cells[columns.speaker].strip() or before,
        text=cells[columns.text],
        time=None if columns.time is None else seconds(cells[columns.time]),
        end=_end(cells, columns),
        session="" if columns.session is None else cells[columns.session].strip(),
        case="" if columns.case is None else cells[columns.case].strip(),
        codes=tuple(value for value in values if value.lower() not in _NO_CODE),
        beyond="\t".join(cell for cell in cells[columns.width :] if cell.strip()),
    )


def assemble(
    entries: Sequence[Entry | Loose],
    *,
    format_name: str,
    encoding: str | None = None,
    warnings: tuple[str, ...] = (),
) -> tuple[Reading, ...]:
    """Return one reading a session: its cells' words joined by newlines, one span a row.

    Words outside the rows go before the first session, cells beyond the header after their row;
    both are reported as not placed. Refused: a table whose text column is empty.
    """
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        if isinstance(entry, Entry) and (entry.text.strip() or entry.beyond):
            groups.setdefault((entry.case, entry.session), []).append(entry)
    if not any(entry.text.strip() for group in groups.values() for entry in group):
        raise Refusal("its text column is empty")
    loose = [entry for entry in entries if isinstance(entry, Loose)]
    told = heading(entry.text for entry in loose)
    numbers, ordered = _session_numbers(groups)
    if ordered:
        warnings += ("sessions are numbered in the order of the file: their names are no numbers",)
    readings: list[Reading] = []
    for (case, session), group in groups.items():
        parts = _parts(loose if not readings else [], group)
        text, spans, unplaced = lay_out(parts, told.lines)
        reading = Reading(
            text=text,
            spans=spans,
            format=format_name,
            encoding=encoding,
            unplaced=unplaced,
            warnings=warnings + _beyond_note(group),
            case=case or told.case,
            session=numbers[case, session] if session else told.session,
        )
        readings.append(reading)
    return tuple(readings)


def _parts(loose: Sequence[Loose], group: Sequence[Entry]) -> Iterator[Said | Loose]:
    yield from loose
    for entry in group:
        if entry.text.strip():
            yield Said(entry.line, entry.speaker, entry.text, entry.time, entry.end, entry.codes)
        if entry.beyond:
            yield Loose(entry.line, entry.beyond)


def _session_numbers(groups: Iterable[tuple[str, str]]) -> tuple[dict[tuple[str, str], int], bool]:
    """Return each session's number by its name, or by its place where names hold none."""
    names: dict[str, list[str]] = {}
    for case, session in groups:
        names.setdefault(case, []).append(session)
    numbers: dict[tuple[str, str], int] = {}
    ordered = False
    for case, sessions in names.items():
        found = [_NUMBER.search(name) for name in sessions]
        values = [int(match[1]) for match in found if match]
        if values and len(values) < len(sessions):
            odd = next(name for name, match in zip(sessions, found, strict=True) if not match)
            raise Refusal(f"session {safe(odd, one_line=True)[:30]!r} is no number, others are")
        if len(set(values)) < len(sessions):
            values = list(range(1, len(sessions) + 1))
            ordered = ordered or sessions != [""]
        numbers.update({(case, name): value for name, value in zip(sessions, values, strict=True)})
    return numbers, ordered


def _beyond_note(group: Sequence[Entry]) -> tuple[str, ...]:
    rows = sum(1 for entry in group if entry.beyond)
    if not rows:
        return ()
    return (
        f"{counted(rows, 'row')} with more cells than the header: what is beyond was not placed",
    )


def _end(cells: Sequence[str], columns: Columns) -> float | None:
    """Return the end that has a column of its own, or that of a span "0:03 - 0:09"."""
    if columns.end is not None:
        return seconds(cells[columns.end])
    return None if columns.time is None else ending(cells[columns.time])


def _header_word(cell: str) -> str:
    return " ".join(re.sub(r"[_\-./:]+", " ", fold(cell)).split())


def _places(cells: Sequence[str], wanted: Wanted) -> dict[str, int] | None:
    """Return where each known column stands; None where speaker, text or a named one is missing."""
    words = [_header_word(cell) for cell in cells]
    places = {}
    for column, known in _HEADER_WORDS.items():
        named = wanted.names.get(column)
        place = _first(words, known) if named is None else _first(words, [_header_word(named)])
        if place is None and (named is not None or column in {"text", "speaker"}):
            return None
        if place is not None:
            places[column] = place
    return places


def _first(words: Sequence[str], known: Sequence[str]) -> int | None:
    return next((words.index(word) for word in known if word in words), None)


def _column(cells: Sequence[str], name: str) -> int:
    wanted = lower_turkish(name.strip())
    for place, cell in enumerate(cells):
        if lower_turkish(cell.strip()) == wanted:
            return place
    named = ", ".join(cell.strip() for cell in cells if cell.strip())
    raise Refusal(f"it has no column {name!r}: its columns are {named}")
