"""Series for the tests of the room series: quick to write, or drawn from a known process."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from thirdear.model.scores import Series
from thirdear.series import read_table

FIXTURE = Path(__file__).parent / "data" / "series" / "fixture_A.csv"


def a_series(
    name: str,
    values: Iterable[float | None],
    *,
    case: str | None = "A",
    first: int = 1,
    rater: str | None = None,
) -> Series:
    """Return a series of these values, sessions numbered on from ``first``."""
    plain = tuple(None if value is None else float(value) for value in values)
    return Series(case, name, tuple(range(first, first + len(plain))), plain, rater)


def without(series: Series, sessions: Sequence[int]) -> Series:
    """Return the series with these sessions missing."""
    values = tuple(
        None if session in sessions else value
        for session, value in zip(series.sessions, series.values, strict=True)
    )
    return Series(series.case, series.score, series.sessions, values, series.rater)


def drawn(
    seed: int, length: int = 34, effect: float = 0.0, own: float = 0.5
) -> tuple[Series, Series]:
    """Return cause "x" and effect "y" of two autoregressive series, x leading y by ``effect``."""
    generator = np.random.default_rng(seed)
    x, y = generator.normal(size=(2, length + 20))
    for t in range(1, length + 20):
        x[t] += own * x[t - 1]
        y[t] += own * y[t - 1] + effect * x[t - 1]
    return a_series("x", x[20:]), a_series("y", y[20:])


def fixture(missing: Sequence[int] = ()) -> dict[str, Series]:
    """Return technique and alliance of the simulated case, by name."""
    pair = read_table(FIXTURE, "technique", "alliance")
    return {series.score: without(series, missing) for series in pair}
