"""Turkish and English letters: lower case that keeps ı and i apart, and a fold for searching."""

from __future__ import annotations

import re

_TURKISH_LOWER = str.maketrans({"İ": "i", "I": "ı"})
_FOLDED = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZİIıÇĞÖŞÜçğöşüÂâÎîÛû",
    "abcdefghijklmnopqrstuvwxyziiicgosucgosuaaiiuu",
)


def lower_turkish(text: str) -> str:
    """Return lower case by the Turkish alphabet: İ to i, I to ı."""
    return text.translate(_TURKISH_LOWER).lower()


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
