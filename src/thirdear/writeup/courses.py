"""What a document says of its series: pairs, courses, gaps, means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean, stdev

from thirdear.model.coding import RATIOS
from thirdear.model.scores import Score, Series
from thirdear.model.writeup import CaseFacts, WriteUp

DECIMALS = 2
"""Decimals of a score that is no count."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two scores whose order in time is asked about."""

    cause: str
    effect: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One case of a figure: both series, which sessions carry vignettes, which follow a break."""

    name: str
    series: tuple[Series, Series]
    marked: tuple[tuple[int, str], ...]
    breaks: tuple[int, ...] = ()


def pairs(writeup: WriteUp) -> tuple[Pair, ...]:
    """Return the pairs of scores that hypotheses ask about; without any, the first two scores."""
    asked = dict.fromkeys(Pair(h.cause, h.effect) for h in writeup.hypotheses)
    unique = [p for p in asked if Pair(p.effect, p.cause) not in asked or p.cause < p.effect]
    if unique:
        return tuple(unique)
    keys = [rule.key for rule in writeup.rules[:2]]
    return (Pair(keys[0], keys[1]),) if len(keys) == 2 else ()


def central(writeup: WriteUp) -> tuple[str, ...]:
    """Return the keys of the scores that the hypotheses are about, in order, each once."""
    keys = [key for pair in pairs(writeup) for key in (pair.cause, pair.effect)]
    return tuple(dict.fromkeys(keys)) or tuple(rule.key for rule in writeup.rules[:2])


def there(writeup: WriteUp) -> tuple[str, ...]:
    """Return those of the central scores that have a value in one of the cases."""
    printed = {case.case for case in writeup.cases}
    valued = {s.score for s in writeup.scores if s.value is not None and s.case in printed}
    return tuple(key for key in central(writeup) if key in valued)


def breaks(writeup: WriteUp, case: str) -> tuple[int, ...]:
    """Return the sessions after the declared breaks that a case's tests hold as steps."""
    return tuple(sorted({n for test in writeup.tests if test.case == case for n in test.breaks}))


def course(scores: Iterable[Score], case: CaseFacts, key: str) -> Series:
    """Return one score of one case from its first to its last session, gaps as None."""
    found = {s.session: s.value for s in scores if s.case == case.case and s.score == key}
    known = {*found, *case.sessions}
    numbers = tuple(range(min(known), max(known) + 1)) if known else ()
    return Series(case.case, key, numbers, tuple(found.get(one) for one in numbers))


def is_drawn(series: Series) -> bool:
    """Whether a series has a course: two values or more."""
    return len(known(series)) > 1


def decimals(writeup: WriteUp, key: str) -> int:
    """Return how many decimals a score is printed with: none where it counts and is whole."""
    if any(one.key == key and one.rule in RATIOS for one in writeup.rules):
        return DECIMALS
    values = (one.value for one in writeup.scores if one.score == key and one.value is not None)
    return 0 if all(value == int(value) for value in values) else DECIMALS


def known(series: Series) -> list[float]:
    """Return the values that there are."""
    return [value for value in series.values if value is not None]


def mean(series: Series) -> float | None:
    """Return the mean over the sessions that have a value."""
    values = known(series)
    return fmean(values) if values else None


def spread(series: Series) -> float | None:
    """Return the standard deviation over the sessions that have a value."""
    values = known(series)
    return stdev(values) if len(values) > 1 else None


def untranscribed(case: CaseFacts) -> tuple[int, ...]:
    """Return the session numbers between the first and the last that have no transcript."""
    if not case.sessions:
        return ()
    return tuple(sorted({*range(min(case.sessions), max(case.sessions) + 1)} - {*case.sessions}))
