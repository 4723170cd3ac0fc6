"""Turkish and English letters: lower case that keeps ı and i apart, and a fold for searching."""

from __future__ import annotations

import re
import unicodedata

_TURKISH_LOWER = str.maketrans({"İ": "i", "I": "ı"})
_FOLDED = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZİIıÇĞÖŞÜçğöşüÂâÎîÛû",
    "abcdefghijklmnopqrstuvwxyziiicgosucgosuaaiiuu",
)


def lower_turkish(text: str) -> str:
    """Return lower case by the Turkish alphabet: İ to i, I to ı."""
    return text.translate(_TURKISH_LOWER).lower()


_BEHIND = {"ç": "c", "ğ": "g", "ı": "h", "ö": "o", "ş": "s", "ü": "u"}
_RANKS = {
    letter: ord(before) + 0.5
    for small, before in _BEHIND.items()
    for letter, before in ((small, before), (small.replace("ı", "I").upper(), before.upper()))
    if letter != "I"
} | {"İ": ord("I") + 0.5, "Â": ord("A"), "â": ord("a"), "Î": ord("I"), "î": ord("i")}


def alphabetical(text: str) -> list[float]:
    """Return what sorts by the Turkish alphabet: C Ç D, G Ğ H, I İ J, O Ö P, S Ş T, U Ü V.

    Texts of English letters and digits sort as they always do, capitals first.
    """
    return [_RANKS.get(letter) or ord(letter) for letter in unicodedata.normalize("NFC", text)]


_ALIKE: dict[str, str] = {}
for _letter, _folded in _FOLDED.items():
    _ALIKE[chr(_folded)] = _ALIKE.get(chr(_folded), chr(_folded)) + chr(_letter)


def fold(text: str) -> str:
    """Return text for forgiving search, exactly as long: İ I ı i are one letter, ç is c, and so on.

    The length in code points is kept, so a place found in the fold is the place in the text.
    """
    return text.translate(_FOLDED)


def found_as(words: str) -> re.Pattern[str]:
    """Return what finds words, as they are typed, in a text that is folded."""
    return re.compile(re.escape(fold(words)))


def spelled(folded: str) -> str:
    """Return a regular expression for what :func:`fold` makes this of; a space is any spaces."""
    signs = (f"[{_ALIKE[sign]}]" if sign in _ALIKE else re.escape(sign) for sign in folded)
    return "".join(r"\s+" if sign == r"\ " else sign for sign in signs)
