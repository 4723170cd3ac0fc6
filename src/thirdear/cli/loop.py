"""The command `thirdear loop`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from thirdear.cli import case_tables
from thirdear.cli.app import open_study, say, show, speak_as_study, table, told_keys
from thirdear.cli.common import with_common
from thirdear.cli.findings import shown_p
from thirdear.cli.options import Case, Combine, LagInOption, Rater, Resamples, Seed, TrendOption
from thirdear.cli.question import question
from thirdear.cli.usage import check_question
from thirdear.cli.words import columns, word
from thirdear.model.language import spoken
from thirdear.model.loops import Loop
from thirdear.model.precedence import Hypothesis
from thirdear.study import Language


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(loop))


def loop(
    cause: Annotated[str | None, typer.Argument(metavar="CAUSE")] = None,
    effect: Annotated[str | None, typer.Argument(metavar="EFFECT")] = None,
    case: Case = None,
    trend: TrendOption = None,
    lag_in: LagInOption = None,
    rater: Rater = None,
    combine: Combine = "mean",
    resamples: Resamples = 9999,
    seed: Seed = 1,
    workers: Annotated[
        int, typer.Option(min=1, help="Number of processes, for a hundred cases or more.")
    ] = 2,
    csv: case_tables.Csv = None,
) -> None:
    """Test which of two scores leads, and whether each predicts the other."""
    around = {"--trend": trend, "--lag-in": lag_in}
    check_question({"CAUSE": cause, "EFFECT": effect}, around, csv, rater)
    from thirdear.study import loops, rules

    asked = None
    if cause and effect:
        asked = question(cause, effect, 1, trend, lag_in)
    if csv is not None and asked is not None:
        speak_as_study()
        told(_of_table(csv, asked, case, workers, resamples, seed), spoken())
        return
    with open_study() as study:
        found = loops.loops(
            study,
            rater or combine,
            asked,
            cases=[case] if case else (),
            resamples=resamples,
            seed=seed,
        )
        names = {key: one.name(study.language) for key, one in rules.rules(study).items()}
        language = study.language
    told(found, language, names)


def _of_table(
    csv: Path, asked: Hypothesis, case: str | None, workers: int, resamples: int, seed: int
) -> list[Loop]:
    """Test every case of a table, with Holm over all that it holds; nothing in it is declared."""
    from thirdear.series.loop import adjust
    from thirdear.series.loop_words import in_words
    from thirdear.series.many import Job, run_loops

    language, placed = spoken(), case_tables.placed(csv, asked)
    if case is not None:  # refuses an unknown one before a long run
        case_tables.placed(csv, asked, (case,))
    jobs = [
        Job(on.cause, on.effect, 1, asked.trend, resamples, seed, language)
        for on in placed
        if on.why is None
    ]
    done = iter(run_loops(jobs, workers=workers))
    made = [
        next(done)
        if on.why is None
        else Loop(on.effect.case, asked.cause, asked.effect, asked.trend, refused=on.why)
        for on in placed
    ]
    shown = [one for one in adjust(made) if case in (None, one.case)]
    return [replace(one, sentences=in_words(one, language)) for one in shown]


def told(
    found: Sequence[Loop], language: Language, names: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Print loops as JSON, or as a table with their sentences."""
    from thirdear.series.loop_words import as_json

    show([as_json(one) for one in found], lambda: _tell(found, names, language))


def _tell(found: Sequence[Loop], names: Mapping[str, str], language: Language) -> None:
    heads = columns("loop.columns", language)
    made = [one for one in found if one.refused is None]
    table(word("loop", language), heads, [_row(one, names) for one in made], keys=2)
    told_keys(names, (key for one in made for key in (one.cause, one.effect)))
    for one in found:
        for sentence in one.sentences:
            say(sentence)
    say(word("no_cause", language))


def _row(one: Loop, names: Mapping[str, str]) -> tuple[object, ...]:
    way = one.direction
    return (
        one.case,
        f"{names.get(one.cause, one.cause)} ⇄ {names.get(one.effect, one.effect)}",
        "" if way is None else f"{_two(way.forth)}; {_two(way.back)}",
        "" if way is None else shown_p(way.p),
        "" if way is None else shown_p(way.p_holm),
        shown_p(one.p),
        shown_p(one.p_holm),
        "" if one.path is None else _two(one.path),
        "" if one.low is None or one.high is None else f"[{_two(one.low)}, {_two(one.high)}]",
    )


def _two(value: float) -> str:
    """Return a number with two places; what rounds to zero has no minus."""
    return f"{round(value, 2) + 0.0:.2f}"
