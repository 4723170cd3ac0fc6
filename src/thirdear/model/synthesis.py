"""Many cases together: each one's relation from session to session, their mean and their spread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thirdear.model.display import Showing, Shown, between, number, p_value

if TYPE_CHECKING:
    from thirdear.model.precedence import LagIn, Trend


@dataclass(frozen=True, slots=True)
class CaseEffect:
    """One case: its cross-lag freed of bias (summed over the lags), or why it has none."""

    case: str
    rows: int
    b: float | None = None
    se: float | None = None
    low: float | None = None
    high: float | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """One way to put cases together: 95 % interval and p from t over ``cases`` less one."""

    value: float
    se: float
    low: float
    high: float
    p: float
    cases: int


@dataclass(frozen=True, slots=True)
class Synthesis(Showing):
    """The cross-lags of many cases, as a meta-analysis of them.

    ``mean`` weighs cases by the inverse of their variance plus ``tau2`` (REML), its interval is
    Hartung and Knapp's; ``tau2_interval`` is that of the Q profile, ``predicted`` the 95 % interval
    of one more case, ``q`` with ``q_p`` the test that no two cases differ. ``average`` is the plain
    mean of the cases, ``jackknife`` the same of half-panel jackknife estimates, ``pooled`` the
    common cross-lag of one equation with each case's own constant, trend and own lags.
    """

    cause: str
    effect: str
    lag: int
    trend: Trend
    lag_in: LagIn = "sessions"
    rater: str | None = None
    effects: tuple[CaseEffect, ...] = ()
    mean: Estimate | None = None
    tau2: float | None = None
    tau2_interval: tuple[float, float] | None = None
    predicted: tuple[float, float] | None = None
    q: float | None = None
    q_p: float | None = None
    average: Estimate | None = None
    jackknife: Estimate | None = None
    pooled: Estimate | None = None
    declared: bool = False
    refused: str | None = None
    sentences: tuple[str, ...] = ()

    @property
    def used(self) -> tuple[CaseEffect, ...]:
        """The cases that have an estimate."""
        return tuple(one for one in self.effects if one.b is not None)

    def shown(self) -> Shown:
        """Return the mean and what surrounds it."""
        title = f"{self.cause} → {self.effect}, {len(self.used)} cases"
        if self.mean is None:
            return Shown(title, [], [f"Not tested: {self.refused}"])
        rows = (
            ("mean", self.mean),
            ("unweighted", self.average),
            ("half-panel jackknife", self.jackknife),
            ("pooled", self.pooled),
        )
        values = [
            (name, f"{number(e.value, 3)}{between((e.low, e.high))}, p {p_value(e.p)}")
            for name, e in rows
            if e is not None
        ]
        spread = ("tau²", f"{number(self.tau2, 4)}{between(self.tau2_interval)}")
        return Shown(title, [*values, spread], self.sentences)
