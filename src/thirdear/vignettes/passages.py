"""Passages within a session: where its weight is, and where it begins and ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from thirdear.model.text import Segment
from thirdear.model.writeup import Vignette
from thirdear.vignettes import words

SHORTEST, USUAL, LONGEST = 6, 14, 25
"""Turns of a vignette: at least, unless its session is shorter; as suggested; at most."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case: turns by session, the codes of each turn by session, scores by key and session."""

    turns: Mapping[int, Sequence[Segment]]
    codes: Mapping[int, Mapping[int, frozenset[str]]]
    scores: Mapping[str, Mapping[int, float]]

    def third(self, session: int) -> int:
        """Return which third of the sessions one is in: 0, 1, or 2."""
        known = sorted(number for number, turns in self.turns.items() if turns)
        return 3 * known.index(session) // len(known) if session in known else 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A session, why it was chosen, and how much each of its turns speaks for the choice.

    ``typical`` asks for the passage whose weight is nearest to that of all others; ``first`` is
    the passage's first turn where the criterion has found it itself.
    """

    session: int
    title: str
    criterion: str
    weights: Mapping[int, float]
    typical: bool = False
    first: int | None = None


def sums(weights: Mapping[int, float], turns: int) -> list[tuple[float, int]]:
    """Return the weight of every passage of the usual length with its first turn."""
    length = min(USUAL, turns)
    now = sum(weights.get(turn, 0) for turn in range(1, length + 1))
    found = [(now, 1)]
    for first in range(2, turns - length + 2):
        now += weights.get(first + length - 1, 0) - weights.get(first - 1, 0)
        found.append((now, first))
    return found


def pairs_in(pairs: Mapping[int, int], turns: int) -> list[tuple[float, int]]:
    """Return how many pairs, by later turn, lie in every passage of the usual length."""
    length = min(USUAL, turns)
    return [
        (float(sum(first <= a and b < first + length for b, a in pairs.items())), first)
        for first in range(1, turns - length + 2)
    ]


def passage(facts: Case, one: Candidate) -> tuple[int, int]:
    """Return the first and last turn of the passage, its untagged ends cut off."""
    turns = len(facts.turns[one.session])
    if not turns:
        return 1, 0
    length = min(USUAL, turns)
    any_weight = any(one.weights.values())
    first = _first(one, turns) if any_weight else (turns - length) // 2 + 1
    last = first + length - 1
    codes = facts.codes.get(one.session, {})
    while any_weight and last - first + 1 > SHORTEST:
        if not codes.get(last) and not one.weights.get(last):
            last -= 1
        elif not codes.get(first) and not one.weights.get(first):
            first += 1
        else:
            break
    return first, last


def _first(one: Candidate, turns: int) -> int:
    if one.first is not None:
        return one.first
    every = sums(one.weights, turns)
    if one.typical:
        mean = sum(weight for weight, _ in every) / len(every)
        return min(every, key=lambda sum_: (abs(sum_[0] - mean), sum_[1]))[1]
    return max(every, key=lambda sum_: (sum_[0], -sum_[1]))[1]


def cut(one: Vignette, first: int, last: int) -> Vignette:
    """Return a vignette with other ends; omitted turns that are outside now are forgotten.

    Translated turns stay, so that they are there again where the ends go back. Of a suggested
    criterion stands what stays true.
    """
    if (first, last) == (one.first, one.last):
        return one
    runs = ((max(first, a), min(last, b)) for a, b in one.omitted)
    return replace(
        one,
        first=first,
        last=last,
        omitted=tuple((a, b) for a, b in runs if a <= b),
        criterion=words.after_a_cut(one.criterion),
    )
