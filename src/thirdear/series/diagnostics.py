"""Whether the errors of the two equations are what the test takes them to be.

The statistics are those of R's vars (serial.test, normality.test, arch.test, stability). A gap
between rows breaks the lags of errors: an error before a gap is nobody's neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from thirdear.model.protocol import Check
from thirdear.series.rows import Floats
from thirdear.series.system import System

AUTOCORRELATION = 10
"""Lags of the portmanteau test, fewer where the series is short."""


def diagnose(system: System, names: tuple[str, str]) -> tuple[Check, ...]:
    """Return every diagnostic of the system; ``names`` are effect and cause.

    None can be had where an equation fits exactly; the first then says so.
    """
    if not system.varied:
        null = "the errors are not correlated with those up to lag 1"
        return (Check("Breusch-Godfrey", null, lags=1, why="no variance"),)
    rows = len(system.errors)
    lags = min(AUTOCORRELATION, rows // 3)
    found = [breusch_godfrey(system, 1), breusch_godfrey(system, 2), portmanteau(system, lags)]
    found += jarque_bera(system)
    for i, name in enumerate(names):
        found += [arch(system, i, name), cusum(system, i, name)]
    found.append(arch_of_both(system))
    return tuple(found)


def breusch_godfrey(system: System, lags: int) -> Check:
    """Return the multivariate LM test for autocorrelation up to ``lags``; chi-square, 4·lags df."""
    null = f"the errors are not correlated with those up to lag {lags}"
    late = np.column_stack([_before(system, system.errors, i) for i in range(1, lags + 1)])
    late = np.nan_to_num(late)
    whole = np.column_stack([system.columns, late])
    if whole.shape[0] <= whole.shape[1] + 1:
        return Check("Breusch-Godfrey", null, lags=lags, why="too few rows")
    left = system.errors - whole @ np.linalg.lstsq(whole, system.errors, rcond=None)[0]
    before, after = (e.T @ e for e in (system.errors, left))
    statistic = len(left) * (2 - float(np.trace(np.linalg.solve(before, after))))
    return _chi("Breusch-Godfrey", null, statistic, 4 * lags, lags=lags)


def portmanteau(system: System, lags: int) -> Check:
    """Return the adjusted (Ljung-Box) multivariate portmanteau test; 4·(lags - lag) df."""
    null = f"the errors are not autocorrelated up to {lags} sessions"
    if lags <= system.lag:
        return Check("portmanteau, adjusted", null, lags=lags, why="too few rows")
    errors = system.errors
    n = len(errors)
    inverse = np.linalg.inv(errors.T @ errors / n)
    total = 0.0
    for i in range(1, lags + 1):
        c = errors.T @ np.nan_to_num(_before(system, errors, i)) / n
        total += float(np.trace(c.T @ inverse @ c @ inverse)) / (n - i)
    return _chi("portmanteau, adjusted", null, n * n * total, 4 * (lags - system.lag), lags=lags)


def jarque_bera(system: System) -> Iterator[Check]:
    """Yield the multivariate test of normality with its parts, skewness and kurtosis.

    The errors are freed of each other by a Cholesky factor with the cause first, so the other
    direction of the same pair has other values.
    """
    errors = (system.errors - system.errors.mean(axis=0))[:, ::-1]
    n = len(errors)
    factor = np.linalg.cholesky(errors.T @ errors / n)
    free = np.linalg.solve(factor, errors.T)
    skew, kurtosis = (free**3).mean(axis=1), (free**4).mean(axis=1) - 3
    s3, s4 = n * float(skew @ skew) / 6, n * float(kurtosis @ kurtosis) / 24
    null = "the errors are normally distributed"
    yield _chi("Jarque-Bera", null, s3 + s4, 4)
    yield _chi("skewness", "the errors are not skewed", s3, 2)
    yield _chi("kurtosis", "the errors have the tails of a normal distribution", s4, 2)


def arch(system: System, series: int, name: str, lags: int = 2) -> Check:
    """Return Engle's LM test of one equation's squared errors; chi-square, ``lags`` df."""
    null = f"the spread of the errors does not depend on the {lags} sessions before"
    squares = system.errors[:, [series]] ** 2
    embedded = _embedded(system, squares, lags)
    if len(embedded) <= lags + 2:
        return Check("ARCH", null, of=name, lags=lags, why="too few rows")
    y, x = embedded[:, 0], embedded[:, 1:]
    left = _left(x, y[:, None])[:, 0]
    about = y - y.mean()
    statistic = len(y) * (1 - float(left @ left) / float(about @ about))
    return _chi("ARCH", null, statistic, lags, of=name, lags=lags)


def arch_of_both(system: System, lags: int = 1) -> Check:
    """Return the multivariate LM test of squares and products; chi-square, 9·lags df."""
    null = "the spread of both errors does not depend on the session before"
    e = system.errors - system.errors.mean(axis=0)
    products = np.column_stack([e[:, 0] ** 2, e[:, 0] * e[:, 1], e[:, 1] ** 2])
    embedded = _embedded(system, products, lags)
    if len(embedded) <= 3 * lags + 4:
        return Check("ARCH of both", null, lags=lags, why="too few rows")
    y = embedded[:, :3]
    left, about = _left(embedded[:, 3:], y), y - y.mean(axis=0)
    share = 1 - float(np.trace(np.linalg.solve(about.T @ about, left.T @ left))) / 3
    return _chi("ARCH of both", null, 3 * len(y) * share, 9 * lags, lags=lags)


def cusum(system: System, series: int, name: str) -> Check:
    """Return the largest excursion of the summed errors, of a Brownian bridge if nothing changes.

    OLS-CUSUM of Ploberger and Kramer (1992).
    """
    errors = system.errors[:, series]
    sigma = np.sqrt(errors @ errors / system.freedom)
    largest = float(np.abs(np.cumsum(errors)).max() / (sigma * np.sqrt(len(errors))))
    k = np.arange(1, 101)
    p = float(np.clip(2 * np.sum((-1.0) ** (k + 1) * np.exp(-2 * k**2 * largest**2)), 0, 1))
    null = "the equation is the same over the whole therapy"
    return Check("CUSUM", null, largest, None, p if largest > 0.3 else 1.0, name)


def same_session(system: System) -> Check:
    """Return the Wald test that the errors of a session are uncorrelated; vars::causality."""
    null = "the errors of a session are uncorrelated"
    if system.correlation is None:
        return Check("same session", null, why="no variance")
    squared = system.correlation**2
    return _chi("same session", null, len(system.errors) * squared / (1 + squared), 1)


def _before(system: System, values: Floats, back: int) -> Floats:
    """Return the values ``back`` sessions before each row, nan where that session is no row."""
    axis = np.full((int(system.places[-1]) + 1, values.shape[1]), np.nan)
    axis[system.places] = values
    early = system.places - back
    out = axis[np.maximum(early, 0)]
    out[early < 0] = np.nan
    return np.asarray(out)


def _embedded(system: System, values: Floats, lags: int) -> Floats:
    """Return values beside those of the sessions before, whole rows only."""
    beside = np.column_stack([values, *(_before(system, values, i) for i in range(1, lags + 1))])
    return np.asarray(beside[np.isfinite(beside).all(axis=1)])


def _left(x: Floats, y: Floats) -> Floats:
    columns = np.column_stack([np.ones(len(x)), x])
    return np.asarray(y - columns @ np.linalg.lstsq(columns, y, rcond=None)[0])


def _chi(
    name: str,
    null: str,
    statistic: float,
    df: int,
    *,
    of: str | None = None,
    lags: int | None = None,
) -> Check:
    from scipy.special import chdtrc

    return Check(name, null, statistic, df, float(chdtrc(df, max(statistic, 0.0))), of, lags)
