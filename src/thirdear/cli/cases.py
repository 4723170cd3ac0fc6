"""The command `thirdear cases`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli import case_tables
from thirdear.cli.app import open_study, say, show, speak_as_study, table
from thirdear.cli.common import drawn, with_common
from thirdear.cli.options import Combine, Lag, LagInOption, Rater, TrendOption
from thirdear.cli.question import question
from thirdear.cli.words import columns, word
from thirdear.model.language import spoken
from thirdear.model.precedence import Hypothesis
from thirdear.model.synthesis import Synthesis
from thirdear.study import Language

WIDTH = 46


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(cases))


def cases(
    cause: Annotated[str, typer.Argument(metavar="CAUSE")],
    effect: Annotated[str, typer.Argument(metavar="EFFECT")],
    among: Annotated[
        str | None,
        typer.Option("--cases", help="Two or more cases, separated by commas (default: all)."),
    ] = None,
    lag: Lag = None,
    trend: TrendOption = None,
    lag_in: LagInOption = None,
    rater: Rater = None,
    combine: Combine = "mean",
    csv: case_tables.Csv = None,
) -> None:
    """Combine many cases: mean cross-lag, and how far cases differ."""
    from thirdear.study import syntheses

    asked = question(cause, effect, lag, trend, lag_in)
    chosen = tuple(key.strip() for key in (among or "").split(",") if key.strip())
    if csv is not None:
        speak_as_study()
        told(_of_table(csv, asked, chosen), spoken())
        return
    with open_study() as study:
        found = syntheses.synthesis(study, asked, rater or combine, cases=chosen)
        language = study.language
    told(found, language)


def _of_table(csv: Path, asked: Hypothesis, chosen: tuple[str, ...]) -> Synthesis:
    """Put the cases of a table together; nothing in it is declared."""
    from thirdear.series.synthesis import synthesise
    from thirdear.series.synthesis_words import in_words

    pairs, language = case_tables.pairs(csv, asked, chosen), spoken()
    found = synthesise(pairs, lag=asked.lag, trend=asked.trend, language=language)
    return replace(found, sentences=in_words(found, language))


def told(found: Synthesis, language: Language) -> None:
    """Print the cases as JSON, or as a forest plot with its sentences."""
    from thirdear.series.synthesis_words import as_json

    show(as_json(found), lambda: _tell(found, language))


def _tell(found: Synthesis, language: Language) -> None:
    from thirdear.series import forest

    title = f"{found.cause} → {found.effect}"
    rows = forest.lines(found, word("cases.mean", language), WIDTH)
    if rows:
        table(
            title,
            columns("cases.columns", language),
            ((line.label, drawn(line.drawn), line.numbers) for line in rows),
        )
    elif found.mean is not None:
        say(word("cases.many", language, most=forest.MOST))
    _tell_all(found.sentences, language)


def _tell_all(sentences: Sequence[str], language: Language) -> None:
    for sentence in sentences:
        say(sentence)
    say(word("no_cause", language))
