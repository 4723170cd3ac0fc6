"""Many cases of a study together: the mean of their cross-lags, and how far they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from thirdear.model.precedence import Hypothesis
from thirdear.model.refusal import Refusal
from thirdear.model.synthesis import CaseEffect, Synthesis
from thirdear.study import axis, facts
from thirdear.study.hypotheses import check, directions
from thirdear.study.scores import by_case, resolve, scores, series_of
from thirdear.study.scores import cases as scored

if TYPE_CHECKING:
    from thirdear.model.language import Language
    from thirdear.study.core import Core


def synthesis(
    study: Core,
    asked: Hypothesis,
    raters: str = "mean",
    *,
    cases: Sequence[str] = (),
    language: Language | None = None,
) -> Synthesis:
    """Put the cases of a study together in one direction; all of them unless ``cases`` names some.

    A case whose lags cannot be counted is left out with the reason, as one that cannot be tested.
    """
    from thirdear.series.synthesis import synthesise
    from thirdear.series.synthesis_words import in_words

    check(study, asked)
    spoken = language or study.language
    chosen = scored(study, cases)
    if len(chosen) < 2:
        raise Refusal(
            "A mean over cases needs at least two cases.",
            "Vakaların ortalaması için en az iki vaka gerekir.",
        )
    placed = dict(_placed(study, asked, raters, chosen, spoken))
    pairs = [(on.cause, on.effect) for on in placed.values() if on.why is None]
    out = tuple(CaseEffect(c, 0, why=on.why) for c, on in placed.items() if on.why is not None)
    if len(pairs) < 2:
        reason = next(iter(out)).why or ""
        return _empty(asked, out, reason)
    made = synthesise(pairs, lag=asked.lag, trend=asked.trend, language=spoken)
    was = [(h.cause, h.effect, h.lag) for h in directions(study.hypotheses(), both=True)]
    made = replace(
        made,
        effects=(*made.effects, *out),
        declared=(asked.cause, asked.effect, asked.lag) in was,
    )
    return replace(made, sentences=in_words(made, spoken))


def _empty(asked: Hypothesis, out: tuple[CaseEffect, ...], reason: str) -> Synthesis:
    found = Synthesis(asked.cause, asked.effect, asked.lag, asked.trend, asked.lag_in)
    return replace(found, effects=out, refused=reason)


def _placed(
    study: Core, asked: Hypothesis, raters: str, cases: Sequence[str], language: Language
) -> Iterator[tuple[str, axis.Placed]]:
    values = by_case(scores(study, raters, only=[asked.cause, asked.effect]))
    rater, records = resolve(study, raters), facts.read(study).cases
    for case in cases:
        own = values.get(case, ())
        cause, effect = (series_of(own, case, key, rater) for key in (asked.cause, asked.effect))
        yield case, axis.placed(records.get(case), cause, effect, asked.lag_in, language)
