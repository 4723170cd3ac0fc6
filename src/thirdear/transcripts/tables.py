"""Rows with header words -> turns: what CSV files and tables in documents have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from thirdear.base.letters import fold
from thirdear.base.safe import safe
from thirdear.model.language import counted, said
from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.transcripts import contents
from thirdear.transcripts.contents import Header
from thirdear.transcripts.entries import Entry, Loose, Said, lay_out
from thirdear.transcripts.headers import Columns, Row, Wanted
from thirdear.transcripts.headings import heading
from thirdear.transcripts.repeats import once_each
from thirdear.transcripts.stamps import ending, seconds
from thirdear.transcripts.units import unit

_NO_CODE = frozenset({"", "n/a", "na", "-"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NUMBER = re.compile(r"(\d{1,6})(?:[.,]0+)?\D*$")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, understood, with what its columns are and what is to be said of it.

    ``left_out`` counts the signs of words that stand only in columns that are not taken.
    """

    entries: tuple[Entry | Loose, ...]
    key: str = ""
    notes: tuple[str, ...] = ()
    left_out: int = 0


def read_rows(rows: Sequence[Row], wanted: Wanted, *, tabs: bool = False) -> Table | None:
    """Return the entries of rows below a header, and what stands above it; None without a header.

    Where rows repeat once a rater, each is one entry. ``tabs`` says that tabs part the cells.
    """
    header = contents.header(rows, wanted)
    if header is None:
        return None
    entries: list[Entry | Loose] = [
        Loose(row.line, " ".join(cell for cell in row.cells if cell.strip()))
        for row in rows[: max(header.index, 0)]
    ]
    return understood(rows[header.index + 1 :], header, wanted, entries, tabs=tabs)


def understood(
    rows: Sequence[Row],
    header: Header,
    wanted: Wanted,
    above: Sequence[Loose | Entry] = (),
    *,
    tabs: bool = False,
    before: str = "",
) -> Table:
    """Return the entries of the rows of one header, after those that stand above it.

    Rows that name nobody are of who spoke ``before``.
    """
    scale, notes = unit(rows, header.columns, tabs=tabs)
    found: list[Entry] = []
    speaker = before
    for row in rows:
        entry = entry_of(row, header.columns, speaker, scale=scale, by_rater=bool(wanted.raters))
        speaker = entry.speaker
        found.append(entry)
    once, repeated = once_each(found, header.columns, wanted)
    others, left_out = _not_taken(rows, header.columns)
    return Table((*above, *once), header.key, header.notes + notes + repeated + others, left_out)


def _not_taken(rows: Sequence[Row], columns: Columns) -> tuple[tuple[str, ...], int]:
    """Name the columns of prose that are not taken; count the signs of what only they say."""
    prose = dict(_prose(rows, columns))
    if not prose:
        return (), 0
    spoken = (fold("".join(row.cells[columns.text : columns.text + 1])) for row in rows)
    known = {word for cell in spoken for word in _WORD.findall(cell)}
    notes = []
    for place, words in prose.items():
        name = columns.names[place] if place < len(columns.names) else ""
        name = safe(name, one_line=True)[:30] or str(place + 1)
        notes.append(
            said(
                f"column {name!r} left out: {counted(len(words), 'word')}",
                f"{name!r} sütunu alınmadı: {len(words)} sözcük",
            )
        )
    only = (word for words in prose.values() for word in words if word not in known)
    return tuple(notes), sum(map(len, only))


def _prose(rows: Sequence[Row], columns: Columns) -> Iterator[tuple[int, list[str]]]:
    """Yield columns that are not taken and hold prose, each with its words.

    Prose is more than a word in a cell, and seldom the same: not a topic, a title or a code.
    """
    taken = {columns.text, columns.speaker, columns.time, columns.end, columns.session}
    taken |= {columns.case, columns.rater, *columns.codes}
    for place in sorted(set(range(columns.width)) - taken):
        cells = [row.cells[place] for row in rows if len(row.cells) > place]
        words = [_WORD.findall(fold(cell)) for cell in cells if cell.strip()]
        several = sum(map(len, words)) >= 2 * len(words)
        if several and 2 * len(set(map(tuple, words))) >= max(3, len(words)):
            yield place, [word for cell in words for word in cell]


def entry_of(
    row: Row, columns: Columns, before: str, *, scale: float = 1.0, by_rater: bool = False
) -> Entry:
    """Understand one row; without a speaker it goes on speaking for ``before``.

    ``scale`` is how long one of its plain numbers is in seconds.
    """
    cells = row.cells + ("",) * (columns.width - len(row.cells))
    values = (cells[column].strip() for column in columns.codes)
    codes = tuple(value for value in values if value.lower() not in _NO_CODE)
    rater = cells[columns.rater].strip() if by_rater and columns.rater is not None else ""
    return Entry(
        line=row.line,
        speaker=before if columns.speaker is None else cells[columns.speaker].strip() or before,
        text=cells[columns.text],
        time=None if columns.time is None else _moment(cells[columns.time], scale),
        end=_end(cells, columns, scale),
        session="" if columns.session is None else cells[columns.session].strip(),
        case="" if columns.case is None else cells[columns.case].strip(),
        codes=codes,
        beyond="\t".join(cell for cell in cells[columns.width :] if cell.strip()),
        raters=(rater,) * len(codes) if by_rater else (),
        cells=cells,
    )


def assemble(
    entries: Sequence[Entry | Loose],
    *,
    format_name: str,
    encoding: str | None = None,
    warnings: tuple[str, ...] = (),
    header: str = "",
    left_out: int = 0,
) -> tuple[Reading, ...]:
    """Return one reading a session: its cells' words joined by newlines, one span a row.

    Words outside the rows go before the first session, cells beyond the header after their row;
    both are reported as not placed. ``left_out`` is the first session's. Refused: a table whose
    text column is empty.
    """
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        if isinstance(entry, Entry) and (entry.text.strip() or entry.beyond):
            groups.setdefault((entry.case, entry.session), []).append(entry)
    if not any(entry.text.strip() for group in groups.values() for entry in group):
        raise Refusal("its text column is empty", "metin sütunu boş")
    loose = [entry for entry in entries if isinstance(entry, Loose)]
    told = heading(entry.text for entry in loose)
    numbers, ordered = _session_numbers(groups)
    if ordered:
        warnings += (
            said(
                "sessions are numbered in the order of the file: their names are no numbers",
                "seanslar dosyadaki sıraya göre numaralandı: adları sayı değil",
            ),
        )
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
            days=() if session else told.days,
            header=header,
            left_out=0 if readings else left_out,
        )
        readings.append(reading)
    return tuple(readings)


def _parts(loose: Sequence[Loose], group: Sequence[Entry]) -> Iterator[Said | Loose]:
    yield from loose
    for entry in group:
        if entry.text.strip():
            told = (entry.time, entry.end, entry.codes, entry.raters)
            yield Said(entry.line, entry.speaker, entry.text, *told)
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
            raise Refusal(
                f"session {safe(odd, one_line=True)[:30]!r} is no number, others are",
                f"{safe(odd, one_line=True)[:30]!r} bir seans numarası değil, ötekiler öyle",
            )
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
        said(
            f"{counted(rows, 'row')} with more cells than the header: what is beyond was not "
            "placed",
            f"{rows} satırda başlıktan çok hücre var: fazlası yerleştirilmedi",
        ),
    )


def _end(cells: Sequence[str], columns: Columns, scale: float) -> float | None:
    """Return the end that has a column of its own, or that of a span "0:03 - 0:09"."""
    if columns.end is not None:
        return _moment(cells[columns.end], scale)
    return None if columns.time is None else ending(cells[columns.time])


def _moment(cell: str, scale: float) -> float | None:
    plain = cell.strip()
    if scale != 1 and plain.isdecimal():
        return int(plain[:12]) * scale
    return seconds(cell)
