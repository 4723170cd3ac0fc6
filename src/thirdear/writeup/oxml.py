"""Small builders of WordprocessingML: runs, fields, paragraphs, tables.

Elements are built with lxml and carry style ids, since python-docx looks a style up by scanning all
of them and finds a table cell by walking the whole table. Children stand in the order the schema
demands: Word insists on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from thirdear.base.safe import printable
from thirdear.writeup import claims

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
KEY = "key"
"""The attribute in which a claim keeps its key until it is collected; it is in no document."""
GREY = "595959"
LOCALES = {"en": "en-US", "tr": "tr-TR"}

Element = etree._Element  # noqa: SLF001 - the type of every lxml element has no public name


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of text with one look; ``size`` in points (0: the style's), ``language`` a key."""

    text: str
    bold: bool = False
    italic: bool = False
    style: str = ""
    size: float = 0
    grey: bool = False
    language: str = ""


Piece = str | Bit | Element
Pieces = Iterable[Piece]


def element(tag: str, /, **attributes: object) -> Element:
    """Return an element of the Word namespace; attributes are of that namespace too."""
    made = etree.Element(f"{{{W}}}{tag}")
    for name, value in attributes.items():
        made.set(f"{{{W}}}{name}", str(value))
    return made


def run(bit: Bit) -> Element:
    """Return a run; a newline in its text is a line break, a tab a tab."""
    made = element("r")
    if bit != Bit(bit.text):
        made.append(_look(bit))
    for number, line in enumerate(printable(claims.plain(bit.text)).split("\n")):
        if number:
            made.append(element("br"))
        for place, words in enumerate(line.split("\t")):
            if place:
                made.append(element("tab"))
            if words:
                made.append(_words("t", words))
    return made


def _look(bit: Bit) -> Element:
    made = element("rPr")
    if bit.style:
        made.append(element("rStyle", val=bit.style))
    if bit.bold:
        made.append(element("b"))
    if bit.italic:
        made.append(element("i"))
    if bit.grey:
        made.append(element("color", val=GREY))
    if bit.size:
        made.append(element("sz", val=round(bit.size * 2)))
        made.append(element("szCs", val=round(bit.size * 2)))
    if bit.language:
        made.append(element("lang", val=LOCALES[bit.language]))
    return made


def _words(tag: str, text: str) -> Element:
    made = element(tag)
    made.text = text
    made.set(_SPACE, "preserve")
    return made


def field(instruction: str, result: str) -> tuple[Element, ...]:
    """Return a simple field with its result already in it, so that nothing asks to be updated."""
    made = element("fldSimple", instr=f" {instruction} ")
    made.append(run(Bit(result)))
    return (made,)


def control(tag: str, inner: Iterable[Element], alias: str = "") -> Element:
    """Return a content control around runs or around blocks; ``alias`` is what Word calls it."""
    made = element("sdt")
    look = element("sdtPr")
    if alias:
        look.append(element("alias", val=printable(alias)[:64]))
    look.append(element("tag", val=tag))
    look.append(element("id", val=0))  # numbered when the document is put together
    if alias:  # as a building block, without which LibreOffice shows the codes of fields in it
        block = element("docPartObj")
        block.append(element("docPartGallery", val="thirdear"))
        block.append(element("docPartUnique"))
        look.append(block)
    made.append(look)
    content = element("sdtContent")
    content.extend(inner)
    made.append(content)
    return made


def claimed(key: str, runs: Iterable[Element]) -> Element:
    """Return runs as the words of a claim."""
    made = control(claims.tag(key), runs)
    made.set(KEY, key)
    return made


def runs(text: str) -> Iterator[Element]:
    """Yield the runs of a text, its claims in their content controls."""
    for key, words in claims.pieces(text):
        one = run(Bit(words))
        yield claimed(key, (one,)) if key else one


def bookmarked(number: int, name: str, runs: Pieces) -> tuple[Piece, ...]:
    """Return runs between the two ends of a bookmark; ``number`` is unique in the document."""
    start = element("bookmarkStart", id=number, name=name)
    return (start, *runs, element("bookmarkEnd", id=number))


def paragraph(
    style: str,
    pieces: Pieces = (),
    *,
    align: str = "",
    keep: bool = False,
    new_page: bool = False,
    inset: int = 0,
) -> Element:
    """Return a paragraph; ``keep`` holds it on the next one's page, ``inset`` indents its right."""
    made = element("p")
    look = element("pPr")
    look.append(element("pStyle", val=style))
    if keep:
        look.append(element("keepNext"))
    if new_page:
        look.append(element("pageBreakBefore"))
    if inset:
        look.append(element("ind", right=inset))
    if align:
        look.append(element("jc", val=align))
    made.append(look)
    for piece in pieces:
        if isinstance(piece, str):
            made.extend(runs(piece))
        elif isinstance(piece, Bit):
            made.append(run(piece))
        else:
            made.append(piece)
    return made


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of one or more paragraphs; rules above and below in eighths of a point.

    ``inset`` is the indent at the right, in twentieths of a point, that sets numbers under each
    other when they are aligned to the right.
    """

    paragraphs: tuple[Sequence[Piece], ...] = ((),)
    align: str = ""
    span: int = 1
    top: int = 0
    bottom: int = 0
    style: str = "APACell"
    inset: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row that never splits; a ``header`` row repeats on every page, ``keep`` holds the next."""

    cells: tuple[Cell, ...]
    header: bool = False
    keep: bool = False


def cell(text: str | Sequence[Piece], **look: object) -> Cell:
    """Return a cell of one paragraph."""
    pieces = (text,) if isinstance(text, str) else tuple(text)
    return Cell((pieces,), **look)  # type: ignore[arg-type]


def table(widths: Sequence[int], rows: Iterable[Row], title: str, description: str) -> Element:
    """Return a table without any lines but those of its cells; ``widths`` in twentieths of a point.

    ``title`` and ``description`` are its alternative text.
    """
    made = element("tbl")
    look = element("tblPr")
    look.append(element("tblW", w=sum(widths), type="dxa"))
    look.append(element("tblLayout", type="fixed"))
    margins = element("tblCellMar")
    margins.append(element("left", w=60, type="dxa"))
    margins.append(element("right", w=60, type="dxa"))
    look.append(margins)
    look.append(element("tblLook", val="0620", firstRow=1, noHBand=1, noVBand=1))
    look.append(element("tblCaption", val=printable(claims.plain(title))))
    look.append(element("tblDescription", val=printable(claims.plain(description))))
    made.append(look)
    grid = element("tblGrid")
    for width in widths:
        grid.append(element("gridCol", w=width))
    made.append(grid)
    for row in rows:
        made.append(_row(row, widths))
    return made


def _row(row: Row, widths: Sequence[int]) -> Element:
    made = element("tr")
    look = element("trPr")
    look.append(element("cantSplit"))
    if row.header:
        look.append(element("tblHeader"))
    made.append(look)
    column = 0
    for one in row.cells:
        width = sum(widths[column : column + one.span])
        made.append(_cell(one, width, keep=row.keep or row.header))
        column += one.span
    return made


def _cell(one: Cell, width: int, *, keep: bool) -> Element:
    made = element("tc")
    look = element("tcPr")
    look.append(element("tcW", w=width, type="dxa"))
    if one.span > 1:
        look.append(element("gridSpan", val=one.span))
    if one.top or one.bottom:
        borders = element("tcBorders")
        for side, size in (("top", one.top), ("bottom", one.bottom)):
            if size:
                borders.append(element(side, val="single", sz=size, space=0, color="auto"))
        look.append(borders)
    made.append(look)
    for pieces in one.paragraphs:
        made.append(paragraph(one.style, pieces, align=one.align, keep=keep, inset=one.inset))
    return made
