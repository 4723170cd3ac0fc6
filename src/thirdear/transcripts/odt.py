"""Words of an OpenDocument text as if every change had been accepted, in reading order.

An own walk over the XML, because convenient readers return tracked deletions as paragraphs, and
annotations and notes in the midst of the words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from thirdear.base.archive import Archive
from thirdear.model.refusal import Refusal
from thirdear.transcripts.blocks import Document, Paragraph, Seen, TableRow, is_label, warnings_of

if TYPE_CHECKING:
    from lxml import etree

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT = _OASIS + "text:1.0}"
_TABLE = _OASIS + "table:1.0}"
_OFFICE = _OASIS + "office:1.0}"
_DRAW = _OASIS + "drawing:1.0}"
_STYLE = _OASIS + "style:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PREFIXES = {_TEXT: "text:", _TABLE: "table:", _OFFICE: "office:", _DRAW: "draw:"}
_MIMETYPE = b"application/vnd.oasis.opendocument.text"

_MAX_REPEATED = 10_000
_SPACE = re.compile(r"[ \t\r\n]+")
_COUNTED = {
    "text:note": "note",
    "text:hidden-text": "hidden",
    "text:hidden-paragraph": "hidden",
}
_SKIPPED = frozenset(
    {"", "text:tracked-changes", "text:ruby-text", "text:sequence-decls", "text:variable-decls"}
    | {"text:user-field-decls", "office:forms", "text:list-header", "text:index-title-template"}
)


def recognises(archive: Archive) -> bool:
    """Whether it is an OpenDocument text by its own declaration."""
    return "mimetype" in archive.names and archive.read("mimetype").startswith(_MIMETYPE)


def document(archive: Archive) -> Document:
    """Return a document's words; a damaged or protected document is a Refusal."""
    manifest = "META-INF/manifest.xml"
    if manifest in archive.names and b"encryption-data" in archive.read(manifest):
        raise Refusal(
            "it is protected with a password: save it without one",
            "parolayla korunuyor: parolasız kaydedin",
        )
    root = archive.xml("content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise Refusal("it has no text body: the file is damaged", "metin gövdesi yok: dosya bozuk")
    seen = Seen()
    changes = body.find(f"{_TEXT}tracked-changes")
    if changes is not None:
        seen.counts["deletion"] = sum(1 for _ in changes.iter(f"{_TEXT}deletion"))
        seen.counts["insertion"] = sum(1 for _ in changes.iter(f"{_TEXT}insertion"))
    roots = [archive.xml("styles.xml"), root] if "styles.xml" in archive.names else [root]
    seen.markers = {place: marker for one in roots for place, marker in _markers(one)}
    walk = _Walk(seen, frozenset().union(*map(_hidden_styles, roots)))
    blocks = tuple(walk.blocks(body))
    seen.counts["remark"] = len(walk.comments)
    return Document(blocks, tuple(seen.boxes), warnings_of(seen.counts), walk.comments)


def _markers(root: etree._Element) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield each list style's markers with letters, by its name and level."""
    for style in root.iter(f"{_TEXT}list-style"):
        for level in style:
            written = [
                level.get(f"{_STYLE}num-prefix") or "",
                level.get(f"{_TEXT}bullet-char") or "",
                level.get(f"{_STYLE}num-suffix") or "",
            ]
            numbered = level.get(f"{_STYLE}num-format")
            marker = "" if numbered else "".join(written).strip()
            if is_label(marker):
                yield (style.get(f"{_STYLE}name") or "", level.get(f"{_TEXT}level") or "1"), marker


def _hidden_styles(root: etree._Element) -> frozenset[str]:
    """Return the names of styles whose words are not shown."""
    return frozenset(
        style.get(f"{_STYLE}name") or ""
        for style in root.iter(f"{_STYLE}style")
        for properties in style.iterchildren(f"{_STYLE}text-properties")
        if properties.get(f"{_TEXT}display") == "none"
    )


class _Walk:
    """One pass over a body; what it meets besides words is counted."""

    def __init__(self, seen: Seen, hidden: Collection[str]) -> None:
        self.seen = seen
        self.hidden = hidden
        self.comments: dict[str, tuple[str, str]] = {}
        self._lists: list[str] = []
        self._marker = ""

    def blocks(self, node: etree._Element) -> Iterator[Paragraph | TableRow]:
        """Yield paragraphs and table rows below a node; lists, sections and indexes are opened."""
        for child in node:
            kind = _kind(child)
            if kind in {"text:p", "text:h"}:
                yield Paragraph(self._paragraph(child), self.seen.noted())
            elif kind == "table:table":
                self.seen.tables += 1
                yield from self._rows(child, self.seen.tables)
            elif kind == "draw:frame":
                self._box(child)
            elif kind == "text:list":
                outer = self._lists[-1] if self._lists else ""
                self._lists.append(child.get(f"{_TEXT}style-name") or outer)
                yield from self.blocks(child)
                self._lists.pop()
            elif kind not in _SKIPPED:
                if kind == "text:list-item":
                    self._begin_item()
                yield from self.blocks(child)

    def _begin_item(self) -> None:
        """Keep an item's marker for its first paragraph, if it may be a label."""
        place = (self._lists[-1], str(len(self._lists))) if self._lists else ("", "")
        self._marker = self.seen.markers.get(place, "")
        self.seen.counts["marker" if self._marker else "numbered"] += 1

    def _rows(self, node: etree._Element, table: int) -> Iterator[TableRow]:
        for child in node:
            kind = _kind(child)
            if kind == "table:table-row":
                notes: list[tuple[str, int]] = []
                cells = tuple(self._cells(child, notes))
                if any(cells):
                    yield TableRow(table, cells, tuple(notes))
            elif kind in {
                "table:table-header-rows",
                "table:table-rows",
                "table:table-row-group",
            }:
                yield from self._rows(child, table)

    def _cells(self, row: etree._Element, notes: list[tuple[str, int]]) -> Iterator[str]:
        for cell in row:
            kind = _kind(cell)
            if kind not in {"table:table-cell", "table:covered-table-cell"}:
                continue
            words = "\n".join(self._cell_lines(cell, notes)).strip("\n")
            again = _number(cell.get(f"{_TABLE}number-columns-repeated"), 64)
            yield from [words] * again

    def _cell_lines(self, cell: etree._Element, notes: list[tuple[str, int]]) -> Iterator[str]:
        outer = self.seen.tables
        for block in self.blocks(cell):
            notes += block.notes
            yield block.text if isinstance(block, Paragraph) else "\t".join(block.cells)
        self.seen.tables = outer  # a table inside a cell is words of that cell

    def _box(self, frame: etree._Element) -> None:
        for box in frame.iter(f"{_DRAW}text-box"):
            self.seen.counts["box"] += 1
            self.seen.boxes.append("\n".join(self._cell_lines(box, [])))
            break

    def _paragraph(self, paragraph: etree._Element) -> str:
        if paragraph.get(f"{_TEXT}style-name") in self.hidden:
            self.seen.counts["hidden"] += 1
            return ""
        pieces: list[str] = []
        self._inline(paragraph, pieces)
        words, marker, self._marker = _collapsed(pieces), self._marker, ""
        return f"{marker}\t{words}" if marker and words.strip() else words

    def _comment(self, node: etree._Element, line: int) -> None:
        """Keep a comment's author and words, and the line of the paragraph that it begins in."""
        words = "\n".join(_said(paragraph) for paragraph in node.iter(f"{_TEXT}p")).strip()
        name = str(len(self.comments))
        self.comments[name] = (node.findtext(f"{_DC}creator") or "", words)
        self.seen.notes.setdefault(name, line)

    def _inline(self, node: etree._Element, pieces: list[str]) -> None:
        """Collect the words below a node; a piece that is an element's own stands behind a NUL."""
        pieces.append(node.text or "")
        for child in node:
            kind = _kind(child)
            if kind == "text:s":
                pieces.append("\0" + " " * _number(child.get(f"{_TEXT}c"), _MAX_REPEATED))
            elif kind in {"text:tab", "text:line-break"}:
                pieces.append("\0\t" if kind == "text:tab" else "\0\n")
            elif kind == "office:annotation":
                self._comment(child, sum(piece == "\0\n" for piece in pieces))
            elif kind in _COUNTED:
                self.seen.counts[_COUNTED[kind]] += 1
            elif kind == "text:span" and child.get(f"{_TEXT}style-name") in self.hidden:
                self.seen.counts["hidden"] += 1
            elif kind == "draw:frame" or kind.startswith("draw:"):
                self._box(child)
            elif kind not in _SKIPPED:
                self._inline(child, pieces)
            pieces.append(child.tail or "")


def _said(paragraph: etree._Element) -> str:
    """Return the words of a comment's paragraph."""
    return _SPACE.sub(" ", "".join(map(str, paragraph.itertext()))).strip()


def _collapsed(pieces: list[str]) -> str:
    """Join pieces, each run of white space between letters one space, as the format says."""
    out: list[str] = []
    space = True  # at the beginning of a paragraph white space means nothing
    for piece in pieces:
        if piece.startswith("\0"):
            out.append(piece[1:])
            space = False
            continue
        words = _SPACE.sub(" ", piece)
        if space:
            words = words.removeprefix(" ")
        if words:
            out.append(words)
            space = words.endswith(" ")
    return "".join(out)


def _number(written: str | None, most: int) -> int:
    if written is None or not written.isdecimal():
        return 1
    return min(int(written[:9]), most)


def _kind(element: etree._Element) -> str:
    """Return a name such as "text:p"; "?" for elements of other vocabularies."""
    for namespace, prefix in _PREFIXES.items():
        if element.tag.startswith(namespace):
            return prefix + element.tag[len(namespace) :]
    return "?"
