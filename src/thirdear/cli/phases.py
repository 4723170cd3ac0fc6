"""The commands `thirdear scores phases` and `thirdear scores gains`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from thirdear.cli.app import one_of, open_study, say, show, table, wrong
from thirdear.cli.common import with_common
from thirdear.cli.findings import case_of, shown_p
from thirdear.cli.options import Case, Combine, Rater
from thirdear.cli.words import columns, word
from thirdear.model.single_case import BETTER_WHEN

ScoreArgument = Annotated[
    str, typer.Argument(metavar="SCORE", help="Key of a score, such as tpocs.total.")
]
BetterOption = Annotated[
    str, typer.Option("--better", help="Direction of improvement: higher or lower.")
]


def add_to(program: typer.Typer) -> None:
    """Add the commands to the program."""
    program.command()(with_common(phases))
    program.command()(with_common(gains))


def phases(
    score: ScoreArgument,
    case: Case = None,
    better: BetterOption = "higher",
    rater: Rater = None,
    combine: Combine = "mean",
) -> None:
    """Compare the phases of a case: NAP, Tau and Tau-U with intervals."""
    from thirdear.study import single_case

    way = one_of(BETTER_WHEN, better, "--better")
    with open_study() as study:
        found = single_case.contrasts(
            study, score, rater or combine, cases=[case] if case else (), better=way
        )
        language = study.language

    def otherwise() -> None:
        table(
            score,
            columns("phases.columns", language),
            (
                (
                    one.case,
                    f"{one.earlier} → {one.later}",
                    f"{one.first_n}, {one.second_n}",
                    _shown(one.nap, one.nap_interval),
                    _shown(one.tau, one.tau_interval),
                    _shown(one.tau_u, one.tau_u_interval),
                    shown_p(one.p),
                )
                for one in found
            ),
        )
        for one in found:
            if one.refused:
                say(f"{case_of(one.case, language)}{one.refused}")
        say(word("phases.independent", language))

    show([asdict(one) for one in found], otherwise)


def _shown(value: float | None, ends: tuple[float, float] | None) -> str:
    if value is None or ends is None:
        return "–"
    return f"{value:.2f} [{ends[0]:.2f}, {ends[1]:.2f}]"


def gains(
    score: ScoreArgument,
    by: Annotated[
        float, typer.Option(help="Smallest gain that counts, such as 7 points of the BDI.")
    ],
    case: Case = None,
    better: BetterOption = "lower",
    rater: Rater = None,
    combine: Combine = "mean",
) -> None:
    """Detect sudden gains by the criteria of Tang and DeRubeis (1999)."""
    from thirdear.study import single_case

    if not 0 < by < float("inf"):
        raise wrong("a number above 0", "0’dan büyük bir sayı olmalı", "--by")
    way = one_of(BETTER_WHEN, better, "--better")
    with open_study() as study:
        found = single_case.gains(
            study, score, by, rater or combine, cases=[case] if case else (), better=way
        )
        language = study.language
    rows = (
        (
            one.case,
            f"{one.session} → {one.next}",
            f"{one.before:.2f} → {one.after:.2f}",
            f"{one.mean_before:.2f} → {one.mean_after:.2f}",
            f"{one.needed:.2f}",
        )
        for one in found
    )
    none = ("No sudden gain was found.", "Ani kazanım bulunmadı.")
    show(
        [asdict(one) for one in found],
        lambda: table(score, columns("gains.columns", language), rows, empty=none),
    )
