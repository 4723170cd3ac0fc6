"""Passages of a session: how they are weighed, where they begin and end, and other ends."""

from __future__ import annotations

import pytest

from tests.vignettes.test_vignettes import turns
from thirdear.model.writeup import Vignette
from thirdear.vignettes.passages import (
    SHORTEST,
    USUAL,
    Candidate,
    Case,
    cut,
    pairs_in,
    passage,
    sums,
)

LONG = USUAL + 6


def case(length: int, codes: dict[int, frozenset[str]] | None = None) -> Case:
    """Return a case of one session, its first."""
    return Case({1: turns(length)}, {1: codes or {}}, {})


def candidate(weights: dict[int, float], **more: object) -> Candidate:
    """Return a candidate in the first session."""
    return Candidate(1, "", "", weights, **more)  # type: ignore[arg-type]


def test_every_passage_is_weighed_once() -> None:
    """Each begins one turn after the one before; turns without a weight weigh nothing."""
    weights = {1: 1.0, USUAL: 2.0, USUAL + 1: 4.0, USUAL + 3: 8.0}
    assert sums(weights, USUAL + 3) == [(3.0, 1), (6.0, 2), (6.0, 3), (14.0, 4)]
    assert sums({1: 1.0, 3: 2.0}, 3) == [(3.0, 1)]


def test_pairs_count_where_both_turns_lie_in_the_passage() -> None:
    """A pair is outside as soon as its earlier turn is, or its later one not yet there."""
    assert pairs_in({2: 1, USUAL + 1: 3}, USUAL + 3) == [
        (1.0, 1),
        (1.0, 2),
        (1.0, 3),
        (0.0, 4),
    ]


def test_the_heaviest_passage_loses_its_empty_ends() -> None:
    """The earliest of the heaviest, from its first to its last turn that weighs or has a code."""
    weights = {10: 1.0, 18: 1.0}
    assert passage(case(LONG + 20), candidate(weights)) == (10, 18)
    coded = case(LONG + 20, {8: frozenset({"x"}), 19: frozenset({"y"})})
    assert passage(coded, candidate(weights)) == (8, 18)


def test_a_passage_is_no_shorter_than_the_shortest() -> None:
    """One heavy turn keeps turns around it, the ends being cut last first."""
    first, last = passage(case(LONG), candidate({10: 1.0}))
    assert (last - first + 1, first <= 10 <= last) == (SHORTEST, True)


def test_without_weights_the_middle_is_shown() -> None:
    """As many turns before it as behind it, or the whole of a short session."""
    assert passage(case(LONG), candidate({})) == (4, 17)
    assert passage(case(LONG + 1), candidate({3: 0.0})) == (4, 17)
    assert passage(case(5), candidate({})) == (1, 5)
    assert passage(case(0), candidate({})) == (1, 0)


def test_a_typical_passage_weighs_as_much_as_the_mean() -> None:
    """The nearest to the mean of all, not the heaviest; the earlier of two that are as near."""
    weights = dict.fromkeys(range(1, 7), 2.0) | dict.fromkeys(range(15, 29), 1.0)
    first, last = passage(case(28), candidate(weights, typical=True))
    mean = sum(weight for weight, _ in sums(weights, 28)) / 15
    found = {first: weight for weight, first in sums(weights, 28)}
    assert abs(found[first] - mean) == min(abs(weight - mean) for weight in found.values())
    assert passage(case(28), candidate(weights)) != (first, last)


def test_a_criterion_may_have_found_the_passage_itself() -> None:
    """Its first turn is taken as it is, though another passage weighs more."""
    weights = {4: 1.0, 5: 9.0, 30: 1.0, 40: 1.0}
    assert passage(case(60), candidate(weights, first=30)) == (30, 40)


@pytest.mark.parametrize(
    ("session", "third"), [(1, 0), (2, 0), (4, 0), (5, 1), (7, 1), (8, 2), (12, 2), (3, 0), (9, 0)]
)
def test_the_thirds_of_a_therapy(session: int, third: int) -> None:
    """They are counted over the sessions that have turns; one without lies in the first."""
    known = {1: 10, 2: 10, 3: 0, 4: 10, 5: 10, 6: 10, 7: 10, 8: 10, 11: 10, 12: 10}
    facts = Case({number: turns(count) for number, count in known.items()}, {}, {})
    assert facts.third(session) == third


def test_other_ends_keep_what_lies_between_them() -> None:
    """Runs are cut at the ends, one that touches an end stays, one outside is forgotten."""
    one = Vignette("A", 1, 5, 20, "", "", omitted=((5, 7), (10, 12), (14, 14), (16, 20)))
    assert cut(one, 7, 14).omitted == ((7, 7), (10, 12), (14, 14))
    assert (cut(one, 7, 14).first, cut(one, 7, 14).last) == (7, 14)
    assert cut(one, 5, 20) is one
    assert cut(one, 5, 19).last == 19
