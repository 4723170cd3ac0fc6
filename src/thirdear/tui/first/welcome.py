"""What stands on the screen where there is no study: how to come by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from thirdear.tui.parts.lines import Choices, Footer, Line, Parts
from thirdear.tui.wording import Say

if TYPE_CHECKING:
    from textual.app import ComposeResult


class WelcomeScreen(Screen[None]):
    """Opens a study by its folder, and names the commands that make one."""

    scope: ClassVar[str] = "welcome"

    def __init__(self, say: Say, language: str) -> None:
        super().__init__()
        self._say, self._language = say, language

    def compose(self) -> ComposeResult:
        """Header, what can be done, footer."""
        yield Line(id="head", classes="title")
        yield Choices(self._row, id="answers")
        yield Line(id="note")
        yield Footer("welcome", self._language)

    def on_mount(self) -> None:
        """Show what can be done."""
        self.query_one("#head", Line).show([(f" thirdear  {self._say('welcome.title')}", "title")])
        rows = self.query_one(Choices)
        rows.fill(5, headings=(0, 1, 2, 3))
        rows.focus()

    def note(self, words: str) -> None:
        """Say why a folder could not be opened."""
        self.query_one("#note", Line).show([(f" {words}", "warn")])

    def _row(self, place: int, _: int) -> Parts:
        rows: tuple[Parts, ...] = (
            [],
            [("   thirdear demo      ", "key"), (self._say("welcome.demo"), "")],
            [("   thirdear init DIR  ", "key"), (self._say("welcome.init"), "")],
            [],
            [("   Enter              ", "key"), (self._say("welcome.open"), "")],
        )
        return rows[place]
