"""`thirdear scores`: print session scores: one row a session, one column a score."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from thirdear.base.streams import is_terminal
from thirdear.cli import explain, phases, ruptures
from thirdear.cli.app import note, open_study, say, show, table, write_text
from thirdear.cli.common import common, with_common
from thirdear.cli.options import Case, Combine, Rater
from thirdear.cli.usage import ends_in
from thirdear.model.language import counted, said, spoken

_NAMED = 10
series = typer.Typer(rich_markup_mode=None)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    series.command("import")(with_common(import_scores))
    explain.add_to(series)
    ruptures.add_to(series)
    phases.add_to(series)
    series.callback(invoke_without_command=True)(with_common(scores))
    program.add_typer(series, name="scores")


def scores(
    context: typer.Context,
    case: Case = None,
    rater: Rater = None,
    combine: Combine = "mean",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write (.csv or .parquet).")
    ] = None,
    whole: Annotated[
        bool,
        typer.Option("--all", help="Print all scores, also those that do not fit on the screen."),
    ] = False,
) -> None:
    """Print session scores: one row a session, one column a score."""
    from thirdear import scores as room
    from thirdear.study import rules, scores
    from thirdear.study.exports import frames, tables

    if context.invoked_subcommand is not None:
        return
    if output is not None:
        ends_in(output, ".csv", ".parquet", name="--output")
    with open_study() as study:
        if output is not None and output.suffix.lower() == ".parquet":
            tables.write_parquet(study, output, rater or combine, case)
        values = frames.some(study, rater or combine, case)
        cautions = scores.rarely_used(study)
        names = {key: one.name(spoken()) for key, one in rules.rules(study).items()}
        grid = room.wide(room.frame(values))
        if output is not None and output.suffix.lower() == ".csv":
            text = grid.to_csv(index=False, lineterminator="\n")
            write_text(study, text, output, "scores")
    for caution in cautions:
        note(f"Warning: {caution}", f"Uyarı: {caution}")
    _warn_of_raters({value.raters for value in values if value.raters})
    if common.json:
        keys = ("case", "session", "score", "value", "n", "rater", "why")
        show([{key: getattr(v, key) for key in keys} for v in values], lambda: None)
        return
    if output is None:
        rows = [[_cell(cell) for cell in row] for row in grid.itertuples(index=False)]
        _print(list(grid.columns), rows, names, whole=whole or not is_terminal(sys.stdout))


def _print(
    columns: Sequence[str], rows: Sequence[Sequence[str]], names: Mapping[str, str], *, whole: bool
) -> None:
    """Print scores under their labels, no more than the screen holds; their keys below."""
    kept = len(columns) if whole else max(3, 2 + (shutil.get_terminal_size().columns - 14) // 18)
    heads = [names.get(key, key) for key in columns[:kept]]
    table("", heads, (row[:kept] for row in rows))
    for key in columns[:kept]:
        if key in names:
            say(f"{names[key]}: {key}")
    if left := len(columns) - kept:
        note(
            f"{counted(left, 'score')} more: {', '.join(columns[kept:])}; --all prints them all.",
            f"{left} puan daha var: {', '.join(columns[kept:])}; --all hepsini yazar.",
        )


def import_scores(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Import session scores (.csv, .xlsx or .sav)."""
    from thirdear.study import imported_scores

    with open_study() as study:
        found = imported_scores.bring_in(study, file)
        alone = imported_scores.cases(study)
    _told_alone(alone)
    show(
        [{"score": one.key, "name": one.name, "sessions": len(one.values)} for one in found],
        lambda: table(
            said("Imported", "İçe aktarılanlar"),
            ("score", "column", "sessions"),
            ((one.key, one.name, len(one.values)) for one in found),
        ),
    )


def _told_alone(cases: tuple[str, ...]) -> None:
    """Say which cases have scores and no transcript, since it may be a mistyped name."""
    if not cases:
        return
    few = ", ".join(cases[:_NAMED]) + (", …" if len(cases) > _NAMED else "")
    note(
        f"Without transcripts: {len(cases)} case(s), {few}.",
        f"Transkripti olmayan {len(cases)} vaka: {few}.",
    )


def _warn_of_raters(numbers: set[int]) -> None:
    if len(numbers) > 1:
        low, high = min(numbers), max(numbers)
        note(
            f"Warning: the number of raters behind a score varies from {low} to {high}.",
            f"Uyarı: bir puanın ardındaki kodlayıcı sayısı {low} ile {high} arasında değişiyor.",
        )


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "–" if value != value else f"{value:.2f}"  # noqa: PLR0124 - NaN
    return str(value)
