"""Whether a series wanders: two tests with opposite null hypotheses, which decide nothing.

At thirty sessions the first calls a series with a root of .8 stationary in a quarter of cases and
the second hardly ever objects; both are shown so that nobody rests a choice on one of them.
"""

from __future__ import annotations

import numpy as np

from thirdear.model.language import Language
from thirdear.model.precedence import LagIn
from thirdear.model.protocol import Check
from thirdear.series.rows import Floats, standardised

KPSS_LEVEL = (0.347, 0.463, 0.574, 0.739)
KPSS_TREND = (0.119, 0.146, 0.176, 0.216)
KPSS_P = (0.10, 0.05, 0.025, 0.01)
"""Kwiatkowski, Phillips, Schmidt and Shin (1992), table 1."""

ADF_SMALL = (3.2512, 1.6047, 0.049588)
ADF_LARGE = (2.5261, 0.61654, -0.37956, -0.060285)
ADF_FROM, ADF_TURN, ADF_TO = -16.18, -2.89, 0.70
"""MacKinnon (1994), tables 3 and 4, one series with constant and trend: p is the normal probability
of a polynomial in the statistic, of one below the turn and another above it; 0 and 1 outside."""

_WORDS = {
    ("both", "en"): "{name}: both tests speak for a stable course (about a line), as far as {n} "
    "{units} can tell.",
    ("both", "tr"): "{name}: iki sınama da {n} {units} gösterebildiği kadarıyla (bir doğru "
    "çevresinde) durağan bir gidişi destekliyor.",
    ("neither", "en"): "{name}: KPSS objects to a stable course, and ADF cannot show one (with {n} "
    "{units} it seldom can); rely on the bootstrap p.",
    ("neither", "tr"): "{name}: KPSS durağanlığı reddediyor, ADF de durağanlığı "
    "gösteremiyor ({n} {units} zaten seyrek gösterebilir); bootstrap p değerine güvenin.",
    ("mixed", "en"): "{name}: the tests do not decide whether the course is stable, which at {n} "
    "{units} is the rule; nothing was changed because of them.",
    ("mixed", "tr"): "{name}: sınamalar gidişin durağan olup olmadığına karar veremiyor; {n} "
    "{units} bu olağandır; bu nedenle hiçbir şey değiştirilmedi.",
}


def adf(values: Floats, lags: int | None = None) -> Check:
    """Return the augmented Dickey-Fuller test with constant and linear trend; p after MacKinnon.

    ``lags`` differences, by default floor((n - 1) ** (1/3)) as in R's tseries; rows reach across
    no gap.
    """
    null = "the series wanders (has a unit root)"
    known = int(np.isfinite(values).sum())
    k = int((known - 1) ** (1 / 3) + 1e-9) if lags is None else lags
    if known > 1 and not np.nanmax(values) > np.nanmin(values):
        return Check("ADF", null, lags=k, why="no variance")
    if known > 1:
        values = standardised(values)[0]
    change = np.diff(values)
    place = np.arange(k, len(change))
    columns = np.column_stack(
        [np.ones(len(place)), place + 1.0, values[place]]
        + [change[place - i] for i in range(1, k + 1)]
    )
    rows = np.isfinite(columns).all(axis=1) & np.isfinite(change[place])
    x, y = columns[rows], change[place][rows]
    if len(y) < x.shape[1] + 4 or np.linalg.matrix_rank(x) < x.shape[1]:
        return Check("ADF", null, lags=k, why="too few rows")
    b = np.linalg.lstsq(x, y, rcond=None)[0]
    left = y - x @ b
    variance = left @ left / (len(y) - x.shape[1])
    statistic = float(b[2] / np.sqrt(variance * np.linalg.inv(x.T @ x)[2, 2]))
    return Check("ADF", null, statistic, None, mackinnon(statistic), lags=k)


def mackinnon(statistic: float) -> float:
    """Return the p of an ADF statistic with constant and linear trend, for long series.

    Importing another library's would cost more than all the rest of a protocol.
    """
    from scipy.special import ndtr

    if not ADF_FROM <= statistic <= ADF_TO:
        return float(statistic > ADF_TO)
    terms = ADF_SMALL if statistic <= ADF_TURN else ADF_LARGE
    return float(ndtr(sum(term * statistic**power for power, term in enumerate(terms))))


def kpss(values: Floats, *, trend: bool = True, lags: int | None = None) -> Check:
    """Return the KPSS test of a stable course about a line (or a level); p from its table.

    Bartlett weights over ``lags`` sessions, by default floor(4 (n / 100) ** (1/4)); p lies
    between .01 and .10, where the table ends.
    """
    null = "the series is stable about a line" if trend else "the series is stable about a level"
    place = np.flatnonzero(np.isfinite(values))
    n = len(place)
    k = int(4 * (n / 100) ** 0.25) if lags is None else lags
    if n < 8:
        return Check("KPSS", null, lags=k, why="too few sessions")
    columns = np.vander(place.astype(float), 2 if trend else 1)
    e = values[place] - columns @ np.linalg.lstsq(columns, values[place], rcond=None)[0]
    axis = np.zeros(len(values))
    axis[place] = e
    spread = float(e @ e)
    for i in range(1, k + 1):
        spread += 2 * (1 - i / (k + 1)) * float(axis[i:] @ axis[:-i])
    if not spread > 0:
        return Check("KPSS", null, lags=k, why="no variance")
    sums = np.cumsum(e)
    statistic = float(sums @ sums) / n / spread
    table = KPSS_TREND if trend else KPSS_LEVEL
    return Check("KPSS", null, statistic, None, float(np.interp(statistic, table, KPSS_P)), lags=k)


_UNITS: dict[tuple[str, str], dict[LagIn, str]] = {
    ("both", "en"): {"sessions": "sessions", "weeks": "weeks"},
    ("neither", "en"): {"sessions": "sessions", "weeks": "weeks"},
    ("mixed", "en"): {"sessions": "sessions", "weeks": "weeks"},
    ("both", "tr"): {"sessions": "seansın", "weeks": "haftanın"},
    ("neither", "tr"): {"sessions": "seansta", "weeks": "haftada"},
    ("mixed", "tr"): {"sessions": "seansta", "weeks": "haftada"},
}


def in_words(
    name: str,
    values: Floats,
    checks: tuple[Check, Check],
    language: Language,
    lag_in: LagIn = "sessions",
) -> str:
    """Say what ADF and KPSS together can tell about a series of this length."""
    adf_p, kpss_p = (check.p for check in checks)
    settled = adf_p is not None and adf_p < 0.05
    objected = kpss_p is not None and kpss_p < 0.05
    key = "mixed" if settled == objected else "both" if settled else "neither"
    units = _UNITS[key, language][lag_in]
    return _WORDS[key, language].format(name=name, n=int(np.isfinite(values).sum()), units=units)
