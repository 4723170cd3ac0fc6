"""Precedence tests: what is asked, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Self

from thirdear.model.display import Showing, Shown, between, number, p_value

Trend = Literal["none", "linear", "quadratic"]
TRENDS: tuple[Trend, ...] = ("none", "linear", "quadratic")
LagIn = Literal["sessions", "weeks"]
LAGS_IN: tuple[LagIn, ...] = ("sessions", "weeks")
ALPHA = 0.05
"""The level of every test."""


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


class Caution(str):
    """A warning as a sentence, which also knows its kind and the facts in it.

    What tells several together, as a table's note does, reads them; anybody else the sentence.
    """

    kind: str
    facts: Mapping[str, object]

    def __new__(cls, text: str, kind: str = "", facts: Mapping[str, object] | None = None) -> Self:
        """Return the sentence."""
        made = super().__new__(cls, text)
        made.kind, made.facts = kind, dict(facts or {})
        return made


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A hypothesis that was declared and is asked no more: when it was withdrawn (UTC), and why."""

    hypothesis: Hypothesis
    withdrawn_at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A cross-lag of the unrestricted equation with its 95 % interval.

    ``drawn`` is the bootstrap's interval, which holds the true value where scores persist, too.
    """

    lag: int
    b: float
    se: float
    low: float
    high: float
    drawn: tuple[float, float] | None = None

    @property
    def interval(self) -> tuple[float, float]:
        """The interval to believe: the bootstrap's where there is one."""
        return (self.low, self.high) if self.drawn is None else self.drawn


@dataclass(frozen=True, slots=True)
class SharedCourse:
    """A course that both scores seem to share beyond a quadratic trend.

    ``kind`` says which, ``sessions`` where a step begins; ``p`` is that of its being there,
    ``p_with`` that of the verdict's statistic with it in the equations.
    """

    kind: Literal["step", "cubic", "quartic"]
    sessions: tuple[int, ...]
    p: float
    p_with: float


@dataclass(frozen=True, slots=True)
class PrecedenceTest(Showing):
    """One direction of a Granger test in one case.

    Null hypothesis: the cause's last ``lag`` sessions add nothing to predicting the effect beyond
    the effect's own last ``lag`` sessions and the trend. ``sessions`` counts sessions in which
    both series have a value, ``pairs`` the usable rows. Where ``refused`` is given, every number
    of the result is None.

    ``r2_interval`` is the 95 % interval of ``partial_r2``; ``standardised`` are the cross-lags in
    SDs of the effect a SD of the cause; ``detectable`` the smallest partial R² that a test of
    these degrees of freedom finds in 80 % of studies, ``detectable_verdict`` what the verdict
    finds after Holm. ``searched`` are the lags of which ``lag``
    has the smallest p; ``p_bootstrap`` and ``p_verdict`` are then joint ones of them all.
    ``lag_in`` says what lags, ``sessions`` and rows count; ``smallest`` is the smallest effect of
    interest of this direction, in units of the effect for one unit of the cause. ``breaks`` are
    the sessions from which on the equation has another level, as was declared of the case.

    ``p_bootstrap`` belongs to the declared equation. ``p_verdict`` is the p of the mean F of the
    equations without, with linear and with quadratic trend; ``p_quadratic`` that of the last of
    them, under the same null process. ``p_course`` is that of the guard's null hypothesis, that
    both scores share no further course; ``course`` is the one that it saw. ``p_holm`` is the
    deciding p after Holm over the ``family`` of tests; ``exploratory`` says that the question was
    not declared. ``persistence`` is the largest root of the cause's and of the effect's own past.
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
    p_verdict: float | None = None
    p_course: float | None = None
    course: SharedCourse | None = None
    exploratory: bool = False
    family: int = 1
    breaks: tuple[int, ...] = ()
    persistence: tuple[float, float] | None = None
    detectable_verdict: float | None = None

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
            ("p, verdict", p_value(self.p_verdict)),
            ("p, Holm", p_value(self.p_holm)),
            ("p, quadratic trend", p_value(self.p_quadratic)),
            ("partial R²", number(self.partial_r2) + between(self.r2_interval)),
            *((f"b, lag {c.lag}", number(c.b) + between(c.interval)) for c in self.coefficients),
        ]
        there = [(label, value) for label, value in values if value != "–"]
        return Shown(title, there, [*self.warnings, "Precedence in time is not cause."])

    @property
    def guarded(self) -> bool:
        """Whether a further course of both scores was looked for."""
        return self.p_course is not None

    @property
    def deciding(self) -> float | None:
        """The p that Holm adjusts: the verdict's.

        Without a verdict it is the declared equation's, of the bootstrap or else of the F table.
        """
        if self.p_verdict is None:
            return self.p if self.p_bootstrap is None else self.p_bootstrap
        return self.p_verdict

    @property
    def strictest(self) -> float | None:
        """The deciding p, or that with a further course of both scores where it is larger."""
        if self.deciding is None or self.course is None:
            return self.deciding
        return max(self.deciding, self.course.p_with)

    @property
    def rejected(self) -> bool:
        """Whether the deciding p, after Holm where there is a family, is below .05.

        Where both scores seem to share a further course, the p with it must be below .05, too.
        """
        p = self.deciding if self.p_holm is None else self.p_holm
        stands = self.course is None or self.course.p_with < ALPHA
        return self.refused is None and p is not None and p < ALPHA and stands

    @property
    def suggested(self) -> bool:
        """Whether the declared equation rejects by itself, whatever the verdict says."""
        p = self.p if self.p_bootstrap is None else self.p_bootstrap
        return self.refused is None and p is not None and p < ALPHA

    @property
    def robust(self) -> bool | None:
        """Whether the verdict, which asks for bent courses, too, rejects; None without one."""
        return None if self.p_verdict is None else self.rejected

    @property
    def found(self) -> bool:
        """Whether the test is a finding: the question was declared, and the deciding p rejects."""
        return self.rejected and not self.exploratory
