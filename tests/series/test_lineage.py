"""Every transition of a test is named, with its values, and with what is missing in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.a_series import a_series
from thirdear.model.scores import Series
from thirdear.series.lineage import trace

X = a_series("x", [10, 20, 30, 40])
Y = a_series("y", [1, None, 3, 4])


def weekly(series: Series, at: tuple[tuple[int, ...], ...]) -> Series:
    """Return a series whose places are weeks with these sessions."""
    return replace(series, at=at, lag_in="weeks")


def test_a_row_a_session_with_what_it_is_explained_by() -> None:
    """Session, effect and cause of the lag; the first has none before it."""
    rows = trace(X, Y, 1)
    assert [(row.session, row.effect, row.before) for row in rows] == [
        (1, 1.0, ()),
        (2, None, ((1, 1.0, 10.0),)),
        (3, 3.0, ((2, None, 20.0),)),
        (4, 4.0, ((3, 3.0, 30.0),)),
    ]
    assert all(row.together == () for row in rows)


def test_lags_come_nearest_first() -> None:
    """As many as there are sessions before."""
    rows = trace(X, a_series("y", [1, 2, 3, 4]), 3)
    assert [[at for at, *_ in row.before] for row in rows] == [[], [1], [2, 1], [3, 2, 1]]
    assert rows[2].before[1] == (1, 1.0, 10.0)


@pytest.mark.parametrize(
    ("lag", "why"),
    [
        (
            1,
            [
                "the series begins later",
                "no score of y in session 2",
                "no score of y in session 2",
                None,
            ],
        ),
        (
            2,
            [
                "the series begins later",
                "no score of y in session 2; the series begins later",
                "no score of y in session 2",
                "no score of y in session 2",
            ],
        ),
    ],
)
def test_why_a_transition_is_not_used(lag: int, why: list[str | None]) -> None:
    """Whatever is missing in the session itself or in one of its lags, in this order."""
    assert [row.why for row in trace(X, Y, lag)] == why


def test_both_scores_of_a_session_may_be_missing() -> None:
    """The effect's is told first; a session before the other series begins has no score in it."""
    rows = trace(a_series("x", [None, 2], first=2), a_series("y", [1, None, 3]), 1)
    assert [row.session for row in rows] == [1, 2, 3]
    assert rows[1].why == (
        "no score of y in session 2; no score of x in session 2; no score of x in session 1"
    )


def test_turkish_reasons() -> None:
    """The same in the other language."""
    assert [row.why for row in trace(X, Y, 1, "tr")] == [
        "dizi daha sonra başlıyor",
        "2. seansta y puanı yok",
        "2. seansta y puanı yok",
        None,
    ]


WEEKS: tuple[tuple[int, ...], ...] = ((1,), (2,), (), (3, 4))


def test_a_row_a_week_that_had_a_session() -> None:
    """A week without one is left out; two of a week are one row, and the first stands for both."""
    values = [1, 2, None, 4]
    rows = trace(weekly(a_series("x", values), WEEKS), weekly(a_series("y", values), WEEKS), 1)
    assert [(row.session, row.together) for row in rows] == [(1, ()), (2, ()), (3, (4,))]
    assert [row.why for row in rows] == [
        "lag 1 lies before the first session",
        None,
        "no session at lag 1",
    ]
    assert [row.before for row in rows] == [(), ((1, 1.0, 1.0),), ()]


@pytest.mark.parametrize(
    ("language", "why"),
    [("en", "no score of y in session 3, 4"), ("tr", "3, 4. seansta y puanı yok")],
)
def test_two_sessions_of_a_week_are_both_named(language: str, why: str) -> None:
    """Where neither has a score."""
    x = weekly(a_series("x", [1, 2, 3, 4]), WEEKS)
    rows = trace(x, weekly(a_series("y", [1, 2, 3, None]), WEEKS), 1, language)  # type: ignore[arg-type]
    assert (rows[2].why or "").split("; ")[0] == why


@pytest.mark.parametrize(
    ("cause", "effect", "raters"),
    [("A", "A", "A"), ("A", "B", "A / B"), (None, None, None), (None, "B", "None / B")],
)
def test_raters_of_both_series(cause: str | None, effect: str | None, raters: str | None) -> None:
    """One where they are the same, the cause's first where they are not."""
    rows = trace(replace(X, rater=cause), replace(Y, rater=effect), 1)
    assert {row.raters for row in rows} == {raters}


def test_nothing_scored_has_no_rows() -> None:
    """No session, no transition."""
    empty = Series("A", "x", (), ())
    assert trace(empty, empty, 1) == ()
