"""Which result a vignette illustrates, beside which it then stands.

Who chose a vignette may say so; where the document has no such result of its case, and where
nothing was said, its session and its codes tell.
A passage of a session in which a score falls below its limit shows a possible rupture, one of a
session at a sudden gain that gain; one that carries codes of two scores whose order was tested
shows what these scores are made of. All others stand in the clinical analysis.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from thirdear.model.coding import RULES, ScoreRule
from thirdear.model.writeup import RESULTS, Beside, Excerpt, WriteUp

Place = Beside
PLACES = RESULTS
"""Where vignettes stand, in the order of the document."""


def finder(writeup: WriteUp) -> Callable[[Excerpt], Place]:
    """Return what tells where a vignette stands."""
    printed = {case.name: case.case for case in writeup.cases}
    gained = {(printed.get(g.case), n) for g in writeup.gains for n in (g.session, g.next)}
    low = {(printed.get(c.case or ""), one.session) for c in writeup.ruptures for one in c.ruptures}
    rules = {rule.key: rule for rule in writeup.rules}
    shown: dict[Place, set[str | None]] = {
        "gains": {case for case, _ in gained},
        "ruptures": {printed.get(one.case or "") for one in writeup.ruptures if one.points},
        "clinical": {case.case for case in writeup.cases},
    }
    tested: dict[str | None, set[str]] = {}
    for test, verdict in zip(writeup.tests, writeup.verdicts, strict=False):
        if verdict:
            codes = (*_codes(rules, test.cause), *_codes(rules, test.effect))
            tested.setdefault(test.case, set()).update(codes)

    shown["verdicts"] = {*tested}

    def place(one: Excerpt) -> Place:
        if one.beside and one.case in shown[one.beside]:
            return one.beside
        at = (one.case, one.session)
        if at in low:
            return "ruptures"
        if at in gained:
            return "gains"
        return "clinical" if one.carries.isdisjoint(tested.get(one.case, ())) else "verdicts"

    return place


def _codes(rules: Mapping[str, ScoreRule], key: str) -> tuple[str, ...]:
    """Return the codes that a score is made of; none for one of ratings."""
    rule = rules.get(key)
    kind = None if rule is None else RULES.get(rule.rule)
    if rule is None or kind not in ("codes", "scores"):
        return ()
    return rule.of if kind == "codes" else tuple(c for part in rule.of for c in _codes(rules, part))


def in_order(writeup: WriteUp) -> Sequence[Excerpt]:
    """Return the excerpts as they are printed: by result, by case, then by place."""
    order, place = {case.case: n for n, case in enumerate(writeup.cases)}, finder(writeup)
    return sorted(
        (e for e in writeup.excerpts if e.case in order),
        key=lambda e: (
            PLACES.index(place(e)),
            order[e.case],
            e.session,
            e.turns[0].number if e.turns else 0,
        ),
    )


def marks(writeup: WriteUp, case: str) -> tuple[tuple[int, str], ...]:
    """Return a case's sessions with vignettes and their labels, V1, V2 … over the document."""
    found: dict[int, list[str]] = {}
    for number, excerpt in enumerate(in_order(writeup), 1):
        if excerpt.case == case:
            found.setdefault(excerpt.session, []).append(f"V{number}")
    return tuple((session, ", ".join(labels)) for session, labels in sorted(found.items()))
