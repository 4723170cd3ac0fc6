"""Sets of small whole numbers as the bits of one."""

from __future__ import annotations

from collections.abc import Iterator


def each(bits: int) -> Iterator[int]:
    """Yield the numbers of a set, from the lowest up."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
