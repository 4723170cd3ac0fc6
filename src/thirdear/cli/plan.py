"""`thirdear hypothesis plan`: say how many sessions find an effect in 80 % of studies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from thirdear.base.numbers import decimals
from thirdear.cli.app import LANGUAGES, one_of, say, show, speak_as_study, table
from thirdear.cli.common import with_common
from thirdear.cli.options import Lag, TrendOption
from thirdear.cli.words import word
from thirdear.model.language import said
from thirdear.model.precedence import TRENDS

PERSISTENCE = 0.5
"""The autoregression that both scores are taken to have where their reliability is told."""


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(plan))


def plan(
    r2: Annotated[float, typer.Option(min=0.001, max=0.99, help="Partial R² to detect.")],
    reliability: Annotated[
        float, typer.Option(min=0.05, max=1.0, help="Reliability of both scores, such as an ICC.")
    ] = 1.0,
    tests: Annotated[
        int, typer.Option(min=1, help="Number of tests in the family that Holm adjusts.")
    ] = 1,
    lag: Lag = None,
    trend: TrendOption = None,
) -> None:
    """Compute how many sessions are needed to detect an effect (power .80)."""
    from thirdear.series import effects

    speak_as_study()
    chosen = one_of(TRENDS, trend or "linear", "--trend")
    left = effects.seen(r2, (reliability, reliability), (PERSISTENCE, PERSISTENCE))
    needed = effects.sessions_needed(left, lag or 1, chosen)
    judged = effects.sessions_needed(left, lag or 1, "quadratic", level=effects.ALPHA / tests)
    data = {
        "partial_r2": r2,
        "reliability": reliability,
        "partial_r2_seen": left,
        "lag": lag or 1,
        "trend": chosen,
        "power": effects.POWER,
        "sessions": needed or None,
        "tests": tests,
        "sessions_verdict": judged or None,
    }
    show(data, lambda: _tell(data))


def _tell(data: Mapping[str, Any]) -> None:
    """Print how many sessions each rule needs, and what a reliability below 1 leaves to see."""
    from thirdear.series.figures import share

    r2, tests, lag = share(data["partial_r2"]), data["tests"], data["lag"]
    trend, trend_tr = (word(f"trend.{data['trend']}", of) for of in LANGUAGES)
    rules = [
        (
            said(
                f"the declared equation (trend: {trend})", f"bildirilen denklem ({trend_tr} eğilim)"
            )
            if data["trend"] != "none"
            else said("the declared equation (no trend)", "bildirilen denklem (eğilimsiz)"),
            data["sessions"],
        ),
        (
            said(
                "the verdict, which allows for a quadratic trend",
                "karesel eğilime izin veren karar",
            )
            + (said(f", among {tests} tests", f", {tests} test arasında") if tests > 1 else ""),
            data["sessions_verdict"],
        ),
    ]
    title = said(
        f"Sessions without gaps for 80% power, partial R² = {r2}, lag {lag}",
        f"%80 güç için boşluksuz seans sayısı, kısmi R² = {decimals(r2, 'tr')}, gecikme {lag}",
    )
    most = said("more than 5,000", "5.000'den çok")
    say(title)
    table("", ("rule", "sessions"), ((rule, needed or most) for rule, needed in rules))
    if data["reliability"] < 1:
        icc, left = share(data["reliability"]), share(data["partial_r2_seen"], 3)
        say(
            f"With a reliability of {icc}, an effect of {r2} shows as about {left}.",
            decimals(
                f"Güvenirlik {icc} ise {r2} büyüklüğünde bir etki yaklaşık {left} görünür.", "tr"
            ),
        )
