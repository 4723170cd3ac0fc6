"""The desk: the screen at which transcripts are read, tagged and rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thirdear.study import Study

__all__ = ["run"]


def run(
    study: Study | None, rater: str | None = None, start: tuple[str, int] | None = None
) -> None:
    """Open the desk and return when it is left.

    ``study`` None shows how to come by one. An unknown ``rater`` is asked for; ``start`` is case
    and session to open at once. Exits with code 1 where the desk stopped at an error of its own.
    """
    from thirdear.tui.app import DeskApp

    desk = DeskApp(study, rater, start)
    desk.run()
    if desk.return_code:
        raise SystemExit(desk.return_code)
