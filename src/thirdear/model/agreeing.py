"""How far raters agree: one row a statistic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["nominal", "interval"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """One statistic of agreement with its 95 % interval.

    ``code`` is what was judged (a code, a family ``mbtc:attention``, a score), None for a table
    from outside. ``base_rate`` is the share of judgements that say "present", None where values
    are not yes or no. ``value`` is None where it is not defined, ``why`` then says so.
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
