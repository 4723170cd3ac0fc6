"""The command `thirdear scores ruptures`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from thirdear.cli.app import one_of, open_study, say, show, table
from thirdear.cli.common import drawn, with_common
from thirdear.cli.findings import case_of, shown_p
from thirdear.cli.options import Case, Combine, Rater
from thirdear.cli.words import columns, word
from thirdear.model.precedence import TRENDS
from thirdear.model.ruptures import ResidualChart
from thirdear.study import Language

WIDTH = 41


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(ruptures))


def ruptures(
    score: Annotated[
        str, typer.Argument(metavar="SCORE", help="Key of a score, such as tpocs.total.")
    ],
    case: Case = None,
    trend: Annotated[str, typer.Option(help="Trend: none, linear or quadratic.")] = "linear",
    rater: Rater = None,
    combine: Combine = "mean",
) -> None:
    """Chart a score's residuals; name sessions far below expectation."""
    from thirdear.study import ruptures as room

    course = one_of(TRENDS, trend, "--trend")
    with open_study() as study:
        found = room.charts(
            study, score, rater or combine, cases=[case] if case else (), trend=course
        )
        language = study.language
    data = [asdict(one) | {"ruptures": [o.session for o in one.ruptures]} for one in found]

    def otherwise() -> None:
        for one in found:
            _tell(one, language)

    show(data, otherwise)


def _tell(one: ResidualChart, language: Language) -> None:
    title = f"{case_of(one.case or '', language)}{one.score}"
    if one.refused is not None:
        say(f"{case_of(one.case or '', language)}{one.refused}")
        return
    reach = max((abs(o.t) for o in one.points), default=1.0)
    table(
        title,
        columns("ruptures.columns", language),
        (
            (
                o.session,
                f"{o.value:.2f}",
                f"{o.expected:.2f}",
                f"{o.limit:.2f}",
                drawn(_bar(o.t, reach)),
                shown_p(o.p),
                word("ruptures.outside", language) if o.outside else "",
            )
            for o in one.points
        ),
    )
    for sentence in one.sentences:
        say(f"{title}: {sentence}")


def _bar(t: float, reach: float) -> str:
    """Return a bar from the middle to where the residual lies."""
    half = WIDTH // 2
    at = half + round(t / reach * half)
    cells = [" "] * WIDTH
    for place in range(min(at, half), max(at, half) + 1):
        cells[place] = "─"
    cells[half], cells[at] = "│", "●"
    return "".join(cells)
