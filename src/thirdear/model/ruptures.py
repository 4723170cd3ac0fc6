"""Sessions in which a score lies far below what its own course lets one expect."""

from __future__ import annotations

from dataclasses import dataclass

from thirdear.model.display import Showing, Shown, number, p_value
from thirdear.model.precedence import Trend


@dataclass(frozen=True, slots=True)
class Charted:
    """One session: its score, what the other sessions let one expect, and the limit below.

    ``t`` is the deleted residual, ``p`` one-sided and not adjusted. ``outside`` says that the score
    lies below the limit; ``back`` is then the first session after it that reaches what was
    expected, None where none does.
    """

    session: int
    value: float
    expected: float
    limit: float
    t: float
    p: float
    outside: bool = False
    back: int | None = None


@dataclass(frozen=True, slots=True)
class ResidualChart(Showing):
    """A chart of a score's residuals from its own last session and trend, in one case.

    ``alpha`` is one-sided over all sessions of the chart together (Bonferroni).
    """

    case: str | None
    score: str
    trend: Trend
    rater: str | None = None
    points: tuple[Charted, ...] = ()
    alpha: float = 0.05
    refused: str | None = None
    sentences: tuple[str, ...] = ()

    @property
    def ruptures(self) -> tuple[Charted, ...]:
        """The sessions below their limit."""
        return tuple(one for one in self.points if one.outside)

    def shown(self) -> Shown:
        """Return the sessions outside, with what was expected of them."""
        of = f"case {self.case}: " if self.case else ""
        values = [
            (
                f"session {one.session}",
                f"{number(one.value)}, expected {number(one.expected)}, p {p_value(one.p)}",
            )
            for one in self.ruptures
        ]
        told = [self.refused] if self.refused else self.sentences
        return Shown(f"{of}{self.score}, possible ruptures", values, told)
