"""The index of heights gives what plain sums give, after any changes."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from thirdear.tui.transcript.heights import Heights

ROWS = st.lists(st.integers(1, 9), min_size=1, max_size=1500)
CHANGES = st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 70_000)), max_size=20)


@given(ROWS, CHANGES, st.data())
def test_tops_and_places_equal_plain_sums(
    rows: list[int], changes: list[tuple[int, int]], data: st.DataObject
) -> None:
    """``top``, ``locate`` and ``total`` follow every change, also far beyond 65,535 rows."""
    heights = Heights(rows)
    for place, value in changes:
        segment = place % len(rows)
        assert heights.change(segment, value) == value - rows[segment]
        rows[segment] = value
    ends = list(accumulate(rows))
    segment = data.draw(st.integers(0, len(rows) - 1))
    within = data.draw(st.integers(0, rows[segment] - 1))
    assert heights.total == ends[-1]
    assert len(heights) == len(rows)
    assert heights[segment] == rows[segment]
    assert heights.top(segment) == ends[segment] - rows[segment]
    assert heights.locate(heights.top(segment) + within) == (segment, within)


def test_rows_beyond_the_end_belong_to_the_last_segment() -> None:
    """A row below everything is the last row there is."""
    assert Heights([2, 3]).locate(99) == (1, 2)


def test_no_segments_have_no_rows() -> None:
    """An empty transcript has height nothing."""
    assert Heights([]).total == 0
