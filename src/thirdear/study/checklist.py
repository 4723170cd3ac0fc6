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

from thirdear.model.refusal import Refusal
from thirdear.study import consent, lookup, scanned

if TYPE_CHECKING:
    from thirdear.study.core import Core

SETTING = "disguise_checklist"
ITEMS = {
    "age": "age as a band or altered",
    "dates": "dates as session numbers, weeks or seasons",
    "place": "places one level up, or altered",
    "school": "school and institutions",
    "family": "family: siblings, order, occupations",
    "occupation": "occupation of whoever is described",
    "events": "rare events, illnesses, drawings, things in the news",
    "recognisable": "would the client or a close relation recognize themselves?",
}


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


def rows(study: Core, case: str | None = None) -> list[Item]:
    """Return the checklist of one case or of all."""
    chosen = lookup.cases(study, [case] if case else [])
    return [item for one in chosen for item in _of_case(study, one)]


def _of_case(study: Core, case: str) -> Iterator[Item]:
    yield Item(case, "consent", consent.states(study)[case])
    names = [n for n in study.pseudonyms()[0] if n.case in (None, case)]
    kinds = Counter(name.kind for name in names)
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    yield Item(case, "names in the list", told or "none")
    alike = [n.pseudonym for n in names if _initial(n.real) == _initial(n.pseudonym)]
    if alike:
        yield Item(case, "pseudonyms with the real initial", ", ".join(alike))
    left = list(scanned.places(study, case))
    decided = f"{len(left)} places: thirdear disguise scan" if left else "nothing"
    yield Item(case, "undecided", decided)
    kept = _kept(study).get(case, {})
    for key, what in ITEMS.items():
        yield Item(case, f"{key}: {what}", kept.get(key, "not looked at yet"))


def _initial(name: str) -> str:
    return name.strip()[:1].casefold()
