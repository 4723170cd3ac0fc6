"""`thirdear export`: files for other programs and copies."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli import projects, registry, tables
from thirdear.cli.app import open_study, say, show, write_text
from thirdear.cli.common import with_common
from thirdear.cli.options import Combine, Rater
from thirdear.cli.usage import ends_in
from thirdear.model.language import counted
from thirdear.study import lookup

exports = typer.Typer(help="Export data and projects.", rich_markup_mode=None)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    from thirdear.cli import handouts

    exports.command("r")(with_common(r_script))
    exports.command("passes")(with_common(export_passes))
    projects.add_to(exports)
    tables.add_to(exports)
    exports.command("registry")(with_common(registry.export_registry))
    handouts.add_to(exports)
    program.add_typer(exports, name="export")


def r_script(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="File to write, such as tests.R.")],
    rater: Rater = None,
    combine: Combine = "mean",
) -> None:
    """Write an R script that repeats every test (lmtest, vars)."""
    from thirdear.study import protocol

    with open_study() as study:
        write_text(study, protocol.r_script(study, rater or combine), file, "r")


def export_passes(
    file: Annotated[Path, typer.Argument(metavar="FILE.json")],
    rater: Annotated[
        list[str] | None,
        typer.Option(help="Only this rater or round, such as R1 or R1.2 (repeatable)."),
    ] = None,
    memos: Annotated[
        bool, typer.Option(help="Include raters' memos, which may quote the session.")
    ] = True,
) -> None:
    """Write coding rounds, without transcripts, for `thirdear raters merge`."""
    from thirdear.study.exports import passes as exports_passes

    ends_in(file, ".json")
    with open_study() as study:
        passes = [lookup.pass_(study, one) for one in rater or ()]
        count = exports_passes.write(study, file, passes, with_memos=memos)
    show(
        {"file": str(file), "sessions": count},
        lambda: say(
            f"{counted(count, 'coded session')} written to {file}.",
            f"Kodlanmış {count} seans yazıldı: {file}.",
        ),
    )
