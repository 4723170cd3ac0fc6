"""What no document may hold, whatever study it was written from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from docx import Document

from thirdear.writeup.words import WORDS

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"Heading(\d)")
_WRONG = {
    "a value that is not there": re.compile(r"\bNone\b(?! of the turns)"),
    "two full stops": re.compile(r"[^.]\.\.(?!\.)"),
    "a note without words": re.compile(r"\bNote?\. \."),
    "a mark of italics": re.compile(r"\*\w{1,2}\*"),
    "a place that was not filled": re.compile(r"\{\w+(?::\w)?\}"),
    "a case called twice": re.compile(r"\b(?:Case Case|Vaka Vaka|Case Vaka) "),
    "a field's instruction": re.compile(r"SEQ \w+ \\"),
}
_LONG = 24
"""Letters from which a fixed wording is no word that both languages have."""


def faults(path: Path, language: str) -> Iterator[str]:
    """Yield what is wrong in a document: such words, a heading over nothing, another language."""
    blocks = list(_blocks(path))
    page = "\n".join(words for _, words in blocks)
    for what, wrong in _WRONG.items():
        if found := wrong.search(page):
            yield f"{what}: {page[max(0, found.start() - 40) : found.end() + 20]!r}"
    yield from _orphans(blocks)
    other = "tr" if language == "en" else "en"
    for key, wording in WORDS[other].items():
        own = WORDS[language][key]
        if "{" not in wording and len(wording) > _LONG and wording != own and wording in page:
            yield f"another language: {wording!r}"


def _orphans(blocks: list[tuple[int, str]]) -> Iterator[str]:
    """Yield headings under which nothing stands."""
    for (level, words), (following, _) in zip(blocks, [*blocks[1:], (1, "")], strict=True):
        if level and following and following <= level:
            yield f"a heading over nothing: {words!r}"


def _blocks(path: Path) -> Iterator[tuple[int, str]]:
    """Yield each paragraph with something in it: the level of a heading, else 0, and its words."""
    for one in Document(str(path)).element.body.iter(f"{_W}p"):
        style = one.find(f"{_W}pPr/{_W}pStyle")
        found = _HEADING.fullmatch("" if style is None else style.get(f"{_W}val", ""))
        words = "".join(text.text or "" for text in one.iter(f"{_W}t")).replace("\u00a0", " ")
        if words.strip() or next(one.iter(f"{_W}drawing"), None) is not None:
            yield (int(found[1]) if found else 0), words.strip()
