"""Possible ruptures: each alliance score with its limit as a figure, and what lies below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from thirdear.base.safe import printable
from thirdear.model.ruptures import ResidualChart
from thirdear.writeup import chart, excerpts
from thirdear.writeup.manuscript import Manuscript, Picture
from thirdear.writeup.words import listed, title_case

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_HIGH = 1.7  # inches a case
MOST = 4
"""Cases in one figure."""


def add(paper: Manuscript) -> None:
    """Add sentences, each a claim, and figures for every alliance score; nothing without one.

    What could be charted in no case is not mentioned.
    """
    found = [one for one in paper.writeup.ruptures if _is_charted(paper, one.score)]
    if not found:
        return
    paper.section(2, "results.ruptures")
    paper.text(paper.say("ruptures.text"))
    for score in dict.fromkeys(one.score for one in found):
        charts = [one for one in found if one.score == score]
        for one in charts:
            _told(paper, one)
        drawn = [one for one in charts if one.points]
        for start in range(0, len(drawn), MOST):
            _figure(paper, drawn[start : start + MOST])
    for case in paper.writeup.cases:
        excerpts.beside(paper, "ruptures", case)


def _is_charted(paper: Manuscript, score: str) -> bool:
    return any(one.points for one in paper.writeup.ruptures if one.score == score)


def _told(paper: Manuscript, one: ResidualChart) -> None:
    of = f"ruptures {one.case} {one.score}"
    named = paper.say("case", name=one.case)
    sentences = [paper.named(text) for text in one.sentences]
    said = (paper.claim(f"{of} {n}", text) for n, text in enumerate(sentences, 1))
    paper.text(f"{named}. {' '.join(said)}")


def _figure(paper: Manuscript, charts: Sequence[ResidualChart]) -> None:
    score = title_case(paper.score(charts[0].score), paper.language)
    title = paper.say("ruptures.title", score=score)
    names = [paper.say("case", name=one.case) for one in charts]
    below = sum(len(one.ruptures) for one in charts)
    session = paper.say("session")
    paper.caption(paper.label("figure"), title)
    paper.add(
        Picture(
            lambda: draw(charts, names, session, paper.language),
            chart.WIDTH,
            title,
            paper.say(
                f"alt.ruptures{'' if below else '.0'}",
                cases=listed(names, paper.language),
                n=below,
            ),
        )
    )
    paper.note(paper.say("ruptures.note" if below else "ruptures.note.none"))


def draw(
    charts: Sequence[ResidualChart], names: Sequence[str], session: str, language: str
) -> bytes:
    """Return a PNG with a panel a case."""

    def paint(figure: Figure) -> None:
        axes = figure.subplots(len(charts), 1, squeeze=False, sharey=True)[:, 0]
        for axis, one, name in zip(axes, charts, names, strict=True):
            _panel(axis, one)
            axis.set_title(printable(name), fontsize=9, fontweight="bold", loc="left")
        axes[-1].set_xlabel(printable(session), fontsize=8)
        figure.tight_layout(pad=0.4)

    return chart.painted(paint, 0.3 + _HIGH * len(charts), language=language)


def _panel(axis: Axes, one: ResidualChart) -> None:
    at = [o.session for o in one.points]
    axis.plot(at, [o.value for o in one.points], "o-", color="black", linewidth=1, markersize=3)
    axis.plot(at, [o.limit for o in one.points], "--", color="0.45", linewidth=0.9)
    for o in one.ruptures:
        axis.plot([o.session], [o.value], "v", color="black", markersize=7)
        axis.annotate(str(o.session), (o.session, o.value), xytext=(5, -3), fontsize=8,
                      textcoords="offset points")  # fmt: skip
    axis.spines[["top", "right"]].set_visible(False)
