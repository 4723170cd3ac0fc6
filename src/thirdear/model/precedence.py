"""Precedence tests: what is asked, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thirdear.model.display import Showing, Shown, between, number, p_value

Trend = Literal["none", "linear", "quadratic"]
TRENDS: tuple[Trend, ...] = ("none", "linear", "quadratic")
LagIn = Literal["sessions", "weeks"]
LAGS_IN: tuple[LagIn, ...] = ("sessions", "weeks")


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A declared question: do sessions high in ``cause`` precede sessions high in ``effect``?

    It is tested in both directions. Lags count sessions held, or calendar weeks, as ``lag_in``
    says. ``smallest`` is the smallest effect of interest: units of the effect for one unit of the
    cause, declared in advance. ``declared_at`` is UTC, ISO 8601.
    """

    cause: str
    effect: str
    lag: int = 1
    trend: Trend = "linear"
    declared_at: str = ""
    lag_in: LagIn = "sessions"
    smallest: float | None = None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A hypothesis that was declared and is asked no more: when it was withdrawn (UTC), and why."""

    hypothesis: Hypothesis
    withdrawn_at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A cross-lag of the unrestricted equation with its 95 % interval."""

    lag: int
    b: float
    se: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PrecedenceTest(Showing):
    """One direction of a Granger test in one case.

    Null hypothesis: the cause's last ``lag`` sessions add nothing to predicting the effect beyond
    the effect's own last ``lag`` sessions and the trend. ``sessions`` counts sessions in which
    both series have a value, ``pairs`` the usable rows. Where ``refused`` is given, every number
    of the result is None.

    ``r2_interval`` is the 95 % interval of ``partial_r2``; ``standardised`` are the cross-lags in
    SDs of the effect a SD of the cause; ``detectable`` the smallest partial R² that a test of
    these degrees of freedom finds in 80 % of studies. ``p_quadratic`` is the bootstrap p of the
    equation with a quadratic trend, where another trend was declared. ``searched`` are the lags
    of which ``lag`` has the smallest p; ``p_bootstrap`` is then the joint p of all of them.
    ``lag_in`` says what lags, ``sessions`` and rows count; ``smallest`` is the smallest effect of
    interest of this direction, in units of the effect for one unit of the cause.
    """

    case: str | None
    cause: str
    effect: str
    lag: int
    trend: Trend
    rater: str | None
    sessions: int
    pairs: int
    f: float | None = None
    df: tuple[int, int] | None = None
    p: float | None = None
    p_bootstrap: float | None = None
    p_holm: float | None = None
    resamples: int = 0
    seed: int | None = None
    coefficients: tuple[Coefficient, ...] = ()
    partial_r2: float | None = None
    refused: str | None = None
    warnings: tuple[str, ...] = ()
    r2_interval: tuple[float, float] | None = None
    standardised: tuple[float, ...] = ()
    detectable: float | None = None
    p_quadratic: float | None = None
    searched: tuple[int, ...] = ()
    lag_in: LagIn = "sessions"
    smallest: float | None = None

    def shown(self) -> Shown:
        """Return the test as a table and sentences."""
        of = f"case {self.case}: " if self.case else ""
        title = f"{of}{self.cause} → {self.effect}"
        asked = ("asked", f"lag {self.lag}, trend {self.trend}, {self.pairs} usable {self.lag_in}")
        if self.refused:
            return Shown(title, [asked], [f"Not tested: {self.refused}", *self.warnings])
        df = "" if self.df is None else f"({self.df[0]}, {self.df[1]})"
        values = [
            asked,
            (f"F{df}", number(self.f)),
            ("p", p_value(self.p)),
            ("p, bootstrap", p_value(self.p_bootstrap)),
            ("p, Holm", p_value(self.p_holm)),
            ("p, quadratic trend", p_value(self.p_quadratic)),
            ("partial R²", number(self.partial_r2) + between(self.r2_interval)),
            *(
                (f"b, lag {c.lag}", number(c.b) + between((c.low, c.high)))
                for c in self.coefficients
            ),
        ]
        there = [(label, value) for label, value in values if value != "–"]
        return Shown(title, there, [*self.warnings, "Precedence in time is not cause."])

    @property
    def robust(self) -> bool | None:
        """Whether the declared and the quadratic equation both reject; None if not known.

        The p of the declared equation is the strictest that there is: Holm's, else the
        bootstrap's.
        """
        declared = self.p_bootstrap if self.p_holm is None else self.p_holm
        bent = self.p_bootstrap if self.trend == "quadratic" else self.p_quadratic
        if declared is None or bent is None:
            return None
        return max(declared, bent) < 0.05

    @property
    def found(self) -> bool:
        """Whether the verdict is a finding: the strictest p rejects, no bent course undoes it."""
        strictest = next((p for p in (self.p_holm, self.p_bootstrap, self.p) if p is not None), 1.0)
        return self.robust is not False and strictest < 0.05
