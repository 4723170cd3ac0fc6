"""The actions with somebody's own keys: a preset and single changes over the table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.keys import KEY_NAME_REPLACEMENTS, _character_to_key

from thirdear.tui.keys.action import Action
from thirdear.tui.keys.actions import Clash, clashes, shown
from thirdear.tui.keys.presets import PRESETS
from thirdear.tui.keys.table import ACTIONS
from thirdear.tui.preferences import Preferences, Trouble

if TYPE_CHECKING:
    from textual.app import App


def key_name(typed: str) -> str:
    """Return a key's name as the screen library says it: ``?`` is ``question_mark``."""
    *held, last = typed.split("+") if len(typed) > 1 else [typed]
    name = _character_to_key(last) if len(last) == 1 else last
    return "+".join([*held, KEY_NAME_REPLACEMENTS.get(name, name)])


def actions_for(preferences: Preferences) -> tuple[tuple[Action, ...], tuple[Trouble, ...]]:
    """Return the actions with their keys, and what could not be followed.

    A change that would take a key from another action on the same screen is left out.
    """
    troubles: list[Trouble] = []
    preset = PRESETS.get(preferences.preset)
    if preset is None:
        troubles.append(Trouble("settings.preset_unknown", {"name": preferences.preset}))
    actions = with_keys(ACTIONS, preset or {})
    for id_, typed in preferences.keys.items():
        keys = tuple(map(key_name, typed))
        changed = with_keys(actions, {id_: keys})
        taken = clash_of(changed, id_)
        if not any(action.id == id_ and not action.is_run for action in actions):
            troubles.append(Trouble("settings.no_action", {"name": id_}))
        elif taken is not None:
            other = taken.other if taken.one.id == id_ else taken.one
            values = {"name": id_, "key": shown(taken.key), "other": other.id}
            troubles.append(Trouble("settings.taken", values))
        else:
            actions = changed
    return actions, tuple(troubles)


def with_keys(actions: Iterable[Action], keys: Mapping[str, Sequence[str]]) -> tuple[Action, ...]:
    """Return the actions, those that are named with other keys."""
    return tuple(
        replace(action, keys=tuple(keys[action.id])) if action.id in keys else action
        for action in actions
    )


def clash_of(actions: Sequence[Action], id_: str) -> Clash | None:
    """Return a key of an action that another claims on the same screen, if there is one."""
    return next((c for c in clashes(actions) if id_ in (c.one.id, c.other.id)), None)


def keymap(actions: Iterable[Action]) -> dict[str, str]:
    """Return what the screen library has to know: other keys than the table's, by action."""
    usual = {action.id: action.keys for action in ACTIONS}
    return {a.id: ",".join(a.keys) for a in actions if a.keys != usual[a.id]}


def current(app: App[Any]) -> tuple[Action, ...]:
    """Return the actions with the keys that they have on this desk."""
    found: tuple[Action, ...] = getattr(app, "actions", ACTIONS)
    return found


def first_key(app: App[Any], id_: str) -> str:
    """Return the first key of an action on this desk, as people write it."""
    return shown(next(action for action in current(app) if action.id == id_).keys[0])
