"""How large an effect is, how large one would have had to be, and how many sessions it takes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from thirdear.model.precedence import TRENDS, Trend

POWER = 0.80
ALPHA = 0.05


def interval(f: float, df: tuple[int, int], level: float = 0.95) -> tuple[float, float]:
    """Return the confidence interval of partial R² by inverting the noncentral F distribution.

    Smithson (2003): R² = nc / (nc + df1 + df2 + 1), nc being the noncentrality at either end.
    """
    from scipy.special import ncfdtr

    def end(share: float) -> float:
        if ncfdtr(*df, 0.0, f) <= share:
            return 0.0
        nc = _root(lambda nc: share - float(ncfdtr(*df, nc, f)), 10 * (f * df[0] + 10))
        return nc / (nc + df[0] + df[1] + 1)

    return end((1 + level) / 2), end((1 - level) / 2)


def power(r2: float, df: tuple[int, int]) -> float:
    """Return the chance that an F test at 5 % finds a partial R² of this size."""
    from scipy.special import fdtri, ncfdtr

    limit = float(fdtri(*df, 1 - ALPHA))
    nc = r2 / (1 - r2) * (df[0] + df[1] + 1)
    return 1 - float(ncfdtr(*df, nc, limit))


@lru_cache(maxsize=512)
def detectable(df: tuple[int, int]) -> float:
    """Return the smallest partial R² that these degrees of freedom find in 80 % of such studies."""
    return _root(lambda r2: power(r2, df) - POWER, 0.999)


def sessions_needed(r2: float, lag: int = 1, trend: Trend = "linear", most: int = 5000) -> int:
    """Return how many sessions without gaps find a partial R² in 80 %; more than ``most``: 0."""
    taken = 3 * lag + TRENDS.index(trend) + 1
    low, high = taken + 2, most
    if power(r2, (lag, high - taken)) < POWER:
        return 0
    while low < high:
        middle = (low + high) // 2
        if power(r2, (lag, middle - taken)) >= POWER:
            high = middle
        else:
            low = middle + 1
    return low


def attenuated(r2: float, reliability: float) -> float:
    """Return about what is left of a partial R² when the cause is scored with this reliability.

    The classical attenuation of a correlation by the square root of the reliability.
    """
    return r2 * reliability


def equivalent(
    b: float, se: float, freedom: int, smallest: float
) -> tuple[float, tuple[float, float]]:
    """Return the p of two one-sided tests that |b| is below ``smallest``, and the 90 % interval.

    Schuirmann (1987). A p below .05 says that the effect is smaller than what would matter.
    """
    from scipy.special import stdtr, stdtrit

    above = float(stdtr(freedom, -(b + smallest) / se))
    below = float(stdtr(freedom, (b - smallest) / se))
    reach = float(stdtrit(freedom, 0.95)) * se
    return max(above, below), (b - reach, b + reach)


def _root(rising: Callable[[float], float], high: float) -> float:
    """Return where a rising function crosses zero between 0 and ``high``, by bisection."""
    low = 0.0
    while rising(high) < 0 and high > 1:
        high *= 2
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2
