"""Documents of word processors: labelled paragraphs, and tables with header words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from thirdear.model.language import counted, said
from thirdear.model.reading import Reading, Remark
from thirdear.model.refusal import Refusal
from thirdear.transcripts import contents
from thirdear.transcripts.blocks import Document, Paragraph, TableRow
from thirdear.transcripts.contents import Header
from thirdear.transcripts.entries import Entry, Loose
from thirdear.transcripts.headers import Row, Wanted, columns_of, header_key, no_header
from thirdear.transcripts.material import Material, Page, canonical, remarks_of, tabbed
from thirdear.transcripts.tables import assemble, understood
from thirdear.transcripts.turns import read_turns

NAMES = {
    "docx": "Word document (.docx)",
    "odt": "OpenDocument text (.odt)",
    "rtf": "rich text (.rtf)",
}


def recognises(kind: str, material: Material) -> bool:
    """Whether it is a document of a kind: ``docx``, ``odt`` or ``rtf``."""
    return material.kind == kind


def has_table(kind: str, material: Material, wanted: Wanted) -> bool:
    """Whether it is a document with a table whose header, or content, tells speaker and text."""
    named = Wanted(names=wanted.names, kept=wanted.kept)
    if material.kind != kind:
        return False
    rows = [b for b in material.document.blocks if isinstance(b, TableRow)]
    known = any(columns_of(row.cells, named) is not None for row in rows)
    return known or _judged(material.document, wanted) is not None


def _judged(document: Document, wanted: Wanted) -> Header | None:
    """Return the header of the first table that is one by what stands in it.

    A row of labels and words is no header: such a table is read as lines.
    """
    for _, blocks in groupby(document.blocks, key=_table_of):
        rows = [Row(n, b.cells) for n, b in enumerate(blocks, 1) if isinstance(b, TableRow)]
        header = contents.judged(rows, wanted) if rows else None
        if header is not None and header.index == 0:
            return header
    return None


def _table_of(block: Paragraph | TableRow) -> int:
    return block.table if isinstance(block, TableRow) else -1


def read_paragraphs(kind: str, material: Material, wanted: Wanted) -> tuple[Reading, ...]:
    """Return the one session of labelled paragraphs; rows of tables count as tabbed lines."""
    if wanted:
        rows = [
            Row(1, b.cells) for b in _document(kind, material).blocks if isinstance(b, TableRow)
        ]
        if rows and wanted.names:
            raise Refusal(*no_header(rows, wanted))
        raise Refusal(
            "it is read as paragraphs, so it has no columns",
            "paragraf olarak okunuyor, bu yüzden sütunu yok",
        )
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
        said(
            f"{counted(rows, 'table row')} among the paragraphs: read as lines, look where they "
            "went",
            f"paragrafların arasında {rows} tablo satırı var: satır satır okundu, yerlerine bakın",
        ),
    )


def read_table(kind: str, material: Material, wanted: Wanted) -> tuple[Reading, ...]:
    """Return one reading a session of the tables with header words, in document order."""
    document = _document(kind, material)
    parts = _Parts(wanted)
    judged = None
    if not any(isinstance(b, TableRow) and columns_of(b.cells, wanted) for b in document.blocks):
        judged = _judged(document, wanted)
    for number, block in enumerate(document.blocks, start=1):
        if isinstance(block, Paragraph):
            parts.add(Loose(number, canonical(block.text)))
            continue
        header = _header(block, wanted, judged)
        if header is not None:  # a header, or the same one again on the next page
            parts.begin(header, block.table)
        elif parts.fits(block):
            parts.rows.append(Row(number, tuple(canonical(cell) for cell in block.cells)))
        else:
            parts.add(Loose(number, canonical(tabbed(block))))
    if parts.header is None:
        rows = _rows(document)
        raise Refusal(*(contents.unclear(rows, wanted) or no_header(rows, wanted)))
    entries = parts.end()
    entries += [Loose(len(document.blocks) + 1, canonical(box)) for box in document.boxes]
    readings = assemble(
        entries,
        format_name=f"{kind}-table",
        warnings=document.warnings + tuple(dict.fromkeys(parts.notes)),
        header=parts.key,
        left_out=parts.left_out,
    )
    remarks = tuple(_beside_rows(document, entries if len(readings) == 1 else ()))
    return (replace(readings[0], remarks=remarks), *readings[1:])


def _header(block: TableRow, wanted: Wanted, judged: Header | None) -> Header | None:
    if judged is not None:
        return judged if block.cells == judged.columns.names else None
    columns = columns_of(block.cells, wanted)
    return None if columns is None else Header(0, columns, key=header_key(block.cells))


class _Parts:
    """The entries of a document's tables, header by header, and what stands between them."""

    def __init__(self, wanted: Wanted) -> None:
        self.header: Header | None = None
        self.rows: list[Row] = []
        self.notes: tuple[str, ...] = ()
        self.key = ""
        self.left_out = 0
        self._wanted = wanted
        self._table = 0
        self._entries: list[Entry | Loose] = []

    def add(self, part: Loose) -> None:
        """Add words that stand in no row, after the rows so far."""
        if part.text.strip():
            self.end()
        self._entries.append(part)

    def begin(self, header: Header, table: int) -> None:
        """Go on with the rows below a header."""
        if self.header is None or header.columns != self.header.columns:
            self.end()
        self.header, self._table = header, table
        self.key = self.key or header.key

    def fits(self, block: TableRow) -> bool:
        """Whether a row is one of the table that was begun, or of one that looks like it."""
        return self.header is not None and (
            self._table == block.table or self.header.columns.width == len(block.cells)
        )

    def end(self) -> list[Entry | Loose]:
        """Understand the rows so far; return everything up to here."""
        if self.header is not None and self.rows:
            table = understood(self.rows, self.header, self._wanted, before=self._before())
            self._entries += table.entries
            self.notes += table.notes
            self.left_out += table.left_out
            self.rows = []
        return self._entries

    def _before(self) -> str:
        """Return who spoke last, who goes on where a row names nobody."""
        return next((e.speaker for e in reversed(self._entries) if isinstance(e, Entry)), "")


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
