"""What stands at the head of every page: a running head, and the mark of what identifies people."""

from __future__ import annotations

from typing import Any

from thirdear.writeup import oxml
from thirdear.writeup.oxml import Bit


def begin(document: Any, words: str) -> None:
    """Let a document of ours begin its pages with these words and the page's number."""
    header = document.sections[0].header
    header.is_linked_to_previous = False
    part = header._element  # noqa: SLF001 - the library offers no way to put an element in
    for old in list(part):
        part.remove(old)
    line = oxml.paragraph("APAHeader", (f"{words}\t", oxml.field("PAGE", "1")))
    part.append(oxml.parsed(line))


def mark(document: Any, words: str) -> None:
    """Add a mark to every header that a document has, somebody's own ones, too."""
    for section in document.sections:
        for header in (section.header, section.first_page_header, section.even_page_header):
            if header is section.header or not header.is_linked_to_previous:
                line = oxml.paragraph("APAHeader", (Bit(words, bold=True),), align="center")
                header._element.append(oxml.parsed(line))  # noqa: SLF001 - as above
