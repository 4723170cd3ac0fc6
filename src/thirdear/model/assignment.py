"""Who rates what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """What one rater is to judge: with which codebooks (none: all), and which part of each case.

    ``part`` runs above 0 to 1. Raters with the same part are given the same sessions.
    """

    rater: str
    part: float = 1.0
    codebooks: tuple[str, ...] = ()
