"""What the scores screen shows: questions with both series and both tests, then every score."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isclose
from typing import TYPE_CHECKING

from thirdear.base.numbers import ALPHA, decimals, figure, p_value
from thirdear.base.safe import safe
from thirdear.model.language import spoken
from thirdear.model.precedence import PrecedenceTest
from thirdear.model.scores import Score, Series
from thirdear.tui.wording import Say

if TYPE_CHECKING:
    from thirdear.study import Study

_KEY = re.compile(r"[^\s.,;:()]+(?:\.[^\s.,;:()]+)+")
"""What may be the key of a score: words joined by dots."""


@dataclass(frozen=True, slots=True)
class Question:
    """One hypothesis in one case: both series and the tests of both directions.

    Where nothing is asked about a score but how it went, it stands alone as ``cause``.
    """

    case: str
    cause: Series
    effect: Series | None = None
    forward: PrecedenceTest | None = None
    backward: PrecedenceTest | None = None

    @property
    def series(self) -> tuple[Series, ...]:
        """The series that are drawn, one below the other."""
        return (self.cause,) if self.effect is None else (self.cause, self.effect)

    @property
    def tests(self) -> tuple[PrecedenceTest, ...]:
        """The tests of both directions, as far as there are any."""
        return tuple(test for test in (self.forward, self.backward) if test is not None)

    @property
    def breaks(self) -> tuple[int, ...]:
        """The sessions with which a new level may begin, as was declared of the case."""
        return self.forward.breaks if self.forward else self.cause.breaks

    @property
    def sessions(self) -> tuple[int, ...]:
        """Every session from the first to the last of either series."""
        numbers = [session for one in self.series for session in one.sessions]
        return tuple(range(min(numbers), max(numbers) + 1)) if numbers else ()

    def values(self, series: Series) -> tuple[float | None, ...]:
        """Return a series' values over all sessions of the question, None where it has none."""
        known = dict(zip(series.sessions, series.values, strict=True))
        return tuple(known.get(session) for session in self.sessions)

    @property
    def alike(self) -> bool:
        """Whether both series have one and the same value in each of the sessions they share."""
        if self.effect is None:
            return False
        pairs = zip(self.values(self.cause), self.values(self.effect), strict=True)
        both = [(one, other) for one, other in pairs if one is not None and other is not None]
        return len(both) > 1 and all(isclose(one, other) for one, other in both)


def ask(study: Study, raters: str) -> tuple[Question, ...]:
    """Test every declared hypothesis in every case; the scores of every case follow alone.

    Only where something is declared are numpy and scipy loaded.
    """
    return (*_tested(study, raters), *courses(study.score_values(raters), raters))


def courses(values: Sequence[Score], raters: str) -> Iterator[Question]:
    """Yield each score of each case that has a value anywhere, as a question of its own."""
    from thirdear.study.scores import by_case, series_of

    for case, mine in by_case(values).items():
        there = {one.score for one in mine if one.value is not None}
        for score in dict.fromkeys(one.score for one in mine):
            if score in there:
                yield Question(case, series_of(mine, case, score, raters))


def _tested(study: Study, raters: str) -> tuple[Question, ...]:
    if not study.hypotheses():
        return ()
    tests = study.tests(raters)
    series: dict[tuple[str, str], Series] = {}
    for test in tests:
        for score in (test.cause, test.effect):
            case = test.case or ""
            if (case, score) not in series:
                series[case, score] = study.series(case, score, raters)
    return _paired(tests, series)


def _paired(
    tests: tuple[PrecedenceTest, ...], series: Mapping[tuple[str, str], Series]
) -> tuple[Question, ...]:
    """Put each test beside the one in the other direction."""
    found: dict[tuple[object, ...], list[PrecedenceTest]] = {}
    for test in tests:
        pair = frozenset((test.cause, test.effect))
        asked = (test.case, pair, test.lag, test.trend, test.lag_in)
        found.setdefault(asked, []).append(test)
    return tuple(
        Question(
            case=both[0].case or "",
            cause=series[both[0].case or "", both[0].cause],
            effect=series[both[0].case or "", both[0].effect],
            forward=both[0],
            backward=both[1] if len(both) > 1 else None,
        )
        for both in found.values()
    )


def summary(series: Series, say: Say) -> str:
    """Return what a score was like over a case: sessions, mean, lowest and highest value."""
    sessions, mean, low, high = extent(series)
    return say("scores.summary", sessions=sessions, mean=mean, low=low, high=high)


def extent(series: Series) -> tuple[int, str, str, str]:
    """Return the sessions with a value, their mean, the lowest and the highest value, as shown."""
    known = [value for value in series.values if value is not None]
    mean, low, high = (figure(one) for one in (sum(known) / len(known), min(known), max(known)))
    return len(known), mean, low, high


def probability(p: float | None) -> str:
    """Return a p value as reports print it, a dash where there is none."""
    return "–" if p is None else decimals(p_value(p), spoken())


def named(sentence: str, names: Mapping[str, str]) -> str:
    """Return a sentence with the names of scores instead of their keys."""
    return _KEY.sub(lambda found: names.get(found[0], found[0]), sentence)


def verdict(test: PrecedenceTest, say: Say, names: Mapping[str, str]) -> str:
    """Return what came of a test, in one sentence; ``names`` are the scores' names by key."""
    if test.refused is not None:
        why = named(test.refused, names)
        return say("scores.refused", why=safe(why, one_line=True))
    if test.exploratory:
        return say("scores.exploratory", p=_decided(test))
    if not test.found:
        return say(_lost(test), p=_decided(test))
    if test.lag > 1:
        return say("scores.several", lag=test.lag)
    sign = "more" if test.coefficients[0].b > 0 else "less"
    cause, effect = (names.get(key, key) for key in (test.cause, test.effect))
    return say(f"scores.{sign}", cause=cause, effect=effect)


def statement(p: float | None) -> str:
    """Return a p value with its sign, as a sentence has it: ``p = .012``, ``p < .001``."""
    shown = probability(p)
    return f"p {shown}" if shown[0] in "<>" else f"p = {shown}"


def _decided(test: PrecedenceTest) -> str:
    return statement(test.deciding)


def _lost(test: PrecedenceTest) -> str:
    """Return the key of why a test is no finding."""
    small = test.deciding is not None and test.deciding < ALPHA
    if test.course is not None and small and test.course.p_with >= ALPHA:
        return "scores.course"
    if small:
        return "scores.family"
    return "scores.fragile" if test.suggested else "scores.not"
