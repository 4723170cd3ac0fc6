"""The restricted recursive bootstrap of the F statistic: one batched computation over all draws.

Both series are rebuilt under the null hypothesis (:mod:`thirdear.series.simulation`), and the F of
the equation is taken of every draw. Missing sessions are simulated too and left out of the F.

Arrays are (session, series, draw), so that each step is one pass over neighbouring numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from thirdear.model.precedence import Trend
from thirdear.series.rows import Bend, Flags, Floats, Pair, Picks, Places, terms_at
from thirdear.series.simulation import build, cut, fit_null, pick, portion, space_for

SINGULAR = 1e-10
"""A pivot below this share of its column's sum of squares is rounding, not information."""

TIE = 1e-9
"""Relative difference below which a drawn F counts as equal to the observed one."""

KEPT = 1 << 20
"""Numbers drawn for one test that are kept for the next: 2 MB of them at most."""


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
    pair: Pair,
    rows: Places,
    *,
    lag: int,
    observed: Mapping[Trend, float],
    resamples: int,
    seed: int,
) -> dict[Trend, Resampled]:
    """Return p = (1 + #{F* >= F}) / (resamples + 1) for the ``observed`` F of each equation.

    Every equation has its own null process; the sessions drawn are the same for all. A draw
    without a finite F (a series that ran out of the numbers' range, or singular columns, which
    coarse scores can produce) counts as F* >= F, so that it can only raise the p.
    """
    axis, places = cut(pair, rows, lag)
    nulls = {trend: fit_null(axis, places, lag, trend) for trend in observed}
    layouts = {trend: lay_out(axis, places, lag, trend) for trend in observed}
    reached, without = dict.fromkeys(observed, 0), dict.fromkeys(observed, 0)
    space: Floats | None = None
    with np.errstate(all="ignore"):
        for picks in _picks(len(rows), len(axis.sessions), resamples, seed):
            space = space_for(picks) if space is None else space
            for trend, f in observed.items():
                drawn = f_values(build(nulls[trend], picks, space), layouts[trend])
                reached[trend] += int(np.count_nonzero(~(drawn < f * (1 - TIE))))
                without[trend] += int(np.count_nonzero(~np.isfinite(drawn)))
    return {
        trend: Resampled((1 + reached[trend]) / (resamples + 1), without[trend], null.root)
        for trend, null in nulls.items()
    }


def _picks(count: int, length: int, resamples: int, seed: int) -> Iterable[Picks]:
    """Return which residuals drive each session, portion by portion of the draws.

    They depend on nothing else, so that tests after one another with as many rows share them.
    """
    if length * resamples > KEPT:
        return _drawn(count, length, resamples, seed)
    return _kept(count, length, resamples, seed)


@lru_cache(maxsize=2)
def _kept(count: int, length: int, resamples: int, seed: int) -> tuple[Picks, ...]:
    return tuple(_drawn(count, length, resamples, seed))


def _drawn(count: int, length: int, resamples: int, seed: int) -> Iterator[Picks]:
    generator = np.random.default_rng(seed)
    size = portion(length)
    for done in range(0, resamples, size):
        yield pick(count, (length, min(size, resamples - done)), generator)


def lay_out(pair: Pair, rows: Places, lag: int, trend: Trend) -> Layout:
    """Prepare the sums over the rows of the effect's equation."""
    first = int(pair.sessions[0])
    bends = tuple(bend - first if isinstance(bend, int) else bend for bend in pair.bends)
    return _laid_out(len(pair.sessions), tuple(rows.tolist()), lag, trend, bends)


@lru_cache(maxsize=256)
def _laid_out(
    length: int, places: tuple[int, ...], lag: int, trend: Trend, bends: tuple[Bend, ...]
) -> Layout:
    """Return the layout, which all series with the same rows share."""
    rows = np.array(places, dtype=np.intp)
    trends = terms_at(length, places, trend, bends)
    projector = np.zeros((lag + 1, trends.shape[1], length))
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


def f_values(made: Floats, layout: Layout) -> Floats:
    """Return the F (draws,) of every draw's unrestricted against its restricted equation.

    A draw with singular columns has nan.
    """
    return np.asarray(nested_f(made, layout, (layout.terms,))[0])


def nested_f(made: Floats, layout: Layout, terms: Sequence[int]) -> Floats:
    """Return the F (equations, draws) of equations with the first so many ``terms``, ascending.

    They share the sums over the rows; what tells them apart is taken out term by term, and then
    all are eliminated at once.
    """
    lag, done = layout.lag, 0
    products = _products(made, layout)
    whole = [products[j, j].copy() for j in range(2 * lag)]
    parts = _trend_parts(made, layout)
    each = np.empty((*products.shape[:2], len(terms), made.shape[2]))
    for i, count in enumerate(terms):
        _take_out_trend(products, parts[done:count])
        each[:, :, i], done = products, count
    block, sound = _freed_of_own(each, whole, lag)
    return _f_of(block, sound, layout.rows - np.array(terms)[:, None] - 2 * lag)


def _f_of(block: Floats, sound: Flags, freedom: Places) -> Floats:
    """Return the F of products of cross-lags and response that are freed of all else.

    One elimination of the cross-product matrix, ordered own lags, cross-lags, response, holds
    both residual sums of squares: what the cross-lags take from the response's last pivot, and
    what is left of it.
    """
    lag = len(block) - 1
    explained = np.zeros(block.shape[2:])
    for j in range(lag):
        share = block[lag, j] / block[j, j]
        explained += share * block[lag, j]
        for i in range(j + 1, lag + 1):
            block[i:, i] -= block[i, j] / block[j, j] * block[i:, j]
    f = (explained / lag) * (freedom / block[lag, lag])
    return np.where(sound, f, np.nan)


def partialled(made: Floats, layout: Layout) -> tuple[Floats, Flags]:
    """Return products (lag + 1, lag + 1, draws) of cross-lags and response, in the lower triangle.

    They are freed of constant, trend and the effect's own lags. With them, which draws have no
    singular column.
    """
    products = _products(made, layout)
    whole = [products[j, j].copy() for j in range(2 * layout.lag)]
    _take_out_trend(products, _trend_parts(made, layout))
    return _freed_of_own(products, whole, layout.lag)


def _freed_of_own(products: Floats, whole: Sequence[Floats], lag: int) -> tuple[Floats, Flags]:
    """Return products of cross-lags and response freed of the own lags, and which are sound.

    ``whole`` are the columns' sums of squares before anything was taken out of them; the products
    are used up.
    """
    last = 2 * lag
    sound = np.ones(products.shape[2:], dtype=bool)
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
                    products[cell] = sum_over(a, b, i, j, layout)
    return products


def _cell(left: tuple[int, int], right: tuple[int, int], lag: int) -> tuple[int, int]:
    """Return row and column of the product of two columns, each (series, lag); response last."""
    one, other = (s * lag + back - 1 if back else 2 * lag for s, back in (left, right))
    return max(one, other), min(one, other)


def sum_over(a: Floats, b: Floats, i: int, j: int, layout: Layout) -> Floats:
    """Sum a[t-i] · b[t-j] over the rows t."""
    first, *others = (
        np.einsum("tb,tb->b", a[start - i : stop - i], b[start - j : stop - j])
        for start, stop in zip(layout.starts, layout.stops, strict=True)
    )
    return np.asarray(sum(others, first))


def _ends(a: Floats, b: Floats, i: int, j: int, layout: Layout) -> Floats:
    """Return what the sum over lags (i, j) has more than that over (i-1, j-1)."""
    total = np.zeros(a.shape[1])
    for start, stop in zip(layout.starts, layout.stops, strict=True):
        total += a[start - i] * b[start - j]
        total -= a[stop - i] * b[stop - j]
    return total


def _trend_parts(made: Floats, layout: Layout) -> Floats:
    """Return the products (terms, columns, draws) of constant and trend with all columns.

    The multiplications are many small ones on purpose: a large one would wake a second thread,
    which costs more than it gains.
    """
    effect = np.matmul(layout.projector, made[:, 0])
    cause = np.matmul(layout.projector[1:], made[:, 1])
    return np.concatenate([effect[1:], cause, effect[:1]]).swapaxes(0, 1)


def _take_out_trend(products: Floats, parts: Floats) -> None:
    """Turn products of columns into products of their parts free of these terms."""
    for part in parts:
        for j in range(len(part)):
            products[j:, j] -= part[j:] * part[j]
