"""Single-case standards: two phases of a score compared, and sudden gains in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thirdear.model.display import Showing, Shown, between, number, p_value

Better = Literal["higher", "lower"]
BETTER_WHEN: tuple[Better, ...] = ("higher", "lower")


@dataclass(frozen=True, slots=True)
class PhaseContrast(Showing):
    """A later phase against an earlier one, turned so that larger numbers are better.

    ``nap`` is the share of pairs of sessions in which the later phase is the better one, ties
    half; ``tau`` is 2 nap - 1, ``tau_u`` that less the trend of the earlier phase. Intervals are
    95 %; ``p`` is two-sided, of ``tau_u``. Sessions are taken for independent.
    """

    case: str
    score: str
    earlier: str
    later: str
    better: Better
    first_n: int
    second_n: int
    nap: float | None = None
    nap_interval: tuple[float, float] | None = None
    tau: float | None = None
    tau_interval: tuple[float, float] | None = None
    tau_u: float | None = None
    tau_u_interval: tuple[float, float] | None = None
    p: float | None = None
    refused: str | None = None

    def shown(self) -> Shown:
        """Return the contrast's numbers."""
        title = f"case {self.case}: {self.score}, {self.earlier} → {self.later}"
        if self.refused:
            return Shown(title, [], [self.refused])
        rows = (
            ("NAP", self.nap, self.nap_interval),
            ("Tau", self.tau, self.tau_interval),
            ("Tau-U", self.tau_u, self.tau_u_interval),
        )
        values = [(name, f"{number(value)}{between(ends)}") for name, value, ends in rows]
        return Shown(title, [*values, ("p", p_value(self.p))])


@dataclass(frozen=True, slots=True)
class SuddenGain:
    """A gain between two sessions by the three criteria of Tang and DeRubeis (1999).

    ``before`` and ``after`` are the scores of ``session`` and the next one; means are those of the
    three sessions before and after, ``needed`` is what their difference has to exceed.
    """

    case: str
    score: str
    session: int
    next: int
    before: float
    after: float
    mean_before: float
    mean_after: float
    needed: float
