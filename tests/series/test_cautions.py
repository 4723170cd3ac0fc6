"""Warnings name what is wrong with the series at hand, and stay silent otherwise."""

from __future__ import annotations

import numpy as np
import pytest

from tests.a_series import a_series, drawn, without
from thirdear import series
from thirdear.model.precedence import Trend
from thirdear.model.scores import Series


def warnings(cause: Series, effect: Series, trend: Trend = "none", lag: int = 1) -> str:
    """Return all warnings of a test without bootstrap as one text."""
    return " ".join(series.test(cause, effect, trend=trend, lag=lag, resamples=0).warnings)


def noise(seed: int, length: int = 34) -> np.ndarray:
    """Return independent values."""
    return np.random.default_rng(seed).normal(size=length)


def test_ordinary_series_warn_of_nothing() -> None:
    """Two mildly persistent series without gaps get no warning."""
    assert warnings(*drawn(2, own=0.3), trend="linear") == ""


def test_gaps_are_counted_and_named() -> None:
    """A session that is missing in either series costs the rows whose lags reach it."""
    cause, effect = drawn(2, own=0.3)
    said = warnings(without(cause, [12]), without(effect, [12, 20]))
    assert "missing in 2 of 34 sessions (12, 20); this costs 4 of 33 rows" in said
    many = warnings(without(cause, range(1, 34, 3)), effect)
    assert "(1, 4, 7, 10, 13, 16, 19, 22, …)" in many


def test_few_degrees_of_freedom_are_told() -> None:
    """A short series can show next to nothing."""
    assert "Only 13 degrees of freedom" in warnings(*drawn(2, length=17, own=0.3))


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ([0] * 30 + [3, 5, 2, 4], "value 0 in 30 of 34 sessions"),
        ([5] * 20 + [3, 4, 2, 1, 4, 3, 2] * 2, "highest value (5) in 20 of 34"),
        ([1, 1, 1, 4, 2] * 6 + [1, 1, 3, 5], "lowest value (1) in 20 of 34"),
        ([1, 2, 3, 4, 5] * 6 + [1, 2, 3, 4], ""),
    ],
)
def test_coarse_series_are_told(values: list[float], says: str) -> None:
    """Few values off the most frequent one, a ceiling and a floor are three warnings."""
    said = warnings(a_series("scale", values), a_series("y", noise(1)))
    assert says in said
    assert said.count("scale") == (1 if says else 0)


def test_a_shared_trend_is_told_until_the_equation_has_it() -> None:
    """Both must rise or fall, and the advice is the trend that is lacking."""
    rise = 0.15 * np.arange(34)
    x, y = a_series("x", noise(3) + rise), a_series("y", noise(4) - rise)
    assert "Test with a linear trend too" in warnings(x, y)
    assert warnings(x, y, "linear") == ""
    assert "trend too" not in warnings(x, a_series("y", noise(4)))


def test_a_shared_bend_is_told_until_the_equation_has_it() -> None:
    """A high-low-high course needs the quadratic trend."""
    bend = 0.02 * (np.arange(34) - 17.0) ** 2
    x, y = a_series("x", noise(5) + bend), a_series("y", noise(6) + bend)
    assert "Test with a quadratic trend too" in warnings(x, y, "linear")
    assert "trend too" not in warnings(x, y, "quadratic")


def test_persistence_is_told() -> None:
    """Near a random walk the table of F misleads."""
    walk = a_series("walk", noise(7, 80).cumsum())
    assert "walk is persistent" in warnings(a_series("x", noise(8, 80)), walk)
    assert "persistent" not in warnings(walk, a_series("x", noise(8, 80)))


def test_a_bootstrap_that_contradicts_the_table_is_told() -> None:
    """Where one p lies below .05 and the other above, the reader hears it."""
    for seed in range(200):
        result = series.test(*drawn(seed, own=0.8), trend="none", resamples=499)
        assert result.p is not None
        assert result.p_bootstrap is not None
        apart = (result.p < 0.05) != (result.p_bootstrap < 0.05)
        assert any("different sides of .05" in w for w in result.warnings) == apart
        if apart:
            return
    pytest.fail("no such pair among 200")


def test_warnings_come_in_turkish() -> None:
    """The language of the study is the language of its warnings."""
    cause, effect = drawn(2, own=0.3)
    result = series.test(without(cause, [5]), effect, language="tr", resamples=0)
    assert result.warnings[0].startswith("34 seansın 1 tanesinde puan eksik (5)")
