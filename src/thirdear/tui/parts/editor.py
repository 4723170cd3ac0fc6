"""The editor: a text of several lines in a window, saved while it is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import TextArea

from thirdear.base.safe import safe_in_place
from thirdear.tui.keys.actions import bindings
from thirdear.tui.parts.ask import room
from thirdear.tui.parts.field import JOINING
from thirdear.tui.parts.lines import Line, Passage
from thirdear.tui.wording import Say

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

PAUSE = 2.0
"""Seconds without a key after which what was written is saved."""
ROWS = 10
_HALF = re.compile("[\ud800-\udfff]")
"""Halves of signs, which a broken clipboard leaves; they cannot be stored."""
_PLANE = 0x100000
_UNSAFE = [point for point in range(0x10000) if safe_in_place(chr(point)) != chr(point)]
_SWAP = {point: _PLANE + point for point in (*_UNSAFE, *JOINING) if chr(point) != "\t"}
_SWAP |= {there: here for here, there in _SWAP.items()}
"""Signs that act, end a line or join change places with private ones: each fills one cell."""


def _swapped(text: str) -> str:
    """Return a text as the area holds it, or back again; no sign is lost on the way."""
    return text.translate(_SWAP)


class Area(TextArea):
    """The lines; whatever is in them is shown and never acts."""

    def __init__(self, value: str) -> None:
        super().__init__(
            _swapped(value), id="area", compact=True, soft_wrap=True, tab_behavior="focus"
        )
        self._was, self._first = value, self.text
        self.cursor_blink = False

    @property
    def answer(self) -> str:
        """What was typed, sign by sign; a text that nobody changed is what it was."""
        return self._was if self.text == self._first else _HALF.sub("\ufffd", _swapped(self.text))

    def get_line(self, line_index: int) -> Text:
        """Return a line as it can be shown, as long as it is."""
        line = _swapped(self.document.get_line(line_index))
        shown = "\t".join(safe_in_place(piece) for piece in line.split("\t"))
        shown = shown.translate(JOINING)
        return Text(shown, end="", no_wrap=True)

    def on_resize(self) -> None:
        """Paint anew: the library breaks the lines again and may leave what was painted before."""
        self.refresh()

    async def _on_paste(self, event: events.Paste) -> None:
        """Take all that was pasted; a terminal sends its line breaks as returns."""
        event.prevent_default()
        event.stop()
        text = event.text.replace("\r\n", "\n").replace("\r", "\n")
        if result := self._replace_via_keyboard(_swapped(text), *self.selection):
            self.move_cursor(result.end_location)


class Editor(ModalScreen[None], inherit_bindings=False):
    """Several lines to write; Esc closes, and nothing that was written is lost.

    ``keep`` takes the text whenever somebody pauses, and at the end; it returns why it cannot be
    kept. Then the window stays, until Esc is pressed a second time.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("dialog")]

    def __init__(
        self,
        title: str,
        value: str,
        keep: Callable[[str], str | None],
        say: Say,
        *,
        at_end: bool = False,
    ) -> None:
        """With ``at_end`` the text is kept only when the window closes, not while it is written."""
        super().__init__()
        self._at_end = at_end
        self._title, self._value, self._keep, self._say = title, value, keep, say
        self._kept = value
        self._failed: str | None = None
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Title, the lines, what became of them."""
        with Vertical(classes="window wide"):
            yield Line(id="title", classes="title")
            yield Area(self._value)
            hint = "editor.hint_end" if self._at_end else "editor.hint"
            yield Passage((self._say(hint), "dim"), id="why")

    def on_mount(self) -> None:
        """Wait at the end of what stands there."""
        self.query_one("#title", Line).show([(f" {self._title}", "title")])
        area = self.query_one(Area)
        area.move_cursor(area.document.end)
        area.focus()
        self.on_resize()

    def on_resize(self) -> None:
        """Show as many lines as there is room for."""
        self.query_one(Area).styles.height = max(3, min(ROWS, room(self.app) - 3))

    def on_text_area_changed(self, _: TextArea.Changed) -> None:
        """Save as soon as somebody pauses."""
        if self._pause is not None:
            self._pause.stop()
        if not self._at_end and self.query_one(Area).answer != self._kept:
            self._pause = self.set_timer(PAUSE, self.save)

    def on_screen_suspend(self) -> None:
        """Save before something else comes over it."""
        if self.is_mounted and not self._at_end:
            self.save()

    def save(self) -> bool:
        """Save what stands there; say so, or why it is not saved."""
        text = self.query_one(Area).answer
        if text == self._kept:
            return True
        if why := self._keep(text if text.strip() else ""):
            self.query_one(Passage).tell((why, "warn"))
            return False
        self._kept = text
        self.query_one(Passage).tell((self._say("editor.saved"), "good"))
        return True

    def action_cancel(self) -> None:
        """Save and close; what cannot be saved is kept open once."""
        text = self.query_one(Area).answer
        if self.save() or self._failed == text:
            self.dismiss(None)
        self._failed = text
