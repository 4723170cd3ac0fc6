"""`thirdear transcripts segment`: add a segmentation layer; turns are always there."""

from __future__ import annotations

from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show
from thirdear.cli.common import with_common


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(segment))


def segment(
    by: Annotated[
        str,
        typer.Option(
            help="sentence, minutes:5, turns:3, blank (lines), hand, hand:LAYER (its segments to "
            "begin with), or free (tags say themselves where they begin and end)."
        ),
    ] = "sentence",
    case: Annotated[str | None, typer.Option(help="Only this case.")] = None,
    session: Annotated[int | None, typer.Option(help="Only this session.")] = None,
    pipeline: Annotated[
        str | None, typer.Option(help="An installed spaCy pipeline that finds the sentences.")
    ] = None,
) -> None:
    """Add a segmentation layer; turns are always there."""
    with open_study() as study:
        layer, added = study.segment(by, case, session, pipeline)
    show(
        {"layer": layer, "sessions": added},
        lambda: say(
            f"Layer {layer} was added to {added} session(s).",
            f"{layer} katmanı {added} oturuma eklendi.",
        ),
    )
