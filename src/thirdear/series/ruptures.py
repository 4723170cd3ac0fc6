"""A control chart of residuals: sessions far below what a score's own course lets one expect.

An ordinary chart of individual values takes sessions for independent and the course for level. A
persistent or rising score breaks both, and it alarms falsely in a third of therapies and more.
Here the score is regressed on its own last session and a trend, and the deleted residual of every
session (the session left out of its own prediction) is compared with t, one-sided, at 5 % over
all sessions of the chart (Bonferroni).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from thirdear.base import numbers
from thirdear.model.language import Language
from thirdear.model.precedence import TRENDS, Trend
from thirdear.model.ruptures import Charted, ResidualChart
from thirdear.model.scores import Series
from thirdear.series.rows import align, lagged, trend_terms, usable, varies

ALPHA = 0.05
SPARE = 8
"""Rows beyond the coefficients that a chart needs."""

_WORDS = {
    "few": (
        "{score}: {rows} sessions have a session before them; a chart needs {needed}.",
        "{score}: öncesi olan {rows} seans var; çizelge için {needed} gerekir.",
    ),
    "few.one": (
        "{score}: one session has a session before it; a chart needs {needed}.",
        "{score}: öncesi olan bir seans var; çizelge için {needed} gerekir.",
    ),
    "flat": (
        "{score} has the same value in every session.",
        "{score} her seansta aynı değerde.",
    ),
    "none": (
        (
            "No session lies below the limit: nothing here points to a rupture, and smaller "
            "dips are not seen."
        ),
        (
            "Sınırın altında seans yok: burada bir kopmaya işaret eden bir şey yok, küçük düşüşler "
            "ise görülmez."
        ),
    ),
    "one": (
        (
            "Session {session} is a possible rupture: {score} is {value} where {expected} was to "
            "be expected (limit {limit}, {p})."
        ),
        (
            "{session}. seans olası bir kopma: {score} {value}, beklenen {expected} (sınır "
            "{limit}, {p})."
        ),
    ),
    "back": (" It is back in session {back}.", " {back}. seansta yeniden o düzeyde."),
    "away": (
        " No later session reaches that again.",
        " Sonraki hiçbir seans o düzeye yeniden ulaşmıyor.",
    ),
}


def chart(series: Series, *, trend: Trend = "linear", language: Language = "en") -> ResidualChart:
    """Chart a score of one case; one that cannot be charted is a result that says why."""
    asked = ResidualChart(series.case, series.score, trend, series.rater, alpha=ALPHA)
    pair = align(series, series)
    rows = usable(pair, 1)
    taken = TRENDS.index(trend) + 2
    if len(rows) < taken + SPARE:
        few, needed = numbers.in_words(len(rows), language), taken + SPARE
        key = "few.one" if len(rows) == 1 else "few"
        told = _say(key, language, score=series.score, rows=few, needed=needed)
        return replace(asked, refused=told)
    if not varies(pair.effect) or not varies(pair.effect[rows - 1]):
        return replace(asked, refused=_say("flat", language, score=series.score))
    columns = np.column_stack([trend_terms(pair, rows, trend)[rows], lagged(pair.effect, rows, 1)])
    sessions = [pair.who(int(number))[0] for number in pair.sessions[rows]]
    points = _charted(columns, pair.effect[rows], sessions)
    made = replace(asked, points=points)
    return replace(made, sentences=in_words(made, language))


def _charted(columns: np.ndarray, values: np.ndarray, sessions: list[int]) -> tuple[Charted, ...]:
    """Return every session with its deleted prediction, limit and t."""
    from scipy.special import stdtr, stdtrit

    count, taken = columns.shape
    q, _ = np.linalg.qr(columns)
    free = 1 - (q**2).sum(axis=1)
    left = values - q @ (q.T @ values)
    freedom = count - taken - 1
    deleted = np.sqrt(np.maximum(left @ left - left**2 / free, 0) / freedom)
    expected = values - left / free
    reach = float(stdtrit(freedom, ALPHA / count))
    spread = deleted / np.sqrt(free)
    limit = expected + reach * spread
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.where(spread > 0, (values - expected) / spread, 0.0)
    p = stdtr(freedom, t)
    rows = np.column_stack([values, expected, limit, t, p]).tolist()
    made = [
        Charted(session, row[0], row[1], row[2], row[3], row[4])
        for session, row in zip(sessions, rows, strict=True)
    ]
    return tuple(_judged(made, place) for place in range(len(made)))


def _judged(made: list[Charted], place: int) -> Charted:
    one = made[place]
    if not one.value < one.limit:
        return one
    later = (o.session for o in made[place + 1 :] if o.value >= one.expected)
    return replace(one, outside=True, back=next(later, None))


def in_words(
    chart: ResidualChart, language: Language = "en", name: str | None = None
) -> tuple[str, ...]:
    """Return a sentence for every session outside, or that there is none; or why there is none."""
    from thirdear.series.figures import p_value

    if chart.refused is not None:
        return (chart.refused,)
    told = []
    for one in chart.ruptures:
        values = {key: f"{getattr(one, key):.2f}" for key in ("value", "expected", "limit")}
        shown = {"session": one.session, "score": name or chart.score, "p": p_value(one.p)}
        sentence = _say("one", language, **shown, **values)
        told.append(sentence + _say("back" if one.back else "away", language, back=one.back))
    return tuple(told) or (_say("none", language),)


def _say(key: str, language: Language, **values: object) -> str:
    return numbers.decimals(_WORDS[key][language == "tr"].format(**values), language)
