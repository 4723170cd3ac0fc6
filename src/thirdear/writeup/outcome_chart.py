"""The figure of the outcome measures: before, between and after, with what change is reliable."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thirdear.base.safe import printable
from thirdear.model.outcomes import Outcome
from thirdear.model.writeup import WriteUp
from thirdear.writeup import chart
from thirdear.writeup.apa import number
from thirdear.writeup.courses import DECIMALS
from thirdear.writeup.manuscript import Label, Manuscript, Picture
from thirdear.writeup.words import listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST = {"manuscript": 6, "compact": 4}
"""Panels of one figure, two side by side; fewer where it stands among the text."""
_HIGH = 1.75  # inches a row of panels
_TICKS = 8  # numbers of sessions along an axis at most


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure of a case: session and value of what lies between, the ends, what is reliable.

    ``least`` is the smallest reliable change and ``line`` the cut-off, None where not known.
    """

    case: str
    name: str
    before: float
    after: float
    between: tuple[tuple[int, float], ...] = ()
    least: float | None = None
    line: float | None = None
    sessions: tuple[int, int] = (1, 1)
    places: int = DECIMALS

    @property
    def values(self) -> tuple[float, ...]:
        """Every value on the axis, the band and the cut-off among them."""
        band = () if self.least is None else (self.before - self.least, self.before + self.least)
        line = () if self.line is None else (self.line,)
        return (self.before, self.after, *(value for _, value in self.between), *band, *line)


def groups(writeup: WriteUp) -> Iterator[tuple[Panel, ...]]:
    """Yield the panels of each figure; what lacks the value before or after has none."""
    panels, most = list(_panels(writeup)), MOST[writeup.page]
    yield from (tuple(panels[at : at + most]) for at in range(0, len(panels), most))


def called(writeup: WriteUp, one: Outcome) -> str:
    """Return a measure with who answered it."""
    name = next(m.name for m in writeup.measures if m.key == one.measure)
    return f"{name} ({one.informant})" if one.informant else name


def decimals(writeup: WriteUp, measure: str) -> int:
    """Return how many decimals a measure is printed with: none where all its values are whole."""
    values = [
        value
        for one in writeup.outcomes
        if one.measure == measure
        for value in (one.pre, one.post, one.cutoff)
        if value is not None
    ]
    return 0 if all(value == int(value) for value in values) else DECIMALS


def _panels(writeup: WriteUp) -> Iterator[Panel]:
    cases = {case.case: case for case in writeup.cases}
    courses = {
        (one.case, one.measure, one.informant): one.interim
        for record in writeup.records
        for one in record.courses
    }
    for one in writeup.outcomes:
        case = cases.get(one.case)
        if case is None or one.pre is None or one.post is None:
            continue
        between = courses.get((one.case, one.measure, one.informant), ())
        known = [*case.sessions, *(session for session, _ in between)] or [1]
        yield Panel(
            case.name,
            called(writeup, one),
            one.pre,
            one.post,
            between,
            one.least,
            one.cutoff,
            (min(known), max(known)),
            decimals(writeup, one.measure),
        )


def add(paper: Manuscript, label: Label, panels: Sequence[Panel]) -> None:
    """Add one figure with its caption, alternative text and note."""
    cases = dict.fromkeys(paper.called(one.case) for one in panels)
    title = paper.say("outcome.figure", cases=listed([*cases], paper.language))
    paper.caption(label, title)
    words = tuple(paper.say(key) for key in ("outcome.before", "outcome.after", "session"))
    names = [f"{paper.say('case', name=one.case)}: {one.name}" for one in panels]
    paper.add(
        Picture(
            lambda: draw(panels, names, words, paper.language),
            chart.WIDTH,
            title,
            " ".join(_alternative(paper, panels)),
        )
    )
    told = ["outcome.figure.note"]
    told += ["outcome.figure.band"] * any(one.least is not None for one in panels)
    told += ["outcome.figure.cutoff"] * any(one.line is not None for one in panels)
    paper.note(" ".join(paper.say(key) for key in told))


def _alternative(paper: Manuscript, panels: Sequence[Panel]) -> Iterator[str]:
    yield paper.say("outcome.figure.alt")
    for one in panels:
        case = paper.say("case", name=one.case)
        ends = {
            "before": number(one.before, one.places),
            "after": number(one.after, one.places),
        }
        said = [paper.say("outcome.figure.one", case=case, measure=one.name, **ends)]
        if one.least is not None:
            said.append(paper.say("outcome.figure.change", least=number(one.least)))
        if one.line is not None:
            said.append(paper.say("outcome.figure.line", line=number(one.line, one.places)))
        yield f"{'; '.join(said)}."


def draw(
    panels: Sequence[Panel], names: Sequence[str], words: Sequence[str], language: str
) -> bytes:
    """Return a PNG; ``words`` are those for before, after and session.

    Panels of one measure have the same axis.
    """
    rows = (len(panels) + 1) // 2

    def paint(figure: Figure) -> None:
        axes = figure.subplots(rows, 2, squeeze=False).flatten()
        for axis, one, name in zip(axes, panels, names, strict=False):
            _panel(axis, one, words)
            axis.set_ylim(*_range([p for p in panels if p.name == one.name]))
            axis.set_title(_folded(name), fontsize=8, fontweight="bold", loc="left")
        for axis in axes[len(panels) :]:
            axis.set_visible(False)
        figure.tight_layout(pad=0.5)

    return chart.painted(paint, _HIGH * rows, language=language)


def _folded(name: str) -> str:
    return "\n".join(textwrap.wrap(printable(name), 42)) or "–"


def _range(panels: Sequence[Panel]) -> tuple[float, float]:
    values = [value for one in panels for value in one.values]
    room = 0.08 * (max(values) - min(values)) or 0.5
    return min(values) - room, max(values) + room


def _panel(axis: Axes, one: Panel, words: Sequence[str]) -> None:
    first, last = one.sessions
    ends = (first - max(1, (last - first) / 12), last + max(1, (last - first) / 12))
    if one.least is not None:
        axis.axhspan(one.before - one.least, one.before + one.least, color="0.88", linewidth=0)
    if one.line is not None:
        axis.axhline(one.line, color="0.35", linestyle="--", linewidth=0.9)
    at = [ends[0], *(session for session, _ in one.between), ends[1]]
    values = [one.before, *(value for _, value in one.between), one.after]
    axis.plot(at, values, "o-", color="black", linewidth=1, markersize=3.5)
    shown = [session for session, _ in one.between][:: max(1, len(one.between) // _TICKS)]
    axis.set_xticks([ends[0], *shown, ends[1]])
    axis.set_xticklabels([printable(words[0]), *map(str, shown), printable(words[1])], fontsize=8)
    axis.tick_params(axis="y", labelsize=8)
    axis.locator_params(axis="y", nbins=4)
    if one.between:
        axis.set_xlabel(printable(words[2]), fontsize=8)
    axis.spines[["top", "right"]].set_visible(False)
