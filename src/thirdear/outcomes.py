"""Reliable change and clinical significance of outcome measures (Jacobson & Truax, 1991)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import sqrt

from thirdear.model.outcomes import Course, Group, Measure, Outcome, Status

RELIABLE = 1.96
"""Beyond this index on either side a change is more than error of measurement (95 %)."""


def outcomes(courses: Iterable[Course], measures: Mapping[str, Measure]) -> tuple[Outcome, ...]:
    """Return what came of every course whose measure is known, in the order given."""
    return tuple(
        outcome(course, measures[course.measure])
        for course in courses
        if course.measure in measures
    )


def outcome(course: Course, measure: Measure) -> Outcome:
    """Return one case's change on a measure; missing values and unsourced constants say why."""
    why = _why_not(course, measure)
    change = None if course.pre is None or course.post is None else course.post - course.pre
    index = None
    if why is None and change is not None and measure.sd and measure.reliability is not None:
        index = change / standard_error_of_difference(measure.sd, measure.reliability)
    line, source = cutoff(measure)
    crossed = _crossed(course, measure, line)
    return Outcome(
        case=course.case,
        measure=course.measure,
        informant=course.informant,
        pre=course.pre,
        post=course.post,
        change=change,
        rci=index,
        cutoff=line,
        crossed=crossed,
        status=None if index is None else status(index, measure, crossed),
        source=measure.source,
        cutoff_source=source,
        why=why,
        least=smallest_reliable_change(measure),
    )


def standard_error_of_difference(sd: float, reliability: float) -> float:
    """Return sqrt(2) SD sqrt(1 - r), by which a change is divided."""
    return sqrt(2) * sd * sqrt(1 - reliability)


def smallest_reliable_change(measure: Measure) -> float | None:
    """Return the change that just is reliable; None without SD and r."""
    if not measure.sd or measure.reliability is None or not measure.source:
        return None
    return RELIABLE * standard_error_of_difference(measure.sd, measure.reliability)


def cutoff(measure: Measure) -> tuple[float | None, str]:
    """Return where the normative range begins, and its source.

    A published one goes first; else Jacobson and Truax's criterion c, where a value is as likely in
    the clinical as in the normative group: (SDn Mc + SDc Mn) / (SDn + SDc).
    """
    if measure.cutoff is not None and measure.cutoff_source:
        return measure.cutoff, measure.cutoff_source
    ill, well = measure.clinical, measure.normative
    if ill is None or well is None or not ill.source or not well.source:
        return None, ""
    return _between(ill, well), f"criterion c; clinical: {ill.source}; normative: {well.source}"


def _between(ill: Group, well: Group) -> float:
    return (well.sd * ill.mean + ill.sd * well.mean) / (well.sd + ill.sd)


def status(rci: float, measure: Measure, crossed: bool | None) -> Status:
    """Return what a change amounts to; without a cut-off nobody is called recovered."""
    gain = rci if measure.better == "higher" else -rci
    if gain > RELIABLE:
        return "recovered" if crossed else "improved"
    if gain < -RELIABLE:
        return "deteriorated"
    return "crossed without reliable change" if crossed else "unchanged"


def _crossed(course: Course, measure: Measure, line: float | None) -> bool | None:
    """Say whether the value left the clinical range; at the cut-off it still lies in it."""
    if line is None or course.pre is None or course.post is None:
        return None
    if measure.better == "lower":
        return course.pre >= line > course.post
    return course.pre <= line < course.post


def _why_not(course: Course, measure: Measure) -> str | None:
    if course.pre is None or course.post is None:
        return "the value before or after the treatment is missing"
    if measure.sd is None or measure.reliability is None:
        return "the measure has no SD and r; give both with their source"
    if not measure.source:
        return "SD and r have no source; name it"
    return None
