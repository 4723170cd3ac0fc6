"""The same question asked in many ways, and one p for all of them.

Every way of asking has its own p, but the smallest of many p is no p. The joint one is: series are
drawn once under the null hypothesis of the declared equation, every question is put to each of
them, and the smallest p found there is compared with the smallest found in the study.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from thirdear.model.precedence import TRENDS, PrecedenceTest, Trend
from thirdear.model.protocol import Grid, GridCell
from thirdear.model.scores import Series
from thirdear.series.bootstrap import TIE, Layout, f_values, lay_out
from thirdear.series.precedence import answerable, fit, judgeable, needed_rows, test
from thirdear.series.rows import Flags, Floats, Pair, Places, align, equation, usable, varies
from thirdear.series.simulation import Null, cut, fit_null, portion, simulate
from thirdear.series.verdict import drawn, mean_f, nearest, standing

LAGS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class _Variant:
    """One pair of series on the axis cut to its rows, with its null process."""

    name: str
    pair: Pair
    null: Null
    rows: Places


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question that can be put to simulated series: its cell so far, variant and layout."""

    cell: GridCell
    variant: int
    layout: Layout


def grid(
    variants: Mapping[str, tuple[Series, Series]],
    *,
    lag: int,
    trend: Trend,
    lags: Sequence[int] = LAGS,
    trends: Sequence[Trend] = TRENDS,
    resamples: int = 1999,
    seed: int = 1,
) -> Grid:
    """Ask every variant (name: cause, effect) at every lag with every trend, with one joint p.

    The first variant is the declared one, at ``lag`` and ``trend``. Null series follow each
    variant's equation at the declared lag with the richest of the trends; variants share the
    sessions whose errors are drawn, so that raters who agree do so in the null series too.
    """
    made: list[_Variant] = []
    cells: list[GridCell] = []
    asked: list[_Asked] = []
    for name, (cause, effect) in variants.items():
        pair = align(cause, effect)
        richest = max(trends, key=TRENDS.index)
        variant = _variant(name, pair, lag, richest)
        for back in lags:
            for course in trends:
                cell = GridCell(back, course, name, len(usable(pair, back)))
                cell = replace(cell, declared=(not made, back, course) == (True, lag, trend))
                ready = None if variant is None else _ask(cell, variant, len(made))
                if ready is None:
                    cells.append(replace(cell, why="too few rows, or no variance"))
                else:
                    asked.append(ready)
                    cells.append(ready.cell)
        if variant is not None:
            made.append(variant)
        elif not made:
            return Grid(tuple(cells), None, 0)
    return _answered(cells, asked, made, resamples, seed)


def search(
    cause: Series,
    effect: Series,
    *,
    most: int,
    trend: Trend = "linear",
    resamples: int = 9999,
    seed: int = 1,
    language: str = "en",
) -> PrecedenceTest:
    """Test lags 1 to ``most`` and return that with the smallest p, with the joint p of them all.

    ``searched`` records the lags; ``p_bootstrap`` and ``p_verdict`` are joint, ``p`` stays the F
    table's of the one lag and is too small.
    """
    lags = tuple(range(1, most + 1))
    found = grid(
        {"": (cause, effect)},
        lag=1,
        trend=trend,
        lags=lags,
        trends=(trend,),
        resamples=resamples or 1999,
        seed=seed,
    )
    usable_cells = [c for c in found.cells if c.p_bootstrap is not None]
    best = min(usable_cells, key=lambda c: (c.p_bootstrap or 0.0, c.p or 0.0), default=None)
    result = test(
        cause,
        effect,
        lag=best.lag if best else 1,
        trend=trend,
        resamples=resamples,
        seed=seed,
        language="tr" if language == "tr" else "en",
    )
    if result.refused is not None:
        return result
    asked = _judged_lags(align(cause, effect), lags, result)
    joint = _joint_verdict(align(cause, effect), asked, result) if asked else None
    return replace(result, p_bootstrap=found.p_joint, p_verdict=joint, searched=lags)


def _judged_lags(pair: Pair, lags: Sequence[int], made: PrecedenceTest) -> tuple[int, ...]:
    """Return the lags of which a verdict can be had; none where the first has none."""
    able = tuple(lag for lag in lags if judgeable(pair, usable(pair, lag), lag))
    return able if made.p_verdict is not None and lags[0] in able else ()


def _joint_verdict(pair: Pair, lags: Sequence[int], made: PrecedenceTest) -> float:
    """Return how often the smallest p of all lags' verdicts is as small under the null hypothesis.

    The null process has the first of the lags; every lag is put to each of its draws.
    """
    axis, rows = cut(pair, usable(pair, lags[0]), lags[0])
    near = nearest(axis, rows, lags[0])
    layouts = [lay_out(axis, usable(axis, lag), lag, "quadratic") for lag in lags]
    given = standing(axis)
    observed = np.array([mean_f(given, layout)[0] for layout in layouts])
    with np.errstate(all="ignore"):
        parts = [
            np.stack([mean_f(series, layout) for layout in layouts])
            for series in drawn(near, made.resamples, made.seed or 0)
        ]
    values = np.concatenate(parts, axis=1)
    own = (1 + (~(values < observed[:, None] * (1 - TIE))).sum(axis=1)) / (made.resamples + 1)
    reached = int(np.count_nonzero(_ranks(values).min(axis=0) <= own.min()))
    return (1 + reached) / (made.resamples + 1)


def _variant(name: str, pair: Pair, lag: int, trend: Trend) -> _Variant | None:
    rows = usable(pair, lag)
    if len(rows) < needed_rows(lag, trend) or not (varies(pair.effect) and varies(pair.cause)):
        return None
    axis, places = cut(pair, rows, lag)
    return _Variant(name, axis, fit_null(axis, places, lag, trend), places)


def _ask(cell: GridCell, variant: _Variant, index: int) -> _Asked | None:
    """Return the question with the F of the study, None where it cannot be asked."""
    rows = usable(variant.pair, cell.lag)
    if len(rows) < needed_rows(cell.lag, cell.trend):
        return None
    design = equation(variant.pair, rows, cell.lag, cell.trend)
    if not answerable(design, cell.lag):
        return None
    found = fit(design)
    layout = lay_out(variant.pair, rows, cell.lag, cell.trend)
    b = found.coefficients[0].b
    return _Asked(replace(cell, rows=len(rows), f=found.f, p=found.p, b=b), index, layout)


def _answered(
    cells: list[GridCell],
    asked: Sequence[_Asked],
    made: Sequence[_Variant],
    resamples: int,
    seed: int,
) -> Grid:
    if not asked or not resamples:
        return Grid(tuple(cells), None, 0)
    drawn = _drawn(asked, made, resamples, seed)
    observed = np.array([a.cell.f for a in asked])
    reached = ~(drawn < observed[:, None] * (1 - TIE))
    own = (1 + reached.sum(axis=1)) / (resamples + 1)
    joint = (1 + int(np.count_nonzero(_ranks(drawn).min(axis=0) <= own.min()))) / (resamples + 1)
    done = {id(a.cell): float(p) for a, p in zip(asked, own, strict=True)}
    filled = (replace(c, p_bootstrap=done[id(c)]) if id(c) in done else c for c in cells)
    return Grid(tuple(filled), joint, resamples)


def _ranks(drawn: Floats) -> Floats:
    """Return each draw's own p among the draws of its question, ties counted as reached."""
    count = drawn.shape[1]
    out = np.empty_like(drawn)
    for i, values in enumerate(np.nan_to_num(drawn, nan=np.inf)):
        ordered = np.sort(values)
        below = np.searchsorted(ordered, values * (1 - TIE), side="left")
        out[i] = (1 + count - below) / (count + 1)
    return out


def _drawn(asked: Sequence[_Asked], made: Sequence[_Variant], resamples: int, seed: int) -> Floats:
    """Return the F (question, draw) under the null hypothesis."""
    common = _shared(made)
    drawn = np.empty((len(asked), resamples))
    longest = max(len(v.null.level) for v in made)
    most = portion(longest)
    with np.errstate(all="ignore"):
        for part, start in enumerate(range(0, resamples, most)):
            size = min(most, resamples - start)
            for index, null in enumerate(common):
                simulated = simulate(null, size, np.random.default_rng([seed, part]))
                for i, a in enumerate(asked):
                    if a.variant == index:
                        drawn[i, start : start + size] = f_values(simulated, a.layout)
    return drawn


def _shared(made: Sequence[_Variant]) -> list[Null]:
    """Let variants with the same sessions keep errors of the same sessions in the same places.

    Then a draw with the same seed takes the same sessions in all of them.
    """
    first = made[0]
    numbers = [set(v.pair.sessions[v.rows].tolist()) for v in made]
    shared = set.intersection(*numbers)
    if len(shared) < len(numbers[0]) / 2 or any(
        v.pair.sessions[0] != first.pair.sessions[0] for v in made
    ):
        return [v.null for v in made]
    out = []
    for v in made:
        kept: Flags = np.isin(v.pair.sessions[v.rows], list(shared))
        left = v.null.residuals[:, kept]
        out.append(replace(v.null, residuals=left - left.mean(axis=1, keepdims=True)))
    return out
