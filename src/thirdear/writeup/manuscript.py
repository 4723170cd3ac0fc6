"""The manuscript while it grows: its parts in order, captions, and references to them."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import ClassVar

from thirdear.base.numbers import decimals, in_words, ranges
from thirdear.model.precedence import Hypothesis, PrecedenceTest
from thirdear.model.writeup import CaseFacts, WriteUp
from thirdear.writeup import built, claims, oxml, page, words
from thirdear.writeup.apa import in_italics, unbroken
from thirdear.writeup.citations import Citations
from thirdear.writeup.oxml import Bit, Piece, Pieces, Xml

NO_BREAK = "\u00a0"
_DAY = re.compile(r"(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?![\w-])")
_RANGE = 3
"""References in a row from which the first and the last are named."""
PICTURE = "APAFigure"
"""The style of a picture's paragraph."""


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


@dataclass(frozen=True, slots=True)
class Taken:
    """How many numbers of bookmarks and of comments the document has already."""

    bookmarks: int = 0
    comments: int = 0


NONE_TAKEN = Taken()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a paragraph of its own; inches wide. It is drawn when it is put in."""

    draw: Callable[[], bytes]
    width: float
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Part:
    """What is written, found again and replaced as one: a heading, or a run of blocks.

    ``key`` is the same in every document of a study; ``name`` is what people call the part.
    ``comments`` hang on places in its blocks; ``commented`` are their claims, key and words.
    A ``prompt`` asks for what only a person can write. What ``floats`` is a table or a figure that
    a manuscript has at its end. ``listed`` is a heading's line in the table of contents: its level,
    its words and its bookmark.
    """

    CONTENTS: ClassVar[str] = "contents"

    key: str
    name: str
    heading: bool = False
    prompt: bool = False
    floats: str = ""
    listed: tuple[int, str, str] | None = None
    blocks: list[Xml | Picture] = field(default_factory=list)
    comments: list[Xml] = field(default_factory=list)
    commented: list[tuple[str, str]] = field(default_factory=list)

    @property
    def tag(self) -> str:
        """The tag of its content control."""
        return page.part_tag(self.key)

    @property
    def pictures(self) -> list[Picture]:
        """Its pictures, in their order."""
        return [one for one in self.blocks if isinstance(one, Picture)]

    def inner(self) -> str:
        """Return the markup of its blocks; a picture is a paragraph that is to be filled."""
        empty = oxml.paragraph(PICTURE)
        return "".join(empty if isinstance(one, Picture) else one for one in self.blocks)

    def around(self, inner: str) -> str:
        """Return what stands for it in a body: its control, which a heading has inside."""
        if self.heading:
            return inner
        return oxml.control(self.tag, (inner,), self.name, prompt=self.prompt)

    def read(self) -> built.Stated:
        """Return what it states, in its text and then in its comments."""
        stated = built.read(self.around(self.inner()))
        return replace(stated, claims=(*stated.claims, *self.commented))


class Manuscript:
    """Collects the parts of one document; every text in it goes through here."""

    def __init__(self, writeup: WriteUp, taken: Taken = NONE_TAKEN) -> None:
        self.writeup = writeup
        self.language = writeup.language
        self.citations = Citations(writeup.language, writeup.references, dict(writeup.software))
        self.parts: list[Part] = []
        self._section = ("title", "")
        self._about = ""
        self._counted: Counter[tuple[str, str]] = Counter()
        self._inside: Counter[str] = Counter()
        self._begun: Counter[str] = Counter()
        self._said: dict[str, str] = {}
        self._bookmarks, self._comments = taken.bookmarks, taken.comments
        declared = () if writeup.preregistered is None else writeup.preregistered.rules
        named = (*writeup.named, *declared, *writeup.rules)
        self._in_text = {rule.key: words.curly(rule.in_text(self.language)) for rule in named}
        books = writeup.codebooks
        self._only_items = bool(books) and not any(book.codes for book in books)
        self._names = {rule.key: words.curly(rule.name(self.language)) for rule in named}

    def say(self, key: str, /, **facts: object) -> str:
        """Return fixed wording in the document's language; its numbers become claims."""
        place = f"{self._about or self._section[0] + ', '}{key}"
        marked = {name: self._fact(f"{place}: {name}", value) for name, value in facts.items()}
        return self.citations.resolve(
            words.say(self.language, key, only_items=self._only_items, **(facts | marked))
        )

    def own(self, text: str) -> str:
        """Return a text that somebody in the study wrote, its citations as they are printed."""
        return self.citations.resolve(text)

    def lag(self, about: str, lags: Collection[int], unit: str) -> str:
        """Return how far back tests reach, in the wordings ``about`` has on it, in their unit."""
        if len(lags) == 1:
            return self.say(f"{about}.lag{unit}", n=max(lags))
        return self.say(f"{about}.lags{unit}")

    def _fact(self, key: str, value: object) -> object:
        """Return a fact as a claim, under a key of its own where the same wording said another."""
        if not claims.is_number(key, value):
            return value
        version = key.endswith((" version", "digest"))
        shown = str(value) if version else _local(str(value), self.language)
        worded = in_words(shown, self.language)
        return words.Counted(self.claim(key, shown), self.claim(f"{key} in words", worded))

    def claim(self, key: str, shown: str) -> str:
        """Return text as a claim, under a key that says nothing else in this document."""
        own = key.startswith("quotation")
        printed = shown if own else _local(shown, self.language)
        return claims.claim(self.key(key, printed), printed)

    def key(self, key: str, shown: str) -> str:
        """Return the key of a claim; where the same key said something else, one with a number.

        Without it the later of two claims would be taken for both.
        """
        own, times = key, 1
        while self._said.setdefault(own, shown) != shown:
            times += 1
            own = f"{key} ({times})"
        return own

    def known(self, sentence: str, facts: Iterable[tuple[str, str]]) -> str:
        """Return a finished sentence with each fact (printed, key) in it as a claim."""
        local = [(decimals(shown, self.language), key) for shown, key in facts]
        return claims.known(
            decimals(sentence, self.language), [(one, self.key(key, one)) for one, key in local]
        )

    @contextmanager
    def about(self, what: str) -> Iterator[None]:
        """Let the claims of what is said in the block be about a case or a thing in it."""
        before, self._about = self._about, f"{what}, "
        try:
            yield
        finally:
            self._about = before

    def score(self, key: str) -> str:
        """Return a score's printed name, as tables and headings have it."""
        return self._names.get(key, key)

    def in_text(self, key: str) -> str:
        """Return a score's name as running text has it."""
        return self._in_text.get(key, key)

    def named(self, sentence: str) -> str:
        """Return a sentence with what running text calls scores in the place of their keys."""
        for key in sorted(self._in_text, key=len, reverse=True):
            first = sentence.startswith(key)
            sentence = sentence.replace(key, self._in_text[key])
            sentence = words.sentence(sentence, self.language) if first else sentence
        return sentence

    def case(self, case: CaseFacts) -> str:
        """Return a case as it is called in running text."""
        return self.called(case.name)

    def called(self, name: str) -> str:
        """Return a case by its printed name as it is called in running text."""
        return self.say("case", name=name).replace(" ", NO_BREAK)

    def numbers(self, whole: Iterable[int]) -> str:
        """Return session numbers as the language lists them: 3, 7–9, and 12."""
        return words.listed(ranges(whole), self.language)

    def direction(self, test: PrecedenceTest | Hypothesis) -> str:
        """Return a test's direction: cause, arrow, effect."""
        return f"{self.score(test.cause)} → {self.score(test.effect)}"

    @property
    def is_vignettes(self) -> bool:
        """Whether the document is vignettes alone."""
        return self.writeup.recipe is not None and self.writeup.recipe.kind == "vignettes"

    @property
    def is_preregistration(self) -> bool:
        """Whether the document is a preregistration sheet alone."""
        return self.writeup.recipe is not None and self.writeup.recipe.kind == "preregistration"

    @property
    def is_manuscript(self) -> bool:
        """Whether the document is set as a manuscript for a journal."""
        return self.writeup.page == "manuscript" and not self.is_vignettes

    def section(
        self, level: int, key: str, text: str = "", *, new_page: bool = False, listed: bool = True
    ) -> None:
        """Begin a section: its heading is a part, and what follows another.

        It is ``listed`` in the table of contents.
        """
        shown = text or self.say(key)
        anchor = f"_Toc{int(hashlib.sha256(key.encode()).hexdigest()[:12], 16) % 10**9:09}"
        line = (level, claims.plain(shown), anchor) if listed else None
        heading = Part(f"{key}/heading", claims.plain(shown), heading=True, listed=line)
        inside = oxml.control(heading.tag, oxml.runs(shown), claims.plain(shown))
        self._bookmarks += 1
        inner = oxml.bookmarked(self._bookmarks, anchor, (inside,))
        heading.blocks.append(oxml.paragraph(f"Heading{level}", inner, new_page=new_page))
        self.parts.append(heading)
        self.begin(key, shown)
        self._section = (key, shown)

    def begin(self, key: str, name: str, *, prompt: bool = False, floats: str = "") -> None:
        """Begin a part: all that follows belongs to it. No two parts have one key."""
        self._begun[key] += 1
        own = key if self._begun[key] == 1 else f"{key} ({self._begun[key]})"
        self.parts.append(Part(own, claims.plain(name), prompt=prompt, floats=floats))

    def write(self, what: str, *, style: str = "APABody", **facts: object) -> None:
        """Add a place for what only a person can write, with a prompt that says what belongs there.

        What follows in the section is a part of its own.
        """
        prompt = claims.plain(self.say(f"write.{what}", **facts))
        about = "".join(f" {claims.plain(str(fact))}" for fact in facts.values())
        self.begin(f"write {what}{about}", prompt, prompt=True)
        self.add(oxml.paragraph(style, (Bit(prompt, style="PlaceholderText", grey=True),)))
        self.resume()

    def resume(self) -> None:
        """Let what follows belong to the section again, and not to the part before."""
        self.begin(*self._section)

    def contents(self) -> None:
        """Keep a place for the table of contents."""
        self.section(1, Part.CONTENTS, new_page=self.is_manuscript, listed=False)

    def text(self, *pieces: Piece, style: str = "APABody", keep: bool = False) -> None:
        """Add a paragraph; statistics in plain strings become italic, marked numbers claims.

        ``keep`` holds it on the page of what follows.
        """
        shown: list[Piece] = []
        for piece in pieces:
            shown.extend((piece,) if isinstance(piece, Bit | Xml) else _pieces(piece))
        self.add(oxml.paragraph(style, shown, keep=keep))

    def note(self, text: str, *more: Piece) -> None:
        """Add the note under a table or figure."""
        self.text(Bit(self.say("note"), italic=True), f" {text}", *more, style="APANote")
        if self.parts[-1].floats:
            self.resume()

    def label(self, kind: str, *, appendix: str = "") -> Label:
        """Give the next thing of a kind its number, before or when it is captioned."""
        self._counted[kind, appendix] += 1
        return Label(kind, self._counted[kind, appendix], appendix)

    def shown(self, label: Label) -> str:
        """Return a label as printed: Table 2, Figure 1, Table A3."""
        return f"{self.say(label.kind)}{NO_BREAK}{label.appendix}{label.number}"

    def refer(self, label: Label) -> tuple[Xml, ...]:
        """Return a cross-reference to a caption, its words already in it."""
        return (oxml.field(f"REF {label.bookmark} \\h", self.shown(label)),)

    def referred(self, labels: Sequence[Label]) -> list[Piece]:
        """Return references to things of one kind in their order: the first to the last of many."""
        if len(labels) < _RANGE:
            return self.listed([self.refer(label) for label in labels])
        between = self.say("to")
        return [*self.refer(labels[0]), between, *self.refer(labels[-1])]

    def numbered(self, label: Label) -> tuple[Piece, ...]:
        """Return a label whose number Word counts, bookmarked for references."""
        self._bookmarks += 1
        sequence = f"{self.say(label.kind)}{'_' + label.appendix if label.appendix else ''}"
        before = Bit(f"{self.say(label.kind)}{NO_BREAK}{label.appendix}")
        number = oxml.field(f"SEQ {sequence} \\* ARABIC", str(label.number))
        return oxml.bookmarked(self._bookmarks, label.bookmark, (oxml.run(before), number))

    def caption(self, label: Label, title: str) -> None:
        """Begin a part with a caption as APA has it: number bold on one line, title italic below.

        The part's key counts the tables and figures of its section.
        """
        section, _ = self._section
        self._inside[f"{section}/{label.kind}"] += 1
        own = f"{section}/{label.kind} {self._inside[f'{section}/{label.kind}']}"
        floats = "" if label.appendix else label.kind
        self.begin(own, title, floats=floats)
        later = self.is_manuscript and bool(floats) and label.number > 1
        self.add(oxml.paragraph("APACaptionNumber", self.numbered(label), new_page=later))
        self.add(oxml.paragraph("APACaptionTitle", (title,)))

    def commented(
        self, words: Pieces, lines: Iterable[tuple[str, str]], who: str
    ) -> tuple[Piece, ...]:
        """Return words of this part with a comment on them: claims, key and words, a line each.

        They stand there without controls, since LibreOffice opens no file with one in a comment.
        """
        number, self._comments = self._comments, self._comments + 1
        said = []
        for key, text in lines:
            said.append(oxml.paragraph("APACell", (Bit(text),)))
            self.parts[-1].commented.append((key, text))
        self.parts[-1].comments.append(oxml.comment(number, who, said, self.writeup.dated))
        return (*oxml.comment_start(number), *words, *oxml.comment_end(number))

    def add(self, *elements: Xml | Picture) -> None:
        """Add finished elements."""
        self.parts[-1].blocks.extend(elements)

    def listed(self, pieces: list[Pieces]) -> list[Piece]:
        """Join pieces as the language lists them."""
        joined: list[Piece] = []
        marks = words.listed(["\0"] * len(pieces), self.language).split("\0")
        for mark, piece in zip(marks, [*pieces, ()], strict=True):
            if mark:
                joined.append(mark)
            joined.extend(piece)
        return joined


def _local(text: str, language: str) -> str:
    """Return a text with decimals and days as its language writes them."""
    return decimals(_DAY.sub(r"\3.\2.\1", text) if language == "tr" else text, language)


def _pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a paragraph: a statistic before a claim is italic as one before words."""
    parts = list(claims.pieces(unbroken(text)))
    if len(parts) == 1 and not parts[0][0]:
        yield from in_italics(parts[0][1])
        return
    following = [shown for _, shown in parts[1:]] + [""]
    for (key, shown), behind in zip(parts, following, strict=False):
        long = sum(len(bit.text) for bit in in_italics(shown))
        bits = _first(in_italics(shown + behind), long)
        yield from (oxml.claimed(key, map(oxml.run, bits)),) if key else bits


def _first(bits: Iterable[Bit], length: int) -> Iterator[Bit]:
    """Yield bits until so many letters are through."""
    for bit in bits:
        if length > 0:
            yield bit if len(bit.text) <= length else replace(bit, text=bit.text[:length])
        length -= len(bit.text)
