"""The command `thirdear raters assign`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show, table
from thirdear.cli.common import with_common
from thirdear.cli.words import cell_word
from thirdear.model.assignment import Share
from thirdear.model.coding import Pass
from thirdear.model.language import spoken
from thirdear.study.core import LEAD


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(assign))


def assign(
    rater: Annotated[str | None, typer.Argument(metavar="RATER")] = None,
    part: Annotated[
        float, typer.Option(help="Share of each case, drawn at random (0.25: a quarter).")
    ] = 1.0,
    codebook: Annotated[
        list[str] | None, typer.Option(help="Only with this codebook (repeatable).")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, help="Seed of the study's random draws from now on.")
    ] = None,
) -> None:
    """Assign sessions and codebooks to a rater, or list assignments."""
    from thirdear.study import assignment

    with open_study() as study:
        if seed is not None:
            assignment.reseed(study, seed, "study")
        if rater is not None:
            assignment.assign(study, Share(rater, part, tuple(codebook or ())), LEAD)
        rows = [
            (one, len(assignment.places(study, Pass(one.rater))))
            for one in assignment.shares(study)
        ]

    def told() -> None:
        cells = (
            (s.rater, s.part, n, ", ".join(s.codebooks) or cell_word("all", spoken()))
            for s, n in rows
        )
        table("", ("rater", "part", "sessions", "codebooks"), cells)
        if not rows:
            say(
                "Nothing is assigned: every rater codes every session.",
                "Kimseye atama yapılmadı: her kodlayıcı her seansı kodlar.",
            )

    show([asdict(one) | {"sessions": n} for one, n in rows], told)
