"""Finding listed names in every written form, and writing the pseudonym in the same form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from thirdear.base.letters import fold
from thirdear.disguise import rests
from thirdear.disguise.letters import (
    APOSTROPHES,
    MORE,
    Letters,
    bare,
    is_damaged,
    lower,
    nfc,
    repaired,
)
from thirdear.disguise.ordinary import is_ordinary
from thirdear.disguise.people import BESIDE, is_first
from thirdear.disguise.rests import Rest
from thirdear.disguise.stems import JOINT, Index, Stem, runs
from thirdear.model.disguise import Finding, Level, Pseudonym

_TITLE_AFTER = re.compile(
    r"\s+(?:Hanım|Bey|Efendi|abi|abla|ağabey|teyze|amca|dayı|hala|yenge|öğretmen|hoca|Hoca"
    r"|anne|baba|nine|dede)\b"
)
_TITLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Aunt|Auntie|Uncle|Sir|Dame)\.?\s+\Z")
_SENTENCE_START = re.compile(r"(?:\A|[.!?…:\n\"“‘'(\[—–*_-])\s*\Z")
_FRAGMENTS = re.compile(
    r"(?<![^\W\d_])(?:[^\W\d_]{1,5}(?:[-‐‑–—/]+|\.{2,3}|…|,)[ \t]*(?:\r?\n)?)+\Z"
)
_FRAGMENT = re.compile(r"([^\W\d_]{1,5})((?:[-‐‑–—/]+|\.{2,3}|…|,)[ \t]*(?:\r?\n)?)")
_FALSE_START = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,5} \Z")
_HESITATED = re.compile(r"[-‐‑–—/]")
_CUT_OFF = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})(?:[-‐‑–—]+|…|\.{2,3})(?![^\W\d_])")
_BROKEN = ("-", "‐", "‑", "–", "—", "…", "..")
_PAGE = 4000
"""A longer text is read in parts, so that only those with names have to be measured."""
_PAGE_END = re.compile(r"(?<=[^\w\s\-\u2010-\u2015])[ \t]*\n")
_LINE_END = re.compile(r"\n")
_LOOK_BACK = 40
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{8,}")
_DIGEST = 32
_LONG_ENOUGH = 5
"""A glued suffix on a shorter stem is too easily another word (Ali+ce): a person decides."""
_PLAIN_ENOUGH = 4
"""Letters a stem needs to be sure where it is lengthened, damaged or has marks in it."""
_TO_BE_UNREAD = 3
"""Letters a stem needs for an unread rest to be asked about."""
_ENDEARING = ("dear", "little-soft", "poor")
"""Suffixes that only a name takes when it has a capital letter: Ayşeciğim."""


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    stop: int
    stem: Stem
    rest: Rest
    level: Level
    new: str
    why: str
    parted: bool
    """Whether an apostrophe stands in it where none is listed: most likely before a suffix."""

    @property
    def rank(self) -> tuple[int, bool, int, bool]:
        unread = self.parted or self.rest.kind in ("unread", "joined")
        return self.start, unread, -self.stem.length, self.rest.kind != "none"


def find(text: str, index: Index, language: str = "en") -> list[Finding]:
    """Return every place of an NFC text where a listed name stands, in order, none twice.

    A form that Turkish or English makes of a name is found in both; the ``language`` decides only
    how a shouted pseudonym is written.
    """
    if len(text) <= _PAGE:
        return _find(text, index, language)
    found: list[Finding] = []
    for start, stop in _pages(text):
        part = _find(text[start:stop], index, language)
        found += (replace(one, start=one.start + start, stop=one.stop + start) for one in part)
    return found


def _pages(text: str) -> Iterator[tuple[int, int]]:
    """Yield parts of a long text that end with a line, and where nobody's name goes on."""
    start = 0
    while len(text) - start > _PAGE:
        match = _PAGE_END.search(text, start + _PAGE, start + 2 * _PAGE)
        match = match or _LINE_END.search(text, start + _PAGE)
        if match is None:
            break
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def _find(text: str, index: Index, language: str) -> list[Finding]:
    letters = Letters.of(text)
    places = [
        place
        for start, stop, stems in index.hits(letters.row)
        for stem in stems
        if (place := _place(letters, start, stop, stem, index)) is not None
    ]
    found: list[Finding] = []
    last = 0
    for one in sorted(places, key=lambda place: place.rank):
        if one.start >= last and not _in_a_digest(text, one.start, one.stop):
            new = _cased(one.new, text[one.start : one.stop], language)
            found.append(Finding(one.start, one.stop, one.level, new, one.why, one.stem.name))
            last = one.stop
    return sorted((*found, *_cut_off(letters, index, found)), key=lambda f: f.start)


def _place(letters: Letters, start: int, stop: int, stem: Stem, index: Index) -> _Place | None:
    """Return what a stem's letters in a row are: a place of the name, or nothing."""
    first, last = letters.span(start, stop)
    last = _end_of_letter(letters.folded, last)
    if last - first == stop - start == len(stem.letters):
        return _read(letters, first, last, stem, index)
    own = _own_end(letters.folded, first, last, stem)
    whole = first
    first, last = _trimmed(letters.folded, first, last)
    first, last = _bracketed(letters.text, first, last)
    if not _long_as(repaired(letters.text[first:last]), stem):
        if not _long_as(repaired(letters.text[whole:last]), stem):
            return None
        first = whole
    # A suffix that begins with the last letter of the name is no lengthened name: Deniz-ze.
    if own is not None and own < last:
        found = _read(letters, first, own, stem, index)
        if found is not None and found.rest.kind in ("chain", "ending"):
            return found
    return _read(letters, first, last, stem, index)


def _end_of_letter(folded: str, last: int) -> int:
    """Return the end of a letter that a wrong code page made several of."""
    while folded[last : last + 1] == MORE:
        last += 1
    return last


def _own_end(folded: str, first: int, last: int, stem: Stem) -> int | None:
    """Return where a name ends if a letter repeated at its end belongs to what follows it."""
    end = fold(stem.letters[-1])
    count = runs(fold(_alone(stem.letters)))[-1]
    place = last
    while place > first and not (folded[place - 1].isalpha() and folded[place - 1] != end):
        place -= 1
    for at in range(place, last):
        count -= folded[at] == end
        if not count:
            return at + 1
    return None


def _read(letters: Letters, first: int, last: int, stem: Stem, index: Index) -> _Place | None:
    text = letters.text
    raw = text[first:last]
    grown = _grown(text, first)
    if grown == "inside":
        first = _own_start(letters.folded, first, stem)
        if stem.length < _TO_BE_UNREAD:
            return None
    spelled = raw if raw.isalpha() and raw.isascii() else repaired(raw)
    rest = rests.read(letters, first, last, stem, index)
    if stem.soft and rest.kind != "chain":
        return None
    doubts = _doubts(text, first, last, stem, spelled)
    if not _meant(text, first, stem, rest, grown, doubts):
        return None
    return _judged(text, (first, last), stem, rest, grown, doubts)


def _own_start(folded: str, first: int, stem: Stem) -> int:
    """Return where a name begins if the letter before it is the same: my-yael."""
    letter = folded[first]
    run = len(folded) - first - len(folded[first:].lstrip(letter)) if letter else 0
    return first + max(0, run - runs(fold(_alone(stem.letters)))[0])


def _trimmed(folded: str, first: int, last: int) -> tuple[int, int]:
    """Return a stem's span without letters of other words: anne-Elif, Ayşe-Elif, e-Elif."""
    letter = folded[first]
    place = first
    for at in range(first + 1, last):
        if folded[at] == letter:
            place = at if not folded[at - 1].isalpha() and folded[at - 1] not in "\0\1?" else place
        elif folded[at].isalpha() or folded[at] == "?":
            break
    if last < len(folded) and folded[last].isalpha():
        end = folded[last - 1]
        at = last - 1
        cut = last
        while at > place and (folded[at] == end or not folded[at].isalpha()):
            if not folded[at].isalpha() and folded[at] in "-‐‑–—":
                cut = at
            at -= 1
        last = cut
    return place, last


def _bracketed(text: str, first: int, last: int) -> tuple[int, int]:
    """Return a span with the bracket that is open, or closed, inside of it: Ay(şe), (Ay)şe."""
    for one, other in ("()", "[]", "<>"):
        inside = text[first:last]
        if inside.count(one) > inside.count(other) and text[last : last + 1] == other:
            last += 1
        elif inside.count(one) < inside.count(other) and text[first - 1 : first] == one:
            first -= 1
    return first, last


def _grown(text: str, first: int) -> str:
    """Return whether a stem begins a word, or stands behind a seam, a mark, or inside."""
    before = text[first - 1 : first]
    if not before.isalpha():
        unseen = before != "" and bare(before) == "" and text[first - 2 : first - 1].isalpha()
        return "unseen" if unseen else "start"
    return "seam" if JOINT.search(text[first - 1 : first + 1]) else "inside"


def _long_as(spelled: str, stem: Stem) -> bool:
    """Whether each letter stands at least as often as in the name: Ema is not Emma."""
    mine = runs(fold(_alone(lower(spelled))))
    theirs = runs(fold(_alone(stem.letters)))
    if len(mine) != len(theirs):
        return is_damaged(spelled)
    return all(a >= b for a, b in zip(mine, theirs, strict=True))


def _alone(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha() or letter in "?\ufffd")


def _doubts(text: str, first: int, last: int, stem: Stem, spelled: str) -> frozenset[str]:
    """Return what makes a written stem less than sure."""
    raw = text[first:last]
    mine, listed = _alone(lower(spelled)), _alone(stem.letters)
    found = set()
    if bare(raw) != raw:
        found.add("unseen")
    if is_damaged(raw):
        found.add("damaged")
    elif len(mine) > len(listed):
        found.add("long")
    if any(a in "ıi" and b in "ıi" and a != b for a, b in zip(mine, listed, strict=False)) and not (
        _shouted_i(spelled, listed)
    ):
        found.add("odd")
    if not _spaced(repaired(raw), stem):
        found.add("marked")
    return frozenset(found)


def _shouted_i(spelled: str, listed: str) -> bool:
    """Whether ı and i differ only where a capital I was typed for İ, or all is typed without ı."""
    letters = _alone(spelled)
    if len(letters) != len(listed):
        return True
    return all(
        typed == "I" or (typed == "i" and not set(lower(letters)) & set("ığşçöü"))
        for typed, letter in zip(letters, listed, strict=True)
        if lower(typed) in "ıi" and lower(typed) != letter
    )


def _meant(
    text: str, first: int, stem: Stem, rest: Rest, grown: str, doubts: frozenset[str]
) -> bool:
    """Whether a person has to hear of it: another word of the language is nobody's name."""
    begin, end = _word(text, first, rest.stop)
    whole = bare(text[begin:end])
    if grown == "inside":
        before = lower(text[begin:first])
        readable = rest.kind in ("none", "chain", "ending", "joined")
        worth = (
            before in BESIDE
            or is_first(before)
            or (readable and is_ordinary(before) and len(before) > 2)
        )
        if before in BESIDE and stem.length >= _PLAIN_ENOUGH:
            return True
        if "damaged" in doubts and "?" in text[first : rest.stop]:
            return False
        return (worth or stem.length >= _LONG_ENOUGH) and not is_ordinary(whole)
    if rest.mark:
        return True
    if rest.kind == "joined" and stem.length >= _PLAIN_ENOUGH and len(rest.tail) >= _PLAIN_ENOUGH:
        return True
    if rest.kind in ("unread", "joined"):
        return stem.length >= _TO_BE_UNREAD and not is_ordinary(whole)
    unsure = "odd" in doubts or (rest.kind == "chain" and not rest.sure)
    if unsure or (rest.kind != "none" and stem.length < _TO_BE_UNREAD and not stem.word):
        return not is_ordinary(whole)
    return True


def _judged(
    text: str, at: tuple[int, int], stem: Stem, rest: Rest, grown: str, doubts: frozenset[str]
) -> _Place:
    """Return a place with what stands there instead, and whether that is sure."""
    first, last = at
    raw = text[first:last]
    begin, stutter, hesitant = _stuttered(text, first, stem)
    shown = stem.name.pseudonym
    if stutter and raw[:1].islower():
        shown = shown[:1].lower() + shown[1:]
    start, stop, new = begin, rest.stop, stutter + rest.behind(shown)
    if grown != "start" or rest.kind in ("joined", "unread"):
        start, stop, new = _whole_word(text, begin, stop, new)
    capital = _initial(raw).isupper() or text[begin].isupper()
    sure = _sure(text, at, stem, rest, doubts, capital=capital)
    sure = sure and not hesitant and grown == "start" and "unseen" not in doubts
    parted = any(mark in raw and mark not in stem.written for mark in APOSTROPHES)
    level: Level = "replace" if sure else "review"
    why = _why(f"listed {stem.name.kind}", rest)
    return _Place(start, stop, stem, rest, level, new, why, parted)


def _sure(
    text: str,
    at: tuple[int, int],
    stem: Stem,
    rest: Rest,
    doubts: frozenset[str],
    *,
    capital: bool,
) -> bool:
    """Whether what was read can only be the name: listed so, before a suffix, or capital."""
    if not rest.sure or rest.kind in ("joined", "unread"):
        return False
    if rest.kind == "none" and _listed(text[at[0] : at[1]], stem.name):
        return True
    if rest.kind == "chain" and rest.mark[:1] in tuple(APOSTROPHES) and not doubts:
        return True
    return capital and _certain(text, *at, stem) and _safe(text, at, stem, rest, doubts)


def _initial(raw: str) -> str:
    """Return the first letter, where a bracket may stand before it."""
    return next((letter for letter in raw if letter.isalpha()), "")


def _why(why: str, rest: Rest) -> str:
    if rest.kind == "unread":
        return f"{why}, unknown suffix"
    if rest.kind == "ending" and not rest.mark:
        return f"{why}, with an s" if rest.tail.lower() == "s" else why
    return why


def _safe(text: str, at: tuple[int, int], stem: Stem, rest: Rest, doubts: frozenset[str]) -> bool:
    """Whether neither how the stem is written nor what is glued to it could be another word."""
    first, last = at
    raw = text[first:last]
    if doubts and (stem.length < _PLAIN_ENOUGH or stem.word or doubts & {"odd", "unseen"}):
        return False
    if "marked" in doubts and (" " in stem.letters or "_" in raw or JOINT.search(repaired(raw))):
        return False
    if rest.kind != "chain" or rest.mark:
        return rest.kind != "ending" or bool(rest.mark) or stem.length >= _PLAIN_ENOUGH
    endearing = rest.chain[0] in _ENDEARING
    enough = stem.length >= _LONG_ENOUGH or rest.chain[0] == "plural" or endearing
    if _listed(raw, stem.name) and raw != nfc(stem.name.real):
        enough = True
    whole = lower(bare(text[first : rest.stop]))
    another = is_first(whole) or (is_ordinary(whole) and not is_ordinary(stem.letters))
    return enough and (not stem.word or endearing) and not another


def _certain(text: str, start: int, stop: int, stem: Stem) -> bool:
    """Whether a written stem is surely the name where it stands.

    A capital letter is enough, but for an everyday word at the beginning of a sentence: there it
    takes a title beside it.
    """
    if not stem.word or _listed(text[start:stop], stem.name):
        return True
    before = text[max(0, start - 12) : start]
    titled = _TITLE_AFTER.match(text, stop) or _TITLE_BEFORE.search(before)
    return bool(titled) or not _SENTENCE_START.search(before)


def _listed(raw: str, name: Pseudonym) -> bool:
    """Whether a person listed this very form; of an everyday word only a variant counts."""
    exact = name.variants if name.also_a_word else (name.real, *name.variants)
    return raw in map(nfc, exact)


def _spaced(raw: str, stem: Stem) -> bool:
    """Whether the words of a name are apart as they were listed, or by spaces."""
    if raw.isalpha():
        return stem.written.isalpha()
    signs = [letter for letter in bare(raw) if not letter.isalnum()]
    return "\n" not in signs and all(sign.isspace() or sign in stem.written for sign in signs)


def _stuttered(text: str, first: int, stem: Stem) -> tuple[int, str, bool]:
    """Return where a stutter before a name begins, how it is on the pseudonym, and if in doubt."""
    before = text[max(0, first - _LOOK_BACK) : first]
    if match := _FRAGMENTS.search(before):
        parts = list(_FRAGMENT.finditer(match[0]))
        own: list[re.Match[str]] = []
        for part in reversed(parts):
            if not _begins(stem, part[1]):
                break
            own.insert(0, part)
        if own:
            begin = first - sum(len(part[0]) for part in own)
            new = "".join(f"{_like(stem.name.pseudonym[: len(p[1])], p[1])}{p[2]}" for p in own)
            return begin, new, not all(_HESITATED.match(part[2]) for part in own)
    if match := _FALSE_START.search(before):
        start = match[0].rstrip()
        if _begins(stem, start) and not is_ordinary(start):
            shown = _like(stem.name.pseudonym[: len(start)], start)
            return first - len(match[0]), f"{shown} ", True
    return first, "", False


def _begins(stem: Stem, part: str) -> bool:
    letters = fold(_alone(stem.letters))
    return letters.startswith(fold(lower(part))) and len(part) < len(letters)


def _like(new: str, raw: str) -> str:
    return new.lower() if raw[:1].islower() else new


def _cut_off(letters: Letters, index: Index, found: list[Finding]) -> Iterator[Finding]:
    """Yield beginnings of names that break off: Meh- dedi."""
    if not any(sign in letters.folded for sign in _BROKEN):
        return
    for match in _CUT_OFF.finditer(letters.folded):
        stem = index.beginnings.get(match[1])
        start, stop = match.span(1)
        raw = letters.text[start:stop]
        if stem is None or any(f.start < stop and start < f.stop for f in found):
            continue
        broken = letters.folded[stop] not in ".…"
        enough = len(raw) > (2 if broken else 3)
        capital = raw[0].isupper() and (enough or broken)
        if not capital and (not broken or not enough or is_ordinary(raw)):
            continue
        new = _like(stem.name.pseudonym[: len(raw)], raw)
        yield Finding(start, stop, "review", new, f"listed {stem.name.kind}, cut off", stem.name)


def _word(text: str, start: int, stop: int) -> tuple[int, int]:
    first, last = start, stop
    while first and text[first - 1].isalpha():
        first -= 1
    while last < len(text) and text[last].isalpha():
        last += 1
    return first, last


def _whole_word(text: str, start: int, stop: int, new: str) -> tuple[int, int, str]:
    """Grow a name to the whole word that it is a part of, and what would stand in its place."""
    first, last = _word(text, start, stop)
    return first, last, f"{text[first:start]}{new}{text[stop:last]}"


def _in_a_digest(text: str, start: int, stop: int) -> bool:
    """Whether letters stand in a hexadecimal number (ece, Ada): there they are nobody's name."""
    # A name in a number has a digit beside it; most names have not, and cost no search.
    if not (text[start - 1 : start].isdigit() or text[stop : stop + 1].isdigit()):
        return False
    first = max(0, start - 2 * _DIGEST)
    for match in _HEXADECIMAL.finditer(text, first, stop + 2 * _DIGEST):
        if match.start() <= start and stop <= match.end():
            inside = text[start - 1 : start].isdigit() and text[stop : stop + 1].isdigit()
            return inside or len(match[0]) >= _DIGEST
    return False


def _cased(new: str, raw: str, language: str) -> str:
    """Shouted names stay shouted."""
    letters = [letter for letter in raw if letter.isalpha()]
    if len(letters) <= 3 or not all(letter.isupper() for letter in letters):
        return new
    if language == "tr" or any(letter in "İŞĞÇÖÜ" for letter in raw):
        return new.replace("i", "İ").upper()
    return new.upper()


_INITIAL = re.compile(r"(?<![^\W_])([^\W\d_])\.(?![\w.])")
_MASKED = re.compile(r"(?<![^\W_])([^\W\d_]{1,3})(?:[*•]{2,}|\.{4,}|_{3,})")


def shortened(text: str, index: Index) -> int:
    """Return how many initials (A.) and masked names (A***) of listed people stand in a text."""
    people = [name.real for name in index.names if name.kind == "person"]
    initials = {lower(real[:1]) for real in people}
    letters = (match[1] for match in _INITIAL.finditer(text))
    count = sum(1 for one in letters if one.isupper() and lower(one) in initials)
    beginnings = tuple(fold(lower(real)) for real in people)
    masked = (fold(lower(match[1])) for match in _MASKED.finditer(text))
    return count + sum(1 for one in masked if any(real.startswith(one) for real in beginnings))
