"""The stems of listed names: every way in which one may be written, found in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product
from typing import TYPE_CHECKING

from thirdear.base import turkish
from thirdear.base.letters import fold
from thirdear.disguise.letters import APOSTROPHES, bare, folded_places, lower, nfc, squeezed
from thirdear.model.disguise import Pseudonym

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_LETTERS = [chr(code) for code in range(0x590)]
_SMALL = "".join(letter for letter in _LETTERS if letter.islower())
_CAPITALS = "".join(letter for letter in _LETTERS if letter.isupper())
JOINT = re.compile(f"(?<=[{_SMALL}])(?=[{_CAPITALS}])")
"""Where a capital letter inside a word shows that two words grew together: EmilySmith."""

_BETWEEN = re.compile(rf"[\s_\-\u2010-\u2015{APOSTROPHES}]+")
_NOT_LATIN_1 = str.maketrans(dict.fromkeys("şğıŞĞİ", "?"))
_NOT_ASCII = str.maketrans(dict.fromkeys("çğıöşüÇĞİÖŞÜâîûéèêëàáäñ", "?"))
_MANY_WORDS = 4


@dataclass(frozen=True, slots=True)
class Stem:
    """One way in which a listed name is written: ``letters`` are the small ones it is made of.

    ``word`` says that it is an everyday word, too; ``soft`` that its last consonant is softened
    (Ahmed), as only a vowel behind it does.
    """

    name: Pseudonym
    written: str
    letters: str
    word: bool
    soft: bool = False

    @property
    def length(self) -> int:
        """How many letters it has."""
        return sum(letter.isalpha() for letter in self.letters)


class Index:
    """The names of a list, made ready to be looked for; an everyday list takes milliseconds."""

    def __init__(self, names: Iterable[Pseudonym]) -> None:
        self.names = tuple(names)
        self._cases: dict[str | None, Index] = {}
        self._stems: dict[str, list[Stem]] = {}
        for name in self.names:
            for stem in _stems(name):
                for pattern in _patterns(stem):
                    self._stems.setdefault(pattern, []).append(stem)
        self._patterns = [pattern for pattern in self._stems if pattern.strip()]

    def of(self, case: str | None) -> Index:
        """Return the index of the names that belong to a case; None is all of them."""
        if case not in self._cases:
            own = tuple(n for n in self.names if case is None or n.case in (None, case))
            self._cases[case] = self if len(own) == len(self.names) else Index(own)
        return self._cases[case]

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(self._patterns)

    def hits(self, row: str) -> Iterator[tuple[int, int, Sequence[Stem]]]:
        """Yield where a stem stands in a row of letters, with whose it is; they may overlap."""
        if not self._patterns:
            return
        for pattern, start, stop in self._automaton.find_matches_as_indexes(row, overlapping=True):
            yield start, stop, self._stems[self._patterns[pattern]]

    @cached_property
    def pseudonyms(self) -> frozenset[str]:
        """What stands for people, in small letters: words that nobody needs to ask about."""
        return frozenset(
            word for name in self.names for word in lower(name.pseudonym).split()
        ) | frozenset(word for name in self.names for word in name.pseudonym.lower().split())

    @cached_property
    def beginnings(self) -> dict[str, Stem]:
        """The beginnings of names, folded, at least two letters and not the whole name."""
        found: dict[str, Stem] = {}
        for stems in self._stems.values():
            for stem in stems:
                letters = fold(stem.letters)
                for length in range(2, len(letters)):
                    found.setdefault(letters[:length], stem)
        return {part: stem for part, stem in found.items() if part not in self.words}

    @cached_property
    def words(self) -> dict[str, Stem]:
        """Every listed name by its folded letters: what another word may be joined with."""
        return {fold(s.letters): s for stems in self._stems.values() for s in stems if not s.soft}


def _stems(name: Pseudonym) -> Iterator[Stem]:
    real = lower(bare(nfc(name.real)).strip())
    for written in _written(name):
        letters = lower(written)
        stem = Stem(name, written, letters, name.also_a_word and letters == real)
        yield stem
        if soft := turkish.softened(letters):
            yield Stem(name, written, soft, stem.word, soft=True)


def _written(name: Pseudonym) -> tuple[str, ...]:
    """Return how a name is listed to be written; what has no visible letter is left out."""
    listed = (bare(nfc(written)).strip() for written in (name.real, *name.variants))
    return tuple(dict.fromkeys(one for one in listed if any(map(str.isalnum, one))))


def _patterns(stem: Stem) -> Iterator[str]:
    """Yield how a stem stands in a row: its words apart and joined, and with letters lost."""
    written = JOINT.sub(" ", stem.written)
    if stem.soft:
        written = written[:-1] + stem.letters[-1]
    seen: set[str] = set()
    for letters in (written, written.translate(_NOT_LATIN_1), written.translate(_NOT_ASCII)):
        words = [folded_places(word) for word in _BETWEEN.split(letters) if word]
        gaps = (
            product(("", " "), repeat=len(words) - 1)
            if len(words) <= _MANY_WORDS
            else ([" "] * (len(words) - 1),)
        )
        for between in gaps:
            row = "".join(a + b for a, b in zip(words, (*between, ""), strict=True))
            pattern = squeezed(row)
            if pattern.strip("?") and pattern not in seen:
                seen.add(pattern)
                yield pattern


def runs(letters: str) -> list[int]:
    """Return how often each letter stands in a row of letters: emma is 1 2 1."""
    starts = [0, *(n + 1 for n, (a, b) in enumerate(pairwise(letters)) if a != b), len(letters)]
    return [b - a for a, b in pairwise(starts)]
