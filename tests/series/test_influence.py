"""A session that is left out takes every row with it that it touches."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.a_series import drawn, without
from thirdear import series
from thirdear.model.protocol import Influence
from thirdear.series.influence import leave_out


@pytest.mark.parametrize("lag", [1, 2])
def test_each_session_is_left_out_as_if_it_were_missing(lag: int) -> None:
    """F, p and b are those of the test of both series without it, at the same lag."""
    cause, effect = (without(one, [12]) for one in drawn(3, length=34, effect=0.5))
    made = series.test(cause, effect, lag=lag, resamples=0)
    found = list(leave_out(cause, effect, made, 0))
    assert [one.session for one in found] == [*range(1, 12), *range(13, 35)]
    for one in found:
        gone = (without(score, [12, one.session]) for score in (cause, effect))
        alone = series.test(*gone, lag=lag, resamples=0)
        assert (one.f, one.p, one.rows) == (alone.f, alone.p, alone.pairs)
        assert one.b == alone.coefficients[0].b
        assert one.why is None
        assert one.together == ()


def test_a_session_with_one_score_alone_is_no_row_of_its_own() -> None:
    """Neither a missing cause nor a missing effect can be left out once more."""
    cause, effect = drawn(4, length=20)
    cause, effect = without(cause, [5]), without(effect, [9])
    made = series.test(cause, effect, resamples=0)
    assert {one.session for one in leave_out(cause, effect, made, 0)} == {*range(1, 21)} - {5, 9}


def test_the_seed_is_that_of_the_test() -> None:
    """Two tests of other seeds have other p of the bootstrap, each its own again."""
    cause, effect = drawn(5, length=20, effect=0.2)
    one, other = (series.test(cause, effect, resamples=99, seed=seed) for seed in (1, 8))
    first = [found.p_bootstrap for found in leave_out(cause, effect, one, 99)]
    assert first == [found.p_bootstrap for found in leave_out(cause, effect, one, 99)]
    assert first != [found.p_bootstrap for found in leave_out(cause, effect, other, 99)]


def test_what_is_left_too_short_says_why() -> None:
    """Where no test is left, there is no number, and its p counts as 1."""
    cause, effect = drawn(6, length=12)
    made = series.test(cause, effect, trend="none", resamples=0)
    assert made.refused is None
    found = list(leave_out(cause, effect, made, 0))
    assert [one for one in found if not one.why] == []
    assert {(one.f, one.b, one.deciding) for one in found} == {(None, None, 1.0)}


def test_a_week_goes_as_a_whole() -> None:
    """Its other sessions are named beside the first."""
    cause, effect = drawn(7, length=20)
    at = tuple((2 * n - 1, 2 * n) for n in range(1, 21))
    cause, effect = (replace(one, at=at, lag_in="weeks") for one in (cause, effect))
    made = series.test(cause, effect, resamples=0)
    first = next(leave_out(cause, effect, made, 0))
    assert (first.session, first.together) == (1, (2,))


@pytest.mark.parametrize(
    ("verdict", "bootstrap", "table", "f", "deciding"),
    [
        (0.01, 0.02, 0.03, 4.0, 0.01),
        (None, 0.02, 0.03, 4.0, 0.02),
        (None, None, 0.03, 4.0, 0.03),
        (0.01, 0.02, 0.03, None, 1.0),
        (None, None, None, 4.0, 1.0),
    ],
)
def test_the_p_that_decides_without_a_session(
    verdict: float | None, bootstrap: float | None, table: float, f: float | None, deciding: float
) -> None:
    """The verdict's, else the bootstrap's, else that of the F table; 1 without a test."""
    one = Influence(3, 20, f, table, bootstrap, 0.1, p_verdict=verdict)
    assert one.deciding == deciding


def test_where_a_verdict_decides_the_declared_equation_need_not_be_drawn() -> None:
    """All else is the same; where no verdict can be made, its bootstrap decides."""
    cause, effect = drawn(5, length=20, effect=0.2)
    made = series.test(cause, effect, resamples=99)
    whole, lean = (
        list(leave_out(cause, effect, made, 99, declared=declared)) for declared in (True, False)
    )
    assert lean == [replace(one, p_bootstrap=None) for one in whole]
    assert all(one.p_verdict is not None for one in lean)
    few = drawn(5, length=15, effect=0.2)
    found = list(leave_out(*few, series.test(*few, resamples=99), 99, declared=False))
    assert any(one.p_verdict is None and one.p_bootstrap is not None for one in found)
