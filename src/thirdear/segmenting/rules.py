"""Where sentences of spoken English and Turkish end: plain rules on plain text."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from thirdear.base.letters import lower_turkish

Tongue = Literal["en", "tr"]


def sentences(text: str, language: Tongue) -> list[tuple[int, int]]:
    """Return the sentences of one turn as half-open offsets, without white space around them.

    Cuts stand after ``. ! ?`` and their like in other scripts (``。 ؟ ।``), and, before a capital,
    after ellipses and interrupting dashes; at every newline; never inside brackets or a quotation,
    nor after abbreviations, initials and ordinals. A remark in brackets belongs to the sentence
    before it.
    """
    spans = []
    begin = 0
    for end in [*_ends(_Speech(text, language)), len(text)]:
        start, stop = trimmed(text, begin, end)
        if start < stop:
            spans.append((start, stop))
        begin = end
    return spans


@dataclass(frozen=True, slots=True)
class _Words:
    """A language's abbreviations.

    Those that are ``closing`` may end a sentence as well; those that are ``counting`` are words of
    their own (no, sat, sun) and abbreviations before a number only.
    """

    abbreviations: frozenset[str]
    closing: frozenset[str]
    counting: frozenset[str]


_WORDS: dict[Tongue, _Words] = {
    "en": _Words(
        frozenset(
            "dr mr mrs ms prof st sr jr rev gen sgt capt lt col vs etc e.g i.e cf al vol pp p ch"
            " approx ave rd blvd dept est inc ltd co corp jan feb apr jun jul aug sep sept oct nov"
            " dec mon tue tues wed thu thur thurs fri u.s u.k a.m p.m ph.d m.d min mins hr hrs"
            " sess".split()
        ),
        frozenset("a.m p.m u.s u.k etc inc ltd co corp ph.d m.d ave st rd".split()),
        frozenset("no nos fig sec mar sat sun".split()),
    ),
    "tr": _Words(
        frozenset(
            "dr doç prof yrd öğr gör av sn bay bn uzm psk psik klin op ecz müh arş alb bnb yzb org"
            " hz cad sok mah apt blv bul tel fax faks şb şti ltd a.ş t.c vb vs vd vdl örn bkz yy"
            " çev ed s ss sf c krş ör age agm ort dk sa kg cm mm m.ö m.s".split()
        ),
        frozenset("vb vs vd vdl t.c ltd şti a.ş".split()),
        frozenset("no nu cilt haz yay".split()),
    ),
}

# Every repeat is bounded or begins only at the head of its run, so time grows with length alone.
_STOP = re.compile(r"(?<![.!?…؟۔।])[.!?…؟۔।]+[\"”’»')\]]*(?=\s|$)")
_FULL_STOP = re.compile(r"(?<![。！？｡])[。！？｡]+[\"”’»)」』）]*")  # no blank follows in Japanese
_DASH = re.compile(r"(?:—|–|(?<!-)--+)[\"”’]?(?=\s|$)")
_NOTE = re.compile(r"\(\([^()]*\)\)|\([^()]*\)|\[[^\[\]]*\]|<[^<>\n]{1,40}>|\*[^*\n]{1,40}\*")
_QUOTE = re.compile(
    r'"[^"\n]*"|“[^”\n]{0,999}”|「[^」\n]{0,999}」|『[^』\n]{0,999}』|«[^»\n]{0,999}»'
    r"|(?<!\w)[\'‘](?=\w)[^\n]{0,999}?[\'’](?!\w)"
)
_ROMAN = re.compile(r"(?=..)X{0,3}(?:IX|IV|V?I{0,3})")
_CLOSERS = "\"”’»')]」』）"
_ALWAYS = frozenset("。！？｡؟۔।")
_OPENERS = "\"“‘'«*(["
_BEFORE_WORD = frozenset("(\"“'‘[")


class _Speech:
    """One turn's text with the places of its remarks and quotations."""

    def __init__(self, text: str, language: Tongue) -> None:
        self.text = text
        self.language = language
        self.notes = [found.span() for found in _NOTE.finditer(text)]
        self.quotes = [found.span() for found in _QUOTE.finditer(text)]
        letters = [letter for letter in text if letter.isalpha()]
        capitals = sum(letter.isupper() for letter in letters)
        self.lower_case_style = len(letters) >= 40 and capitals <= 0.002 * len(letters)
        self._note_ends = dict(self.notes)

    def lower(self, text: str) -> str:
        """Return lower case by the language's own alphabet."""
        return lower_turkish(text) if self.language == "tr" else text.lower()

    def note_end(self, place: int) -> int | None:
        """Return where the remark ends that begins exactly here."""
        return self._note_ends.get(place)

    def after_blanks(self, place: int) -> int:
        """Return the next place that is no white space."""
        while place < len(self.text) and self.text[place].isspace():
            place += 1
        return place

    def word_before(self, place: int) -> str:
        """Return the word that ends here, back to white space or an opening mark."""
        start = place
        while start and not (
            self.text[start - 1].isspace() or self.text[start - 1] in _BEFORE_WORD
        ):
            start -= 1
        return self.text[start:place]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A possible end of a sentence, ``start:stop``, and what follows it.

    ``sign`` is without closing quotes; ``then`` begins at the next word, past remarks and opening
    marks. ``quoted`` says that the sign closes a quotation, ``remark`` that a remark follows.
    """

    start: int
    stop: int
    sign: str
    then: str
    quoted: bool
    remark: bool
    opens_quote: bool


def _ends(speech: _Speech) -> list[int]:
    """Return where sentences end, the remarks behind them taken along, in order."""
    patterns = (_STOP, _FULL_STOP, _DASH)
    found = itertools.chain.from_iterable(sign.finditer(speech.text) for sign in patterns)
    marks = (_mark(speech, match) for match in found)
    ends = {mark.stop for mark in marks if mark is not None and _closes(speech, mark)}
    ends |= {match.start() for match in re.finditer(r"\n+", speech.text)}
    reached: list[int] = []
    for end in sorted(ends):
        if not reached or end > reached[-1]:
            reached.append(_past_remarks(speech, end))
    return reached


def _mark(speech: _Speech, match: re.Match[str]) -> _Mark | None:
    """Look around a sign; None inside remarks and quotations, and where nothing follows."""
    start, stop = match.span()
    quote = _around(speech.quotes, start)
    if _around(speech.notes, start) or (quote and quote[1] > stop):
        return None
    follows = place = speech.after_blanks(stop)
    while (end := speech.note_end(place)) is not None:
        place = speech.after_blanks(end)
    if place >= len(speech.text):
        return None
    remark = place != follows
    while place < len(speech.text) and speech.text[place] in _OPENERS:
        place += 1
    return _Mark(
        start=start,
        stop=stop,
        sign=match.group().rstrip(_CLOSERS),
        then=speech.text[place : place + 2],
        quoted=quote is not None,
        remark=remark,
        opens_quote=speech.text[follows] in '"“',
    )


def _closes(speech: _Speech, mark: _Mark) -> bool:
    """Whether a sentence ends at a mark."""
    if mark.sign[-1] in _ALWAYS:
        return not mark.quoted
    if mark.sign[0] in "—–-":
        return mark.opens_quote or _new_sentence(speech, mark)
    if mark.sign == "…" or (len(mark.sign) > 1 and set(mark.sign) <= {".", "…"}):
        return speech.after_blanks(0) < mark.start and _new_sentence(speech, mark)
    if "?" in mark.sign or "!" in mark.sign:
        return not (mark.quoted and mark.then[:1].islower())
    return _stop_closes(speech, mark)


def _new_sentence(speech: _Speech, mark: _Mark) -> bool:
    """Whether a capital follows, other than the English "I", which is one anywhere."""
    if speech.language == "en" and re.match(r"I\b", mark.then):
        return False
    return mark.then[:1].isupper()


def _stop_closes(speech: _Speech, mark: _Mark) -> bool:
    """Whether a full stop ends a sentence, or belongs to a number, an initial, an abbreviation."""
    word = speech.word_before(mark.start)
    lowered = speech.lower(word)
    letter = mark.then[:1]
    if mark.quoted and letter.islower():
        return False
    if word.isdigit() and _counts(speech, mark, word):
        return False
    words = _WORDS[speech.language]
    if lowered in words.counting and letter.isdigit():
        return False
    if _ROMAN.fullmatch(word):
        return False
    if lowered in words.abbreviations:
        return lowered in words.closing and letter.isupper() and not _saint(speech, mark, lowered)
    if len(word) == 1 and word.isupper() and not (speech.language == "en" and word == "I"):
        return False
    return not letter.islower() or speech.lower_case_style or mark.remark


def _counts(speech: _Speech, mark: _Mark, word: str) -> bool:
    """Whether a number with a stop is an ordinal ("3. sınıf") or counts items ("No 4. ...")."""
    letter = mark.then[:1]
    if letter.islower():
        return True
    begin = mark.start - len(word)
    if speech.language == "tr":
        opens = len(word) <= 2 and not letter.isdigit() and _opens_sentence(speech, begin)
        return opens or not (letter.isupper() or letter.isdigit())
    before = speech.text[max(0, begin - 8) : begin].lower()
    return len(word) <= 2 and (begin == 0 or before.endswith(("number ", "no ")))


def _opens_sentence(speech: _Speech, place: int) -> bool:
    """Whether nothing of its sentence stands before a place."""
    while place and speech.text[place - 1].isspace():
        place -= 1
        if speech.text[place] == "\n":
            return True
    return place == 0 or speech.text[place - 1] in ".!?…"


def _saint(speech: _Speech, mark: _Mark, lowered: str) -> bool:
    """Whether "St." is a saint's, and not the street that a name stands before ("Main St.")."""
    if lowered != "st":
        return False
    place = mark.start - len(lowered)
    while place and speech.text[place - 1].isspace():
        place -= 1
    return not speech.word_before(place)[:1].isupper()


def _past_remarks(speech: _Speech, end: int) -> int:
    """Return the end of a sentence with the remarks in brackets that follow it on its line."""
    while True:
        place = end
        while speech.text[place : place + 1] in {" ", "\t"}:
            place += 1
        after = speech.note_end(place)
        if after is None:
            return end
        if speech.text[after : after + 1] in {".", "!", "?", "…"}:
            after += 1
        if not (after == len(speech.text) or speech.text[after].isspace()):
            return end
        end = after


def _around(spans: Sequence[tuple[int, int]], place: int) -> tuple[int, int] | None:
    """Return the span that a place is truly inside of; spans are in order and apart."""
    index = bisect.bisect_left(spans, (place,)) - 1
    if index >= 0 and spans[index][0] < place < spans[index][1]:
        return spans[index]
    return None


def trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return the offsets without white space at both ends."""
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return start, stop
