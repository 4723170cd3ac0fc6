"""What is made from the table of actions: bindings, footer, help, and the check for conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations
from unicodedata import lookup

from textual.binding import Binding
from textual.keys import REPLACED_KEYS

from thirdear.tui.keys.action import Action
from thirdear.tui.keys.table import ACTIONS, CHAINS

_SHOWN = {
    "question_mark": "?",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "equals_sign": "=",
    "exclamation_mark": "!",
    "colon": ":",
    "semicolon": ";",
    "comma": ",",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "right_parenthesis": ")",
    "left_parenthesis": "(",
    "quotation_mark": '"',
    "apostrophe": "'",
    "percent_sign": "%",
    "asterisk": "*",
    "ampersand": "&",
    "underscore": "_",
    "shift+left": "Shift+←",
    "shift+right": "Shift+→",
    "space": "Space",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "shift+down": "Shift+↓",
    "shift+up": "Shift+↑",
    "backspace": "Backspace",
    "delete": "Del",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "insert": "Insert",
    "end": "End",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
}


def shown(key: str) -> str:
    """Return a key as people write it."""
    if key in _SHOWN:
        return _SHOWN[key]
    *held, last = key.split("+")
    return "+".join([*(name.capitalize() for name in held), character(last)])


def character(name: str) -> str:
    """Return the character of a key's name, or the name where the key writes none."""
    full = REPLACED_KEYS.get(name, name).replace("_", " ").upper()
    for one in (full, full.replace(" ", "-", 1)):
        with suppress(KeyError):
            return lookup(one) if len(name) > 1 else name
    return name


def shown_keys(action: Action) -> str:
    """Return an action's keys as help shows them: ``j ↓``, or ``1…9`` for a run of digits."""
    if action.is_run:
        return f"{action.keys[0]}…{action.keys[-1]}"
    return " ".join(shown(key) for key in action.keys)


def bindings(where: str, actions: Sequence[Action] = ACTIONS) -> list[Binding]:
    """Return the Textual bindings of a scope; each key's id survives a change of the key."""
    return [
        Binding(key, action.call.format(key=key), id=name, show=False)
        for action in actions
        if action.where == where
        for key, name in _named(action)
    ]


def _named(action: Action) -> Iterator[tuple[str, str]]:
    if action.is_run:
        yield from ((key, f"{action.id}.{key}") for key in action.keys)
    else:
        yield ",".join(action.keys), action.id


def of(screen: str, actions: Sequence[Action] = ACTIONS) -> list[Action]:
    """Return the actions that a screen offers, the nearest scope first."""
    return [a for scope in CHAINS[screen] for a in actions if a.where == scope]


def footer(
    screen: str, language: str, actions: Sequence[Action] = ACTIONS
) -> list[tuple[str, str]]:
    """Return key and label of the actions in a screen's footer, in order.

    The last three are the way out of the screen, help and leaving the desk.
    """
    here = (a for a in of(screen, actions) if a.call != f"app.go('{screen}')")
    chosen = sorted((a for a in here if a.footer), key=lambda a: a.footer)
    return [(shown(a.keys[0]), a.label(language)) for a in chosen]


@dataclass(frozen=True, slots=True)
class Clash:
    """A key that two actions claim on one screen."""

    key: str
    one: Action
    other: Action
    screen: str


def clashes(actions: Sequence[Action] = ACTIONS) -> list[Clash]:
    """Return every key that two actions claim on one screen."""
    return [
        Clash(key, one, other, screen)
        for screen in CHAINS
        for one, other in combinations(of(screen, actions), 2)
        for key in one.keys
        if key in other.keys
    ]


def conflicts(actions: Sequence[Action] = ACTIONS) -> list[str]:
    """Return a sentence for every key that two actions claim on one screen, and every twin id."""
    ids = Counter(action.id for action in actions)
    twins = [f"{id_} is there twice" for id_, count in ids.items() if count > 1]
    return twins + [
        f"{shown(clash.key)} is claimed by {clash.one.id} and {clash.other.id} on {clash.screen}"
        for clash in clashes(actions)
    ]
