"""The screens that lie over a session or the list of sessions, made when somebody goes there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from thirdear.tui.seat import Seat


def _scores(seat: Seat, case: str | None) -> Screen[None]:
    from thirdear.tui.scores.screen import ScoresScreen

    return ScoresScreen(seat, case)


def _codebook(seat: Seat, _: str | None) -> Screen[None]:
    from thirdear.tui.codebook import CodebookScreen

    return CodebookScreen(seat)


def _history(seat: Seat, _: str | None) -> Screen[None]:
    from thirdear.tui.history import HistoryScreen

    return HistoryScreen(seat)


OVER: Mapping[str, Callable[[Seat, str | None], Screen[None]]] = {
    "scores": _scores,
    "codebook": _codebook,
    "history": _history,
}
"""What makes a screen, for the one who sits here and a case, by the name in the table of keys."""
