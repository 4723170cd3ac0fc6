"""`thirdear raters queue`: print the rater's own random order of sessions."""

from __future__ import annotations

from typing import Annotated

import typer

from thirdear.cli.app import open_study, show, table
from thirdear.cli.common import with_common
from thirdear.model.coding import Pass
from thirdear.study import lookup


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(queue))


def queue(
    rater: Annotated[str, typer.Option(help="Whose queue.")],
    number: Annotated[int, typer.Option("--pass", min=1, help="Which round of the rater.")] = 1,
    seed: Annotated[int | None, typer.Option(help="Of the order; else the study's own.")] = None,
    blind: Annotated[
        bool, typer.Option("--blind", help="Masked names instead of cases and session numbers.")
    ] = False,
) -> None:
    """Print the rater's own random order of sessions; it is the same every time."""
    from thirdear.study import assignment

    with open_study() as study:
        lookup.rater(study, rater)
        waiting = assignment.queue(study, Pass(rater, number), seed)
    names = ("place", "mask", "finished") if blind else ("place", "case", "session", "finished")
    rows = [{name: getattr(one, name) for name in names} for one in waiting]
    show(rows, lambda: table("", names, (row.values() for row in rows)))
