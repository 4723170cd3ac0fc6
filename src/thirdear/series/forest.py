"""A forest plot in text: a line a case with its estimate and interval, the mean below."""

from __future__ import annotations

from dataclasses import dataclass

from thirdear.model.synthesis import CaseEffect, Estimate, Synthesis
from thirdear.series.synthesis_words import number

MOST = 60
"""Cases that are drawn; of more, the lowest, the middle and the highest would hide the others."""
NARROW = 10
MEAN = "◆"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: whose it is, the drawing, the numbers; ``strong`` for the mean."""

    label: str
    drawn: str
    numbers: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class _Axis:
    low: float
    high: float
    width: int

    def at(self, value: float) -> int:
        """Return the cell of a value; what lies outside is in the last cell."""
        share = (value - self.low) / (self.high - self.low)
        return round(min(1.0, max(0.0, share)) * (self.width - 1))


def lines(found: Synthesis, mean: str, width: int) -> tuple[Line, ...]:
    """Return the plot in ``width`` cells a drawing, cases by their estimate, ``mean`` last.

    Nothing for a result without a mean, or with more cases than can be told apart.
    """
    if found.mean is None or len(found.used) > MOST:
        return ()
    axis = _axis(found, max(NARROW, width))
    cases = sorted(found.used, key=lambda one: one.b or 0.0)
    last = found.mean
    return (
        *(Line(one.case, _case(one, axis), _numbers(one.b, one.low, one.high)) for one in cases),
        Line(mean, _mean(last, axis), _numbers(last.value, last.low, last.high), strong=True),
    )


def _axis(found: Synthesis, width: int) -> _Axis:
    """Return an axis over all estimates, zero, and intervals as far as they are not extreme."""
    b = [one.b or 0.0 for one in found.used]
    lows, highs = (sorted(v for v in ends) for ends in zip(*_ends(found), strict=True))
    low = min(0.0, *b, lows[len(lows) // 10])
    high = max(0.0, *b, highs[-1 - len(highs) // 10])
    return _Axis(low, high if high > low else low + 1.0, width)


def _ends(found: Synthesis) -> list[tuple[float, float]]:
    return [(one.low or 0.0, one.high or 0.0) for one in found.used]


def _case(one: CaseEffect, axis: _Axis) -> str:
    cells = [" "] * axis.width
    cells[axis.at(0.0)] = "│"
    first, last = axis.at(one.low or 0.0), axis.at(one.high or 0.0)
    for place in range(first, last + 1):
        cells[place] = "─" if cells[place] == " " else "┼"
    cells[first] = "├" if (one.low or 0.0) >= axis.low else "←"
    cells[last] = "┤" if (one.high or 0.0) <= axis.high else "→"
    cells[axis.at(one.b or 0.0)] = "●"
    return "".join(cells)


def _mean(one: Estimate, axis: _Axis) -> str:
    cells = [" "] * axis.width
    cells[axis.at(0.0)] = "│"
    for place in range(axis.at(one.low), axis.at(one.high) + 1):
        cells[place] = "═"
    cells[axis.at(one.value)] = MEAN
    return "".join(cells)


def _numbers(value: float | None, low: float | None, high: float | None) -> str:
    shown = [number(v or 0.0) for v in (value, low, high)]
    return f"{shown[0]:>6}  [{shown[1]}, {shown[2]}]"
