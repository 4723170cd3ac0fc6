"""Words of an HTML page, piece by piece, under the limits that strangers' markup needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from thirdear.model.refusal import Refusal

MAX_TAGS = 1_000_000
_SPACE = re.compile(r"[ \t\r\n\f]+")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_BLOCKS = frozenset("p div li tr h1 h2 h3 h4 h5 h6 ul ol table blockquote".split())
_SKIPPED = frozenset("head style script title meta link template".split())


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a page, with the name of the anchor and the time stamp that they stand in.

    A line's end is a piece whose words are a newline.
    """

    words: str
    anchor: str = ""
    stamp: str = ""


def pieces(page: str) -> Iterator[Piece]:
    """Yield a page's words in order, white space collapsed; nothing is fetched.

    A page with more tags than a transcript has is a Refusal.
    """
    if page.count("<") > MAX_TAGS:
        raise Refusal(
            f"it has more than {MAX_TAGS:,} tags", f"{MAX_TAGS} etiketten fazlasını içeriyor"
        )
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_NO_XML.sub("\ufffd", page).encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Refusal("it is no readable HTML", "okunabilir bir HTML değil") from None
    if root is not None:
        yield from _walk(root)


def _walk(root: etree._Element) -> Iterator[Piece]:
    skipped = 0
    anchors: list[str] = [""]
    stamps: list[str] = [""]
    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            skipped += tag in _SKIPPED
            anchors.append(node.get("name") or anchors[-1] if tag == "a" else anchors[-1])
            stamps.append(node.get("data-timestamp") or stamps[-1])
            words = node.text
            if tag in _BLOCKS:
                yield Piece("\n")
        else:
            skipped -= tag in _SKIPPED
            anchors.pop()
            stamps.pop()
            words = node.tail
            if tag in _BLOCKS or tag == "br":
                yield Piece("\n")
        if words and not skipped:
            yield Piece(_SPACE.sub(" ", words), anchors[-1], stamps[-1])
