"""The question that options put to scores: which before which, at what lag, in what course."""

from __future__ import annotations

from thirdear.cli.app import one_of
from thirdear.model.precedence import LAGS_IN, TRENDS, Hypothesis


def question(
    cause: str,
    effect: str,
    lag: int | None,
    trend: str | None,
    lag_in: str | None,
    *,
    usual: str = "linear",
    smallest: float | None = None,
) -> Hypothesis:
    """Return what is asked; ``usual`` is the trend where none was given."""
    course = one_of(TRENDS, trend or usual, "--trend")
    unit = one_of(LAGS_IN, lag_in or "sessions", "--lag-in")
    return Hypothesis(cause, effect, lag or 1, course, lag_in=unit, smallest=smallest)
