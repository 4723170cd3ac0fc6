"""Judgements as arrays: units by raters, and how often each unit got each value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Table = Sequence[Sequence[float | None]]
"""One row a unit, one place a rater, None where a rater did not judge the unit."""


class Estimate(NamedTuple):
    """A statistic before it is told of: value, 95 % interval, why there is none, its method."""

    statistic: str
    value: float | None
    ci: tuple[float, float] | None = None
    why: str | None = None
    method: str = ""
    units: int | None = None
    judgements: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The comparable part of a table.

    ``given`` is units x raters with NaN for "not judged"; units that fewer than two judged count
    only in ``counts`` (units x values), as in Gwet (2014). ``values`` are the values that occur;
    for yes-or-no data both always are.
    """

    given: Floats
    values: Floats
    counts: Floats

    @classmethod
    def of(cls, table: Table) -> Sheet:
        """Read a table; units that nobody judged and raters who judged nothing are left out."""
        kinds: dict[tuple[float | None, ...], int] = {}
        places = [kinds.setdefault(tuple(row), len(kinds)) for row in table]
        different = [[np.nan if value is None else value for value in row] for row in kinds]
        given = np.array(different, dtype=float)[places]
        if given.size == 0:
            return cls(np.empty((0, 0)), np.empty(0), np.empty((0, 0)))
        there = ~np.isnan(given)
        given = given[there.any(axis=1)][:, there.any(axis=0)]
        values = np.unique(given[~np.isnan(given)])
        if set(values) <= {0.0, 1.0}:
            values = np.array([0.0, 1.0])
        counts = np.stack([(given == value).sum(axis=1) for value in values], axis=1).astype(float)
        return cls(given, values, counts)

    @property
    def judges(self) -> Floats:
        """How many judged each unit."""
        found: Floats = self.counts.sum(axis=1)
        return found

    @property
    def units(self) -> int:
        """How many units at least two judged."""
        return int((self.judges >= 2).sum())

    @property
    def judgements(self) -> int:
        """How many judgements these units have."""
        return int(self.judges[self.judges >= 2].sum())

    @property
    def raters(self) -> int:
        """How many raters judged anything."""
        return int(self.given.shape[1])

    @property
    def yes_no(self) -> bool:
        """Whether every judgement is 0 or 1."""
        return list(self.values) == [0.0, 1.0]

    @property
    def base_rate(self) -> float | None:
        """Share of ones over all judgements of comparable units; None unless these are yes-no."""
        if not self.yes_no or not self.units:
            return None
        comparable = self.counts[self.judges >= 2]
        return float(comparable[:, 1].sum() / comparable.sum())

    def complete(self) -> Floats:
        """Return the units that every rater judged."""
        whole: Floats = self.given[~np.isnan(self.given).any(axis=1)]
        return whole

    def patterns(self) -> tuple[Floats, Floats]:
        """Return the different rows of comparable counts and how often each occurs.

        To draw patterns with these frequencies is to draw units with replacement, only faster.
        """
        comparable = self.counts[self.judges >= 2]
        rows, times = np.unique(comparable, axis=0, return_counts=True)
        return rows, times.astype(float)


def draws(times: Floats, resamples: int, seed: int) -> Floats:
    """Return resamples x patterns: how often each pattern is drawn, units with replacement."""
    units = int(times.sum())
    drawn = np.random.default_rng(seed).multinomial(units, times / units, size=resamples)
    return drawn.astype(float)


def percentiles(values: Floats) -> tuple[float, float] | None:
    """Return the middle 95 % of bootstrap values; None where half of them are not defined."""
    defined = values[np.isfinite(values)]
    if len(defined) * 2 <= len(values):
        return None
    low, high = np.quantile(defined, [0.025, 0.975])
    return float(low), float(high)
