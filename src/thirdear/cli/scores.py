"""`thirdear scores`: print session scores: one row a session, one column a score."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from thirdear.base.streams import is_terminal
from thirdear.cli import explain, phases, ruptures
from thirdear.cli.app import Own, note, open_study, say, show, table, told_keys, write_text
from thirdear.cli.common import common, with_common
from thirdear.cli.options import Case, Combine, Rater
from thirdear.cli.usage import ends_in
from thirdear.cli.words import cell_word
from thirdear.model.coding import CONSENSUS
from thirdear.model.language import said, spoken
from thirdear.model.scores import UNRATED, Score

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
    """Print session scores: one row per session, one column per score."""
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
        _print(values, names, whole=whole or not is_terminal(sys.stdout))


def _print(values: Sequence[Score], names: Mapping[str, str], *, whole: bool) -> None:
    """Print a row a session under the scores' labels, no more than the screen holds.

    The keys of the scores stand below, and above whose they are, if they are all one rater's.
    """
    cells = {(v.case, v.session, v.score): _cell(v.value) for v in values}
    keys = list(dict.fromkeys(v.score for v in values))
    kept = len(keys) if whole else max(1, (shutil.get_terminal_size().columns - 14) // 18)
    raters = {(v.case, v.session): v.rater for v in values if v.rater not in UNRATED}
    one = len(set(raters.values())) < 2
    if one:
        _told_whose(set(raters.values()))
    rows = [
        (case, session, *(() if one else (_whose(raters.get((case, session), "")),)))
        + tuple(cells.get((case, session, key), "–") for key in keys[:kept])
        for case, session in dict.fromkeys((v.case, v.session) for v in values)
    ]
    heads = ("case", "session", *(() if one else ("rater",)))
    labels = (Own(names.get(key, key)) for key in keys[:kept])
    table("", (*heads, *labels), rows, keys=len(heads))
    told_keys(names, keys[:kept])
    if left := len(keys) - kept:
        note(
            f"{left} more {'score' if left == 1 else 'scores'}: {', '.join(keys[kept:])}; "
            "--all prints them all.",
            f"{left} puan daha var: {', '.join(keys[kept:])}; --all hepsini yazar.",
        )


def _whose(rater: str) -> str:
    return cell_word(rater, spoken()) if rater in {"mean", "main", CONSENSUS} else rater


def _told_whose(raters: Collection[str]) -> None:
    """Say whose the scores are: the mean of the raters, a consensus, or one rater's."""
    for rater in raters:
        if rater == "mean":
            say(
                "Mean of the raters who finished the session.",
                "Seansı bitiren kodlayıcıların ortalaması.",
            )
        elif rater == CONSENSUS:
            say("Scores of the consensus.", "Uzlaşının puanları.")
        else:
            say(f"Scores of {rater}.", f"Kodlayıcı: {rater}.")


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


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
