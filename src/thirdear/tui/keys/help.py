"""The keys of a screen, made from the table of actions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len

from thirdear.tui.keys.action import Action
from thirdear.tui.keys.actions import bindings, of, shown_keys
from thirdear.tui.keys.keyboard import current
from thirdear.tui.looks.families import clip
from thirdear.tui.parts.ask import Told
from thirdear.tui.parts.lines import Part, Parts
from thirdear.tui.wording import Say, words

if TYPE_CHECKING:
    from textual.binding import BindingType

    from thirdear.tui.desk import Desk

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
            used = sum(cell_len(text) for text, _ in parts)
            row += [*parts, (" " * max(1, width - used), "")]
        rows.append(row)
    return rows


class HelpScreen(Told, inherit_bindings=False):
    """Every key that works on the screen below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("dialog"),
        *bindings("keys"),
        ("enter,question_mark,q", "cancel", ""),
    ]
    footer: ClassVar[str] = "keys"

    def __init__(self, screen_name: str, language: str) -> None:
        say = words(language)

        def rows(width: int) -> list[Parts]:
            side = width // 2
            keys = of(screen_name, current(self.app))
            return columns(blocks(keys, language, say, side), side)

        super().__init__(say("help.title"), rows, language, wide=True)

    def action_palette(self) -> None:
        """Offer every action of the screen below by its name instead."""
        self.app.pop_screen()
        cast("Desk", self.app).action_palette()
