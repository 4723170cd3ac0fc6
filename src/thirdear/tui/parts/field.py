"""The line to type in: whatever is typed, pasted or was there is shown, and never acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import Input

from thirdear.base.safe import safe

if TYPE_CHECKING:
    from textual import events

BREAK = "⏎"
"""Stands for a line break within the one line."""
JOINING = dict.fromkeys((0x200D, 0xFE0F), "·")
"""Signs that make one of their neighbours, or a wider one; a cursor goes between them."""


class Field(Input):
    """One line; what stands in it at first is selected, so that typing replaces it.

    A ``secret`` is not shown while it is typed, and it stays as it is, sign by sign. Where the
    text may have ``breaks``, a sign stands for each; elsewhere a space does.
    """

    def __init__(
        self,
        value: str = "",
        *,
        id: str,  # noqa: A002 - Textual's word
        secret: bool = False,
        breaks: bool = False,
    ) -> None:
        self._was, self._breaks = value, breaks
        super().__init__(compact=True, id=id, password=secret, select_on_focus=bool(value))
        self.cursor_blink = False
        self.value = value
        self._before = self.value

    def validate_value(self, value: str) -> str:
        """Return the value as it can be shown."""
        if self.password:
            return value
        return safe(value.replace("\r\n", "\n").replace("\n", self._sign), one_line=True)

    @property
    def _value(self) -> Text:
        """The value as it is painted: what joins signs has a cell, so the cursor parts none."""
        shown = "•" * len(self.value) if self.password else self.value.translate(JOINING)
        return Text(shown, no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return cell_len(self._value.plain[:position])

    @property
    def _sign(self) -> str:
        return BREAK if self._breaks else " "

    @property
    def untouched(self) -> bool:
        """Whether there stands what stood there at first."""
        return self.value == self._before

    @property
    def answer(self) -> str:
        """What was typed, with its breaks; a line that nobody changed is what it was."""
        if self.untouched:
            return self._was
        kept = not self._breaks or BREAK in self._was
        return self.value if kept else self.value.replace(BREAK, "\n")

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in the place of other text, as it can be shown."""
        super().replace(self.validate_value(text), start, end)

    def _on_paste(self, event: events.Paste) -> None:
        """Take all that was pasted; an input would keep the first line alone."""
        event.prevent_default()
        event.stop()
        self.replace(event.text.rstrip("\r\n"), *sorted(self.selection))
