"""ELAN's .eaf: tiers of annotations between time slots, one family of tiers a speaker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from thirdear.base.letters import fold
from thirdear.base.safe import safe
from thirdear.model.language import counted, said
from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.transcripts.entries import Said, reading_of
from thirdear.transcripts.headers import NOTHING_WANTED, Wanted
from thirdear.transcripts.material import Material, canonical

if TYPE_CHECKING:
    from lxml import etree

NAME = "elan"
_ROOT = "ANNOTATION_DOCUMENT"
_SHOWN = 12  # names in a sentence
_WORD = re.compile(r"[^\W\d_]+")
_ANNOTATIONS = ("ALIGNABLE_ANNOTATION", "REF_ANNOTATION")
_Times = tuple[float | None, float | None]


def recognises(material: Material, _: Wanted = NOTHING_WANTED) -> bool:
    """Whether it is XML with ELAN's root; addresses in it are never opened."""
    if material.is_packed or f"<{_ROOT}" not in material.decoded[:20_000]:
        return False
    return material.xml is not None and material.xml.tag == _ROOT


def read(material: Material, wanted: Wanted = NOTHING_WANTED) -> tuple[Reading]:
    """Return the annotations of the tiers that hold the words, by the time they begin.

    These are the tiers that ``wanted`` names, else the ones without a parent; where such a tier
    holds no words (numbers, codes), the tier below it that does. The speaker is the tier's
    participant, else its name. A Refusal names the option where several tiers could be meant. Words
    that only other tiers hold count as left out.
    """
    root = material.xml
    if root is None or root.tag != _ROOT:
        raise Refusal("it is no ELAN file (.eaf)", "bir ELAN dosyası (.eaf) değil")
    if wanted:
        raise Refusal("it is no table, so it has no columns", "tablo değil, sütunu yok")
    tiers = _tiers(root)
    taken, notes = _named(tiers, wanted.tiers) if wanted.tiers else _chosen(tiers)
    entries = [one for _, one in sorted(_timed(taken), key=lambda pair: pair[0])]
    known = {word for tier in taken for word in tier.words}
    ids = {id(tier) for tier in taken}
    others = [tier for tier in tiers if id(tier) not in ids]
    left = sum(len(w) * n for t in others for w, n in t.words.items() if w not in known)
    below = sum(bool(tier.parent) for tier in others)
    if below:
        notes += (
            said(
                f"{counted(below, 'tier')} below others left out",
                f"başka katmanların altındaki {below} katman alınmadı",
            ),
        )
    if len(others) > below:
        above = len(others) - below
        notes += (
            said(
                f"{counted(above, 'tier')} above others left out",
                f"başka katmanların üstündeki {above} katman alınmadı",
            ),
        )
    reading = reading_of(entries, format_name=NAME, encoding="utf-8", warnings=notes)
    return (replace(reading, left_out=left),)


def _timed(tiers: Sequence[_Tier]) -> Iterator[tuple[float, Said]]:
    """Yield entries with what they are sorted by: their time, else that of the one before."""
    for tier in tiers:
        before = 0.0
        for one in tier.said:
            before = before if one.time is None else one.time
            yield before, one


@dataclass(frozen=True, slots=True, eq=False)
class _Tier:
    name: str
    kind: str
    speaker: str
    parent: str
    said: tuple[Said, ...]
    words: Counter[str] = field(default_factory=Counter)

    @property
    def stem(self) -> str:
        """What tiers of all speakers share: ``tx`` of ``tx@Therapist``."""
        return self.name.partition("@")[0]

    @property
    def speaks(self) -> bool:
        """Whether most of its annotations hold words."""
        spoken = sum(bool(_WORD.search(one.text)) for one in self.said)
        return spoken * 2 > len(self.said)


def _tiers(root: etree._Element) -> list[_Tier]:
    times = _times(root)
    elements = list(root.iter("TIER"))
    speakers = {e.get("TIER_ID"): e.get("PARTICIPANT") for e in elements}
    found = []
    for element in elements:
        name, parent = element.get("TIER_ID") or "", element.get("PARENT_REF") or ""
        speaker = element.get("PARTICIPANT") or speakers.get(parent) or name
        spoken = tuple(_annotations(element, canonical(speaker).strip(), times))
        words = Counter(w for one in spoken for w in _WORD.findall(fold(one.text)))
        kind = element.get("LINGUISTIC_TYPE_REF") or ""
        found.append(_Tier(canonical(name), canonical(kind), speaker, parent, spoken, words))
    return found


def _named(tiers: Sequence[_Tier], names: Sequence[str]) -> tuple[list[_Tier], tuple[str, ...]]:
    """Return the tiers that a person names: by name, by what stands before "@", or by type."""
    taken = [tier for tier in tiers if {tier.name, tier.stem, tier.kind} & set(names)]
    missing = [n for n in names if all(n not in {t.name, t.stem, t.kind} for t in tiers)]
    if missing:
        has = ", ".join(_shown(tier.name) for tier in tiers)
        raise Refusal(
            f"it has no tier {missing[0]!r}: its tiers are {has}",
            f"{missing[0]!r} adlı bir katmanı yok; katmanları: {has}",
        )
    return taken, ()


def _chosen(tiers: Sequence[_Tier]) -> tuple[list[_Tier], tuple[str, ...]]:
    """Return the tiers that hold the words, and what is to be said about it."""
    roots = [tier for tier in tiers if not tier.parent and tier.said]
    families = _families(tiers)
    if all(root.speaks for root in roots):
        _ask_where_more_is_below(families, roots)
        return roots, ()
    taken: list[_Tier] = []
    for root in roots:
        family = families[root.name]
        below = [tier for tier in family if tier.speaks]
        stems = {tier.stem for tier in below if tier.parent == root.name} or {t.stem for t in below}
        if root.speaks or not below:
            taken.append(root)
        elif len(stems) > 1:
            raise _unclear(family, root, sorted(stems))
        else:
            taken += [tier for tier in below if tier.stem in stems]
    if not any(tier.parent for tier in taken):
        return taken, ()
    names = ", ".join(_shown(tier.name) for tier in taken[:_SHOWN]) + "…" * (len(taken) > _SHOWN)
    note = said(
        f"words are taken from the tiers below: {names}", f"sözler alt katmanlardan alındı: {names}"
    )
    return taken, (note,)


def _ask_where_more_is_below(
    families: Mapping[str, Sequence[_Tier]], roots: Sequence[_Tier]
) -> None:
    """Refuse where a tier that would be left out holds more words than the one above it."""
    for root in roots:
        family = families[root.name]
        more = [t for t in family if t.words.total() > root.words.total()]
        if more:
            raise _unclear(family, root, [root.stem, *(tier.stem for tier in more)])


def _unclear(family: Sequence[_Tier], root: _Tier, stems: Sequence[str]) -> Refusal:
    shown = [f"{_shown(t.name)} ({t.words.total():,})" for t in (root, *family)][:_SHOWN]
    counts = ", ".join(shown)
    stems = list(dict.fromkeys(stems))[:_SHOWN]
    choices = " / ".join(f"--tiers {_shown(stem)}" for stem in stems)
    return Refusal(
        f"several tiers hold words ({counts}): say which ones are the speech with {choices}",
        f"birkaç katmanda söz var ({counts}); hangisinin konuşma olduğunu belirtin: {choices}",
    )


def _families(tiers: Sequence[_Tier]) -> dict[str, list[_Tier]]:
    """Return the tiers below each tier without a parent, however deep, in their order."""
    parents = {tier.name: tier.parent for tier in tiers}
    tops: dict[str, str] = {name: name for name, parent in parents.items() if not parent}
    for name in parents:
        path: dict[str, None] = {}
        at = name
        while at in parents and at not in tops and at not in path:
            path[at] = None
            at = parents[at]
        tops |= dict.fromkeys(path, tops.get(at, ""))
    found: dict[str, list[_Tier]] = {tier.name: [] for tier in tiers if not tier.parent}
    for tier in tiers:
        if tier.parent and tops[tier.name] in found:
            found[tops[tier.name]].append(tier)
    return found


def _shown(name: str) -> str:
    return safe(name, one_line=True)


def _annotations(tier: etree._Element, speaker: str, times: Mapping[str, _Times]) -> Iterator[Said]:
    """Yield what a tier says; pieces of one annotation above it (words) are one entry."""
    pieces: dict[str, list[str]] = {}
    for number, annotation in enumerate(tier.iter(*_ANNOTATIONS)):
        value = annotation.find("ANNOTATION_VALUE")
        words = canonical("" if value is None else value.text or "").strip()
        own = annotation.get("ANNOTATION_ID") or f" {number}"
        pieces.setdefault(annotation.get("ANNOTATION_REF") or own, []).append(words)
    for place, (above, words_) in enumerate(pieces.items(), start=1):
        yield Said(place, speaker, " ".join(filter(None, words_)), *times.get(above, (None, None)))


def _times(root: etree._Element) -> dict[str, _Times]:
    """Return when annotations begin and end; those below others as the ones above them.

    ELAN leaves out the time of slots between others: they stand at equal distances.
    """
    slots = {s.get("TIME_SLOT_ID"): _seconds(s.get("TIME_VALUE")) for s in root.iter("TIME_SLOT")}
    times: dict[str, _Times] = {}
    refs: dict[str, str] = {}
    for tier in root.iter("TIER"):
        found = list(tier.iter("ALIGNABLE_ANNOTATION"))
        ids = [a.get(f"TIME_SLOT_REF{end}") for a in found for end in (1, 2)]
        known = _spread(list(dict.fromkeys(ids)), slots)
        for annotation in found:
            begin, end = annotation.get("TIME_SLOT_REF1"), annotation.get("TIME_SLOT_REF2")
            times[annotation.get("ANNOTATION_ID") or ""] = (known[begin], known[end])
        for below in tier.iter("REF_ANNOTATION"):
            refs[below.get("ANNOTATION_ID") or ""] = below.get("ANNOTATION_REF") or ""
    for name in refs:
        path: dict[str, None] = {}
        at = name
        while at in refs and at not in times and at not in path:
            path[at] = None
            at = refs[at]
        times |= dict.fromkeys(path, times.get(at, (None, None)))
    return times


def _spread(
    ids: Sequence[str | None], slots: Mapping[str | None, float | None]
) -> dict[str | None, float | None]:
    """Return the times of slots in their order, those that lack one between their neighbours."""
    found = {name: slots.get(name) for name in ids}
    known = [place for place, name in enumerate(ids) if found[name] is not None]
    for first, last in pairwise(known):
        begin, end = found[ids[first]] or 0.0, found[ids[last]] or 0.0
        for place in range(first + 1, last):
            share = (place - first) / (last - first)
            found[ids[place]] = round(begin + share * (end - begin), 3)
    return found


def _seconds(milliseconds: str | None) -> float | None:
    return int(milliseconds[:12]) / 1000 if milliseconds and milliseconds.isdecimal() else None
