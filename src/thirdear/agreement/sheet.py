"""Judgements as arrays: units by raters, and how often each unit got each value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
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


@dataclass(frozen=True)
class Sheet:
    """The comparable part of a table, with what is alike in it counted instead of repeated.

    ``given`` are different rows of judgements (NaN for "not judged"), ``times`` how many units have
    each; units that fewer than two judged count only in ``counts`` (rows x values), as in Gwet
    (2014). ``values`` are the values that occur; for yes-or-no data both always are.
    """

    given: Floats
    times: Floats
    values: Floats

    @classmethod
    def of(cls, table: Table, times: Sequence[int] | None = None) -> Sheet:
        """Read a table, whose rows stand for one unit each unless ``times`` says for how many.

        Units that nobody judged and raters who judged nothing are left out.
        """
        kinds: dict[tuple[float | None, ...], int] = {}
        for row, often in zip(table, repeat(1) if times is None else times, strict=False):
            kinds[tuple(row)] = kinds.get(tuple(row), 0) + often
        different = [[np.nan if value is None else value for value in row] for row in kinds]
        given = np.array(different, dtype=float)
        often_ = np.array(list(kinds.values()), dtype=float)
        if given.size == 0:
            return cls(np.empty((0, 0)), np.empty(0), np.empty(0))
        there = ~np.isnan(given)
        by_anybody = there.any(axis=1)
        given = given[by_anybody][:, there.any(axis=0)]
        values = np.unique(given[~np.isnan(given)])
        if set(values) <= {0.0, 1.0}:
            values = np.array([0.0, 1.0])
        return cls(given, often_[by_anybody], values)

    @cached_property
    def counts(self) -> Floats:
        """How many judgements of each value the different rows have."""
        return counted(self.given, self.values)

    @cached_property
    def judges(self) -> Floats:
        """How many judged the units of each row."""
        found: Floats = (~np.isnan(self.given)).sum(axis=1).astype(float)
        return found

    @cached_property
    def paired(self) -> NDArray[np.bool_]:
        """Which rows at least two judged."""
        found: NDArray[np.bool_] = self.judges >= 2
        return found

    @property
    def judged(self) -> int:
        """How many units anybody judged."""
        return int(self.times.sum())

    @property
    def units(self) -> int:
        """How many units at least two judged."""
        return int(self.times[self.paired].sum())

    @property
    def judgements(self) -> int:
        """How many judgements these units have."""
        return int((self.judges * self.times)[self.paired].sum())

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
        ones = (self.counts[:, 1] * self.times)[self.paired].sum()
        return float(ones / self.judgements)

    def complete(self) -> tuple[Floats, Floats]:
        """Return the different rows that every rater judged, and how many units have each."""
        whole = ~np.isnan(self.given).any(axis=1)
        return self.given[whole], self.times[whole]

    def bags(self) -> tuple[Floats, Floats]:
        """Return the different sets of judgements of comparable units and how often each occurs.

        A set is in order, with infinities where nobody judged.
        """
        given = self.given[self.paired]
        sets = np.sort(np.where(np.isnan(given), np.inf, given), axis=1)
        # From the last to the first: so do the rows of their counts go up, which is the order in
        # which they have always been drawn.
        rows, which = np.unique(-sets, axis=0, return_inverse=True)
        times = np.bincount(which.ravel(), self.times[self.paired], len(rows))
        return -rows, times.astype(float)

    def patterns(self) -> tuple[Floats, Floats]:
        """Return the different rows of comparable counts and how often each occurs.

        To draw patterns with these frequencies is to draw units with replacement, only faster.
        """
        rows, times = self.bags()
        return counted(rows, self.values), times


def counted(rows: Floats, values: Floats) -> Floats:
    """Return how often each value is in each row."""
    return np.stack([(rows == value).sum(axis=1) for value in values], axis=1).astype(float)


def draws(times: Floats, resamples: int, seed: int) -> Floats:
    """Return resamples x patterns: how often each pattern is drawn, units with replacement."""
    units = int(times.sum())
    drawn = np.random.default_rng(seed).multinomial(units, times / units, size=resamples)
    return drawn.astype(float)


POINT = 1e-9
"""Intervals narrower than this are points."""


def percentiles(values: Floats) -> tuple[float, float] | None:
    """Return the middle 95 % of bootstrap values; None where half of them are not defined.

    None, too, where they are all alike: a point would claim to know the value exactly.
    """
    defined = values[np.isfinite(values)]
    if len(defined) * 2 <= len(values):
        return None
    low, high = np.quantile(defined, [0.025, 0.975])
    return (float(low), float(high)) if high - low > POINT else None
