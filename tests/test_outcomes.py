"""Reliable change and clinical significance against published worked numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thirdear import outcomes
from thirdear.model.outcomes import Course, Group, Measure

# Jacobson, N. S., & Truax, P. (1991). Journal of Consulting and Clinical Psychology, 59(1), 12-19:
# marital satisfaction (DAS), SD 7.5, r .88; a client goes from 32.5 to 47.5: RCI = 4.08. Means 40
# (clinical) and 60 (normative) with equal SD put criterion c at 50.
SOURCE = "Jacobson & Truax (1991)"
DAS = Measure(
    "das",
    "Marital satisfaction",
    "higher",
    sd=7.5,
    reliability=0.88,
    source=SOURCE,
    clinical=Group(40, 7.5, SOURCE),
    normative=Group(60, 7.5, SOURCE),
)


def test_the_example_of_jacobson_and_truax() -> None:
    """15 points are 4.08 standard errors of a difference: improved, below 50 not recovered."""
    found = outcomes.outcome(Course("A", "das", 32.5, 47.5), DAS)
    assert found.rci == pytest.approx(4.08, abs=0.005)
    assert found.cutoff == pytest.approx(50)
    assert (found.change, found.crossed, found.status) == (15, False, "improved")


@pytest.mark.parametrize(
    ("pre", "post", "status"),
    [
        (32.5, 55.0, "recovered"),
        (32.5, 47.5, "improved"),
        (40.0, 45.0, "unchanged"),
        (48.0, 52.0, "crossed without reliable change"),
        (50.0, 30.0, "deteriorated"),
    ],
)
def test_every_status(pre: float, post: float, status: str) -> None:
    """Reliable or not, across the cut-off or not, and worse."""
    assert outcomes.outcome(Course("A", "das", pre, post), DAS).status == status


def test_fewer_symptoms_are_better() -> None:
    """The same numbers turned round: falling by 15 is improvement, the index stays post - pre."""
    problems = replace(DAS, better="lower", cutoff=40.0, cutoff_source="invented")
    found = outcomes.outcome(Course("A", "das", 47.5, 32.5), problems)
    assert found.rci == pytest.approx(-4.08, abs=0.005)
    assert (found.cutoff, found.status) == (40.0, "recovered")


@pytest.mark.parametrize(
    ("reliability", "change"), [(0.91, 8.3), (0.92, 7.8), (0.94, 6.8), (0.80, 12.4)]
)
def test_the_smallest_reliable_change_of_t_scores(reliability: float, change: float) -> None:
    """With SD 10 and the r that is given, rounded to a tenth."""
    t = replace(DAS, sd=10.0, reliability=reliability)
    assert t.sd is not None
    error = outcomes.standard_error_of_difference(t.sd, reliability)
    assert outcomes.RELIABLE * error == pytest.approx(change, abs=0.05)


def test_nothing_is_computed_without_a_source() -> None:
    """SD and r without their source, no SD, or no value afterwards: no index, and why."""
    course = Course("A", "das", 32.5, 47.5)
    for measure, given, word in (
        (replace(DAS, source=""), course, "source"),
        (replace(DAS, sd=None), course, "SD"),
        (DAS, replace(course, post=None), "missing"),
    ):
        found = outcomes.outcome(given, measure)
        assert found.rci is None
        assert found.status is None
        assert word in (found.why or "")
    unsourced = replace(DAS, clinical=Group(40, 7.5, ""))
    assert outcomes.cutoff(unsourced) == (None, "")


def test_unknown_measures_are_left_out() -> None:
    """Courses of measures that the study does not describe give nothing."""
    courses = [Course("A", "das", 32.5, 47.5), Course("A", "other", 1, 2)]
    assert [o.measure for o in outcomes.outcomes(courses, {"das": DAS})] == ["das"]
