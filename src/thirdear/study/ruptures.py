"""Possible ruptures: charts of residuals of a score of a study, case by case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from thirdear.base.letters import fold
from thirdear.model.coding import ScoreRule
from thirdear.model.precedence import Trend
from thirdear.model.ruptures import ResidualChart
from thirdear.study import axis, facts, rules
from thirdear.study.scores import by_case, resolve, scores, series_of
from thirdear.study.scores import cases as scored

if TYPE_CHECKING:
    from thirdear.model.language import Language
    from thirdear.study.core import Core


SIGNS = ("alliance", "ittifak", "isbirligi", "tpocs", "wai", "bond")
"""What keys and names of scores of the alliance hold, in small letters without Turkish signs."""
AGAINST = ("negative", "olumsuz", "rupture", "kopma", "withdrawal", "geri cekil")
"""What they hold where a high score is the worse one."""
TURNED = ("reversed", "ters", "freedom")
"""What says that it is turned round."""


def of_alliance(rule: ScoreRule) -> bool:
    """Whether a low score would be a rupture: it measures the alliance, by its key and names.

    One of what speaks against the alliance does so only where it is turned round.
    """
    words = fold(" ".join((rule.key, *rule.names.values())))
    against = any(sign in words for sign in AGAINST) and not any(sign in words for sign in TURNED)
    return any(sign in words for sign in SIGNS) and not against


def charts(
    study: Core,
    score: str,
    raters: str = "mean",
    *,
    cases: Sequence[str] = (),
    trend: Trend = "linear",
    language: Language | None = None,
) -> tuple[ResidualChart, ...]:
    """Return the chart of a score in every case; cancelled sessions are no gaps."""
    from thirdear.series.ruptures import chart

    rules.score(study, score)
    spoken, rater = language or study.language, resolve(study, raters)
    values = by_case(scores(study, raters, only=[score]))
    records = facts.read(study).cases
    found = []
    for case in scored(study, cases):
        series = series_of(values.get(case, ()), case, score, rater)
        on = axis.placed(records.get(case), series, series, "sessions", spoken)
        found.append(chart(on.effect, trend=trend, language=spoken))
    return tuple(found)
