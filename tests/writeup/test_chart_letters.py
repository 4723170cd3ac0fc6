"""The figure: letters that its own font lacks."""

from __future__ import annotations

import warnings

import pytest

from thirdear.model.scores import Series
from thirdear.writeup import chart
from thirdear.writeup.courses import Panel


@pytest.mark.parametrize("name", ["Vaka Ş", "日本", "ケース 🙂", "\u0b85"])
def test_a_case_is_drawn_in_any_letters(name: str) -> None:
    """A letter that no font has warns nobody: the figure is drawn, the same bytes every time."""
    one = Series("A", "x", (1, 2, 3), (1.0, None, 3.0))
    panel = Panel(name, (one, one), ((1, "V1"),))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        drawn = [chart.draw([panel], (name, "Score"), "Session") for _ in range(2)]
    assert not told
    assert drawn[0] == drawn[1]
    assert drawn[0].startswith(b"\x89PNG")
