"""Small windows that ask one thing: choose from a list, type a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.themes import TERMINAL
from thirdear.tui.parts.field import Field
from thirdear.tui.parts.lines import Choices, Footer, Line, Parts, Passage, Reading

if TYPE_CHECKING:
    from textual.app import App, ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input


MOST, LEAST = 12, 4
"""Answers that are in view at once, where there is room and where there is little."""
NARROW, WIDE = 64, 96
"""Cells of a window, where the screen has as many."""


def inside(app: App[object], *, wide: bool = False) -> int:
    """Return the cells of a row within a window, beside its frame and a bar to scroll by."""
    outside = min(WIDE if wide else NARROW, app.size.width * 96 // 100)
    return max(2, outside - (7 if _framed(app) else 5))


def room(app: App[object]) -> int:
    """Return the rows of a window between its title and its footer."""
    return max(2, app.size.height * 96 // 100 - (7 if _framed(app) else 5))


def _framed(app: App[object]) -> bool:
    return app.no_color or app.theme == TERMINAL.name


class Choose(ModalScreen[int | None], inherit_bindings=False):
    """A list of answers; a digit, Enter or a click takes one, Esc none.

    With ``sure`` a digit only goes to its answer: one that was meant for something else, and came
    after the window, takes none.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("dialog"),
        *((digit, f"take({digit})", "") for digit in "123456789"),
    ]

    def __init__(
        self,
        title: str,
        answers: Sequence[str],
        language: str,
        *,
        why: Sequence[str] = (),
        sure: bool = False,
    ) -> None:
        super().__init__()
        self._title, self._sure = title, sure
        self._why = why
        self._answers = tuple(answers)
        self._language = language

    def compose(self) -> ComposeResult:
        """Title, reasons, answers, keys."""
        with Vertical(classes="window"):
            yield Line(id="title", classes="title")
            yield Passage(*((line, "dim") for line in self._why), id="why")
            yield Choices(self._row, id="answers", once=not self._sure)
            yield Footer("dialog", self._language)

    def on_mount(self) -> None:
        """Show the answers."""
        self.query_one("#title", Line).show([(f" {self._title}", "title")])
        rows = self.query_one(Choices)
        rows.fill(len(self._answers))
        rows.focus()
        self.on_resize()

    def on_resize(self) -> None:
        """Show as many answers as there is room for, and of the reasons what they leave."""
        all_ = room(self.app) - 1
        answers = min(MOST, max(1, len(self._answers)), max(LEAST, all_ - len(self._why)))
        self.query_one(Choices).styles.height = answers
        self.query_one(Passage).styles.max_height = max(1, all_ - answers)

    def _row(self, place: int, _: int) -> Parts:
        digit = f"{place + 1}" if place < 9 else " "
        return [(f"  {digit} ", "key"), (self._answers[place], "")]

    def on_choices_taken(self, taken: Choices.Taken) -> None:
        """Give the answer back, once; a double click takes it twice."""
        taken.stop()
        if self.is_active:
            self.dismiss(taken.place)

    def action_take(self, digit: int) -> None:
        """Take the answer with this digit, or go there."""
        if digit <= len(self._answers) and self._sure:
            self.query_one(Choices).go(digit - 1)
        elif digit <= len(self._answers):
            self.dismiss(digit - 1)

    def action_cancel(self) -> None:
        """Give no answer."""
        self.dismiss(None)


class Prompt(ModalScreen[str | None], inherit_bindings=False):
    """One line to type; Enter gives it back without spaces around it, Esc gives None.

    An empty line gives None, too, unless ``empty`` says that it is an answer. A ``secret`` is not
    shown while it is typed, and spaces around it belong to it. With ``breaks`` the line may hold
    line breaks, a sign standing for each.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("dialog")]

    def __init__(
        self,
        title: str,
        hint: str,
        value: str = "",
        *,
        empty: bool = False,
        secret: bool = False,
        breaks: bool = False,
    ) -> None:
        super().__init__()
        self._title, self._hint, self._value = title, hint, value
        self._empty, self._secret, self._breaks = empty, secret, breaks

    def compose(self) -> ComposeResult:
        """Title, the line, keys."""
        with Vertical(classes="window"):
            yield Line(id="title", classes="title")
            yield Field(self._value, id="line", secret=self._secret, breaks=self._breaks)
            yield Passage((self._hint, "dim"), id="why")

    def on_mount(self) -> None:
        """Wait for the line."""
        self.query_one("#title", Line).show([(f" {self._title}", "title")])
        self.query_one(Field).focus()

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Give the line back."""
        submitted.stop()
        line = self.query_one(Field).answer
        line = line if self._secret else line.strip()
        self.dismiss(line if line or self._empty else None)

    def action_cancel(self) -> None:
        """Give nothing back."""
        self.dismiss(None)


class Told(ModalScreen[None], inherit_bindings=False):
    """Rows to read, until Esc; ``rows`` makes them for a width."""

    footer: ClassVar[str] = "help"
    """The keys of its last row, as the table of keys names them."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("dialog"), ("enter,q", "cancel", "")]

    def __init__(
        self,
        title: str,
        rows: Callable[[int], Sequence[Parts]],
        language: str,
        *,
        wide: bool = False,
    ) -> None:
        super().__init__()
        self._title, self._made, self._language = title, rows, language
        self._wide = wide
        self._rows: Sequence[Parts] = ()

    def compose(self) -> ComposeResult:
        """Title, rows, keys."""
        with Vertical(classes="window wide" if self._wide else "window"):
            yield Line(id="title", classes="title")
            yield Reading(lambda place, _: self._rows[place], id="answers")
            yield Footer(self.footer, self._language)

    def on_mount(self) -> None:
        """Show the rows."""
        self.query_one("#title", Line).show([(f" {self._title}", "title")])
        self.query_one(Reading).focus()
        self.on_resize()

    def on_resize(self) -> None:
        """Make the rows for the width; the window is as high as they need."""
        self._rows = self._made(inside(self.app, wide=self._wide))
        rows = self.query_one(Reading)
        rows.styles.height = min(len(self._rows), room(self.app))
        rows.fill(len(self._rows))

    def action_cancel(self) -> None:
        """Close."""
        self.dismiss()
