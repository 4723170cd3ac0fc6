"""Small builders of WordprocessingML: runs, fields, content controls, paragraphs, tables.

They make text: a row of a table is sixty elements, and making each through lxml takes ten times as
long. Looks go by style ids, since python-docx looks a style up by
scanning all of them and finds a table cell by walking the whole table. Children stand in the order
the schema demands: Word insists on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import escape

from lxml import etree

from thirdear.base.safe import printable
from thirdear.writeup import claims

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KEY = "key"
"""The attribute in which a claim keeps its key until it is collected; it is in no document."""
_NAME = re.compile(r"<w:\w+")
_SPECIAL = re.compile(r"[&<>\"\n\r\t]")
_IN_QUOTES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
GREY = "595959"
LOCALES = {"en": "en-US", "tr": "tr-TR"}

Element = etree._Element  # noqa: SLF001 - the type of every lxml element has no public name


class Xml(str):
    """Markup that was built here; a plain string beside it is words."""

    __slots__ = ()


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


Piece = str | Bit | Xml
Pieces = Iterable[Piece]


def parsed(built: str) -> Element:
    """Return one built element as a tree.

    It declares its namespace itself: lxml moves what inherits it in quadratic time.
    """
    return etree.fromstring(_NAME.sub(rf'\g<0> xmlns:w="{W}"', built, count=1))


def element(tag: str, inner: str = "", /, **attributes: object) -> Xml:
    """Return an element of the Word namespace; attributes are of that namespace too."""
    shown = "".join([f" w:{name}={quoted(str(value))}" for name, value in attributes.items()])
    return Xml(f"<w:{tag}{shown}>{inner}</w:{tag}>" if inner else f"<w:{tag}{shown}/>")


def quoted(value: str) -> str:
    """Return the value of an attribute as it is written."""
    return f'"{escape(value, _IN_QUOTES) if _SPECIAL.search(value) else value}"'


def run(bit: Bit) -> Xml:
    """Return a run; a newline in its text is a line break, a tab a tab."""
    look = _look(bit.bold, bit.italic, bit.style, bit.size, bit.grey, bit.language)
    text = bit.text
    if text.isprintable():  # nothing to take out of it, and it is one line
        inner = _words(escape(text) if _SPECIAL.search(text) else text)
    else:
        lines = escape(printable(claims.plain(text))).split("\n")
        tabbed = ("<w:tab/>".join(map(_words, line.split("\t"))) for line in lines)
        inner = "<w:br/>".join(tabbed)
    return Xml(f"<w:r>{look}{inner}</w:r>" if look or inner else "<w:r/>")


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>' if text else ""


@cache
def _look(bold: bool, italic: bool, style: str, size: float, grey: bool, language: str) -> str:
    made = [element("rStyle", val=style)] if style else []
    if bold:
        made.append(element("b"))
    if italic:
        made.append(element("i"))
    if grey:
        made.append(element("color", val=GREY))
    if size:
        made.append(element("sz", val=round(size * 2)))
        made.append(element("szCs", val=round(size * 2)))
    if language:
        made.append(element("lang", val=LOCALES[language]))
    return element("rPr", "".join(made)) if made else ""


def field(instruction: str, result: str) -> Xml:
    """Return a simple field with its result already in it, so that nothing asks to be updated."""
    return element("fldSimple", run(Bit(result)), instr=f" {instruction} ")


def link(anchor: str, inner: str) -> Xml:
    """Return runs that lead to a bookmark of the document."""
    return element("hyperlink", inner, anchor=anchor, history=1)


def contents(instruction: str, lines: Sequence[tuple[str, str]]) -> list[Xml]:
    """Return a field over paragraphs, (style, runs) each, that Word makes anew when asked to."""

    def mark(kind: str) -> str:
        return element("r", element("fldChar", fldCharType=kind))

    told = f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'
    begin = f"{mark('begin')}{element('r', told)}{mark('separate')}"
    made = []
    for place, (style, inner) in enumerate(lines):
        last = mark("end") if place == len(lines) - 1 else ""
        made.append(paragraph(style, (Xml(f"{'' if place else begin}{inner}{last}"),)))
    return made


# A building block, since LibreOffice shows the codes of fields in controls of any other kind.
_BLOCK = '<w:docPartObj><w:docPartGallery w:val="thirdear"/><w:docPartUnique/></w:docPartObj>'


def control(
    tag: str, inner: Iterable[str], alias: str = "", key: str = "", *, prompt: bool = False
) -> Xml:
    """Return a content control around runs or around blocks; ``alias`` is what Word calls it.

    What is in a ``prompt`` goes when somebody begins to type there.

    Its number is given when the document is put together.
    """
    own = f" {KEY}={quoted(printable(key))}" if key else ""
    named = element("alias", val=printable(alias)[:64]) if alias else ""
    kind = "<w:showingPlcHdr/>" if prompt else _BLOCK if alias else ""
    look = f'{named}<w:tag w:val="{tag}"/><w:id w:val="0"/>{kind}'
    shown = "".join(inner)
    content = f"<w:sdtContent>{shown}</w:sdtContent>" if shown else "<w:sdtContent/>"
    return Xml(f"<w:sdt{own}><w:sdtPr>{look}</w:sdtPr>{content}</w:sdt>")


def claimed(key: str, inner: Iterable[str]) -> Xml:
    """Return runs as the words of a claim."""
    return control(claims.tag(key), inner, key=key)


def runs(text: str) -> Iterator[Xml]:
    """Yield the runs of a text, its claims in their content controls."""
    for key, words in claims.pieces(text):
        one = run(Bit(words))
        yield claimed(key, (one,)) if key else one


def bookmarked(number: int, name: str, inner: Pieces) -> tuple[Piece, ...]:
    """Return runs between the two ends of a bookmark; ``number`` is unique in the document."""
    start = element("bookmarkStart", id=number, name=name)
    return (start, *inner, element("bookmarkEnd", id=number))


def comment(number: int, who: str, paragraphs: Iterable[str], dated: str) -> Xml:
    """Return a comment; ``dated`` is UTC, ISO 8601, or empty."""
    said = {"id": number, "author": printable(who), "initials": printable(who[:9])}
    if dated:
        said["date"] = f"{dated[:19]}Z"
    return element("comment", "".join(paragraphs), **said)


def comment_start(*numbers: int) -> tuple[Xml, ...]:
    """Return the marks where comments begin."""
    return tuple(element("commentRangeStart", id=number) for number in numbers)


def comment_end(*numbers: int) -> tuple[Xml, ...]:
    """Return the marks where comments end, and what shows them."""
    marks = [element("commentRangeEnd", id=number) for number in numbers]
    shown = [element("r", element("commentReference", id=number)) for number in numbers]
    return (*marks, *shown)


def paragraph(
    style: str,
    pieces: Pieces = (),
    *,
    align: str = "",
    keep: bool = False,
    new_page: bool = False,
    inset: int = 0,
) -> Xml:
    """Return a paragraph; ``keep`` holds it on the next one's page, ``inset`` indents its right."""
    look = _paragraph_look(style, align, keep, new_page, inset)
    return Xml(f"<w:p>{look}{''.join(map(_piece, pieces))}</w:p>")


def _piece(piece: Piece) -> str:
    if isinstance(piece, Xml):
        return piece
    return run(piece) if isinstance(piece, Bit) else "".join(runs(piece))


@cache
def _paragraph_look(style: str, align: str, keep: bool, new_page: bool, inset: int) -> str:
    look: list[str] = [element("pStyle", val=style)]
    if keep:
        look.append(element("keepNext"))
    if new_page:
        look.append(element("pageBreakBefore"))
    if inset:
        look.append(element("ind", right=inset))
    if align:
        look.append(element("jc", val=align))
    return element("pPr", "".join(look))


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


def table(widths: Sequence[int], rows: Iterable[Row], title: str, description: str) -> Xml:
    """Return a table without any lines but those of its cells; ``widths`` in twentieths of a point.

    ``title`` and ``description`` are its alternative text.
    """
    look, grid = _table_look(tuple(widths))
    caption = element("tblCaption", val=printable(claims.plain(title)))
    told = element("tblDescription", val=printable(claims.plain(description)))
    lines = "".join([_row(row, widths) for row in rows])
    return Xml(f"<w:tbl><w:tblPr>{look}{caption}{told}</w:tblPr>{grid}{lines}</w:tbl>")


@cache
def _table_look(widths: tuple[int, ...]) -> tuple[str, str]:
    """Return a table's properties, but for what is told of it, and its grid."""
    margins = element("left", w=60, type="dxa") + element("right", w=60, type="dxa")
    look = (
        element("tblW", w=sum(widths), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblCellMar", margins),
        element("tblLook", val="0620", firstRow=1, noHBand=1, noVBand=1),
    )
    grid = "".join(element("gridCol", w=width) for width in widths)
    return "".join(look), element("tblGrid", grid)


def _row(row: Row, widths: Sequence[int]) -> str:
    header = "<w:tblHeader/>" if row.header else ""
    keep, made, column = row.keep or row.header, list[str](), 0
    for one in row.cells:
        width = widths[column] if one.span == 1 else sum(widths[column : column + one.span])
        made.append(_cell(one, width, keep))
        column += one.span
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(made)}</w:tr>"


def _cell(one: Cell, width: int, keep: bool) -> str:
    look = _cell_look(width, one.span, one.top, one.bottom)
    each = _paragraph_look(one.style, one.align, keep, False, one.inset)
    inside = [f"<w:p>{each}{''.join(map(_piece, pieces))}</w:p>" for pieces in one.paragraphs]
    return f"<w:tc>{look}{''.join(inside)}</w:tc>"


@cache
def _cell_look(width: int, span: int, top: int, bottom: int) -> str:
    look: list[str] = [element("tcW", w=width, type="dxa")]
    if span > 1:
        look.append(element("gridSpan", val=span))
    if top or bottom:
        borders = "".join(
            element(side, val="single", sz=size, space=0, color="auto")
            for side, size in (("top", top), ("bottom", bottom))
            if size
        )
        look.append(element("tcBorders", borders))
    return element("tcPr", "".join(look))
