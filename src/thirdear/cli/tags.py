"""`thirdear tags`: tags as a long table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from thirdear.base.shell import quoted
from thirdear.cli import matrix, memos, suggest, transitions
from thirdear.cli.app import note, open_study, say, show, write_text
from thirdear.cli.common import with_common
from thirdear.cli.words import units
from thirdear.model.language import said
from thirdear.study import Study

tags = typer.Typer(
    help="Import, export or suggest tags; write memos; test sequences.", rich_markup_mode=None
)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    tags.command("import")(with_common(import_tags))
    tags.command("export")(with_common(export_tags))
    suggest.add_to(tags)
    transitions.add_to(tags)
    matrix.add_to(tags)
    memos.add_to(tags)
    program.add_typer(tags, name="tags")


def import_tags(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Import tags: case,session,segment,code,rater (and more).

    Optional columns: pass, layer, value, start, end, memo. A memo belongs to the row's tag;
    without a code, to the segment.
    """
    from thirdear.study import judgements

    bring_in(file, judgements.import_tags, ("tag", "kod"))


def bring_in(
    file: Path, function: Callable[[Study, Path], tuple[int, int]], what: tuple[str, str]
) -> None:
    """Bring a long table in, and say how many judgements came of it."""
    with open_study() as study:
        added, reopened = function(study, file)
    again = ""
    if reopened:
        again = said(
            f" {units(reopened, 'finished session', 'en')} {'was' if reopened == 1 else 'were'} "
            "reopened.",
            f" Bitmiş {reopened} seans yeniden açıldı.",
        )
    show(
        {"file": str(file), "added": added, "reopened": reopened},
        lambda: say(
            f"{units(added, what[0], 'en')} came in.{again}", f"{added} {what[1]} geldi.{again}"
        ),
    )


Target = Annotated[
    Path | None, typer.Option("-o", "--output", help="File to write (default: standard output).")
]


def export_tags(output: Target = None) -> None:
    """Export all tags as a long table, those of a model once it is declared to count."""
    from thirdear.study import judgements

    with open_study() as study:
        write_text(study, judgements.export_tags(study), output, "tags")
        note_left_out(study)


def note_left_out(study: Study) -> None:
    """Say which models a table leaves out, since nobody declared that they count."""
    for rater in sorted(study.store.uncounted()):
        note(
            f"{rater} is left out: a model that was not declared to count "
            f"(`thirdear raters model count {quoted(rater)} --reason WHY`).",
            f"{rater} tabloda yok: sayıldığı bildirilmemiş bir model "
            f"(`thirdear raters model count {quoted(rater)} --reason NEDEN`).",
        )
