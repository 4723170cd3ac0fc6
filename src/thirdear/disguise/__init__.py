"""Pseudonyms, and what still identifies somebody: applied on the way out, never to the source.

This is pseudonymisation, not anonymity: a detector finds names and numbers, never a story that a
relative would recognise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from thirdear.disguise import detecting, matching
from thirdear.disguise.detecting import common_words
from thirdear.disguise.everyday import is_everyday
from thirdear.disguise.reading import bare, nfc
from thirdear.model.disguise import Finding, Pseudonym

__all__ = [
    "Disguised",
    "apply",
    "common_words",
    "is_everyday",
    "remaining",
    "residue",
    "scan",
    "standing",
]


class Disguised(NamedTuple):
    """A disguised text in NFC, and every finding in the NFC original with what became of it."""

    text: str
    findings: tuple[Finding, ...]

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that a person has to decide before the text may leave."""
        return tuple(finding for finding in self.findings if finding.level != "replace")


def scan(
    text: str,
    names: Sequence[Pseudonym],
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
    listed = [n for n in names if n.case is None or case is None or n.case == case]
    known = matching.pseudonyms(listed, language)
    found = matching.find(text, listed, language)
    for finding in detecting.structured(text):
        # An address is one thing, also where a listed name is a part of it.
        if not any(f.start <= finding.start and finding.stop <= f.stop for f in found):
            found = [f for f in found if not _overlap(f, finding)] + [finding]
    for finding in detecting.likely_names(text, language, known, common):
        if not any(_overlap(f, finding) for f in found):
            found.append(finding)
    stays = _stays(kept)
    undecided = (f for f in found if bare(text[f.start : f.stop]) not in stays)
    return tuple(sorted(undecided, key=lambda f: f.start))


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.stop and other.start < one.stop


def apply(
    text: str,
    names: Sequence[Pseudonym],
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


def residue(
    text: str, names: Sequence[Pseudonym], kept: Collection[str] = ()
) -> tuple[Pseudonym, ...]:
    """Return the names of which some written form still stands in a finished text."""
    return tuple(dict.fromkeys(name for name, _, _ in standing(text, names, kept)))


def standing(
    text: str, names: Sequence[Pseudonym], kept: Collection[str] = ()
) -> Iterator[tuple[Pseudonym, str, Finding]]:
    """Yield each listed name that stands in a finished text, with the written form.

    The text may be in any normal form and any mixture of languages; the findings' places are
    those of its NFC.
    """
    text, stays = nfc(text), _stays(kept)
    for name in names:
        taken: list[tuple[int, int]] = []
        for finding in (f for lang in ("tr", "en") for f in matching.find(text, [name], lang)):
            form = text[finding.start : finding.stop]
            if any(finding.start < stop and start < finding.stop for start, stop in taken):
                continue
            taken.append((finding.start, finding.stop))
            if bare(form) not in stays:
                yield name, form, finding


def remaining(
    text: str, names: Sequence[Pseudonym], kept: Collection[str] = ()
) -> Iterator[tuple[str, Finding]]:
    """Yield the written forms of any listed name in a text; quicker than :func:`standing`."""
    text, stays = nfc(text), _stays(kept)
    taken: list[tuple[int, int]] = []
    for finding in (f for lang in ("tr", "en") for f in matching.find(text, names, lang)):
        form = text[finding.start : finding.stop]
        if not any(finding.start < stop and start < finding.stop for start, stop in taken):
            taken.append((finding.start, finding.stop))
            if bare(form) not in stays:
                yield form, finding


def _stays(kept: Collection[str]) -> frozenset[str]:
    return frozenset(bare(nfc(form)) for form in kept)
