"""The cases together: a forest plot a direction, and what their mean and spread say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from thirdear.base.safe import printable
from thirdear.model.synthesis import CaseEffect, Estimate, Synthesis
from thirdear.writeup import chart
from thirdear.writeup.apa import number
from thirdear.writeup.manuscript import Manuscript, Picture
from thirdear.writeup.words import title_case

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LINE = 0.2  # inches a case
_AROUND = 0.75
MOST = 40
"""Cases that fit on a page; of more the sentences stand alone."""


def add(paper: Manuscript) -> None:
    """Add a figure and its sentences, each a claim, for every direction; nothing for few cases."""
    found = [one for one in paper.writeup.syntheses if one.mean is not None]
    if not found:
        return
    paper.section(2, "results.cases")
    for one in found:
        of = f"cases {one.cause}->{one.effect}"
        marked = (
            paper.claim(f"{of} {place}", paper.named(sentence))
            for place, sentence in enumerate(one.sentences, 1)
        )
        paper.text(" ".join(marked))
        if len(one.used) <= MOST:
            _figure(paper, one)


def _figure(paper: Manuscript, one: Synthesis) -> None:
    if one.mean is None:
        return
    mean, cases = one.mean, sorted(one.used, key=lambda case: case.b or 0.0)
    names = {"cause": paper.score(one.cause), "effect": paper.score(one.effect)}
    titled = {key: title_case(name, paper.language) for key, name in names.items()}
    title = paper.say("forest.title", **titled)
    labels, axis = paper.say("forest.mean"), paper.say("forest.axis", **names)
    paper.caption(paper.label("figure"), title)
    paper.add(
        Picture(
            lambda: draw(cases, mean, labels, axis, paper.language),
            chart.WIDTH,
            title,
            paper.say("alt.forest", n=len(cases), value=number(mean.value)),
        )
    )
    paper.note(paper.say("forest.note"))


def draw(
    cases: Sequence[CaseEffect], mean: Estimate, label: str, axis: str, language: str
) -> bytes:
    """Return a PNG: a line a case from top to bottom as given, and the mean below."""

    def paint(figure: Figure) -> None:
        plot = figure.subplots()
        _cases(plot, cases)
        _mean(plot, mean, len(cases))
        names = [*(printable(one.case) for one in cases), label]
        plot.set_yticks([*range(len(cases)), len(cases) + 0.4], names, fontsize=8)
        plot.set_ylim(len(cases) + 1, -0.8)
        plot.axvline(0, color="0.35", linestyle=":", linewidth=0.9, zorder=0)
        plot.set_xlabel(printable(axis), fontsize=8)
        plot.spines[["top", "right", "left"]].set_visible(False)
        plot.tick_params(axis="y", length=0)
        figure.tight_layout(pad=0.4)

    return chart.painted(paint, _AROUND + _LINE * (len(cases) + 1), language=language)


def _cases(plot: Axes, cases: Sequence[CaseEffect]) -> None:
    for place, one in enumerate(cases):
        plot.plot([one.low or 0.0, one.high or 0.0], [place, place], color="black", linewidth=0.9)
    at = [one.b or 0.0 for one in cases]
    plot.plot(at, range(len(cases)), "o", color="black", markersize=3.6)


def _mean(plot: Axes, mean: Estimate, cases: int) -> None:
    low, high, middle, at = mean.low, mean.high, mean.value, cases + 0.4
    plot.fill([low, middle, high, middle], [at, at - 0.3, at, at + 0.3], color="black")
