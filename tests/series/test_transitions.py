"""Transitions are counted by hand, tested against rotations, and keep runs apart from effects."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.stats.contingency_tables import Table2x2

from thirdear.series.transitions import Window, likelihood_ratio, residual, transition, yule


def coded(letters: str) -> dict[str, list[bool]]:
    """Return a session whose turns carry the codes a and b, or both (x), or none (.)."""
    return {c: [letter in (c, "x") for letter in letters] for c in "ab"}


def test_the_next_turn_and_the_next_two_turns_are_counted() -> None:
    """Of four turns with a two are followed by b at once, three within two turns."""
    session = coded("ab.a.b.ab.a")
    found = transition([session], "a", "b", resamples=0)
    assert (found.given_count, found.followed) == (3, 2)
    assert (found.others, found.others_followed) == (7, 1)
    two = transition([session], "a", "b", within=2, resamples=0)
    assert (two.given_count, two.followed) == (3, 3)
    assert found.share == pytest.approx(2 / 3)
    assert found.base == pytest.approx(1 / 7)


def test_windows_end_with_their_session() -> None:
    """A code in the last turn is followed by nothing in the next session."""
    assert transition([coded("..a"), coded("b..")], "a", "b", resamples=0).given_count == 0


def test_q_and_the_residual_are_those_of_the_table() -> None:
    """Statsmodels' odds ratio and its standardised residual give the same."""
    counts = np.array([[12.0, 8.0], [10.0, 40.0]])
    ratio = Table2x2(counts).oddsratio
    assert yule(counts) == pytest.approx((ratio - 1) / (ratio + 1))
    assert residual(counts) == pytest.approx(Table2x2(counts).standardized_resids[0, 0])


def test_a_real_transition_is_found_and_independent_runs_are_not() -> None:
    """Unrelated codes in runs reject at about 5 %; by the residual alone far more often."""
    generator = np.random.default_rng(2)

    def runs(length: int) -> list[bool]:
        state, out = False, []
        for _ in range(length):
            state = state if generator.random() < 0.9 else not state
            out.append(state)
        return out

    p, naive = [], []
    for _ in range(100):
        sessions = [{"a": runs(60), "b": runs(60)} for _ in range(5)]
        found = transition(sessions, "a", "b", resamples=199)
        p.append(found.p)
        naive.append(abs(found.z or 0.0) > 1.96)
    assert np.mean([value <= 0.05 for value in p if value is not None]) < 0.13
    assert np.mean(naive) > 0.3
    followed = [coded("ab..ab....ab.ab..." * 2) for _ in range(4)]
    strong = transition(followed, "a", "b", resamples=199)
    assert strong.p == pytest.approx(0.005, abs=0.011)
    assert strong.q == 1.0


def test_a_code_that_is_never_there_has_a_reason() -> None:
    """Nothing can be said, and the reason stands in the result."""
    found = transition([coded("a..a.")], "a", "b")
    assert found.p is None
    assert found.why


def test_the_log_linear_test_is_that_of_r() -> None:
    """G² of independence, as R's loglin has it."""
    # R 4.2.2: loglin(matrix(c(12, 10, 8, 40), 2), list(1, 2))$lrt
    counts = np.array([[12.0, 8.0], [10.0, 40.0]])
    assert likelihood_ratio(counts) == pytest.approx(10.1874598578, abs=1e-9)


def test_a_lag_looks_at_one_turn_alone() -> None:
    """Two turns after an a comes a b, which the next turn and the next two do not tell apart."""
    session = coded("a.ba.ba.b")
    found = transition([session], "a", "b", window=Window(lag=2), resamples=199)
    assert (found.given_count, found.followed) == (3, 3)
    assert found.others_followed == 0
    assert found.lag == 2
    assert found.q == 1.0
    assert found.g2 is not None
    assert found.g2_p is not None
    assert found.g2_p == found.p
    assert transition([session], "a", "b", resamples=0).followed == 0
    assert transition([coded("ab")], "a", "b", window=Window(lag=5), resamples=0).given_count == 0


def test_a_window_of_seconds_goes_by_when_turns_begin() -> None:
    """A b counts that begins within five seconds; a turn without a time counts for nothing."""
    session = coded("a.ba.b.ab")
    times = [0.0, 2.0, 4.0, 10.0, 20.0, 30.0, None, 40.0, 44.0]
    found = transition([session], "a", "b", window=Window(seconds=5, times=[times]), resamples=0)
    assert (found.given_count, found.followed) == (3, 2)
    assert found.given_count + found.others == 7


def test_a_session_of_one_turn_is_followed_by_nothing() -> None:
    """It is left out; one of two turns counts."""
    found = transition([coded("a"), coded("ab")], "a", "b", resamples=0)
    assert (found.given_count, found.followed) == (1, 1)
