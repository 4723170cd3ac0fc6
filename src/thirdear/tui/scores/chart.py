"""A line chart of one series in braille dots: gaps visible, whole sessions, a cursor.

Two by four dots a cell; a marker stands on each session that has a value where there is room. Two
series stand in two panels, one above the other, with the same sessions in the same columns, so
that neither needs the other's unit.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.style import Style

from thirdear.base.numbers import figure
from thirdear.tui.looks.families import LEVELS
from thirdear.tui.parts.lines import Part, Parts

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_BRAILLE = 0x2800
AXIS = 8
"""Cells left of the dots: the tick's number, a space, the axis."""

Values = Sequence[float | None]
Grid = list[list[int]]
"""Braille bits of every cell, row by row."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One series as it is drawn; ``reading`` is what the cursor says about it."""

    name: str
    values: tuple[float | None, ...]
    marker: str
    style: Style
    reading: str = ""


def chart(
    panels: Sequence[Panel],
    sessions: Sequence[int],
    width: int,
    height: int,
    cursor: int | None,
    breaks: Collection[int] = (),
) -> list[Parts]:
    """Return the rows of the panels, one above the other, and of the axis of sessions.

    A line stands before each session that begins after a declared break.
    """
    each = (height - 2) // max(1, len(panels))
    wide = width - AXIS - 1
    if each < 3 or wide < 8 or not sessions:
        return []
    rows: list[Parts] = []
    for panel in panels:
        rows += _panel(panel, wide, each, cursor, _before(sessions, breaks, wide))
    return [*rows, *_axis(sessions, wide, cursor)]


def spark(values: Values, cells: int) -> str:
    """Return values as a line of bars, one a session; a dot stands for none.

    Where there are more sessions than cells, a bar stands for the mean of neighbours.
    """
    count = min(len(values), max(1, cells))
    groups = [
        [value for value in values[start:stop] if value is not None]
        for start, stop in pairwise(round(n * len(values) / count) for n in range(count + 1))
    ]
    means = [sum(group) / len(group) if group else None for group in groups]
    low, high = bounds(means)
    steps = len(LEVELS) - 1
    return "".join(
        "·" if mean is None else LEVELS[round((mean - low) / (high - low) * steps)]
        for mean in means
    )


def column(place: int, count: int, wide: int) -> int:
    """Return the dot column of a session, by its place among them."""
    return round(place * (wide * 2 - 1) / max(1, count - 1))


def ticks(low: float, high: float, about: int) -> list[float]:
    """Return round numbers from low to high, about so many."""
    rough = (high - low) / max(1, about)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if rough <= m * power * (1 + 1e-9))
    first = math.ceil(low / step - 1e-9)
    return [n * step for n in range(first, math.floor(high / step + 1e-9) + 1)]


def short(number: float) -> str:
    """Return a tick's number in at most five cells, thousands and millions by letter."""
    for power, letter in ((1e6, "M"), (1e3, "k")):
        if abs(number) >= 10 * power:
            shown = number / power
            return figure(shown, ".3g" if abs(shown) < 1000 else ".0f")[: AXIS - 3] + letter
    return figure(number, ".4g")[: AXIS - 2]


def bounds(values: Values) -> tuple[float, float]:
    """Return the range that a panel shows: that of its values, widened where it is a point."""
    known = [value for value in values if value is not None]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    if high - low <= 1e-9 * max(1.0, abs(high)):
        return low - 0.5, high + 0.5
    return low, high


def dots(values: Values, wide: int, high: int) -> tuple[Grid, dict[tuple[int, int], int]]:
    """Return the braille bits of every cell, and the places of the values by row and column.

    Neighbouring sessions are joined; nothing is drawn across a gap.
    """
    grid = [[0] * wide for _ in range(high)]
    marks: dict[tuple[int, int], int] = {}
    low, top = bounds(values)
    before: tuple[int, int] | None = None
    for place, value in enumerate(values):
        if value is None:
            before = None
            continue
        point = (
            column(place, len(values), wide),
            round((top - value) / (top - low) * (high * 4 - 1)),
        )
        for x, y in _line(before or point, point):
            grid[y // 4][x // 2] |= _DOTS[y % 4][x % 2]
        marks[point[1] // 4, point[0] // 2] = place
        before = point
    return grid, marks


def _line(start: tuple[int, int], stop: tuple[int, int]) -> Iterator[tuple[int, int]]:
    steps = max(abs(stop[0] - start[0]), abs(stop[1] - start[1]), 1)
    for step in range(steps + 1):
        share = step / steps
        yield (
            round(start[0] + (stop[0] - start[0]) * share),
            round(start[1] + (stop[1] - start[1]) * share),
        )


def _before(sessions: Sequence[int], breaks: Collection[int], wide: int) -> frozenset[int]:
    """Return the cells between the last session before each break and the first after it."""
    places = (sum(one < session for one in sessions) for session in breaks)
    inside = (place for place in places if 0 < place < len(sessions))
    return frozenset(
        (column(place - 1, len(sessions), wide) + column(place, len(sessions), wide)) // 4
        for place in inside
    )


def _panel(
    panel: Panel, wide: int, each: int, cursor: int | None, breaks: Collection[int]
) -> list[Parts]:
    high = each - 1
    grid, marks = dots(panel.values, wide, high)
    roomy = wide / len(panel.values) >= 2
    low, top = bounds(panel.values)
    labels = {
        round((top - tick) / (top - low) * (high * 4 - 1)) // 4: short(tick)
        for tick in ticks(low, top, max(3, high // 3))
    }
    at = None if cursor is None else column(cursor, len(panel.values), wide) // 2
    title: Parts = [
        (f"{'':{AXIS}}{panel.marker} ", panel.style),
        (panel.name, "strong"),
        (f"   {panel.reading}" if panel.reading else "", "key"),
    ]
    rows: list[Parts] = [title]
    for row in range(high):
        label = labels.get(row, "")
        parts: list[Part] = [(f"{label:>{AXIS - 2}} {'┤' if label else '│'}", "dim")]
        for cell in range(wide):
            if roomy and (row, cell) in marks:
                here = marks[row, cell] == cursor
                parts.append((panel.marker, panel.style + Style(reverse=here, bold=True)))
            elif grid[row][cell]:
                parts.append((chr(_BRAILLE + grid[row][cell]), panel.style))
            elif cell in breaks:
                parts.append(("║", "dim"))
            else:
                parts.append(("┊", "dim") if cell == at else (" ", ""))
        rows.append(_joined(parts))
    return rows


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Join neighbours of the same look."""
    row: list[Part] = []
    for text, look in parts:
        if row and row[-1][1] == look:
            row[-1] = (row[-1][0] + text, look)
        else:
            row.append((text, look))
    return row


def _axis(sessions: Sequence[int], wide: int, cursor: int | None) -> list[Parts]:
    line, numbers = ["─"] * wide, [" "] * (wide + 4)
    each = max(1, math.ceil(len(sessions) * 5 / wide))
    shown = set(range(0, len(sessions), each))
    if cursor is not None:
        shown = {place for place in shown if abs(place - cursor) * wide > 4 * len(sessions)} | {
            cursor
        }
    for place in sorted(shown):
        cell = column(place, len(sessions), wide) // 2
        line[cell] = "┼" if place == cursor else "┬"
        text = str(sessions[place])
        numbers[cell : cell + len(text)] = text
    margin = " " * (AXIS - 1)
    return [[(f"{margin}└{''.join(line)}", "dim")], [(f"{margin} {''.join(numbers)}", "dim")]]
