"""Two series on one session axis, and the rows of an equation with lags that they allow."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from thirdear.model.precedence import TRENDS, LagIn, Trend
from thirdear.model.scores import Series

Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Places: TypeAlias = NDArray[np.intp]
Picks: TypeAlias = NDArray[np.uint16 | np.uint32]
Bend: TypeAlias = int | Literal["cubic", "quartic"]
"""A further course: a step from this number of the axis on, or a higher power of the number."""

POWERS = {"cubic": 3, "quartic": 4}

NO_VARIATION = 1e-12
"""Deviations from the mean smaller than this, relative to the values, are rounding."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Effect and cause of one case, aligned by session number.

    ``sessions`` (T,) counts on without leaving any out; ``effect`` and ``cause`` (T,) hold the
    scores on their own scales, nan where a session has none. Where the axis counts something
    else than session numbers, ``named`` holds the sessions at its places. ``bends`` are courses
    beside the trend that every equation of the pair holds.
    """

    sessions: NDArray[np.int64]
    effect: Floats
    cause: Floats
    named: Mapping[int, tuple[int, ...]] | None = None
    lag_in: LagIn = "sessions"
    bends: tuple[Bend, ...] = ()

    def who(self, place: int) -> tuple[int, ...]:
        """Return the session numbers at a place of the axis, given by its number."""
        return (place,) if self.named is None else self.named.get(place, ())

    @property
    def both(self) -> NDArray[np.bool_]:
        """Which sessions (T,) have both scores."""
        return np.isfinite(self.effect) & np.isfinite(self.cause)


def align(cause: Series, effect: Series) -> Pair:
    """Put two series on the axis from the first to the last session that either of them has."""
    numbers = (*cause.sessions, *effect.sessions)
    first, last = (min(numbers), max(numbers)) if numbers else (0, -1)
    sessions = np.arange(first, last + 1, dtype=np.int64)
    named = None
    if cause.at or effect.at:
        named = dict(zip(cause.sessions, cause.named, strict=True))
        named |= zip(effect.sessions, effect.named, strict=True)
    return Pair(
        sessions,
        _placed(effect, first, len(sessions)),
        _placed(cause, first, len(sessions)),
        named,
        effect.lag_in,
        tuple(sorted({*cause.breaks, *effect.breaks})),
    )


def _placed(series: Series, first: int, length: int) -> Floats:
    values = np.full(length, np.nan)
    for session, value in zip(series.sessions, series.values, strict=True):
        if value is not None and math.isfinite(value):
            values[session - first] = value
    return values


def varies(values: Floats) -> bool:
    """Say whether the values that are there differ by more than rounding; one value does not."""
    known = values[np.isfinite(values)]
    return known.size > 1 and bool(np.ptp(known) > NO_VARIATION * np.abs(known).max())


def standardised(values: Floats) -> tuple[Floats, float]:
    """Return the values minus their mean, divided by the largest deviation, and that divisor.

    The F statistic does not change by it; sums of squares stay near one whatever the scale.
    """
    known = values[np.isfinite(values)]
    middle = known.mean()
    scale = float(max(known.max() - middle, middle - known.min()))
    return (values - middle) / scale, scale


def usable(pair: Pair, lag: int) -> Places:
    """Return the places on the axis of the rows whose every value is there.

    A row needs both scores of session t and of the ``lag`` sessions before it, the rows that
    lmtest::grangertest keeps: the cause of session t itself stands in no term of the effect's
    equation, but in that of the bootstrap's other half.
    """
    whole = pair.both
    for back in range(1, min(lag, len(whole)) + 1):
        whole[back:] &= pair.both[:-back]
        whole[:back] = False
    return np.flatnonzero(whole)


def lagged(values: Floats, rows: Places, lag: int) -> Floats:
    """Return the values 1 to ``lag`` sessions before each row, (rows, lag)."""
    return np.asarray(values[rows[:, None] - np.arange(1, lag + 1)])


def trend_terms(pair: Pair, rows: Places, trend: Trend) -> Floats:
    """Return constant, bends and trend at every session, (T, terms), orthonormal over the rows.

    Powers of the session number, so that a gap of two sessions is twice as wide as of one; they
    come last, so that the terms of a lesser trend are the first of a richer one's. A bend that
    the rows cannot tell from the constant and the bends before it is left out. The array is
    shared by all series with the same rows and cannot be written to.
    """
    first = int(pair.sessions[0]) if len(pair.sessions) else 0
    bends = tuple(bend - first if isinstance(bend, int) else bend for bend in pair.bends)
    return terms_at(len(pair.sessions), tuple(rows.tolist()), trend, bends)


@lru_cache(maxsize=256)
def terms_at(
    length: int, places: tuple[int, ...], trend: Trend, bends: tuple[Bend, ...] = ()
) -> Floats:
    """Return the terms; sessions count on, so that only places matter and not their numbers."""
    rows = np.array(places, dtype=np.intp)
    away = np.arange(length) - rows.mean()
    position = away / max(np.abs(away[rows]).max(), 1.0)
    columns = _telling([np.ones(length), *(_bent(bend, position) for bend in bends)], rows)
    columns += [position**power for power in range(1, TRENDS.index(trend) + 1)]
    powers = np.column_stack(columns)
    _, triangle = np.linalg.qr(powers[rows])
    terms = np.linalg.solve(triangle.T, powers.T).T
    terms.setflags(write=False)
    return np.asarray(terms)


def _bent(bend: Bend, position: Floats) -> Floats:
    """Return the course of a bend; a step is zero before it and one from it on."""
    if isinstance(bend, int):
        return np.asarray((np.arange(len(position)) >= bend) * 1.0)
    return np.asarray(position ** POWERS[bend])


def _telling(columns: list[Floats], rows: Places) -> list[Floats]:
    """Return the columns, in order, of which the rows can tell each from those before it."""
    kept = columns[:1]
    for column in columns[1:]:
        before = np.column_stack(kept)[rows]
        left = column[rows] - before @ np.linalg.lstsq(before, column[rows], rcond=None)[0]
        if left @ left > NO_VARIATION * len(rows):
            kept.append(column)
    return kept


def steps_in(pair: Pair, rows: Places) -> int:
    """Return how many bends of the pair the rows can tell apart."""
    return int(trend_terms(pair, rows, "none").shape[1]) - 1 if len(rows) and pair.bends else 0


@dataclass(frozen=True, slots=True)
class Equation:
    """One regression in standardised scores: what is explained, and by what.

    ``response`` (n,); ``known`` (n, terms + lag) constant, trend and own lags; ``cross`` (n, lag)
    the other's lags. One unit of a cross coefficient is ``unit`` on the scales of the scores.
    """

    response: Floats
    known: Floats
    cross: Floats
    unit: float

    @property
    def freedom(self) -> int:
        """Residual degrees of freedom with the cross-lags in."""
        return int(len(self.response) - self.known.shape[1] - self.cross.shape[1])


def equation(pair: Pair, rows: Places, lag: int, trend: Trend) -> Equation:
    """Build the effect's equation over the rows; needs two series that vary."""
    effect, effect_scale = standardised(pair.effect)
    cause, cause_scale = standardised(pair.cause)
    trends = trend_terms(pair, rows, trend)[rows]
    known = np.column_stack([trends, lagged(effect, rows, lag)])
    return Equation(effect[rows], known, lagged(cause, rows, lag), effect_scale / cause_scale)


def lagged_all(values: Floats, lag: int) -> Floats:
    """Return the lags of every session, (T, lag); nan where they reach before the first."""
    padded = np.concatenate([np.full(lag, np.nan), values])
    return lagged(padded, np.arange(lag, len(padded)), lag)
