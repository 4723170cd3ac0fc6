"""Lineage: every transition of a test, its values, and why one could not be used."""

from __future__ import annotations

import math
from collections.abc import Iterator

from thirdear.model.protocol import Row
from thirdear.model.scores import Series
from thirdear.series.messages import Language
from thirdear.series.preparing import Pair, align

_WHY = {
    "en": {
        "start": "session {sessions} lies before the first session",
        "effect": "no score of {name} in session {sessions}",
    },
    "tr": {
        "start": "{sessions}. seans ilk seanstan önce",
        "effect": "{sessions}. seansta {name} puanı yok",
    },
}


def trace(cause: Series, effect: Series, lag: int, language: Language = "en") -> tuple[Row, ...]:
    """Return one row a session, from the first to the last of either series, used or not."""
    pair = align(cause, effect)
    raters = effect.rater if cause.rater == effect.rater else f"{cause.rater} / {effect.rater}"
    names = (effect.score, cause.score)
    return tuple(_row(pair, t, lag, raters, names, language) for t in range(len(pair.sessions)))


def _row(
    pair: Pair, t: int, lag: int, raters: str | None, names: tuple[str, str], language: Language
) -> Row:
    before = tuple(_at(pair, t - i) for i in range(1, lag + 1) if t >= i)
    why = "; ".join(_reasons(pair, t, lag, names, language)) or None
    return Row(int(pair.sessions[t]), _plain(pair.effect[t]), before, raters, why)


def _at(pair: Pair, t: int) -> tuple[int, float | None, float | None]:
    return int(pair.sessions[t]), _plain(pair.effect[t]), _plain(pair.cause[t])


def _plain(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _reasons(
    pair: Pair, t: int, lag: int, names: tuple[str, str], language: Language
) -> Iterator[str]:
    """Yield what is missing; the cause of the session itself is needed too, as in grangertest."""
    words = _WHY[language]
    for i in range(lag + 1):
        session = int(pair.sessions[t]) - i
        if t < i:
            yield words["start"].format(sessions=session)
            continue
        for name, values in zip(names, (pair.effect, pair.cause), strict=True):
            if not math.isfinite(values[t - i]):
                yield words["effect"].format(name=name, sessions=session)
