"""Ordinary words of Turkish and English, by which another word is told from a name and a rest."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

from thirdear.base import turkish
from thirdear.base.letters import lower_turkish

_DRAWN_OUT = re.compile(r"(.)\1\1")
_CIRCUMFLEX = str.maketrans("âîû", "aiu")


def is_ordinary(word: str) -> bool:
    """Whether a word is one of the dictionaries', in any form that the language makes of it."""
    return _known(lower_turkish(word).translate(_CIRCUMFLEX)) or _in_english(word.lower())


@lru_cache(maxsize=65536)
def _known(word: str) -> bool:
    if _DRAWN_OUT.search(word):
        return False
    nouns, verbs = _turkish()
    if word in nouns:
        return True
    for length in range(len(word), 1, -1):
        root, rest = word[:length], word[length:]
        if root in nouns and _reads(root, rest, "noun"):
            return True
        if root in verbs and (not rest or _reads(root, rest, "verb")):
            return True
        # The last vowel of a verb's root is another one before -yor: ağla, ağlıyor.
        if rest.startswith("yor") and any(root[:-1] + a in verbs for a in "ae"):
            return True
    return False


def _reads(root: str, rest: str, kind: turkish.Kind) -> bool:
    found = turkish.read(root, rest, kind)
    return found is not None and found.fit == "exact"


def _in_english(word: str) -> bool:
    return word in _english() or (word.endswith("s") and word[:-1] in _english())


@cache
def _english() -> frozenset[str]:
    return frozenset(lines("words-en.txt"))


@cache
def _turkish() -> tuple[frozenset[str], frozenset[str]]:
    every = lines("words-tr.txt")
    return (
        frozenset(word for word in every if not word.endswith("-")),
        frozenset(word[:-1] for word in every if word.endswith("-")),
    )


def lines(name: str) -> list[str]:
    """Return the lines of a list that comes with the program, without its remarks."""
    text = resources.files("thirdear.disguise").joinpath("lists", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
