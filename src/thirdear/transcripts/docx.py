"""Words of a Word document as if every change had been accepted, in reading order.

An own walk over the XML, because convenient readers lose tracked insertions, content controls,
moved text and text boxes, join words at soft line breaks, or return deleted text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from thirdear.base.archive import Archive
from thirdear.base.numbers import whole
from thirdear.model.refusal import Refusal
from thirdear.transcripts.blocks import Document, Paragraph, Seen, TableRow, is_label, warnings_of

if TYPE_CHECKING:
    from lxml import etree

_W = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",  # the strict dialect
)
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MAIN = "/officeDocument"
_WORD_MAIN = (b"officedocument.wordprocessingml.", b"application/vnd.ms-word.")


def recognises(archive: Archive) -> bool:
    """Whether it is a Word document (also a template, also with macros) by its content types."""
    if "[Content_Types].xml" not in archive.names:
        return False
    types = archive.read("[Content_Types].xml")
    return any(kind in types for kind in _WORD_MAIN)


def document(archive: Archive) -> Document:
    """Return a document's words; a damaged document is a Refusal."""
    main = _main_part(archive)
    body = _child(archive.xml(main), "body")
    if body is None:
        raise Refusal("it has no text body: the file is damaged", "metni yok: dosya hasarlı")
    state = Seen(markers=_markers(archive, dirname(main)))
    blocks = tuple(_blocks(body, state))
    comments = dict(_comments(archive, join(dirname(main), "comments.xml")))
    state.counts["remark"] = len(comments)
    return Document(blocks, tuple(state.boxes), warnings_of(state.counts), comments)


def _comments(archive: Archive, part: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the name of each comment with its author and words."""
    if part in archive.names:
        for comment in _named(archive.xml(part), "comment"):
            lines = [b.text for b in _blocks(comment, Seen()) if isinstance(b, Paragraph)]
            words = "\n".join(lines).strip()
            yield _attribute(comment, "id"), (_attribute(comment, "author"), words)


def _markers(archive: Archive, folder: str) -> dict[tuple[str, str], str]:
    """Return the markers with letters, by list and level, and by the style that has such a list."""
    part = join(folder, "numbering.xml")
    if part not in archive.names:
        return {}
    root = archive.xml(part)
    levels = {
        _attribute(kind, "abstractNumId"): dict(_levels(kind))
        for kind in _named(root, "abstractNum")
    }
    found: dict[tuple[str, str], str] = {}
    for number in _named(root, "num"):
        kind = _child(number, "abstractNumId")
        own = levels.get(_value(kind), {}) if kind is not None else {}
        for level, marker in {**own, **dict(_levels(number))}.items():
            found[_attribute(number, "numId"), level] = marker
    return {place: marker for place, marker in found.items() if marker} | {
        (style, ""): found[place]
        for style, place in _list_styles(archive, join(folder, "styles.xml"))
        if found.get(place)
    }


def _levels(node: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield each level of a list with its marker; an empty one where it is no label."""
    for level in _named(node, "lvl"):
        text, properties = _child(level, "lvlText"), _child(level, "rPr")
        fonts = None if properties is None else _child(properties, "rFonts")
        font = "" if fonts is None else _attribute(fonts, "ascii")
        marker = "" if text is None else _attribute(text, "val")
        yield _attribute(level, "ilvl", "0"), marker.strip() if is_label(marker, font) else ""


def _list_styles(archive: Archive, part: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the styles of paragraphs that are a list's, with list and level."""
    for style in _named(archive.xml(part), "style") if part in archive.names else ():
        properties = _child(style, "pPr")
        place = None if properties is None else _list_of(properties)
        if place is not None:
            yield _attribute(style, "styleId"), place


def _list_of(properties: etree._Element) -> tuple[str, str] | None:
    numbering = _child(properties, "numPr")
    if numbering is None:
        return None
    number, level = _child(numbering, "numId"), _child(numbering, "ilvl")
    return "" if number is None else _value(number), "0" if level is None else _value(level)


def _main_part(archive: Archive) -> str:
    for relation in archive.xml("_rels/.rels"):
        if (relation.get("Type") or "").endswith(_MAIN):
            return normpath((relation.get("Target") or "").lstrip("/"))
    raise Refusal(
        "it names no main document part: the file is damaged",
        "ana belge bölümünü göstermiyor: dosya bozuk",
    )


def _blocks(node: etree._Element, state: Seen) -> Iterator[Paragraph | TableRow]:
    """Walk paragraphs and tables; a paragraph whose mark was deleted goes on in the next one."""
    carried = ""
    for element in _unwrapped(node, state):
        kind = _kind(element)
        if kind == "p":
            text = carried + _paragraph(element, state)
            carried = text if _mark_deleted(element) else ""
            if not carried:
                yield Paragraph(text, state.noted())
        elif kind == "tbl":
            if carried:
                yield Paragraph(carried, state.noted())
                carried = ""
            yield from _table(element, state)
    if carried:
        yield Paragraph(carried, state.noted())


def _unwrapped(node: etree._Element, state: Seen) -> Iterator[etree._Element]:
    """Yield the block elements below a node, content controls and change marks opened."""
    for child in node:
        kind = _kind(child)
        if kind in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _unwrapped(child, state)
        elif kind in {"del", "moveFrom"}:
            state.counts["deletion"] += 1
        elif kind:
            yield child


def _table(table: etree._Element, state: Seen) -> Iterator[TableRow]:
    state.tables += 1
    number = state.tables
    for row in _unwrapped(table, state):
        if _kind(row) != "tr":
            continue
        properties = _child(row, "trPr")
        if properties is not None and _child(properties, "del") is not None:
            state.counts["deletion"] += 1
            continue
        cells: list[str] = []
        notes: list[tuple[str, int]] = []
        for cell, met in _cells(row, state):
            cells.append(cell)
            notes += met
        yield TableRow(number, tuple(cells), tuple(notes))


def _cells(row: etree._Element, state: Seen) -> Iterator[tuple[str, Sequence[tuple[str, int]]]]:
    """Yield the words of each cell, and the comments that begin in it."""
    for cell in _unwrapped(row, state):
        if _kind(cell) != "tc":
            continue
        notes: list[tuple[str, int]] = []
        yield "\n".join(_cell_lines(cell, state, notes)).strip("\n"), notes
        properties = _child(cell, "tcPr")
        span = None if properties is None else _child(properties, "gridSpan")
        wide = "1" if span is None else _value(span)
        yield from [("", ())] * (min(whole(wide) or 1, 64) - 1)


def _cell_lines(cell: etree._Element, state: Seen, notes: list[tuple[str, int]]) -> Iterator[str]:
    outer = state.tables
    for block in _blocks(cell, state):
        notes += block.notes
        yield block.text if isinstance(block, Paragraph) else "\t".join(block.cells)
    state.tables = outer  # a table inside a cell is words of that cell, not a table of the body


def _paragraph(paragraph: etree._Element, state: Seen) -> str:
    pieces: list[str] = []
    _inline(paragraph, pieces, state)
    words = "".join(pieces)
    properties = _child(paragraph, "pPr")
    if properties is None:
        return words
    place, style = _list_of(properties), _child(properties, "pStyle")
    marker = state.markers.get(place or ("" if style is None else _value(style), ""), "")
    if marker and words.strip():
        state.counts["marker"] += 1
        return f"{marker}\t{words}"
    state.counts["numbered"] += place is not None
    return words


def _inline(node: etree._Element, pieces: list[str], state: Seen) -> None:
    """Collect the words below a node; wrappers that are not known are opened, never skipped."""
    for child in node:
        kind = _kind(child)
        if kind in _WORDS:
            pieces.append(_WORDS[kind](child))
        elif kind in _BEGINS_NOTE:
            line = sum(piece.count("\n") for piece in pieces)
            state.notes.setdefault(_attribute(child, "id"), line)
        elif kind in _COUNTED:
            _inline_counted(child, pieces, state)
        elif kind == "r" and _hidden(child):
            state.counts["hidden"] += 1
        elif kind == "AlternateContent":
            _inline_choice(child, pieces, state)
        elif kind == "txbxContent":
            state.counts["box"] += 1
            state.boxes.append("\n".join(_cell_lines(child, state, [])))
        elif kind not in _SKIPPED:
            _inline(child, pieces, state)


def _inline_counted(node: etree._Element, pieces: list[str], state: Seen) -> None:
    """Count what is reported; what was inserted are words like any."""
    kind = _kind(node)
    state.counts[_COUNTED[kind]] += 1
    if kind == "sym":
        pieces.append("\ufffd")
    elif kind in {"ins", "moveTo"}:
        _inline(node, pieces, state)


def _inline_choice(node: etree._Element, pieces: list[str], state: Seen) -> None:
    """Take the first of several ways in which a drawing is stored: they say the same."""
    chosen = next((child for child in node if _kind(child) == "Choice"), None)
    if chosen is None:
        chosen = next((child for child in node if _kind(child) == "Fallback"), None)
    if chosen is not None:
        _inline(chosen, pieces, state)


_WORDS: Mapping[str, Callable[[etree._Element], str]] = {
    "t": lambda element: element.text or "",
    "tab": lambda _: "\t",
    "ptab": lambda _: "\t",
    "br": lambda _: "\n",
    "cr": lambda _: "\n",
    "noBreakHyphen": lambda _: "-",
}
_COUNTED = {
    "del": "deletion",
    "moveFrom": "deletion",
    "ins": "insertion",
    "moveTo": "insertion",
    "sym": "symbol",
    "footnoteReference": "note",
    "endnoteReference": "note",
}
_BEGINS_NOTE = frozenset({"commentRangeStart", "commentReference"})
_SKIPPED = frozenset(
    {"", "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "instrText", "delText"}
    | {"delInstrText", "softHyphen", "fldChar", "rt", "rubyPr"}
)


def _hidden(run: etree._Element) -> bool:
    properties = _child(run, "rPr")
    vanish = None if properties is None else _child(properties, "vanish")
    return vanish is not None and _value(vanish) not in {"0", "false", "off"}


def _mark_deleted(paragraph: etree._Element) -> bool:
    properties = _child(paragraph, "pPr")
    run = None if properties is None else _child(properties, "rPr")
    return run is not None and _child(run, "del") is not None


def _kind(element: etree._Element) -> str:
    """Return the local name of a Word or compatibility element, "?" for any other."""
    for namespace in (*_W, _MC):
        if element.tag.startswith(namespace):
            return element.tag[len(namespace) :]
    return "?"


def _named(node: etree._Element, name: str) -> Iterable[etree._Element]:
    return node.iter(*(namespace + name for namespace in _W))


def _child(node: etree._Element, name: str) -> etree._Element | None:
    return next(node.iterchildren(*(namespace + name for namespace in _W)), None)


def _value(element: etree._Element) -> str:
    return _attribute(element, "val", "1")


def _attribute(element: etree._Element, name: str, default: str = "") -> str:
    return next((value for ns in _W if (value := element.get(ns + name)) is not None), default)
