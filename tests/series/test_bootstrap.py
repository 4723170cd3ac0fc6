"""The bootstrap simulates what it says, gives every draw the F of a regression, and is quick."""

from __future__ import annotations

import time

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tests.a_series import a_series, drawn, fixture, without
from thirdear import series
from thirdear.model.precedence import TRENDS, Trend
from thirdear.series.bootstrap import bootstrap, f_values, lay_out
from thirdear.series.rows import align, usable
from thirdear.series.simulation import fit_null, simulate


def f_by_statsmodels(
    effect: np.ndarray, cause: np.ndarray, rows: np.ndarray, lag: int, trend: Trend
) -> float:
    """Return the F of two nested OLS fits over the rows of one simulated pair."""
    known = [rows.astype(float) ** power for power in range(TRENDS.index(trend) + 1)]
    known += [effect[rows - i] for i in range(1, lag + 1)]
    cross = [cause[rows - i] for i in range(1, lag + 1)]
    whole = sm.OLS(effect[rows], np.column_stack(known + cross)).fit()
    return float(whole.compare_f_test(sm.OLS(effect[rows], np.column_stack(known)).fit())[0])


@settings(max_examples=30, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    lag=st.integers(1, 4),
    trend=st.sampled_from(TRENDS),
    missing=st.sets(st.integers(1, 60), max_size=4),
)
def test_the_f_of_every_draw_is_that_of_a_regression(
    seed: int, lag: int, trend: Trend, missing: set[int]
) -> None:
    """All draws at once agree with statsmodels one by one, over gaps and trends."""
    pair = align(*(without(s, list(missing)) for s in drawn(seed, length=60)))
    rows = usable(pair, lag)
    made = np.random.default_rng(seed).normal(size=(60, 2, 3)).cumsum(axis=0)
    batched = f_values(made, lay_out(pair, rows, lag, trend))
    one_by_one = [
        f_by_statsmodels(made[:, 0, b], made[:, 1, b], rows, lag, trend) for b in (0, 1, 2)
    ]
    assert batched == pytest.approx(one_by_one, rel=1e-7)


@pytest.mark.parametrize("trend", TRENDS)
@pytest.mark.parametrize("lag", [1, 3])
def test_the_null_process_is_fitted_and_simulated_as_described(lag: int, trend: Trend) -> None:
    """Coefficients, inflated centred residual pairs and the recursion equal a slow version."""
    cause, effect = drawn(7, length=40, effect=0.5)
    pair = align(cause, effect)
    rows = usable(pair, lag)
    null = fit_null(pair, rows, lag, trend)
    y, x = (np.asarray(v) for v in (pair.effect, pair.cause))
    y, x = (v - v.mean() for v in (y, x))
    y, x = (v / np.abs(v).max() for v in (y, x))
    powers = np.column_stack([np.arange(40.0) ** k for k in range(TRENDS.index(trend) + 1)])
    lags = np.column_stack([v[lag - i : 40 - i] for i in range(lag, 0, -1) for v in (y, x)])
    open_y, open_x = (v[lag:] - lags @ null.step[i] for i, v in enumerate((y, x)))
    fits = sm.OLS(open_y, powers[lag:]).fit(), sm.OLS(open_x, powers[lag:]).fit()
    for got, fit, cross in zip(null.residuals, fits, (lag, 2 * lag), strict=True):
        wanted = fit.resid * np.sqrt(len(rows) / (len(rows) - powers.shape[1] - cross))
        assert got == pytest.approx(wanted - wanted.mean(), abs=1e-9)

    made = simulate(null, 5, np.random.default_rng(3))
    picks = np.random.default_rng(3).integers(0, len(rows), (40, 5), dtype=np.uint16)
    slow = np.stack([np.tile(v[:, None], 5) for v in (y, x)], axis=1)
    for t in range(lag, 40):
        back = [slow[t - i, series] for i in range(lag, 0, -1) for series in (0, 1)]
        for i in (0, 1):
            carried = sum(b * values for b, values in zip(null.step[i], back, strict=True))
            slow[t, i] = powers[t] @ fits[i].params + carried + null.residuals[i, picks[t]]
    assert made == pytest.approx(slow, abs=1e-8)


def test_the_null_process_is_freed_of_the_bias_of_least_squares() -> None:
    """With one lag the effect's coefficient gains (terms + (terms + 2) b) / n, after Kendall."""
    pair = align(*drawn(7, length=40))
    rows = usable(pair, 1)
    for terms, trend in enumerate(TRENDS, start=1):
        powers = np.column_stack([rows.astype(float) ** k for k in range(terms)])
        b = sm.OLS(pair.effect[rows], np.column_stack([powers, pair.effect[rows - 1]])).fit()
        b = b.params[-1]
        step = fit_null(pair, rows, 1, trend).step
        assert step[0] == pytest.approx([b + (terms + (terms + 2) * b) / len(rows), 0.0])


def test_gaps_are_simulated_and_then_left_out() -> None:
    """A missing session has simulated values, but no row of the F touches it."""
    pair = align(*(without(s, [12, 20]) for s in drawn(9)))
    rows = usable(pair, 1)
    assert set(rows) & {11, 12, 19, 20} == set()  # sessions 12, 13, 20, 21
    made = simulate(fit_null(pair, rows, 1, "none"), 4, np.random.default_rng(1))
    assert np.isfinite(made).all()
    layout = lay_out(pair, rows, 1, "none")
    before = f_values(made, layout)
    made[[11, 19]] = 1e3
    assert f_values(made, layout) == pytest.approx(before)


def test_the_p_counts_draws_as_large_as_the_observed_f() -> None:
    """The p is (1 + #{F* >= F}) / (B + 1), so it is never zero and one at F = 0."""
    pair = align(*drawn(2))
    rows = usable(pair, 1)
    for f, p in ((1e9, 0.01), (0.0, 1.0)):
        found = bootstrap(pair, rows, lag=1, observed={"none": f}, resamples=99, seed=4)
        assert found["none"].p == p


@pytest.mark.parametrize("lag", [1, 3])
def test_equations_tested_together_have_the_p_they_have_alone(lag: int) -> None:
    """The sessions drawn are shared, and so are those of the next test with as many rows."""
    pair = align(*drawn(2))
    rows = usable(pair, lag)
    observed: dict[Trend, float] = {"none": 0.8, "linear": 1.0, "quadratic": 1.2}
    together = bootstrap(pair, rows, lag=lag, observed=observed, resamples=2500, seed=4)
    for trend, f in observed.items():
        alone = bootstrap(pair, rows, lag=lag, observed={trend: f}, resamples=2500, seed=4)
        assert alone[trend] == together[trend]
    null, layout = fit_null(pair, rows, lag, "linear"), lay_out(pair, rows, lag, "linear")
    generator = np.random.default_rng(4)
    sizes = [1927, 573]  # as many draws as make 131,072 numbers, then the rest
    f = np.concatenate([f_values(simulate(null, n, generator), layout) for n in sizes])
    assert together["linear"].p == (1 + np.count_nonzero(f >= 1.0)) / 2501


def test_the_same_seed_gives_the_same_p() -> None:
    """A result can be repeated to the last digit; another seed gives a near one."""
    case = fixture()
    once, again, other = (
        series.test(case["technique"], case["alliance"], seed=seed) for seed in (5, 5, 6)
    )
    assert once == again
    assert once.seed == 5
    assert once.p_bootstrap != other.p_bootstrap
    assert other.p_bootstrap == pytest.approx(once.p_bootstrap, abs=0.002)


def test_without_resamples_there_is_no_bootstrap() -> None:
    """Nothing is drawn and no seed is recorded."""
    result = series.test(*drawn(2), resamples=0)
    assert (result.p_bootstrap, result.seed, result.resamples) == (None, None, 0)
    assert result.p is not None


def test_p_is_uniform_where_nothing_precedes_anything() -> None:
    """Over 300 pairs of independent persistent series the p are spread evenly."""
    p = [
        series.test(*drawn(s, own=0.5), trend="none", resamples=199).p_bootstrap for s in range(300)
    ]
    assert stats.kstest(p, "uniform").pvalue > 0.01
    assert 0.02 < np.mean(np.array(p) <= 0.05) < 0.09


def test_an_effect_is_found() -> None:
    """A strong lead of one session is found in most short series."""
    p = [series.test(*drawn(s, effect=0.6), resamples=199).p_bootstrap for s in range(60)]
    assert np.mean(np.array(p) <= 0.05) > 0.7


def test_an_explosive_process_is_told_and_can_only_raise_the_p() -> None:
    """Draws that leave the range of numbers count as at least as large as the observed F."""
    generator = np.random.default_rng(0)
    growing = 10 * 2.5 ** np.arange(400) * (1 + 0.1 * generator.normal(size=400))
    result = series.test(
        a_series("x", generator.normal(size=400)),
        a_series("y", growing),
        trend="none",
        resamples=99,
    )
    assert result.p_bootstrap == 1.0
    assert any("explosive" in warning for warning in result.warnings)
    assert any("99 of 99 bootstrap draws" in warning for warning in result.warnings)


def test_coarse_scores_may_leave_a_draw_without_f() -> None:
    """Draws in which a column does not vary are counted, not dropped and not crashed on."""
    made = np.random.default_rng(1).normal(size=(34, 2, 3))
    made[:, 1, 1] = 2.0
    pair = align(*drawn(1))
    f = f_values(made, lay_out(pair, usable(pair, 1), 1, "linear"))
    assert np.isfinite(f).tolist() == [True, False, True]


def test_ten_thousand_draws_take_milliseconds() -> None:
    """Within a generous bound for a busy machine; benchmarks/bootstrap.py measures."""
    case = fixture((12, 20))
    series.test(case["technique"], case["alliance"])
    spent = []
    for _ in range(5):
        begun = time.process_time()
        series.test(case["technique"], case["alliance"])
        spent.append(time.process_time() - begun)
    assert min(spent) < 0.05
