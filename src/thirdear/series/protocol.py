"""The whole protocol for one direction in one case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from thirdear.model.language import Language
from thirdear.model.precedence import PrecedenceTest, Trend
from thirdear.model.protocol import Check, Protocol
from thirdear.model.scores import Series
from thirdear.series import diagnostics, stationarity
from thirdear.series.grid import grid
from thirdear.series.influence import leave_out
from thirdear.series.lineage import trace
from thirdear.series.nulls import spoken
from thirdear.series.precedence import answerable, fit, needed_rows
from thirdear.series.responses import responses
from thirdear.series.rows import Pair, align, equation, usable
from thirdear.series.system import fit_system

GRID_DRAWS = 1999


def run(
    cause: Series,
    effect: Series,
    *,
    made: PrecedenceTest,
    variants: Mapping[str, tuple[Series, Series]] | None = None,
    language: Language = "en",
) -> Protocol:
    """Check, vary and trace the test ``made``; ``variants`` (name: cause, effect) score otherwise.

    Draws and seed are those of the test. Where it is refused, only lineage and reason are left.
    """
    result, lag, trend, seed = made, made.lag, made.trend, made.seed or 1
    rows = trace(cause, effect, lag, language)
    if result.refused is not None:
        return Protocol(result, rows=rows)
    pair = align(cause, effect)
    places = usable(pair, lag)
    names = (effect.score, cause.score)
    system = fit_system(pair, places, lag, trend)
    checks, words = _checks(pair, names, language)
    draws = min(made.resamples, GRID_DRAWS)
    return Protocol(
        test=result,
        checks=tuple(spoken(check, language, result.lag_in) for check in checks),
        diagnostics=tuple(
            spoken(check, language, result.lag_in)
            for check in (*diagnostics.diagnose(system, names), diagnostics.same_session(system))
        ),
        roots=system.roots,
        same_session=system.correlation,
        influences=tuple(leave_out(cause, effect, result, result.resamples)),
        responses=responses(pair, places, lag, trend, seed, max(draws, 199)),
        grid=grid(
            {result.rater or "": (cause, effect)} | dict(variants or {}),
            lag=lag,
            trend=trend,
            resamples=draws,
            seed=seed,
        ),
        toda_yamamoto=toda_yamamoto(pair, lag, trend),
        rows=rows,
        sentences=words,
    )


def toda_yamamoto(
    pair: Pair, lag: int, trend: Trend
) -> tuple[float, tuple[int, int], float] | None:
    """Return F, df and p of the first ``lag`` cross-lags with one lag more in the equation.

    Toda and Yamamoto (1995): it holds its size where series wander, and costs a third of the
    power. None where the rows do not suffice, or leave nothing to be tested.
    """
    rows = usable(pair, lag + 1)
    if len(rows) < needed_rows(lag + 1, trend):
        return None
    whole = equation(pair, rows, lag + 1, trend)
    known = np.column_stack([whole.known, whole.cross[:, -1:]])
    design = replace(whole, known=known, cross=whole.cross[:, :-1])
    if not answerable(design, lag + 2):
        return None
    found = fit(design)
    return found.f, found.df, found.p


def _checks(
    pair: Pair, names: tuple[str, str], language: Language
) -> tuple[tuple[Check, ...], tuple[str, ...]]:
    found, words = [], []
    for name, values in zip(names, (pair.effect, pair.cause), strict=True):
        both = stationarity.adf(values), stationarity.kpss(values)
        found += [replace(check, of=name) for check in both]
        words.append(stationarity.in_words(name, values, both, language, pair.lag_in))
    return tuple(found), tuple(words)
