"""`thirdear ratings`: ratings as a long table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import open_study, write_text
from thirdear.cli.common import with_common
from thirdear.cli.tags import Target, bring_in, note_left_out

ratings = typer.Typer(help="Import or export ratings.", rich_markup_mode=None)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    ratings.command("import")(with_common(import_ratings))
    ratings.command("export")(with_common(export_ratings))
    program.add_typer(ratings, name="ratings")


def import_ratings(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Import ratings: case,session,item,rater,value (and pass)."""
    from thirdear.study import judgements

    bring_in(file, judgements.import_ratings, ("rating", "puanlama"))


def export_ratings(output: Target = None) -> None:
    """Export all ratings as a long table, those of a model once it is declared to count."""
    from thirdear.study import judgements

    with open_study() as study:
        write_text(study, judgements.export_ratings(study), output, "ratings")
        note_left_out(study)
