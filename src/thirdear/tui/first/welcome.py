"""What stands on the screen where there is no study: how to come by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from thirdear.tui.looks.families import column
from thirdear.tui.parts.lines import Choices, Footer, Line, Parts
from thirdear.tui.parts.note import NotingScreen
from thirdear.tui.wording import Say

if TYPE_CHECKING:
    from textual.app import ComposeResult

WAYS = ("open", "create", "demo", "practice")


class WelcomeScreen(NotingScreen[None]):
    """Offers to open a study, to make one, the demonstration, and a practice session."""

    scope: ClassVar[str] = "welcome"

    class Chosen(Message):
        """One of the ways was chosen."""

        def __init__(self, way: str) -> None:
            super().__init__()
            self.way = way

    def __init__(self, say: Say, language: str) -> None:
        super().__init__()
        self._say, self._language = say, language

    def compose(self) -> ComposeResult:
        """Header, the ways, a message, footer."""
        yield Line(id="head", classes="title")
        yield Line(id="greeting")
        yield Choices(self._row, id="answers")
        yield Line(id="note")
        yield Footer("welcome", self._language)

    def on_mount(self) -> None:
        """Show what can be done."""
        self.query_one("#head", Line).show([(f" thirdear  {self._say('welcome.title')}", "title")])
        greeting = self.query_one("#greeting", Line)
        greeting.styles.height = 4
        greeting.show(
            [],
            [(f"   {self._say('welcome.greeting')}", "")],
            [(f"   {self._say('welcome.local')}", "dim")],
        )
        rows = self.query_one(Choices)
        rows.fill(len(WAYS))
        rows.focus()

    def _row(self, place: int, _: int) -> Parts:
        way = WAYS[place]
        name, what = self._say(f"welcome.{way}"), self._say(f"welcome.{way}.what")
        return [(f"   {column(name, 15)} ", "key"), (what, "")]

    def on_choices_taken(self, taken: Choices.Taken) -> None:
        """Say which way was chosen."""
        taken.stop()
        self.post_message(self.Chosen(WAYS[taken.place]))
