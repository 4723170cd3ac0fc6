"""Turkish suffixes: every written form of a name, and the same suffixes on another name.

Suffixes are spelt as archiphonemes: A is a or e, I is ı i u or ü, D is d or t, C is c or ç; a
letter in brackets stands only after a vowel (y, n, s) or only after a consonant (I).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from thirdear.base.folding import lower_turkish

VOWELS = "aıoueiöü"
_BACK = "aıou"
_VOICELESS = "fstkçşhp"
_HARMONY = dict(zip("aıoueiöü", "ııuuiiüü", strict=True))
_SOFTENED = {"p": "b", "ç": "c", "t": "d", "k": "ğ"}
_ASCII = str.maketrans("çğıöşüâîû", "cgiosuaiu")

_SUFFIXES = {
    "plural": "lAr",
    "my": "(I)m",
    "your": "(I)n",
    "his": "(s)I",
    "our": "(I)mIz",
    "your-plural": "(I)nIz",
    "of": "(n)In",
    "object": "(y)I",
    "object-n": "nI",
    "to": "(y)A",
    "to-n": "nA",
    "at": "DA",
    "at-n": "ndA",
    "from": "DAn",
    "from-n": "ndAn",
    "with": "(y)lA",
    "like": "CA",
    "having": "lI",
    "without": "sIz",
    "little": "CIk",
    "little-soft": "CIğ",
    "dear": "CIm",
    "-ness": "lIk",
    "that": "ki",
    "was": "(y)DI",
    "reportedly": "(y)mIş",
    "if": "(y)sA",
    "is": "DIr",
    "am": "(y)Im",
    "household": "gil",
}

_CHAINS = tuple(
    tuple(chain.split())
    for chain in (
        "of,object,to,at,from,with,object-n,to-n,at-n,from-n,of that object-n,of that to-n,"
        "of that at-n,of that from-n,of that with,of that plural,at that plural,"
        "like,that,plural,my,your,his,our,your-plural,was,reportedly,if,"
        "is,am,household,plural of,plural object,plural to,plural at,plural from,plural with,"
        "plural my,plural our,household of,household to,household at,household from,"
        "household with,household object,my of,my object,my to,my at,my from,my with,his of,"
        "his object-n,his to-n,his at-n,his from-n,his with,our of,our to,our object,at that,"
        "of that,at was,at reportedly,at is,of was,with was,with reportedly,of reportedly,having,"
        "without,having of,having to,-ness,little,dear,dear of,dear to,little-soft my,little of,"
        "little-soft to,little-soft object,little-soft my of,little-soft my to,"
        "little-soft my object"
    ).split(",")
)
_GLUED = {"plural", "having", "without", "little", "little-soft", "dear", "-ness", "household"}
"""Suffixes that the orthography writes without an apostrophe."""

Chain = tuple[str, ...]


def suffixed(stem: str, chain: Chain) -> str:
    """Return a stem with a chain of suffixes, by vowel harmony, assimilation and buffer letters."""
    word = stem
    for suffix in chain:
        word += _spelt(_SUFFIXES[suffix], lower_turkish(word))
    return word


@lru_cache(maxsize=2048)
def forms(stem: str) -> Mapping[str, Chain]:
    """Return every inflected written form of a lower-case stem, also softened (Ahmed-i)."""
    found: dict[str, Chain] = {}
    soft = softened(stem)
    for chain in _CHAINS:
        word = suffixed(stem, chain)
        found.setdefault(word, chain)
        tail = word[len(stem) :]
        if soft and tail[0] in VOWELS:
            found.setdefault(soft + tail, chain)
    return found


def softened(stem: str) -> str | None:
    """Return the stem as it may be spelt before a vowel (Ahmet: Ahmed-i), None where it is not."""
    return stem[:-1] + _SOFTENED[stem[-1]] if stem[-1:] in _SOFTENED else None


def inflected(name: str, chain: Chain, apostrophe: str) -> str:
    """Return a name with a chain of suffixes, with the apostrophe the original had.

    A compound (Çınaraltı'nda) takes its cases with an n; a pseudonym of one word is none.
    """
    if " " not in name:
        chain = (chain[0].removesuffix("-n"), *chain[1:])
    tail = suffixed(name, chain)[len(name) :]
    mark = apostrophe if apostrophe or chain[0] in _GLUED else "’"
    return f"{name}{mark}{tail}"


def plain_letters(text: str) -> str:
    """Return lower-case text as somebody without a Turkish keyboard types it; as long as before."""
    return text.translate(_ASCII)


def _spelt(pattern: str, word: str) -> str:
    vowel = next((letter for letter in reversed(word) if letter in VOWELS), "e")
    after_vowel = word[-1:] in tuple(VOWELS)
    if match := re.match(r"\((.)\)(.*)", pattern):
        buffer, rest = match.groups()
        wanted = after_vowel if buffer in "yns" else not after_vowel
        pattern = buffer + rest if wanted else rest
    out = ""
    for letter in pattern:
        before = (out or word)[-1:]
        written = _letter(letter, vowel, voiceless=before in tuple(_VOICELESS))
        out += written
        vowel = written if written in VOWELS else vowel
    return out


def _letter(letter: str, vowel: str, *, voiceless: bool) -> str:
    match letter:
        case "A":
            return "a" if vowel in _BACK else "e"
        case "I":
            return _HARMONY[vowel]
        case "D":
            return "t" if voiceless else "d"
        case "C":
            return "ç" if voiceless else "c"
    return letter
