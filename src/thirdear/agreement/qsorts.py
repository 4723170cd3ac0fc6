"""How alike raters sort: the Q correlation, stepped up to all raters by Spearman and Brown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from thirdear.model.agreement import Agreement

if TYPE_CHECKING:
    from thirdear.agreement import Choices

NAMES = ("q_correlation", "spearman_brown")
_FEW = 3
"""Sessions from which on an interval is told."""

Sorts = Sequence[Sequence[float]]
"""One session's sorts: the values of the items, rater by rater."""


def q_correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Return Pearson's r of two sorts over their items (Stephenson, 1953)."""
    return float(np.corrcoef(one, other)[0, 1])


def spearman_brown(r: float, raters: int) -> float:
    """Return the reliability of the mean of so many raters from that of one (Brown, 1910).

    Sorts that are not alike have none: 0.
    """
    r = max(r, 0.0)
    return raters * r / (1 + (raters - 1) * r)


def of(
    sessions: Sequence[Sorts],
    code: str,
    *,
    case: str | None = None,
    choices: Choices | None = None,
) -> tuple[Agreement, ...]:
    """Return the mean Q correlation of all pairs of raters, and its reliability for all of them.

    A session counts with the mean of its pairs. The interval draws sessions; empty where no session
    was sorted by two raters.
    """
    from thirdear.agreement import Choices

    chosen = choices or Choices()
    pairs = [_mean(sorts) for sorts in sessions if len(sorts) > 1]
    if not pairs:
        return ()
    raters = max(map(len, sessions))
    r = float(np.mean(pairs))
    ci = _interval(pairs, chosen) if len(pairs) >= _FEW else None
    return tuple(_rows(code, case, r, ci, (len(pairs), raters, sum(map(len, sessions)))))


def _rows(
    code: str,
    case: str | None,
    r: float,
    ci: tuple[float, float] | None,
    counts: tuple[int, int, int],
) -> Iterator[Agreement]:
    sessions, raters, sorts = counts
    method = "percentile bootstrap over sessions" if ci else ""
    stepped = None if ci is None else tuple(spearman_brown(one, raters) for one in ci)
    bounds = (ci, None if stepped is None else (stepped[0], stepped[1]))
    values = (r, spearman_brown(r, raters))
    for name, value, between in zip(NAMES, values, bounds, strict=True):
        yield Agreement(
            code,
            "interval",
            sessions,
            raters,
            name,
            value,
            between,
            unit="session",
            judgements=sorts,
            method=method,
            case=case,
        )


def _mean(sorts: Sorts) -> float:
    """Return the mean of all pairs; one call for all sorts, since they may be hundreds."""
    table = np.atleast_2d(np.corrcoef(sorts))
    return float(table[np.triu_indices(len(sorts), 1)].mean())


def _interval(pairs: Sequence[float], chosen: Choices) -> tuple[float, float]:
    rng = np.random.default_rng(chosen.seed)
    drawn = rng.integers(len(pairs), size=(chosen.resamples, len(pairs)))
    means = np.asarray(pairs)[drawn].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(low), float(high)
