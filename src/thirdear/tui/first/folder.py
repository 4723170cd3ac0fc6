"""The question for a folder or a file; what can be none is asked for again, as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base import paths
from thirdear.model.refusal import Refusal
from thirdear.tui.parts.ask import Prompt

if TYPE_CHECKING:
    from textual.app import App

    from thirdear.tui.wording import Say


def ask_folder(
    app: App[None],
    say: Say,
    entry: str,
    take: Callable[[Path], None],
    value: str = "",
    why: str = "",
) -> None:
    """Ask in a window, ``entry`` being its title; ``take`` gets a path that can be one here."""

    def check(typed: str | None) -> None:
        if typed is None:
            return
        found = path_of(typed)
        if found is None:
            ask_folder(app, say, entry, take, typed, say("folder.none", typed=typed))
        else:
            take(found)

    app.push_screen(Prompt(say(entry), why or say("ok"), value), check)


def path_of(typed: str) -> Path | None:
    """Return the path of what was typed or dragged; None where it can be none here."""
    try:
        found = paths.typed(typed)
        found.exists()
    except (Refusal, OSError, ValueError):
        return None
    return found
