"""Lists of words to search for, by category and language: data files beside this module."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from thirdear.base.letters import fold
from thirdear.model.refusal import Refusal

LANGUAGES = ("en", "tr")

# Folded: ı is i, ş is s, ç is c, ğ is g, ö is o, ü is u. What follows any verb's stem, then what
# follows one that ends in a consonant or in a vowel: with the join that keeps two vowels apart.
_ALWAYS = r"m[iu](?:s|yor)|m[ae]|s[ae]|s[iu]n"
_JOINED = (
    r"[ae]c[ae][kg]|[iu]p|[ae]r[ae]k|[iu]nc[ae]|[ae]n|[ae]l[iu]m|[ae]b[iu]l|[ae]y[iu]m|[ae]m[ae]"
)
_CONSONANT = rf"(?:{_ALWAYS}|[iu]yor|[dt][iu]|[aeiu]r|{_JOINED})\w*"
_VOWEL = rf"(?:{_ALWAYS}|yor|d[iu]|r|y(?:{_JOINED}))\w*"


@dataclass(frozen=True, slots=True)
class Category:
    """Words of one kind, by language: single words, `start*` and, in Turkish, `stem-`."""

    key: str
    names: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class WordList:
    """A list with its categories and where these come from."""

    key: str
    names: Mapping[str, str]
    source: str
    categories: tuple[Category, ...]


def shipped() -> tuple[str, ...]:
    """Return the keys of the lists."""
    files = resources.files("thirdear.base").joinpath("lists").iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml")))


@cache
def load(key: str) -> WordList:
    """Return a list; another key is a refusal that names those that there are."""
    if key not in shipped():
        raise Refusal(
            f"There is no word list {key}; there is {', '.join(shipped())}.",
            f"{key} adlı bir sözcük listesi yok; olanlar: {', '.join(shipped())}.",
        )
    file = resources.files("thirdear.base").joinpath("lists", f"{key}.toml")
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    categories = tuple(_category(one) for one in told["category"])
    return WordList(told["key"], told["name"], told["source"], categories)


def _category(told: Mapping[str, Any]) -> Category:
    words = {language: tuple(_entries(told[language])) for language in LANGUAGES}
    return Category(told["key"], told["name"], words)


def _entries(text: str) -> list[str]:
    return [" ".join(entry.split()) for entry in text.split(",")]


@cache
def pattern(key: str, category: str, language: str) -> re.Pattern[str]:
    """Return what finds a category's words in folded text."""
    found = next(one for one in load(key).categories if one.key == category)
    entries = sorted(found.words[language], key=lambda entry: -len(entry))
    return re.compile(rf"\b(?:{'|'.join(map(_expression, entries))})\b")


def _expression(entry: str) -> str:
    """Return the regular expression of an entry, letters folded."""
    if entry.endswith("*"):
        return _spaced(entry[:-1]) + r"\w*"
    if entry.endswith("-"):
        stem = entry[:-1]
        ending = _VOWEL if fold(stem)[-1] in "aeiou" else _CONSONANT
        return _spaced(stem) + ending
    return _spaced(entry)


def _spaced(words: str) -> str:
    return r"\s+".join(re.escape(part) for part in fold(words).split())
