"""The settings: how the desk looks, listens and begins; every key can be changed here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual.screen import ModalScreen

from thirdear.base.safe import safe
from thirdear.tui.keys.action import Action
from thirdear.tui.keys.actions import bindings, character, shown, shown_keys
from thirdear.tui.keys.keyboard import actions_for, clash_of, with_keys
from thirdear.tui.keys.presets import PRESETS
from thirdear.tui.looks.families import column
from thirdear.tui.looks.themes import THEMES
from thirdear.tui.parts.lines import Choices, Footer, Line, Parts
from thirdear.tui.parts.note import NotingScreen
from thirdear.tui.preferences import LANGUAGES, LOCKS, path

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from thirdear.tui.desk import Desk
    from thirdear.tui.seat import Seat

CHOICES: Mapping[str, tuple[str | bool | int, ...]] = {
    "language": LANGUAGES,
    "theme": tuple(THEMES),
    "preset": tuple(PRESETS),
    "auto": (True, False),
    "compact": (False, True),
    "clipboard": (True, False),
    "accessible": (False, True),
    "ascii": (False, True),
    "lock": LOCKS,
}
"""What can be chosen for each setting, in the order in which Enter goes through them."""
TYPED = frozenset({"bar", "codes", "dialog"})
"""Where people write: a key that is a letter would be written, not heard."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a heading, a setting, or an action with its keys."""

    heading: str = ""
    setting: str = ""
    action: Action | None = None


class SettingsScreen(NotingScreen[None], inherit_bindings=False):
    """Enter changes a row; what is changed counts at once and is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("settings")]
    scope: ClassVar[str] = "settings"

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self.entries: list[Entry] = []

    @property
    def _desk(self) -> Desk:
        return cast("Desk", self.app)

    def compose(self) -> ComposeResult:
        """Header, rows, message, footer."""
        yield Line(id="head", classes="title")
        yield Choices(self._row, id="settings")
        yield Line(id="note")
        yield Footer("settings", self.seat.language)

    def on_mount(self) -> None:
        """Show the settings."""
        self.query_one("#head", Line).show([(f" {self.seat.say('settings.title')}", "title")])
        self._fill()
        self.query_one(Choices).focus()
        self.renew(self.seat.say("settings.kept", file=safe(str(path()), one_line=True)), "dim")

    def _fill(self) -> None:
        say = self.seat.say
        self.entries = [Entry(setting=name) for name in CHOICES]
        groups: dict[str, list[Action]] = {}
        for action in self._desk.actions:
            if not action.is_run:
                groups.setdefault(action.where, []).append(action)
        for where, actions in groups.items():
            self.entries.append(Entry(heading=say(f"scope.{where}")))
            self.entries += [Entry(action=action) for action in actions]
        headings = [place for place, entry in enumerate(self.entries) if entry.heading]
        self.query_one(Choices).fill(len(self.entries), headings)

    def _row(self, place: int, width: int) -> Parts:
        entry, say = self.entries[place], self.seat.say
        if entry.heading:
            return [(f" {entry.heading}", "title")]
        if entry.action is not None:
            own = entry.action.id in self._desk.preferences.keys
            label = column(entry.action.label(self.seat.language), width - 30)
            keys = shown_keys(entry.action)
            return [(f"   {label} ", ""), (f"{keys:<24}", "key"), ("*" * own, "warn")]
        label = column(say(f"settings.{entry.setting}"), width - 28)
        return [(f" {label} ", "strong"), (self._value(entry.setting), "key")]

    def _value(self, setting: str) -> str:
        value = getattr(self._desk.preferences, setting)
        if isinstance(value, bool):
            return self.seat.say("settings.on" if value else "settings.off")
        word = str(value).replace("-", "_")
        known = value in CHOICES[setting]
        return (
            self.seat.say(f"choice.{setting}.{word}") if known else safe(str(value), one_line=True)
        )

    def on_choices_taken(self, taken: Choices.Taken) -> None:
        """Go to a setting's next value, or ask for an action's new key."""
        taken.stop()
        entry = self.entries[taken.place]
        if entry.action is not None:
            self._ask_key(entry.action)
            return
        wishes = self._desk.preferences
        values = CHOICES[entry.setting]
        now = getattr(wishes, entry.setting)
        after = values[(values.index(now) + 1) % len(values)] if now in values else values[0]
        self._prefer({entry.setting: after})

    def _prefer(self, changes: Mapping[str, object]) -> None:
        self._desk.prefer(replace(self._desk.preferences, **changes))  # type: ignore[arg-type]
        if self.is_current:
            self._fill()
            troubles = self._desk.troubles
            told = self.seat.say(troubles[0].entry, **troubles[0].values) if troubles else ""
            self.renew(told, "warn")

    def _ask_key(self, action: Action) -> None:
        label = action.label(self.seat.language)
        window = KeyWindow(self.seat.say("settings.press", action=label), self.seat.language)
        self.app.push_screen(window, lambda key: self._give(action, key) if key else None)

    def _give(self, action: Action, key: str) -> None:
        """Let a key be an action's only one, unless another on the same screen has it."""
        if action.where in TYPED and _writes(key):
            typed = self.seat.say("settings.typed", name=action.label(self.seat.language))
            self.renew(typed, "warn")
            return
        taken = clash_of(with_keys(self._desk.actions, {action.id: (key,)}), action.id)
        if taken is not None:
            other = taken.other if taken.one.id == action.id else taken.one
            names = [one.label(self.seat.language) for one in (action, other)]
            values = {"name": names[0], "key": shown(key), "other": names[1]}
            self.renew(self.seat.say("settings.taken", **values), "warn")
            return
        self._prefer({"keys": {**self._desk.preferences.keys, action.id: (key,)}})

    def action_usual(self) -> None:
        """Give an action the keys of the set again."""
        entry = self.entries[self.query_one(Choices).place]
        wishes = self._desk.preferences
        if entry.action is None or entry.action.id not in wishes.keys:
            return
        rest = {id_: keys for id_, keys in wishes.keys.items() if id_ != entry.action.id}
        _, troubles = actions_for(replace(wishes, keys=rest))
        if troubles:
            self.renew(self.seat.say(troubles[0].entry, **troubles[0].values), "warn")
        else:
            self._prefer({"keys": rest})

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss()


def _writes(key: str) -> bool:
    """Say whether a key writes something where people write."""
    written = character(key)
    return len(written) == 1 and written.isprintable()


class KeyWindow(ModalScreen[str | None], inherit_bindings=False):
    """Waits for one key and gives its name back; Esc gives None."""

    def __init__(self, title: str, language: str) -> None:
        super().__init__()
        self._title, self._language = title, language

    def compose(self) -> ComposeResult:
        """Only the question."""
        yield Line(id="ask", classes="window")

    def on_mount(self) -> None:
        """Ask."""
        line = self.query_one(Line)
        line.styles.height = 3
        line.show([(f" {self._title}", "title")])

    def on_key(self, event: events.Key) -> None:
        """Take the key, whatever it is."""
        event.stop()
        event.prevent_default()
        self.dismiss(None if event.key == "escape" else event.key)
