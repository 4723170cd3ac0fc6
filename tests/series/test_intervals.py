"""The bootstrap's interval of a cross-lag is that of t where nothing persists, and wider else."""

from __future__ import annotations

import numpy as np
import pytest

from tests.a_series import a_series, drawn
from thirdear import series
from thirdear.series.bootstrap import lay_out, partialled
from thirdear.series.intervals import cross_lags
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
