"""The figure: letters that its own font lacks."""

from __future__ import annotations

import warnings

import pytest

from thirdear.model.scores import Series
from thirdear.writeup import chart, outcome_chart
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


def test_a_letter_that_no_font_has_is_no_warning_where_panels_are_fitted() -> None:
    """Also while the room for a panel's name is measured."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        panel = outcome_chart.Panel(
            "日本", "\U0001f9ff 日本", 66, 47, ((4, 50.0),), 14.0, 55.0, (1, 9)
        )
        drawn = outcome_chart.draw([panel], ["\U0001f9ff 日本"], ("a", "b", "c"), "tr")
    assert drawn.startswith(b"\x89PNG")
