"""The keys of a screen, made from the table of actions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from thirdear.tui.keys.action import Action
from thirdear.tui.keys.actions import bindings, of, shown_keys
from thirdear.tui.keys.keyboard import current
from thirdear.tui.looks.families import clip
from thirdear.tui.parts.lines import Footer, Line, Part, Parts, Reading
from thirdear.tui.wording import Say, words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

KEYS = 12
Block = list[Parts]


def blocks(actions: Sequence[Action], language: str, say: Say, width: int) -> list[Block]:
    """Return a block of rows a group: its heading, then key and label."""
    groups: dict[str, Block] = {}
    for action in actions:
        block = groups.setdefault(action.group, [[(say(f"actions.{action.group}"), "title")]])
        label = clip(action.label(language), width - KEYS - 1)
        block.append([(f"{shown_keys(action):>{KEYS - 1}} ", "key"), (label, "")])
    return list(groups.values())


def columns(found: Sequence[Block], width: int) -> list[Parts]:
    """Set blocks in two columns of about the same height, each so many cells wide."""
    sides: tuple[Block, Block] = ([], [])
    for block in found:
        side = min(sides, key=len)
        side.extend([*block, []])
    rows: list[Parts] = []
    for place in range(max(map(len, sides))):
        row: list[Part] = []
        for side in sides:
            parts = list(side[place]) if place < len(side) else []
            used = sum(len(text) for text, _ in parts)
            row += [*parts, (" " * max(1, width - used), "")]
        rows.append(row)
    return rows


class HelpScreen(ModalScreen[None], inherit_bindings=False):
    """Every key that works on the screen below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("dialog"),
        ("question_mark", "cancel", ""),
        ("q", "cancel", ""),
    ]

    def __init__(self, screen_name: str, language: str) -> None:
        super().__init__()
        self._of = screen_name
        self._language = language
        self._lines: list[Parts] = []

    def compose(self) -> ComposeResult:
        """Title, keys in two columns, footer."""
        with Vertical(classes="window wide"):
            yield Line(id="title", classes="title")
            yield Reading(lambda place, _: self._lines[place], id="answers")
            yield Footer("help", self._language)

    def on_mount(self) -> None:
        """Show the keys."""
        say = words(self._language)
        self.query_one("#title", Line).show([(f" {say('help.title')}", "title")])
        width = (min(96, self.app.size.width - 4) - 4) // 2
        self._lines = columns(
            blocks(of(self._of, current(self.app)), self._language, say, width), width
        )
        rows = self.query_one(Reading)
        rows.styles.height = min(len(self._lines), self.app.size.height - 7)
        rows.fill(len(self._lines))
        rows.focus()

    def action_cancel(self) -> None:
        """Close."""
        self.dismiss()
