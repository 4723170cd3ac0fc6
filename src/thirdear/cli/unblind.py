"""The command `thirdear raters unblind`."""

from __future__ import annotations

from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show
from thirdear.cli.common import with_common
from thirdear.model.coding import Pass
from thirdear.study import lookup


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(unblind))


def unblind(
    rater: Annotated[str, typer.Option(help="Rater who has finished.")],
    number: Annotated[int, typer.Option("--pass", min=1, help="Coding round of the rater.")] = 1,
) -> None:
    """Unblind a rater who has finished; the audit log records it."""
    from thirdear.study import blinding

    with open_study() as study:
        lookup.rater(study, rater)
        blinding.unblind(study, Pass(rater, number))
    show(
        {"rater": rater, "pass": number, "open": True},
        lambda: say(
            f"Coding round {number} of {rater} is open.",
            f"{rater} adlı kodlayıcının {number}. turu açık.",
        ),
    )
