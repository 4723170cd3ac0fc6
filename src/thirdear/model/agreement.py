"""How far raters agree: one row a statistic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thirdear.model.display import Showing, Shown, between, number

Level = Literal["nominal", "ordinal", "interval"]
LEVELS: tuple[Level, ...] = ("nominal", "ordinal", "interval")
Unit = Literal["segment", "session", "boundary"]
UNITS: tuple[Unit, ...] = ("segment", "session", "boundary")
Weights = Literal["linear", "quadratic"]
WEIGHTS: tuple[Weights, ...] = ("linear", "quadratic")


@dataclass(frozen=True, slots=True)
class Agreement(Showing):
    """One statistic of agreement with its 95 % interval.

    ``code`` is what was judged (a code, a family ``mbtc:attention``, an item, a score), None for a
    table from outside. ``units`` have at least two judgements that the statistic could compare,
    ``judgements`` counts these. ``base_rate`` is the share of judgements that say "present", None
    where values are not yes or no. ``value`` is None where it is not defined, ``why`` then says so.
    ``method`` says where the interval comes from, and with which weights or levels. ``unit`` is
    what was judged each time: "turn", "session", or "unit" in a table from outside. ``case`` is
    given where the numbers are of one case's series only.
    """

    code: str | None
    level: Level
    units: int
    raters: int
    statistic: str
    value: float | None
    ci: tuple[float, float] | None = None
    base_rate: float | None = None
    why: str | None = None
    unit: str = "unit"
    judgements: int = 0
    method: str = ""
    case: str | None = None

    def shown(self) -> Shown:
        """Return the statistic with its interval and what it rests on."""
        title = f"{self.code or 'table'}: {self.statistic}"
        values = [
            ("value", number(self.value) + between(self.ci)),
            ("of", f"{self.units} units, {self.raters} raters, {self.level}"),
            ("present", number(self.base_rate)),
        ]
        there = [(label, value) for label, value in values if value != "–"]
        return Shown(title, there, [self.why] if self.why else [])


@dataclass(frozen=True, slots=True)
class Block:
    """Agreement over one stretch of the rating order: units ``first`` to ``last``, from 1."""

    first: int
    last: int
    rows: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch ``start:stop`` of a continuum that a rater marked with a code."""

    rater: str
    code: str
    start: int
    stop: int
