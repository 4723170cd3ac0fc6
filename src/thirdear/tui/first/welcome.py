"""What stands on the screen where there is no study: how to come by one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from thirdear.base.safe import safe
from thirdear.tui.first import recent
from thirdear.tui.looks.families import clip, column
from thirdear.tui.parts.lines import Choices, Footer, Line, Parts, Passage
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

        def __init__(self, way: str, folder: Path | None = None) -> None:
            super().__init__()
            self.way, self.folder = way, folder

    def __init__(self, say: Say, language: str) -> None:
        super().__init__()
        self._say, self._language = say, language
        self.recent = recent.folders()

    def compose(self) -> ComposeResult:
        """Header, the ways, a message, footer."""
        yield Line(id="head", classes="title")
        yield Line(id="greeting")
        yield Choices(self._row, id="answers")
        yield Passage(id="note")
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
        rows.fill(len(WAYS) + len(self.recent) + bool(self.recent), self._headings)
        rows.focus()

    @property
    def _headings(self) -> list[int]:
        return [len(self.recent)] if self.recent else []

    def _row(self, place: int, width: int) -> Parts:
        if place < len(self.recent):
            return self._study(self.recent[place], width)
        if place in self._headings:
            return []
        way = WAYS[place - len(self.recent) - len(self._headings)]
        name, what = self._say(f"welcome.{way}"), self._say(f"welcome.{way}.what")
        return [(f"   {column(name, 15)} ", "key"), (what, "")]

    def _study(self, folder: Path, width: int) -> Parts:
        name = column(safe(folder.name, one_line=True), 24)
        where = clip(safe(str(folder.parent), one_line=True), max(0, width - 30))
        return [(f"   {name}  ", "key"), (where, "dim")]

    def on_choices_taken(self, taken: Choices.Taken) -> None:
        """Say which way was chosen."""
        taken.stop()
        if not taken.holds:
            return
        if taken.place < len(self.recent):
            self.post_message(self.Chosen("recent", self.recent[taken.place]))
        else:
            place = taken.place - len(self.recent) - len(self._headings)
            self.post_message(self.Chosen(WAYS[place]))
