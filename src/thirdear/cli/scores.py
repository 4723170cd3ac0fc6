"""`thirdear scores`: print session scores: one row a session, one column a score."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli import explain
from thirdear.cli.app import note, open_study, show, table, write_text
from thirdear.cli.common import common, with_common
from thirdear.cli.options import Case, Combine, Rater
from thirdear.model.language import said

_NAMED = 10
series = typer.Typer(rich_markup_mode=None)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    series.command("import")(with_common(import_scores))
    explain.add_to(series)
    series.callback(invoke_without_command=True)(with_common(scores))
    program.add_typer(series, name="scores")


def scores(
    context: typer.Context,
    case: Case = None,
    rater: Rater = None,
    combine: Combine = "mean",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A .csv or .parquet file.")
    ] = None,
) -> None:
    """Print session scores: one row a session, one column a score."""
    from thirdear import scores as room
    from thirdear.study import scores
    from thirdear.study.exports import frames, tables

    if context.invoked_subcommand is not None:
        return
    if output is not None and output.suffix.lower() not in (".csv", ".parquet"):
        raise typer.BadParameter("name a .csv or .parquet file", param_hint="--output")
    with open_study() as study:
        if output is not None and output.suffix.lower() == ".parquet":
            tables.write_parquet(study, output, rater or combine, case)
        values = frames.some(study, rater or combine, case)
        cautions = scores.rarely_used(study)
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
        rows = grid.itertuples(index=False)
        table("", grid.columns, ([_cell(cell) for cell in row] for row in rows))


def import_scores(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Bring in session scores: .csv, .xlsx or .sav with case, session, a column a score."""
    from thirdear.study import imported_scores

    with open_study() as study:
        found = imported_scores.bring_in(study, file)
        alone = imported_scores.cases(study)
    _told_alone(alone)
    show(
        [{"score": one.key, "name": one.name, "sessions": len(one.values)} for one in found],
        lambda: table(
            said("Imported", "Getirilenler"),
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
            f"Uyarı: bir puanın ardındaki değerlendirici sayısı {low} ile {high} "
            "arasında değişiyor.",
        )


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "–" if value != value else f"{value:.2f}"  # noqa: PLR0124 - NaN
    return str(value)
