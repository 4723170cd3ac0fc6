"""Documents of word processors: labelled paragraphs, and tables with header words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from thirdear.model.refusal import Refusal
from thirdear.model.text import Reading, Remark
from thirdear.transcripts.blocks import Document, Paragraph, TableRow
from thirdear.transcripts.entries import Loose
from thirdear.transcripts.headers import (
    Columns,
    Row,
    Wanted,
    columns_of,
    header_key,
    no_header,
)
from thirdear.transcripts.material import Material, Page, canonical, remarks_of, tabbed
from thirdear.transcripts.tables import Entry, assemble, entry_of
from thirdear.transcripts.turns import read_turns
from thirdear.transcripts.wording import counted

NAMES = {
    "docx": "Word document (.docx)",
    "odt": "OpenDocument text (.odt)",
    "rtf": "rich text (.rtf)",
}


def recognises(kind: str, material: Material) -> bool:
    """Whether it is a document of a kind: ``docx``, ``odt`` or ``rtf``."""
    return material.kind == kind


def has_table(kind: str, material: Material, wanted: Wanted) -> bool:
    """Whether it is a document with a table whose first rows name speaker and text."""
    named = Wanted(names=wanted.names, kept=wanted.kept)
    return material.kind == kind and any(
        isinstance(block, TableRow) and columns_of(block.cells, named) is not None
        for block in material.document.blocks
    )


def read_paragraphs(kind: str, material: Material, wanted: Wanted) -> tuple[Reading, ...]:
    """Return the one session of labelled paragraphs; rows of tables count as tabbed lines."""
    if wanted:
        rows = [
            Row(1, b.cells) for b in _document(kind, material).blocks if isinstance(b, TableRow)
        ]
        if rows and wanted.names:
            raise Refusal(no_header(rows, wanted))
        raise Refusal("it is read as paragraphs, so it has no columns")
    page = _page(kind, material)
    warnings = page.warnings + _mixture(material.document)
    name = f"{kind}-paragraphs"
    reading = read_turns(
        page.text,
        format_name=name,
        aside=page.aside,
        warnings=warnings,
        wanted=wanted,
        inner=page.inner,
    )
    return (replace(reading, remarks=tuple(_beside_turns(page.remarks, reading))),)


def _beside_turns(remarks: Iterable[Remark], reading: Reading) -> Iterator[Remark]:
    """Give comments the turn that is said on their line, the last one that begins there."""
    ends = list(accumulate((len(row) + 1 for row in reading.text.split("\n")), initial=0))
    starts = [span.start for span in reading.spans]
    for remark in remarks:
        turn = bisect_left(starts, ends[min(remark.line, len(ends) - 1)])
        said = turn > 0 and reading.spans[turn - 1].stop > ends[remark.line - 1]
        yield replace(remark, turn=turn if said else None)


def _mixture(document: Document) -> tuple[str, ...]:
    """Warn where rows of tables stand among paragraphs: whose words they are is easily mistaken."""
    rows = sum(isinstance(block, TableRow) for block in document.blocks)
    spoken = any(isinstance(b, Paragraph) and b.text.strip() for b in document.blocks)
    if not (rows and spoken):
        return ()
    return (
        f"{counted(rows, 'table row')} among the paragraphs: read as lines, look where they went",
    )


def read_table(kind: str, material: Material, wanted: Wanted) -> tuple[Reading, ...]:
    """Return one reading a session of the tables with header words, in document order."""
    document = _document(kind, material)
    entries: list[Entry | Loose] = []
    columns: Columns | None = None
    table, speaker, header = 0, "", ""
    for number, block in enumerate(document.blocks, start=1):
        if isinstance(block, Paragraph):
            entries.append(Loose(number, canonical(block.text)))
            continue
        found = columns_of(block.cells, wanted)
        if found is not None:  # a header, or the same one again on the next page
            columns, table = found, block.table
            header = header or header_key(block.cells)
        elif columns and (table == block.table or columns.width == len(block.cells)):
            row = Row(number, tuple(canonical(cell) for cell in block.cells))
            entries.append(entry_of(row, columns, speaker))
            speaker = entries[-1].speaker if isinstance(entries[-1], Entry) else speaker
        else:
            entries.append(Loose(number, canonical(tabbed(block))))
    if columns is None:
        raise Refusal(no_header(_rows(document), wanted))
    entries += [Loose(len(document.blocks) + 1, canonical(box)) for box in document.boxes]
    readings = assemble(
        entries, format_name=f"{kind}-table", warnings=document.warnings, header=header
    )
    remarks = tuple(_beside_rows(document, entries if len(readings) == 1 else ()))
    return (replace(readings[0], remarks=remarks), *readings[1:])


def _beside_rows(document: Document, entries: Sequence[Entry | Loose]) -> Iterator[Remark]:
    """Yield comments with the turn of their row; in tables of several sessions without one."""
    said = (entry.line for entry in entries if isinstance(entry, Entry) and entry.text.strip())
    turns = {line: turn for turn, line in enumerate(said, start=1)}
    for number, block in enumerate(document.blocks, start=1):
        for remark in remarks_of(block, document, number):
            yield replace(remark, line=number, turn=turns.get(number))


def _rows(document: Document) -> list[Row]:
    return [Row(1, block.cells) for block in document.blocks if isinstance(block, TableRow)]


def _document(kind: str, material: Material) -> Document:
    if material.kind != kind:
        raise Refusal(f"it is no {NAMES[kind]}", f"bir {NAMES[kind]} değil")
    return material.document


def _page(kind: str, material: Material) -> Page:
    _document(kind, material)
    return material.page
