"""What becomes of the test when one session is left out, session by session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from thirdear.model.precedence import PrecedenceTest
from thirdear.model.protocol import Influence
from thirdear.model.scores import Series
from thirdear.series.precedence import test


def leave_out(
    cause: Series,
    effect: Series,
    made: PrecedenceTest,
    resamples: int,
    *,
    declared: bool = True,
) -> Iterator[Influence]:
    """Yield the test without each session that has both scores; the seed is that of ``made``.

    Where lags count weeks, a week goes as a whole. Without ``declared`` the bootstrap of the
    declared equation is only made where there is no verdict.
    """
    known = dict(zip(cause.sessions, cause.values, strict=True))
    for session, named, value in zip(effect.sessions, effect.named, effect.values, strict=True):
        if value is None or known.get(session) is None:
            continue
        result = test(
            _without(cause, session),
            _without(effect, session),
            lag=made.lag,
            trend=made.trend,
            resamples=resamples,
            seed=made.seed or 1,
            whole=False,
            declared=declared,
        )
        b = result.coefficients[0].b if result.coefficients else None
        yield Influence(
            named[0],
            result.pairs,
            result.f,
            result.p,
            result.p_bootstrap,
            b,
            result.refused,
            named[1:],
            result.p_verdict,
        )


def _without(series: Series, session: int) -> Series:
    """Return the series with one session missing; the axis stays as it is."""
    pairs = zip(series.sessions, series.values, strict=True)
    return replace(series, values=tuple(None if s == session else v for s, v in pairs))
