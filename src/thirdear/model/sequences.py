"""What follows what within sessions, from turn to turn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Transition:
    """How often ``target`` is tagged within ``within`` turns after ``given``, against chance.

    ``given_count`` counts turns with ``given`` that have turns after them, ``followed`` those of
    them that are followed; ``others`` and ``others_followed`` the same for turns without it.
    ``q`` is Yule's Q, ``z`` the adjusted residual, ``p`` two-sided from rotations of ``target``
    within every session, so that runs and frequencies stay; None where nothing varies. ``g2`` is
    the likelihood ratio of the log-linear model in which both are independent, ``g2_p`` from the
    same rotations. With ``lag`` the turn just so many later is looked at alone, with ``seconds``
    the turns that begin within so many.
    """

    given: str
    target: str
    within: int
    sessions: int
    given_count: int
    followed: int
    others: int
    others_followed: int
    q: float | None = None
    z: float | None = None
    p: float | None = None
    p_holm: float | None = None
    resamples: int = 0
    why: str | None = None
    lag: int | None = None
    seconds: float | None = None
    g2: float | None = None
    g2_p: float | None = None

    @property
    def share(self) -> float | None:
        """The share of turns with ``given`` that are followed by ``target``."""
        return self.followed / self.given_count if self.given_count else None

    @property
    def base(self) -> float | None:
        """The same share of turns without ``given``."""
        return self.others_followed / self.others if self.others else None
