"""A study's folder typed in place of a command: ``thirdear PATH`` opens it."""

from __future__ import annotations

import os
from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.model.refusal import Refusal

if TYPE_CHECKING:
    import typer


def typed(word: str, commands: Container[str]) -> Path | None:
    """Return the study's folder that a word names, or None where it may be a command.

    A command's name always wins. Refusal where the word is a folder without a study, or a path
    at which there is nothing.
    """
    from thirdear.study import STUDY_FILE, find

    if not word or word in commands:
        return None
    path = Path(word)
    if path.name == STUDY_FILE and path.is_file():
        return path.parent
    if path.is_dir():
        if find(path) != path:
            raise _no_study(word)
        return path
    if {os.sep, os.altsep} & set(word):
        raise Refusal(f"There is no folder {word}.", f"{word} diye bir klasör yok.")
    return None


def two(folder: Path) -> typer.BadParameter:
    """Return what is wrong where --study names another study than the folder."""
    from thirdear.cli.app import wrong

    return wrong(f"leave it out beside {folder}", f"{folder} yanında verilmez", "--study")


def _no_study(word: str) -> Refusal:
    return Refusal(
        f"{word} is a folder without a study, and no command; `thirdear init {word}` makes a "
        "study there, `thirdear --help` lists the commands.",
        f"{word} içinde çalışma olmayan bir klasör, bir komut da değil; `thirdear init {word}` "
        "orada bir çalışma kurar, komutları `thirdear --help` listeler.",
    )
