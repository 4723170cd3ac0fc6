"""The six intraclass correlations of Shrout and Fleiss (1979)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from thirdear.agreement import quantiles
from thirdear.agreement.kappas import SAME
from thirdear.agreement.sheet import Estimate, Floats, Sheet

NAMES = ("icc_1_1", "icc_1_k", "icc_2_1", "icc_2_k", "icc_3_1", "icc_3_k")
_METHOD = "F; units that every rater judged"
Bounds = tuple[float, float]


class _Squares(NamedTuple):
    """Mean squares between units, between raters, of error, and within units."""

    n: int
    k: int
    units: float
    raters: float
    error: float
    within: float


def correlations(sheet: Sheet) -> tuple[Estimate, ...]:
    """Return ICC(1,1) to ICC(3,k); the intervals are those of R's ``psych::ICC``.

    Single forms after Shrout and Fleiss (1979), ICC(2,1) with the approximate degrees of freedom
    there; ICC(2,k) steps its bounds up by Spearman and Brown.
    """
    rows, times = sheet.complete()
    whole = np.repeat(rows, times.astype(int), axis=0)
    if len(whole) < 3 or whole.shape[1] < 2:
        why = f"{len(whole)} units were coded by all {sheet.raters} raters; three are needed"
        return tuple(
            Estimate(name, None, None, why, _METHOD, len(whole), whole.size) for name in NAMES
        )
    return tuple(
        Estimate(
            name,
            *_told(value, bounds, same=bool(np.ptp(whole) == 0)),
            _METHOD,
            len(whole),
            whole.size,
        )
        for name, value, bounds in _forms(_squares(whole))
    )


def _squares(x: Floats) -> _Squares:
    n, k = x.shape
    rows, columns, grand = x.mean(axis=1), x.mean(axis=0), x.mean()
    between = k * ((rows - grand) ** 2).sum()
    judges = n * ((columns - grand) ** 2).sum()
    error = ((x - rows[:, None] - columns + grand) ** 2).sum()
    return _Squares(
        n,
        k,
        float(between / (n - 1)),
        float(judges / (k - 1)),
        float(error / ((n - 1) * (k - 1))),
        float((judges + error) / (n * (k - 1))),
    )


Form = tuple[str, float | None, Bounds | None]


def _forms(s: _Squares) -> Iterator[Form]:
    """Yield name, value and interval of each form, None where it is not defined."""
    yield from _one_f("icc_1", s, s.within, s.n * (s.k - 1))
    yield from _absolute(s)
    yield from _one_f("icc_3", s, s.error, (s.n - 1) * (s.k - 1))


def _one_f(name: str, s: _Squares, noise: float, df: int) -> Iterator[Form]:
    """Yield the forms that follow from one F ratio, units over noise."""
    single = _share(s.units - noise, s.units + (s.k - 1) * noise, s)
    averaged = _share(s.units - noise, s.units, s)
    low = high = None
    if noise > 1e-12 * s.units and averaged is not None:
        ratio = s.units / noise
        low = float(ratio / quantiles.f(0.975, s.n - 1, df))
        high = float(ratio * quantiles.f(0.975, df, s.n - 1))
    bounds = None if low is None or high is None else (low, high)
    yield f"{name}_1", single, bounds and _each(bounds, lambda r: (r - 1) / (r + s.k - 1))
    yield f"{name}_k", averaged, bounds and _each(bounds, lambda r: 1 - 1 / r)


def _absolute(s: _Squares) -> Iterator[Form]:
    """Yield the two-way random forms for absolute agreement."""
    n, k, error = s.n, s.k, s.error
    single = _share(s.units - error, s.units + (k - 1) * error + k * (s.raters - error) / n, s)
    averaged = _share(s.units - error, s.units + (s.raters - error) / n, s)
    if single is None or averaged is None or single >= 1 - 1e-12:
        yield from (("icc_2_1", single, None), ("icc_2_k", averaged, None))
        return
    a = k * single / (n * (1 - single))
    b = 1 + k * single * (n - 1) / (n * (1 - single))
    # Where the approximate degrees of freedom are not defined there is no interval.
    with np.errstate(all="ignore"):
        terms = np.float64(a * s.raters) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1))
        df = np.float64(a * s.raters + b * error) ** 2 / terms
        upper, lower = quantiles.f(0.975, n - 1, df), quantiles.f(0.975, df, n - 1)
        spread = k * s.raters + (k * n - k - n) * error
        low = float(n * (s.units - upper * error) / (upper * spread + n * s.units))
        high = float(n * (lower * s.units - error) / (spread + n * lower * s.units))
    yield "icc_2_1", single, (low, high)
    steps = [_stepped(bound, k) for bound in (low, high)]
    yield "icc_2_k", averaged, None if None in steps else (steps[0] or 0.0, steps[1] or 0.0)


def _share(part: float, whole: float, s: _Squares) -> float | None:
    """Return part / whole; None where the units do not differ more than the raters."""
    if s.units <= 0 or whole <= 1e-12 * (s.units + s.raters + s.error):
        return None
    return part / whole


def _each(bounds: Bounds, step: Callable[[float], float]) -> Bounds:
    return step(bounds[0]), step(bounds[1])


def _stepped(single: float, k: int) -> float | None:
    """Spearman and Brown: from one judge to the mean of k; None where it is not defined."""
    base = 1 + (k - 1) * single
    return k * single / base if base > 0 else None


def _told(
    value: float | None, bounds: Bounds | None, *, same: bool
) -> tuple[float | None, Bounds | None, str | None]:
    """Return value, interval and why there is none; an interval has to hold its value."""
    if value is None:
        return None, None, SAME if same else "the units do not differ more than the raters"
    if bounds is None or not bounds[0] <= value <= bounds[1]:
        return value, None, None
    return value, (bounds[0], min(bounds[1], 1.0)), None
