"""The restricted recursive bootstrap of the F statistic: one batched computation over all draws.

Both series are rebuilt session by session under the null hypothesis. The effect follows its
equation without the cause, the cause its own equation with both series' lags; what drives them
are pairs of residuals of one session, drawn together with replacement. Own and cross lags are
freed of the bias that least squares has in short series (:mod:`thirdear.series.bias`). Residuals
are inflated by sqrt(n / (n - k)) and centred; the first sessions are the observed ones. Where
sessions are missing, every session is simulated and the missing ones are left out of the F
afterwards.

Arrays are (session, series, draw), so that each step is one pass over neighbouring numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from thirdear.model.precedence import Trend
from thirdear.series import bias
from thirdear.series.preparing import (
    Flags,
    Floats,
    Pair,
    Places,
    lagged_all,
    standardised,
    trend_terms,
)

SINGULAR = 1e-10
"""A pivot below this share of its column's sum of squares is rounding, not information."""

TIE = 1e-9
"""Relative difference below which a drawn F counts as equal to the observed one."""

CELLS = 1 << 17
"""Numbers simulated at a time: they stay in the processor's cache."""


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


@dataclass(frozen=True, slots=True)
class Layout:
    """Where on the axis the rows of the equation lie, in the form in which sums are taken.

    ``starts`` and ``stops`` bound the runs of neighbouring rows, half-open; ``projector``
    (lag + 1, terms, T) times a series gives its products with constant and trend at every lag.
    """

    lag: int
    rows: int
    starts: Places
    stops: Places
    projector: Floats

    @property
    def terms(self) -> int:
        """Constant and trend terms."""
        return int(self.projector.shape[1])

    @property
    def freedom(self) -> int:
        """Residual degrees of freedom of the unrestricted equation."""
        return self.rows - self.terms - 2 * self.lag


@dataclass(frozen=True, slots=True)
class Resampled:
    """What came of the draws: the p, how many draws gave no F, and the null process's root."""

    p: float
    without_f: int
    root: float


def bootstrap(
    pair: Pair, rows: Places, *, lag: int, trend: Trend, f: float, resamples: int, seed: int
) -> Resampled:
    """Return p = (1 + #{F* >= F}) / (resamples + 1) under the null hypothesis.

    A draw without a finite F (a series that ran out of the numbers' range, or singular columns,
    which coarse scores can produce) counts as F* >= F, so that it can only raise the p.
    """
    axis, places = cut(pair, rows, lag)
    null = fit_null(axis, places, lag, trend)
    layout = lay_out(axis, places, lag, trend)
    generator = np.random.default_rng(seed)
    portion = max(16, CELLS // (2 * len(axis.sessions)))
    reached = without = 0
    with np.errstate(all="ignore"):
        for done in range(0, resamples, portion):
            drawn = f_values(simulate(null, min(portion, resamples - done), generator), layout)
            reached += int(np.count_nonzero(~(drawn < f * (1 - TIE))))
            without += int(np.count_nonzero(~np.isfinite(drawn)))
    return Resampled((1 + reached) / (resamples + 1), without, null.root)


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
    trends = trend_terms(pair.sessions, rows, trend)
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
    noise = np.cov(left_effect, left_cause)
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


def lay_out(pair: Pair, rows: Places, lag: int, trend: Trend) -> Layout:
    """Prepare the sums over the rows of the effect's equation."""
    trends = trend_terms(pair.sessions, rows, trend)
    terms = trends.shape[1]
    projector = np.zeros((lag + 1, terms, len(pair.sessions)))
    for back in range(lag + 1):
        projector[back][:, rows - back] = trends[rows].T
    breaks = np.flatnonzero(np.diff(rows) > 1)
    return Layout(
        lag,
        len(rows),
        starts=rows[np.concatenate([[0], breaks + 1])],
        stops=rows[np.concatenate([breaks, [len(rows) - 1]])] + 1,
        projector=projector,
    )


def simulate(null: Null, draws: int, generator: np.random.Generator) -> Floats:
    """Return (T, 2, draws) series made under the null hypothesis."""
    length, lag = len(null.level), len(null.start)
    count = null.residuals.shape[1]
    kind = np.uint16 if count < 1 << 16 else np.uint32
    picks = generator.integers(0, count, (length, draws), dtype=kind)
    made = np.empty((length, 2, draws))
    made[:lag] = null.start[:, :, None]
    carried = np.empty((2, draws))
    for t in range(lag, length):
        np.take(null.residuals, picks[t], axis=1, out=made[t], mode="clip")
        np.matmul(null.step, made[t - lag : t].reshape(2 * lag, draws), out=carried)
        carried += null.level[t, :, None]
        made[t] += carried
    return made


def f_values(made: Floats, layout: Layout) -> Floats:
    """Return the F (draws,) of every draw's unrestricted against its restricted equation.

    One elimination of the cross-product matrix, ordered own lags, cross-lags, response, holds
    both residual sums of squares: what the cross-lags take from the response's last pivot, and
    what is left of it. A draw with singular columns has nan.
    """
    block, sound = partialled(made, layout)
    lag = layout.lag
    explained = np.zeros(made.shape[2])
    for j in range(lag):
        share = block[lag, j] / block[j, j]
        explained += share * block[lag, j]
        for i in range(j + 1, lag + 1):
            block[i:, i] -= block[i, j] / block[j, j] * block[i:, j]
    f = (explained / lag) * (layout.freedom / block[lag, lag])
    return np.where(sound, f, np.nan)


def partialled(made: Floats, layout: Layout) -> tuple[Floats, Flags]:
    """Return products (lag + 1, lag + 1, draws) of cross-lags and response, in the lower triangle.

    They are freed of constant, trend and the effect's own lags. With them, which draws have no
    singular column.
    """
    lag, last = layout.lag, 2 * layout.lag
    products = _products(made, layout)
    whole = [products[j, j].copy() for j in range(last)]
    _take_out_trend(products, made, layout)
    sound = np.ones(made.shape[2], dtype=bool)
    for j in range(lag):
        sound &= products[j, j] > SINGULAR * whole[j]
        _eliminate(products, j)
    inner = products[lag:, lag:].copy() if lag > 1 else products[lag:, lag:]
    for j in range(lag, last):
        sound &= products[j, j] > SINGULAR * whole[j]
        if j + 1 < last:
            _eliminate(products, j)
    return inner, sound


def _eliminate(products: Floats, j: int) -> None:
    """Free all later columns of column ``j``."""
    share = products[j + 1 :, j] / products[j, j]
    for i in range(j + 1, len(products)):
        products[i:, i] -= share[i - j - 1] * products[i:, j]


def _products(made: Floats, layout: Layout) -> Floats:
    """Return the lower triangle (2·lag + 1, 2·lag + 1, draws) of all columns' cross-products.

    Columns are (series, lag): the effect from lag 0, the response, the cause from lag 1. They are
    shifts of one series, so the product of lags (i, j) is that of (i-1, j-1) with the ends of
    each run of rows corrected, and few sums run over all rows.
    """
    lag = layout.lag
    products = np.empty((2 * lag + 1, 2 * lag + 1, made.shape[2]))
    for one, other in ((0, 0), (0, 1), (1, 1)):
        a, b = made[:, one], made[:, other]
        for i in range(one, lag + 1):
            for j in range(i if one == other else 1, lag + 1):
                cell = _cell((one, i), (other, j), lag)
                if i > one and j > other:
                    before = products[_cell((one, i - 1), (other, j - 1), lag)]
                    products[cell] = before + _ends(a, b, i, j, layout)
                else:
                    products[cell] = _sum(a, b, i, j, layout)
    return products


def _cell(left: tuple[int, int], right: tuple[int, int], lag: int) -> tuple[int, int]:
    """Return row and column of the product of two columns, each (series, lag); response last."""
    one, other = (s * lag + back - 1 if back else 2 * lag for s, back in (left, right))
    return max(one, other), min(one, other)


def _sum(a: Floats, b: Floats, i: int, j: int, layout: Layout) -> Floats:
    """Sum a[t-i] · b[t-j] over the rows t."""
    total = np.zeros(a.shape[1])
    for start, stop in zip(layout.starts, layout.stops, strict=True):
        total += np.einsum("tb,tb->b", a[start - i : stop - i], b[start - j : stop - j])
    return total


def _ends(a: Floats, b: Floats, i: int, j: int, layout: Layout) -> Floats:
    """Return what the sum over lags (i, j) has more than that over (i-1, j-1)."""
    total = np.zeros(a.shape[1])
    for start, stop in zip(layout.starts, layout.stops, strict=True):
        total += a[start - i] * b[start - j]
        total -= a[stop - i] * b[stop - j]
    return total


def _take_out_trend(products: Floats, made: Floats, layout: Layout) -> None:
    """Turn products of columns into products of their parts free of constant and trend.

    The multiplications are many small ones on purpose: a large one would wake a second thread,
    which costs more than it gains.
    """
    onto = np.matmul(layout.projector[:, None], made.transpose(1, 0, 2))
    for term in range(layout.terms):
        effect, cause = onto[:, 0, term], onto[1:, 1, term]
        parts = np.concatenate([effect[1:], cause, effect[:1]])
        for j in range(len(parts)):
            products[j:, j] -= parts[j:] * parts[j]
