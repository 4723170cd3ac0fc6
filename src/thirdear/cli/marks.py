"""The command `thirdear transcripts marks`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from thirdear.cli.app import open_study, show, table
from thirdear.cli.common import with_common
from thirdear.cli.options import Case, OnlySession
from thirdear.model.marks import MarkKind

if TYPE_CHECKING:
    import typer


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(marks))


def marks(
    case: Case = None,
    session: OnlySession = None,
) -> None:
    """Count transcribers' marks: pauses, remarks, overlaps."""
    with open_study() as study:
        asked = [i for i in study.sessions(case) if session in (None, i.session)]
        found = {(i.case, i.session): study.marks(i.case, i.session) for i in asked}
    rows = []
    for place, all_ in found.items():
        counts = Counter(mark.kind for mark in all_)
        rows.append((*place, *(counts[kind] for kind in MarkKind)))
    show(
        [
            {"case": place[0], "session": place[1], "kind": mark.kind.value}
            | {"start": mark.start, "end": mark.stop}
            for place, all_ in found.items()
            for mark in all_
        ],
        lambda: table("", ("case", "session", *(kind.value for kind in MarkKind)), rows),
    )
