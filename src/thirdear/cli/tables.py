"""Commands that write numbers for other programs: export csv, parquet, sav, bundle."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import confirm_identifiable, open_study, say, show
from thirdear.cli.common import with_common
from thirdear.cli.documents import Confirm, Identifiable
from thirdear.cli.options import Combine, Rater
from thirdear.cli.usage import ends_in


def add_to(exports: typer.Typer) -> None:
    """Add these commands to those of `export`."""
    exports.command("csv")(with_common(export_csv))
    exports.command("parquet")(with_common(export_parquet))
    exports.command("sav")(with_common(export_sav))
    exports.command("bundle")(with_common(export_bundle))


def export_csv(
    target: Annotated[Path, typer.Argument(metavar="DIR|FILE.csv")],
    rater: Rater = None,
    combine: Combine = "mean",
) -> None:
    """Write scores as CSV with a data dictionary; a folder gets tags, too."""
    from thirdear.study.exports import tables

    with open_study() as study:
        written = tables.write_tables(study, target, rater or combine)
    _told(written)


def export_parquet(
    file: Annotated[Path, typer.Argument(metavar="FILE.parquet")],
    rater: Rater = None,
    combine: Combine = "mean",
) -> None:
    """Write scores as Parquet (needs the extra `parquet`)."""
    from thirdear.study.exports import tables

    ends_in(file, ".parquet")
    with open_study() as study:
        tables.write_parquet(study, file, rater or combine)
    _told((file,))


def export_sav(
    file: Annotated[Path, typer.Argument(metavar="FILE.sav")],
    rater: Rater = None,
    combine: Combine = "mean",
) -> None:
    """Write scores for SPSS with labels (needs the extra `spss`)."""
    from thirdear.study.exports import tables

    ends_in(file, ".sav")
    with open_study() as study:
        tables.write_sav(study, file, rater or combine)
    _told((file,))


def export_bundle(
    file: Annotated[Path, typer.Argument(metavar="FILE.zip")],
    rater: Rater = None,
    combine: Combine = "mean",
    with_words: Annotated[
        bool,
        typer.Option(
            "--with-words", help="Include transcripts with pseudonyms, if nothing is undecided."
        ),
    ] = False,
    identifiable: Identifiable = False,
    confirm: Confirm = None,
) -> None:
    """Write everything needed to reproduce the numbers, as a zip file."""
    from thirdear.study.exports import tables

    ends_in(file, ".zip")
    with open_study() as study:
        if identifiable:
            confirm_identifiable(confirm)
        tables.write_bundle(
            study, file, rater or combine, with_words=with_words, identifiable=identifiable
        )
    _told((file,))


def _told(written: tuple[Path, ...]) -> None:
    def told() -> None:
        for file in written:
            say(f"Written to {file}.", f"Yazıldı: {file}.")

    show({"files": [str(file) for file in written]}, told)
