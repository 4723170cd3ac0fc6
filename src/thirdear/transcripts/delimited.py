"""CSV and TSV tables: comma, semicolon (Turkish Excel), tab or bar, with header words."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from thirdear.base import delimited
from thirdear.model.refusal import Refusal
from thirdear.model.text import Reading
from thirdear.transcripts.material import Material, canonical
from thirdear.transcripts.tables import (
    Entry,
    Loose,
    Row,
    assemble,
    columns_of,
    entry_of,
    find_header,
)

NAME = "csv-table"
_DELIMITERS = ",;\t|"
_LOOK = 1 << 16  # characters in which the header must stand


def recognises(material: Material) -> bool:
    """Whether one of the first rows has header words for speaker and text."""
    return material.archive is None and _delimiter(material.decoded) is not None


def read(material: Material, codes: Sequence[str]) -> tuple[Reading, ...]:
    """Return one reading a session of the table; see :func:`tables.assemble`."""
    delimiter = _delimiter(material.decoded)
    if delimiter is None:
        raise Refusal("no row has header words for both speaker and text")
    rows, warnings = _rows(material.decoded, delimiter)
    header = find_header(rows)
    columns = None if header is None else columns_of(rows[header].cells, codes)
    if header is None or columns is None:
        raise Refusal("no row has header words for both speaker and text")
    entries: list[Entry | Loose] = [
        Loose(row.line, canonical(" ".join(cell for cell in row.cells if cell.strip())))
        for row in rows[:header]
    ]
    speaker = ""
    for row in rows[header + 1 :]:
        entry = entry_of(row, columns, speaker)
        speaker = entry.speaker
        entries.append(entry)
    warnings += material.warnings
    return assemble(entries, format_name=NAME, encoding=material.encoding, warnings=warnings)


def _delimiter(text: str) -> str | None:
    head, announced = delimited.announced(text[:_LOOK])
    for delimiter in announced or _DELIMITERS:
        try:
            if find_header(list(_parse(head, delimiter, strict=False))) is not None:
                return delimiter
        except csv.Error:
            continue
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
