"""A small window with several lines to fill in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen

from thirdear.tui.keys.actions import bindings
from thirdear.tui.parts.ask import room
from thirdear.tui.parts.field import Field
from thirdear.tui.parts.lines import Line, Passage

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input


class Form(ModalScreen[bool], inherit_bindings=False):
    """Enter goes to the next line and keeps everything on the last one; Esc keeps nothing.

    With ``at_once`` Enter keeps everything from every line, where most lines may stay empty.
    ``keep`` takes what was typed, without spaces around it, and returns why it cannot be kept, in
    which case the form stays open. A line that nobody touched gives back what stood in it, also
    where that is shown otherwise because a terminal would act on it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("dialog"),
        ("tab,down", "line(1)", ""),
        ("shift+tab,up", "line(-1)", ""),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[tuple[str, str]],
        hint: str,
        keep: Callable[[Sequence[str]], str | None],
        *,
        at_once: bool = False,
    ) -> None:
        """``fields`` are labels and what stands behind them at first."""
        super().__init__()
        self._at_once = at_once
        self._title, self._fields, self._hint, self._keep = title, fields, hint, keep

    def compose(self) -> ComposeResult:
        """Title, a line for each field, keys or what is wrong."""
        with Vertical(classes="window wide"):
            yield Line(id="title", classes="title")
            with VerticalScroll(id="fields", can_focus=False):
                for number, (_, value) in enumerate(self._fields):
                    with Horizontal(classes="field"):
                        yield Line(id=f"label{number}", classes="label")
                        yield Field(value, id=f"field{number}")
            yield Passage((self._hint, "dim"), id="why")

    def on_mount(self) -> None:
        """Wait in the first line."""
        self.query_one("#title", Line).show([(f" {self._title}", "title")])
        for number, (label, _) in enumerate(self._fields):
            self.query_one(f"#label{number}", Line).show([(f" {label}", "key")])
        self.query_one("#field0", Field).focus()

    def on_resize(self) -> None:
        """Show as many fields as there is room for above what is said; the others scroll."""
        self.query_one("#fields").styles.max_height = max(2, room(self.app) - 2)

    def action_line(self, step: int) -> None:
        """Go to the next line, or the one before."""
        lines = list(self.query(Field))
        here = next((at for at, line in enumerate(lines) if line.has_focus), 0)
        lines[(here + step) % len(lines)].focus()

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Go on; keep what was typed where it was the last line, or any line will do."""
        submitted.stop()
        lines = list(self.query(Field))
        if submitted.input is not lines[-1] and not self._at_once:
            self.action_line(1)
            return
        given = [
            line.answer if line.untouched else line.answer.strip() for line in self.query(Field)
        ]
        why = self._keep(given)
        if why is None:
            self.dismiss(True)
        else:
            self._say(why, "warn")

    def _say(self, words: str, look: str) -> None:
        """Say something below the lines."""
        self.query_one(Passage).tell((words, look))

    def action_cancel(self) -> None:
        """Keep nothing."""
        self.dismiss(False)
