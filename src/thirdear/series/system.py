"""Both equations of a pair at once: a vector autoregression of two series over usable rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from thirdear.model.precedence import Trend
from thirdear.series.bias import companion
from thirdear.series.rows import Floats, Pair, Places, lagged_all, trend_terms

_MOST_ALIKE = 1e7
"""How many times larger one direction of both errors may be than the other."""


@dataclass(frozen=True, slots=True)
class System:
    """A fitted vector autoregression; series 0 is the effect, 1 the cause, on their own scales.

    ``steps`` (2, 2·lag), session t-1 first, each effect before cause; ``errors`` (rows, 2);
    ``columns`` (rows, terms + 2·lag) the common regressors; ``places`` their rows on the axis.
    """

    steps: Floats
    errors: Floats
    columns: Floats
    places: Places
    lag: int
    terms: int

    @property
    def freedom(self) -> int:
        """Residual degrees of freedom of either equation."""
        return int(self.columns.shape[0] - self.columns.shape[1])

    @property
    def varied(self) -> bool:
        """Whether the errors vary in both equations, and not as one; else they test nothing."""
        return bool(np.linalg.cond(self.errors) < _MOST_ALIKE)

    @property
    def noise(self) -> Floats:
        """The covariance (2, 2) of the errors over the degrees of freedom."""
        return np.asarray(self.errors.T @ self.errors / self.freedom)

    @property
    def roots(self) -> tuple[float, ...]:
        """The moduli of the roots, largest first."""
        moduli = np.abs(np.linalg.eigvals(companion(self.steps)))
        return tuple(float(m) for m in sorted(moduli, reverse=True))

    @property
    def correlation(self) -> float | None:
        """The correlation of the two errors of a session; None where one equation has none."""
        if not self.varied:
            return None
        a, b = (self.errors - self.errors.mean(axis=0)).T
        return float(a @ b / np.sqrt((a @ a) * (b @ b)))


def fit_system(pair: Pair, rows: Places, lag: int, trend: Trend) -> System:
    """Fit both equations with the same regressors over the rows by least squares."""
    trends = trend_terms(pair, rows, trend)
    columns = np.column_stack([trends, interleaved(pair, lag)])[rows]
    response = np.column_stack([pair.effect, pair.cause])[rows]
    b: Floats = np.asarray(np.linalg.lstsq(columns, response, rcond=None)[0], dtype=np.float64)
    terms = trends.shape[1]
    return System(b[terms:].T, response - columns @ b, columns, rows, lag, terms)


def interleaved(pair: Pair, lag: int) -> Floats:
    """Return the lags (T, 2·lag) of both series, session t-1 first, effect before cause."""
    both = np.stack([lagged_all(pair.effect, lag), lagged_all(pair.cause, lag)], axis=2)
    return np.asarray(both.reshape(len(both), 2 * lag))


def impulse(steps: Floats, ahead: int) -> Floats:
    """Return (ahead + 1, 2, 2): what one unit of each series (last axis) leads to in each."""
    width = steps.shape[1]
    within, power = companion(steps), np.eye(width)
    out = np.empty((ahead + 1, 2, 2))
    for h in range(ahead + 1):
        out[h] = power[:2, :2]
        power = within @ power
    return out
