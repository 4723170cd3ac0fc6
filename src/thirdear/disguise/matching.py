"""Finding listed names in every written form, and writing the pseudonym in the same form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from thirdear.base.folding import lower_turkish
from thirdear.disguise import turkish
from thirdear.disguise.reading import Reading, bare, nfc, parted, readings
from thirdear.disguise.turkish import Chain
from thirdear.model.disguise import Finding, Level, Pseudonym

APOSTROPHES = "'’‘ʼ′`´＇"
_TITLES = (
    r"\s+(?:Hanım|Bey|Efendi|abi|abla|ağabey|teyze|amca|dayı|hala|yenge|öğretmen|hoca|Hoca"
    r"|anne|baba|nine|dede)\b"
)
_TITLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Aunt|Auntie|Uncle|Sir|Dame)\.?\s+\Z")
_TITLE_AFTER = re.compile(_TITLES)
_SENTENCE_START = re.compile(r"(?:\A|[.!?…:\n\"“‘'(\[—–*_-])\s*\Z")
_BETWEEN = r"[\s_\-\u2010\u2011]+"
"""Between the words of a name: spaces, or what stands for them in a file's name."""

_BETWEEN_WORDS = re.compile(_BETWEEN)
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{8,}")
_DIGEST = 32
_LONG_ENOUGH = 5
"""A glued suffix on a shorter stem is too easily another word (Ali+ce): a person decides."""

_FIRST_I = re.compile(r"\bi")
_ENDEARING = ("dear", "little-soft")
"""Suffixes that only a name takes when it has a capital letter: Ayşeciğim."""


@dataclass(frozen=True, slots=True)
class _Form:
    name: Pseudonym
    chain: Chain
    stem: str
    only_before_apostrophe: bool = False
    word: bool = False
    """Whether it is also an everyday word: a listed variant is not."""


def find(text: str, names: Sequence[Pseudonym], language: str) -> list[Finding]:
    """Return every place where a listed name stands, in any written form of the language.

    A name with invisible characters in it, or grown together with another word by its capital
    letter, is for review.
    """
    found: list[Finding] = []
    if any(_written(name) for name in names):
        for reading in readings(text):
            taken = [(f.start, f.stop) for f in found]
            found += (
                finding
                for finding in _read(text, reading, tuple(names), language)
                if not any(finding.start < stop and start < finding.stop for start, stop in taken)
            )
    return found


def _read(
    text: str, reading: Reading, names: tuple[Pseudonym, ...], language: str
) -> Iterator[Finding]:
    """Yield what one reading shows, in the places of the original."""
    index, pattern = _index(names, language)
    last = 0
    for match in pattern.finditer(lower(reading.text, language)):
        finding = _finding(reading.text, match, index, language)
        if finding is None or _in_a_digest(reading.text, finding):
            continue
        start, stop = reading.span(finding.start, finding.stop)
        new, level = finding.replacement or "", finding.level
        if reading.doubtful:
            start, stop, new = _whole_word(text, start, stop, new)
        if reading.doubtful or text[start:stop] != bare(text[start:stop]):
            level = "review"
        if start >= last:
            yield Finding(start, stop, level, new, finding.why)
            last = stop


def _whole_word(text: str, start: int, stop: int, new: str) -> tuple[int, int, str]:
    """Grow a name to the whole word that it is a part of, and what would stand in its place."""
    first, last = start, stop
    while first and text[first - 1].isalpha():
        first -= 1
    while last < len(text) and text[last].isalpha():
        last += 1
    return first, last, f"{text[first:start]}{new}{text[stop:last]}"


def _in_a_digest(text: str, finding: Finding) -> bool:
    """Whether letters stand in a hexadecimal number (ece, Ada): there they are nobody's name."""
    start, stop = finding.start, finding.stop
    # A name in a number has a digit beside it; most names have not, and cost no search.
    if not (text[start - 1 : start].isdigit() or text[stop : stop + 1].isdigit()):
        return False
    first = max(0, start - 2 * _DIGEST)
    for match in _HEXADECIMAL.finditer(text, first, stop + 2 * _DIGEST):
        if match.start() <= start and stop <= match.end():
            inside = text[start - 1 : start].isdigit() and text[stop : stop + 1].isdigit()
            return inside or len(match[0]) >= _DIGEST
    return False


def pseudonyms(names: Iterable[Pseudonym], language: str) -> frozenset[str]:
    """Return what stands for people, in lower case: words that no detector needs to ask about."""
    return frozenset(lower(word, language) for name in names for word in name.pseudonym.split())


def lower(text: str, language: str) -> str:
    """Return lower case by the language's alphabet, exactly as long as an NFC text."""
    lowered = lower_turkish(text) if language == "tr" else text.replace("İ", "i").lower()
    return lowered if len(lowered) == len(text) else text


@lru_cache(maxsize=1024)
def _index(names: tuple[Pseudonym, ...], language: str) -> tuple[dict[str, _Form], re.Pattern[str]]:
    index: dict[str, _Form] = {}
    inflected: list[tuple[str, _Form]] = []
    for name in names:
        own = dict(_inflected(name, language))
        inflected += own.items()
        for stem, word in _stems(name, language):
            # A variant that is another form of the same name keeps its suffix.
            if stem not in own:
                _add(index, stem, _Form(name, (), stem, word=word))
    # What is listed as it is written goes before any other name's suffix.
    for form, made in inflected:
        _add(index, form, made)
    alternatives = sorted(index, key=len, reverse=True)
    words = "|".join(re.escape(word).replace(r"\ ", _BETWEEN) for word in alternatives)
    marks = re.escape(APOSTROPHES)
    glued = "s" if language == "en" else "(?!)"
    # An apostrophe may stand anywhere between stem and suffix, so it is matched as a tail. Only
    # letters make another word of a name: _Emily_ and Emily2 are Emily.
    return index, re.compile(
        rf"(?<![^\W\d_])(?P<word>{words})"
        rf"(?:(?P<mark>[{marks}])(?P<tail>[^\W\d_]{{1,14}})?|(?P<glued>{glued}))?(?![^\W\d_])"
    )


def _stems(name: Pseudonym, language: str) -> Iterator[tuple[str, bool]]:
    """Yield how a name is written in small letters, and whether that is an everyday word."""
    for written in _written(name):
        stem = lower(written, language)
        yield stem, name.also_a_word and stem == lower(nfc(name.real), language)


def _inflected(name: Pseudonym, language: str) -> Iterator[tuple[str, _Form]]:
    """Yield the Turkish forms of a name's listed forms; the first one of two that are equal."""
    seen: set[str] = set()
    for stem, word in _stems(name, language) if language == "tr" else ():
        every = {
            form: _Form(name, chain, stem, word=word) for form, chain in turkish.forms(stem).items()
        }
        if soft := turkish.softened(stem):
            every.setdefault(soft, _Form(name, (), stem, only_before_apostrophe=True, word=word))
        for form, made in every.items():
            if form not in seen:
                seen.add(form)
                yield form, made


def _written(name: Pseudonym) -> tuple[str, ...]:
    """Return how a name is listed to be written; what has no visible character is left out.

    McLeod is also looked for in two words, between which a seam may be.
    """
    listed = [bare(nfc(written)).strip() for written in (name.real, *name.variants)]
    every = dict.fromkeys((*listed, *map(parted, listed)))
    return tuple(written for written in every if _one_space(written).strip())


def _add(index: dict[str, _Form], written: str, form: _Form) -> None:
    written = _one_space(written)
    plain = turkish.plain_letters(written)
    # Without a Turkish keyboard İ is typed as I, which is ı in small letters.
    for typed in (written, plain, _FIRST_I.sub("ı", plain), plain.replace("i", "ı")):
        index.setdefault(typed, form)


def _finding(
    text: str, match: re.Match[str], index: dict[str, _Form], language: str
) -> Finding | None:
    form = index[_one_space(match["word"])]
    start, stop = match.span("word")
    tail, mark = match["tail"], match["mark"]
    raw = text[start:stop]
    if mark and tail:
        return _with_apostrophe(text, match, form, index, language)
    small = form.word and not raw[:1].isupper() and not _listed(raw, form.name)
    if form.only_before_apostrophe or small:
        return None
    if match["glued"]:
        new = f"{form.name.pseudonym}{text[stop : match.end()]}"
        why = f"listed {form.name.kind}, with an s"
        return Finding(start, match.end(), "review", _cased(new, raw), why)
    sure = _certain(text, start, stop, form) and _spaced(raw, form)
    if form.chain:
        glued = len(form.stem) >= _LONG_ENOUGH or form.chain[0] in ("plural", *_ENDEARING)
        glued = glued and (not form.word or form.chain[0] in _ENDEARING)
        sure = sure and (glued or _listed(raw, form.name))
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
    chain = _chain(word + tail, form, index) if language == "tr" else ()
    if chain:
        new = turkish.inflected(form.name.pseudonym, chain, mark)
        return Finding(start, stop, "replace", _cased(new, raw), why)
    if tail == "s" and not form.chain:
        return Finding(start, stop, "replace", _cased(f"{form.name.pseudonym}{mark}s", raw), why)
    new = f"{form.name.pseudonym}{mark}{text[match.start('tail') : stop]}"
    return Finding(start, stop, "review", new, f"{why}, unknown suffix")


def _chain(whole: str, form: _Form, index: dict[str, _Form]) -> Chain:
    """Return the suffixes of a name's form, also where it is listed as another name."""
    known = index.get(whole)
    if known is not None and known.name is form.name and known.chain:
        return known.chain
    every = turkish.forms(form.stem)
    typed = {turkish.plain_letters(one): chain for one, chain in every.items()}
    return every.get(whole) or typed.get(turkish.plain_letters(whole), ())


def _certain(text: str, start: int, stop: int, form: _Form) -> bool:
    """Whether a written form is surely the name.

    What is listed exactly so is. Else a capital letter is enough, but for an everyday word at the
    beginning of a sentence: there it takes a title beside it.
    """
    if _listed(text[start:stop], form.name):
        return True
    if not text[start].isupper():
        return False
    if not form.word:
        return True
    before = text[max(0, start - 12) : start]
    titled = _TITLE_AFTER.match(text, stop) or _TITLE_BEFORE.search(before)
    return bool(titled) or not _SENTENCE_START.search(before)


def _listed(raw: str, name: Pseudonym) -> bool:
    """Whether a person listed this very form; of an everyday word only a variant counts."""
    exact = name.variants if name.also_a_word else (name.real, *name.variants)
    return raw in map(nfc, exact)


def _spaced(raw: str, form: _Form) -> bool:
    """Whether the words of a name are apart as they were listed, or by spaces."""
    return all(letter.isspace() or letter in form.stem for letter in raw if not letter.isalnum())


def _cased(new: str, raw: str) -> str:
    """Shouted names stay shouted."""
    letters = [letter for letter in raw if letter.isalpha()]
    if len(letters) > 3 and all(letter.isupper() for letter in letters):
        return new.replace("i", "İ").upper() if _looks_turkish(raw) else new.upper()
    return new


def _looks_turkish(raw: str) -> bool:
    return any(letter in "İŞĞÇÖÜ" for letter in raw)


def _one_space(text: str) -> str:
    return _BETWEEN_WORDS.sub(" ", text)
