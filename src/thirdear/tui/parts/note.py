"""What screens share that say something in a line above their footer."""

from __future__ import annotations

from typing import Generic

from textual.screen import Screen, ScreenResultType

from thirdear.tui.parts.lines import Line
from thirdear.tui.parts.log import keep


class NotingScreen(Screen[ScreenResultType], Generic[ScreenResultType], inherit_bindings=False):
    """A screen with a line called ``note``; what is said there is harmless for a terminal."""

    def note(self, words: str, look: str = "") -> None:
        """Say something; empty words leave the line empty."""
        keep(self.app, words, look)
        self.query_one("#note", Line).show([(f" {words}", look)] if words else [])

    def warn(self, words: str) -> None:
        """Say what is wrong."""
        self.note(words, "warn")

    def renew(self, words: str, look: str = "") -> None:
        """Say something after the study may have changed; screens that show it read it again."""
        self.note(words, look)
