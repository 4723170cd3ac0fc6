"""Lag-sequential analysis within sessions: what follows a code in the next turns.

Counts, Yule's Q and adjusted residuals after Bakeman and Quera (2011). Turns of one session are
not independent and codes come in runs, so the p is not the residual's: the target's turns are
rotated as a whole against the given ones, session by session, which keeps runs, frequencies and
the sessions apart, and the residual of every rotation is compared with the observed one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from thirdear.model.sequences import Transition
from thirdear.series.bootstrap import TIE
from thirdear.series.rows import Flags, Floats, Places

CodedSession = Mapping[str, Sequence[bool]]
"""For each code, whether every turn of one session, in order, has it."""


@dataclass(frozen=True, slots=True)
class Window:
    """Where a target is looked for: with ``lag`` in the turn just so many later alone.

    With ``seconds`` in the turns that begin within so many after a turn's own begin, by ``times``,
    a list a session; turns without a time count for nothing.
    """

    lag: int | None = None
    seconds: float | None = None
    times: Sequence[Sequence[float | None]] = ()


TURNS = Window()


def transition(
    sessions: Sequence[CodedSession],
    given: str,
    target: str,
    *,
    within: int = 1,
    window: Window = TURNS,
    resamples: int = 1999,
    seed: int = 1,
) -> Transition:
    """Count how often ``target`` comes within ``within`` turns after ``given``, and test it.

    A turn counts if at least one turn of its session follows; windows end with the session.
    ``window`` may look elsewhere than at the next turns.
    """
    pairs = _pairs(sessions, given, target, within, window)
    table = sum((_table(a, b, r) for a, b, r in pairs), start=np.zeros((2, 2)))
    (followed, not_followed), (other, not_other) = table.astype(int).tolist()
    found = Transition(
        given,
        target,
        within,
        len(pairs),
        followed + not_followed,
        followed,
        other + not_other,
        other,
        lag=window.lag,
        seconds=window.seconds,
    )
    z = residual(table)
    if z is None:
        return replace(found, why="one of the codes is never or always there")
    g2 = likelihood_ratio(table)
    found = replace(found, q=yule(table), z=z, g2=g2, resamples=resamples)
    if not resamples:
        return found
    drawn = _rotated(pairs, resamples, np.random.default_rng(seed))
    along = np.array([abs(residual(one) or 0.0) for one in drawn])
    ratios = np.array([likelihood_ratio(one) for one in drawn])
    return replace(
        found,
        p=(1 + _reached(along, abs(z))) / (resamples + 1),
        g2_p=(1 + _reached(ratios, g2)) / (resamples + 1),
    )


def _pairs(
    sessions: Sequence[CodedSession], given: str, target: str, within: int, window: Window
) -> list[tuple[Flags, Flags, Reach]]:
    """Return both codes of each session that has two turns, and how far its windows reach."""
    whens = window.times or [[None] * len(s[given]) for s in sessions]
    return [
        (
            np.asarray(s[given], dtype=bool),
            np.asarray(s[target], dtype=bool),
            _reach(len(s[given]), within, window, when),
        )
        for s, when in zip(sessions, whens, strict=True)
        if len(s[given]) > 1
    ]


def _reached(drawn: Floats, observed: float) -> int:
    return int(np.count_nonzero(~(drawn < observed * (1 - TIE))))


def residual(table: Floats) -> float | None:
    """Return the adjusted residual of the upper left cell; None if a margin is empty."""
    total = table.sum()
    row, column = table[0].sum(), table[:, 0].sum()
    if min(row, column, total - row, total - column) <= 0:
        return None
    expected = row * column / total
    spread = expected * (1 - row / total) * (1 - column / total)
    return float((table[0, 0] - expected) / math.sqrt(spread))


def likelihood_ratio(table: Floats) -> float:
    """Return G² of the log-linear model in which rows and columns are independent."""
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / max(table.sum(), 1.0)
    full = table > 0
    return float(2 * (table[full] * np.log(table[full] / expected[full])).sum())


def yule(table: Floats) -> float:
    """Return Yule's Q: (ad - bc) / (ad + bc), between -1 and 1."""
    along, across = table[0, 0] * table[1, 1], table[0, 1] * table[1, 0]
    return float((along - across) / (along + across)) if along + across else 0.0


Reach: TypeAlias = tuple[Places, Floats]
"""The turns that count, and for each of them (row) the turns that it looks at (column)."""


def _reach(length: int, within: int, window: Window, times: Sequence[float | None]) -> Reach:
    lag, seconds = window.lag, window.seconds
    turns = np.arange(length)
    away = turns[None, :] - turns[:, None]
    if seconds is not None:
        when = np.array([np.nan if time is None else time for time in times], dtype=np.float64)
        near = when[None, :] - when[:, None] <= seconds
        return np.flatnonzero(np.isfinite(when))[:-1], _only((away > 0) & near, when)
    if lag is not None:
        return turns[: max(0, length - lag)], (away == lag)[: max(0, length - lag)].astype(float)
    return turns[:-1], ((away > 0) & (away <= within))[:-1].astype(float)


def _only(seen: Flags, when: Floats) -> Floats:
    """Return the rows of turns with a time, but the last of them."""
    return np.asarray(seen[np.flatnonzero(np.isfinite(when))[:-1]], dtype=float)


def _table(given: Flags, target: Flags, reach: Reach) -> Floats:
    """Return counts: given or not, by followed or not."""
    rows, looks = reach
    return np.asarray(
        _counts(given[rows], (looks @ target.astype(float) > 0)[:, None])[0], dtype=np.float64
    )


def _counts(first: Flags, ahead: Flags) -> Floats:
    """Return the tables (n, 2, 2) of n ways in which turns are followed (turn, way)."""
    both = (first[:, None] & ahead).sum(axis=0)
    all_first, all_ahead = first.sum(), ahead.sum(axis=0)
    rest = len(first) - all_first - all_ahead + both
    cells = np.stack([both, all_first - both, all_ahead - both, rest], axis=1)
    return np.asarray(cells.reshape(-1, 2, 2), dtype=float)


def _rotated(
    pairs: Sequence[tuple[Flags, Flags, Reach]],
    resamples: int,
    generator: np.random.Generator,
) -> Floats:
    """Return the tables of rotations; each session's tables of all its rotations are few."""
    total = np.zeros((resamples, 2, 2))
    for given, target, (rows, looks) in pairs:
        turns = np.arange(len(target))
        rolled = target[(turns[:, None] - turns[None, :]) % len(target)]
        tables = _counts(given[rows], looks @ rolled.astype(float) > 0)
        total += tables[generator.integers(0, len(target), resamples)]
    return total
