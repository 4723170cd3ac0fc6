"""Precedence tests of a study: every hypothesis in both directions and every case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from thirdear.model.precedence import Hypothesis, PrecedenceTest
from thirdear.model.scores import Score
from thirdear.study import (
    axis,
    cautions,
    facts,
    reliability,
    text_scores,
)
from thirdear.study.hypotheses import declared, directions, question, questions
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

Adjust: TypeAlias = Callable[[Sequence[PrecedenceTest]], tuple[PrecedenceTest, ...]]


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
    """Test hypotheses (the declared ones unless given) in the cases, all of them unless given.

    Holm is over everything that was declared, in both directions and all cases, whatever is
    asked for; a question that was not declared is exploratory, and has Holm over what is asked.
    Refusals and warnings are sentences in ``language``, the study's unless given. With
    ``running.most_lag`` all lags up to it are searched, and p is the joint one.
    """
    from thirdear import series as room

    asked = hypotheses or declared(study)
    named = (*asked, *study.hypotheses())
    keys = dict.fromkeys(key for h in named for key in (h.cause, h.effect))
    values = scores(study, raters, only=[*keys])
    rater, spoken = resolve(study, raters), language or study.language
    chosen = scored(study, cases)
    wanted = [(case, one) for case in chosen for one in directions(asked, both=both)]
    placed = [*_placed(study, (*wanted, *_rest(study, wanted)), (values, rater), spoken)]
    made = _made(placed, (resamples, seed), spoken, running)
    known = questions(study)
    marked = [
        replace(test, exploratory=question(one) not in known)
        for (one, _), test in zip(placed, made, strict=True)
    ]
    adjusted = _families(marked, room.adjust)[: len(wanted)]
    reliable = reliability.judged(study, chosen, values, rater)
    careful = _Careful(cautions.Judging(study), reliable, spoken)
    return tuple(_judged(test, careful) for test in adjusted)


def _rest(study: Core, wanted: Sequence[tuple[str, Hypothesis]]) -> list[tuple[str, Hypothesis]]:
    """Return what else belongs to the family, where anything of it is wanted."""
    family = {(c, question(h)): (c, h) for c in scored(study, ()) for h in _whole(study)}
    asked = {(case, question(one)) for case, one in wanted}
    return [one for key, one in family.items() if key not in asked] if asked & {*family} else []


def _whole(study: Core) -> Iterator[Hypothesis]:
    return directions(study.hypotheses(), both=True)


def _made(
    placed: Sequence[tuple[Hypothesis, axis.Placed]],
    draws: tuple[int, int],
    language: Language,
    running: Running,
) -> list[PrecedenceTest]:
    """Return the test of every question, in order; ``draws`` are how many, and their seed."""
    from thirdear.series.many import Job, run_jobs

    jobs = [
        Job(p.cause, p.effect, h.lag, h.trend, *draws, language, running.most_lag)
        for h, p in placed
        if p.why is None
    ]
    done = iter(
        run_jobs(jobs, workers=running.workers, scheduler=running.scheduler, told=running.told)
    )
    return [refused(h, p) if p.why else _noted(h, p, next(done)) for h, p in placed]


def _families(tests: Sequence[PrecedenceTest], adjust: Adjust) -> list[PrecedenceTest]:
    """Give every test its p after Holm, over the declared ones or over the exploratory ones."""
    declared = iter(adjust([test for test in tests if not test.exploratory]))
    exploratory = iter(adjust([test for test in tests if test.exploratory]))
    return [next(exploratory if test.exploratory else declared) for test in tests]


def _placed(
    study: Core,
    asked: Sequence[tuple[str, Hypothesis]],
    made: tuple[Sequence[Score], str],
    language: Language,
) -> Iterator[tuple[Hypothesis, axis.Placed]]:
    """Yield every question of its case with its two series on the axis that it asks for."""
    records, (values, rater) = facts.read(study).cases, made
    own = by_case(values)
    for case, one in asked:
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
    sure = reliability.of_scores(careful.reliable, case, test, language)
    text = text_scores.cautions(pair, language)
    return replace(
        test, warnings=(*test.warnings, *([small] if small else []), *told, *sure, *text)
    )
