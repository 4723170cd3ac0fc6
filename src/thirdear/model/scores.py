"""Session scores and the series made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thirdear.model.display import Showing, Shown, number

if TYPE_CHECKING:
    from thirdear.model.precedence import LagIn

IMPORTED = "imported"
"""The rule, the rater and the first part of the key of scores that came from a table."""
TEXT = "text"
"""The same of scores that are counted in the transcripts."""
UNRATED = frozenset((IMPORTED, TEXT))
"""Who made the scores that no rater made."""


@dataclass(frozen=True, slots=True)
class Score:
    """One number for one session, made by a rule; None with the reason ``why`` where it is missing.

    ``n`` is what it rests on: segments for rates and shares, items for ratings.
    ``rater`` is a rater's key, or how raters were combined: "mean", "consensus".
    """

    case: str
    session: int
    score: str
    value: float | None
    n: int
    rater: str
    raters: int = 1
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Series(Showing):
    """The scores of one case in session order; gaps are sessions whose value is None.

    ``sessions`` runs from the first to the last session number without leaving any out. Where
    lags count something else, it holds places on that axis instead, and ``at`` the session
    numbers that stand at each of them: none in a week without a session, two where two fell in it.
    ``breaks`` are places from which on the level may be another one, as was declared of the case.
    """

    case: str | None
    score: str
    sessions: tuple[int, ...]
    values: tuple[float | None, ...]
    rater: str | None = None
    at: tuple[tuple[int, ...], ...] = ()
    lag_in: LagIn = "sessions"
    breaks: tuple[int, ...] = ()

    @property
    def named(self) -> tuple[tuple[int, ...], ...]:
        """The session numbers at each place."""
        return self.at or tuple((number,) for number in self.sessions)

    def shown(self) -> Shown:
        """Return the values in session order."""
        pairs = zip(self.sessions, self.values, strict=True)
        whose = f"case {self.case}: " if self.case else ""
        return Shown(f"{whose}{self.score}", [(f"{n}", number(value)) for n, value in pairs])

    @property
    def missing(self) -> tuple[int, ...]:
        """The session numbers without a value."""
        return tuple(
            number
            for numbers, value in zip(self.named, self.values, strict=True)
            if value is None
            for number in numbers
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing behind a score: a tag on a segment (with its place) or a rating of an item.

    ``pass_`` is the number of the rater's pass in which it stands.
    """

    case: str
    session: int
    rater: str
    key: str
    value: float | None
    layer: str | None = None
    segment: int | None = None
    pass_: int = 1
