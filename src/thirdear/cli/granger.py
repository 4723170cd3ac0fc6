"""The command `thirdear granger`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from thirdear.cli import case_tables
from thirdear.cli.app import note, one_of, open_study, show, speak_as_study, wrong
from thirdear.cli.common import with_common
from thirdear.cli.findings import print_protocol, print_rows, print_tests, score_names
from thirdear.cli.options import (
    Case,
    Cause,
    Combine,
    Effect,
    Lag,
    LagInOption,
    Rater,
    Resamples,
    Scheduler,
    Seed,
    TrendOption,
)
from thirdear.cli.progress import progress
from thirdear.cli.question import question
from thirdear.cli.usage import check_question, exclude
from thirdear.model.language import said, spoken
from thirdear.model.precedence import LAGS_IN, Hypothesis, LagIn, PrecedenceTest
from thirdear.model.protocol import Protocol, Row
from thirdear.model.scores import Series
from thirdear.study import Language, Study
from thirdear.study.axis import Placed
from thirdear.study.precedence import Running

Told = Callable[[int, int], None]


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(granger))


MostLag = Annotated[
    int | None,
    typer.Option(min=1, help="Search lags from 1 to this one; p is for all of them together."),
]
Full = Annotated[
    bool,
    typer.Option(
        "--full", help="Show the whole protocol: diagnostics, influence, grid, responses."
    ),
]
Lineage = Annotated[
    bool, typer.Option("--lineage", help="Show how each value was used, one row per transition.")
]
Smallest = Annotated[
    float | None, typer.Option(min=0, help="Smallest effect of interest, if none was declared.")
]
Reliability = Annotated[
    float | None, typer.Option(min=0, max=1, help="Reliability of both scores, such as an ICC.")
]
Workers = Annotated[
    int, typer.Option(min=1, help="Number of processes, for a hundred tests or more.")
]


def granger(
    case: Case = None,
    cause: Cause = None,
    effect: Effect = None,
    lag: Lag = None,
    max_lag: MostLag = None,
    trend: TrendOption = None,
    lag_in: LagInOption = None,
    rater: Rater = None,
    combine: Combine = "mean",
    resamples: Resamples = 9999,
    seed: Seed = 1,
    full: Full = False,
    lineage: Lineage = False,
    smallest: Smallest = None,
    reliability: Reliability = None,
    workers: Workers = 2,
    scheduler: Scheduler = None,
    csv: case_tables.Csv = None,
) -> None:
    """Run Granger tests: one direction, or all declared hypotheses."""
    around = {"--lag": lag, "--trend": trend}
    check_question({"--cause": cause, "--effect": effect}, around, csv, rater)
    exclude({"--lag": lag, "--max-lag": max_lag})
    if smallest is not None and not smallest:
        raise wrong("a number above 0", "0’dan büyük bir sayı olmalı", "--smallest")
    unit = None if lag_in is None else one_of(LAGS_IN, lag_in, "--lag-in")
    asked = []
    if cause and effect:
        usual = "none" if csv else "linear"
        asked = [question(cause, effect, lag, trend, lag_in, usual=usual, smallest=smallest)]
    if csv is not None:
        speak_as_study()
        how = _Around(max_lag, resamples, seed, full, lineage, workers, scheduler)
        with progress(said("tests", "testler"), least=50) as told:
            found = _of_table(csv, asked[0], case, how, told)
        _told(*found, reliability, spoken(), declarable=False)
        return
    with open_study() as study, progress(said("tests", "testler"), least=50) as told:
        tests = _tests(
            study,
            asked or _declared(study.hypotheses(), unit, smallest),
            rater or combine,
            case,
            (resamples, seed),
            both=not asked,
            running=Running(max_lag, workers, scheduler, told),
        )
        whole = _around(study, tests, full=full, lineage=lineage)
        language, names = study.language, score_names(study)
    _told(tests, *whole, reliability, language, names)


def _tests(
    study: Study,
    asked: Sequence[Hypothesis],
    raters: str,
    case: str | None,
    draws: tuple[int, int],
    *,
    both: bool,
    running: Running,
) -> tuple[PrecedenceTest, ...]:
    from thirdear.study import hypotheses, precedence

    for hypothesis in asked:
        hypotheses.check(study, hypothesis)
    return precedence.tests(
        study,
        raters,
        cases=[case] if case else (),
        hypotheses=asked,
        both=both,
        resamples=draws[0],
        seed=draws[1],
        running=running,
    )


def _around(
    study: Study, tests: Sequence[PrecedenceTest], *, full: bool, lineage: bool
) -> tuple[Sequence[Protocol], Sequence[Sequence[Row]]]:
    from thirdear.study import protocol

    return (
        [protocol.protocol(study, test, None) for test in tests] if full else [],
        [protocol.rows(study, test, None) for test in tests] if lineage else [],
    )


def _declared(
    hypotheses: Sequence[Hypothesis], unit: LagIn | None, smallest: float | None
) -> list[Hypothesis]:
    """Return what was declared; lags count another unit, and say so, where one is asked for."""
    if unit is not None and any(h.lag_in != unit for h in hypotheses):
        counted = said(unit, {"sessions": "seansla", "weeks": "haftayla"}[unit])
        note(
            f"Not as declared: lags count {counted} here.",
            f"Bildirildiği gibi değil: gecikmeler burada {counted} sayılıyor.",
        )
    return [
        replace(
            h,
            lag_in=unit or h.lag_in,
            smallest=smallest if h.smallest is None else h.smallest,
        )
        for h in hypotheses
    ]


@dataclass(frozen=True, slots=True)
class _Around:
    """How the cases of a table are tested, and what is printed around each test."""

    most_lag: int | None
    resamples: int
    seed: int
    full: bool
    lineage: bool
    workers: int
    scheduler: str | None


Tested = tuple[Sequence[PrecedenceTest], Sequence[Protocol], Sequence[Sequence[Row]]]


def _of_table(
    csv: Path, asked: Hypothesis, case: str | None, how: _Around, told: Told | None
) -> Tested:
    """Test every case of a table, with Holm over all that it holds."""
    from thirdear import series as room

    placed = case_tables.placed(csv, asked)
    if case is not None:  # refuses an unknown one before a long run
        case_tables.placed(csv, asked, (case,))
    tests = room.adjust(_made(placed, asked, how, told))
    kept = [
        (test, (on.cause, on.effect))
        for test, on in zip(tests, placed, strict=True)
        if case in (None, test.case)
    ]
    return [test for test, _ in kept], *_surroundings(kept, how)


def _made(
    placed: Sequence[Placed], asked: Hypothesis, how: _Around, told: Told | None
) -> list[PrecedenceTest]:
    from thirdear import series as room
    from thirdear.series.many import Job, run_jobs
    from thirdear.study.precedence import refused

    language = spoken()
    jobs = [
        Job(
            *(on.cause, on.effect, asked.lag, asked.trend),
            *(how.resamples, how.seed, language, how.most_lag),
        )
        for on in placed
        if on.why is None
    ]
    done = iter(run_jobs(jobs, workers=how.workers, scheduler=how.scheduler, told=told))
    tests = []
    for on in placed:
        test = refused(asked, on) if on.why else replace(next(done), smallest=asked.smallest)
        small = room.equivalence(test, language)
        warnings = (*on.notes, *test.warnings, *([small] if small else []))
        tests.append(replace(test, warnings=warnings))
    return tests


def _surroundings(
    kept: Sequence[tuple[PrecedenceTest, tuple[Series, Series]]], how: _Around
) -> tuple[Sequence[Protocol], Sequence[Sequence[Row]]]:
    from thirdear.series.lineage import trace
    from thirdear.series.protocol import run

    language = spoken()
    protocols = [run(*pair, made=test, language=language) for test, pair in kept if how.full]
    rows = [trace(*pair, test.lag, language) for test, pair in kept if how.lineage]
    return protocols, rows


def _told(
    tests: Sequence[PrecedenceTest],
    protocols: Sequence[Protocol],
    rows: Sequence[Sequence[Row]],
    reliability: float | None,
    language: Language = "en",
    names: Mapping[str, str] | None = None,
    *,
    declarable: bool = True,
) -> None:
    from thirdear import series as room
    from thirdear.series import precision

    if reliability is not None:
        sure = reliability, reliability
        tests = [
            replace(t, warnings=(*t.warnings, precision.reliability(t, *sure, language)))
            if t.refused is None
            else t
            for t in tests
        ]
    data: list[dict[str, Any]] = [room.as_json(test) for test in tests]
    for entry, whole in zip(data, protocols, strict=False):
        kept = asdict(whole)
        del kept["test"], kept["rows"]
        entry["protocol"] = kept
    for entry, of in zip(data, rows, strict=False):
        entry["rows"] = [asdict(row) for row in of]

    def otherwise() -> None:
        print_tests(tests, language, names, declarable=declarable)
        for whole in protocols:
            print_protocol(whole, language)
        for test, of in zip(tests, rows, strict=False):
            print_rows(test, of, language)

    show(data, otherwise)
