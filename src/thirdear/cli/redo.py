"""`thirdear history redo`: do again what somebody took back last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thirdear.cli.app import open_study
from thirdear.cli.common import with_common
from thirdear.cli.options import DoneBy
from thirdear.cli.undo import named, tell_changes
from thirdear.model.language import said
from thirdear.study import LEAD

if TYPE_CHECKING:
    import typer


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(redo))


def redo(rater: DoneBy = None) -> None:
    """Redo what was undone last."""
    with open_study() as study:
        changes = study.redo(rater or LEAD)
    acts = named(changes)
    done = said(f"Done again: {acts}.", f"Yeniden yapıldı: {acts}.")
    tell_changes(changes, done if changes else said(*_NOT_REDONE))


_NOT_REDONE = ("Nothing was done again.", "Yeniden yapılacak bir şey yok.")
