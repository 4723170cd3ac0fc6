"""CSV and TSV tables: comma, semicolon (Turkish Excel), tab or bar, with header words."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence

from thirdear.base import delimited
from thirdear.model.language import Both, said
from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.transcripts import contents
from thirdear.transcripts.headers import NOTHING_WANTED, Row, Wanted, find_header, no_header
from thirdear.transcripts.material import Material, canonical
from thirdear.transcripts.tables import assemble, read_rows

NAME = "csv-table"
_DELIMITERS = ",;\t|"
_ENDINGS = (".csv", ".tsv", ".tab", ".psv")
_EVEN = 3
_LOOK = 1 << 16  # characters in which the header must stand


def recognises(material: Material, wanted: Wanted = NOTHING_WANTED) -> bool:
    """Whether its columns can be told for speaker and text, or it was told to be a table.

    Header words tell them, else what stands in the columns does. Where columns are named, a plain
    file is a table: somebody says so.
    """
    if material.is_packed:
        return False
    return bool(wanted.names) or _delimiter(material, wanted) is not None


def read(material: Material, wanted: Wanted) -> tuple[Reading, ...]:
    """Return one reading a session of the table; see :func:`tables.assemble`."""
    delimiter = _delimiter(material, wanted)
    if delimiter is None:
        rows = guessed(material.decoded)
        raise Refusal(*(contents.unclear(rows, wanted) or no_header(rows, wanted)))
    rows, warnings = _rows(material.decoded, delimiter)
    table = read_rows(rows, wanted, tabs=delimiter == "\t")
    if table is None:
        raise Refusal(*(contents.unclear(rows, wanted) or no_header(rows, wanted)))
    return assemble(
        table.entries,
        format_name=NAME,
        encoding=material.encoding,
        warnings=warnings + material.warnings + table.notes,
        header=table.key,
        left_out=table.left_out,
    )


def unclear(material: Material, wanted: Wanted = NOTHING_WANTED) -> Both | None:
    """Return what to type where a plain file is a table of speech, but whose is not clear."""
    if material.is_packed:
        return None
    rows = guessed(material.decoded)
    surely = material.name.lower().endswith(_ENDINGS) or _is_even(rows)
    return contents.unclear(rows, wanted) if surely else None


def guessed(text: str) -> list[Row]:
    """Return the first rows by whichever delimiter gives most cells in most rows."""
    head, announced = delimited.announced(text[:_LOOK])
    best: list[Row] = []
    most = 1
    for delimiter in announced or _DELIMITERS:
        try:
            rows = list(_parse(_whole_lines(head, text), delimiter, strict=False))
        except csv.Error:
            continue
        widths = Counter(len(row.cells) for row in rows)
        width, count = max(widths.items(), key=lambda one: (one[1], one[0]), default=(1, 0))
        if width > most and count >= 0.6 * len(rows):
            best, most = rows, width
    return best or _any(head)


def _any(head: str) -> list[Row]:
    """Return the first rows by the delimiter that the first line has most of."""
    delimiter = max(_DELIMITERS, key=head.lstrip().partition("\n")[0].count)
    try:
        return list(_parse(head, delimiter, strict=False))
    except csv.Error:
        return []


def _whole_lines(head: str, text: str) -> str:
    return head if len(head) == len(text) else head.rpartition("\n")[0] or head


def _delimiter(material: Material, wanted: Wanted) -> str | None:
    text = material.decoded
    head, announced = delimited.announced(text[:_LOOK])
    head = _whole_lines(head, text)
    parsed: list[tuple[str, list[Row]]] = []
    for delimiter in announced or _DELIMITERS:
        try:
            rows = list(_parse(head, delimiter, strict=False))
        except csv.Error:
            continue
        if find_header(rows, wanted) is not None:
            return delimiter
        parsed.append((delimiter, rows))
    surely = material.name.lower().endswith(_ENDINGS)
    for delimiter, rows in parsed:
        if surely or wanted.names or _is_even(rows):
            found = contents.judged(rows, wanted)
            if found is not None and (surely or wanted.names or found.index >= 0):
                return delimiter
    return None


def _is_even(rows: Sequence[Row]) -> bool:
    """Whether all rows have the same number of cells, three or more: no prose looks like that."""
    widths = {len(row.cells) for row in rows}
    return len(widths) == 1 and widths.pop() >= _EVEN


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
        why, why_tr = delimited.why_not(error)
        raise Refusal(
            f"it is no readable table: {why}", f"okunabilir bir tablo değil: {why_tr}"
        ) from None
    return rows, (
        said(
            "quotation marks do not pair up: check that no rows have run together",
            "tırnak işaretleri eşleşmiyor: satırların birbirine karışmadığına bakın",
        ),
    )


def _parse(text: str, delimiter: str, *, strict: bool) -> Iterator[Row]:
    for line, cells in delimited.records(text, delimiter, strict=strict):
        yield Row(line, tuple(canonical(cell) for cell in cells))
