"""The ways in which a text is read when names are looked for, with the way back to its places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

SEAM = "_"
"""Stands between two words that are written as one; names are never spelt with it."""

# Soft hyphens, zero-width and direction marks, variation selectors, and the dot above that
# programs without Turkish leave behind on a small i.
_INVISIBLE = re.compile(
    "[\u00ad\u0307\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufe00-\ufe0f\ufeff]"
)
_ALPHABETS = [chr(code) for code in range(0x590)]
_SMALL = "".join(letter for letter in _ALPHABETS if letter.islower())
_CAPITALS = "".join(letter for letter in _ALPHABETS if letter.isupper())
_JOINT = re.compile(f"(?<=[{_SMALL}])(?=[{_CAPITALS}])")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it is read; ``places`` lead back to the original, None where they are the same.

    What is found only in a ``doubtful`` reading is for a person to judge.
    """

    text: str
    places: tuple[int, ...] | None = None
    doubtful: bool = False

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """Return where a span of the reading stands in the original."""
        if self.places is None:
            return start, stop
        return self.places[start], self.places[stop - 1] + 1


def nfc(text: str) -> str:
    """Return text in the one form in which letters are compared."""
    return unicodedata.normalize("NFC", text)


def bare(text: str) -> str:
    """Return text without the characters that nobody sees."""
    return _INVISIBLE.sub("", text)


def parted(text: str) -> str:
    """Return text with a space before each capital inside a word, as seams are looked for."""
    return _JOINT.sub(" ", text)


@lru_cache(maxsize=2)
def readings(text: str) -> tuple[Reading, ...]:
    """Return the readings of a text that differ, the plain one first.

    Without invisible characters; with a seam before each capital inside a word (EmilySmith); and
    with invisible characters taken as the end of a word.
    """
    return tuple(_readings(text))


def _readings(text: str) -> Iterator[Reading]:
    seen = _without(text) if _INVISIBLE.search(text) else Reading(text)
    yield seen
    if _JOINT.search(seen.text):
        yield _with_seams(seen)
    if seen.places is not None:
        yield Reading(text, doubtful=True)


def _without(text: str) -> Reading:
    kept = [place for place, letter in enumerate(text) if not _INVISIBLE.match(letter)]
    return Reading("".join(text[place] for place in kept), tuple(kept))


def _with_seams(reading: Reading) -> Reading:
    back = range(len(reading.text)) if reading.places is None else reading.places
    letters: list[str] = []
    places: list[int] = []
    start = 0
    for joint in (*(match.start() for match in _JOINT.finditer(reading.text)), None):
        letters.append(reading.text[start:joint])
        places += back[start:joint]
        if joint is not None:
            letters.append(SEAM)
            places.append(back[joint])
            start = joint
    return Reading("".join(letters), tuple(places), doubtful=True)
