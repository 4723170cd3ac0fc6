"""Numbers as sentences print them."""

from __future__ import annotations

import pytest

from thirdear.series.figures import p_value, share


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (0.5, 2, ".50"),
        (0.5, 1, ".5"),
        (0.126, 2, ".13"),
        (-0.5, 2, "−.50"),
        (0.0, 2, ".00"),
        (-0.001, 2, ".00"),
        (1.0, 2, "1.00"),
        (-1.0, 2, "−1.00"),
        (0.999, 2, "1.00"),
        (0.999, 3, ".999"),
    ],
)
def test_what_cannot_exceed_one_has_no_leading_zero(
    value: float, decimals: int, shown: str
) -> None:
    """A true minus, and none before what rounds to nothing."""
    assert share(value, decimals) == shown


@pytest.mark.parametrize(
    ("p", "shown"),
    [
        (0.05, "p = .050"),
        (0.0123, "p = .012"),
        (0.001, "p = .001"),
        (0.00099, "p < .001"),
        (0.0, "p < .001"),
        (0.999, "p = .999"),
        (0.9999, "p > .999"),
        (1.0, "p > .999"),
    ],
)
def test_p_has_three_decimals(p: float, shown: str) -> None:
    """Without a leading zero; never nought, never one."""
    assert p_value(p) == shown
