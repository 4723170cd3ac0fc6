"""The fixed wording of every document, in English and Turkish, under the same keys.

Sentences are built so that no value ever needs an inflection. A key that ends in ``.1`` is the
form for exactly one; without it the plural stands for all.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Self

from thirdear.model.language import agreed, as_document
from thirdear.model.precedence import LagIn
from thirdear.model.text import Role
from thirdear.writeup import claims
from thirdear.writeup.words_en import ENGLISH
from thirdear.writeup.words_en_findings import ENGLISH_FINDINGS
from thirdear.writeup.words_en_parts import ENGLISH_PARTS
from thirdear.writeup.words_en_tests import ENGLISH_TESTS
from thirdear.writeup.words_en_trail import ENGLISH_TRAIL
from thirdear.writeup.words_tr import TURKISH
from thirdear.writeup.words_tr_findings import TURKISH_FINDINGS
from thirdear.writeup.words_tr_parts import TURKISH_PARTS
from thirdear.writeup.words_tr_tests import TURKISH_TESTS
from thirdear.writeup.words_tr_trail import TURKISH_TRAIL

WORDS = {
    "en": ENGLISH | ENGLISH_FINDINGS | ENGLISH_TESTS | ENGLISH_PARTS | ENGLISH_TRAIL,
    "tr": TURKISH | TURKISH_FINDINGS | TURKISH_TESTS | TURKISH_PARTS | TURKISH_TRAIL,
}
LETTERS = {
    "en": {
        "therapist": "T",
        "client": "C",
        "parent": "P",
        "mother": "M",
        "father": "F",
        "other": "O",
    },
    "tr": {
        "therapist": "T",
        "client": "Ç",
        "parent": "E",
        "mother": "A",
        "father": "B",
        "other": "Dğ",
    },
}
_MOTHER = ("mother", "mom", "mum", "anne", "ana")
_FATHER = ("father", "dad", "baba")


class Counted(str):
    """A number in digits that ``{name:w}`` prints in words where it is below ten."""

    worded: str

    def __new__(cls, shown: str, worded: str) -> Self:
        """Return the digits, which know their word."""
        made = super().__new__(cls, shown)
        made.worded = worded
        return made

    def __format__(self, spec: str) -> str:
        """Return the word, or the digits."""
        return self.worded if spec == "w" else str(self)


_RATER = re.compile(r"\b([Kk])odlayıcı(\w*)")
_CODED = re.compile(r"\b([Kk])odla(?=[mnd])")
_FRONT = str.maketrans("aı", "ei")


def of_items(turkish: str) -> str:
    """Return a Turkish wording as it stands where whole sessions were rated and nothing coded."""
    text = _RATER.sub(
        lambda found: f"{'Dd'[found[1] == 'k']}eğerlendirici{found[2].translate(_FRONT)}", turkish
    )
    return _CODED.sub(lambda found: f"{'Pp'[found[1] == 'k']}uanla", text)


def say(language: str, key: str, /, *, only_items: bool = False, **facts: object) -> str:
    """Return the wording under a key with its facts filled in.

    ``only_items`` says that whole sessions were rated and nothing was coded, for which Turkish
    has words of its own.
    """
    wording = WORDS[language]
    if key == "case":
        return as_document(str(facts["name"]), language)
    if claims.plain(str(facts.get("n"))) == "1" and f"{key}.1" in wording:
        key = f"{key}.1"
    template = wording[key]
    if language == "en":
        ones = {name for name, fact in facts.items() if claims.plain(str(fact)) == "1"}
        template = agreed(template, ones)
    elif only_items:
        template = of_items(template)
    return template.format(**facts)


_STRAIGHT = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?= \w)")


def curly(text: str) -> str:
    """Return a codebook's words with the apostrophes that printed text has: the child’s play."""
    return _STRAIGHT.sub("’", text)


def sentence(text: str, language: str) -> str:
    """Return a text as it begins a sentence: its first letter a capital, unless it is none."""
    return upper(text[:1], language) + text[1:]


def unit(lags_in: Collection[LagIn]) -> str:
    """Return what ends the keys of wordings on what lags count: nothing for sessions."""
    if len(set(lags_in)) > 1:
        return ".mixed"
    return ".weeks" if "weeks" in lags_in else ""


def letter(role: Role, label: str, language: str) -> str:
    """Return the letter that stands for a speaker; the label only tells mother from father."""
    letters = LETTERS[language]
    if role is Role.ACTION:
        return ""
    if role is Role.PARENT:
        folded = label.strip(" .:").replace("İ", "i").lower()
        if folded.startswith(_MOTHER):
            return letters["mother"]
        if folded.startswith(_FATHER):
            return letters["father"]
    return letters[role.value]


def meaning(shown: str, spoken: str, language: str) -> str:
    """Return what a letter of :func:`letter` means, in the language of the document."""
    who = next((key for key, known in LETTERS[spoken].items() if known == shown), "other")
    return say(language, f"who.{who}")


def listed(parts: list[str], language: str) -> str:
    """Join parts as a language lists them: a, b, and c."""
    if len(parts) < 2:
        return "".join(parts)
    if language == "en":
        comma = "," if len(parts) > 2 else ""
        return f"{', '.join(parts[:-1])}{comma} and {parts[-1]}"
    return f"{', '.join(parts[:-1])} ve {parts[-1]}"


def either(parts: list[str], language: str) -> str:
    """Join parts of which one is enough: a, b, or c."""
    if len(parts) < 2:
        return "".join(parts)
    between = " ya da " if language == "tr" else ", or " if len(parts) > 2 else " or "
    return f"{', '.join(parts[:-1])}{between}{parts[-1]}"


def named(parts: list[str], language: str) -> str:
    """Join names as a language lists them; those with an "and" of their own by semicolons."""
    inside = (", ", " ve " if language == "tr" else " and ")
    if len(parts) < 2 or not any(mark in claims.plain(part) for part in parts for mark in inside):
        return listed(parts, language)
    last = "; and " if language == "en" else "; "
    return f"{'; '.join(parts[:-1])}{last}{parts[-1]}"


_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def day(written: str, language: str) -> str:
    """Return a day (2026-11-30) as a sentence has it: November 30, 2026, or 30.11.2026."""
    year, _, rest = written.partition("-")
    month, _, number = rest.partition("-")
    if not (month.isdecimal() and number.isdecimal()):
        return written
    if language == "tr":
        return f"{number}.{month}.{year}"
    return f"{_MONTHS[int(month) - 1]} {int(number)}, {year}"


_SMALL = {
    "en": {"a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "per", "the", "to"},
    "tr": {"ile", "ve", "veya", "de", "da"},
}


def title_case(text: str, language: str) -> str:
    """Return text in title case; a word that has capitals already is left as it is."""
    shown = []
    for place, word in enumerate(text.split(" ")):
        keep = word != word.lower() or not word or (place and word in _SMALL[language])
        at = 1 if word.startswith("(") else 0
        shown.append(
            word if keep else word[:at] + _capital(word[at : at + 1], language) + word[at + 1 :]
        )
    return " ".join(shown)


def upper(text: str, language: str) -> str:
    """Return text in capitals; i has its dot in Turkish."""
    return (text.replace("i", "İ") if language == "tr" else text).upper()


def _capital(one: str, language: str) -> str:
    return "İ" if one == "i" and language == "tr" else one.upper()
