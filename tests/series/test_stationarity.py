"""What the tests of stationarity do with series that they cannot test, and at the table's ends."""

from __future__ import annotations

import numpy as np
import pytest

from thirdear.series.stationarity import adf, kpss, mackinnon

NOISE = np.random.default_rng(2).normal(size=40)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (np.arange(30.0), "too few rows"),
        (NOISE[:6], "too few rows"),
        (np.full(30, 4.0), "no variance"),
        (NOISE[:1], "too few rows"),
    ],
)
def test_an_adf_that_cannot_be_had_says_why(values: np.ndarray, why: str) -> None:
    """A straight line, few sessions, the same value always."""
    found = adf(values)
    assert (found.statistic, found.p, found.why) == (None, None, why)


@pytest.mark.parametrize(("count", "lags"), [(9, 2), (28, 3), (27, 2), (40, 3)])
def test_lags_are_those_of_tseries(count: int, lags: int) -> None:
    """The whole part of the cube root of n - 1: 26 has 2, 27 has 3."""
    assert adf(NOISE[:count]).lags == lags


def test_the_statistic_is_the_t_of_the_level_in_the_regression_of_changes() -> None:
    """The change on constant, time, last level and two last changes, by least squares."""
    import statsmodels.api as sm

    change = np.diff(NOISE)
    rows = range(2, 39)
    design = np.array([[1, t, NOISE[t], change[t - 1], change[t - 2]] for t in rows])
    wanted = sm.OLS(change[2:], design).fit().tvalues[2]
    assert adf(NOISE, 2).statistic == pytest.approx(wanted)
    shifted = adf(1000 + 50 * NOISE, 2).statistic
    assert shifted == pytest.approx(wanted)


@pytest.mark.parametrize("statistic", [-18.0, -6.0, -3.41, -3.0, -2.0, -0.5, 0.6, 0.8])
def test_the_p_is_that_of_statsmodels(statistic: float) -> None:
    """MacKinnon's (1994) surface with constant and trend; 0 and 1 beyond its ends."""
    from statsmodels.tsa.adfvalues import mackinnonp

    assert mackinnon(statistic) == pytest.approx(mackinnonp(statistic, regression="ct"), abs=1e-9)


@pytest.mark.parametrize(("count", "why"), [(7, "too few sessions"), (8, None)])
def test_kpss_needs_eight_sessions(count: int, why: str | None) -> None:
    """With fewer there is no statistic."""
    found = kpss(NOISE[:count])
    assert found.why == why
    assert (found.statistic is None) is (why is not None)


@pytest.mark.parametrize(("trend", "regression"), [(True, "ct"), (False, "c")])
@pytest.mark.parametrize("lags", [0, 2, 5])
@pytest.mark.filterwarnings("ignore")
def test_kpss_is_that_of_statsmodels(trend: bool, regression: str, lags: int) -> None:
    """Kwiatkowski and others (1992) with Bartlett weights, about a line or a level."""
    from statsmodels.tsa.stattools import kpss as theirs

    series = NOISE.cumsum()
    wanted, p, *_ = theirs(series, regression=regression, nlags=lags)
    found = kpss(series, trend=trend, lags=lags)
    assert found.statistic == pytest.approx(wanted)
    assert found.p == pytest.approx(p, abs=1e-9)
