"""`thirdear hypothesis plan`: say how many sessions find an effect in 80 % of studies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from thirdear.cli.app import one_of, say, show, speak_as_study
from thirdear.cli.common import with_common
from thirdear.cli.options import Lag, TrendOption
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
    """Say how many sessions are needed, and what a reliability below 1 leaves of the effect."""
    left, r2, reliability = data["partial_r2_seen"], data["partial_r2"], data["reliability"]
    if reliability < 1:
        say(
            f"With a reliability of {reliability:.2f} about {left:.3f} of {r2:.3f} is seen.",
            f"Güvenirlik {reliability:.2f} ise {r2:.3f} değerinin yaklaşık {left:.3f} "
            "kadarı görülür.",
        )
    needed, judged, tests = data["sessions"], data["sessions_verdict"], data["tests"]
    say(
        f"{needed or 'More than 5000'} sessions without gaps are needed for 80 % power.",
        f"Yüzde 80 güç için boşluksuz {needed or '5000’den çok'} seans gerekir.",
    )
    among, among_tr = (
        (f" among {tests} tests", f"{tests} test arasında ") if tests > 1 else ("", "")
    )
    say(
        f"The verdict{among}, which allows for bent courses, needs {judged or 'more than 5000'}.",
        f"Eğri gidişlere izin veren karar için {among_tr}{judged or '5000’den çok'} seans gerekir.",
    )
