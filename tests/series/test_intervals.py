"""The bootstrap's interval of a cross-lag is that of t where nothing persists, and wider else."""

from __future__ import annotations

import numpy as np
import pytest

from tests.a_series import a_series, drawn
from thirdear import series
from thirdear.series.bootstrap import lay_out, partialled
from thirdear.series.intervals import _explained, _Held, _own, cross_lags
from thirdear.series.precedence import fit
from thirdear.series.rows import align, equation, usable
from thirdear.series.simulation import cut
from thirdear.series.verdict import standing


@pytest.mark.parametrize("lag", [1, 2, 3])
def test_cross_lags_of_draws_are_those_of_a_regression(lag: int) -> None:
    """Coefficients and standard errors of the study, taken as a draw, are its equation's."""
    pair = align(*drawn(9, effect=0.4))
    axis, rows = cut(pair, usable(pair, lag), lag)
    layout = lay_out(axis, rows, lag, "linear")
    b, se = cross_lags(*partialled(standing(axis), layout), layout.freedom)
    design = equation(pair, usable(pair, lag), lag, "linear")
    wanted = fit(design).coefficients
    assert b[:, 0] * design.unit == pytest.approx([c.b for c in wanted])
    assert se[:, 0] * design.unit == pytest.approx([c.se for c in wanted])


def test_without_persistence_it_is_that_of_least_squares() -> None:
    """In a long series without any, both ends lie within a tenth of its half width."""
    generator = np.random.default_rng(3)
    pair = (a_series(name, generator.normal(size=200)) for name in ("x", "y"))
    one = series.test(*pair, trend="none", resamples=1999).coefficients[0]
    half = (one.high - one.low) / 2
    assert one.interval == pytest.approx((one.low, one.high), abs=0.1 * half)


@pytest.mark.parametrize("lag", [1, 2])
def test_it_holds_the_estimate_and_is_wider_where_scores_persist(lag: int) -> None:
    """A persistent pair has an interval that reaches further than least squares says."""
    generator = np.random.default_rng(5)
    made = np.zeros((2, 31))
    for t in range(1, 31):
        made[:, t] = 0.9 * made[:, t - 1] + generator.normal(size=2)
    pair = (a_series(name, values) for name, values in zip("xy", made, strict=True))
    for one in series.test(*pair, lag=lag, resamples=999).coefficients:
        low, high = one.interval
        assert low < one.b < high
        assert high - low > one.high - one.low


@pytest.mark.parametrize(("terms", "true"), [(1, 0.5), (1, 0.0), (1, -0.3), (2, 0.5), (2, 0.8)])
def test_an_own_lag_is_freed_of_kendalls_bias(terms: int, true: float) -> None:
    """Least squares of ``true`` has -(1 + 3b)/n with a constant, -(2 + 4b)/n with a trend."""
    # Kendall (1954), Marriott and Pope (1954); with a linear trend Newbold and Agiakloglou (1993)
    rows = 30
    seen = true - (terms + (terms + 2) * true) / rows
    assert _own(seen, terms, rows) == pytest.approx(true)
    assert _own(0.985, terms, rows) == 0.99
    assert _own(1.2, terms, rows) == 1.2


@pytest.mark.parametrize("value", [0.0, 0.4, -0.6])
def test_a_held_cross_lag_stays_and_the_own_lag_is_fitted_beside_it(value: float) -> None:
    """The effect less what the held cross-lag explains, on its own past and trend, free of bias."""
    pair = align(*drawn(4, effect=0.4))
    rows = usable(pair, 1)
    axis, places = cut(pair, rows, 1)
    held = _Held(axis, places, 1, "linear")
    steps = held._steps(0, value)
    (effect, cause), n = standing(axis)[:, :, 0].T, len(rows)
    number = np.arange(n)

    def own(left: np.ndarray, *past: np.ndarray) -> float:
        design = np.column_stack([*past, np.ones(n), number])
        return float(np.linalg.lstsq(design, left, rcond=None)[0][0])

    assert steps[0, 1] == value
    raw = own(effect[1:] - value * cause[:-1], effect[:-1])
    assert steps[0, 0] == pytest.approx((raw + 2 / n) / (1 - 4 / n))
    raw = own(cause[1:], cause[:-1], effect[:-1])
    assert steps[1, 1] == pytest.approx((raw + 3 / n) / (1 - 5 / n))


def test_what_bias_explains_leads_back_to_what_was_found() -> None:
    """The bias of the coefficients returned, added to them, gives those of least squares."""
    from thirdear.series import bias

    raw, noise = np.array([[0.4, 0.3], [0.1, 0.5]]), np.array([[1.0, 0.2], [0.2, 1.0]])
    steps = _explained(raw, raw.copy(), noise, 1, 60)
    assert steps + bias.expected(steps, noise, 1, 60) == pytest.approx(raw, abs=0.003)
    assert np.abs(steps - raw).max() > 0.02
    wild = np.array([[1.01, 0.0], [0.0, 0.5]])
    assert _explained(wild, wild.copy(), noise, 1, 60) == pytest.approx(wild)
