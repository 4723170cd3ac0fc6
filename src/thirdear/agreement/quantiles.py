"""Quantiles of F and t, without the second that loading scipy's would add to every start."""

from __future__ import annotations

from functools import lru_cache
from math import exp, lgamma, log, log1p, sqrt

_TERMS = 1000


def t(p: float, df: float) -> float:
    """Return the quantile of Student's t for p above one half; t squared is F(1, df)."""
    return sqrt(f(2 * p - 1, 1, df))


@lru_cache(1024)
def f(p: float, df1: float, df2: float) -> float:
    """Return the quantile of F: df2 x / (df1 (1 - x)) where the incomplete beta of x is p."""
    low, high = 0.0, 1.0
    # Halving gains a bit a step; from 1 down to neighbours of a double these are about 60.
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if beta(middle, df1 / 2, df2 / 2) < p:
            low = middle
        else:
            high = middle
    return df2 * low / (df1 * (1 - low))


def beta(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I(x; a, b) for x in (0, 1).

    The continued fraction DLMF 8.17.22 converges fast below (a + 1) / (a + b + 2); above it the
    symmetry I(x; a, b) = 1 - I(1 - x; b, a) is used.
    """
    if x > (a + 1) / (a + b + 2):
        return 1 - beta(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    return front / _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    """Return 1 + d1 / (1 + d2 / (1 + ...)) by Lentz's method."""
    tiny = 1e-300
    value, c, d = 1.0, 1.0, 0.0
    for term in range(1, _TERMS):
        m = term // 2
        if term % 2:
            step = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            step = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / ((1 + step * d) or tiny)
        c = (1 + step / c) or tiny
        value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return value
