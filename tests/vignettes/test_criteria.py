"""Which session a criterion chooses where several could be, and when it chooses none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.vignettes.test_vignettes import CAUSE, EFFECT, QUESTION, RUPTURES, turns
from thirdear.vignettes.criteria import MENDED, WITHIN, candidates
from thirdear.vignettes.passages import Candidate, Case

Codes = Mapping[int, Mapping[int, frozenset[str]]]


def case(cause: Mapping[int, float], effect: Mapping[int, float], codes: Codes) -> Case:
    """Return a case of nine sessions of forty turns."""
    scores = {CAUSE.key: cause, EFFECT.key: effect}
    return Case({number: turns(40) for number in range(1, 10)}, codes, scores)


def chosen(facts: Case, title: str, **more: object) -> list[Candidate]:
    """Return the candidates with this title."""
    asked = replace(QUESTION, **more)  # type: ignore[arg-type]
    return [one for one in candidates(facts, asked, "en") if one.title == title]


def sessions(facts: Case, title: str, **more: object) -> list[int]:
    """Return the sessions of the candidates with this title."""
    return [one.session for one in chosen(facts, title, **more)]


def test_of_equal_scores_the_earlier_session_is_chosen() -> None:
    """The highest and the lowest, the rise and the fall."""
    facts = case({1: 3, 2: 9, 3: 9, 4: 1, 5: 1}, {1: 0, 2: 5, 3: 0, 4: 5, 5: 0}, {})
    assert sessions(facts, "Highest: techniques") == [2]
    assert sessions(facts, "Lowest: techniques") == [4]
    assert sessions(facts, "Largest rise: alliance") == [2]
    assert sessions(facts, "Largest fall: alliance") == [3]


def test_two_values_have_a_highest_and_one_value_has_none() -> None:
    """Scores that never change, or never rise, choose nothing."""
    facts = case({1: 3, 2: 4}, {1: 5, 2: 5}, {})
    assert sessions(facts, "Highest: techniques") == [2]
    for title in ("Highest: alliance", "Lowest: alliance", "Largest rise: alliance"):
        assert not sessions(facts, title)
    assert not sessions(case({}, {1: 5, 2: 3, 4: 9}, {}), "Largest rise: alliance")


def test_codes_that_are_not_meant_count_a_quarter() -> None:
    """Three of them weigh less than one that is; where none is meant all count the same."""
    given = {4: frozenset({"m.t"}), 20: frozenset({"x", "y", "z"})}
    facts = case({1: 1, 2: 5}, {1: 5, 2: 1}, {2: given})
    (highest,) = chosen(facts, "Highest: techniques")
    assert highest.weights == {4: 1.0, 20: 0.75}
    (lowest,) = chosen(facts, "Lowest: alliance")
    assert lowest.weights == {4: 1.0, 20: 3.0}


@pytest.mark.parametrize(("away", "counts"), [(1, True), (WITHIN, True), (WITHIN + 1, False)])
def test_a_marker_follows_within_a_few_turns(away: int, counts: bool) -> None:
    """As far as the criterion says, and not one turn further; never in the same turn."""
    given = {3: frozenset({"m.t"}), 3 + away: frozenset({"a.p"})}
    facts = case({2: 1}, {}, {2: given})
    found = chosen(facts, "techniques, followed by markers")
    assert [(one.session, dict(one.weights)) for one in found] == (
        [(2, {3: 1.0, 3 + away: 1.0})] if counts else []
    )
    same = case({2: 1}, {}, {2: {3: frozenset({"m.t", "a.p"})}})
    assert not chosen(same, "techniques, followed by markers")


def test_a_marker_belongs_to_the_nearest_technique() -> None:
    """Of two before it the later one is shown with it."""
    given = {3: frozenset({"m.t"}), 4: frozenset({"m.t"}), 5: frozenset({"a.p"})}
    (one,) = chosen(case({2: 1}, {}, {2: given}), "techniques, followed by markers")
    assert one.weights == {4: 1.0, 5: 1.0}


def test_the_best_passage_of_each_third_is_offered_once() -> None:
    """The one with most pairs first, then the best of the other thirds."""
    pair = {3: frozenset({"m.t"}), 4: frozenset({"a.p"})}
    two = pair | {8: frozenset({"m.t"}), 9: frozenset({"a.p"})}
    facts = case(dict.fromkeys(range(1, 10), 1.0), {}, {1: pair, 2: pair, 5: two, 9: pair})
    assert sessions(facts, "techniques, followed by markers") == [5, 1, 9]


def test_ruptures_may_stand_in_another_layer() -> None:
    """Where they are given apart, those count; a session without turns shows nothing."""
    apart = {2: {5: frozenset({"a.w"}), 5 + MENDED: frozenset({"a.r"})}, 30: {1: frozenset()}}
    asked = {"ruptures": RUPTURES.ruptures, "repairs": RUPTURES.repairs}
    facts = case({1: 1}, {}, {})
    assert sessions(facts, "Withdrawal, then Repair", **asked, elsewhere=apart) == [2]
    assert not sessions(facts, "Withdrawal, then Repair", **asked)
    assert not sessions(facts, "Withdrawal, then Repair", elsewhere=apart)


def test_a_typical_session_is_near_both_means() -> None:
    """In standard deviations, so that neither score's unit decides; three sessions at least."""
    cause = {1: 0.0, 2: 10.0, 3: 4.0, 4: 6.0}
    effect = {1: 0.0, 2: 1000.0, 3: 900.0, 4: 510.0}
    assert sessions(case(cause, effect, {}), "A typical session") == [4]
    assert not sessions(case({1: 0.0, 2: 1.0}, effect, {}), "A typical session")
    (one,) = chosen(case(cause, effect, {}), "A typical session")
    assert one.typical
    assert "(6.00; mean 5.00)" in one.criterion
    assert "602.50" in one.criterion


def test_a_typical_session_is_measured_by_the_means_of_all_sessions() -> None:
    """A session with one of both scores counts for its mean, as it does in every table."""
    cause = {1: -4.0, 2: -2.0, 3: 0.0, 4: -10.0}
    effect = {1: 1.0, 2: 2.0, 3: 3.0}
    (one,) = chosen(case(cause, effect, {}), "A typical session")
    assert "(−2.00; mean −4.00)" in one.criterion


def test_a_code_that_follows_itself_is_no_succession() -> None:
    """Two scores of the same codes have no order to show in a passage."""
    codes = {2: {4: frozenset({"m.t"}), 6: frozenset({"m.t"})}}
    facts = case({1: 1, 2: 5}, {1: 5, 2: 1}, codes)
    same = replace(QUESTION.markers, codes=QUESTION.techniques.codes)
    assert not chosen(facts, "techniques, followed by markers", markers=same)
    both = replace(QUESTION.markers, codes=frozenset({"m.t", "a.p"}))
    assert chosen(facts, "techniques, followed by markers", markers=both)


def test_a_score_that_counts_has_no_decimals_in_a_criterion() -> None:
    """Its mean has; so has a rate, as tables do, and a score of which one value is not whole."""
    facts = case({1: 3, 2: 9, 3: 4}, {1: 0.5, 2: 5}, {})
    counting = replace(QUESTION.cause, rule="count")
    (counted,) = chosen(facts, "Highest: techniques", cause=counting)
    assert "in this case (9; the mean of three sessions is 5.33)" in counted.criterion
    (divided,) = chosen(facts, "Highest: techniques")
    assert "in this case (9.00; the mean of three sessions is 5.33)" in divided.criterion
    (shared,) = chosen(facts, "Highest: alliance")
    assert "in this case (5.00; the mean of two sessions is 2.75)" in shared.criterion
