"""CSV and TSV tables: comma, semicolon (Turkish Excel), tab or bar, with header words."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from thirdear.base import delimited
from thirdear.model.refusal import Refusal
from thirdear.model.text import Reading
from thirdear.transcripts.headers import (
    NOTHING_WANTED,
    Row,
    Wanted,
    find_header,
    header_of,
    no_header,
)
from thirdear.transcripts.material import Material, canonical
from thirdear.transcripts.tables import assemble, read_rows

NAME = "csv-table"
_DELIMITERS = ",;\t|"
_LOOK = 1 << 16  # characters in which the header must stand


def recognises(material: Material, wanted: Wanted = NOTHING_WANTED) -> bool:
    """Whether one of the first rows has header words for speaker and text, or was told to be one.

    Where columns are named, a plain file is a table: somebody says so.
    """
    if material.is_packed:
        return False
    return bool(wanted.names) or _delimiter(material.decoded, wanted) is not None


def read(material: Material, wanted: Wanted) -> tuple[Reading, ...]:
    """Return one reading a session of the table; see :func:`tables.assemble`."""
    delimiter = _delimiter(material.decoded, wanted)
    if delimiter is None:
        raise Refusal(no_header(_guessed(material.decoded), wanted))
    rows, warnings = _rows(material.decoded, delimiter)
    entries = read_rows(rows, wanted)
    warnings += material.warnings
    return assemble(
        entries,
        format_name=NAME,
        encoding=material.encoding,
        warnings=warnings,
        header=header_of(rows, wanted),
    )


def _guessed(text: str) -> list[Row]:
    """Return the first rows by whichever delimiter gives most cells."""
    head, announced = delimited.announced(text[:_LOOK])
    delimiter = max(announced or _DELIMITERS, key=head.partition("\n")[0].count)
    try:
        return list(_parse(head, delimiter, strict=False))
    except csv.Error:
        return []


def _delimiter(text: str, wanted: Wanted) -> str | None:
    head, announced = delimited.announced(text[:_LOOK])
    for delimiter in announced or _DELIMITERS:
        try:
            rows = list(_parse(head, delimiter, strict=False))
        except csv.Error:
            continue
        if find_header(rows, wanted) is not None:
            return delimiter
    return None


def _rows(text: str, delimiter: str) -> tuple[list[Row], tuple[str, ...]]:
    """Parse strictly; where quotes do not pair up, parse as well as it goes and say so."""
    body, _ = delimited.announced(text)
    try:
        return list(_parse(body, delimiter, strict=True)), ()
    except csv.Error:
        pass
    try:
        rows = list(_parse(body, delimiter, strict=False))
    except csv.Error as error:
        raise Refusal(f"it is no readable table: {error}") from None
    return rows, ("quotation marks do not pair up: check that no rows have run together",)


def _parse(text: str, delimiter: str, *, strict: bool) -> Iterator[Row]:
    for line, cells in delimited.records(text, delimiter, strict=strict):
        yield Row(line, tuple(canonical(cell) for cell in cells))
