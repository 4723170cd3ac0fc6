"""The network of codes: who stands with whom on the same segments, drawn for black-and-white."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thirdear.base.safe import printable
from thirdear.writeup.chart import painted

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LABEL = 24
"""Letters of a name on one line."""
_WIDEST = 5.0
"""Points of the thickest line."""
_LARGEST = 420.0
"""Square points of the largest dot."""


@dataclass(frozen=True, slots=True)
class Node:
    """A code with its name and the number of segments that have it."""

    code: str
    name: str
    segments: int


@dataclass(frozen=True, slots=True)
class Link:
    """Two codes on the same segments: how many have both, and whether chance would give fewer."""

    code: str
    other: str
    both: int
    beyond_chance: bool


def draw(
    nodes: Sequence[Node], links: Sequence[Link], kind: str = "png", language: str = "en"
) -> bytes:
    """Return a PNG or, by ``kind``, an SVG: codes on a ring in the order given.

    Dots grow with segments, lines with those that have both codes; a line is broken where no more
    have both than chance would give. Equal input gives equal bytes on one machine.
    """

    def paint(figure: Figure) -> None:
        axes = figure.add_axes((0.24, 0.06, 0.52, 0.88))
        axes.set_axis_off()
        axes.set_xlim(-1.1, 1.1)
        axes.set_ylim(-1.1, 1.1)
        places = {node.code: _place(at, len(nodes)) for at, node in enumerate(nodes)}
        _draw_links(axes, places, links)
        _draw_nodes(axes, places, nodes)

    return painted(paint, height(len(nodes)), kind, language)


def height(nodes: int) -> float:
    """Return how many inches high the figure of so many codes is: a name may have three lines."""
    return max(4.0, 0.42 * (nodes / 2 + 2))


def _place(at: int, count: int) -> tuple[float, float]:
    """Return where a code stands: clockwise from the top, rows at equal distances."""
    right = (count + 1) // 2
    rows, row = (right, at) if at < right else (count - right, count - 1 - at)
    y = 1 - 2 * (row + 0.5) / rows
    x = math.sqrt(1 - y * y)
    return (x if at < right else -x), y


def _draw_links(axes: Axes, places: dict[str, tuple[float, float]], links: Sequence[Link]) -> None:
    most = max((link.both for link in links), default=1)
    for link in sorted(links, key=lambda one: one.both):
        (x, y), (to_x, to_y) = places[link.code], places[link.other]
        wide = max(0.6, _WIDEST * link.both / most)
        grey = "0.35" if link.beyond_chance else "0.65"
        axes.plot(
            [x, to_x],
            [y, to_y],
            color=grey,
            linewidth=wide,
            linestyle="-" if link.beyond_chance else (0, (2, 1.5)),
            solid_capstyle="round",
            zorder=1,
        )


def _draw_nodes(axes: Axes, places: dict[str, tuple[float, float]], nodes: Sequence[Node]) -> None:
    most = max((node.segments for node in nodes), default=1)
    for node in nodes:
        x, y = places[node.code]
        size = max(16.0, _LARGEST * node.segments / most)
        axes.scatter([x], [y], s=size, color="black", zorder=2)
        axes.annotate(
            "\n".join(textwrap.wrap(f"{printable(node.name)} ({node.segments})", _LABEL)),
            (x, y),
            xytext=(14 if x >= 0 else -14, 0),
            textcoords="offset points",
            ha="left" if x >= 0 else "right",
            va="center",
            fontsize=8,
            annotation_clip=False,
        )
