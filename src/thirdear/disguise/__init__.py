"""Pseudonyms, and what still identifies somebody: applied on the way out, never to the source.

This is pseudonymisation, not anonymity: a detector finds names and numbers, never a story that a
relative would recognise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from thirdear.disguise import candidates, letters, numbers, reader, search
from thirdear.disguise.candidates import common_words
from thirdear.disguise.everyday import is_everyday
from thirdear.disguise.letters import bare, nfc
from thirdear.disguise.stems import Index
from thirdear.model.disguise import Finding, Pseudonym

__all__ = [
    "Disguised",
    "Index",
    "Kept",
    "apply",
    "common_words",
    "is_everyday",
    "kept_forms",
    "listed",
    "nfc",
    "remaining",
    "residue",
    "scan",
    "shortened",
    "standing",
]

RULES = 4
"""Grows whenever the same text would be searched otherwise: what was found before is then old."""

Names = Sequence[Pseudonym] | Index
"""A list of names, or the same made ready with :func:`listed`, which is quicker many times over."""


class Disguised(NamedTuple):
    """A disguised text in NFC, and every finding in the NFC original with what became of it."""

    text: str
    findings: tuple[Finding, ...]

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that a person has to decide before the text may leave."""
        return tuple(finding for finding in self.findings if finding.level != "replace")


def listed(names: Names, case: str | None = None) -> Index:
    """Return the names that belong to a case, or all, made ready to be looked for."""
    return (names if isinstance(names, Index) else _ready(names)).of(case)


def _ready(names: Sequence[Pseudonym]) -> Index:
    """Return the index of a list, the same for the same tuple, without looking at each name."""
    last = _LAST.get("names")
    if last is None or last[0] is not names or not isinstance(names, tuple):
        last = _LAST["names"] = (names, _index(tuple(names)))
    return last[1]


_LAST: dict[str, tuple[Sequence[Pseudonym], Index]] = {}


@lru_cache(maxsize=16)
def _index(names: tuple[Pseudonym, ...]) -> Index:
    return Index(names)


def scan(
    text: str,
    names: Names,
    language: str,
    case: str | None = None,
    kept: Collection[str] = (),
    *,
    common: Collection[str] | None = None,
) -> tuple[Finding, ...]:
    """Return what identifies somebody in an NFC text, in order, without overlaps.

    ``names`` of other cases are left out; ``kept`` are the exact written forms that a person
    decided to keep. Where ``common`` words of the material are given (:func:`common_words`), other
    words with a capital letter in mid-sentence are candidates too.
    """
    index = listed(names, case)
    found = search.find(text, index, language)
    words = letters.words_of(text)
    for finding in numbers.find(text, words):
        # An address is one thing, also where a listed name is a part of it.
        if not any(f.start <= finding.start and finding.stop <= f.stop for f in found):
            found = [f for f in found if not _overlap(f, finding)] + [finding]
    likely = candidates.find(text, words, (language, index.pseudonyms, common))
    second = reader.find(text) if language == "tr" else ()
    for finding in (*likely, *second):
        taken = letters.lower(text[finding.start : finding.stop]) in index.pseudonyms
        if not taken and not any(_overlap(f, finding) for f in found):
            found.append(finding)
    return tuple(sorted(_open(text, found, kept), key=lambda f: f.start))


def _open(text: str, found: Iterable[Finding], kept: Collection[str]) -> Iterator[Finding]:
    """Yield the findings whose written form nobody decided to keep."""
    stays = _stays(kept)
    yield from (f for f in found if not _stands(text[f.start : f.stop], stays))


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.stop and other.start < one.stop


def apply(
    text: str,
    names: Names,
    language: str,
    case: str | None = None,
    kept: Collection[str] = (),
    *,
    common: Collection[str] | None = None,
) -> Disguised:
    """Replace every sure finding; the others stay in the text and are listed as open.

    The text may be in any normal form; the other arguments are those of :func:`scan`.
    """
    text = nfc(text)
    findings = scan(text, names, language, case, kept, common=common)
    parts: list[str] = []
    place = 0
    for finding in findings:
        if finding.replacement is not None and finding.level == "replace":
            parts += [text[place : finding.start], finding.replacement]
            place = finding.stop
    return Disguised("".join(parts) + text[place:], findings)


def residue(text: str, names: Names, kept: Collection[str] = ()) -> tuple[Pseudonym, ...]:
    """Return the names of which some written form still stands in a finished text."""
    return tuple(dict.fromkeys(name for name, _, _ in standing(text, names, kept)))


def standing(
    text: str, names: Names, kept: Collection[str] = ()
) -> Iterator[tuple[Pseudonym, str, Finding]]:
    """Yield each listed name that stands in a finished text, with the written form.

    The text may be in any normal form; the findings' places are those of its NFC.
    """
    text, stays = nfc(text), _stays(kept)
    for finding in search.find(text, listed(names)):
        form = text[finding.start : finding.stop]
        if finding.name is not None and not _stands(form, stays):
            yield finding.name, form, finding


def remaining(text: str, names: Names, kept: Collection[str] = ()) -> Iterator[tuple[str, Finding]]:
    """Yield the written forms of any listed name in a text, as :func:`standing` finds them."""
    yield from ((form, finding) for _, form, finding in standing(text, names, kept))


def _stays(kept: Collection[str]) -> Kept:
    return kept if isinstance(kept, Kept) else kept_forms(kept)


def _stands(form: str, stays: Kept) -> bool:
    """Whether a written form was kept; one with invisible letters in it keeps no other."""
    return form in stays or bare(form) in stays


class Kept(frozenset[str]):
    """Written forms that stay, in NFC."""


def kept_forms(forms: Iterable[str]) -> Kept:
    """Return forms that stay, made ready for many searches."""
    return Kept(map(nfc, forms))


def shortened(text: str, names: Names) -> int:
    """Return how many initials and masked names of listed people stand in a text."""
    return search.shortened(text, listed(names))
