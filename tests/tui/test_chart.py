"""The braille chart: every value in its place, gaps empty, panels as wide as asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from thirdear.model.language import speak
from thirdear.tui.scores.chart import AXIS, Panel, bounds, chart, column, dots, short, spark, ticks

VALUE = st.one_of(st.none(), st.floats(-1e6, 1e6, allow_nan=False))


def _text(
    values: list[float | None], width: int = 60, height: int = 12, at: int | None = None
) -> list[str]:
    panel = Panel("alliance", tuple(values), "●", Style(), "session 3: 2.00")
    rows = chart([panel], range(1, len(values) + 1), width, height, at)
    return ["".join(text for text, _ in row) for row in rows]


def test_every_value_has_a_marker_in_its_column() -> None:
    """Highest at the top, lowest at the bottom, sessions from left to right."""
    rows = _text([1.0, 3.0, 2.0], width=AXIS + 21, height=9)
    plot = [row[AXIS:] for row in rows[1:7]]
    assert plot[0][10] == "●"
    assert plot[-1][0] == "●"
    assert sum(row.count("●") for row in plot) == 3


def test_nothing_is_drawn_across_a_gap() -> None:
    """Between the sessions beside a missing one all cells are empty."""
    grid, marks = dots([1.0, 1.0, None, 1.0, 1.0], 41, 4)
    drawn = {cell for row in grid for cell, bits in enumerate(row) if bits}
    assert drawn.isdisjoint(range(12, 29))
    assert len(marks) == 4


def test_a_value_between_two_gaps_is_a_point() -> None:
    """It has a marker though no line leads to it."""
    _, marks = dots([None, 2.0, None], 21, 4)
    assert list(marks.values()) == [1]


@given(st.lists(VALUE, min_size=1, max_size=60), st.integers(30, 120), st.integers(5, 40))
def test_rows_are_never_too_wide(values: list[float | None], width: int, height: int) -> None:
    """Whatever the numbers, the panel and its axis fit."""
    rows = _text(values, width, height, at=len(values) - 1)
    assert len(rows) <= height
    assert all(cell_len(row.rstrip()) <= width + 1 for row in rows[1:])


@given(st.lists(VALUE, max_size=30))
def test_bounds_hold_every_value(values: list[float | None]) -> None:
    """The range is never a point."""
    low, high = bounds(values)
    assert low < high
    assert all(low <= value <= high for value in values if value is not None)


@pytest.mark.parametrize(
    ("low", "high", "about", "shown"),
    [
        (0, 5, 5, [0, 1, 2, 3, 4, 5]),
        (1.1, 6.4, 3, [2, 4, 6]),
        (0, 0.1, 2, [0, 0.05, 0.1]),
        (98, 103, 2, [100, 102.5]),
    ],
)
def test_ticks_are_round(low: float, high: float, about: int, shown: list[float]) -> None:
    """Steps are 1, 2, 2.5 or 5 by powers of ten."""
    assert ticks(low, high, about) == pytest.approx(shown)


def test_ticks_have_the_decimal_sign_of_the_language() -> None:
    """As the sentences below the chart have it."""
    assert short(0.25) == "0.25"
    speak("tr")
    assert (short(0.25), short(1234567), short(40)) == ("0,25", "1235k", "40")


def test_both_panels_share_the_columns() -> None:
    """The same session stands in the same column of both."""
    one = Panel("a", (1.0, 2.0, 1.5), "●", Style())
    other = Panel("b", (90.0, 10.0, 50.0), "◆", Style())
    rows = chart([one, other], (4, 5, 6), 60, 20, 1)
    text = ["".join(part for part, _ in row) for row in rows]
    assert len(rows) == 20
    where = AXIS + column(1, 3, 60 - AXIS - 1) // 2
    assert any(row[where : where + 1] == "●" for row in text)
    assert any(row[where : where + 1] == "◆" for row in text)
    assert text[-2][where] == "┼"
    assert text[-1][where] == "5"


def test_there_is_no_chart_without_room_or_sessions() -> None:
    """Rather nothing than something unreadable."""
    assert _text([1.0, 2.0], width=12) == []
    assert _text([1.0, 2.0], height=4) == []
    assert chart([], (), 80, 24, None) == []


def test_many_sessions_have_a_line_and_no_markers() -> None:
    """Where columns are too few for markers the line remains."""
    rows = _text([float(n % 7) for n in range(200)], width=60)
    assert not any("●" in row for row in rows[1:])
    assert any(0x2800 < ord(letter) < 0x2900 for row in rows for letter in row)


def test_a_course_in_bars() -> None:
    """A bar a session, a dot for a gap; neighbours share a bar where there are too many."""
    assert spark((0.0, None, 7.0, 3.5), 9) == "▁·█▅"
    assert spark((5.0, 5.0), 9) == "▅▅"
    assert spark((0.0, 0.0, 7.0, 7.0, None, None), 3) == "▁█·"
