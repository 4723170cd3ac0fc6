"""Every word that a finished file holds, part by part, as the last search reads it."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from thirdear.base.archive import Archive, open_archive
from thirdear.base.encoding import decode
from thirdear.model.refusal import Refusal

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
        raise Refusal(
            f"{file.name} cannot be searched: {refusal.english}.",
            f"{file.name} içinde arama yapılamıyor: {refusal.turkish}.",
        ) from None


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
        yield name, less(text, empty.get(name, "").split("\n"))


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
    for line, stays in zip(lines, written_lines(lines), strict=True):
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


_FORMAT = re.compile(
    r"http://(?:schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.org|www\.w3\.org)/\S*"
    r"|thirdear\.\w+\.[0-9a-f]+|[0-9a-f]{32,64}|\d{1,9}"
    r"|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
)
"""What every Word document names its own parts by, and digests, which are nobody's number."""


def written_here(text: str) -> str:
    """Return a document's words less those of an empty one: fonts, names of styles and of parts."""
    lines = text.split("\n")
    kept = written_lines(lines)
    return "\n".join(line for line, stays in zip(lines, kept, strict=True) if stays)


def written_lines(lines: Sequence[str]) -> list[bool]:
    """Say of each line of a document whether it is more than an empty document holds.

    What an empty document holds once is left out once, so that the same word in a turn stays.
    """
    empty = Counter(_empty_document())
    kept = []
    for line in lines:
        empty[line] -= 1
        kept.append(empty[line] < 0 and not _FORMAT.fullmatch(line))
    return kept


def less(text: str, empty: Iterable[str]) -> str:
    """Return a text without the lines that an empty file of its kind has, each once."""
    left = Counter(empty)
    lines = []
    for line in text.split("\n"):
        left[line] -= 1
        if left[line] < 0 and not _FORMAT.fullmatch(line):
            lines.append(line)
    return "\n".join(lines)


@lru_cache(maxsize=1)
def _empty_document() -> tuple[str, ...]:
    """Return the lines of a document in which nothing was written yet."""
    from thirdear import writeup
    from thirdear.writeup import package, styles

    document = package.blank()
    styles.dress(document, "en")
    with TemporaryDirectory() as folder:
        path = Path(folder, "empty.docx")
        package.save(document, path, title="", locale="en-US", dated="")
        return tuple(writeup.words_in(path).split("\n"))
