"""What the desk mends in the libraries that paint it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment

from thirdear.tui.workarounds import mend

FAMILY = "👩\u200d👩\u200d👧"
SIGNS = st.sampled_from([FAMILY, "🏳️\u200d🌈", "ş", "é", "한", " ", "a"])


@given(st.lists(SIGNS, min_size=1, max_size=8), st.integers(0, 12))
def test_a_row_is_split_between_signs(signs: list[str], cut: int) -> None:
    """Both halves have the cells that were asked for, and each sign is in one of them or blank."""
    mend()
    text = "".join(signs)
    left, right = Segment(text).split_cells(cut)
    wide = cell_len(text)
    assert cell_len(left.text) == min(cut, wide)
    assert cell_len(left.text) + cell_len(right.text) == wide
    assert "\u200d" not in (left.text + right.text).replace(FAMILY, "").replace("🏳️\u200d🌈", "")


def test_nothing_is_left_behind_the_last_cell() -> None:
    """A cut at the end or beyond it leaves the row whole."""
    mend()
    assert [one.text for one in Segment(FAMILY).split_cells(9)] == [FAMILY, ""]
