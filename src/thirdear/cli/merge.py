"""`thirdear raters merge`: take over what another copy or a file of passes has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show
from thirdear.cli.common import with_common
from thirdear.model.language import said
from thirdear.model.merge import Coming


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(merge))


def merge(
    source: Annotated[
        Path, typer.Argument(metavar="STUDY", help="Another copy's folder, or a file of passes.")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would come.")] = False,
    as_pass: Annotated[
        int | None,
        typer.Option("--as-pass", min=1, help="Number for a pass that went on in both copies."),
    ] = None,
) -> None:
    """Take over what another copy or a file of passes has: a union, repeatable."""
    from thirdear.study.copies import merge
    from thirdear.study.exports import passes

    with open_study() as study:
        if source.is_file() and source.suffix.lower() == ".json":
            do = passes.coming if dry_run else passes.take
            found = do(study, source, as_pass)
        else:
            with merge.open_copy(study, source) as other:
                found = merge.coming(study, other) if dry_run else merge.take(study, other, as_pass)
    show(
        {"taken": not dry_run, "coming": [asdict(one) for one in found]},
        lambda: _tell_merge(found, dry_run),
    )


def _tell_merge(found: Sequence[Coming], dry_run: bool) -> None:
    if not found:
        say(
            "That copy has nothing that this study lacks.",
            "O kopyada bu çalışmada bulunmayan bir şey yok.",
        )
        return
    if dry_run:
        say("This would come:", "Şunlar gelirdi:")
    else:
        say("This came:", "Şunlar geldi:")
    for one in found:
        what = said("imports, codebooks, settings", "dökümler, kod kitapları, ayarlar")
        if one.pass_:
            what = said(f"pass {one.pass_.number}", f"{one.pass_.number}. tur")
        acts = said(f"{one.events} act(s)", f"{one.events} işlem")
        say(f"  {one.actor}: {what}, {acts}")
        if one.conflict and dry_run:
            say(f"    {one.conflict}")
