"""Direction and loop of a study's hypotheses, case by case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from thirdear.model.loops import Loop
from thirdear.model.precedence import Hypothesis
from thirdear.study import axis, facts
from thirdear.study.hypotheses import check, declared
from thirdear.study.scores import by_case, resolve, scores, series_of
from thirdear.study.scores import cases as scored

if TYPE_CHECKING:
    from thirdear.model.language import Language
    from thirdear.study.core import Core


def loops(
    study: Core,
    raters: str,
    asked: Hypothesis | None = None,
    *,
    cases: Sequence[str] = (),
    resamples: int = 9999,
    seed: int = 1,
    language: Language | None = None,
) -> tuple[Loop, ...]:
    """Test direction and loop of ``asked``, else of every declared hypothesis, in every case.

    Holm over all of them, whatever ``cases`` shows. A pair that was declared, in either order, is
    asked once, with the trend and the unit with which it was declared first.
    """
    from thirdear.series.loop import adjust
    from thirdear.series.loop_words import in_words

    if asked is not None:
        check(study, asked)
    spoken = language or study.language
    shown = scored(study, cases)
    made = adjust([*_made(study, raters, _family(study, asked), resamples, seed, spoken)])
    return tuple(
        replace(one, sentences=in_words(one, spoken))
        for one in made
        if one.case in shown and (asked is None or _pair(one) == {asked.cause, asked.effect})
    )


def _family(study: Core, asked: Hypothesis | None) -> list[tuple[Hypothesis, bool]]:
    """Return what is asked with whether it was declared, each pair once, whatever its trends.

    The verdict on a loop is the same with every trend: a second row would only count twice.
    """
    if asked is None:
        return [(one, True) for one in _once(declared(study))]
    every = _once(study.hypotheses())
    if any(_pair(one) == _pair(asked) for one in every):
        return [(_turned(one, asked), True) for one in every]
    return [(asked, False)]


def _turned(one: Hypothesis, asked: Hypothesis) -> Hypothesis:
    """Return a declared hypothesis in the order in which it is asked."""
    if _pair(one) != _pair(asked):
        return one
    return replace(one, cause=asked.cause, effect=asked.effect)


def _once(hypotheses: Sequence[Hypothesis]) -> list[Hypothesis]:
    found: dict[tuple[object, ...], Hypothesis] = {}
    for one in hypotheses:
        found.setdefault((frozenset(_pair(one)), one.lag, one.lag_in), one)
    return list(found.values())


def _pair(one: Hypothesis | Loop) -> set[str]:
    return {one.cause, one.effect}


def _made(
    study: Core,
    raters: str,
    family: Sequence[tuple[Hypothesis, bool]],
    resamples: int,
    seed: int,
    language: Language,
) -> Iterator[Loop]:
    from thirdear.series.loop import loop_test
    from thirdear.series.loop_words import longer

    keys = dict.fromkeys(key for one, _ in family for key in (one.cause, one.effect))
    values, rater = by_case(scores(study, raters, only=[*keys])), resolve(study, raters)
    records = facts.read(study).cases
    for case in scored(study):
        for one, was in family:
            cause, effect = (
                series_of(values.get(case, ()), case, key, rater) for key in (one.cause, one.effect)
            )
            on = axis.placed(records.get(case), cause, effect, one.lag_in, language)
            why = on.why if one.lag == 1 else longer(one.lag, language)
            if why is not None:
                asked = Loop(case, one.cause, one.effect, one.trend, rater, refused=why)
                yield replace(asked, lag_in=one.lag_in, declared=was)
                continue
            how = {"trend": one.trend, "resamples": resamples, "seed": seed, "language": language}
            made = loop_test(on.cause, on.effect, **how)  # type: ignore[arg-type]
            yield replace(made, declared=was)
