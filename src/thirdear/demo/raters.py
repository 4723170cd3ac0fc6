"""Two invented raters: what each of them makes of a session, with the errors people make."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from thirdear.demo.scenes import CHILD, NEGATIVE, POSITIVE, STANCE, TECHNIQUES, THERAPIST
from thirdear.demo.story import Turn

RATERS = ("R1", "R2")
REVERSED = frozenset((2, 5, 6, 8))
ITEMS = range(1, 10)
# For every coded line: how many a rater misses, takes for a neighbour in the family, and gives to
# plain lines. This makes two raters' kappa about .7.
_MISSED: Mapping[str, float] = {THERAPIST: 0.125, CHILD: 0.105}
_CONFUSED: Mapping[str, float] = {THERAPIST: 0.05, CHILD: 0.04}
_ADDED: Mapping[str, float] = {THERAPIST: 0.1, CHILD: 0.08}
_PREFIX: Mapping[str, str] = {THERAPIST: "mbtc", CHILD: "alliance"}
_FAMILIES: Mapping[str, Sequence[Sequence[str]]] = {
    THERAPIST: (STANCE, *TECHNIQUES.values()),
    CHILD: (POSITIVE, NEGATIVE),
}
# Per item, after reversal: where it lies and how far it follows the alliance. Items 2, 6 and 8 of
# the instrument are known to lie near their ceiling.
_ITEM: Mapping[int, tuple[float, float]] = {
    1: (3.0, 0.85),
    2: (4.75, 0.2),
    3: (2.8, 0.85),
    4: (2.9, 0.9),
    5: (3.6, 0.65),
    6: (4.8, 0.2),
    7: (2.3, 0.75),
    8: (4.7, 0.25),
    9: (3.0, 0.9),
}
_LENIENCY: Mapping[str, float] = {"R1": 0.0, "R2": 0.12}
_IMPRESSION = 0.42
_ITEM_ERROR = 0.42


class TagRow(NamedTuple):
    """One line of tags.csv; segments count from 1."""

    case: str
    session: int
    segment: int
    code: str
    rater: str


class RatingRow(NamedTuple):
    """One line of ratings.csv."""

    case: str
    session: int
    item: str
    rater: str
    value: int


def tags(
    case: str, session: int, rater: str, turns: Sequence[Turn], rng: random.Random
) -> list[TagRow]:
    """Return what one rater tags in one session, in the order of the turns."""
    rows = []
    for speaker, prefix in _PREFIX.items():
        for segment, code in _seen(speaker, turns, rng).items():
            rows.append(TagRow(case, session, segment, f"{prefix}.{code}", rater))
    return sorted(rows)


def ratings(
    case: str, session: int, rater: str, alliance: float, rng: random.Random
) -> list[RatingRow]:
    """Return one rater's nine values, 0 to 5 as on the form (items not yet reversed).

    ``alliance`` is in standard units. A rater's general impression of the session errs as well as
    each single judgement.
    """
    impression = alliance + rng.gauss(_LENIENCY[rater], _IMPRESSION)
    rows = []
    for item in ITEMS:
        level, follows = _ITEM[item]
        value = round(level + follows * impression + rng.gauss(0, _ITEM_ERROR))
        value = min(5, max(0, value))
        rows.append(
            RatingRow(
                case, session, f"tpocs.{item}", rater, 5 - value if item in REVERSED else value
            )
        )
    return rows


def _seen(speaker: str, turns: Sequence[Turn], rng: random.Random) -> dict[int, str]:
    """Return the codes that a rater gives to a speaker's turns, by number, right or wrong.

    The errors are a fixed share of what there is, at chance places: a rate is then as reliable in
    a session with few codes as in one with many.
    """
    own = [(number, turn) for number, turn in enumerate(turns, start=1) if turn.speaker == speaker]
    codes = {number: turn.code for number, turn in own if turn.code is not None}
    plain = [number for number, turn in own if turn.code is None and _speaks(turn)]
    missed = round(_MISSED[speaker] * len(codes))
    added = round(_ADDED[speaker] * len(codes))
    wrong = rng.sample(sorted(codes), missed + round(_CONFUSED[speaker] * len(codes)))
    for number in wrong[:missed]:
        del codes[number]
    for number in wrong[missed:]:
        family = next(family for family in _FAMILIES[speaker] if codes[number] in family)
        codes[number] = rng.choice([code for code in family if code != codes[number]])
    for number in rng.sample(plain, min(len(plain), added)):
        codes[number] = rng.choice(rng.choice(_FAMILIES[speaker]))
    return codes


def _speaks(turn: Turn) -> bool:
    """Say whether a turn is more than a nod: nobody tags an "Mm-hm"."""
    return len(turn.text.split()) > 2
