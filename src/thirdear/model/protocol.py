"""The full protocol around a precedence test: what was checked, varied, and followed back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thirdear.model.display import Showing, Shown, between, number, p_value

if TYPE_CHECKING:
    from thirdear.model.precedence import PrecedenceTest, Trend


@dataclass(frozen=True, slots=True)
class Check:
    """A test of an assumption: its null hypothesis in words, statistic, degrees of freedom and p.

    ``of`` names the series it concerns, None for both; ``why`` says why it could not be had.
    """

    name: str
    null: str
    statistic: float | None = None
    df: int | None = None
    p: float | None = None
    of: str | None = None
    lags: int | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Influence:
    """The test with one session treated as missing, so that every row that touches it goes.

    ``together`` are other sessions of the same week, left out with it.
    """

    session: int
    rows: int
    f: float | None
    p: float | None
    p_bootstrap: float | None
    b: float | None
    why: str | None = None
    together: tuple[int, ...] = ()
    p_verdict: float | None = None

    @property
    def deciding(self) -> float:
        """The p that decides without the session, 1 where no test is left."""
        p = next((p for p in (self.p_verdict, self.p_bootstrap, self.p) if p is not None), 1.0)
        return 1.0 if self.f is None else p


@dataclass(frozen=True, slots=True)
class Influenced:
    """How far a finding depends on single sessions.

    The session without which F falls furthest, the largest p without any one of them, and the
    sessions without which the finding is lost.
    """

    most: Influence
    high: float
    lost: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GridCell:
    """One way to ask the same question; p is the bootstrap's, under the grid's common null."""

    lag: int
    trend: Trend
    series: str
    rows: int
    f: float | None = None
    p: float | None = None
    p_bootstrap: float | None = None
    b: float | None = None
    declared: bool = False
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """Every cell, and one p for all of them: how often the smallest p of the null is as small."""

    cells: tuple[GridCell, ...]
    p_joint: float | None
    resamples: int

    @property
    def below(self) -> int:
        """How many cells have a p below .05."""
        return sum(cell.p_bootstrap is not None and cell.p_bootstrap < 0.05 for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Response:
    """What follows in the effect ``ahead`` sessions after one unit more of the cause, with a band.

    Kilian's bias-corrected bootstrap (1998), 95 % at each point.
    """

    ahead: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Row:
    """One transition: a session whose effect is explained, and the sessions it is explained by.

    ``before`` holds session, effect and cause of each lag, the nearest first; a week without a
    session is left out, and the first stands for two that fell in one. ``together`` are other
    sessions of the transition's own week, whose mean the values are. ``why`` says why the equation
    cannot use the transition, None where it does.
    """

    session: int
    effect: float | None
    before: tuple[tuple[int, float | None, float | None], ...]
    raters: str | None
    why: str | None = None
    together: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Protocol(Showing):
    """A test and everything that a reader needs to judge it.

    ``same_session`` is the correlation of both equations' errors within a session; ``roots`` the
    moduli of the system's roots, stable below one; ``toda_yamamoto`` F, df and p with one lag
    more in the equation than is tested.
    """

    test: PrecedenceTest
    checks: tuple[Check, ...] = ()
    diagnostics: tuple[Check, ...] = ()
    roots: tuple[float, ...] = ()
    same_session: float | None = None
    influences: tuple[Influence, ...] = ()
    responses: tuple[Response, ...] = ()
    grid: Grid | None = None
    toda_yamamoto: tuple[float, tuple[int, int], float] | None = None
    rows: tuple[Row, ...] = ()
    sentences: tuple[str, ...] = ()

    def shown(self) -> Shown:
        """Return the test with its checks, the session that carries most, and the sentences."""
        test = self.test.shown()
        checks = [
            (f"{c.name}{f', {c.of}' if c.of else ''}", c.why or f"p = {p_value(c.p)}")
            for c in (*self.checks, *self.diagnostics)
        ]
        most = self.most_influential
        carried = [("most influential session", str(most.session))] if most else []
        return Shown(
            test.title, [*test.values, *checks, *carried], [*self.sentences, *test.sentences]
        )

    @property
    def lost(self) -> tuple[Influence, ...]:
        """The sessions without which the p of a finding is no longer below .05."""
        return tuple(one for one in self.influences if self.test.found and one.deciding >= 0.05)

    @property
    def influenced(self) -> Influenced | None:
        """How far the test depends on single sessions; None where none could be left out."""
        most = self.most_influential
        if most is None:
            return None
        high = max(one.deciding for one in self.influences)
        return Influenced(most, high, tuple(one.session for one in self.lost))

    @property
    def most_influential(self) -> Influence | None:
        """The session without which the F falls furthest, or rises furthest if it never falls."""
        made = [i for i in self.influences if i.f is not None]
        return min(made, key=lambda i: i.f or 0.0, default=None)


@dataclass(frozen=True, slots=True)
class Comparison(Showing):
    """Whether the cross-lags differ between cases, or, pooled, whether they are zero in all.

    Null hypothesis of a comparison: the cross-lags are the same in every case. ``each`` holds the
    cases' own tests, ``difference`` the first less the second with its 95 % interval, lag by lag.
    ``p_verdict`` is that of the mean of three F, without, with a linear and with a quadratic trend;
    ``p_holm`` is adjusted over the comparisons that were made together.
    """

    cases: tuple[str, ...]
    cause: str
    effect: str
    lag: int
    trend: Trend
    pooled: bool = False
    rows: int = 0
    f: float | None = None
    df: tuple[int, int] | None = None
    p: float | None = None
    p_bootstrap: float | None = None
    resamples: int = 0
    seed: int | None = None
    difference: tuple[tuple[float, float, float], ...] = ()
    each: tuple[PrecedenceTest, ...] = ()
    refused: str | None = None
    sentences: tuple[str, ...] = ()
    p_verdict: float | None = None
    p_holm: float | None = None

    @property
    def own_p_declared(self) -> float | None:
        """The p of the declared equation: the bootstrap's, else the table's."""
        return self.p if self.p_bootstrap is None else self.p_bootstrap

    @property
    def own_p(self) -> float | None:
        """The p on which the finding rests, before Holm."""
        return self.own_p_declared if self.p_verdict is None else self.p_verdict

    @property
    def found(self) -> bool:
        """Whether a difference, or pooled an effect, was found."""
        strictest = self.own_p if self.p_holm is None else self.p_holm
        return strictest is not None and strictest < 0.05

    def shown(self) -> Shown:
        """Return what differs between the cases, or what they share."""
        what = "pooled over" if self.pooled else "compared between"
        title = f"{self.cause} → {self.effect}, {what} {', '.join(self.cases)}"
        if self.refused:
            return Shown(title, [], [f"Not tested: {self.refused}", *self.sentences])
        df = "" if self.df is None else f"({self.df[0]}, {self.df[1]})"
        values = [
            ("asked", f"lag {self.lag}, trend {self.trend}, {self.rows} usable sessions"),
            (f"F{df}", number(self.f)),
            ("p", p_value(self.p)),
            ("p, bootstrap", p_value(self.p_bootstrap)),
            ("p, verdict", p_value(self.p_verdict)),
            *(
                (f"difference, lag {lag}", number(b) + between((low, high)))
                for lag, (b, low, high) in enumerate(self.difference, 1)
            ),
        ]
        return Shown(title, values, self.sentences)
