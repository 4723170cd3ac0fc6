"""What screens share that say something in a line above their footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, cast

from textual.screen import Screen, ScreenResultType

from thirdear.tui.parts.lines import Line, Passage, Rows
from thirdear.tui.parts.log import keep

if TYPE_CHECKING:
    from collections.abc import Callable

    from thirdear.tui.desk import Desk

STUCK = ("rows.first", "rows.last", "rows.none")
"""What is said where a key does not move the cursor of a list."""


def after_paint(screen: Screen[ScreenResultType], act: Callable[[], None]) -> None:
    """Do something once all is laid out; nothing on a screen that is going, or locked, then."""

    def still() -> None:
        if screen.query("#note") and not cast("Desk", screen.app).lock.locked:
            act()

    screen.call_after_refresh(still)


class NotingScreen(Screen[ScreenResultType], Generic[ScreenResultType], inherit_bindings=False):
    """A screen with a line called ``note``; what is said there is harmless for a terminal."""

    def note(self, words: str, look: str = "") -> None:
        """Say something; empty words leave the line empty."""
        keep(self.app, words, look)
        line = self.query_one("#note", Line)
        if isinstance(line, Passage):
            line.tell(*([(words, look)] if words else []))
        else:
            line.show([(f" {words}", look)] if words else [])

    def on_rows_stuck(self, stuck: Rows.Stuck) -> None:
        """Say why a key did not move the cursor; what was said of it goes once it moves."""
        say, line = cast("Desk", self.app).say, self.query_one("#note", Line)
        if stuck.entry:
            self.note(say(stuck.entry), "dim")
        elif line.words.strip() in {say(entry) for entry in STUCK}:
            self.note("")

    def warn(self, words: str) -> None:
        """Say what is wrong."""
        self.note(words, "warn")

    def renew(self, words: str, look: str = "") -> None:
        """Say something after the study may have changed; screens that show it read it again."""
        self.note(words, look)
