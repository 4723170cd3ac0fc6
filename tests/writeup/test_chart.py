"""Panels that are compared have the same range."""

from __future__ import annotations

from thirdear.model.scores import Series
from thirdear.writeup.chart import ranges
from thirdear.writeup.courses import Panel


def test_a_score_has_one_range_in_every_case() -> None:
    """From the lowest to the highest value of all cases, with a little room; gaps do not count."""

    def panel(first: tuple[float | None, ...]) -> Panel:
        own = Series("A", "x", tuple(range(len(first))), first)
        return Panel("A", (own, Series("A", "y", (1,), (None,))), ())

    (low, high), flat = ranges([panel((1.0, None, 3.0)), panel((2.0, 11.0))])
    assert (round(low, 6), round(high, 6)) == (0.4, 11.6)
    assert flat == (-0.5, 0.5)
