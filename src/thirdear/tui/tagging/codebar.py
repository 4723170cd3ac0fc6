"""The one-line bar at the bottom: codes with values, words to find, a number to go to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.message import Message

from thirdear.base.safe import safe
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import Look, clip
from thirdear.tui.parts.field import Field
from thirdear.tui.parts.lines import Part, Parts
from thirdear.tui.tagging.matches import Word

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

Mode = Literal["code", "find", "find_code", "number"]
OFFERED = 6


class CodeBar(Field):
    """An input of one row, hidden until it is asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding for scope in ("bar", "codes", "finding") for binding in bindings(scope))
    ]

    class Closed(Message):
        """The rater left the bar with Esc."""

    class Defined(Message):
        """The rater asked what the best code of the last word means."""

    class Noted(Message):
        """The rater wants to write a memo on the best code of the last word."""

    class Complete(Message):
        """The rater asked for the rest of the last word."""

    def __init__(self) -> None:
        super().__init__(id="bar")
        self.mode: Mode = "code"
        self._hint = ""

    def open(self, mode: Mode, hint: str) -> None:
        """Appear, empty, and take the keys."""
        self.mode = mode
        self.value = ""
        self._hint = hint
        self.display = True
        self.on_resize()
        self.screen.set_focus(self)  # at once: what is typed next is meant for it

    def on_resize(self) -> None:
        """Show the hint in the one row that there is."""
        self.placeholder = clip(self._hint, self.app.size.width - 2)

    def hide(self) -> None:
        """Disappear."""
        self.display = False

    def complete_with(self, text: str) -> None:
        """Put another text in the place of the last word."""
        head = self.value.rstrip().rpartition(" ")[0]
        self.value = f"{head} {text} ".lstrip()
        self.cursor_position = len(self.value)

    def action_close(self) -> None:
        """Say that nothing is wanted."""
        self.post_message(self.Closed())

    async def _on_key(self, event: events.Key) -> None:
        """Take the keys of actions for them, where codes are typed; an input would write them."""
        acts = {"?": self.action_definition, ";": self.action_memo}
        if self.mode == "code" and event.character in acts:
            event.stop()
            event.prevent_default()
            acts[event.character]()
        else:
            await super()._on_key(event)

    def action_definition(self) -> None:
        """Ask what the best code means."""
        self.post_message(self.Defined())

    def action_memo(self) -> None:
        """Ask for the memo on the best code."""
        self.post_message(self.Noted())

    def action_complete(self) -> None:
        """Ask for the rest of the last word, or for whole words where words are found."""
        self.post_message(self.Complete())


def heard(words: Sequence[Word], looks: Mapping[str, Look], width: int) -> tuple[Parts, Parts]:
    """Return what was understood so far, and what else the last word may mean."""
    understood: list[Part] = [(" ", "")]
    for word in words:
        typed = safe(word.text, one_line=True)
        if word.codes:
            look = looks[word.codes[0]]
            value = "" if word.value is None else f" {word.value}"
            sign: Part = ("✓  ", "good") if word.fits else ("✗  ", "warn")
            understood += [(typed, "key"), (f"={clip(look.name, 24)}{value} ", ""), sign]
        else:
            understood += [(typed, "key"), (" ?  ", "warn")]
    others: list[Part] = [(" ", "")]
    for code in words[-1].codes[:OFFERED] if words else ():
        look = looks[code]
        name = clip(look.name, max(8, (width - 2) // OFFERED - 6))
        others += [(look.mnemonic, "key"), (f" {look.glyph} {name}  ", "")]
    return understood, others
