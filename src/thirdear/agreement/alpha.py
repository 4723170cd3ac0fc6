"""Krippendorff's alpha: the value from the library of that name, the interval from resampling."""

from __future__ import annotations

import numpy as np

from thirdear.agreement.kappas import SAME
from thirdear.agreement.sheet import Estimate, Floats, Sheet, counted, draws, percentiles
from thirdear.model.agreement import Level

_CELLS = 4_000_000
"""Resamples x patterns that are computed at once: 32 MB an array."""

_PAIRS = 1_000_000
"""Units x values x values from which the library's table of all of them takes too long."""


def alpha(sheet: Sheet, level: Level, resamples: int, seed: int) -> Estimate:
    """Return Krippendorff's alpha (2011) over units with two or more judgements, gaps allowed.

    The interval is the middle 95 % of alphas of resampled units.
    """
    import krippendorff

    bags, times = sheet.bags()
    method = f"{level}; {resamples} resamples of units"
    if len(np.unique(bags[np.isfinite(bags)])) < 2:
        return Estimate("krippendorff_alpha", None, None, SAME, method)
    if sheet.units * len(sheet.values) ** 2 > _PAIRS:
        value = _of_all(bags, sheet.values, level, times[None, :])[0]
    else:
        rows, times = sheet.patterns()
        value = krippendorff.alpha(
            value_counts=np.repeat(rows, times.astype(int), axis=0),
            value_domain=sheet.values,
            level_of_measurement=level,
        )
    ci = percentiles(_of_all(bags, sheet.values, level, draws(times, resamples, seed)))
    return Estimate("krippendorff_alpha", float(value), ci, None, method)


def _of_all(bags: Floats, values: Floats, level: Level, drawn: Floats) -> Floats:
    """Return the alpha of every draw of sets of judgements (NaN where it has one value only)."""
    step = max(1, _CELLS // len(bags))
    shares = [drawn[start : start + step] for start in range(0, len(drawn), step)]
    if level == "interval":
        return np.concatenate([_of_numbers(bags, values, share) for share in shares])
    rows = counted(bags, values)
    return np.concatenate([_of_ranks(rows, level, share) for share in shares])


def _of_ranks(rows: Floats, level: Level, drawn: Floats) -> Floats:
    judges = rows.sum(axis=1)
    margins = drawn @ rows
    total = margins.sum(axis=1)
    if level == "nominal":
        within = (judges**2 - (rows**2).sum(axis=1)) / (judges - 1)
        observed = drawn @ within
        expected = total**2 - (margins**2).sum(axis=1)
    else:
        placed = _placed(margins)
        sums, squares = placed @ rows.T, placed**2 @ rows.T
        within = 2 * (judges * squares - sums**2) / (judges - 1)
        observed = (drawn * within).sum(axis=1)
        mean = (margins * placed).sum(axis=1)
        expected = 2 * (total * (margins * placed**2).sum(axis=1) - mean**2)
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Floats = np.where(expected > 0, 1 - (total - 1) * observed / expected, np.nan)
    return found


def _of_numbers(bags: Floats, values: Floats, drawn: Floats) -> Floats:
    """Return the same of numbers, whose differences are those of sums and squares of each unit."""
    there = np.isfinite(bags)
    placed = np.where(there, bags, values.mean()) - values.mean()
    judges, sums, squares = there.sum(axis=1), placed.sum(axis=1), (placed**2).sum(axis=1)
    within = 2 * (judges * squares - sums**2) / (judges - 1)
    total = drawn @ judges
    expected = 2 * (total * (drawn @ squares) - (drawn @ sums) ** 2)
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Floats = np.where(
            expected > 0, 1 - (total - 1) * (drawn @ within) / expected, np.nan
        )
    return found


def _placed(margins: Floats) -> Floats:
    """Return where ordered values lie: at their mid-ranks.

    Krippendorff's ordinal difference, the judgements from one value to the other with half of both
    ends, is the distance between mid-ranks; so the ordinal alpha is the interval alpha of these.
    """
    ranks = margins.cumsum(axis=1) - margins / 2
    placed: Floats = ranks - ranks.mean(axis=1, keepdims=True)
    return placed
