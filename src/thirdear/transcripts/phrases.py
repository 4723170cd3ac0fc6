"""Numbers and lists in the sentences that a person reads."""

from __future__ import annotations

from collections.abc import Sequence

_SHOWN = 5


def listed(numbers: Sequence[int], noun: str) -> str:
    """Return "line 4" or "lines 4, 9 and 3 more"."""
    shown = [str(number) for number in numbers[:_SHOWN]]
    rest = len(numbers) - len(shown)
    if rest:
        return f"{noun}s {', '.join(shown)} and {rest:,} more"
    if len(shown) == 1:
        return f"{noun} {shown[0]}"
    return f"{noun}s {', '.join(shown[:-1])} and {shown[-1]}"
