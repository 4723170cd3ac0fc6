"""The figure: both series of each case in panels of their own, drawn for black-and-white print."""

from __future__ import annotations

import io
import math
import textwrap
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from thirdear.base.safe import printable
from thirdear.model.scores import Series
from thirdear.writeup.courses import Panel

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Ranges = tuple[tuple[float, float], ...]
WIDTH = 6.27  # inches between the margins of an A4 page
_PANEL = 1.28
# The font comes with the library and has Turkish letters; a dollar sign in a name is no formula.
_SETTINGS: dict[Any, Any] = {
    "font.size": 8,
    "font.family": ["DejaVu Sans"],
    "axes.linewidth": 0.7,
    "text.parse_math": False,
    "svg.hashsalt": "thirdear",
}
# A computer's fonts for letters that it lacks, such as those of a case in Japanese.
_FURTHER = (
    *("Noto Sans CJK JP", "Noto Sans CJK SC", "Hiragino Sans", "PingFang SC", "Yu Gothic"),
    *("Microsoft YaHei", "MS Gothic", "Malgun Gothic", "Arial Unicode MS", "Noto Sans", "Unifont"),
)
_STYLES: tuple[dict[str, Any], ...] = (
    {"color": "black", "marker": "o", "linestyle": "-", "markerfacecolor": "black"},
    {"color": "black", "marker": "s", "linestyle": "--", "markerfacecolor": "white"},
)


def height(panels: Sequence[Panel]) -> float:
    """Return how many inches high the figure of these panels is."""
    return len(panels) * (2 * _PANEL + 0.55)


def draw(
    panels: Sequence[Panel],
    names: tuple[str, str],
    session: str,
    kind: str = "png",
    language: str = "en",
    axes: Ranges = (),
) -> bytes:
    """Return a PNG or, by ``kind``, an SVG; ``names`` label the series, ``session`` the axis below.

    ``axes`` are the ranges of both scores, of these panels where none are given. Lines break where
    a session has no score. Equal input gives equal bytes on one machine.
    """

    def paint(figure: Figure) -> None:
        cases = figure.subfigures(len(panels), 1, squeeze=False)[:, 0]
        for part, panel in zip(cases, panels, strict=True):
            both = part.subplots(2, 1, sharex=True)
            part.subplots_adjust(left=0.125, right=0.99, top=0.86, bottom=0.15, hspace=0.13)
            _case(both, panel, names, session)
            for axis, (low, high) in zip(both, axes or ranges(panels), strict=True):
                axis.set_ylim(low, high)

    return painted(paint, height(panels), kind, language)


def ranges(panels: Sequence[Panel]) -> Ranges:
    """Return the lowest and the highest place on the axis of each score: the same in every case."""
    found = []
    for series in zip(*(panel.series for panel in panels), strict=True):
        known = [value for one in series for value in one.values if value is not None] or [0.0]
        room = 0.06 * (max(known) - min(known)) or 0.5
        found.append((min(known) - room, max(known) + room))
    return tuple(found)


def painted(
    paint: Callable[[Figure], None], inches: float, kind: str = "png", language: str = "en"
) -> bytes:
    """Return what ``paint`` puts on a figure of the page's width, as a PNG or an SVG."""
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS | {"font.family": _families()})
        figure = Figure(figsize=(WIDTH, inches), dpi=220)
        FigureCanvasAgg(figure)
        buffer = io.BytesIO()
        nothing = {"Software": None} if kind == "png" else {"Creator": None, "Date": None}
        with warnings.catch_warnings():
            # No font of this computer may have a letter: its place is then shown as a box.
            warnings.filterwarnings("ignore", "Glyph .* missing from")
            paint(figure)
            if language == "tr":
                _commas(figure)
            figure.savefig(buffer, format=kind, metadata=nothing)
    return buffer.getvalue()


def _commas(figure: Figure) -> None:
    """Let the numbers along the axes have a decimal comma."""
    from matplotlib.axes import Axes
    from matplotlib.ticker import ScalarFormatter

    class Comma(ScalarFormatter):
        def __call__(self, x: float, pos: int | None = None) -> str:
            return super().__call__(x, pos).replace(".", ",")

    for axes in figure.findobj(Axes):
        for axis in (axes.xaxis, axes.yaxis):
            if type(axis.get_major_formatter()) is ScalarFormatter:
                axis.set_major_formatter(Comma())


def _families() -> list[str]:
    """Return the fonts in which letters are looked for, in order; only those that are there."""
    from matplotlib.font_manager import fontManager

    there = {font.name for font in fontManager.ttflist}
    return [*_SETTINGS["font.family"], *(name for name in _FURTHER if name in there)]


def _case(axes: Sequence[Axes], panel: Panel, names: tuple[str, str], session: str) -> None:
    for place, (axis, series, name) in enumerate(zip(axes, panel.series, names, strict=True)):
        _line(axis, series, _STYLES[place])
        axis.set_ylabel("\n".join(textwrap.wrap(printable(name), 18)), fontsize=8)
        axis.yaxis.set_label_coords(-0.065, 0.5)
        axis.spines[["top", "right"]].set_visible(False)
        axis.locator_params(axis="y", nbins=4)
        for number in series.missing:
            axis.axvspan(number - 0.5, number + 0.5, color="0.87", linewidth=0)
        for number, _ in panel.marked:
            axis.axvline(number, color="0.35", linestyle=":", linewidth=0.9, zorder=0)
        for number in panel.breaks:
            axis.axvline(number - 0.5, color="black", linestyle="--", linewidth=0.9, zorder=0)
    top, bottom = axes
    for number, label in panel.marked:
        _mark(top, number, label)
    sessions = panel.series[0].sessions or (1,)
    bottom.set_xlim(min(sessions) - 0.8, max(sessions) + 0.8)
    bottom.set_xticks(_ticks(sessions))
    bottom.set_xlabel(session, fontsize=8)
    name = printable(panel.name)
    top.text(-0.14, 1.12, name, fontsize=9, fontweight="bold", transform=top.transAxes)


def _line(axis: Axes, series: Series, style: dict[str, Any]) -> None:
    values = [math.nan if value is None else value for value in series.values]
    axis.plot(series.sessions, values, linewidth=1.0, markersize=3.2, markeredgewidth=0.8, **style)


def _mark(axis: Axes, session: int, label: str) -> None:
    place = axis.get_xaxis_transform()
    axis.plot(
        [session], [1.03], marker="v", color="black", markersize=4, transform=place, clip_on=False
    )
    axis.text(session, 1.09, label, ha="center", va="bottom", fontsize=8, transform=place)


def _ticks(sessions: Sequence[int]) -> list[int]:
    first, last = min(sessions), max(sessions)
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 10_000) if (last - first) / s <= 12)
    return sorted({first, *range(step * math.ceil((first + 1) / step), last + 1, step)})
