"""The verdict draws near residuals, asks three equations at once, and sees steps of both scores."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.a_series import a_series, drawn, without
from thirdear import series
from thirdear.model.precedence import TRENDS
from thirdear.series.bootstrap import lay_out, nested_f
from thirdear.series.precedence import fit
from thirdear.series.rows import align, equation, usable
from thirdear.series.simulation import cut
from thirdear.series.verdict import (
    FINE,
    Near,
    build_near,
    judge,
    mean_f,
    nearest,
    standing,
    terms_of,
    windows,
)


@pytest.mark.parametrize("lag", [1, 2, 3])
def test_three_equations_are_asked_at_once(lag: int) -> None:
    """The nested F of the study are those of three fits, and their mean is the statistic."""
    pair = align(*(without(one, [9]) for one in drawn(3, effect=0.4)))
    axis, rows = cut(pair, usable(pair, lag), lag)
    layout = lay_out(axis, rows, lag, "quadratic")
    found = nested_f(standing(axis), layout, terms_of(layout))[:, 0]
    wanted = [fit(equation(pair, usable(pair, lag), lag, trend)).f for trend in TRENDS]
    assert found == pytest.approx(wanted, rel=1e-9)
    assert mean_f(standing(axis), layout)[0] == pytest.approx(np.mean(wanted))
    judged = judge(pair, usable(pair, lag), lag=lag, resamples=99, seed=1)
    assert judged.f == pytest.approx(np.mean(wanted))


def test_residuals_come_from_the_third_with_the_nearest_expected_score() -> None:
    """At every height the window holds those sessions that a search by hand finds."""
    expected = np.sort(np.random.default_rng(2).normal(size=30))
    first, width, low, scale = windows(expected)
    assert width == 11
    for place in (0, 100, 512, FINE - 1):
        height = low + (place + 0.5) / scale
        start = min(max(int(np.searchsorted(expected, height)) - 5, 0), 19)
        assert first[place] == start


def test_the_series_are_built_as_a_slow_recursion_builds_them() -> None:
    """Expected score, window, residual pair, session by session, one draw at a time."""
    pair = align(*drawn(5, effect=0.3))
    axis, rows = cut(pair, usable(pair, 1), 1)
    near: Near = nearest(axis, rows, 1)
    length = len(near.null.level)
    picks = np.random.default_rng(1).integers(0, near.width, (length, 4), dtype=np.uint16)
    made = build_near(near, picks, np.empty((length, 2, 4)))
    for draw in range(4):
        slow = near.null.start[-1].copy()
        for t in range(1, length):
            now = near.null.step @ slow + near.null.level[t]
            place = int(np.clip((now[0] - near.low) * near.scale, 0, FINE - 1))
            slow = now + near.residuals[:, near.first[place] + picks[t, draw]]
            assert made[t, :, draw] == pytest.approx(slow, rel=1e-9)


def test_a_step_of_both_scores_is_seen_and_named() -> None:
    """Two scores that only step up together are no finding, and the session is told."""
    generator = np.random.default_rng(4)
    step = 6.0 * (np.arange(34) >= 17)
    cause, effect = (a_series(n, step + generator.normal(size=34)) for n in ("x", "y"))
    found = series.test(cause, effect, resamples=999)
    assert found.course is not None
    assert found.course.kind == "step"
    assert found.course.sessions == (18,)
    assert found.course.p <= 0.05
    assert not found.found
    declared = replace(cause, breaks=(18,)), replace(effect, breaks=(18,))
    known = series.test(*declared, resamples=999)
    assert known.breaks == (18,)
    assert known.df == (1, 28)
    assert known.course is None


def test_a_declared_break_is_a_step_in_the_equation() -> None:
    """F and b are those of a regression with a dummy from that session on."""
    import statsmodels.api as sm

    cause, effect = drawn(6, effect=0.5)
    found = series.test(replace(cause, breaks=(12, 25)), effect, resamples=0)
    x, y = (np.array(one.values, dtype=float) for one in (cause, effect))
    number = np.arange(1, len(x) + 1)[1:]
    columns = [np.ones(len(number)), number, number >= 12, number >= 25, y[:-1]]
    known = np.column_stack(columns).astype(float)
    whole = sm.OLS(y[1:], np.column_stack([known, x[:-1]])).fit()
    assert found.f == pytest.approx(whole.compare_f_test(sm.OLS(y[1:], known).fit())[0])
    assert found.coefficients[0].b == pytest.approx(whole.params[-1])
    assert found.df == (1, whole.df_resid)


@pytest.mark.parametrize("breaks", [(1,), (99,), (2, 2), (34,)])
def test_a_break_that_tells_nothing_apart_is_left_out(breaks: tuple[int, ...]) -> None:
    """At the first row, after the last, or twice: the equation stays one that can be fitted."""
    cause, effect = drawn(7)
    told = series.test(replace(cause, breaks=breaks), effect, resamples=0)
    assert told.refused is None
    assert told.df is not None
    assert told.df[1] in (28, 29)


def test_a_verdict_needs_rows_for_a_bent_course() -> None:
    """With too few there is the declared equation's p alone, and the verdict says so."""
    short = series.test(*drawn(2, length=13), trend="none", resamples=99)
    assert short.refused is None
    assert short.p_verdict is None
    assert short.robust is None
    whole = series.test(*drawn(2, length=20), trend="none", resamples=99)
    assert whole.p_verdict is not None


def test_searched_lags_have_a_joint_verdict() -> None:
    """It is the p of the smallest of all lags' p, so that searching costs."""
    from thirdear.series.grid import search

    cause, effect = drawn(11, effect=0.5)
    alone = series.test(cause, effect, resamples=999)
    found = search(cause, effect, most=3, resamples=999)
    assert found.searched == (1, 2, 3)
    assert found.p_verdict is not None
    assert alone.p_verdict is not None
    assert found.p_verdict >= alone.p_verdict or found.lag != 1


def test_null_cases_are_rejected_in_one_of_twenty() -> None:
    """Over 200 pairs of persistent unrelated scores with a shared U, as the tables say."""
    generator = np.random.default_rng(8)
    rejected = 0
    for seed in range(200):
        course = 3 * np.linspace(-1, 1, 31) ** 2
        made = np.zeros((2, 31))
        for t in range(1, 31):
            made[:, t] = 0.5 * made[:, t - 1] + generator.normal(size=2)
        pair = align(a_series("x", made[0] + course), a_series("y", made[1] + course))
        judged = judge(pair, usable(pair, 1), lag=1, resamples=199, seed=seed, guard=False)
        rejected += judged.p <= 0.05
    assert 2 <= rejected <= 20


def test_a_strong_lead_is_found_though_its_lag_was_searched() -> None:
    """The joint p of the lags is small where one of them leads clearly."""
    from thirdear.series.grid import search

    found = search(*drawn(11, length=60, effect=0.9), most=2, resamples=199)
    assert found.lag == 1
    assert found.p_verdict is not None
    assert found.p_verdict <= 0.05


def test_no_p_is_smaller_than_one_of_the_draws_and_the_observed() -> None:
    """Where no draw reaches what was observed: 1 of 100, wherever draws are made."""
    from thirdear.series.comparison import compare
    from thirdear.series.grid import grid, search

    pair = drawn(11, length=80, effect=2.0)
    aligned = align(*pair)
    judged = judge(aligned, usable(aligned, 1), lag=1, resamples=99, seed=1, guard=False)
    assert (judged.p, set(judged.each.values())) == (0.01, {0.01})
    tested, searched = series.test(*pair, resamples=99), search(*pair, most=2, resamples=99)
    for made in (tested, searched):
        assert (made.p_bootstrap, made.p_verdict) == (0.01, 0.01)
    asked = grid({"": pair}, lag=1, trend="linear", resamples=99)
    assert asked.p_joint == 0.01
    assert {cell.p_bootstrap for cell in asked.cells if cell.lag == 1} == {0.01}
    one, other = drawn(1, length=60, effect=1.5), drawn(2, length=60, effect=-1.5)
    cases = [tuple(replace(s, case=key) for s in two) for key, two in (("A", one), ("B", other))]
    compared = compare([(cause, effect) for cause, effect in cases], resamples=99)
    assert (compared.p_bootstrap, compared.p_verdict) == (0.01, 0.01)
