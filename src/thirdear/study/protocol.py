"""The protocol around a test, comparisons of cases, and the rows behind a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from thirdear.model.coding import CONSENSUS
from thirdear.model.precedence import Hypothesis, PrecedenceTest
from thirdear.model.protocol import Comparison, Influence, Influenced, Protocol, Row
from thirdear.model.refusal import Refusal
from thirdear.model.scores import Score, Series
from thirdear.study import axis, facts, hypotheses, precedence, rules, scores

if TYPE_CHECKING:
    from thirdear.model.language import Language
    from thirdear.study.core import Core


INFLUENCE_DRAWS = 1999
"""Draws of each test that leaves a session out."""


def protocol(
    study: Core,
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

    raters = test.rater or "mean"
    cause, effect = _pair(study, test, raters)
    return run(
        cause,
        effect,
        made=test,
        variants=variants(study, test, raters, alone=alone),
        language=language or study.language,
    )


def _pair(study: Core, test: PrecedenceTest, raters: str) -> tuple[Series, Series]:
    """Return the two series of a test on the axis that its lags count."""
    (pair,) = _pairs(study, test, [(test.cause, test.effect)], raters)
    return pair


def _pairs(
    study: Core, test: PrecedenceTest, names: Sequence[tuple[str, str]], raters: str
) -> list[tuple[Series, Series]]:
    """Return pairs of series of a test's case by one rater, each on the axis that lags count."""
    case, rater = test.case or "", scores.resolve(study, raters)
    wanted = list(dict.fromkeys(name for pair in names for name in pair))
    values = scores.scores(study, raters, case, only=wanted)
    record = facts.read(study).cases.get(case)
    made = {name: scores.series_of(values, case, name, rater) for name in wanted}
    placed = [axis.placed(record, made[x], made[y], test.lag_in) for x, y in names]
    return [(on.cause, on.effect) for on in placed]


def variants(
    study: Core, test: PrecedenceTest, raters: str, *, alone: bool = False
) -> Mapping[str, tuple[Series, Series]]:
    """Return the same two scores by the other raters and their consensus, where they have any.

    Then by the other rules over the same codes or items, one score exchanged at a time.
    """
    found: dict[str, tuple[Series, Series]] = {}
    names = (test.cause, test.effect)
    for other in () if alone else _others(study, test.case or ""):
        if other != raters:
            found[other] = _pair(study, test, other)
    ruled = {r: (r, test.effect) for r in alternatives(study, test.cause) if r not in names}
    ruled |= {r: (test.cause, r) for r in alternatives(study, test.effect) if r not in names}
    if ruled:
        found |= zip(ruled, _pairs(study, test, [*ruled.values()], raters), strict=True)
    return {
        key: pair
        for key, pair in found.items()
        if all(any(v is not None for v in series.values) for series in pair)
    }


def _others(study: Core, case: str) -> Iterator[str]:
    """Yield the combinations of raters there are: mean, each rater, a consensus that is finished.

    A consensus counts with the sessions of the case in which every difference is decided.
    """
    yield "mean"
    yield from study.counted_raters()
    finished = study.store.finished()
    if any(pass_.rater == CONSENSUS and of == case for pass_, of, _ in finished):
        yield CONSENSUS


def alternatives(study: Core, score: str) -> tuple[str, ...]:
    """Return other scores made of exactly the same codes or items by another rule."""
    made = set(scores.made_of(study, score))
    if not made:
        return ()  # it came from a table, or is counted in the text
    return tuple(
        key
        for key in rules.rules(study)
        if key != score and set(scores.made_of(study, key)) == made
    )


def rows(study: Core, test: PrecedenceTest, language: Language | None = None) -> tuple[Row, ...]:
    """Return one row a transition of a test: its values, and why it could not be used."""
    from thirdear.series.lineage import trace

    cause, effect = _pair(study, test, test.rater or "mean")
    return trace(cause, effect, test.lag, language or study.language)


def comparison(
    study: Core,
    asked: Hypothesis,
    cases: Sequence[str],
    raters: str = "mean",
    *,
    pooled: bool = False,
    resamples: int = 9999,
    seed: int = 1,
) -> Comparison:
    """Compare cases in one equation, or pool them."""
    from thirdear.series.comparison import compare

    hypotheses.check(study, asked)
    chosen = scores.cases(study, cases)
    if len(chosen) < 2 or len(set(chosen)) < len(chosen):
        raise Refusal(
            "Name at least two different cases, such as --cases A,B.",
            "En az iki ayrı vaka söyleyin, --cases A,B gibi.",
        )
    values = scores.scores(study, raters, also=[asked.cause, asked.effect])
    rater = scores.resolve(study, raters)
    own = scores.by_case(values)
    pairs = [on_axis(study, own.get(case, ()), case, asked, rater) for case in chosen]
    return compare(
        pairs,
        lag=asked.lag,
        trend=asked.trend,
        pooled=pooled,
        resamples=resamples,
        seed=seed,
        language=study.language,
    )


def most_influential(
    study: Core, scores: Sequence[Score], test: PrecedenceTest
) -> Influence | None:
    """Return the session without which the F of a test falls furthest; p of the F table."""
    found = _left_out(study, scores, test, 0)
    return found.most_influential if found else None


def influenced(study: Core, scores: Sequence[Score], test: PrecedenceTest) -> Influenced | None:
    """Return how far a finding depends on single sessions; None where nothing was found."""
    found = _left_out(study, scores, test, INFLUENCE_DRAWS) if test.found else None
    return found.influenced if found else None


def _left_out(
    study: Core, scores: Sequence[Score], test: PrecedenceTest, draws: int
) -> Protocol | None:
    from thirdear.series.influence import leave_out

    if test.f is None:
        return None
    asked = Hypothesis(test.cause, test.effect, lag_in=test.lag_in)
    cause, effect = on_axis(study, scores, test.case or "", asked, test.rater or "mean")
    draws = min(test.resamples, draws)
    found = leave_out(cause, effect, test, draws, declared=False)
    return Protocol(test, influences=tuple(found))


def on_axis(
    study: Core, values: Sequence[Score], case: str, asked: Hypothesis, rater: str
) -> tuple[Series, Series]:
    """Return cause and effect of a case, out of all scores, where the hypothesis's lags count.

    Refusal where they cannot be counted.
    """
    cause, effect = (
        scores.series_of(values, case, name, rater) for name in (asked.cause, asked.effect)
    )
    record = facts.read(study).cases.get(case)
    on = axis.placed(record, cause, effect, asked.lag_in, study.language)
    if on.why is not None:
        raise Refusal.spoken(on.why)
    return on.cause, on.effect


def r_script(study: Core, raters: str = "mean") -> str:
    """Return an R script that repeats every declared test."""
    from thirdear.exchange import rscript

    tests = precedence.tests(study, raters)
    return rscript.script([(test, *_pair(study, test, raters)) for test in tests])
