"""Delimited tables as people save them: any usual encoding, Excel's first line, quoted newlines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from thirdear.base.encoding import decode
from thirdear.base.reasons import reason
from thirdear.base.safe import safe
from thirdear.model.language import Both
from thirdear.model.refusal import Refusal

_ANNOUNCED = re.compile(r'\A"?sep=(.)"?(?=\r?\n|\r)', re.IGNORECASE)


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""What spreadsheets take for the beginning of a formula, and the mark that says it is none."""


def guarded(text: str) -> str:
    """Return a cell's text so that no spreadsheet runs it; :func:`unguarded` gives it back.

    A lone dash is no formula, and means something in tables of ratings.
    """
    return f"'{text}" if text.startswith(_FORMULA) and text != "-" else text


def unguarded(text: str) -> str:
    """Return the text that was guarded; another text stays as it is."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


class Record(NamedTuple):
    """One row of a table and the line of the file on which it begins, from 1."""

    line: int
    cells: list[str]


def why_not(error: csv.Error) -> Both:
    """Return why a table could not be read, of what the reader of tables said."""
    if "field limit" in str(error):
        return "a cell is too long", "bir hücre çok uzun"
    return "its quotation marks do not pair up", "tırnak işaretleri eşleşmiyor"


def text_of(path: Path) -> str:
    """Return a table's text; a file that cannot be read, or is no text, is refused by name."""
    name = safe(path.name, one_line=True)
    try:
        data = path.read_bytes()
    except OSError as error:
        why, why_tr = reason(error)
        raise Refusal(
            f"{name}: the file cannot be read ({why}).",
            f"{name}: dosya okunamıyor ({why_tr}).",
        ) from error
    try:
        text, _ = decode(data)
    except Refusal as refusal:
        raise refusal.within(name) from refusal
    if "\0" in text:
        raise Refusal(
            f"{name}: this is no text table; save it as CSV, best in UTF-8.",
            f"{name}: bu bir metin tablosu değil; CSV olarak, tercihen UTF-8 ile kaydedin.",
        )
    return text


def announced(text: str) -> tuple[str, str]:
    """Return the text with Excel's first line ``sep=;`` blanked, and its separator or "".

    The line stays as an empty one, so that lines keep their numbers.
    """
    found = _ANNOUNCED.match(text)
    return (text[found.end() :], found[1]) if found else (text, "")


def records(
    text: str, separator: str, *, strict: bool = False, numbers: bool = False
) -> Iterator[Record]:
    """Yield the rows that hold anything; quotes that do not pair up are an error if ``strict``.

    In a table of ``numbers`` rows of empty cells are gaps and come too (blank lines never do), and
    a space before a quotation mark means nothing.
    Raises ``csv.Error`` for what no reader understands.
    """
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=separator,
        strict=strict,
        skipinitialspace=numbers,
    )
    line = 1
    begun = False
    for cells in reader:
        holds = any(cell.strip() for cell in cells)
        begun = begun or holds
        if holds or (numbers and begun and cells):
            yield Record(line, cells)
        line = reader.line_num + 1
