"""`thirdear raters queue`: print the rater's own random order of sessions."""

from __future__ import annotations

from typing import Annotated

import typer

from thirdear.cli.app import open_study, show, table
from thirdear.cli.common import with_common
from thirdear.model.coding import Pass
from thirdear.model.language import said
from thirdear.study import lookup


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(queue))


def queue(
    rater: Annotated[str, typer.Option(help="Rater.")],
    number: Annotated[int, typer.Option("--pass", min=1, help="Coding round of the rater.")] = 1,
    seed: Annotated[
        int | None, typer.Option(help="Seed of the order (default: the study's).")
    ] = None,
    blind: Annotated[
        bool,
        typer.Option("--blind", help="Show masked names instead of cases and session numbers."),
    ] = False,
) -> None:
    """Print a rater's random order of sessions (always the same)."""
    from thirdear.study import assignment

    with open_study() as study:
        lookup.rater(study, rater)
        waiting = assignment.queue(study, Pass(rater, number), seed)
    names = ("place", "mask", "finished") if blind else ("place", "case", "session", "finished")
    rows = [{name: getattr(one, name) for name in names} for one in waiting]

    def shown(row: dict[str, object]) -> tuple[object, ...]:
        done = said("yes", "evet") if row["finished"] else said("no", "hayır")
        return (*[row[name] for name in names[:-1]], done)

    show(rows, lambda: table("", names, map(shown, rows)))
