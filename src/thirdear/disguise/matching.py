"""Finding listed names in every written form, and writing the pseudonym in the same form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from thirdear.base.folding import lower_turkish
from thirdear.disguise import turkish
from thirdear.disguise.turkish import Chain
from thirdear.model.disguise import Finding, Level, Pseudonym

APOSTROPHES = "'’‘ʼ′`´＇"
_TITLES = (
    r"\s+(?:Hanım|Bey|Efendi|abi|abla|ağabey|teyze|amca|dayı|hala|yenge|öğretmen|hoca|Hoca"
    r"|anne|baba|nine|dede)\b"
)
_TITLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Aunt|Auntie|Uncle|Sir|Dame)\.?\s+\Z")
_TITLE_AFTER = re.compile(_TITLES)
_SENTENCE_START = re.compile(r"(?:\A|[.!?…:\n\"“(\[—–-])\s*\Z")
_LONG_ENOUGH = 5
"""A glued suffix on a shorter stem is too easily another word (Ali+ce): a person decides."""

_ENDEARING = ("dear", "little-soft")
"""Suffixes that only a name takes when it has a capital letter: Ayşeciğim."""


@dataclass(frozen=True, slots=True)
class _Form:
    name: Pseudonym
    chain: Chain
    stem: str
    only_before_apostrophe: bool = False


def find(text: str, names: Sequence[Pseudonym], language: str) -> list[Finding]:
    """Return every place where a listed name stands, in any written form of the language."""
    if not names:
        return []
    index, pattern = _index(tuple(names), language)
    low = lower(text, language)
    found = (_finding(text, match, index, language) for match in pattern.finditer(low))
    return [finding for finding in found if finding is not None]


def pseudonyms(names: Iterable[Pseudonym], language: str) -> frozenset[str]:
    """Return what stands for people, in lower case: words that no detector needs to ask about."""
    return frozenset(lower(word, language) for name in names for word in name.pseudonym.split())


def lower(text: str, language: str) -> str:
    """Return lower case by the language's alphabet, exactly as long as an NFC text."""
    lowered = lower_turkish(text) if language == "tr" else text.replace("İ", "i").lower()
    return lowered if len(lowered) == len(text) else text


@lru_cache(maxsize=64)
def _index(names: tuple[Pseudonym, ...], language: str) -> tuple[dict[str, _Form], re.Pattern[str]]:
    index: dict[str, _Form] = {}
    for name in names:
        for written in (name.real, *name.variants):
            stem = _one_space(lower(written, language))
            _add(index, stem, _Form(name, (), stem))
            if language == "tr":
                for form, chain in turkish.forms(stem).items():
                    _add(index, form, _Form(name, chain, stem))
                if soft := turkish.softened(stem):
                    _add(index, soft, _Form(name, (), stem, only_before_apostrophe=True))
    alternatives = sorted(index, key=len, reverse=True)
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in alternatives)
    marks = re.escape(APOSTROPHES)
    # An apostrophe may stand anywhere between stem and suffix, so it is matched as a tail.
    return index, re.compile(
        rf"(?<!\w)(?P<word>{words})(?:(?P<mark>[{marks}])(?P<tail>[^\W\d_]{{1,14}})?)?(?!\w)"
    )


def _add(index: dict[str, _Form], written: str, form: _Form) -> None:
    index.setdefault(written, form)
    index.setdefault(turkish.plain_letters(written), form)


def _finding(
    text: str, match: re.Match[str], index: dict[str, _Form], language: str
) -> Finding | None:
    form = index[_one_space(match["word"])]
    start, stop = match.span("word")
    tail, mark = match["tail"], match["mark"]
    raw = text[start:stop]
    if mark and tail:
        return _with_apostrophe(text, match, form, index, language)
    if form.only_before_apostrophe or (form.name.also_a_word and not raw[:1].isupper()):
        return None
    sure = _certain(text, start, stop, form)
    if form.chain:
        glued = len(form.stem) >= _LONG_ENOUGH or form.chain[0] in ("plural", *_ENDEARING)
        sure = sure and glued and (not form.name.also_a_word or form.chain[0] in _ENDEARING)
        new = turkish.inflected(form.name.pseudonym, form.chain, "")
    else:
        new = form.name.pseudonym
    level: Level = "replace" if sure else "review"
    return Finding(start, stop, level, _cased(new, raw), f"listed {form.name.kind}")


def _with_apostrophe(
    text: str,
    match: re.Match[str],
    form: _Form,
    index: dict[str, _Form],
    language: str,
) -> Finding:
    """Judge a name, an apostrophe and letters: a known suffix is sure, others are looked at."""
    start, stop = match.span()
    word, tail = _one_space(match["word"]), match["tail"]
    why = f"listed {form.name.kind}"
    mark = text[match.start("mark")]
    raw = text[start:stop]
    whole = index.get(word + tail)
    if language == "tr" and whole is not None and whole.name is form.name and whole.chain:
        new = turkish.inflected(form.name.pseudonym, whole.chain, mark)
        return Finding(start, stop, "replace", _cased(new, raw), why)
    if tail == "s" and not form.chain:
        return Finding(start, stop, "replace", _cased(f"{form.name.pseudonym}{mark}s", raw), why)
    new = f"{form.name.pseudonym}{mark}{text[match.start('tail') : stop]}"
    return Finding(start, stop, "review", new, f"{why}, unknown suffix")


def _certain(text: str, start: int, stop: int, form: _Form) -> bool:
    """Whether a written form is surely the name.

    A capital letter is enough, but for an everyday word at the beginning of a sentence: there it
    takes a title beside it, or a listed variant that is written exactly so.
    """
    if not text[start].isupper():
        return False
    if not form.name.also_a_word or text[start:stop] in form.name.variants:
        return True
    before = text[max(0, start - 12) : start]
    titled = _TITLE_AFTER.match(text, stop) or _TITLE_BEFORE.search(before)
    return bool(titled) or not _SENTENCE_START.search(before)


def _cased(new: str, raw: str) -> str:
    """Shouted names stay shouted."""
    letters = [letter for letter in raw if letter.isalpha()]
    if len(letters) > 3 and all(letter.isupper() for letter in letters):
        return new.replace("i", "İ").upper() if _looks_turkish(raw) else new.upper()
    return new


def _looks_turkish(raw: str) -> bool:
    return any(letter in "İŞĞÇÖÜ" for letter in raw)


def _one_space(text: str) -> str:
    return re.sub(r"\s+", " ", text)
