"""Commands that write for other programs: export r."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import open_study, with_common, write_text
from thirdear.cli.numbers import Combine, Rater

exports = typer.Typer(help="For other programs.", rich_markup_mode=None)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    exports.command("r")(with_common(r_script))
    program.add_typer(exports, name="export")


def r_script(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The script, such as tests.R.")],
    rater: Rater = None,
    combine: Combine = "mean",
) -> None:
    """Write an R script that repeats every declared test from its series, with lmtest and vars."""
    with open_study() as study:
        write_text(study.r_script(rater or combine), file)
