"""The study's pseudonyms: brought in, applied to texts on their way out, and looked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from thirdear.model.disguise import Finding, Pseudonym, Spot
from thirdear.model.language import Both, the_case
from thirdear.model.refusal import Refusal
from thirdear.study.contents import tongue

if TYPE_CHECKING:
    from thirdear.disguise import Names
    from thirdear.exchange.longcsv import Row
    from thirdear.study.core import Core

_COLUMNS = ("real", "pseudonym")
_OPTIONAL = ("case", "kind", "variants", "also_a_word")
_YES = {"1", "yes", "y", "true", "evet", "e", "x"}
_NO = {"", "0", "no", "n", "false", "hayır", "hayir", "h"}
_KINDS = ("person", "place", "school", "other")


_WORD = re.compile(r"[^\W\d_]+")
_WITH_THE_NEXT = re.compile(r"\S+(?:\s+\S+)?")
_MOMENT = re.compile(r"(?:[\d.-]{10}|\w+ \d{1,2}, \d{4}) \d\d:\d\d UTC")
"""When a document says that its newest data were stored."""


class Sighting(NamedTuple):
    """A written form that may identify somebody, and where it was found."""

    case: str | None
    form: str
    level: str
    why: str
    where: Spot
    name: Pseudonym | None = None
    """Whose written form it most likely is."""
    before: str = ""
    after: str = ""
    """Some words around it."""


def add(study: Core, entry: Pseudonym) -> bool:
    """Add a pseudonym; return whether it takes the place of another for the same name."""
    listed, _ = study.pseudonyms()
    if reason := _why_not(study, entry, listed):
        raise Refusal(f"{reason[0]}.", f"{reason[1]}.")
    with study.names() as names:
        names.add(entry)
    return any((n.real, n.case) == (entry.real, entry.case) and n != entry for n in listed)


def others(study: Core, entry: Pseudonym) -> tuple[Pseudonym, ...]:
    """Return what the list has for the same name already, in this case and in others."""
    real = unicodedata.normalize("NFC", entry.real)
    return tuple(one for one in study.pseudonyms()[0] if one.real == real)


def add_variant(study: Core, real: str, form: str, case: str | None = None) -> None:
    """Add a written form to a listed name: exactly so it is always replaced."""
    listed, _ = study.pseudonyms()
    known = [n for n in listed if n.real == unicodedata.normalize("NFC", real) and n.case == case]
    if not known:
        of = f" for {the_case(case)}" if case else ""
        raise Refusal(
            f"This name is not in the list{of}; add it with `thirdear disguise add`.",
            f"Bu ad listede yok{of}; `thirdear disguise add` ile ekleyin.",
        )
    if form not in known[0].variants:
        add(study, replace(known[0], variants=(*known[0].variants, form)))


def _why_not(study: Core, entry: Pseudonym, others: Sequence[Pseudonym]) -> Both | None:
    """Say why a pseudonym would not hide anybody, or would point to somebody else."""
    reals = {n.real.casefold() for n in (*others, entry) if n.case in (None, entry.case)}
    if entry.kind not in _KINDS:
        return (
            f"kind must be one of {', '.join(_KINDS)}",
            f"kind şunlardan biri olmalı: {', '.join(_KINDS)}",
        )
    if entry.pseudonym.casefold() in reals:
        return (
            "this pseudonym is itself a listed name; choose another",
            "bu takma ad listedeki bir gerçek ad; başkasını seçin",
        )
    if entry.case is not None and entry.case not in study.cases():
        there = ", ".join(study.cases())
        return (
            f"there is no {the_case(entry.case)}; the study has {there or 'none'}",
            f"{entry.case} adlı bir vaka yok; çalışmadakiler: {there or 'hiç yok'}",
        )
    return None


def import_names(study: Core, path: Path) -> int:
    """Bring in a table of pseudonyms, whole or not at all; return how many."""
    from thirdear.exchange import longcsv

    rows = longcsv.read(path, _COLUMNS, _OPTIONAL)
    entries = [_pseudonym(row) for row in rows]
    listed, _ = study.pseudonyms()
    for row, entry in zip(rows, entries, strict=True):
        if reason := _why_not(study, entry, (*listed, *entries)):
            row.fail(*reason)
    with study.names() as names:
        return names.add_all(entries)


def _pseudonym(row: Row) -> Pseudonym:
    return replace(_entry(row), pseudonym=row.text("pseudonym"))


def _entry(row: Row) -> Pseudonym:
    from thirdear import disguise

    variants = [v.strip() for v in row.cells.get("variants", "").split("|")]
    word = row.cells.get("also_a_word", "").lower()
    if word not in _YES | _NO:
        row.fail("also_a_word must be yes or no", "also_a_word yes ya da no olmalı")
    return Pseudonym(
        real=row.text("real"),
        pseudonym=row.cells.get("pseudonym") or "",
        kind=row.cells.get("kind") or "person",
        case=row.cells.get("case") or None,
        variants=tuple(v for v in variants if v),
        also_a_word=word in _YES if word else disguise.is_everyday(row.text("real")),
    )


COLUMNS = (*_COLUMNS, *_OPTIONAL)


def proposed(
    study: Core,
    names: Sequence[str],
    file: Path | None,
    how: tuple[str, str | None, str | None],
) -> list[Pseudonym]:
    """Return entries with a proposed pseudonym for names, and for the rows of a table without one.

    ``how`` is the kind and case of the names, and the language of pseudonyms. What is listed
    already keeps its pseudonym.
    """
    from thirdear import disguise
    from thirdear.disguise import proposals
    from thirdear.exchange import longcsv

    kind, case, language = how
    entries = [
        Pseudonym(name, "", kind, case, also_a_word=disguise.is_everyday(name)) for name in names
    ]
    if file is not None:
        rows = longcsv.read(file, ("real",), ("pseudonym", *_OPTIONAL))
        entries += [_entry(row) for row in rows]
    listed, _ = study.pseudonyms()
    known = {n.real: n.pseudonym for n in listed}
    taken = {w for n in (*listed, *entries) for w in (n.real, n.pseudonym, *n.variants) if w}
    made = []
    for one in entries:
        how_named = (one.real, one.kind, taken, language or study.language)
        instead = one.pseudonym or known.get(one.real) or proposals.propose(*how_named)
        taken.add(instead)
        made.append(replace(one, pseudonym=instead))
    return made


def as_row(entry: Pseudonym) -> dict[str, str]:
    """Return an entry as a row of a table that can be imported."""
    cells = (entry.real, entry.pseudonym, entry.case or "", entry.kind)
    more = ("|".join(entry.variants), "yes" if entry.also_a_word else "no")
    return dict(zip(COLUMNS, (*cells, *more), strict=True))


def shortened(study: Core, case: str | None) -> int:
    """Return how many initials and masked names of listed people stand in the turns."""
    from thirdear import disguise

    names, _ = study.pseudonyms()
    listed = disguise.listed(names)
    sessions = (
        study.transcript(one, info.session)
        for one in ([case] if case else study.cases())
        for info in study.sessions(one)
    )
    return sum(
        disguise.shortened("\n".join(found.words(turn) for turn in found.turns), listed)
        for found in sessions
    )


Progress = Callable[[int, int], None]
"""Told how many sessions are done, of how many."""


def in_file(study: Core, file: Path) -> Iterator[Sighting]:
    """Yield every listed name that a finished file still holds, with its part of the file."""
    from thirdear import disguise

    names, kept = study.pseudonyms()
    listed, forms = disguise.listed(names), disguise.kept_forms(form for form, _ in kept)
    fixed, days = fixed_words(study), _own_days(study)
    for part, text in _text_of(file).items():
        for name, form, finding in listed_in(text, listed, forms, fixed):
            yield Sighting(name.case, form, finding.level, finding.why, Spot(part))
        for line in text.splitlines():
            for finding in _candidates(line, listed, forms):
                form = line[finding.start : finding.stop]
                moment = _MOMENT.match(line, finding.start)
                if not moment and form not in days and _own_words(line, finding) not in fixed:
                    yield _sighting(None, line, finding, Spot(part))


def _own_days(study: Core) -> frozenset[str]:
    """Return when hypotheses were declared and withdrawn, as an English document says it."""
    from thirdear.writeup import words

    declared = [one.declared_at for one in study.hypotheses()]
    gone = study.store.withdrawn_hypotheses()
    days = (
        *declared,
        *(one.hypothesis.declared_at for one in gone),
        *(w.withdrawn_at for w in gone),
    )
    return frozenset(words.day(one[:10], "en") for one in days)


def listed_in(
    text: str, names: Names, kept: Collection[str], fixed: str
) -> Iterator[tuple[Pseudonym, str, Finding]]:
    """Yield each listed name in a finished text, unless it is a word of the program's own.

    A name in its listed form has to stand before the same word as in the ``fixed`` text (Cohen's
    kappa); a small or inflected form (Tim, in time) only has to be a word of it.
    """
    from thirdear import disguise

    text = unicodedata.normalize("NFC", text)
    own = _vocabulary(fixed)
    for name, form, finding in disguise.standing(text, names, kept):
        start = text.rfind("\n", 0, finding.start) + 1
        end = text.find("\n", finding.stop)
        line = text[start : end if end >= 0 else None]
        at = replace(finding, start=finding.start - start, stop=finding.stop - start)
        bare = form[:1].isupper() and form in (name.real, *name.variants)
        if not (_own_words(line, at) in fixed if bare else form in own):
            yield name, form, finding


@lru_cache(maxsize=2)
def _vocabulary(fixed: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fixed))


def _candidates(line: str, listed: Names, kept: Collection[str]) -> Iterator[Finding]:
    """Yield the names and numbers of a paragraph that nobody listed; in doubt, in two languages."""
    from thirdear import disguise

    spoken = tongue(line)
    found: dict[int, Finding] = {}
    for one in (spoken,) if spoken else ("en", "tr"):
        for finding in disguise.scan(line, listed, one, None, kept):
            if finding.level == "candidate":
                found.setdefault(finding.start, finding)
    yield from found.values()


def fixed_words(study: Core) -> str:
    """Return the words that this program, and not somebody in the study, puts in a document.

    Of codebooks the shipped ones entirely; of others only who wrote and who allowed them.
    """
    from thirdear import codebook, vignettes
    from thirdear.study import references
    from thirdear.writeup import labels, words
    from thirdear.writeup.citations import Citations

    found = [*words.WORDS.values(), *labels.LABELS.values(), *vignettes.WORDS.values()]
    wordings = (text.replace("*", "") for fixed in found for text in fixed.values())
    shipped = codebook.shipped()
    books = (
        text
        for book in study.codebooks()
        for text in (
            _every_text(book)
            if book.key in shipped and book == codebook.load(book.key)
            else (*book.sources.values(), *book.permissions.values())
        )
    )
    gone = study.store.withdrawn_hypotheses()
    moments = (
        *(asked.declared_at for asked in study.hypotheses()),
        *(moment for one in gone for moment in (one.hypothesis.declared_at, one.withdrawn_at)),
    )
    days = (moment[:10] for moment in moments)
    declared = (written for day in days for written in (day, words.day(day, "tr")))
    own = references.read(study)
    cited = (form for language in ("en", "tr") for form in Citations(language, own).forms())
    return unicodedata.normalize("NFC", "\n".join((*wordings, *books, *declared, *cited)))


def _every_text(value: object) -> Iterator[str]:
    """Yield every text in a codebook, whatever it is nested in."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for one in value.values() for text in _every_text(one))
    elif isinstance(value, Iterable):
        yield from (text for one in value for text in _every_text(one))
    elif is_dataclass(value):
        yield from (text for one in fields(value) for text in _every_text(getattr(value, one.name)))


def _own_words(line: str, finding: Finding) -> str:
    """Return a candidate with the next word, by which fixed text is told from somebody's name."""
    form = line[finding.start : finding.stop]
    after = _WITH_THE_NEXT.match(line, finding.start)
    alone = after is None or finding.why in ("web address", "date")
    return form if after is None or alone else after[0].rstrip(".,;:)")


def common_words(study: Core, case: str) -> frozenset[str]:
    """Return the words that stand in small letters somewhere in a case's turns."""
    from thirdear import disguise

    transcripts = [study.transcript(case, info.session) for info in study.sessions(case)]
    return disguise.common_words(t.words(turn) for t in transcripts for turn in t.turns)


def _sighting(case: str | None, text: str, finding: Finding, where: Spot) -> Sighting:
    return Sighting(case, text[finding.start : finding.stop], finding.level, finding.why, where)


def _text_of(file: Path) -> dict[str, str]:
    from thirdear.study import file_words

    if not file.is_file():
        raise Refusal(f"{file} is not there, or is no file.", f"{file} yok ya da bir dosya değil.")
    found = {"file name": file.name, **file_words.parts(file)}
    return {part: unicodedata.normalize("NFC", text) for part, text in found.items()}
