"""Sets of numbers as bits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from thirdear.base.bits import each


@given(st.sets(st.integers(0, 200)))
def test_each_number_of_a_set_comes_once_from_the_lowest_up(numbers: set[int]) -> None:
    """Whatever the numbers are."""
    assert list(each(sum(1 << number for number in numbers))) == sorted(numbers)
