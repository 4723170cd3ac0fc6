"""The desk: the screen at which transcripts are read, tagged and rated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.model.text import Place

if TYPE_CHECKING:
    from thirdear.study import Study

__all__ = ["run", "run_plain", "serve"]


def run(
    study: Study | None,
    rater: str | None = None,
    start: Place | None = None,
    *,
    folder: Path | None = None,
    accessible: bool = False,
    ascii_only: bool = False,
    mouse: bool = True,
) -> None:
    """Open the desk and return when it is left.

    ``study`` None shows how to come by one, or opens the one in ``folder``. An unknown ``rater`` is
    asked for; ``start`` is case and session to open at once. ``accessible`` says in words what else
    is drawn, ``ascii_only`` draws with signs that every font has; without ``mouse`` the terminal
    keeps its own selection. Exits with code 1 where the desk stopped at an error of its own.
    """
    from thirdear.base.collector import paused
    from thirdear.tui.terminal import restored

    # Until the first screen stands, everything that is made stays: the desk lets the collector go
    # on a moment later.
    with restored(), paused():
        from thirdear.tui.app import DeskApp

        desk = DeskApp(
            *(study, rater, start), folder=folder, accessible=accessible, ascii_only=ascii_only
        )
        desk.run(mouse=mouse)
    if desk.return_code:
        raise SystemExit(desk.return_code)


def run_plain(study: Study, rater: str, start: Place | None) -> None:
    """Tag a session line by line, on standard input and output, without any screen."""
    import sys

    from thirdear.tui import plain

    plain.run(study, rater, start, sys.stdin, sys.stdout)


def serve(command: Sequence[str], port: int, tell: Callable[[str], None]) -> None:
    """Serve desks that ``command`` starts to browsers of this computer until it is stopped.

    ``tell`` gets the address; the token in it lets one browser in, once.
    """
    from thirdear.tui.browser import server

    server.serve(command, port, tell)
