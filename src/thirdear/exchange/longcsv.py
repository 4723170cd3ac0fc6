"""Long tables of tags and ratings: one row a judgement, read strictly, written to be read again."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from thirdear.base.delimited import Record, announced, guarded, records, text_of, unguarded
from thirdear.base.numbers import is_missing
from thirdear.model.refusal import Refusal

TAG_COLUMNS = ("case", "session", "segment", "code", "rater")
TAG_OPTIONAL = ("pass", "layer", "value", "start", "end", "memo", "about")
RATING_COLUMNS = ("case", "session", "item", "rater", "value")
RATING_OPTIONAL = ("pass",)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its line in the file (from 1) and its cells by column."""

    file: str
    line: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """Return a cell that must not be empty."""
        value = self.cells.get(column, "")
        if not value:
            self.fail(f"{column} is empty", f"{column} boş")
        return value

    def whole(self, column: str, default: int | None = None) -> int:
        """Return a cell as a whole number; an empty one gives the default, if there is one."""
        number = self.number(column)
        if number is None and default is not None:
            return default
        if number is None or number != int(number):
            self.fail(f"{column} must be a whole number", f"{column} bir tam sayı olmalı")
        return int(number)

    def number(self, column: str) -> float | None:
        """Return a cell as a number, None where it is missing; a decimal comma is understood."""
        value = self.cells.get(column, "")
        if is_missing(value):
            return None
        try:
            number = float(value.replace(",", "."))
        except ValueError:
            self.fail(f"{column} must be a number", f"{column} bir sayı olmalı")
        if not math.isfinite(number):
            self.fail(f"{column} must be a finite number", f"{column} sonlu bir sayı olmalı")
        return number

    def fail(self, what: str, what_tr: str) -> NoReturn:
        """Refuse the table because of this row."""
        raise Refusal(
            f"{self.file}, line {self.line}: {what}; nothing was imported.",
            f"{self.file}, {self.line}. satır: {what_tr}; hiçbir şey alınmadı.",
        )


def read(path: Path, columns: Sequence[str], optional: Sequence[str] = ()) -> tuple[Row, ...]:
    """Return the rows of a CSV file with these columns, in any order; others are left alone.

    Comma, semicolon and tab separate; UTF-8, UTF-16 and Turkish Windows are recognised.
    """
    text, separator = announced(text_of(path))
    table = _strictly(path.name, text, separator or _delimiter(text))
    header = [cell.strip().lower() for cell in table[0].cells] if table else []
    beside = f" and, if wanted, {','.join(optional)}" if optional else ""
    beside_tr = f" ve istenirse {','.join(optional)}" if optional else ""
    for column in columns:
        if column not in header:
            raise Refusal(
                f"{path.name}, line 1: column {column} is missing; "
                f"needed are {','.join(columns)}{beside}.",
                f"{path.name}, 1. satır: {column} sütunu eksik; gereken sütunlar: "
                f"{','.join(columns)}{beside_tr}.",
            )
    for column in (*columns, *optional):
        if header.count(column) > 1:
            raise Refusal(
                f"{path.name}, line 1: column {column} stands twice; remove one.",
                f"{path.name}, 1. satır: {column} sütunu iki kez var; birini silin.",
            )
    rows = []
    for line, cells in table[1:]:
        named = {name: unguarded(cell.strip()) for name, cell in zip(header, cells, strict=False)}
        row = Row(path.name, line, named)
        if any(cell.strip() for cell in cells[len(header) :]):
            row.fail(
                "there are more cells than columns; text with a separator needs quotes",
                "sütundan fazla hücre var; ayırıcı içeren metin tırnak içine alınmalı",
            )
        rows.append(row)
    return tuple(rows)


def _strictly(name: str, text: str, separator: str) -> list[Record]:
    table: list[Record] = []
    try:
        table.extend(records(text, separator, strict=True))
    except csv.Error as error:
        after = table[-1].line if table else 1
        raise Refusal(
            f"{name}, below line {after}: quotation marks do not pair up; nothing was imported.",
            f"{name}, {after}. satırın altında: tırnak işaretleri eşleşmiyor; hiçbir şey alınmadı.",
        ) from error
    return table


def write(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a CSV text (comma, quotes where needed, one newline a row); None is an empty cell.

    Texts that a spreadsheet would run are guarded; :func:`read` gives them back.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    """Write a whole number that is stored as a float without its point; guard a text."""
    if isinstance(value, str):
        return guarded(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)
