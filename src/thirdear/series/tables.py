"""Two series from any table with one row per session."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from thirdear.base.delimited import announced, records, text_of, why_not
from thirdear.base.letters import fold
from thirdear.base.numbers import is_missing
from thirdear.base.safe import safe
from thirdear.model.language import Both
from thirdear.model.refusal import Refusal
from thirdear.model.scores import Series

SEPARATORS = (",", ";", "\t")
SESSION_HEADERS = ("session", "seans")
DATE_HEADERS = ("date", "tarih")
WEEK_HEADERS = ("week", "hafta")
CASE_HEADERS = frozenset({"case", "vaka", "olgu"})
LONGEST = 10_000
"""Sessions from the first to the last; more means that the column holds something else."""

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3},\d{3}")


@dataclass(frozen=True, slots=True)
class _Table:
    """A table's name, separator, header, and rows with the line each one ends on."""

    name: str
    separator: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]


@dataclass(frozen=True, slots=True)
class CaseRows:
    """One case of a table: cause and effect, and its sessions' days where they were asked for.

    ``counted`` says that its rows were counted, since no column numbers the sessions.
    """

    case: str | None
    cause: Series
    effect: Series
    days: Mapping[int, int] | None = None
    counted: bool = False


def read_table(
    path: Path, cause: str, effect: str, session: str | None = "session"
) -> tuple[Series, Series]:
    """Read the columns ``cause`` and ``effect`` of a text table as two series.

    Comma, semicolon or tab; UTF-8 (with or without a mark), UTF-16 with a mark, else cp1254;
    decimal points or commas; quoted headers. Columns are found by their exact name, else
    regardless of case and Turkish letters. ``session`` names the column of session numbers; the
    default finds "seans" too, and where neither occurs, or with None, rows are numbered from 1.
    Rows may stand in any order; absent sessions, empty cells and NA are gaps. Anything else is a
    Refusal that names the file, the line and the column.
    """
    table = _read(path, (cause, effect))
    _refuse_several_cases(table)
    one = _case_rows(None, table, (cause, effect), session, days=False)
    return one.cause, one.effect


def read_cases(path: Path, cause: str, effect: str, *, days: bool = False) -> tuple[CaseRows, ...]:
    """Read a table with one row per session case by case, in the order in which cases come.

    A column case (or vaka, olgu) says whose the row is; without it all rows are one case without a
    name. With ``days`` a column date or week is needed, too.
    """
    table = _read(path, (cause, effect))
    return tuple(
        _case_rows(case, part, (cause, effect), "session", days=days)
        for case, part in _parted(table)
    )


def _parted(table: _Table) -> Iterator[tuple[str | None, _Table]]:
    """Yield the rows of each case; a row that says nothing of its case is refused."""
    place = next((i for i, name in enumerate(table.header) if fold(name) in CASE_HEADERS), None)
    if place is None:
        yield None, table
        return
    parts: dict[str, list[tuple[int, list[str]]]] = {}
    for line, row in table.rows:
        if not any(row):
            continue
        if not row[place]:
            header = safe(table.header[place], one_line=True)
            raise Refusal(
                f"{table.name}, line {line}, column {header}: the case is missing.",
                f"{table.name}, {line}. satır, {header} sütunu: vaka eksik.",
            )
        parts.setdefault(row[place], []).append((line, row))
    for case, rows in parts.items():
        yield case, replace(table, rows=tuple(rows))


def _case_rows(
    case: str | None, table: _Table, names: tuple[str, str], session: str | None, *, days: bool
) -> CaseRows:
    columns = [_column(table, name) for name in names]
    if session == "session":
        session = _session_header(table)
    if session is None:
        numbers = list(range(1, len(table.rows) + 1))
    else:
        table = replace(table, rows=tuple(row for row in table.rows if any(row[1])))
        numbers = _session_numbers(table, session)
    cause, effect = (
        replace(_series(name, numbers, _values(table, name, column)), case=case)
        for name, column in zip(names, columns, strict=True)
    )
    on = _days(table, numbers) if days else None
    return CaseRows(case, cause, effect, on, counted=session is None)


def _days(table: _Table, numbers: Sequence[int]) -> dict[int, int]:
    """Return the day of every session as an ordinal, of which day 1 is a Monday.

    From a column date or tarih (2024-03-01, 01.03.2024), else week or hafta (whole numbers that
    count on: the week's Monday). A row without one has no day; Refusal where neither column is.
    """
    for names, day_of in ((DATE_HEADERS, _date), (WEEK_HEADERS, _week)):
        name = next((name for name in names if _places(table.header, name)), None)
        if name is not None:
            column = _column(table, name)
            return {
                number: day_of(table.name, line, name, row[column])
                for number, (line, row) in zip(numbers, table.rows, strict=True)
                if not is_missing(row[column])
            }
    raise Refusal(
        f"{table.name}: lags in weeks need a column date or week.",
        f"{table.name}: hafta cinsinden gecikme için date (tarih) ya da week (hafta) "
        "sütunu gerekir.",
    )


def _date(name: str, line: int, column: str, cell: str) -> int:
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(cell, form).toordinal()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise Refusal(
        f"{name}, line {line}, column {column}: {_shown(cell)} is no date; write it as 2024-03-01 "
        "or 01.03.2024.",
        f"{name}, {line}. satır, {column} sütunu: {_shown(cell)} bir tarih değil; "
        "2024-03-01 ya da 01.03.2024 biçiminde yazın.",
    )


def _week(name: str, line: int, column: str, cell: str) -> int:
    match = re.fullmatch(r"(\d{1,6})([.,]0*)?", cell)
    if match is None:
        raise Refusal(
            f"{name}, line {line}, column {column}: {_shown(cell)} is no week; number the weeks "
            "1, 2, 3 and on, also over a new year.",
            f"{name}, {line}. satır, {column} sütunu: {_shown(cell)} bir hafta değil; "
            "haftaları 1, 2, 3 diye, yılbaşında da kesmeden numaralayın.",
        )
    return int(match[1]) * 7 + 1


def _session_header(table: _Table) -> str | None:
    return next((name for name in SESSION_HEADERS if _places(table.header, name)), None)


def _series(name: str, numbers: list[int], values: list[float | None]) -> Series:
    by_session = dict(zip(numbers, values, strict=True))
    sessions = tuple(range(min(numbers), max(numbers) + 1))
    return Series(None, name, sessions, tuple(by_session.get(number) for number in sessions))


def _read(path: Path, wanted: tuple[str, str]) -> _Table:
    name = safe(path.name, one_line=True)
    text, _ = announced(text_of(path))
    separator, header = _split_header(text, wanted)
    try:
        rows = list(_records(text, separator))[1:]
    except csv.Error as error:
        why, why_tr = why_not(error)
        raise Refusal(
            f"{name}: the table cannot be read as text ({why}).",
            f"{name}: tablo metin olarak okunamıyor ({why_tr}).",
        ) from error
    while rows and not any(rows[-1][1]):
        rows.pop()
    if not rows:
        raise Refusal(
            f"{name}: there is no row below the header; a table has one row per session.",
            f"{name}: başlığın altında satır yok; tabloda her seans için bir satır bulunmalı.",
        )
    for line, row in rows:
        _refuse_other_width(name, line, row, header)
    return _Table(name, separator, header, tuple(rows))


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield header and rows, each with its line; blank lines are no rows, empty rows are gaps."""
    for line, cells in records(text, separator, numbers=True):
        yield line, [cell.strip() for cell in cells]


def _split_header(text: str, wanted: tuple[str, str]) -> tuple[str, tuple[str, ...]]:
    """Choose the separator that shows both columns, else the one that makes most columns."""
    best: tuple[str, tuple[str, ...]] = (",", ("",))
    for separator in SEPARATORS:
        try:
            header = tuple(next(_records(text, separator), (0, [""]))[1])
        except csv.Error:
            continue
        if all(_places(header, name) for name in wanted):
            return separator, header
        if len(header) > len(best[1]):
            best = (separator, header)
    return best


def _refuse_other_width(name: str, line: int, row: list[str], header: tuple[str, ...]) -> None:
    if len(row) < len(header) or any(row[len(header) :]):
        wide = len(row) > 1
        hint = "; a decimal comma needs quotes, or ; between columns" if wide else ""
        hint_tr = "; ondalık virgül için tırnak ya da sütunlar arasında ; gerekir" if wide else ""
        raise Refusal(
            f"{name}, line {line}: {len(row)} cells, but the header has {len(header)}{hint}.",
            f"{name}, {line}. satır: {len(row)} hücre var, başlıkta ise {len(header)}{hint_tr}.",
        )


def _places(header: tuple[str, ...], name: str) -> list[int]:
    """Return where a column of this name stands: exactly, else without regard to letter case."""
    exact = [i for i, cell in enumerate(header) if cell == name]
    return exact or [i for i, cell in enumerate(header) if fold(cell) == fold(name)]


def _column(table: _Table, name: str) -> int:
    places = _places(table.header, name)
    if len(places) == 1:
        return places[0]
    shown = safe(name, one_line=True)
    if places:
        raise Refusal(
            f"{table.name}: {len(places)} columns are called {shown}; rename one.",
            f"{table.name}: {shown} adlı {len(places)} sütun var; birinin adını değiştirin.",
        )
    there = safe(", ".join(cell for cell in table.header[:20] if cell), one_line=True)
    raise Refusal(
        f"{table.name}, line 1: no column is called {shown}; there are: {there}.",
        f"{table.name}, 1. satır: {shown} adlı bir sütun yok; olanlar: {there}.",
    )


def _session_numbers(table: _Table, session: str) -> list[int]:
    column = _column(table, session)
    lines: dict[int, int] = {}
    for line, row in table.rows:
        number = _whole(table.name, line, session, row[column])
        if number in lines:
            raise Refusal(
                f"{table.name}, line {line}: session {number} stands already on line "
                f"{lines[number]}; a table has one row per session.",
                f"{table.name}, {line}. satır: {number}. seans {lines[number]}. satırda zaten "
                "var; her seans için bir satır bulunmalı.",
            )
        lines[number] = line
    if max(lines) - min(lines) >= LONGEST:
        raise Refusal(
            f"{table.name}, column {safe(session, one_line=True)}: numbers run from {min(lines)} "
            f"to {max(lines)}; number the sessions 1, 2, 3 and so on.",
            f"{table.name}, {safe(session, one_line=True)} sütunu: numaralar {min(lines)} "
            f"ile {max(lines)} arasında; seansları 1, 2, 3 diye numaralayın.",
        )
    return list(lines)


def _whole(name: str, line: int, column: str, cell: str) -> int:
    match = re.fullmatch(r"(\d{1,15})([.,]0*)?", cell)
    if match is None:
        raise Refusal(
            f"{name}, line {line}, column {safe(column, one_line=True)}: {_shown(cell)} is no "
            "session number; a whole number is needed in every row.",
            f"{name}, {line}. satır, {safe(column, one_line=True)} sütunu: {_shown(cell)} "
            "bir seans numarası değil; her satırda bir tam sayı gerekir.",
        )
    return int(match[1])


def _values(table: _Table, name: str, column: int) -> list[float | None]:
    """Read the numbers of a column; a column that mixes decimal points and commas is refused."""
    sign = ""
    values: list[float | None] = []
    for line, row in table.rows:
        cell = row[column]
        shown = safe(name, one_line=True)
        place = (
            f"{table.name}, line {line}, column {shown}",
            f"{table.name}, {line}. satır, {shown} sütunu",
        )
        if is_missing(cell):
            values.append(None)
            continue
        used = "," if "," in cell else "." if "." in cell else ""
        if _NUMBER.fullmatch(cell) is None:
            raise Refusal(
                f"{place[0]}: {_shown(cell)} is not a number; leave a missing score empty.",
                f"{place[1]}: {_shown(cell)} bir sayı değil; eksik puanı boş bırakın.",
            )
        if table.separator == "," and _THOUSANDS.fullmatch(cell):
            raise Refusal(
                f"{place[0]}: {_shown(cell)} can mean two numbers; write a decimal point.",
                f"{place[1]}: {_shown(cell)} iki ayrı sayı olabilir; ondalık için nokta kullanın.",
            )
        if used and sign and used != sign:
            raise Refusal(
                f"{place[0]}: {_shown(cell)} has another decimal sign than the rows above.",
                f"{place[1]}: {_shown(cell)} üstteki satırlardan başka bir ondalık işareti "
                "kullanıyor.",
            )
        sign = used or sign
        values.append(_finite(cell.replace(",", "."), place))
    return values


def _finite(text: str, place: Both) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise Refusal(f"{place[0]}: the number is too large.", f"{place[1]}: sayı çok büyük.")
    return value


def _shown(cell: str) -> str:
    text = safe(cell, one_line=True)
    return repr(text if len(text) <= 30 else text[:29] + "…")


def _refuse_several_cases(table: _Table) -> None:
    for place, header in enumerate(table.header):
        if fold(header) in CASE_HEADERS:
            cases = {row[place] for _, row in table.rows if row[place]}
            if len(cases) > 1:
                raise Refusal(
                    f"{table.name}, column {safe(header, one_line=True)}: {len(cases)} cases; a "
                    "series holds one case, so save one table a case.",
                    f"{table.name}, {safe(header, one_line=True)} sütunu: {len(cases)} vaka var; "
                    "bir dizi tek vakanındır, her vakayı ayrı tabloya kaydedin.",
                )
