"""CSV and TSV tables: comma, semicolon (Turkish Excel), tab or bar, with header words."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from thirdear.base import delimited
from thirdear.model.refusal import Refusal
from thirdear.model.text import Reading
from thirdear.transcripts.material import Material, canonical
from thirdear.transcripts.tables import (
    NOTHING_WANTED,
    Row,
    Wanted,
    assemble,
    find_header,
    no_header,
    read_rows,
)

NAME = "csv-table"
_DELIMITERS = ",;\t|"
_LOOK = 1 << 16  # characters in which the header must stand


def recognises(material: Material) -> bool:
    """Whether one of the first rows has header words for speaker and text."""
    return not material.is_packed and _delimiter(material.decoded, NOTHING_WANTED) is not None


def read(material: Material, wanted: Wanted) -> tuple[Reading, ...]:
    """Return one reading a session of the table; see :func:`tables.assemble`."""
    delimiter = _delimiter(material.decoded, wanted)
    if delimiter is None:
        raise Refusal(no_header(wanted))
    rows, warnings = _rows(material.decoded, delimiter)
    entries = read_rows(rows, wanted)
    warnings += material.warnings
    return assemble(entries, format_name=NAME, encoding=material.encoding, warnings=warnings)


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
