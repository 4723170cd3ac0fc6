"""Impulse responses with Kilian's bias-corrected bootstrap (1998).

Ordinary bands hold the true response in 51 to 88 % of short series two to four sessions ahead, the
corrected ones in 87 to 97 %: the process that is drawn from, and every process fitted to a draw,
are freed of the bias of least squares.
"""

from __future__ import annotations

import numpy as np

from thirdear.model.precedence import Trend
from thirdear.model.protocol import Response
from thirdear.series import bias
from thirdear.series.rows import Floats, Pair, Places, trend_terms
from thirdear.series.simulation import Null, cut, inflated, simulate
from thirdear.series.system import System, fit_system, impulse, interleaved

AHEAD = 6
DRAWS = 1999


def responses(
    pair: Pair, rows: Places, lag: int, trend: Trend, seed: int, draws: int = DRAWS
) -> tuple[Response, ...]:
    """Return what one unit more of the cause is followed by in the effect, 0 to 6 sessions on."""
    axis, places = cut(pair, rows, lag)
    fitted = fit_system(axis, places, lag, trend)
    steps = bias.corrected(fitted.steps, fitted.noise, fitted.terms, len(places))
    shift = fitted.steps - steps
    trends = trend_terms(axis, places, trend)
    null = _process(axis, places, lag, steps, trends, fitted)
    made = simulate(null, draws, np.random.default_rng(seed))
    drawn = reactions(freed(_refitted(made, places, lag, trends), shift))
    low, high = np.quantile(drawn, (0.025, 0.975), axis=0)
    point = impulse(steps, AHEAD)[:, 0, 1]
    return tuple(
        Response(h, float(point[h]), float(low[h]), float(high[h])) for h in range(AHEAD + 1)
    )


def _process(
    pair: Pair, rows: Places, lag: int, steps: Floats, trends: Floats, fitted: System
) -> Null:
    """Return the corrected process with level and errors that belong to its coefficients."""
    both = np.column_stack([pair.effect, pair.cause])
    open_ = both[rows] - interleaved(pair, lag)[rows] @ steps.T
    on = trends[rows].T @ open_
    left = open_ - trends[rows] @ on
    return Null(
        level=trends @ on,
        step=steps.reshape(2, lag, 2)[:, ::-1].reshape(2, 2 * lag),
        residuals=np.vstack([inflated(e, fitted.columns.shape[1]) for e in left.T]),
        start=both[:lag],
    )


def _refitted(made: Floats, rows: Places, lag: int, trends: Floats) -> Floats:
    """Return the coefficients (draws, 2, 2·lag) of every draw, by least squares."""
    now = made[rows]
    before = np.concatenate([made[rows - i] for i in range(1, lag + 1)], axis=1)
    on = trends[rows]
    now, before = (v - np.einsum("ta,sa,skd->tkd", on, on, v) for v in (now, before))
    between = np.einsum("tid,tjd->dij", before, before)
    across = np.einsum("tid,tjd->dij", before, now)
    between += 1e-12 * np.trace(between, axis1=1, axis2=2)[:, None, None] * np.eye(2 * lag)
    return np.asarray(np.swapaxes(np.linalg.solve(between, across), 1, 2))


def freed(steps: Floats, shift: Floats) -> Floats:
    """Take the first fit's bias from every draw's coefficients, less where they would explode.

    What is taken off shrinks by tenths, draw by draw, until the process is stable.
    """
    taken = np.where(_roots(steps)[:, None, None] >= bias.STABLE, 0.0, shift)
    wild = np.ones(len(steps), dtype=bool)
    while True:
        wild[wild] = _roots((steps - taken)[wild]) > bias.STABLE
        wild &= np.abs(taken).max(axis=(1, 2)) > bias.SMALL
        if not wild.any():
            return np.asarray(steps - taken)
        taken[wild] *= bias.SHRINK


def _roots(steps: Floats) -> Floats:
    """Return the modulus of the largest root (draws,) of every process."""
    return np.asarray(np.abs(np.linalg.eigvals(_carriers(steps))).max(axis=1, initial=0.0))


def _carriers(steps: Floats) -> Floats:
    """Return every process's companion matrix, (draws, 2·lag, 2·lag)."""
    width = steps.shape[2]
    within = np.tile(np.eye(width, k=-2), (len(steps), 1, 1))
    within[:, :2] = steps
    return within


def reactions(steps: Floats) -> Floats:
    """Return (draws, AHEAD + 1): what one unit of the cause leads to in the effect."""
    within = _carriers(steps)
    state = np.zeros((*within.shape[:2], 1))
    state[:, 1] = 1.0
    out = np.empty((len(steps), AHEAD + 1))
    for ahead in range(AHEAD + 1):
        out[:, ahead] = state[:, 0, 0]
        state = within @ state
    return out
