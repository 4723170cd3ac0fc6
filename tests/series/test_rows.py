"""Rows, lags and trend terms of an equation, on series short enough to count by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.a_series import a_series
from thirdear.series.rows import align, lagged_all, standardised, steps_in, trend_terms, usable
from thirdear.series.rows import varies as differs

X = a_series("x", [1, 2, None, 4, 5, 6, 7, 8])
Y = a_series("y", [3, 1, 4, 1, 5, 9, 2, 6])


@pytest.mark.parametrize(
    ("lag", "sessions"), [(1, [2, 5, 6, 7, 8]), (2, [6, 7, 8]), (3, [7, 8]), (5, []), (20, [])]
)
def test_a_row_needs_both_scores_of_itself_and_of_its_lags(lag: int, sessions: list[int]) -> None:
    """Session 3 has no x: with lag 1 rows 3 and 4 go, with lag 2 row 5 as well."""
    assert (usable(align(X, Y), lag) + 1).tolist() == sessions


def test_the_axis_runs_from_the_first_to_the_last_session_of_either() -> None:
    """What one of the two has not is missing there."""
    pair = align(a_series("x", [1, 2], first=3), a_series("y", [5, 6, 7], first=1))
    assert pair.sessions.tolist() == [1, 2, 3, 4]
    assert pair.effect.tolist()[:3] == [5, 6, 7]
    assert np.isnan(pair.effect[3])
    assert pair.cause.tolist()[2:] == [1, 2]
    assert pair.both.tolist() == [False, False, True, False]


@pytest.mark.parametrize(
    ("values", "varies"),
    [
        ([1, 1, 1], False),
        ([1, 1, 1.001], True),
        ([1e6, 1e6 + 1e-7, 1e6], False),
        ([5, np.nan, np.nan], False),
        ([np.nan], False),
        ([5, np.nan, 4], True),
        ([-3, -3], False),
    ],
)
def test_a_series_varies_by_more_than_rounding(values: list[float], varies: bool) -> None:
    """Relative to how large its values are; a single one does not."""
    assert differs(np.array(values, dtype=float)) is varies


def test_standardised_scores_reach_one_at_the_farthest() -> None:
    """1, 2, 6: the mean is 3, the largest deviation 3."""
    values, scale = standardised(np.array([1.0, 2.0, np.nan, 6.0]))
    assert scale == 3.0
    assert values[[0, 1, 3]] == pytest.approx([-2 / 3, -1 / 3, 1])
    values, scale = standardised(np.array([0.0, 5.0, 4.0]))
    assert (values.min(), scale) == (-1.0, 3.0)


@pytest.mark.parametrize(("trend", "terms"), [("none", 1), ("linear", 2), ("quadratic", 3)])
def test_trend_terms_are_orthonormal_and_span_the_powers(trend: str, terms: int) -> None:
    """Over the rows; a gap of two sessions is twice as wide as one of one."""
    pair = align(X, Y)
    rows = usable(pair, 1)
    made = trend_terms(pair, rows, trend)  # type: ignore[arg-type]
    assert made.shape == (8, terms)
    assert made[rows].T @ made[rows] == pytest.approx(np.eye(terms))
    powers = np.vander(pair.sessions.astype(float), terms)
    back = np.linalg.lstsq(made, powers, rcond=None)[0]
    assert made @ back == pytest.approx(powers)
    with pytest.raises(ValueError, match="read-only"):
        made[0, 0] = 1.0


@pytest.mark.parametrize(
    ("breaks", "steps"), [((), 0), ((5,), 1), ((5, 7), 2), ((5, 5), 1), ((2,), 0), ((99,), 0)]
)
def test_a_step_counts_where_rows_lie_on_both_sides(breaks: tuple[int, ...], steps: int) -> None:
    """Before the first row, behind the last, or twice at one place it tells nothing apart."""
    pair = align(replace(X, breaks=breaks), Y)
    assert steps_in(pair, usable(pair, 1)) == steps
    assert steps_in(pair, np.array([], dtype=np.intp)) == 0


def test_lags_of_every_session_are_missing_before_the_first() -> None:
    """Lag 1 first, then lag 2."""
    made = lagged_all(np.array([1.0, 2.0, 3.0]), 2)
    assert np.nan_to_num(made, nan=-1).tolist() == [[-1, -1], [1, -1], [2, 1]]
