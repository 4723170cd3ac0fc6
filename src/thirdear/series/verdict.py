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
from thirdear.series.bootstrap import TIE, Layout, lay_out, nested_f, sum_over
from thirdear.series.rows import (
    Bend,
    Floats,
    Pair,
    Picks,
    Places,
    standardised,
    terms_at,
    trend_terms,
)
from thirdear.series.simulation import Null, cut, fit_null, portion, space_for

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
    """Yield (T, 2, draws) series made under the null hypothesis, portion by portion.

    Each stands where the one before it stood.
    """
    space: Floats | None = None
    for picks in _picks(near.width, len(near.null.level), resamples, seed):
        space = space_for(picks) if space is None else space
        yield build_near(near, picks, space)


def _picks(width: int, length: int, resamples: int, seed: int) -> Iterable[Picks]:
    """Return which of the near sessions drives each session; tests with as many rows share it."""
    if length * resamples > KEPT:
        return _picked(width, length, resamples, seed)
    return _kept(width, length, resamples, seed)


KEPT = 1 << 20
"""Numbers drawn for one verdict that are kept for the next: 2 MB of them at most."""


@lru_cache(maxsize=2)
def _kept(width: int, length: int, resamples: int, seed: int) -> tuple[Picks, ...]:
    return tuple(_picked(width, length, resamples, seed))


def _picked(width: int, length: int, resamples: int, seed: int) -> Iterator[Picks]:
    generator, size = np.random.default_rng([seed, 1]), portion(length)
    for done in range(0, resamples, size):
        shape = length, min(size, resamples - done)
        yield generator.integers(0, width, shape, dtype=np.uint16)


def build_near(near: Near, picks: Picks, space: Floats) -> Floats:
    """Return in the space the (T, 2, draws) series that these near sessions drive.

    The third row of what is expected is the height of the effect on the table of sessions. Heights
    beyond it lie at its ends, which ``take`` sees to.
    """
    null, (length, draws) = near.null, picks.shape
    lag, made = len(null.start), space[:, :, :draws]
    made[:lag] = null.start[:, :, None]
    expected, place = np.empty((3, draws)), np.empty(draws, dtype=np.intp)
    onward = np.vstack([null.step, near.scale * null.step[0]])
    lowest = near.scale * (near.low - null.level[:, 0])
    driving = null.level[:, :, None] + near.residuals
    for t in range(lag, length):
        np.matmul(onward, made[t - lag : t].reshape(2 * lag, draws), out=expected)
        expected[2] -= lowest[t]
        np.copyto(place, expected[2], casting="unsafe")
        near.first.take(place, out=place, mode="clip")
        place += picks[t]
        driving[t].take(place, axis=1, out=made[t], mode="clip")
        made[t] += expected[:2]
    return made


def standing(pair: Pair) -> Floats:
    """Return both standardised scores as one draw, zero where there is none."""
    both = np.stack([standardised(pair.effect)[0], standardised(pair.cause)[0]], axis=1)
    return np.nan_to_num(both)[:, :, None]


Shapes: TypeAlias = tuple[tuple[Bend, ...], Floats]


class Watch:
    """Counts in how many of the first draws some course of both scores gains as much as here."""

    def __init__(self, pair: Pair, rows: Places, lag: int) -> None:
        self._layout = layout = lay_out(pair, rows, lag, "quadratic")
        self.bends, columns = _shapes(pair, rows)
        shapes = np.zeros((lag + 1, len(self.bends), len(pair.sessions)))
        for back in range(lag + 1):
            shapes[back][:, rows - back] = columns.T
        onto = np.concatenate([layout.projector, shapes], axis=1)
        self._onto = np.concatenate([onto[1:], onto[:1]])
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
        open_ = self._left(made[:, 0])
        open_ *= self._left(made[:, 1])
        return np.asarray(-np.log(open_, out=open_))

    def _left(self, one: Floats) -> Floats:
        """Return (shapes, draws): the share of one score's errors that each course leaves.

        The columns are the own lags, then the score; constant and trend are taken out of their
        products, and then lag by lag out of those behind it.
        """
        lag, terms = self._layout.lag, self._layout.terms
        on = np.matmul(self._onto, one)
        trends, shapes = on[:, :terms], on[:, terms:]
        backs = (*range(1, lag + 1), 0)
        products = [
            [
                sum_over(one, one, backs[i], backs[j], self._layout)
                - np.einsum("tb,tb->b", trends[i], trends[j])
                for j in range(i + 1)
            ]
            for i in range(lag + 1)
        ]
        left = np.ones_like(shapes[0])
        for j in range(lag):
            left -= shapes[j] ** 2 / products[j][j]
            for i in range(j + 1, lag + 1):
                share = products[i][j] / products[j][j]
                shapes[i] -= share * shapes[j]
                for k in range(j + 1, i + 1):
                    products[i][k] -= share * products[k][j]
        taken = shapes[lag] ** 2 / products[lag][lag]
        taken /= np.maximum(left, 1e-9, out=left)
        return np.asarray(1 - np.minimum(taken, 1 - 1e-9, out=taken))


def _shapes(pair: Pair, rows: Places) -> Shapes:
    """Return the courses that are tried, and their columns (rows, shapes) freed of the terms."""
    first = int(pair.sessions[0])
    own = tuple(bend - first if isinstance(bend, int) else bend for bend in pair.bends)
    bends, columns = _tried(len(pair.sessions), tuple(rows.tolist()), own)
    return tuple(first + bend if isinstance(bend, int) else bend for bend in bends), columns


@lru_cache(maxsize=256)
def _tried(length: int, places: tuple[int, ...], own: tuple[Bend, ...]) -> Shapes:
    """Return what all series with the same rows and declared bends share; steps are places."""
    rows = np.array(places, dtype=np.intp)
    terms = terms_at(length, places, "quadratic", own)[rows]
    kept: list[Bend] = []
    columns: list[Floats] = []
    tried: tuple[Bend, ...] = ("cubic", "quartic", *places[EDGE - 1 : 1 - EDGE])
    for bend in tried:
        whole = terms_at(length, places, "none", (bend,))[rows]
        column = whole[:, -1] - terms @ (terms.T @ whole[:, -1])
        length_ = float(np.sqrt(column @ column))
        if whole.shape[1] > 1 and length_ > 1e-6:
            kept.append(bend)
            columns.append(column / length_)
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
