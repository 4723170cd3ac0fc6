"""Numbers of a test as sentences print them."""

from __future__ import annotations

from thirdear.base import numbers


def p_value(p: float) -> str:
    """Return ``p = .012``: three decimals, no leading zero, ``p < .001`` and ``p > .999``."""
    return numbers.p_statement(p)


def share(value: float, decimals: int = 2) -> str:
    """Return a number that cannot exceed one without its leading zero, as APA prints it."""
    text = f"{abs(value):.{decimals}f}"
    sign = "−" if value < 0 and float(text) else ""
    return sign + (text.removeprefix("0") if text.startswith("0.") else text)
