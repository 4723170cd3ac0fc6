"""The checklist before anything leaves: what was altered, and what only a person can see.

After the practice of the Journal of Clinical Psychology: In Session, by Norcross
(https://www.scranton.edu/faculty/norcross/casechecklist.htm): what has to be looked at is named
there; the words are ours.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from thirdear.model.language import Both, Language
from thirdear.model.refusal import Refusal
from thirdear.study import consent, lookup, scanned

if TYPE_CHECKING:
    from thirdear.study.core import Core

SETTING = "disguise_checklist"
ITEMS: dict[str, Both] = {
    "age": ("age as a band or altered", "aralık olarak ya da değiştirilerek"),
    "dates": (
        "dates as session numbers, weeks or seasons",
        "tarihler seans numarası, hafta ya da mevsim olarak",
    ),
    "place": ("places one level up, or altered", "yerler bir üst düzeyde ya da değiştirilerek"),
    "school": ("school and institutions", "okul ve kurumlar"),
    "family": ("siblings, birth order, occupations", "kardeşler, doğum sırası, meslekler"),
    "occupation": ("occupation of whoever is described", "anlatılan kişinin mesleği"),
    "events": (
        "rare events, illnesses, drawings, things in the news",
        "seyrek olaylar, hastalıklar, çizimler, haberlere konu olanlar",
    ),
    "recognisable": (
        "would the client or a close relation recognize themselves?",
        "danışan ya da bir yakını kendini tanır mı?",
    ),
}
_TURKISH: dict[str, str] = {
    "age": "yaş",
    "dates": "tarih",
    "place": "yer",
    "school": "okul",
    "family": "aile",
    "occupation": "meslek",
    "events": "olaylar",
    "recognisable": "tanınma",
    "stated": "belirtilmiş",
    "not stated": "belirtilmemiş",
    "refused": "verilmemiş ya da geri alınmış",
    "person": "kişi",
    "other": "başka",
}
"""What an item, a state of consent and a kind of name are called in Turkish."""


class Item(NamedTuple):
    """One line: the case, what is looked at, and how it stands."""

    case: str
    what: str
    state: str


def note(study: Core, case: str | None, what: str, how: str) -> None:
    """Keep what was altered for a case; the journal keeps what stood there before."""
    if case is None:
        raise Refusal("Name the case with --case.", "Vakayı --case ile söyleyin.")
    lookup.cases(study, [case])
    if what not in ITEMS or not how:
        raise Refusal(
            f"--altered {what}: write WHAT=HOW with one of {', '.join(ITEMS)}.",
            f"--altered {what}: WHAT=HOW biçiminde, şunlardan biriyle yazın: {', '.join(ITEMS)}.",
        )
    kept = _kept(study)
    kept.setdefault(case, {})[what] = how
    study.store.set_setting(SETTING, json.dumps(kept, ensure_ascii=False, sort_keys=True), "study")


def _kept(study: Core) -> dict[str, dict[str, str]]:
    kept: dict[str, dict[str, str]] = json.loads(study.store.settings().get(SETTING, "{}"))
    return kept


def rows(study: Core, case: str | None = None, language: Language = "en") -> list[Item]:
    """Return the checklist of one case or of all, in a language."""
    chosen = lookup.cases(study, [case] if case else [])
    return [item for one in chosen for item in _of_case(study, one, language == "tr")]


def _of_case(study: Core, case: str, turkish: bool) -> Iterator[Item]:
    def said(english: str, other: str = "") -> str:
        return (other or _TURKISH.get(english, english)) if turkish else english

    yield Item(case, said("consent", "onam"), said(consent.states(study)[case]))
    names = [n for n in study.pseudonyms()[0] if n.case in (None, case)]
    kinds = Counter(name.kind for name in names)
    told = ", ".join(f"{count} {said(kind)}" for kind, count in sorted(kinds.items()))
    yield Item(case, said("names in the list", "listedeki adlar"), told or said("none", "yok"))
    alike = [n.pseudonym for n in names if _initial(n.real) == _initial(n.pseudonym)]
    if alike:
        what = said(
            "pseudonyms with the real initial", "gerçek adla aynı harfle başlayan takma adlar"
        )
        yield Item(case, what, ", ".join(alike))
    left = len(list(scanned.places(study, case)))
    where = said(f"{left} places: thirdear disguise scan", f"{left} yer: thirdear disguise scan")
    yield Item(case, said("undecided", "karar bekleyen"), where if left else said("nothing", "yok"))
    kept = _kept(study).get(case, {})
    for key, of in ITEMS.items():
        unseen = said("not looked at yet", "henüz bakılmadı")
        yield Item(case, f"{said(key)}: {said(*of)}", kept.get(key, unseen))


def _initial(name: str) -> str:
    return name.strip()[:1].casefold()
