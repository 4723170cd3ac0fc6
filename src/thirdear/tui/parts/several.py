"""A small window in which any number of answers is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip
from thirdear.tui.parts.ask import room
from thirdear.tui.parts.lines import Choices, Footer, Line, Parts, Passage

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

MOST = 14
"""Rows that are in view at once."""


class Several(ModalScreen[tuple[int, ...] | None], inherit_bindings=False):
    """Enter or a click marks an answer; on the last row, ``done``, it gives the marked ones back.

    Esc gives None.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("dialog")]

    def __init__(
        self,
        title: str,
        answers: Sequence[str],
        language: str,
        *,
        why: str,
        done: str,
        marked: Iterable[int] = (),
    ) -> None:
        super().__init__()
        self._title, self._why, self._language = title, why, language
        self._answers, self._done = tuple(answers), done
        self.marked = set(marked)

    def compose(self) -> ComposeResult:
        """Title, reason, answers, keys."""
        with Vertical(classes="window"):
            yield Line(id="title", classes="title")
            yield Passage((self._why, "dim"), id="why")
            yield Choices(self._row, id="answers", once=True)
            yield Footer("dialog", self._language)

    def on_mount(self) -> None:
        """Show the answers."""
        self.query_one("#title", Line).show([(f" {self._title}", "title")])
        rows = self.query_one(Choices)
        rows.fill(len(self._answers) + 1)
        rows.focus()
        self.on_resize()

    def on_resize(self) -> None:
        """Show as many answers as there is room for."""
        self.query_one(Choices).styles.height = min(MOST, len(self._answers) + 1, room(self.app))

    def _row(self, place: int, width: int) -> Parts:
        if place == len(self._answers):
            return [(f"  {self._done}", "strong")]
        box = "[x]" if place in self.marked else "[ ]"
        return [(f"  {box} ", "key"), (clip(self._answers[place], width - 6), "")]

    def on_choices_taken(self, taken: Choices.Taken) -> None:
        """Mark an answer or take its mark away; give all back on the last row, once."""
        taken.stop()
        if taken.place == len(self._answers):
            if self.is_active:
                self.dismiss(tuple(sorted(self.marked)))
        else:
            self.marked ^= {taken.place}
            self.query_one(Choices).refresh()

    def action_cancel(self) -> None:
        """Give no answer."""
        self.dismiss(None)
