"""Commands beside a test: compare cases, transitions within a session, plan a study."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Annotated

import typer

from thirdear.cli.app import one_of, open_study, say, show, speak_as_study, table, with_common
from thirdear.cli.asked import Cause, Effect, Lag, LagInOption, Resamples, Seed, TrendOption
from thirdear.cli.findings import print_tests, shown_p
from thirdear.cli.numbers import Case, Combine, Rater
from thirdear.cli.wording import cell_word, word
from thirdear.model.language import said, spoken
from thirdear.model.precedence import LAGS_IN, TRENDS, Hypothesis
from thirdear.model.protocol import Comparison
from thirdear.study import Language


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    for command in (compare, transitions, plan):
        program.command()(with_common(command))


def compare(
    cause: Cause = None,
    effect: Effect = None,
    cases: Annotated[
        str | None, typer.Option(help="Two cases or more, with commas: A,B; all unless told.")
    ] = None,
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
    """Test whether cases differ: in one direction, or both of every declared hypothesis."""
    if (cause is None) != (effect is None):
        raise typer.BadParameter("--cause and --effect go together")
    if cause is None and (lag or trend or lag_in):
        raise typer.BadParameter("--lag, --trend and --lag-in go with --cause and --effect")
    from thirdear.study import precedence

    with open_study() as study:
        if cause and effect:
            course = one_of(TRENDS, trend or "linear", "--trend")
            unit = one_of(LAGS_IN, lag_in or "sessions", "--lag-in")
            asked = [Hypothesis(cause, effect, lag or 1, course, lag_in=unit)]
        else:
            asked = list(precedence.directions(precedence.declared(study), both=True))
        among = [*_keys(cases)] if cases else study.cases()
        found = [
            study.compare(
                one, among, rater or combine, pooled=pooled, resamples=resamples, seed=seed
            )
            for one in asked
        ]
        language = study.language
    data = [_as_json(one) for one in found]
    show(data[0] if cause else data, lambda: _tell(found, language))


def _keys(cases: str) -> Iterator[str]:
    return filter(None, (key.strip() for key in cases.split(",")))


def _as_json(found: Comparison) -> dict[str, object]:
    from thirdear import series as room

    data = asdict(found) | {"each": [room.as_json(test) for test in found.each]}
    data["F"] = data.pop("f")
    return data


def _tell(every: Sequence[Comparison], language: Language) -> None:
    for found in every:
        print_tests(found.each, language)
        _tell_difference(found, language)


def _tell_difference(found: Comparison, language: Language) -> None:
    if found.refused:
        say(found.refused)
    for back, (gap, low, high) in enumerate(found.difference, start=1):
        first, second = found.cases
        numbers = {"gap": f"{gap:.2f}", "low": f"{low:.2f}", "high": f"{high:.2f}"}
        say(word("difference", language, lag=back, first=first, second=second, **numbers))
    for sentence in found.sentences:
        say(sentence)


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
