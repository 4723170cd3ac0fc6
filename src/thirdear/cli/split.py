"""`thirdear transcripts split`: split a segment of a layer made by hand."""

from __future__ import annotations

from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show
from thirdear.cli.common import with_common
from thirdear.cli.options import DoneBy
from thirdear.cli.segments import Case, Session
from thirdear.study import LEAD

Layer = Annotated[str, typer.Option(help="Layer made by hand.")]


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(split))


def split(
    case: Case,
    session: Session,
    at: Annotated[int, typer.Option(help="Offset into the transcript, between two words.")],
    layer: Layer = "hand",
    rater: DoneBy = None,
) -> None:
    """Split a segment of a hand-made layer that has no tags yet."""
    with open_study() as study:
        found = study.split(case, session, layer, at, rater or LEAD)
    tell(layer, len(found))


def tell(layer: str, count: int) -> None:
    """Print how many segments a layer has now."""
    show(
        {"layer": layer, "segments": count},
        lambda: say(
            f"The layer {layer} has {count} segments now.",
            f"{layer} katmanında şimdi {count} birim var.",
        ),
    )
