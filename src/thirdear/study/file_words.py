"""Every word that a finished file holds, part by part, as the last search reads it."""

from __future__ import annotations

import html
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lxml import etree

from thirdear.base.archive import Archive, open_archive
from thirdear.base.encoding import decode
from thirdear.model.refusal import Refusal
from thirdear.study import pseudonyms

_ARCHIVES = (".docx", ".xlsx", ".qdpx", ".zip", ".odt")
_XML = (".xml", ".rels", ".qde", ".qdc", ".svg")
_PARAGRAPHS = ("p", "si", "is")
_TEXTS = (".txt", ".md", ".csv", ".tsv", ".json", ".html", ".htm", ".vtt", ".srt", ".r")


def parts(file: Path) -> dict[str, str]:
    """Return the words of a file by part; pictures have none. Refused: a damaged package."""
    kind = file.suffix.lower()
    if kind == ".docx":
        return dict(_document(file))
    try:
        return dict(_parts(kind, file.read_bytes()))
    except Refusal as refusal:
        raise Refusal(f"{file.name} cannot be searched: {refusal}.") from None


def _parts(kind: str, data: bytes) -> Iterator[tuple[str, str]]:
    if kind in _ARCHIVES:
        yield from _packed(kind, open_archive(data))
    elif kind not in (".png", ".parquet"):
        text = decode(data)[0]
        # Written as &#x27; or &amp;, a name would be another word.
        yield "text", text if kind in (".txt", ".md", ".csv") else html.unescape(text)


def _packed(kind: str, package: Archive) -> Iterator[tuple[str, str]]:
    empty = _empty_workbook() if kind == ".xlsx" else {}
    for name, text in _read(package).items():
        yield name, pseudonyms.less(text, empty.get(name, "").split("\n"))


def _read(package: Archive) -> dict[str, str]:
    found: dict[str, str] = {"names of parts": "\n".join(sorted(package.names))}
    for name in sorted(package.names):
        ending = Path(name).suffix.lower()
        if ending in _XML:
            found[name] = "\n".join(_words(package.xml(name)))
        elif ending in _TEXTS:
            found[name] = decode(package.read(name))[0]
        elif ending in _ARCHIVES:
            found[name] = "\n".join(dict(_parts(ending, package.read(name))).values())
    return found


@lru_cache(maxsize=1)
def _empty_workbook() -> dict[str, str]:
    """Return the parts of a workbook in which nothing was written yet."""
    from thirdear.exchange import workbook

    return _read(open_archive(workbook.write((), ())))


def _document(file: Path) -> Iterator[tuple[str, str]]:
    """Yield a Word document's words by part, without what every empty document holds."""
    from thirdear import writeup

    names = open_archive(file.read_bytes()).names
    lines = writeup.words_in(file).split("\n")[1:]
    part, found = "", dict[str, list[str]]()
    for line, stays in zip(lines, pseudonyms.written_lines(lines), strict=True):
        if line in names:
            part = line
        elif stays:
            found.setdefault(part, []).append(line)
    yield "names of parts", "\n".join(names)
    yield from ((part, "\n".join(own)) for part, own in found.items())


def _words(root: etree._Element) -> Iterator[str]:
    """Yield the texts and attributes of an XML document; the runs of a paragraph are one text."""
    for node in root.iter(etree.Element):
        yield from (str(value) for value in node.attrib.values())
        name = etree.QName(node).localname
        if name in _PARAGRAPHS:
            yield "".join(_run(node))
        elif node.text and node.text.strip():
            yield node.text
        if node.tail and node.tail.strip():
            yield node.tail
    yield from (str(note.text) for note in root.iter(etree.Comment) if note.text)


def _run(paragraph: etree._Element) -> Iterator[str]:
    for node in paragraph.iter(etree.Element):
        yield " " if etree.QName(node).localname in ("br", "tab") else node.text or ""
