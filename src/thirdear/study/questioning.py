"""The protocol around a test, comparisons of cases, and the rows behind a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from thirdear.model.precedence import Hypothesis, PrecedenceTest
from thirdear.model.protocol import Comparison, Protocol, Row
from thirdear.model.refusal import Refusal
from thirdear.model.scores import Series
from thirdear.study import asking, testing

if TYPE_CHECKING:
    from thirdear.study.study import Language, Study


def protocol(
    study: Study,
    test: PrecedenceTest,
    language: Language | None = None,
    *,
    alone: bool = False,
) -> Protocol:
    """Return what surrounds a test of this study: checks, influence, responses, grid, lineage.

    The grid asks of every rater and of every rule of the same scale that was given: mean first.
    ``alone`` keeps other raters out of it, for whoever may not see their work.
    """
    from thirdear.series.protocol import run

    case = test.case or ""
    raters = test.rater or "mean"
    cause, effect = (testing.series(study, case, s, raters) for s in (test.cause, test.effect))
    return run(
        cause,
        effect,
        made=test,
        variants=variants(study, test, raters, alone=alone),
        language=language or study.language,
    )


def variants(
    study: Study, test: PrecedenceTest, raters: str, *, alone: bool = False
) -> Mapping[str, tuple[Series, Series]]:
    """Return the same two scores by the other raters, where they have any in this case.

    Then by the other rules over the same codes or items, one score exchanged at a time.
    """
    case, found = test.case or "", {}
    names = (test.cause, test.effect)
    for other in () if alone else ("mean", *study.raters()):
        if other != raters:
            found[other] = tuple(testing.series(study, case, name, other) for name in names)
    for place, name in enumerate(names):
        for rule in alternatives(study, name):
            if rule not in names:
                pair = [rule if i == place else names[i] for i in (0, 1)]
                found[rule] = tuple(testing.series(study, case, score, raters) for score in pair)
    return {
        key: (pair[0], pair[1])
        for key, pair in found.items()
        if all(any(v is not None for v in series.values) for series in pair)
    }


def alternatives(study: Study, score: str) -> tuple[str, ...]:
    """Return other scores made of exactly the same codes or items by another rule."""
    made = set(testing.made_of(study, score))
    if not made:
        return ()  # it came from a table, or is counted in the text
    return tuple(
        key for key in study.rules() if key != score and set(testing.made_of(study, key)) == made
    )


def rows(study: Study, test: PrecedenceTest, language: Language | None = None) -> tuple[Row, ...]:
    """Return one row a transition of a test: its values, and why it could not be used."""
    from thirdear.series.tracing import trace

    raters = test.rater or "mean"
    cause, effect = (
        testing.series(study, test.case or "", score, raters) for score in (test.cause, test.effect)
    )
    return trace(cause, effect, test.lag, language or study.language)


def comparison(
    study: Study,
    asked: Hypothesis,
    cases: Sequence[str],
    raters: str = "mean",
    *,
    pooled: bool = False,
    resamples: int = 9999,
    seed: int = 1,
) -> Comparison:
    """Compare cases in one equation, or pool them."""
    from thirdear.series.comparing import compare

    testing.check(study, asked)
    chosen = asking.cases(study, cases)
    if len(chosen) < 2 or len(set(chosen)) < len(chosen):
        raise Refusal("Name at least two different cases, such as --cases A,B.")
    values = testing.scores(study, raters, also=[asked.cause, asked.effect])
    rater = testing.resolve(study, raters)
    pairs = [
        (
            testing.series_of(values, case, asked.cause, rater),
            testing.series_of(values, case, asked.effect, rater),
        )
        for case in chosen
    ]
    return compare(
        pairs,
        lag=asked.lag,
        trend=asked.trend,
        pooled=pooled,
        resamples=resamples,
        seed=seed,
        language=study.language,
    )


def r_script(study: Study, raters: str = "mean") -> str:
    """Return an R script that repeats every declared test."""
    from thirdear.exchange import rscript

    tests = testing.tests(study, raters)
    return rscript.script(
        [
            (
                test,
                testing.series(study, test.case or "", test.cause, raters),
                testing.series(study, test.case or "", test.effect, raters),
            )
            for test in tests
        ]
    )
