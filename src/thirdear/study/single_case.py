"""Phases that the facts declare, compared; and sudden gains in a score of a study."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from thirdear.model.facts import Facts
from thirdear.model.outcomes import Measure
from thirdear.model.refusal import Refusal
from thirdear.model.scores import IMPORTED, Series
from thirdear.model.single_case import Better, PhaseContrast, SuddenGain
from thirdear.outcomes import smallest_reliable_change
from thirdear.study import facts, rules
from thirdear.study.scores import by_case, resolve, scores, series_of
from thirdear.study.scores import cases as scored

if TYPE_CHECKING:
    from thirdear.model.language import Language
    from thirdear.study.core import Core


def contrasts(
    study: Core,
    score: str,
    raters: str = "mean",
    *,
    cases: Sequence[str] = (),
    better: Better = "higher",
) -> tuple[PhaseContrast, ...]:
    """Compare every declared phase with the one before it; Refusal where no case has two."""
    rules.score(study, score)
    found = declared(study, score, raters, cases=cases, better=better)
    if not found:
        raise Refusal(
            "The facts do not declare two phases of these cases; add them as [[case.KEY.phase]] "
            "with name, first and last.",
            "Vaka bilgilerinde bu vakalar için iki evre bildirilmemiş; [[case.ANAHTAR.phase]] "
            "altında name, first ve last ile yazın.",
        )
    return found


def declared(
    study: Core,
    score: str,
    raters: str = "mean",
    *,
    cases: Sequence[str] = (),
    better: Better | None = None,
    language: Language | None = None,
) -> tuple[PhaseContrast, ...]:
    """Return the same, nothing where no phases are declared.

    Unless told otherwise what a measure of that name calls better is, or else higher scores.
    """
    from thirdear.series.single_case import contrast

    known = facts.read(study)
    if not any(len(record.phases) > 1 for record in known.cases.values()):
        return ()
    measure = _measure(known, score)
    way = better or (measure.better if measure else "higher")
    found = []
    for series in _series(study, score, raters, cases):
        record = known.cases.get(series.case or "")
        spans = [(one.name, one.first, one.last) for one in record.phases] if record else []
        found += [
            contrast(series, one, other, better=way, language=language or study.language)
            for one, other in pairwise(spans)
        ]
    return tuple(found)


def known_gains(
    study: Core, score: str, raters: str = "mean", *, cases: Sequence[str] = ()
) -> tuple[SuddenGain, ...]:
    """Return the sudden gains of a score whose smallest reliable change is known from a measure.

    Nothing of a score without such a measure.
    """
    measure = _measure(facts.read(study), score)
    by = smallest_reliable_change(measure) if measure else None
    if measure is None or by is None:
        return ()
    return gains(study, score, by, raters, cases=cases, better=measure.better)


def _measure(known: Facts, score: str) -> Measure | None:
    """Return the outcome measure with the key of a score, or of the table that it came from."""
    return known.measures.get(score) or known.measures.get(score.removeprefix(f"{IMPORTED}."))


def gains(
    study: Core,
    score: str,
    by: float,
    raters: str = "mean",
    *,
    cases: Sequence[str] = (),
    better: Better = "lower",
) -> tuple[SuddenGain, ...]:
    """Return the sudden gains of a score in every case."""
    from thirdear.series.single_case import sudden_gains

    every = _series(study, score, raters, cases)
    return tuple(gain for one in every for gain in sudden_gains(one, by, better=better))


def _series(study: Core, score: str, raters: str, cases: Sequence[str]) -> Iterator[Series]:
    rules.score(study, score)
    rater = resolve(study, raters)
    values = by_case(scores(study, raters, only=[score]))
    for case in scored(study, cases):
        yield series_of(values.get(case, ()), case, score, rater)
