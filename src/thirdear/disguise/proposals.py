"""Pseudonyms that are proposed: of the same kind as the name, and nobody's in the study.

Never the same initial; for people the same gender and as many syllables as far as the list knows
them, and the same last vowel and ending, so that Turkish suffixes look as natural as they did.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from itertools import product

from thirdear.base.letters import fold, lower_turkish
from thirdear.base.turkish import VOWELS
from thirdear.disguise.everyday import is_everyday
from thirdear.disguise.ordinary import is_ordinary
from thirdear.disguise.people import Known, kinds, known

_NUMBER = re.compile(r"\d+")
_LAST = frozenset((12, 28, 29, 30, 31))
"""Months and days that may have none after them."""
_INSTITUTION = re.compile(
    r"\b(?:İlkokulu|İlköğretim Okulu|Ortaokulu|Lisesi|Anaokulu|Koleji|Okulu|Kreşi|Üniversitesi"
    r"|Hastanesi|Kliniği|Primary(?: School)?|School|Academy|College|Nursery|Kindergarten"
    r"|Elementary(?: School)?|University|Hospital|Clinic)\b.*\Z"
)
_PLACES = {
    "tr": (
        "Ak Boz Çam Taş Gök Yeşil Söğüt Kavak Ceviz Badem Gümüş Kestane Ihlamur Fındık".split(),
        "tepe pınar köy ova dere bağ yaka su bahçe koru".split(),
    ),
    "en": (
        "Ash Elm Oak Thorn Mill West North Hazel Alder Maple Willow Amber Harrow Merri".split(),
        "ford wick combe ley bridge field brook mere stead wood".split(),
    ),
}
_Test = Callable[[str], bool]


def propose(
    real: str,
    kind: str,
    taken: Collection[str],
    language: str = "tr",
    draw: random.Random | None = None,
) -> str:
    """Return what could stand for a name; ``taken`` are the names and pseudonyms of the study.

    A number in it (an age) becomes another one near by. Without a seeded ``draw`` nobody can
    work out from the name which pseudonym it was given.
    """
    draw = draw or random.SystemRandom()
    if _NUMBER.search(real):
        several = len(_NUMBER.findall(real)) > 1
        return _NUMBER.sub(lambda match: _near(match[0], draw, in_a_date=several), real)
    used = frozenset(_key(word) for one in taken for word in (one, *one.split()))
    if kind in ("place", "school"):
        return _place(real, used, language, draw)
    words = real.split() or [real]
    found: list[str] = []
    for number, word in enumerate(words):
        known_as = set(kinds(lower_turkish(word))) - {"c"}
        family = known_as == {"l"} or (number > 0 and "l" in known_as)
        every = used | {_key(one) for one in (*found, *words)}
        found.append(_person(word, every, language, draw, family=family))
    return " ".join(found)


def syllables(word: str) -> int:
    """Return how many syllables a word has: in Turkish its vowels, in English groups of them."""
    plain = lower_turkish(word)
    if any(letter in plain for letter in "çğıöşü"):
        return max(1, sum(letter in VOWELS for letter in plain))
    return max(1, len(re.findall(r"[aeiouyıöü]+(?<!e\Z)", plain)))


def _key(word: str) -> str:
    return fold(lower_turkish(word))


def _near(number: str, draw: random.Random, *, in_a_date: bool = False) -> str:
    """Return a number one above or below, as wide as it was; no 13th month, no 32nd day."""
    value = int(number)
    steps = [step for step in (-1, 1) if value + step > 0]
    if in_a_date and value in _LAST:
        steps = [-1]
    width = len(number) if number.startswith("0") else 0
    return f"{value + draw.choice(steps or [1]):0{width}}"


def _person(
    word: str, used: frozenset[str], language: str, draw: random.Random, *, family: bool
) -> str:
    gender = set(kinds(lower_turkish(word))) & set("fm")
    for common in (True, False):
        pool = [
            one.name
            for one in _pool(language, common)
            if (("l" in one.kinds) if family else bool(set(one.kinds) & set("fm")))
            and (family or not gender or set(one.kinds) & set("fm") == gender)
        ]
        if found := _choose(word, pool, used, draw):
            return found
    return "N."


@cache
def _pool(language: str, common: bool) -> tuple[Known, ...]:
    """Return the names to choose from: the common ones, or all of a language."""
    return tuple(
        one
        for one in known()
        if one.language == language
        and (not common or "c" in one.kinds)
        and one.name.isalpha()
        and 3 <= len(one.name) <= 10
        and not is_everyday(one.name)
        and not is_ordinary(one.name)
    )


def _choose(
    word: str, pool: Sequence[str], used: frozenset[str], draw: random.Random
) -> str | None:
    """Return one of a pool that is like a word in as much as can be had, but for its initial."""
    free = [one for one in pool if _key(one) not in used and _key(one)[0] != _key(word)[0]]
    alike = {one[:3] for one in used}
    free = [one for one in free if _key(one)[:3] not in alike] or free
    tests: tuple[_Test, ...] = (
        lambda one: syllables(one) == syllables(word),
        lambda one: _ending(one) == _ending(word),
    )
    for wanted in (tests, tests[:1], tests[1:], ()):
        if found := [one for one in free if all(test(one) for test in wanted)]:
            return draw.choice(found)
    return None


def _ending(word: str) -> tuple[str, bool]:
    """Return what a word's suffixes go by: its last vowel, and whether it ends in a vowel."""
    plain = lower_turkish(word)
    last = next((letter for letter in reversed(plain) if letter in VOWELS), "e")
    return {"a": "ı", "o": "u", "e": "i", "ö": "ü"}.get(last, last), plain[-1:] in tuple(VOWELS)


def _place(real: str, used: frozenset[str], language: str, draw: random.Random) -> str:
    kind = _INSTITUTION.search(real)
    tail = f" {kind[0]}" if kind else ""
    name = real[: kind.start()].strip() if kind else real
    found = _choose(name or real, tuple(_places(language)), used, draw)
    return f"{found or 'N.'}{tail}"


def _places(language: str) -> Iterator[str]:
    """Yield invented names of places that are no ordinary words."""
    for first, second in product(*_PLACES[language]):
        if not is_ordinary(first + second):
            yield first + second
