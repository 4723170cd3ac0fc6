"""Numbers of a test as sentences print them."""

from __future__ import annotations

from thirdear.base import numbers


def p_value(p: float) -> str:
    """Return ``p = .012``: three decimals, no leading zero, ``p < .001`` and ``p > .999``."""
    shown = numbers.p_value(p)
    return f"p {shown}" if shown[0] in "<>" else f"p = {shown}"


def share(value: float, decimals: int = 2) -> str:
    """Return a number that cannot exceed one without its leading zero, as APA prints it."""
    text = f"{value:.{decimals}f}"
    return text.removeprefix("0") if text.startswith("0.") else text
