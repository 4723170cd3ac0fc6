"""How far raters agree: every statistic of a table, with interval, unit, n and base rate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from thirdear.model.agreement import Agreement, Block, Level, Weights

if TYPE_CHECKING:
    from thirdear.agreement.sheet import Estimate, Sheet, Table

SPECIFIC = ("positive_agreement", "negative_agreement")
"""The statistics of each answer to a question of yes and no."""
RESAMPLES = 2000
"""Bootstrap draws of units behind an interval, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen: the weights of kappa on ordered values, and the bootstrap.

    ``only`` names the statistics that are wanted; without it all of them are.
    """

    weights: Weights = "quadratic"
    resamples: int = RESAMPLES
    seed: int = 1
    only: frozenset[str] = frozenset()

    def wants(self, *statistics: str) -> bool:
        """Say whether one of some statistics is wanted."""
        return not self.only or not self.only.isdisjoint(statistics)


def of(
    table: Table,
    level: Level,
    code: str | None = None,
    *,
    unit: str = "unit",
    case: str | None = None,
    choices: Choices | None = None,
    times: Sequence[int] | None = None,
) -> tuple[Agreement, ...]:
    """Return every statistic that a table of judgements (units x raters) allows at a level.

    Each row is one unit's, or, where ``times`` are given, that of so many units.

    Nominal: percent, Cohen's kappa (two raters), Fleiss' kappa, Krippendorff's alpha, Gwet's AC1
    and, for 0 and 1, positive and negative agreement. Ordinal: percent, weighted kappa (two
    raters), alpha. Interval: alpha and six intraclass correlations. Empty where fewer than two
    units have two judgements.
    """
    from thirdear.agreement.sheet import Sheet

    sheet = Sheet.of(table, times)
    if sheet.units < 2:
        return ()
    return tuple(
        Agreement(
            code,
            level,
            sheet.units if one.units is None else one.units,
            sheet.raters,
            one.statistic,
            one.value,
            one.ci,
            sheet.base_rate if level == "nominal" else None,
            one.why,
            unit,
            sheet.judgements if one.judgements is None else one.judgements,
            one.method,
            case,
        )
        for one in _estimates(sheet, level, choices or Choices())
    )


def _estimates(sheet: Sheet, level: Level, chosen: Choices) -> Iterator[Estimate]:
    from thirdear.agreement import alpha, intraclass, kappas

    if level != "interval" and chosen.wants("percent_agreement"):
        yield kappas.percent(sheet)
    if level == "nominal" and sheet.raters == 2 and chosen.wants("cohen_kappa"):
        yield kappas.cohen(sheet)
    if level == "nominal" and chosen.wants("fleiss_kappa"):
        yield kappas.fleiss(sheet)
    if level == "ordinal" and sheet.raters == 2 and chosen.wants("weighted_kappa"):
        yield kappas.cohen(sheet, chosen.weights)
    if chosen.wants("krippendorff_alpha"):
        yield alpha.alpha(sheet, level, chosen.resamples, chosen.seed)
    if level == "nominal":
        yield from _of_categories(sheet, chosen)
    if level == "interval" and chosen.wants(*intraclass.NAMES):
        yield from intraclass.correlations(sheet)


def _of_categories(sheet: Sheet, chosen: Choices) -> Iterator[Estimate]:
    from thirdear.agreement import kappas

    if chosen.wants("gwet_ac1"):
        yield kappas.gwet(sheet)
    if sheet.yes_no and chosen.wants(*SPECIFIC):
        yield from kappas.specific(sheet, chosen.resamples, chosen.seed)


def nominal(table: Table, code: str | None = None, unit: str = "unit") -> tuple[Agreement, ...]:
    """Return the statistics of categories; see :func:`of`."""
    return of(table, "nominal", code, unit=unit)


def interval(table: Table, code: str | None = None, unit: str = "unit") -> tuple[Agreement, ...]:
    """Return the statistics of numbers; see :func:`of`."""
    return of(table, "interval", code, unit=unit)


def over_order(
    table: Table, level: Level, code: str | None = None, *, blocks: int = 3, unit: str = "unit"
) -> tuple[Block, ...]:
    """Return the statistics of successive stretches of a table in rating order: does it drift?

    The rows must stand in the order in which they were judged; stretches differ by one unit at
    most. Empty where a stretch would have fewer than two units.
    """
    if len(table) < 2 * blocks:
        return ()
    ends = [round(len(table) * place / blocks) for place in range(blocks + 1)]
    return tuple(
        Block(first + 1, last, of(table[first:last], level, code, unit=unit))
        for first, last in pairwise(ends)
    )


def grid(judgements: Iterable[tuple[str, str, float]]) -> tuple[tuple[str, ...], Table]:
    """Return the raters and the table (units x raters) of unit, rater, value in long form.

    A unit that a rater judges twice keeps the first judgement: a rater is never compared with
    himself.
    """
    found: dict[str, dict[str, float]] = {}
    for unit, rater, value in judgements:
        found.setdefault(unit, {}).setdefault(rater, value)
    raters = tuple(sorted({rater for said in found.values() for rater in said}))
    rows: Sequence[Sequence[float | None]] = [
        [said.get(rater) for rater in raters] for said in found.values()
    ]
    return raters, rows
