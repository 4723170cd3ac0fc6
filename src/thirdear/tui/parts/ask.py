"""Small windows that ask one thing: choose from a list, type a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from thirdear.base.safe import safe
from thirdear.tui.keys.actions import bindings
from thirdear.tui.parts.lines import Choices, Footer, Line, Parts, Reading
from thirdear.tui.transcript.wrap import wrap

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


WIDTH = 58
"""Cells of a window's text."""


def folded(text: str) -> list[str]:
    """Return the rows of a text in a window."""
    return [text[start:stop] for start, stop in wrap(text, WIDTH)]


class Choose(ModalScreen[int | None], inherit_bindings=False):
    """A list of answers; a digit, Enter or a click takes one, Esc none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("dialog"),
        *((digit, f"take({digit})", "") for digit in "123456789"),
    ]

    def __init__(
        self, title: str, answers: Sequence[str], language: str, *, why: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._title = title
        self._why = [part for line in why for part in folded(line)]
        self._answers = tuple(safe(answer, one_line=True) for answer in answers)
        self._language = language

    def compose(self) -> ComposeResult:
        """Title, reasons, answers, keys."""
        with Vertical(classes="window"):
            yield Line(id="title", classes="title")
            yield Line(id="why")
            yield Choices(self._row, id="answers")
            yield Footer("dialog", self._language)

    def on_mount(self) -> None:
        """Show the answers."""
        self.query_one("#title", Line).show([(f" {self._title}", "title")])
        why = self.query_one("#why", Line)
        why.styles.height = len(self._why)
        why.show(*([(f" {line}", "dim")] for line in self._why))
        rows = self.query_one(Choices)
        rows.styles.height = min(12, max(1, len(self._answers)))
        rows.fill(len(self._answers))
        rows.focus()

    def _row(self, place: int, _: int) -> Parts:
        digit = f"{place + 1}" if place < 9 else " "
        return [(f"  {digit} ", "key"), (self._answers[place], "")]

    def on_choices_taken(self, taken: Choices.Taken) -> None:
        """Give the answer back."""
        taken.stop()
        self.dismiss(taken.place)

    def action_take(self, digit: int) -> None:
        """Take the answer with this digit."""
        if digit <= len(self._answers):
            self.dismiss(digit - 1)

    def action_cancel(self) -> None:
        """Give no answer."""
        self.dismiss(None)


class Prompt(ModalScreen[str | None], inherit_bindings=False):
    """One line to type; Enter gives it back without spaces around it, Esc gives None.

    An empty line gives None, too, unless ``empty`` says that it is an answer. A ``secret`` is not
    shown while it is typed, and spaces around it belong to it.
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
    ) -> None:
        super().__init__()
        self._title, self._hint, self._value = title, hint, value
        self._empty, self._secret = empty, secret

    def compose(self) -> ComposeResult:
        """Title, the line, keys."""
        with Vertical(classes="window"):
            yield Line(id="title", classes="title")
            field = Input(
                self._value,
                compact=True,
                id="line",
                select_on_focus=False,
                password=self._secret,
            )
            field.cursor_blink = False
            yield field
            yield Line(id="why")

    def on_mount(self) -> None:
        """Wait for the line."""
        self.query_one("#title", Line).show([(f" {self._title}", "title")])
        hint = folded(safe(self._hint, one_line=True))
        why = self.query_one("#why", Line)
        why.styles.height = len(hint)
        why.show(*([(f" {line}", "dim")] for line in hint))
        self.query_one(Input).focus()

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Give the line back."""
        submitted.stop()
        line = submitted.value if self._secret else submitted.value.strip()
        self.dismiss(line if line or self._empty else None)

    def action_cancel(self) -> None:
        """Give nothing back."""
        self.dismiss(None)


class Told(ModalScreen[None], inherit_bindings=False):
    """Rows to read, until Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("dialog"), ("enter,q", "cancel", "")]

    def __init__(self, title: str, rows: Sequence[Parts], language: str) -> None:
        super().__init__()
        self._title, self._rows, self._language = title, rows, language

    def compose(self) -> ComposeResult:
        """Title, rows, keys."""
        with Vertical(classes="window"):
            yield Line(id="title", classes="title")
            yield Reading(lambda place, _: self._rows[place], id="answers")
            yield Footer("help", self._language)

    def on_mount(self) -> None:
        """Show the rows."""
        self.query_one("#title", Line).show([(f" {self._title}", "title")])
        rows = self.query_one(Reading)
        rows.styles.height = min(len(self._rows), max(1, self.app.size.height - 7))
        rows.fill(len(self._rows))
        rows.focus()

    def action_cancel(self) -> None:
        """Close."""
        self.dismiss()
