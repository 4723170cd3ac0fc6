"""The command `thirdear transcripts join`."""

from __future__ import annotations

from typing import Annotated

import typer

from thirdear.cli.app import open_study
from thirdear.cli.common import with_common
from thirdear.cli.options import DoneBy
from thirdear.cli.segments import Case, Session
from thirdear.cli.split import Layer, tell
from thirdear.study import LEAD


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(join))


def join(
    case: Case,
    session: Session,
    segment: Annotated[int, typer.Option(help="Number of the first of the two segments.")],
    layer: Layer = "hand",
    rater: DoneBy = None,
) -> None:
    """Join a segment of a hand-made layer with the next one."""
    with open_study() as study:
        found = study.join(case, session, layer, segment, rater or LEAD)
    tell(layer, len(found))
