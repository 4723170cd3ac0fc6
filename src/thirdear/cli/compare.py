"""The command `thirdear compare`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from math import floor, log10
from pathlib import Path
from typing import Annotated

import typer

from thirdear.base.numbers import decimals, signed
from thirdear.cli import case_tables
from thirdear.cli.app import open_study, say, show, speak_as_study
from thirdear.cli.common import with_common
from thirdear.cli.findings import print_tests, score_names
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
from thirdear.cli.question import question
from thirdear.cli.usage import check_question
from thirdear.cli.words import word
from thirdear.model.language import spoken
from thirdear.model.precedence import Hypothesis
from thirdear.model.protocol import Comparison
from thirdear.study import Language


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(compare))


def compare(
    cause: Cause = None,
    effect: Effect = None,
    cases: Annotated[
        str | None, typer.Option(help="Two or more cases, separated by commas (default: all).")
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
    csv: case_tables.Csv = None,
) -> None:
    """Test whether cases differ."""
    around = {"--lag": lag, "--trend": trend, "--lag-in": lag_in}
    check_question({"--cause": cause, "--effect": effect}, around, csv, rater)
    from thirdear.series.comparison import adjust
    from thirdear.study import hypotheses, scores

    among = tuple(_keys(cases or ""))
    if csv is not None and cause and effect:
        speak_as_study()
        one = question(cause, effect, lag, trend, lag_in)
        found = _of_table(csv, one, among, pooled, resamples, seed)
        show(_as_json(found), lambda: _tell([found], spoken(), {}))
        return
    with open_study() as study:
        if cause and effect:
            asked = [question(cause, effect, lag, trend, lag_in)]
        else:
            asked = list(hypotheses.directions(hypotheses.declared(study), both=True))
        among = scores.cases(study, among)
        how = {"pooled": pooled, "resamples": resamples, "seed": seed}
        made = [study.compare(one, among, rater or combine, **how) for one in asked]  # type: ignore[arg-type]
        language, names = study.language, score_names(study)
    every = made if cause else adjust(made, language)
    data = [_as_json(one) for one in every]
    show(data[0] if cause else data, lambda: _tell(every, language, names))


def _of_table(
    csv: Path,
    asked: Hypothesis,
    cases: tuple[str, ...],
    pooled: bool,
    resamples: int,
    seed: int,
) -> Comparison:
    """Compare or pool the cases of a table."""
    from thirdear.series.comparison import compare

    how = {"lag": asked.lag, "trend": asked.trend, "resamples": resamples, "seed": seed}
    pairs = case_tables.pairs(csv, asked, cases)
    return compare(pairs, pooled=pooled, language=spoken(), **how)  # type: ignore[arg-type]


def _keys(cases: str) -> Iterator[str]:
    return filter(None, (key.strip() for key in cases.split(",")))


def _as_json(found: Comparison) -> dict[str, object]:
    from thirdear import series as room

    data = asdict(found) | {"each": [room.as_json(test) for test in found.each]}
    data["F"] = data.pop("f")
    return data


def _tell(every: Sequence[Comparison], language: Language, names: Mapping[str, str]) -> None:
    """Print the tests of each case, then what the comparisons found, what all share at the end."""
    from thirdear.series import comparison_words

    tests = [test for found in every for test in found.each]
    lines = [line for found in every for line in _block(found, language, names)]
    print_tests(tests, language, names, then=lines)
    for sentence in dict.fromkeys(comparison_words.advice(found, language) for found in every):
        say(sentence)


def _block(found: Comparison, language: Language, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines about one comparison: title, finding, differences, numbers."""
    from thirdear.series import comparison_words

    yield f"{word('compared', language)}, {found.cause} → {found.effect}"
    if sentence := comparison_words.finding(found, language, names):
        yield f"  {sentence}."
    if found.refused:
        yield f"  {found.refused}"
    for back, (gap, low, high) in enumerate(found.difference, start=1):
        first, second = found.cases
        form = f".{max(2, 1 - floor(log10((high - low) / 4)))}f" if high > low else ".2f"
        told_as = (signed(value, form) for value in (gap, low, high))
        figures = dict(zip(("gap", "low", "high"), told_as, strict=True))
        told = word("difference", language, lag=back, first=first, second=second, **figures)
        yield f"  {decimals(told, language)}"
    if sentence:
        yield f"  {comparison_words.numbers(found, language)}"
    yield ""
