"""Word documents: labelled paragraphs, and tables with header words."""

from __future__ import annotations

from collections.abc import Sequence

from thirdear.model.refusal import Refusal
from thirdear.model.text import Reading
from thirdear.transcripts.material import Material, canonical, is_word
from thirdear.transcripts.tables import (
    Columns,
    Entry,
    Loose,
    Row,
    assemble,
    columns_of,
    entry_of,
)
from thirdear.transcripts.turns import read_turns
from thirdear.transcripts.word_text import Paragraph, TableRow, WordText
from thirdear.transcripts.wording import counted

PARAGRAPHS = "docx-paragraphs"
TABLE = "docx-table"


def recognises(material: Material) -> bool:
    """Whether it is a Word document."""
    return is_word(material)


def has_table(material: Material) -> bool:
    """Whether it is a Word document with a table whose first rows name speaker and text."""
    return is_word(material) and any(
        isinstance(block, TableRow) and columns_of(block.cells) is not None
        for block in material.word.blocks
    )


def read_paragraphs(material: Material, codes: Sequence[str]) -> tuple[Reading, ...]:
    """Return the one session of labelled paragraphs; rows of tables count as tabbed lines."""
    if codes:
        raise Refusal("it is read as paragraphs, so it has no columns of codes")
    document = _document(material)
    lines: list[str] = []
    for block in document.blocks:
        words = block.text if isinstance(block, Paragraph) else _tabbed(block)
        lines += canonical(words).split("\n")
    boxes = [line for box in document.boxes for line in canonical(box).split("\n")]
    aside = range(len(lines) + 1, len(lines) + len(boxes) + 1)
    text = "\n".join(lines + boxes)
    if not text.strip():
        raise Refusal("it holds no text")
    warnings = document.warnings + _mixture(document)
    return (read_turns(text, format_name=PARAGRAPHS, aside=aside, warnings=warnings),)


def _mixture(document: WordText) -> tuple[str, ...]:
    """Warn where rows of tables stand among paragraphs: whose words they are is easily mistaken."""
    rows = sum(isinstance(block, TableRow) for block in document.blocks)
    spoken = any(isinstance(b, Paragraph) and b.text.strip() for b in document.blocks)
    if not (rows and spoken):
        return ()
    return (
        f"{counted(rows, 'table row')} among the paragraphs: read as lines, look where they went",
    )


def read_table(material: Material, codes: Sequence[str]) -> tuple[Reading, ...]:
    """Return one reading a session of the tables with header words, in document order."""
    document = _document(material)
    entries: list[Entry | Loose] = []
    columns: Columns | None = None
    table, speaker = 0, ""
    for number, block in enumerate(document.blocks, start=1):
        if isinstance(block, Paragraph):
            entries.append(Loose(number, canonical(block.text)))
            continue
        found = columns_of(block.cells, codes) if columns_of(block.cells) else None
        if found is not None:  # a header, or the same one again on the next page
            columns, table = found, block.table
        elif columns and (table == block.table or columns.width == len(block.cells)):
            row = Row(number, tuple(canonical(cell) for cell in block.cells))
            entries.append(entry_of(row, columns, speaker))
            speaker = entries[-1].speaker if isinstance(entries[-1], Entry) else speaker
        else:
            entries.append(Loose(number, canonical(_tabbed(block))))
    if columns is None:
        raise Refusal("no table has header words for both speaker and text")
    entries += [Loose(len(document.blocks) + 1, canonical(box)) for box in document.boxes]
    return assemble(entries, format_name=TABLE, warnings=document.warnings)


def _document(material: Material) -> WordText:
    if not is_word(material):
        raise Refusal("it is no Word document (.docx)")
    return material.word


def _tabbed(row: TableRow) -> str:
    return "\t".join(cell for cell in row.cells if cell)
