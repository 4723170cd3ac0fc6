"""The verdict: one p that asks three equations at once, and a guard against courses in steps.

Its statistic is the mean of the F of the equations without, with a linear and with a quadratic
trend. Its p comes from one null process: the effect without the cause's lags, a quadratic course,
coefficients freed of bias (:mod:`thirdear.series.simulation`). Ratings and counts spread more at
one height than at another, so every pair of residuals is drawn from the third of the sessions in
which the effect was expected to stand nearest to where it is expected now.

The guard tries what no polynomial holds, a step at any session, and a cubic and a quartic, as a
further course of both scores. The largest summed gain is compared with that of the draws; where
one is there, the equation is asked with that course in it, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from thirdear.model.precedence import TRENDS, Trend
from thirdear.series.bootstrap import TIE, Layout, lay_out, nested_f
from thirdear.series.rows import Bend, Floats, Pair, Places, standardised, trend_terms
from thirdear.series.simulation import Null, cut, fit_null, portion

NEAREST = 3
"""Residuals come from this part of the sessions, those with the nearest expected effect."""

FEWEST = 7
"""Never from fewer sessions than this."""

FINE = 1024
"""Heights at which the nearest sessions are looked up."""

GUARDED = 999
"""Draws in which the guard looks for a course, if so many are made."""

GATE = 0.05
EDGE = 4
"""Rows before and after a step that is tried."""


@dataclass(frozen=True, slots=True)
class Near:
    """A null process whose residual pairs are drawn by where the effect is expected to stand.

    ``residuals`` (2, rows) are in the order of the expected effect; ``first`` (FINE,) is the first
    of the ``width`` sessions to draw from at each height, from ``low`` on, ``scale`` heights a
    unit.
    """

    null: Null
    residuals: Floats
    first: Places
    width: int
    low: float
    scale: float


@dataclass(frozen=True, slots=True)
class Judged:
    """The p of the verdict, that of each of its equations by trend, and what the guard found.

    ``bend`` is the course that both scores seem to share beyond a quadratic one, ``p_course`` the
    p of its being there, ``p_bent`` that of the equation with it, None where none was asked.
    """

    p: float
    f: float
    each: dict[Trend, float]
    p_course: float | None = None
    bend: Bend | None = None
    p_bent: float | None = None

    @property
    def strictest(self) -> float:
        """The p of the verdict, or of the equation with a further course where that is larger."""
        return self.p if self.p_bent is None else max(self.p, self.p_bent)


def judge(
    pair: Pair, rows: Places, *, lag: int, resamples: int, seed: int, guard: bool = True
) -> Judged:
    """Return the verdict on the cross-lags of a pair of which all three equations have an F."""
    axis, places = cut(pair, rows, lag)
    near = nearest(axis, places, lag)
    layout = lay_out(axis, places, lag, "quadratic")
    terms = terms_of(layout)
    observed = nested_f(standing(axis), layout, terms)[:, 0]
    limits = np.append(observed, observed.mean()) * (1 - TIE)
    reached = np.zeros(len(limits), dtype=np.int64)
    watch = Watch(axis, places, lag) if guard else None
    with np.errstate(all="ignore"):
        for made in drawn(near, resamples, seed):
            f = nested_f(made, layout, terms)
            stacked = np.vstack([f, f.mean(axis=0)])
            reached += np.count_nonzero(~(stacked < limits[:, None]), axis=1)
            if watch is not None:
                watch.look(made)
    p = (1 + reached) / (resamples + 1)
    each = {trend: float(value) for trend, value in zip(TRENDS, p[:-1], strict=True)}
    found = Judged(float(p[-1]), float(observed.mean()), each)
    return found if watch is None else _guarded(found, watch, axis, places, (lag, resamples, seed))


def mean_f(made: Floats, layout: Layout) -> Floats:
    """Return the mean (draws,) of the three F of every draw; the layout is the quadratic one."""
    return np.asarray(nested_f(made, layout, terms_of(layout)).mean(axis=0))


def terms_of(layout: Layout) -> tuple[int, int, int]:
    """Return how many terms the equations without, with linear and quadratic trend have."""
    return layout.terms - 2, layout.terms - 1, layout.terms


def nearest(pair: Pair, rows: Places, lag: int) -> Near:
    """Fit the null process with a quadratic course and order its residuals by expected effect."""
    null = fit_null(pair, rows, lag, "quadratic")
    effect = standardised(pair.effect)[0]
    cause = standardised(pair.cause)[0]
    past = np.stack([effect, cause], axis=1)[rows[:, None] - np.arange(lag, 0, -1)]
    expected = past.reshape(len(rows), 2 * lag) @ null.step[0] + null.level[rows, 0]
    order = np.argsort(expected, kind="stable")
    residuals = np.ascontiguousarray(null.residuals[:, order])
    return Near(null, residuals, *windows(expected[order]))


def windows(expected: Floats) -> tuple[Places, int, float, float]:
    """Return the first session to draw from by height, how many, the lowest height and scale."""
    n = len(expected)
    width = min(n, max(FEWEST, round(n / NEAREST)) | 1)
    low, high = float(expected[0]), float(expected[-1])
    scale = FINE / max(high - low, 1e-300)
    heights = low + (np.arange(FINE) + 0.5) / scale
    first = np.searchsorted(expected, heights) - width // 2
    return np.clip(first, 0, n - width), width, low, scale


def drawn(near: Near, resamples: int, seed: int) -> Iterator[Floats]:
    """Yield (T, 2, draws) series made under the null hypothesis, portion by portion."""
    for picks in _picks(near.width, len(near.null.level), resamples, seed):
        yield build_near(near, picks)


def _picks(width: int, length: int, resamples: int, seed: int) -> Iterable[Places]:
    """Return which of the near sessions drives each session; tests with as many rows share it."""
    if length * resamples > KEPT:
        return _picked(width, length, resamples, seed)
    return _kept(width, length, resamples, seed)


KEPT = 1 << 20
"""Numbers drawn for one verdict that are kept for the next: 8 MB of them at most."""


@lru_cache(maxsize=2)
def _kept(width: int, length: int, resamples: int, seed: int) -> tuple[Places, ...]:
    return tuple(_picked(width, length, resamples, seed))


def _picked(width: int, length: int, resamples: int, seed: int) -> Iterator[Places]:
    generator, size = np.random.default_rng([seed, 1]), portion(length)
    for done in range(0, resamples, size):
        shape = length, min(size, resamples - done)
        yield generator.integers(0, width, shape, dtype=np.uint16).astype(np.intp)


def build_near(near: Near, picks: Places) -> Floats:
    """Return the (T, 2, draws) series that these choices among the near sessions drive."""
    null, (length, draws) = near.null, picks.shape
    lag = len(null.start)
    made = np.empty((length, 2, draws))
    made[:lag] = null.start[:, :, None]
    height, place = np.empty(draws), np.empty(draws, dtype=np.intp)
    driving = np.empty((2, draws))
    for t in range(lag, length):
        np.matmul(null.step, made[t - lag : t].reshape(2 * lag, draws), out=made[t])
        made[t] += null.level[t][:, None]
        np.subtract(made[t, 0], near.low, out=height)
        height *= near.scale
        np.maximum(height, 0.0, out=height)
        np.minimum(height, FINE - 1.0, out=height)
        np.copyto(place, height, casting="unsafe")
        near.first.take(place, out=place, mode="clip")
        place += picks[t]
        near.residuals.take(place, axis=1, out=driving, mode="clip")
        made[t] += driving
    return made


def standing(pair: Pair) -> Floats:
    """Return both standardised scores as one draw, zero where there is none."""
    both = np.stack([standardised(pair.effect)[0], standardised(pair.cause)[0]], axis=1)
    return np.nan_to_num(both)[:, :, None]


Shapes: TypeAlias = tuple[tuple[Bend, ...], Floats]


class Watch:
    """Counts in how many of the first draws some course of both scores gains as much as here."""

    def __init__(self, pair: Pair, rows: Places, lag: int) -> None:
        self._rows, self._lag = rows, lag
        terms = trend_terms(pair, rows, "quadratic")
        self.bends, self._columns = _shapes(pair, rows, terms[rows])
        self._terms = terms[rows]
        self.seen = self.reached = 0
        if not self.bends:
            return
        gains = self.gains(standing(pair))[:, 0]
        self.bend: Bend = self.bends[int(gains.argmax())]
        self._limit = float(gains.max()) * (1 - TIE)

    def look(self, made: Floats) -> None:
        """Compare the gains of the draws with that of the study, until enough were seen."""
        left = GUARDED - self.seen
        if left <= 0 or not self.bends:
            return
        made = made[:, :, :left]
        self.seen += made.shape[2]
        self.reached += int(np.count_nonzero(~(self.gains(made).max(axis=0) < self._limit)))

    @property
    def p(self) -> float:
        """The p of the hypothesis that no such course is there."""
        return (1 + self.reached) / (self.seen + 1)

    def gains(self, made: Floats) -> Floats:
        """Return (shapes, draws): what each course takes from the errors of both scores."""
        rows, total = self._rows, np.zeros((len(self.bends), made.shape[2]))
        for series in (0, 1):
            y = self._free(made[rows, series])
            left = np.ones_like(total)
            own: list[Floats] = []
            for back in range(1, self._lag + 1):
                x = self._free(made[rows - back, series])
                for u in own:
                    x -= (x * u).sum(axis=0) * u
                x /= np.sqrt((x * x).sum(axis=0))
                y -= (x * y).sum(axis=0) * x
                left -= (self._columns.T @ x) ** 2
                own.append(x)
            share = (self._columns.T @ y) ** 2
            share /= np.maximum(left, 1e-9) * (y * y).sum(axis=0)
            total -= np.log1p(-np.minimum(share, 1 - 1e-9))
        return total

    def _free(self, values: Floats) -> Floats:
        return np.asarray(values - self._terms @ (self._terms.T @ values))


def _shapes(pair: Pair, rows: Places, terms: Floats) -> Shapes:
    """Return the courses that are tried, and their columns (rows, shapes) freed of the terms."""
    first = int(pair.sessions[0])
    bends: list[Bend] = ["cubic", "quartic"]
    bends += [first + int(place) for place in rows[EDGE - 1 : 1 - EDGE]]
    kept: list[Bend] = []
    columns: list[Floats] = []
    for bend in bends:
        whole = trend_terms(replace(pair, bends=(bend,)), rows, "none")[rows]
        column = whole[:, -1] - terms @ (terms.T @ whole[:, -1])
        length = float(np.sqrt(column @ column))
        if whole.shape[1] > 1 and length > 1e-6:
            kept.append(bend)
            columns.append(column / length)
    return tuple(kept), np.column_stack(columns) if columns else np.empty((len(rows), 0))


def _guarded(
    found: Judged, watch: Watch, axis: Pair, rows: Places, how: tuple[int, int, int]
) -> Judged:
    """Return the verdict with what the guard saw, and the equation with it where it asks for it."""
    lag, resamples, seed = how
    if not watch.bends:
        return found
    found = replace(found, p_course=watch.p)
    freedom = len(rows) - trend_terms(axis, rows, "quadratic").shape[1] - 1 - 2 * lag
    if watch.p > GATE or freedom < 1:
        return found
    return replace(
        found, bend=watch.bend, p_bent=p_with(axis, rows, watch.bend, lag, resamples, seed)
    )


def p_with(pair: Pair, rows: Places, bend: Bend, lag: int, resamples: int, seed: int) -> float:
    """Return the p of the verdict's statistic with a further course in all three equations."""
    bent = replace(pair, bends=(*pair.bends, bend))
    near, layout = nearest(bent, rows, lag), lay_out(bent, rows, lag, "quadratic")
    limit = float(mean_f(standing(bent), layout)[0]) * (1 - TIE)
    with np.errstate(all="ignore"):
        reached = sum(
            int(np.count_nonzero(~(mean_f(made, layout) < limit)))
            for made in drawn(near, resamples, seed)
        )
    return (1 + reached) / (resamples + 1)
