"""What stands on the page of a document: generated parts, claims, and the digits between them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thirdear.writeup import claims
from thirdear.writeup.oxml import Element, W

PART = "thirdear.part."
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SDT, _P, _T = f"{{{W}}}sdt", f"{{{W}}}p", f"{{{W}}}t"
_PROPERTIES, _TAG, _VALUE = f"{{{W}}}sdtPr", f"{{{W}}}tag", f"{{{W}}}val"
_BREAKS = {f"{{{W}}}br": "\n", f"{{{W}}}cr": "\n", f"{{{W}}}tab": "\t"}
_SKIPPED = "del moveFrom pPr rPr sdtPr tcPr trPr tblPr tblGrid sectPr fldSimple drawing".split()
# What a tracked change took away, what stands elsewhere, looks, and results that Word counts.
_GONE = {f"{{{W}}}{tag}" for tag in _SKIPPED}
_FIELD = f"{{{W}}}fldChar"


@dataclass(frozen=True, slots=True)
class Standing:
    """A generated part as it stands on a page: its words, its claims, and other numbers in it."""

    words: str
    claims: tuple[tuple[str, str], ...]
    loose: Counter[str]

    @property
    def digest(self) -> str:
        """A digest of the words, claims included, spaces and forms of letters made alike."""
        return hashlib.sha256(alike(self.words).encode()).hexdigest()[:32]


def part_tag(key: str) -> str:
    """Return the tag of a part's content control."""
    return PART + hashlib.sha256(key.encode()).hexdigest()[:20]


def alike(text: str) -> str:
    """Return a text whose spaces and composed letters cannot differ unseen."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def tag_of(control: Element) -> str:
    """Return the tag of a content control, empty where it has none."""
    for own in control.iterchildren(_PROPERTIES):
        for tag in own.iterchildren(_TAG):
            return str(tag.get(_VALUE, ""))
    return ""


def controls(root: Element) -> Iterator[Element]:
    """Yield the content controls of generated parts, in their order."""
    yield from (one for one in root.iter(SDT) if tag_of(one).startswith(PART))


def read(blocks: Iterable[Element]) -> Standing:
    """Return what stands in some blocks of a page."""
    walk = _Walk()
    walk.through(blocks)
    walk.leave()
    return Standing(
        "".join(walk.words), tuple(walk.claims), Counter(read_numbers("".join(walk.between)))
    )


def read_numbers(text: str) -> list[str]:
    """Return the numbers in a text, as they are written."""
    return _NUMBER.findall(text)


class _Walk:
    """One way through a piece of a document, fields' results left out."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.claims: list[tuple[str, str]] = []
        self.between: list[str] = []
        self._claim: list[str] | None = None
        self._field = 0

    def through(self, nodes: Iterable[Element]) -> None:
        """Go through elements and all in them; what holds no words costs no call of its own."""
        for node in nodes:
            tag = node.tag
            if tag == _T:
                self._say(node.text or "")
            elif tag in _GONE or not isinstance(tag, str):
                continue
            elif tag in _BREAKS:
                self._say(_BREAKS[tag])
            elif tag == _FIELD:
                self._field += {"begin": 1, "end": -1}.get(node.get(f"{{{W}}}fldCharType", ""), 0)
            elif tag == SDT and (own := tag_of(node)).startswith(claims.PREFIX):
                self._in_claim(node, own)
            else:
                self.through(node)
                if tag == _P:
                    self.leave()

    def _in_claim(self, node: Element, tag: str) -> None:
        before, self._claim = self._claim, []
        self.through(node)
        self.claims.append((tag, alike("".join(self._claim))))
        self.between.append(" ")
        self._claim = before

    def _say(self, text: str) -> None:
        if self._field > 0:
            return
        self.words.append(text)
        (self.between if self._claim is None else self._claim).append(text)

    def leave(self) -> None:
        """End a line, unless it is one of a field's result."""
        if self._field > 0:
            return
        self.words.append("\n")
        (self.between if self._claim is None else self._claim).append("\n")


def commented(control: Element) -> Iterator[tuple[str, str]]:
    """Yield (tag of the claim before it, number) of the comments in a part, in their order."""
    claim = ""
    for node in control.iter(SDT, f"{{{W}}}commentReference"):
        if node.tag != SDT:
            yield claim, node.get(f"{{{W}}}id", "")
        elif tag_of(node).startswith(claims.PREFIX):
            claim = tag_of(node)


def of_control(control: Element) -> Standing:
    """Return what stands in the content control of a part."""
    content = control.find(f"{{{W}}}sdtContent")
    return read([] if content is None else list(content))
