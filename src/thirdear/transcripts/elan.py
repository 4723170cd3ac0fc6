"""ELAN's .eaf: tiers of annotations between time slots, one tier a speaker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from thirdear.model.refusal import Refusal
from thirdear.model.text import Reading
from thirdear.transcripts.entries import Said, reading_of
from thirdear.transcripts.material import Material, canonical
from thirdear.transcripts.wording import counted

if TYPE_CHECKING:
    from lxml import etree

NAME = "elan"
_ROOT = "ANNOTATION_DOCUMENT"


def recognises(material: Material) -> bool:
    """Whether it is XML with ELAN's root; addresses in it are never opened."""
    if material.is_packed or f"<{_ROOT}" not in material.decoded[:20_000]:
        return False
    return material.xml is not None and material.xml.tag == _ROOT


def read(material: Material) -> Reading:
    """Return the annotations of all tiers without a parent, by the time they begin.

    The speaker is the tier's participant, else its name. Tiers below others (words, gestures,
    translations) hold no turns and are counted.
    """
    root = material.xml
    if root is None or root.tag != _ROOT:
        raise Refusal("it is no ELAN file (.eaf)")
    slots = {
        slot.get("TIME_SLOT_ID") or "": _seconds(slot.get("TIME_VALUE"))
        for slot in root.iter("TIME_SLOT")
    }
    tiers = list(root.iter("TIER"))
    own = [tier for tier in tiers if tier.get("PARENT_REF") is None]
    said = [one for tier in own for one in _annotations(tier, slots)]
    said.sort(key=lambda one: (one.time is None, one.time or 0.0))  # equals stay as they stand
    below = len(tiers) - len(own)
    return reading_of(
        said,
        format_name=NAME,
        encoding="utf-8",
        warnings=(f"{counted(below, 'tier')} below others left out",) if below else (),
    )


def _annotations(tier: etree._Element, slots: Mapping[str, float | None]) -> Iterator[Said]:
    speaker = canonical(tier.get("PARTICIPANT") or tier.get("TIER_ID") or "").strip()
    before: float | None = None
    for place, annotation in enumerate(tier.iter("ALIGNABLE_ANNOTATION"), start=1):
        time = slots.get(annotation.get("TIME_SLOT_REF1") or "")
        end = slots.get(annotation.get("TIME_SLOT_REF2") or "")
        value = annotation.find("ANNOTATION_VALUE")
        words = canonical("" if value is None else value.text or "").strip()
        begun = before if time is None else time  # a slot without a time follows the one before
        before = begun if end is None else end
        yield Said(place, speaker, words, begun, end)


def _seconds(milliseconds: str | None) -> float | None:
    return int(milliseconds[:12]) / 1000 if milliseconds and milliseconds.isdecimal() else None
