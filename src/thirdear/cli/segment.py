"""`thirdear transcripts segment`: add a segmentation layer; turns are always there."""

from __future__ import annotations

from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show
from thirdear.cli.common import with_common
from thirdear.cli.options import Case, OnlySession
from thirdear.model.language import counted


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(segment))


def segment(
    by: Annotated[
        str,
        typer.Option(
            help="sentence, minutes:5, turns:3, blank (lines), hand, hand:LAYER (starts with that "
            "layer's segments), or free (each tag has its own range)."
        ),
    ] = "sentence",
    case: Case = None,
    session: OnlySession = None,
    pipeline: Annotated[
        str | None, typer.Option(help="Installed spaCy pipeline that finds the sentences.")
    ] = None,
) -> None:
    """Add a layer of segments; turns are always there."""
    with open_study() as study:
        layer, added = study.segment(by, case, session, pipeline)
    show(
        {"layer": layer, "sessions": added},
        lambda: say(
            f"Layer {layer} added to {counted(added, 'session')}.",
            f"{layer} katmanı {added} seansa eklendi.",
        ),
    )
