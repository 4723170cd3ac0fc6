"""Rows with header words -> turns: what CSV files and tables in documents have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thirdear.base.folding import fold, lower_turkish
from thirdear.base.safe import safe
from thirdear.model.refusal import Refusal
from thirdear.model.text import Reading, Span, Unplaced
from thirdear.transcripts.headings import heading
from thirdear.transcripts.stamps import seconds
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
_SESSION = (
    "session|seans|oturum|session id|session no|session number|seans no|oturum no|gorusme no"
    "|transcript id|transkript id|transcript|transkript"
).split("|")
_CASE = "case|vaka|olgu|case id|vaka no|olgu no".split("|")

_NO_CODE = frozenset({"", "n/a", "na", "-"})
_NUMBER = re.compile(r"(\d{1,6})(?:[.,]0+)?\D*$")
_HEADER_WITHIN = 10


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row; ``line`` is where a person finds it in the file, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """Words outside the rows: a title, or cells beyond the header's."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table's columns stand, counted from 0."""

    text: int
    speaker: int
    time: int | None
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
    session: str
    case: str
    codes: tuple[str, ...]
    beyond: str


def find_header(rows: Iterable[Row]) -> int | None:
    """Return the index of the row with header words for speaker and text, among the first ten."""
    for index, row in zip(range(_HEADER_WITHIN), rows, strict=False):
        if columns_of(row.cells) is not None:
            return index
    return None


def columns_of(cells: Sequence[str], codes: Sequence[str] = ()) -> Columns | None:
    """Understand a header row; None where it names no speaker or no text.

    ``codes`` are names of further columns as they are written; an unknown one is a Refusal.
    """
    words = [_header_word(cell) for cell in cells]
    text, speaker = _first(words, _TEXT), _first(words, _SPEAKER)
    if text is None or speaker is None:
        return None
    session = _first(words, _SESSION)
    return Columns(
        text=text,
        speaker=speaker,
        time=_first(words, _TIME),
        session=None if session == text else session,
        case=_first(words, _CASE),
        codes=tuple(_column(cells, name) for name in codes),
        width=len(cells),
    )


def entry_of(row: Row, columns: Columns, before: str) -> Entry:
    """Understand one row; without a speaker it goes on speaking for ``before``."""
    cells = row.cells + ("",) * (columns.width - len(row.cells))
    values = (cells[column].strip() for column in columns.codes)
    return Entry(
        line=row.line,
        speaker=cells[columns.speaker].strip() or before,
        text=cells[columns.text],
        time=None if columns.time is None else seconds(cells[columns.time]),
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
        text, spans, unplaced = _lay_out(loose if not readings else [], group, told.lines)
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


def _lay_out(
    loose: Sequence[Loose], group: Sequence[Entry], titles: frozenset[str]
) -> tuple[str, tuple[Span, ...], tuple[Unplaced, ...]]:
    pieces: list[str] = []
    spans: list[Span] = []
    unplaced: list[Unplaced] = []
    place = 0

    def add(words: str) -> tuple[int, int]:
        nonlocal place
        start = place
        pieces.append(words)
        place += len(words) + 1
        return start, start + len(words)

    for words in loose:
        start, stop = add(words.text)
        if words.text.strip() and words.text not in titles:
            unplaced.append(Unplaced(words.line, start, stop))
    for entry in group:
        if entry.text.strip():
            spans.append(Span(entry.speaker, *add(entry.text), entry.time, entry.codes))
        if entry.beyond:
            unplaced.append(Unplaced(entry.line, *add(entry.beyond)))
    return "\n".join(pieces), tuple(spans), tuple(unplaced)


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


def _header_word(cell: str) -> str:
    return " ".join(re.sub(r"[_\-./:]+", " ", fold(cell)).split())


def _first(words: Sequence[str], known: Sequence[str]) -> int | None:
    return next((words.index(word) for word in known if word in words), None)


def _column(cells: Sequence[str], name: str) -> int:
    wanted = lower_turkish(name.strip())
    for place, cell in enumerate(cells):
        if lower_turkish(cell.strip()) == wanted:
            return place
    named = ", ".join(cell.strip() for cell in cells if cell.strip())
    raise Refusal(f"it has no column {name!r}: its columns are {named}")
