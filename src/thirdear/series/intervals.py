"""The interval of a cross-lag: every value that a bootstrap test at 5 % does not reject.

The interval of least squares is too short where series persist: at 31 sessions and a root of .9
one of 95 % holds the true value in 88 to 90 %. Here each end is the value at which the study's t
is just as far out as in one of twenty series drawn with that cross-lag. The process they are drawn
from holds the cross-lag at that value; what else it has is freed of the bias of least squares
until the bias that it would have explains the coefficients found.
"""

from __future__ import annotations

import numpy as np

from thirdear.model.precedence import Coefficient, Trend
from thirdear.series import bias
from thirdear.series.bootstrap import Layout, lay_out, partialled
from thirdear.series.rows import (
    Flags,
    Floats,
    Pair,
    Picks,
    Places,
    lagged_all,
    standardised,
    trend_terms,
)
from thirdear.series.simulation import Null, build, cut, inflated, pick, space_for

DRAWS = 999
LEVEL = 0.95
ROUNDS = 2
"""How often an end is looked for again with the draws of where it was found."""

STRAIGHT = 2.05
"""Standard errors from the estimate to where an end is looked for first."""


def intervals(
    pair: Pair,
    rows: Places,
    made: tuple[Coefficient, ...],
    *,
    trend: Trend,
    resamples: int,
    seed: int,
) -> tuple[tuple[float, float] | None, ...]:
    """Return the 95 % interval of every cross-lag ``made`` by the equation with this trend.

    None where series that are drawn from the process run out of the range of numbers.
    """
    lag = len(made)
    axis, places = cut(pair, rows, lag)
    held = _Held(axis, places, lag, trend)
    draws = min(resamples, DRAWS)
    picks = pick(len(places), (len(axis.sessions), draws), np.random.default_rng([seed, 2]))
    return tuple(_ends(held, i, one, picks) for i, one in enumerate(made))


def _ends(held: _Held, index: int, one: Coefficient, picks: Picks) -> tuple[float, float] | None:
    b, se = one.b / held.unit, one.se / held.unit
    ends = []
    for sign in (-1, 1):
        reach = STRAIGHT
        for _ in range(ROUNDS):
            reach = held.reach(index, b + sign * reach * se, picks)
            if not np.isfinite(reach):
                return None
        ends.append((b + sign * reach * se) * held.unit)
    return ends[0], ends[1]


class _Held:
    """A pair whose process can be fitted with one cross-lag held at a value."""

    def __init__(self, pair: Pair, rows: Places, lag: int, trend: Trend) -> None:
        (effect, high), (cause, wide) = standardised(pair.effect), standardised(pair.cause)
        self.unit = high / wide
        self._space: Floats | None = None
        self._lag, self._scores = lag, np.column_stack([effect, cause])
        self._trends = trend_terms(pair, rows, trend)
        both = np.stack([lagged_all(effect, lag), lagged_all(cause, lag)], axis=2)
        self._rows, self._both = rows, both.reshape(len(effect), 2 * lag)[rows]
        self._on = self._trends[rows]
        self._layout: Layout = lay_out(pair, rows, lag, trend)
        free = [v - self._on @ (self._on.T @ v) for v in (effect[rows], cause[rows], self._both)]
        self._effect, self._cause, self._past = free
        self._of_cause = np.linalg.lstsq(self._past, self._cause, rcond=None)[0]
        self._left_cause = self._cause - self._past @ self._of_cause

    def reach(self, index: int, value: float, picks: Picks) -> float:
        """Return within how many standard errors of it 95 % of the draws with it lie."""
        if self._space is None:
            self._space = space_for(picks)
        made = build(self._process(index, value), picks, self._space)
        with np.errstate(all="ignore"):
            b, se = cross_lags(*partialled(made, self._layout), self._layout.freedom)
            far: Floats = np.abs((b[index] - value) / se[index])
        known = far[np.isfinite(far)]
        return float(np.quantile(known, LEVEL)) if len(known) > LEVEL * len(far) else np.nan

    def _process(self, index: int, value: float) -> Null:
        """Return the process with the cross-lag ``index`` (0 for lag 1) at this value."""
        lag, terms = self._lag, self._on.shape[1]
        steps = self._steps(index, value)
        open_ = self._scores[self._rows] - self._both @ steps.T
        level = self._trends @ (self._on.T @ open_)
        left = (open_ - level[self._rows]).T
        counts = terms + 2 * lag - 1, terms + 2 * lag
        residuals = np.stack([inflated(*one) for one in zip(left, counts, strict=True)])
        return Null(
            level=level,
            step=steps.reshape(2, lag, 2)[:, ::-1].reshape(2, 2 * lag),
            residuals=residuals,
            start=self._scores[:lag],
        )

    def _steps(self, index: int, value: float) -> Floats:
        """Return coefficients (2, 2·lag) freed of bias.

        With one lag both own lags are. The cause's equation counts the effect's last session as
        one more slow term: where scores persist, it leaves the own lag as little room as a trend.
        """
        n, terms, at = len(self._rows), self._on.shape[1], 2 * index + 1
        others = np.flatnonzero(np.arange(2 * self._lag) != at)
        open_ = self._effect - value * self._past[:, at]
        free = np.linalg.lstsq(self._past[:, others], open_, rcond=None)[0]
        left = np.vstack([open_ - self._past[:, others] @ free, self._left_cause])
        raw = np.empty((2, 2 * self._lag))
        raw[0, others], raw[0, at], raw[1] = free, value, self._of_cause
        start = raw.copy()
        if self._lag == 1:
            start[0, 0] = _own(raw[0, 0], terms, n)
        steps = _explained(raw, start, left @ left.T / (n - 1), terms, n)
        if self._lag == 1:
            steps[0, 0], steps[1, 1] = start[0, 0], _own(raw[1, 1], terms + 1, n)
        steps[0, at] = value
        return steps


def _own(b: float, terms: int, rows: int) -> float:
    """Return the autoregression whose least squares, less its bias, would be ``b``."""
    if b >= bias.STABLE:
        return b
    return min(bias.STABLE, (b + terms / rows) / (1 - (terms + 2) / rows))


def _explained(raw: Floats, start: Floats, noise: Floats, terms: int, rows: int) -> Floats:
    """Return the coefficients whose bias leads to ``raw``, in two steps from ``start``."""
    steps = start
    for _ in range(2):
        if bias.largest_root(steps) >= bias.STABLE:
            break
        try:
            off = bias.expected(steps, noise, terms, rows)
        except np.linalg.LinAlgError:
            break
        while bias.largest_root(raw - off) > bias.STABLE and np.abs(off).max() > bias.SMALL:
            off = off * bias.SHRINK
        steps = raw - off
    return steps.copy()


def cross_lags(block: Floats, sound: Flags, freedom: int) -> tuple[Floats, Floats]:
    """Return cross-lags and standard errors (lag, draws); nan where columns are singular.

    ``block`` holds the products of cross-lags and response that are freed of all else.
    """
    lag, draws = len(block) - 1, block.shape[2]
    if lag == 1:
        inverse = 1 / block[:1, :1]
        b = block[1:, 0] * inverse[0]
    else:
        whole = np.where(sound, block[:lag, :lag], np.eye(lag)[..., None])
        whole = np.tril(np.moveaxis(whole, 2, 0))
        whole = whole + np.swapaxes(np.tril(whole, -1), 1, 2)
        inverse = np.moveaxis(np.linalg.inv(whole), 0, 2)
        b = np.einsum("ijd,jd->id", inverse, block[lag, :lag])
    left = block[lag, lag] - (b * block[lag, :lag]).sum(axis=0)
    spread = np.stack([inverse[i, i] for i in range(lag)]) * left / freedom
    return np.where(sound, b, np.nan), np.sqrt(spread).reshape(lag, draws)
