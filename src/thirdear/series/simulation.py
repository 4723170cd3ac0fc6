"""Series made under the null hypothesis, session by session.

The effect follows its equation without the cause, the cause its own equation with both series'
lags; what drives them are pairs of residuals of one session, drawn together with replacement. Own
and cross lags are freed of the bias that least squares has in short series
(:mod:`thirdear.series.bias`). Residuals are inflated by sqrt(n / (n - k)) and centred; the first
sessions are the observed ones. Every session is simulated, also those that are missing.

Arrays are (session, series, draw), so that each step is one pass over neighbouring numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from thirdear.model.precedence import Trend
from thirdear.series import bias
from thirdear.series.rows import (
    Floats,
    Pair,
    Picks,
    Places,
    lagged_all,
    standardised,
    trend_terms,
)

CELLS = 1 << 17
"""Numbers simulated at a time: they stay near the processor, and its products in one thread."""

AT_ONCE = 4
"""Sessions carried on by one multiplication."""


@dataclass(frozen=True, slots=True)
class Null:
    """The fitted process under the null hypothesis, in standardised scores; series 0 is the effect.

    ``level`` (T, 2) constant and trend; ``step`` (2, 2·lag) coefficients on the sessions from
    t-lag to t-1, each effect first; ``residuals`` (2, rows); ``start`` (lag, 2) what was observed.
    """

    level: Floats
    step: Floats
    residuals: Floats
    start: Floats

    @property
    def root(self) -> float:
        """The largest root of the process: from one on, simulated series run away."""
        size = self.step.shape[1]
        companion = np.eye(size, k=2)
        companion[-2:] = self.step
        return float(np.abs(np.linalg.eigvals(companion)).max())


def cut(pair: Pair, rows: Places, lag: int) -> tuple[Pair, Places]:
    """Shorten the axis to what the rows reach, so that its first ``lag`` sessions are observed."""
    first, last = int(rows[0]) - lag, int(rows[-1]) + 1
    shorter = replace(
        pair,
        sessions=pair.sessions[first:last],
        effect=pair.effect[first:last],
        cause=pair.cause[first:last],
    )
    return shorter, rows - first


def fit_null(pair: Pair, rows: Places, lag: int, trend: Trend) -> Null:
    """Estimate both equations of the null hypothesis by least squares, freed of their bias."""
    effect, cause = standardised(pair.effect)[0], standardised(pair.cause)[0]
    trends = trend_terms(pair, rows, trend)
    own, other = lagged_all(effect, lag), lagged_all(cause, lag)
    both = np.stack([own, other], axis=2).reshape(len(own), 2 * lag)
    step, left = null_steps(effect[rows], cause[rows], own[rows], both[rows], trends[rows])
    level = np.empty((len(trends), 2))
    residuals = np.empty((2, len(rows)))
    for i, values in enumerate((effect, cause)):
        open_ = values[rows] - both[rows] @ step[i]
        level[:, i] = trends @ (trends[rows].T @ open_)
        residuals[i] = inflated(open_ - level[rows, i], left[i])
    return Null(
        level=level,
        step=step.reshape(2, lag, 2)[:, ::-1].reshape(2, 2 * lag),
        residuals=residuals,
        start=np.column_stack([effect[:lag], cause[:lag]]),
    )


def null_steps(
    effect: Floats, cause: Floats, own: Floats, both: Floats, trends: Floats
) -> tuple[Floats, tuple[int, int]]:
    """Return lag coefficients (2, 2·lag), session t-1 first, and each equation's coefficients.

    The effect's row has its ``own`` lags only, the cause's ``both`` series'; what is free of bias
    in the one is the bias of an autoregression of its own, in the other that of the pair.
    """
    n, terms = trends.shape
    b_effect, left_effect = _least_squares(np.column_stack([trends, own]), effect)
    b_cause, left_cause = _least_squares(np.column_stack([trends, both]), cause)
    step = np.zeros((2, both.shape[1]))
    left = np.vstack([left_effect, left_cause])
    noise = left @ left.T / (n - 1)
    step[0, ::2] = bias.corrected(b_effect[None, terms:], noise[:1, :1], terms, n)[0]
    step[1] = b_cause[terms:]
    step[1] = bias.corrected(step, noise, terms, n)[1]
    return step, (terms + own.shape[1], terms + both.shape[1])


def inflated(residuals: Floats, coefficients: int) -> Floats:
    """Return residuals with the spread that errors have, centred."""
    n = len(residuals)
    wide = residuals * np.sqrt(n / (n - coefficients))
    return np.asarray(wide - wide.mean())


def _least_squares(columns: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Return the coefficients and the residuals."""
    b = np.linalg.lstsq(columns, values, rcond=None)[0]
    return np.asarray(b), np.asarray(values - columns @ b)


def portion(length: int) -> int:
    """Return how many draws of series of this length are made at a time."""
    return max(16, CELLS // (2 * length))


def pick(count: int, shape: tuple[int, int], generator: np.random.Generator) -> Picks:
    """Draw which of ``count`` sessions' residuals drive each session, shape (T, draws)."""
    kind = np.uint16 if count < 1 << 16 else np.uint32
    return generator.integers(0, count, shape, dtype=kind)


def space_for(picks: Picks) -> Floats:
    """Return room (T, 2, draws) for series, which the next draws can use again."""
    length, draws = picks.shape
    return np.empty((length, 2, draws))


def simulate(null: Null, draws: int, generator: np.random.Generator) -> Floats:
    """Return (T, 2, draws) series made under the null hypothesis."""
    shape = len(null.level), draws
    return build(null, pick(null.residuals.shape[1], shape, generator))


def build(null: Null, picks: Picks, space: Floats | None = None) -> Floats:
    """Return the (T, 2, draws) series that these residuals drive, in the ``space`` if given."""
    (length, draws), lag = picks.shape, len(null.start)
    made = space_for(picks) if space is None else space[:, :, :draws]
    made[:lag] = null.start[:, :, None]
    driving = null.level[:, :, None] + null.residuals
    for t in range(lag, length):
        driving[t].take(picks[t], axis=1, out=made[t], mode="clip")
    onward = _onward(null.step, lag)
    carried = np.empty((2 * AT_ONCE, draws))
    for t in range(lag, length, AT_ONCE):
        block = made[t - lag : t + AT_ONCE].reshape(-1, draws)
        size = len(block) - 2 * lag
        np.matmul(onward[:size, : len(block)], block, out=carried[:size])
        block[2 * lag :] = carried[:size]
    return made


def _onward(step: Floats, lag: int) -> Floats:
    """Return what carries ``lag`` sessions and what drives the next ones through those next ones.

    (2 * AT_ONCE, 2 * (lag + AT_ONCE)): the recursion, done once on unit vectors.
    """
    units = np.eye(2 * (lag + AT_ONCE))
    for row in range(2 * lag, len(units), 2):
        units[row : row + 2] += step @ units[row - 2 * lag : row]
    return units[2 * lag :]
