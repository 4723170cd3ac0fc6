"""`thirdear raters`: who rates what, training, blinding, and bringing work together."""

from __future__ import annotations

import typer

from thirdear.cli import assign, consensus, merge, model, queue, train, unblind

people = typer.Typer(help="Assign, train, unblind, reach consensus, merge.", rich_markup_mode=None)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    for module in (assign, queue, train, unblind, consensus, merge, model):
        module.add_to(people)
    program.add_typer(people, name="raters")
