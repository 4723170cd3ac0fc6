"""What transcribers write beside the words, in the usual English and Turkish conventions.

Remarks in brackets or asterisks, pauses, overlap, what could not be heard, stamps of time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from thirdear.base.letters import fold
from thirdear.model.marks import Mark, MarkKind

# Every repeat is bounded, so time grows with length alone. In CHAT <words> before [>] or [/] are
# spoken.
_BRACKETS = (
    r"\(\([^()\n]{0,200}\)\)|\([^()\n]{0,200}\)|\[[^\[\]\n]{0,200}\]"
    r"|<[^<>\s][^<>\n]{0,60}(?<!\s)>(?!\s?\[(?:[<>?]|/{1,3}\]|=))|\*[^*\s][^*\n]{0,60}(?<!\s)\*"
)
_MARK = re.compile(
    rf"(?P<brackets>{_BRACKETS})|(?P<stamp>#\d\d?:\d\d(?::\d\d)?(?:[-.,]\d{{1,3}})?#|¤<\d{{1,9}}>)"
    r"|(?<!\S)(?P<inaudible>(?:xxx|yyy|\?{2,})(?![^\s.,;:!?…]))"
    r"|(?P<nonverbal>&=\w{1,30})|(?<!\S)(?P<overlap>//)(?![^\s.,;:!?…])"
)
_STAMP = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:[.,-]\d{1,3})?")
_SECONDS = re.compile(
    r"(?:[.…·\s]+|[-–—]+|~?\d{1,2}(?:[.,]\d{1,2})?"
    r"(?P<unit>\s?(?:s|sn|sec|secs|seconds?|saniye|dk|dakika|min|mins|minutes?)\.?)?)"
)
_LABELLED = re.compile(r"[^\W\d_]{1,3}\s?\d?:\s")
_UNHEARD = re.compile(r"[x?]{1,5}")
_GUESSED_WORDS = 3
# Chinese and Japanese set no blanks between words: each sign counts as a word, as word processors
# count.
_SIGNS = r"\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
_SIGNS += r"\U00020000-\U0003ffff"
_SPOKEN = re.compile(rf"[{_SIGNS}]|[^\W_{_SIGNS}][^\s{_SIGNS}]*")
"""What is left of a word from its first letter or digit on, so one match a word that has any."""
_WRITTEN = re.compile(rf"[^\w\s]{{0,9}}[{_SIGNS}](?:[^\w\s]{{1,9}}(?!\w))?|[^\s{_SIGNS}]+")


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


_PAUSES = _folded(
    "pause pauses paused pausing silence sessizlik suskunluk duraklama duraksama duraklar"
    " duraksar duraklıyor duraksıyor susar susuyor sessiz bekler bekliyor"
)
_INAUDIBLES = _folded(
    "inaudible unintelligible indistinct unclear incomprehensible anlaşılmıyor anlaşılmadı"
    " anlaşılamadı anlaşılmaz anlaşılamıyor duyulmuyor duyulmadı duyulamadı duyulamıyor"
)
_OVERLAPS = _folded("overlap overlaps overlapping crosstalk simultaneous simultaneously")
_OVERLAP_PHRASES = tuple(fold(p) for p in ("üst üste", "aynı anda", "eş zamanlı", "cross talk"))
# A placeholder stands for a word that was said: it is no mark.
_PLACEHOLDERS = _folded(
    "name names surname isim ismi adı soyadı school okul okulu city şehir address adres redacted"
    " anonymised anonymized gizlendi"
)


def marks(text: str) -> tuple[Mark, ...]:
    """Return the marks of a text, in order and apart.

    Brackets that hold what was said are none: a guess at words with a question mark
    (``(kitabı?)``), a placeholder for a name (``[A]``, ``[school]``), a number of a note.
    """
    found = []
    for match in _MARK.finditer(text):
        kind = match.lastgroup or ""
        what = _kind(match.group()) if kind == "brackets" else MarkKind(kind)
        if what is not None:
            found.append(Mark(what, *match.span()))
    return tuple(found)


def spoken_words(text: str, found: Sequence[Mark], start: int, stop: int) -> int:
    """Return how many words of ``start:stop`` stand outside of marks.

    A word is what white space or marks part, with a letter or digit in it.
    """
    place, count = start, 0
    index = bisect_right(found, start, key=lambda mark: mark.stop)
    while index < len(found) and found[index].start < stop:
        count += len(_SPOKEN.findall(text, place, found[index].start))
        place = max(place, found[index].stop)
        index += 1
    return count + len(_SPOKEN.findall(text, place, stop))


def counted_words(text: str) -> int:
    """Return how many words with a letter or digit in them a text has."""
    return len(_SPOKEN.findall(text))


def written_words(text: str) -> int:
    """Return how many words a text has, parted by white space, signs and dashes among them."""
    return len(_WRITTEN.findall(text))


def _kind(bracketed: str) -> MarkKind | None:
    """Return what a bracket says, None where it holds what was said."""
    inside = bracketed.strip("()[]<>*").strip() if bracketed not in {"[<]", "[>]"} else ""
    if not inside:
        return MarkKind.OVERLAP if bracketed in {"[<]", "[>]"} else None
    folded = fold(inside)
    words = frozenset(re.findall(r"[^\W\d_]+", folded))
    if words & _INAUDIBLES or _UNHEARD.fullmatch(folded):
        return MarkKind.INAUDIBLE
    if words & _OVERLAPS or any(phrase in folded for phrase in _OVERLAP_PHRASES):
        return MarkKind.OVERLAP
    if _STAMP.fullmatch(inside):
        return MarkKind.STAMP
    seconds = _SECONDS.fullmatch(folded)
    if words & _PAUSES or (seconds and (seconds["unit"] or not _is_note(bracketed, inside))):
        return MarkKind.PAUSE
    if _holds_speech(inside, words):
        return None
    return MarkKind.OVERLAP if _LABELLED.match(inside) else MarkKind.NONVERBAL


def _is_note(bracketed: str, inside: str) -> bool:
    """Whether a number in square brackets counts notes at the foot of a page."""
    return bracketed.startswith("[") and inside.isdigit()


def _holds_speech(inside: str, words: frozenset[str]) -> bool:
    guessed = inside.endswith("?") and len(inside.split()) <= _GUESSED_WORDS
    placeholder = words & _PLACEHOLDERS or len(inside.rstrip(".")) == 1
    return bool(not words or guessed or placeholder)
