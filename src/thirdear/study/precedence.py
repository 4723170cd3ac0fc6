"""Precedence tests of a study: every hypothesis in both directions and every case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thirdear.model.precedence import Hypothesis, PrecedenceTest
from thirdear.model.scores import Score
from thirdear.study import (
    axis,
    cautions,
    facts,
    reliability,
    text_scores,
)
from thirdear.study.hypotheses import declared, directions
from thirdear.study.scores import by_case, resolve, scores, series_of
from thirdear.study.scores import cases as scored

if TYPE_CHECKING:
    from thirdear.model.language import Language
    from thirdear.study.core import Core


@dataclass(frozen=True, slots=True)
class Running:
    """How a run goes: lags searched up to, processes, a Dask scheduler, who is told of progress."""

    most_lag: int | None = None
    workers: int = 1
    scheduler: str | None = None
    told: Callable[[int, int], None] | None = None


HERE = Running()


def tests(  # noqa: PLR0913 - all but two are keywords with a usual value
    study: Core,
    raters: str,
    *,
    cases: Sequence[str] = (),
    hypotheses: Sequence[Hypothesis] = (),
    both: bool = True,
    resamples: int = 9999,
    seed: int = 1,
    language: Language | None = None,
    running: Running = HERE,
) -> tuple[PrecedenceTest, ...]:
    """Test hypotheses (the declared ones unless given) in every case; Holm over the whole run.

    Refusals and warnings are sentences in ``language``, the study's unless given. With
    ``running.most_lag`` all lags up to it are searched, and p is the joint one.
    """
    from thirdear import series as room
    from thirdear.series.many import Job, run_jobs

    asked = hypotheses or declared(study)
    keys = dict.fromkeys(key for h in asked for key in (h.cause, h.effect))
    values = scores(study, raters, only=[*keys])
    rater, spoken = resolve(study, raters), language or study.language
    chosen, every = scored(study, cases), [*directions(asked, both=both)]
    placed = [*_placed(study, chosen, every, (values, rater), spoken)]
    jobs = [
        Job(p.cause, p.effect, h.lag, h.trend, resamples, seed, spoken, running.most_lag)
        for h, p in placed
        if p.why is None
    ]
    done = iter(
        run_jobs(jobs, workers=running.workers, scheduler=running.scheduler, told=running.told)
    )
    made = [refused(h, p) if p.why else _noted(h, p, next(done)) for h, p in placed]
    reliable = reliability.judged(study, chosen, values, rater)
    careful = _Careful(cautions.Judging(study), reliable, spoken)
    return room.adjust([_judged(test, careful) for test in made])


def _placed(
    study: Core,
    cases: Sequence[str],
    asked: Sequence[Hypothesis],
    made: tuple[Sequence[Score], str],
    language: Language,
) -> Iterator[tuple[Hypothesis, axis.Placed]]:
    """Yield every question of every case with its two series on the axis that it asks for."""
    records, (values, rater) = facts.read(study).cases, made
    own = by_case(values)
    for case in cases:
        for one in asked:
            cause, effect = (
                series_of(own.get(case, ()), case, s, rater) for s in (one.cause, one.effect)
            )
            yield one, axis.placed(records.get(case), cause, effect, one.lag_in, language)


def refused(asked: Hypothesis, placed: axis.Placed) -> PrecedenceTest:
    """Return a test that cannot be made since its lags cannot be counted."""
    cause, effect = placed.cause, placed.effect
    test = PrecedenceTest(
        effect.case, cause.score, effect.score, asked.lag, asked.trend, effect.rater, 0, 0
    )
    return replace(test, lag_in=asked.lag_in, smallest=asked.smallest, refused=placed.why)


def _noted(asked: Hypothesis, placed: axis.Placed, test: PrecedenceTest) -> PrecedenceTest:
    """Return a test with how its axis was made, and the smallest effect of interest declared."""
    return replace(
        test,
        lag_in=asked.lag_in,
        smallest=asked.smallest,
        warnings=(*placed.notes, *test.warnings),
    )


@dataclass(frozen=True, slots=True)
class _Careful:
    """What the sentences of a run on how its series were judged are made of, read once."""

    judging: cautions.Judging
    reliable: reliability.Judged
    language: Language


def _judged(test: PrecedenceTest, careful: _Careful) -> PrecedenceTest:
    """Return a test with what to be careful about in how its series were judged."""
    from thirdear.series import equivalence

    pair, case, language = (test.cause, test.effect), test.case or "", careful.language
    small = equivalence(test, language)
    told = cautions.of_pair(careful.judging, case, pair, careful.reliable.raters, language)
    sure = reliability.of_scores(careful.reliable, case, pair, language)
    text = text_scores.cautions(pair, language)
    return replace(
        test, warnings=(*test.warnings, *([small] if small else []), *told, *sure, *text)
    )
