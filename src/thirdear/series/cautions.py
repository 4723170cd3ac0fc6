"""What a reader of a test must be careful with, found in the series themselves.

Thresholds are those at which simulations of 31 and 34 sessions showed the F test to go wrong or
to have next to no power; each names a fact of the data and what to do about it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from thirdear.model.language import Language
from thirdear.model.precedence import LagIn, Trend
from thirdear.series import bias
from thirdear.series.messages import caution, session_list
from thirdear.series.rows import Floats, Pair, Places, lagged_all, standardised, trend_terms

FEW_FREEDOM = 15
FEW_OFF_MODE = 6
PERSISTENT_ROOT = 0.75
TREND_T = 2.0
AT_THE_END = 0.5
"""Share of sessions at the highest or lowest value from which a ceiling or floor is named."""


def of_series(
    pair: Pair, rows: Places, lag: int, trend: Trend, names: tuple[str, str], language: Language
) -> Iterator[str]:
    """Yield the sentences that follow from the data alone; ``names`` are effect and cause."""
    yield from _gaps(pair, rows, lag, language)
    freedom = len(rows) - trend_terms(pair, rows, trend).shape[1] - 2 * lag
    if freedom < FEW_FREEDOM:
        yield caution("freedom", language, freedom=freedom)
    for name, values in zip(names, (pair.effect, pair.cause), strict=True):
        yield from _coarseness(name, values[np.isfinite(values)], pair.lag_in, language)
    yield from _course(pair, trend, language)
    root = own_root(pair, rows, lag, trend)
    if root > PERSISTENT_ROOT:
        yield caution("persistent", language, name=names[0], root=f"{root:.2f}")


def _gaps(pair: Pair, rows: Places, lag: int, language: Language) -> Iterator[str]:
    missing = pair.sessions[~pair.both]
    if missing.size:
        span = len(pair.sessions)
        possible = span - lag
        at = [pair.who(int(place)) for place in missing]
        numbers = [number for numbers in at for number in numbers]
        yield caution(
            "gaps" if numbers else "empty",
            language,
            pair.lag_in,
            count=missing.size,
            span=span,
            list=session_list(numbers),
            cost=possible - len(rows),
            possible=possible,
        )


def _coarseness(name: str, known: Floats, lag_in: LagIn, language: Language) -> Iterator[str]:
    values, counts = np.unique(known, return_counts=True)
    most = int(counts.max())
    value = values[counts.argmax()]
    facts = {"name": name, "value": f"{value:g}", "most": most, "count": known.size}
    if known.size - most < FEW_OFF_MODE:
        yield caution("distinct", language, lag_in, **facts)
    elif most > AT_THE_END * known.size and value == values[-1]:
        yield caution("ceiling", language, lag_in, **facts)
    elif most > AT_THE_END * known.size and value == values[0]:
        yield caution("floor", language, lag_in, **facts)


def _course(pair: Pair, trend: Trend, language: Language) -> Iterator[str]:
    """Yield at most one sentence on a course that both series share and the equation lacks."""
    if trend == "none" and all(abs(_last_t(pair, v, "linear")) > TREND_T for v in _both(pair)):
        yield caution("trend_none", language)
    elif trend != "quadratic" and all(
        abs(_last_t(pair, v, "quadratic")) > TREND_T for v in _both(pair)
    ):
        yield caution("trend_bent", language)


def _both(pair: Pair) -> tuple[Floats, Floats]:
    return pair.effect, pair.cause


def _last_t(pair: Pair, values: Floats, trend: Trend) -> float:
    """Return the t value of the highest power of the session number in a trend alone."""
    known = np.flatnonzero(np.isfinite(values))
    terms = trend_terms(pair, known, trend)[known]
    y = standardised(values)[0][known]
    b = terms.T @ y
    left = y - terms @ b
    freedom = len(known) - terms.shape[1]
    return float(b[-1] / np.sqrt(left @ left / freedom)) if left @ left > 0 else float("inf")


def own_root(pair: Pair, rows: Places, lag: int, trend: Trend, *, of_cause: bool = False) -> float:
    """Return the largest root of a score's equation by itself; from 1 on it explodes."""
    effect = standardised(pair.cause if of_cause else pair.effect)[0]
    trends = trend_terms(pair, rows, trend)
    columns = np.column_stack([trends, lagged_all(effect, lag)])[rows]
    b = np.linalg.lstsq(columns, effect[rows], rcond=None)[0][trends.shape[1] :]
    return bias.largest_root(np.asarray(b[None]))
