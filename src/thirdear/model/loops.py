"""What two scores do to each other: which direction is stronger, and whether it goes round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thirdear.model.display import Showing, Shown, between, number, p_value

if TYPE_CHECKING:
    from thirdear.model.precedence import LagIn, Trend


@dataclass(frozen=True, slots=True)
class Direction:
    """Whether both directions are equally strong.

    ``forth`` is the standardised cross-lag from cause to effect, ``back`` from effect to cause,
    ``difference`` the first less the second; ``p`` is two-sided. ``p_holm`` is adjusted over the
    family.
    """

    forth: float
    back: float
    difference: float
    p: float | None = None
    p_holm: float | None = None


@dataclass(frozen=True, slots=True)
class Loop(Showing):
    """Direction and loop of one hypothesis in one case, from one session to the next.

    ``p_forth`` and ``p_back`` are those of the precedence tests of both directions. The loop's
    null hypothesis is that at least one of them has no effect: ``p`` is the larger of the two
    where both cross-lags have the same sign, else 1. ``path`` is what one unit more of the cause
    leads to in the cause two sessions later by way of the effect, with its 95 % interval ``low``
    to ``high``. Where ``refused`` is given there is no number.
    """

    case: str | None
    cause: str
    effect: str
    trend: Trend
    rater: str | None = None
    sessions: int = 0
    pairs: int = 0
    direction: Direction | None = None
    p_forth: float | None = None
    p_back: float | None = None
    p: float | None = None
    p_holm: float | None = None
    path: float | None = None
    low: float | None = None
    high: float | None = None
    resamples: int = 0
    seed: int | None = None
    lag_in: LagIn = "sessions"
    declared: bool = False
    refused: str | None = None
    sentences: tuple[str, ...] = ()

    @property
    def strictest(self) -> float | None:
        """The loop's p after Holm, else as it is."""
        return self.p if self.p_holm is None else self.p_holm

    @property
    def found(self) -> bool:
        """Whether both directions were found, with one sign."""
        return self.strictest is not None and self.strictest < 0.05

    def shown(self) -> Shown:
        """Return both questions as a table and sentences."""
        of = f"case {self.case}: " if self.case else ""
        title = f"{of}{self.cause} ⇄ {self.effect}"
        if self.refused is not None or self.direction is None:
            return Shown(title, [], [f"Not tested: {self.refused}"])
        one = self.direction
        ends = None if self.low is None or self.high is None else (self.low, self.high)
        values = [
            ("cross-lag forth, back", f"{number(one.forth)}, {number(one.back)}"),
            ("difference", f"{number(one.difference)}, p {p_value(one.p)}"),
            ("loop", f"p {p_value(self.p)}"),
            ("path over two sessions", f"{number(self.path, 3)}{between(ends)}"),
        ]
        return Shown(title, values, self.sentences)
