"""Lags count sessions held or calendar weeks: where each session lies, by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.a_series import a_series
from thirdear.model.scores import Series
from thirdear.series.axis import Axis, held, place, weekly

FIVE = a_series("x", [10, 20, None, 40, 50])
MONDAYS = {1: 1, 2: 8, 3: 15, 4: 22, 5: 29}
"""Day 1 of the calendar is a Monday: one session a week, each on a Monday."""


def test_a_session_that_was_not_held_is_no_gap() -> None:
    """Without session 3 the fourth follows the second; its scores move with it."""
    axis = held([FIVE], {3})
    assert dict(axis.places) == {1: 1, 2: 2, 4: 3, 5: 4}
    assert axis.refusal([FIVE]) is None
    placed = place(FIVE, axis)
    assert placed.sessions == (1, 2, 3, 4)
    assert placed.values == (10, 20, 40, 50)
    assert placed.at == ((1,), (2,), (4,), (5,))


def test_with_every_session_held_nothing_moves() -> None:
    """A series whose numbers are its places comes back as it is; a gap in it stays one."""
    axis = held([FIVE], ())
    assert place(FIVE, axis) is FIVE
    assert axis.notes == ()


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ({1}, ()),
        ({5}, ()),
        ({3}, ("session 3 did not take place",)),
        ({3, 4}, ("sessions 3, 4 did not take place",)),
    ],
)
def test_only_sessions_between_scores_are_told(gone: set[int], told: tuple[str, ...]) -> None:
    """What was not held before the first score, or after the last, leaves no gap to speak of."""
    values = [None if n in gone else n for n in range(1, 6)]
    notes = held([a_series("x", values)], gone).notes
    assert len(notes) == len(told)
    assert all(part in note for part, note in zip(told, notes, strict=True))


def test_series_of_several_raters_lie_on_one_axis() -> None:
    """A series that begins later has the places of the case, not ones of its own."""
    late = a_series("x", [1, 2], first=4, rater="B")
    axis = held([FIVE, late], {2})
    assert place(late, axis).sessions == (3, 4)
    assert place(late, axis).rater == "B"


@pytest.mark.parametrize(
    ("gone", "language", "told"),
    [
        ({2}, "en", "session 2 did not take place, yet there are scores"),
        ({1, 2}, "en", "sessions 1, 2 did not take place, yet there are scores"),
        ({2}, "tr", "2. seans yapılmadı, ama puanları var"),
        ({3}, "en", None),
    ],
)
def test_a_score_of_a_session_that_was_not_held_is_refused(
    gone: set[int], language: str, told: str | None
) -> None:
    """One of the two is wrong; a session without a score may well not have been held."""
    why = held([FIVE], gone).refusal([FIVE], language)  # type: ignore[arg-type]
    assert (why is None) is (told is None)
    assert (told or "") in (why or "")


def test_a_week_without_a_session_is_a_gap() -> None:
    """Session 4 comes two weeks after session 3: the week between is a place without a value."""
    days = MONDAYS | {4: 29, 5: 36}
    axis = weekly([FIVE], days)
    assert dict(axis.places) == {1: 1, 2: 2, 3: 3, 4: 5, 5: 6}
    placed = place(FIVE, axis)
    assert placed.sessions == (1, 2, 3, 4, 5, 6)
    assert placed.values == (10, 20, None, None, 40, 50)
    assert placed.at == ((1,), (2,), (3,), (), (4,), (5,))
    assert placed.lag_in == "weeks"
    assert "6 weeks, 1 of them without a session" in axis.notes[0]


def test_weeks_run_from_monday_to_sunday() -> None:
    """Sunday, day 7, is of the first week; Monday, day 8, of the second."""
    assert dict(weekly([FIVE], {1: 1, 2: 7, 3: 8, 4: 14, 5: 15}).places) == {
        1: 1,
        2: 1,
        3: 2,
        4: 2,
        5: 3,
    }
    assert dict(weekly([FIVE], {1: 7, 2: 8, 3: 15, 4: 22, 5: 29}).places)[1] == 1


def test_sessions_of_one_week_count_by_the_mean_of_their_scores() -> None:
    """10 and 20 are 15; a session without a score leaves the other's; all are named."""
    axis = weekly([FIVE], {1: 1, 2: 3, 3: 8, 4: 9, 5: 15})
    placed = place(FIVE, axis)
    assert placed.values == (15, 40, 50)
    assert placed.at == ((1, 2), (3, 4), (5,))
    assert "3 weeks, 0 of them" in axis.notes[0]
    assert axis.notes[1] == "Sessions of the same week count by their mean: 1, 2; 3, 4."


def test_a_date_that_runs_back_refuses_the_axis() -> None:
    """Session 3 dated before session 2 is mistyped; two sessions on one day are not."""
    axis = weekly([FIVE], MONDAYS | {3: 7})
    assert axis.refusal([FIVE]) == axis.why
    assert "session 3 lies before session 2" in (axis.why or "")
    assert weekly([FIVE], MONDAYS | {3: 8}).why is None
    assert weekly([FIVE], MONDAYS | {3: 7}, {3}).why is None


def test_a_score_without_a_date_has_no_week() -> None:
    """The series is refused; a session without date and score is told and left out."""
    undated = {n: day for n, day in MONDAYS.items() if n != 2}
    axis = weekly([FIVE], undated)
    assert "session 2" in (axis.refusal([FIVE]) or "")
    assert "have no date" in (axis.refusal([FIVE]) or "")
    without = {n: day for n, day in MONDAYS.items() if n != 3}
    axis = weekly([FIVE], without)
    assert axis.refusal([FIVE]) is None
    assert axis.notes[-1] == "Without date and scores, so in no week: session 3."
    assert len(weekly([FIVE], without, {3}).notes) == 1


def test_weeks_are_told_of_the_sessions_with_scores_only() -> None:
    """A long wait before the first score, or after the last, is no gap of the series."""
    scored = a_series("x", [None, 1, 2, 3, None])
    axis = weekly([scored], {1: 1, 2: 71, 3: 78, 4: 85, 5: 155})
    assert axis.places[2] == 11
    assert "3 weeks, 0 of them" in axis.notes[0]


def test_nothing_scored_has_nothing_to_tell() -> None:
    """No session, no date: an axis without places, and no refusal."""
    empty = Series("A", "x", (), ())
    axis = weekly([empty], {})
    assert (dict(axis.places), axis.refusal([empty])) == ({}, None)
    assert place(empty, axis).sessions == ()
    assert held([empty], {1}).notes == ()


@pytest.mark.parametrize(("session", "at"), [(1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (9, 5)])
def test_a_break_lies_at_the_first_session_held_from_there_on(session: int, at: int) -> None:
    """Session 3 was not held, so the level changes with session 4; past the end is behind all."""
    axis = held([FIVE], {3})
    assert place(replace(FIVE, breaks=(session,)), axis).breaks == (at,)


def test_a_break_of_no_place_at_all_is_the_first() -> None:
    """An axis without places puts it at 1."""
    assert place(replace(FIVE, breaks=(2,)), Axis({})).breaks == (1,)
