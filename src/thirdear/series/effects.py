"""How large an effect is, how large one would have had to be, and how many sessions it takes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from thirdear.model.precedence import TRENDS, PrecedenceTest, Trend

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


def power(r2: float, df: tuple[int, int], level: float = ALPHA) -> float:
    """Return the chance that an F test at this level finds a partial R² of this size."""
    from scipy.special import fdtri, ncfdtr

    limit = float(fdtri(*df, 1 - level))
    nc = r2 / (1 - r2) * (df[0] + df[1] + 1)
    return 1 - float(ncfdtr(*df, nc, limit))


@lru_cache(maxsize=512)
def detectable(df: tuple[int, int], level: float = ALPHA) -> float:
    """Return the smallest partial R² that these degrees of freedom find in 80 % of such studies."""
    return _root(lambda r2: power(r2, df, level) - POWER, 0.999)


def sessions_needed(
    r2: float, lag: int = 1, trend: Trend = "linear", most: int = 5000, level: float = ALPHA
) -> int:
    """Return how many sessions without gaps find a partial R² in 80 %; more than ``most``: 0."""
    taken = 3 * lag + TRENDS.index(trend) + 1
    low, high = taken + 2, most
    if power(r2, (lag, high - taken), level) < POWER:
        return 0
    while low < high:
        middle = (low + high) // 2
        if power(r2, (lag, middle - taken), level) >= POWER:
            high = middle
        else:
            low = middle + 1
    return low


def shown_power(test: PrecedenceTest) -> tuple[float, float, float]:
    """Return a strong partial R², the chance that the rule detects it, and what it usually detects.

    The first is what a plain F at 5 % finds in four of five studies. The rule's power is that of
    the F of the quadratic equation at 5 % over the size of the family, its first step.
    """
    if test.df is None:
        return 0.0, 0.0, 0.0
    lag, level = test.lag, ALPHA / test.family
    freedom = test.pairs - 3 - len(test.breaks) - 2 * lag
    df = (lag, max(freedom, 1)) if test.p_verdict is not None else test.df
    middle = detectable(test.df)
    return middle, min(power(middle, df, level), POWER), detectable(df, level)


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
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2


SAME_SESSION = 0.3
"""Correlation of both errors of a session that is taken where scores are unreliable."""


def seen(r2: float, reliable: tuple[float, float], persistent: tuple[float, float]) -> float:
    """Return what scores show of a true partial R²; each pair is cause and effect.

    Both processes have one lag; their scores add errors that leave these reliabilities. What the
    scores' own past, which is known with error, cannot take up is lost as well as what the cause's
    errors hide. ``persistent`` are the autoregressions of the true processes.
    """
    lead = _root(lambda lead: _shares(lead, (1.0, 1.0), persistent) - r2, 4.0)
    return _shares(lead, reliable, persistent)


def _shares(lead: float, reliable: tuple[float, float], persistent: tuple[float, float]) -> float:
    """Return the partial R² that the scores have in the long run, the cause leading by ``lead``."""
    (own_x, own_y), (sure_x, sure_y) = persistent, reliable
    xx = 1 / (1 - own_x**2)
    xy = (SAME_SESSION + own_x * lead * xx) / (1 - own_x * own_y)
    yy = (1 + lead**2 * xx + 2 * own_y * lead * xy) / (1 - own_y**2)
    next_y, next_x = own_y * yy + lead * xy, own_y * xy + lead * xx
    known, cause = yy / sure_y, xx / sure_x
    left = known - next_y**2 / known
    cause_left = cause - xy**2 / known
    across = next_x - next_y * xy / known
    return across**2 / cause_left / left
