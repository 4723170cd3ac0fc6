"""Lag-sequential analysis within sessions: what follows a code in the next turns.

Counts, Yule's Q and adjusted residuals after Bakeman and Quera (2011). Turns of one session are
not independent and codes come in runs, so the p is not the residual's: the target's turns are
rotated as a whole against the given ones, session by session, which keeps runs, frequencies and
the sessions apart, and the residual of every rotation is compared with the observed one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from thirdear.model.sequences import Transition
from thirdear.series.bootstrap import TIE
from thirdear.series.rows import Flags, Floats

CodedSession = Mapping[str, Sequence[bool]]
"""For each code, whether every turn of one session, in order, has it."""


def transition(
    sessions: Sequence[CodedSession],
    given: str,
    target: str,
    *,
    within: int = 1,
    resamples: int = 1999,
    seed: int = 1,
) -> Transition:
    """Count how often ``target`` comes within ``within`` turns after ``given``, and test it.

    A turn counts if at least one turn of its session follows; windows end with the session.
    """
    pairs = [
        (np.asarray(s[given], dtype=bool), np.asarray(s[target], dtype=bool))
        for s in sessions
        if len(s[given]) > 1
    ]
    table = sum((_table(a, _ahead(b, within)) for a, b in pairs), start=np.zeros((2, 2)))
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
    )
    z = residual(table)
    if z is None:
        return replace(found, why="one of the codes is never or always there")
    found = replace(found, q=yule(table), z=z, resamples=resamples)
    if not resamples:
        return found
    drawn = _rotated(pairs, within, resamples, np.random.default_rng(seed))
    reached = int(np.count_nonzero(~(np.abs(drawn) < abs(z) * (1 - TIE))))
    return replace(found, p=(1 + reached) / (resamples + 1))


def residual(table: Floats) -> float | None:
    """Return the adjusted residual of the upper left cell; None if a margin is empty."""
    total = table.sum()
    row, column = table[0].sum(), table[:, 0].sum()
    if min(row, column, total - row, total - column) <= 0:
        return None
    expected = row * column / total
    spread = expected * (1 - row / total) * (1 - column / total)
    return float((table[0, 0] - expected) / math.sqrt(spread))


def yule(table: Floats) -> float:
    """Return Yule's Q: (ad - bc) / (ad + bc), between -1 and 1."""
    along, across = table[0, 0] * table[1, 1], table[0, 1] * table[1, 0]
    return float((along - across) / (along + across)) if along + across else 0.0


def _ahead(target: Flags, within: int) -> Flags:
    """Say of every turn but the last whether the target comes within the next turns."""
    found = np.zeros(len(target) - 1, dtype=bool)
    for k in range(1, within + 1):
        found[: len(target) - k] |= target[k:]
    return found


def _table(given: Flags, ahead: Flags) -> Floats:
    """Return counts: given or not, by followed or not."""
    first = given[:-1]
    both, all_first, all_ahead = (first & ahead).sum(), first.sum(), ahead.sum()
    return np.array(
        [[both, all_first - both], [all_ahead - both, len(first) - all_first - all_ahead + both]],
        dtype=float,
    )


def _rotated(
    pairs: Sequence[tuple[Flags, Flags]],
    within: int,
    resamples: int,
    generator: np.random.Generator,
) -> Floats:
    """Return the residuals of rotations; each session's tables of all its rotations are few."""
    total = np.zeros((resamples, 2, 2))
    for given, target in pairs:
        tables = np.array(
            [_table(given, _ahead(np.roll(target, k), within)) for k in range(len(target))]
        )
        total += tables[generator.integers(0, len(target), resamples)]
    return np.array([residual(table) or 0.0 for table in total])
