"""The palette: every action and every command by its name, found by typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Vertical
from textual.screen import ModalScreen

from thirdear.base.letters import fold
from thirdear.base.safe import safe
from thirdear.tui.clipboard import send
from thirdear.tui.keys.action import Action
from thirdear.tui.keys.actions import bindings, of, shown, shown_keys
from thirdear.tui.keys.commands import COMMANDS, Command
from thirdear.tui.keys.table import ACTIONS
from thirdear.tui.looks.families import column
from thirdear.tui.parts.ask import Told, room
from thirdear.tui.parts.field import Field
from thirdear.tui.parts.lines import Choices, Line, Parts, folded
from thirdear.tui.wording import words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from thirdear.tui.desk import Desk

ROWS = 12


Entry = Action | Command


def offered(scope: str, actions: Sequence[Action] = ACTIONS) -> list[Action]:
    """Return what the palette offers on a screen; keys that stand for themselves are left out."""
    return [action for action in of(scope, actions) if not action.is_run]


def matching(entries: Sequence[Entry], typed: str, language: str) -> list[Entry]:
    """Return the entries whose words hold what was typed, or its letters in order, best first."""
    wanted = fold(typed)
    ranked: list[tuple[tuple[int, int], Entry]] = []
    for place, entry in enumerate(entries):
        label = fold(told(entry, language))
        letters = iter(label)
        if wanted in label:
            ranked.append(((int(not label.startswith(wanted)), place), entry))
        elif all(letter in letters for letter in wanted):
            ranked.append(((2, place), entry))
    return [entry for _, entry in sorted(ranked, key=lambda pair: pair[0])]


def told(entry: Entry, language: str) -> str:
    """Return the words by which an entry is found: its label, of a command its name, too."""
    label = entry.label(language)
    return f"{label} · {entry.name}" if isinstance(entry, Command) else label


class PaletteScreen(ModalScreen["Entry | None"], inherit_bindings=False):
    """A line to type in, and the actions that fit; Enter takes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("dialog"),
        ("down", "step(1)", ""),
        ("up", "step(-1)", ""),
    ]

    def __init__(self, scope: str, language: str, actions: Sequence[Action]) -> None:
        super().__init__()
        self._all: list[Entry] = [*offered(scope, actions), *COMMANDS]
        self._language = language
        self._found = list(self._all)

    def compose(self) -> ComposeResult:
        """Title, the line, the actions."""
        with Vertical(classes="window"):
            yield Line(id="title", classes="title")
            yield Field(id="line")
            yield Choices(self._row, id="answers", once=True)

    def on_mount(self) -> None:
        """Show all actions."""
        title = words(self._language)("palette.title")
        self.query_one("#title", Line).show([(f" {title}", "title")])
        rows = self.query_one(Choices)
        rows.can_focus = False
        rows.fill(len(self._found))
        self.query_one(Field).focus()
        self.on_resize()

    def on_resize(self) -> None:
        """Show as many as there is room for."""
        self.query_one(Choices).styles.height = min(ROWS, room(self.app))

    def _row(self, place: int, width: int) -> Parts:
        entry = self._found[place]
        keys = f"thirdear {entry.name}" if isinstance(entry, Command) else shown_keys(entry)
        look = "dim" if isinstance(entry, Command) else "key"
        room = max(10, width - cell_len(keys) - 3)
        return [(f" {column(entry.label(self._language), room)} ", ""), (keys, look)]

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Show what fits."""
        self._found = matching(self._all, changed.value, self._language)
        self.query_one(Choices).fill(len(self._found), place=0)

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Take the action under the cursor."""
        submitted.stop()
        place = self.query_one(Choices).place
        self.dismiss(self._found[place] if place < len(self._found) else None)

    def on_choices_taken(self, taken: Choices.Taken) -> None:
        """Take the action that was clicked, once; a double click takes it twice."""
        taken.stop()
        if self.is_active and taken.holds:
            self.dismiss(self._found[taken.place])

    def action_step(self, step: int) -> None:
        """Move the cursor in the list."""
        self.query_one(Choices).action_move(step)

    def action_cancel(self) -> None:
        """Take nothing."""
        self.dismiss(None)


def tell_command(desk: Desk, command: Command) -> None:
    """Show what is to be typed in a terminal, and copy it; or where the screen does it."""
    folder = str(desk.study.folder.resolve()) if desk.study else "FOLDER"
    typed = safe(command.typed(folder, desk.language), one_line=True)
    told = [typed]
    if desk.preferences.clipboard:
        send(typed, desk.copy_to_clipboard)
        told.append(desk.say("palette.copied"))
    if known := next((a for a in desk.actions if a.id == command.action), None):
        key = shown(known.keys[0])
        told.append(desk.say("palette.elsewhere", key=key, what=known.label(desk.language)))

    def rows(width: int) -> list[Parts]:
        looks = ["key", *["dim"] * len(told)]
        return [
            [(row, look)]
            for words, look in zip(told, looks, strict=False)
            for row in folded(words, width)
        ]

    desk.push_screen(Told(command.label(desk.language), rows, desk.language, wide=True))
