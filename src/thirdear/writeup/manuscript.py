"""The manuscript while it grows: its paragraphs in order, captions, and references to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from thirdear.model.precedence import Hypothesis, PrecedenceTest
from thirdear.model.writing import CaseFacts, WriteUp
from thirdear.writeup import oxml, words
from thirdear.writeup.apa import in_italics, ranges
from thirdear.writeup.oxml import Bit, Element, Piece, Pieces

NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Label:
    """A numbered thing: kind (table, figure, vignette), number, letter of the appendix or none."""

    kind: str
    number: int
    appendix: str = ""

    @property
    def bookmark(self) -> str:
        """The name that references point at."""
        return f"_Ref{self.kind.capitalize()}{self.appendix}{self.number}"


class Manuscript:
    """Collects the body of one document; every text in it goes through here."""

    def __init__(self, writeup: WriteUp) -> None:
        self.writeup = writeup
        self.language = writeup.language
        self.body: list[Element | Picture] = []
        self._counted: Counter[tuple[str, str]] = Counter()
        self._bookmarks = 0
        self._names = {rule.key: rule.name(self.language) for rule in writeup.rules}

    def say(self, key: str, /, **facts: object) -> str:
        """Return fixed wording in the document's language."""
        return words.say(self.language, key, **facts)

    def score(self, key: str) -> str:
        """Return a score's printed name."""
        return self._names.get(key, key)

    def named(self, sentence: str) -> str:
        """Return a sentence with the names of scores in the place of their keys."""
        for key in sorted(self._names, key=len, reverse=True):
            sentence = sentence.replace(key, self._names[key])
        return sentence

    def case(self, case: CaseFacts) -> str:
        """Return a case as it is called in running text."""
        return self.say("case", name=case.name).replace(" ", NO_BREAK)

    def numbers(self, whole: Iterable[int]) -> str:
        """Return session numbers as the language lists them: 3, 7–9, and 12."""
        return words.listed(ranges(whole), self.language)

    def direction(self, test: PrecedenceTest | Hypothesis) -> str:
        """Return a test's direction: cause, arrow, effect."""
        return f"{self.score(test.cause)} → {self.score(test.effect)}"

    def heading(self, level: int, text: str, *, new_page: bool = False) -> None:
        """Add a heading."""
        self.body.append(oxml.paragraph(f"Heading{level}", (text,), new_page=new_page))

    def text(self, *pieces: Piece, style: str = "APABody") -> None:
        """Add a paragraph; statistics in plain strings become italic."""
        shown: list[Piece] = []
        for piece in pieces:
            shown.extend(in_italics(piece) if isinstance(piece, str) else (piece,))
        self.body.append(oxml.paragraph(style, shown))

    def note(self, text: str) -> None:
        """Add the note under a table or figure."""
        self.text(Bit(self.say("note"), italic=True), f" {text}", style="APANote")

    def label(self, kind: str, *, appendix: str = "") -> Label:
        """Give the next thing of a kind its number, before or when it is captioned."""
        self._counted[kind, appendix] += 1
        return Label(kind, self._counted[kind, appendix], appendix)

    def shown(self, label: Label) -> str:
        """Return a label as printed: Table 2, Figure 1, Table A3."""
        return f"{self.say(label.kind)}{NO_BREAK}{label.appendix}{label.number}"

    def refer(self, label: Label) -> tuple[Element, ...]:
        """Return a cross-reference to a caption, its words already in it."""
        return oxml.field(f"REF {label.bookmark} \\h", self.shown(label))

    def numbered(self, label: Label) -> tuple[Piece, ...]:
        """Return a label whose number Word counts, bookmarked for references."""
        self._bookmarks += 1
        sequence = f"{self.say(label.kind)}{'_' + label.appendix if label.appendix else ''}"
        before = Bit(f"{self.say(label.kind)}{NO_BREAK}{label.appendix}")
        number = oxml.field(f"SEQ {sequence} \\* ARABIC", str(label.number))
        return oxml.bookmarked(self._bookmarks, label.bookmark, (oxml.run(before), *number))

    def caption(self, label: Label, title: str) -> None:
        """Add a caption as APA has it: number bold on one line, title italic on the next."""
        self.body.append(oxml.paragraph("APACaptionNumber", self.numbered(label)))
        self.body.append(oxml.paragraph("APACaptionTitle", (title,)))

    def add(self, *elements: Element | Picture) -> None:
        """Add finished elements."""
        self.body.extend(elements)

    def listed(self, pieces: list[Pieces]) -> list[Piece]:
        """Join pieces as the language lists them."""
        joined: list[Piece] = []
        marks = words.listed(["\0"] * len(pieces), self.language).split("\0")
        for mark, piece in zip(marks, [*pieces, ()], strict=True):
            if mark:
                joined.append(mark)
            joined.extend(piece)
        return joined


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a paragraph of its own; inches wide."""

    png: bytes
    width: float
    title: str
    description: str
