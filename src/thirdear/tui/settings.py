"""The settings: how the desk looks, listens and begins; every key can be changed here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.screen import ModalScreen

from thirdear.base.safe import safe
from thirdear.codebook import shipped
from thirdear.tui.first.questions import ask_instruments, ask_name, instrument
from thirdear.tui.keys.action import Action
from thirdear.tui.keys.actions import bindings, character, shown, shown_keys
from thirdear.tui.keys.keyboard import actions_for, clash_of, with_keys
from thirdear.tui.keys.presets import PRESETS
from thirdear.tui.looks.families import clip, column
from thirdear.tui.looks.themes import THEMES
from thirdear.tui.parts.lines import Line, Parts
from thirdear.tui.parts.list_screen import ListScreen, Row, heading
from thirdear.tui.preferences import LANGUAGES, LOCKS, path

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from thirdear.tui.desk import Desk

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
    "snapshots": (True, False),
}
"""What can be chosen for each setting, in the order in which Enter goes through them."""
TYPED = frozenset({"bar", "codes", "dialog"})
"""Where people write: a key that is a letter would be written, not heard."""


class SettingsScreen(ListScreen, inherit_bindings=False):
    """Enter changes a row; what is changed counts at once and is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("settings")]
    scope: ClassVar[str] = "settings"
    called: ClassVar[str] = "settings.title"

    @property
    def _desk(self) -> Desk:
        return cast("Desk", self.app)

    def begin(self) -> None:
        """Show the settings, and where they are kept."""
        self.fill()
        self.renew(self.seat.say("settings.kept", file=safe(str(path()), one_line=True)), "dim")

    def make_rows(self) -> Iterator[Row]:
        """Return what can be set, and the actions of every screen with their keys."""
        for name in CHOICES:
            yield Row(partial(self._setting, name), partial(self._change, name), key=name)
        given = self._given()
        for name, ask in (("name", ask_name), ("instruments", ask_instruments)):
            painted = partial(self._personal, name, given[name])
            yield Row(painted, partial(self._ask, name, ask), key=name)
        groups: dict[str, list[Action]] = {}
        for action in self._desk.actions:
            if not action.is_run:
                groups.setdefault(action.where, []).append(action)
        for where, actions in groups.items():
            yield heading(self.seat.say(f"scope.{where}"))
            for one in actions:
                yield Row(partial(self._action, one), partial(self._ask_key, one), key=one.id)

    def _setting(self, name: str, width: int) -> Parts:
        label = column(self.seat.say(f"settings.{name}"), width - 28)
        return [(f" {label} ", "strong"), (self._value(name), "key")]

    def _personal(self, name: str, given: str, width: int) -> Parts:
        """Paint who codes here, or with which codebooks a study begins."""
        label = column(self.seat.say(f"settings.{name}"), width - 28)
        shown = clip(given or self.seat.say("settings.not_said"), 26)
        return [(f" {label} ", "strong"), (shown, "key" if given else "dim")]

    def _given(self) -> Mapping[str, str]:
        """Return the answers of the first run as they are shown."""
        wishes, language = self._desk.preferences, self.seat.language
        books = [instrument(key, language) for key in shipped() if key in wishes.instruments]
        return {"name": safe(wishes.name, one_line=True), "instruments": ", ".join(books)}

    def _ask(self, name: str, ask: Callable[[Desk, Callable[[Any], None]], None]) -> None:
        def take(answer: object) -> None:
            if answer is not None:
                self._prefer({name: answer})

        ask(self._desk, take)

    def _action(self, action: Action, width: int) -> Parts:
        own = action.id in self._desk.preferences.keys
        label = column(action.label(self.seat.language), width - 30)
        return [(f"   {label} ", ""), (f"{shown_keys(action):<24}", "key"), ("*" * own, "warn")]

    def _value(self, setting: str) -> str:
        value = getattr(self._desk.preferences, setting)
        if isinstance(value, bool):
            return self.seat.say("settings.on" if value else "settings.off")
        word = str(value).replace("-", "_")
        known = value in CHOICES[setting]
        return (
            self.seat.say(f"choice.{setting}.{word}") if known else safe(str(value), one_line=True)
        )

    def _change(self, setting: str) -> None:
        """Go to a setting's next value."""
        values, now = CHOICES[setting], getattr(self._desk.preferences, setting)
        after = values[(values.index(now) + 1) % len(values)] if now in values else values[0]
        self._prefer({setting: after})

    def _prefer(self, changes: Mapping[str, object]) -> None:
        self._desk.prefer(replace(self._desk.preferences, **changes))  # type: ignore[arg-type]
        if self.is_current:
            self.fill()
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
        wishes = self._desk.preferences
        if self.key not in wishes.keys:
            self.note(self.seat.say("settings.usual_already"), "dim")
            return
        rest = {id_: keys for id_, keys in wishes.keys.items() if id_ != self.key}
        _, troubles = actions_for(replace(wishes, keys=rest))
        if troubles:
            self.renew(self.seat.say(troubles[0].entry, **troubles[0].values), "warn")
        else:
            self._prefer({"keys": rest})


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
