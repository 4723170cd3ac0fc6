"""Lineage: every transition of a test, its values, and why one could not be used."""

from __future__ import annotations

import math
from collections.abc import Iterator

from thirdear.model.language import Language
from thirdear.model.protocol import Row
from thirdear.model.scores import Series
from thirdear.series.rows import Pair, align

_WHY = {
    "en": {
        "start": "the series begins later",
        "effect": "no score of {name} in session {sessions}",
        "early": "lag {back} lies before the first session",
        "empty": "no session at lag {back}",
    },
    "tr": {
        "start": "dizi daha sonra başlıyor",
        "effect": "{sessions}. seansta {name} puanı yok",
        "early": "gecikme {back} ilk seanstan önceye düşüyor",
        "empty": "gecikme {back} için seans yok",
    },
}


def trace(cause: Series, effect: Series, lag: int, language: Language = "en") -> tuple[Row, ...]:
    """Return one row a session, from the first to the last of either series, used or not.

    Where lags count weeks it is one row a week that had a session.
    """
    pair = align(cause, effect)
    raters = effect.rater if cause.rater == effect.rater else f"{cause.rater} / {effect.rater}"
    names = (effect.score, cause.score)
    return tuple(
        _row(pair, t, lag, raters, names, language)
        for t in range(len(pair.sessions))
        if pair.who(int(pair.sessions[t]))
    )


def _row(
    pair: Pair, t: int, lag: int, raters: str | None, names: tuple[str, str], language: Language
) -> Row:
    places = [t - i for i in range(1, lag + 1) if t >= i]
    before = tuple(_at(pair, place) for place in places if pair.who(int(pair.sessions[place])))
    why = "; ".join(dict.fromkeys(_reasons(pair, t, lag, names, language))) or None
    first, *others = pair.who(int(pair.sessions[t]))
    return Row(first, _plain(pair.effect[t]), before, raters, why, tuple(others))


def _at(pair: Pair, t: int) -> tuple[int, float | None, float | None]:
    return pair.who(int(pair.sessions[t]))[0], _plain(pair.effect[t]), _plain(pair.cause[t])


def _plain(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _reasons(
    pair: Pair, t: int, lag: int, names: tuple[str, str], language: Language
) -> Iterator[str]:
    """Yield what is missing; the cause of the session itself is needed too, as in grangertest."""
    words = _WHY[language]
    for i in range(lag + 1):
        place = int(pair.sessions[t]) - i
        if t < i:
            key = "start" if pair.named is None else "early"
            yield words[key].format(sessions=place, back=i)
            continue
        if not (at := pair.who(place)):
            yield words["empty"].format(back=i)
            continue
        for name, values in zip(names, (pair.effect, pair.cause), strict=True):
            if not math.isfinite(values[t - i]):
                yield words["effect"].format(name=name, sessions=", ".join(map(str, at)))
