"""Commands about precedence in time: granger, compare, transitions, plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from thirdear.base.safe import safe
from thirdear.cli.app import common, err, note, one_of, open_study, say, show, table, with_common
from thirdear.cli.findings import print_protocol, print_rows, print_tests, shown_p
from thirdear.cli.numbers import Case, Combine, Rater
from thirdear.model.precedence import LAGS_IN, TRENDS, Hypothesis, LagIn, PrecedenceTest
from thirdear.model.protocol import Protocol, Row
from thirdear.model.refusal import Refusal
from thirdear.model.scores import Series

Cause = Annotated[str | None, typer.Option(help="The score (or column) that comes first.")]
Effect = Annotated[str | None, typer.Option(help="The score (or column) that follows.")]
Lag = Annotated[int | None, typer.Option(min=1, help="How many sessions back; 1 unless told.")]
TrendOption = Annotated[str | None, typer.Option(help="none, linear or quadratic.")]
LagInOption = Annotated[str | None, typer.Option(help="What lags count: sessions (held) or weeks.")]
Resamples = Annotated[int, typer.Option(min=0, help="Bootstrap draws.")]
Seed = Annotated[int, typer.Option(min=0, help="Of the bootstrap.")]


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    for command in (granger, compare, transitions, plan):
        program.command()(with_common(command))


def granger(
    case: Case = None,
    cause: Cause = None,
    effect: Effect = None,
    lag: Lag = None,
    max_lag: Annotated[
        int | None, typer.Option(min=1, help="Search lags 1 to this; p is the joint one.")
    ] = None,
    trend: TrendOption = None,
    lag_in: LagInOption = None,
    rater: Rater = None,
    combine: Combine = "mean",
    resamples: Resamples = 9999,
    seed: Seed = 1,
    full: Annotated[
        bool, typer.Option("--full", help="The whole protocol: checks, influence, grid, responses.")
    ] = False,
    lineage: Annotated[
        bool, typer.Option("--lineage", help="One row a transition, with its values and its use.")
    ] = False,
    smallest: Annotated[
        float | None,
        typer.Option(
            min=0,
            help="Smallest effect of interest, where none was declared: is every effect smaller?",
        ),
    ] = None,
    reliability: Annotated[
        float | None, typer.Option(min=0, max=1, help="Of the cause's scores, such as an ICC.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes for a hundred tests or more.")] = 2,
    scheduler: Annotated[
        str | None, typer.Option(help="A running Dask scheduler's address, to test there.")
    ] = None,
    csv: Annotated[Path | None, typer.Option(help="Any table with one row a session.")] = None,
) -> None:
    """Test temporal precedence: one direction, or both of every declared hypothesis."""
    if (cause is None) != (effect is None):
        raise typer.BadParameter("--cause and --effect go together")
    if csv is not None and (case or rater):
        raise typer.BadParameter("a table has no cases or raters: leave --case and --rater out")
    if csv is None and cause is None and (lag or trend):
        raise typer.BadParameter("--lag and --trend go with --cause and --effect")
    if lag and max_lag:
        raise typer.BadParameter("a lag is stated with --lag or searched with --max-lag, not both")
    if csv is not None and cause is None:
        raise typer.BadParameter("--csv needs --cause and --effect")
    if smallest is not None and not smallest:
        raise typer.BadParameter("--smallest is a number above 0")
    unit = None if lag_in is None else one_of(LAGS_IN, lag_in, "--lag-in")
    asked = []
    if cause and effect:
        course = one_of(TRENDS, trend or ("none" if csv else "linear"), "--trend")
        asked = [
            Hypothesis(
                cause, effect, lag or 1, course, lag_in=unit or "sessions", smallest=smallest
            )
        ]
    if csv is not None:
        _told(*_of_table(csv, asked[0], max_lag, resamples, seed, full, lineage), reliability)
        return
    from thirdear.study import testing

    with open_study() as study, _progress() as told:
        for hypothesis in asked:
            testing.check(study, hypothesis)
        tests = testing.tests(
            study,
            rater or combine,
            cases=[case] if case else (),
            hypotheses=asked or _declared(study.hypotheses(), unit, smallest),
            both=not asked,
            resamples=resamples,
            seed=seed,
            running=testing.Running(max_lag, workers, scheduler, told),
        )
        protocols = [study.protocol(test) for test in tests] if full else []
        rows = [study.rows(test) for test in tests] if lineage else []
    _told(tests, protocols, rows, reliability)


def _declared(
    hypotheses: Sequence[Hypothesis], unit: LagIn | None, smallest: float | None
) -> list[Hypothesis]:
    """Return what was declared; lags count another unit, and say so, where one is asked for."""
    if unit is not None and any(h.lag_in != unit for h in hypotheses):
        note(f"Not as declared: lags count {unit} here.")
    return [
        replace(
            h,
            lag_in=unit or h.lag_in,
            smallest=smallest if h.smallest is None else h.smallest,
        )
        for h in hypotheses
    ]


def _of_table(
    csv: Path,
    asked: Hypothesis,
    max_lag: int | None,
    resamples: int,
    seed: int,
    full: bool,
    lineage: bool,
) -> tuple[Sequence[PrecedenceTest], Sequence[Protocol], Sequence[Sequence[Row]]]:
    from thirdear import series as room

    columns = (asked.cause, asked.effect)
    pair, notes = room.read_table(csv, *columns), tuple[str, ...]()
    if asked.lag_in == "weeks":
        pair, notes = _in_weeks(csv, pair)
    elif not room.has_sessions(csv, *columns):
        note(f"{csv.name} has no column session: its rows count as 1 to n, gaps stay unseen.")
    if max_lag:
        from thirdear.series.questioning import search

        made = search(*pair, most=max_lag, trend=asked.trend, resamples=resamples, seed=seed)
    else:
        made = room.test(*pair, lag=asked.lag, trend=asked.trend, resamples=resamples, seed=seed)
    made = replace(made, smallest=asked.smallest)
    small = room.equivalence(made)
    made = replace(made, warnings=(*notes, *made.warnings, *([small] if small else [])))
    tests = room.adjust([made])
    protocols, rows = [], []
    if full:
        from thirdear.series.protocol import run

        protocols = [run(*pair, made=tests[0])]
    if lineage:
        from thirdear.series.tracing import trace

        rows = [trace(*pair, tests[0].lag)]
    return tests, protocols, rows


def _in_weeks(
    csv: Path, pair: tuple[Series, Series]
) -> tuple[tuple[Series, Series], tuple[str, ...]]:
    """Return the series of a table by its weeks, and the sentences about them."""
    from thirdear import series as room
    from thirdear.series import placing

    cause, effect = pair
    axis = placing.weekly(pair, room.read_days(csv, cause.score, effect.score))
    why = axis.refusal(pair)
    if why is not None:
        raise Refusal(f"{safe(csv.name, one_line=True)}: {why}")
    return (placing.place(cause, axis), placing.place(effect, axis)), axis.notes


def _told(
    tests: Sequence[PrecedenceTest],
    protocols: Sequence[Protocol],
    rows: Sequence[Sequence[Row]],
    reliability: float | None,
) -> None:
    from thirdear import series as room
    from thirdear.series import precision

    if reliability is not None:
        tests = [
            replace(t, warnings=(*t.warnings, precision.reliability(t.cause, reliability)))
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
        print_tests(tests)
        for whole in protocols:
            print_protocol(whole)
        for test, of in zip(tests, rows, strict=False):
            print_rows(test, of)

    show(data, otherwise)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """Show a bar on stderr for a long run at a terminal."""
    if not err.is_terminal or common.json:
        yield None
        return
    from rich.progress import MofNCompleteColumn, Progress

    with Progress(*Progress.get_default_columns(), MofNCompleteColumn(), console=err) as bar:
        task = bar.add_task("tests", visible=False)

        def told(done: int, whole: int) -> None:
            bar.update(task, completed=done, total=whole, visible=whole > 50)

        yield told


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
    from thirdear import series as room

    data = asdict(found) | {"each": [room.as_json(test) for test in found.each]}
    data["F"] = data.pop("f")

    def otherwise() -> None:
        print_tests(found.each)
        if found.refused:
            say(found.refused)
        for back, (gap, low, high) in enumerate(found.difference, start=1):
            first, second = found.cases
            say(f"Lag {back}: {first} less {second} = {gap:.2f}, 95% CI [{low:.2f}, {high:.2f}]")
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
            f"{t.followed} of {t.given_count}",
            f"{t.others_followed} of {t.others}",
            "" if t.q is None else f"{t.q:.2f}",
            t.why or f"{t.z:.2f}",
            shown_p(t.p),
            shown_p(t.p_holm),
        )
        for t in found
    )
    columns = ("transition", "followed", "without it", "Q", "z", "p", "p Holm")
    show([asdict(t) for t in found], lambda: table("Within a session", columns, rows))


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
            say(f"With a reliability of {reliability:.2f} about {left:.3f} of {r2:.3f} is seen.")
        say(f"{needed or 'More than 5000'} sessions without gaps are needed for 80 % power.")

    show(data, otherwise)
