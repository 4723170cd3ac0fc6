"""Phases that the facts declare, compared; and sudden gains in a score of a study."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from thirdear.model.refusal import Refusal
from thirdear.model.scores import Series
from thirdear.model.single_case import Better, PhaseContrast, SuddenGain
from thirdear.study import facts, rules
from thirdear.study.scores import by_case, resolve, scores, series_of
from thirdear.study.scores import cases as scored

if TYPE_CHECKING:
    from thirdear.study.core import Core


def contrasts(
    study: Core,
    score: str,
    raters: str = "mean",
    *,
    cases: Sequence[str] = (),
    better: Better = "higher",
) -> tuple[PhaseContrast, ...]:
    """Compare every declared phase with the one before it, in each case that has phases."""
    from thirdear.series.single_case import contrast

    records = facts.read(study).cases
    found = []
    for series in _series(study, score, raters, cases):
        record = records.get(series.case or "")
        spans = [(one.name, one.first, one.last) for one in record.phases] if record else []
        found += [
            contrast(series, one, other, better=better, language=study.language)
            for one, other in pairwise(spans)
        ]
    if not found:
        raise Refusal(
            "The facts declare no two phases of these cases; write them as [[case.KEY.phase]] with "
            "name, first and last.",
            "Vaka bilgilerinde bu vakalar için iki evre bildirilmemiş; [[case.ANAHTAR.phase]] "
            "altında name, first ve last ile yazın.",
        )
    return tuple(found)


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
