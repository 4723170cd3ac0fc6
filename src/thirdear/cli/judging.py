"""Commands about judgements: tags, ratings, finish, agreement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import note, open_study, say, show, table, with_common, write_text
from thirdear.model.coding import Pass
from thirdear.model.refusal import Refusal
from thirdear.study import Study, asking

tags = typer.Typer(help="Tags as a long table.", rich_markup_mode=None)
ratings = typer.Typer(help="Ratings as a long table.", rich_markup_mode=None)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    tags.command("import")(with_common(import_tags))
    tags.command("export")(with_common(export_tags))
    ratings.command("import")(with_common(import_ratings))
    ratings.command("export")(with_common(export_ratings))
    program.add_typer(tags, name="tags")
    program.add_typer(ratings, name="ratings")
    program.command()(with_common(finish))
    program.command()(with_common(agreement))


def import_tags(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Bring in tags: case,session,segment,code,rater and, optional, pass,layer,value,start,end."""
    from thirdear.study import rating

    _bring_in(file, rating.import_tags, "tag")


def import_ratings(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Bring in ratings: case,session,item,rater,value and, optional, pass."""
    from thirdear.study import rating

    _bring_in(file, rating.import_ratings, "rating")


def _bring_in(file: Path, function: Callable[[Study, Path], tuple[int, int]], what: str) -> None:
    with open_study() as study:
        added, reopened = function(study, file)
    again = f" {reopened} finished session(s) were reopened." if reopened else ""
    show(
        {"file": str(file), "added": added, "reopened": reopened},
        lambda: say(f"{added} {what}(s) came in.{again}"),
    )


Target = Annotated[Path | None, typer.Option("-o", "--output", help="A file instead of stdout.")]


def export_tags(output: Target = None) -> None:
    """Write all tags as a long table."""
    from thirdear.study import rating

    with open_study() as study:
        write_text(rating.export_tags(study), output)


def export_ratings(output: Target = None) -> None:
    """Write all ratings as a long table."""
    from thirdear.study import rating

    with open_study() as study:
        write_text(rating.export_ratings(study), output)


def finish(
    rater: Annotated[str, typer.Option(help="Whose judgement is complete.")],
    case: Annotated[str | None, typer.Option(help="The case; without it, all cases.")] = None,
    session: Annotated[int | None, typer.Option(help="The session; without it, all.")] = None,
    number: Annotated[int, typer.Option("--pass", help="Which round of the rater.")] = 1,
) -> None:
    """Mark sessions as judged completely; only then does "not tagged" mean absent."""
    with open_study() as study:
        asking.rater(study, rater)
        places = [
            (info.case, info.session)
            for info in study.sessions(case)
            if session in (None, info.session)
        ]
        if not places:
            raise Refusal("There is no such session; `thirdear import` brings transcripts in.")
        study.store.finish(Pass(rater, number), places, rater)
    show(
        {"rater": rater, "pass": number, "sessions": len(places)},
        lambda: say(f"{len(places)} session(s) are finished for {rater}."),
    )


def agreement(
    code: Annotated[list[str] | None, typer.Option(help="Only this code or score.")] = None,
    raters: Annotated[str | None, typer.Option(help="Only these, with a comma between.")] = None,
) -> None:
    """Say how far raters agree, on segments and on session scores."""
    from thirdear.study import agreeing

    with open_study() as study:
        rows = agreeing.agreement(study, code or (), raters.split(",") if raters else ())
        everybody = len({pass_.rater for pass_, _, _ in study.store.finished()})
    if any(row.raters > 2 for row in rows):
        note("More than two raters: kappa is for two; name them with --raters A,B.")
    elif everybody > 2 and not raters:
        note("Only the raters of each codebook who finished the same sessions are compared.")
    data = [asdict(row) for row in rows]
    show(
        data,
        lambda: table(
            "",
            ("what", "statistic", "value", "95 % interval", "units", "raters", "base rate"),
            (
                (
                    row.code,
                    row.statistic,
                    _rounded(row.value) or row.why,
                    f"{row.ci[0]:.2f} to {row.ci[1]:.2f}" if row.ci else "",
                    row.units,
                    row.raters,
                    _rounded(row.base_rate),
                )
                for row in rows
            ),
        ),
    )


def _rounded(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
