"""The log of messages: what the screens say goes in, and one window shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thirdear.tui.desk import Desk
from thirdear.tui.parts.ask import Told
from thirdear.tui.parts.lines import folded

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual.app import App

    from thirdear.tui.parts.lines import Parts

_CLOCK = 7
"""Cells of the time beside a message."""


def listener(desk: Desk) -> Hashable:
    """Return who listens now: a pass of a study, and whether its sessions are masked.

    A message may name a session or a code, so another rater, and the same one in a masked queue,
    does not get to read it.
    """
    seat = desk.seat
    return seat and (seat.study.folder, seat.pass_, bool(seat.masks))


def keep(app: App[object], words: str, look: str) -> None:
    """Keep what a screen says; what is dim only describes what stands there."""
    if words and look != "dim" and isinstance(app, Desk):
        app.said.add(listener(app), words, look)


def show_said(desk: Desk) -> None:
    """Show every message, the newest first, each whole; say so where there is none."""
    found = desk.said.to(listener(desk))
    if not found:
        desk.note(desk.say("said.none"), "dim")
        return

    def rows(width: int) -> list[Parts]:
        made: list[Parts] = []
        for one in found:
            words = f"{one.words} (×{one.times})" if one.times > 1 else one.words
            for place, row in enumerate(folded(words, width - _CLOCK)):
                clock = f" {one.at:%H:%M} " if place == 0 else " " * _CLOCK
                made.append([(clock, "dim"), (row, one.look)])
        return made

    desk.push_screen(Told(desk.say("said.title"), rows, desk.language, wide=True))
