"""Commands beside a test: compare cases, transitions within a session, plan a study."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from thirdear.cli.app import one_of, open_study, say, show, speak_as_study, table, with_common
from thirdear.cli.asked import Lag, LagInOption, Resamples, Seed, TrendOption
from thirdear.cli.findings import print_tests, shown_p
from thirdear.cli.numbers import Case, Combine, Rater
from thirdear.cli.wording import cell_word, word
from thirdear.model.precedence import LAGS_IN, TRENDS, Hypothesis
from thirdear.model.speaking import said, spoken


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    for command in (compare, transitions, plan):
        program.command()(with_common(command))


def compare(
    cause: Annotated[str, typer.Option(help="The score that comes first.")],
    effect: Annotated[str, typer.Option(help="The score that follows.")],
    cases: Annotated[str, typer.Option(help="Two cases or more, with commas: A,B.")],
    lag: Lag = None,
    trend: TrendOption = None,
    lag_in: LagInOption = None,
    rater: Rater = None,
    combine: Combine = "mean",
    pooled: Annotated[
        bool, typer.Option("--pooled", help="Test the common effect of all cases instead.")
    ] = False,
    resamples: Resamples = 9999,
    seed: Seed = 1,
) -> None:
    """Test whether cases differ in how one score follows another."""
    asked = Hypothesis(
        cause,
        effect,
        lag or 1,
        one_of(TRENDS, trend or "linear", "--trend"),
        lag_in=one_of(LAGS_IN, lag_in or "sessions", "--lag-in"),
    )
    with open_study() as study:
        found = study.compare(
            asked,
            [key.strip() for key in cases.split(",") if key.strip()],
            rater or combine,
            pooled=pooled,
            resamples=resamples,
            seed=seed,
        )
        language = study.language
    from thirdear import series as room

    data = asdict(found) | {"each": [room.as_json(test) for test in found.each]}
    data["F"] = data.pop("f")

    def otherwise() -> None:
        print_tests(found.each, language)
        if found.refused:
            say(found.refused)
        for back, (gap, low, high) in enumerate(found.difference, start=1):
            first, second = found.cases
            numbers = {"gap": f"{gap:.2f}", "low": f"{low:.2f}", "high": f"{high:.2f}"}
            say(word("difference", language, lag=back, first=first, second=second, **numbers))
        for sentence in found.sentences:
            say(sentence)

    show(data, otherwise)


def transitions(
    given: Annotated[list[str], typer.Option(help="A code that comes first; may be repeated.")],
    target: Annotated[list[str], typer.Option(help="A code that follows; may be repeated.")],
    within: Annotated[int, typer.Option(min=1, help="Over how many turns.")] = 1,
    case: Case = None,
    rater: Annotated[str, typer.Option(help="Whose tags; the main rater's unless told.")] = "main",
    layer: Annotated[str, typer.Option(help="Whose segments are the turns.")] = "turn",
    resamples: Annotated[int, typer.Option(min=0, help="Rotations.")] = 1999,
    seed: Seed = 1,
) -> None:
    """Count what follows a code within a session, turn by turn, and test it against chance."""
    with open_study() as study:
        found = study.transitions(
            given,
            target,
            raters=rater,
            cases=[case] if case else (),
            layer=layer,
            within=within,
            resamples=resamples,
            seed=seed,
        )
    rows = (
        (
            f"{t.given} → {t.target}",
            said(f"{t.followed} of {t.given_count}", f"{t.followed} / {t.given_count}"),
            said(f"{t.others_followed} of {t.others}", f"{t.others_followed} / {t.others}"),
            "" if t.q is None else f"{t.q:.2f}",
            cell_word(t.why, spoken()) if t.why else f"{t.z:.2f}",
            shown_p(t.p),
            shown_p(t.p_holm),
        )
        for t in found
    )
    columns = ("transition", "followed", "without it", "Q", "z", "p", "p Holm")
    show(
        [asdict(t) for t in found],
        lambda: table(said("Within a session", "Bir oturumun içinde"), columns, rows),
    )


def plan(
    r2: Annotated[float, typer.Option(min=0.001, max=0.99, help="Partial R² to be found.")],
    reliability: Annotated[
        float, typer.Option(min=0.05, max=1.0, help="Of the cause's scores, such as an ICC.")
    ] = 1.0,
    lag: Lag = None,
    trend: TrendOption = None,
) -> None:
    """Say how many sessions find an effect in 80 % of studies."""
    from thirdear.series import effects

    speak_as_study()
    chosen = one_of(TRENDS, trend or "linear", "--trend")
    left = effects.attenuated(r2, reliability)
    needed = effects.sessions_needed(left, lag or 1, chosen)
    data = {
        "partial_r2": r2,
        "reliability": reliability,
        "partial_r2_seen": left,
        "lag": lag or 1,
        "trend": chosen,
        "power": effects.POWER,
        "sessions": needed or None,
    }

    def otherwise() -> None:
        if reliability < 1:
            say(
                f"With a reliability of {reliability:.2f} about {left:.3f} of {r2:.3f} is seen.",
                f"Güvenirlik {reliability:.2f} ise {r2:.3f} değerinin yaklaşık {left:.3f} "
                "kadarı görülür.",
            )
        say(
            f"{needed or 'More than 5000'} sessions without gaps are needed for 80 % power.",
            f"Yüzde 80 güç için boşluksuz {needed or '5000’den çok'} oturum gerekir.",
        )

    show(data, otherwise)
