"""The command `thirdear compare`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Annotated

import typer

from thirdear.cli.app import one_of, open_study, say, show
from thirdear.cli.common import with_common
from thirdear.cli.findings import print_tests
from thirdear.cli.options import (
    Cause,
    Combine,
    Effect,
    Lag,
    LagInOption,
    Rater,
    Resamples,
    Seed,
    TrendOption,
)
from thirdear.cli.words import word
from thirdear.model.precedence import LAGS_IN, TRENDS, Hypothesis
from thirdear.model.protocol import Comparison
from thirdear.study import Language


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(compare))


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
    from thirdear.study import hypotheses

    with open_study() as study:
        if cause and effect:
            course = one_of(TRENDS, trend or "linear", "--trend")
            unit = one_of(LAGS_IN, lag_in or "sessions", "--lag-in")
            asked = [Hypothesis(cause, effect, lag or 1, course, lag_in=unit)]
        else:
            asked = list(hypotheses.directions(hypotheses.declared(study), both=True))
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
