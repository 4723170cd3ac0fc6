"""Markup that was built here and never becomes a tree: read, numbered, and put in its place.

A row of a table is sixty elements. lxml would take longer to make, move, number and write them than
all else takes, and moves texts that keep their spaces in quadratic time. So the tree holds a mark
in their place, and they go in as text when the document is written.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from itertools import count

from lxml import etree

from thirdear.writeup import claims, page
from thirdear.writeup.oxml import KEY, Element

_OPENED = rf'<w:sdt(?: {KEY}="([^"]*)")?>(<w:sdtPr>(?:<w:alias [^>]*>)?<w:tag w:val="([^"]*)"/>'
_SEEN = re.compile(
    f'<w:t xml:space="preserve">([^<]*)|{_OPENED})'
    r"|<w:fldSimple .*?</w:fldSimple>"  # what Word counts
    r'|<w:fldChar w:fldCharType="begin"/>.*?<w:fldChar w:fldCharType="end"/>'
    r"|<(/w:p|/w:sdt|w:br/|w:tab/)>",
    re.DOTALL,
)
_CONTROL = re.compile(f'{_OPENED}<w:id w:val=")0"')
_STYLE = re.compile(r'(<w:pStyle w:val=")([^"]*)')
_TARGET = "thirdear"
_MARK = re.compile(rb"<\?thirdear (\d+)\?>")
_BREAKS = {"/w:p": "\n", "w:br/": "\n", "w:tab/": "\t"}


@dataclass(frozen=True, slots=True)
class Stated:
    """What built markup states: how it stands on the page, and (key, words) of its claims."""

    standing: page.Standing
    claims: tuple[tuple[str, str], ...]


def read(markup: str) -> Stated:
    """Return what markup states, as :func:`page.read` does of the tree it would be."""
    words, between = list[str](), list[str]()
    keys, said = list[str](), list[tuple[str, list[str]]]()
    into, open_ = between, list[str]()
    for text, key, _, tag, end in _SEEN.findall(markup):
        if tag:
            open_.append(tag)
            if tag.startswith(claims.PREFIX):
                into = []
                keys.append(unescape(key) if "&" in key else key)
                said.append((tag, into))
        elif end == "/w:sdt":
            if open_.pop().startswith(claims.PREFIX):
                into = between
                between.append(" ")
        else:
            shown = _BREAKS[end] if end else unescape(text) if "&" in text else text
            words.append(shown)
            into.append(shown)
    shown = tuple((tag, page.alike("".join(own))) for tag, own in said)
    loose = Counter(page.read_numbers("".join(between)))
    standing = page.Standing("".join(words) + "\n", shown, loose)
    return Stated(standing, tuple((key, own) for key, (_, own) in zip(keys, shown, strict=True)))


def restyled(markup: str, ids: dict[str, str]) -> str:
    """Return markup in a document's own styles, which other languages' Word calls otherwise."""
    if not ids:
        return markup
    return _STYLE.sub(lambda found: found[1] + ids.get(found[2], found[2]), markup)


@dataclass(slots=True)
class Waiting:
    """The texts whose places a tree keeps until it is written."""

    texts: list[str] = field(default_factory=list)

    def hold(self, markup: str) -> Element:
        """Return the mark that keeps the place of markup."""
        self.texts.append(markup)
        return etree.PI(_TARGET, str(len(self.texts) - 1))

    def number(self, mark: Element, first: int) -> int:
        """Give the content controls in a mark's text their numbers; return the next one."""
        place, numbers = int(mark.text or ""), count(first)
        self.texts[place] = _CONTROL.sub(
            lambda found: f'<w:sdt>{found[2]}{next(numbers)}"', self.texts[place]
        )
        return next(numbers)

    def fill(self, data: bytes) -> bytes:
        """Return a written tree with every text in its place."""
        return _MARK.sub(lambda found: self.texts[int(found[1])].encode(), data)
