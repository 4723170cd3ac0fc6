"""What somebody likes at the desk, whatever the study: one small file, never a study's data."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

from thirdear.base.files import private_folder, write_private
from thirdear.base.reasons import reason
from thirdear.model.refusal import Refusal

Language = Literal["study", "en", "tr"]
LANGUAGES: tuple[Language, ...] = ("study", "en", "tr")
FILE = "desk.toml"
LOCKS = (5, 15, 30, 60, 0)
"""Minutes without a key or the mouse after which the desk is locked; 0 is never."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """One person's habits; ``keys`` maps the id of an action to the keys given to it."""

    language: Language = "study"
    theme: str = "dark"
    preset: str = "default"
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    auto: bool = True
    compact: bool = False
    clipboard: bool = True
    accessible: bool = False
    ascii: bool = False
    lock: int = 15
    snapshots: bool = True
    """Whether the study is copied by itself while somebody works."""
    name: str = ""
    """How this person is called as a rater; offered where a study asks for a new one."""
    instruments: tuple[str, ...] = ()
    """Codebooks that a new study is offered with."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with an entry of the file, as an entry of the wording with its values."""

    entry: str
    values: Mapping[str, str] = field(default_factory=dict)


def path() -> Path:
    """Return where the file is, or would be: below ``XDG_CONFIG_HOME`` where that is set."""
    from platformdirs import user_config_path

    chosen = os.environ.get("XDG_CONFIG_HOME")
    folder = Path(chosen, "thirdear") if chosen else None
    return (folder or user_config_path("thirdear", appauthor=False)) / FILE


def load() -> Preferences:
    """Return the preferences as far as they can be read."""
    return read()[0]


def read() -> tuple[Preferences, tuple[Trouble, ...]]:
    """Return the preferences and what is wrong with their file; what is wrong is left out."""
    try:
        text = path().read_text("utf-8")
    except FileNotFoundError:
        return Preferences(), ()
    except (OSError, UnicodeDecodeError):
        return Preferences(), (_unreadable(),)
    try:
        return understood(tomllib.loads(text))
    except (ValueError, RecursionError):
        return Preferences(), (_unreadable(),)


def _unreadable() -> Trouble:
    return Trouble("settings.unreadable", {"file": str(path())})


def understood(table: Mapping[str, Any]) -> tuple[Preferences, tuple[Trouble, ...]]:
    """Return the preferences in a table, and the entries that mean nothing."""
    given: dict[str, Any] = {}
    wrong: list[str] = []
    known = {one.name: getattr(Preferences(), one.name) for one in fields(Preferences)}
    for name, value in table.items():
        if name == "keys" and isinstance(value, dict):
            given["keys"] = {id_: tuple(keys) for id_, keys in value.items() if _are_keys(keys)}
            wrong += [f"keys.{id_}" for id_ in value if id_ not in given["keys"]]
        elif name == "instruments" and (value == [] or _are_keys(value)):
            given[name] = tuple(value)
        elif name not in known or not _fits(name, value, known[name]):
            wrong.append(name)
        else:
            given[name] = value
    troubles = (Trouble("settings.entry", {"file": FILE, "name": name}) for name in wrong)
    return Preferences(**given), tuple(troubles)


def _are_keys(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(key, str) for key in value)


def _fits(name: str, value: object, default: object) -> bool:
    allowed = {"language": LANGUAGES, "lock": LOCKS}.get(name)
    return type(value) is type(default) and (allowed is None or value in allowed)


def save(preferences: Preferences) -> None:
    """Write the file, whole and readable by its owner only; one that cannot be read is not lost.

    Comments in the file are not kept.
    """
    target = path()
    if any(trouble == _unreadable() for trouble in read()[1]):
        raise Refusal(
            f"{target} cannot be read, so it is not written over; mend it or delete it, "
            "then settings are kept.",
            f"{target} okunamadığı için üzerine yazılmadı; düzeltin ya da silin, ayarlar "
            "ondan sonra saklanır.",
        )
    private_folder(target.parent)
    try:
        write_private(target, toml(preferences).encode())
    except OSError as error:
        raise Refusal(
            f"The settings cannot be kept in {target}: {reason(error)[0]}.",
            f"Ayarlar {target} dosyasına yazılamıyor: {reason(error)[1]}.",
        ) from error


def keep(name: str, text: str) -> None:
    """Write another small file beside the preferences, readable by its owner only."""
    target = path().with_name(name)
    private_folder(target.parent)
    write_private(target, text.encode())


def toml(preferences: Preferences) -> str:
    """Return the file's text."""

    # A JSON string, number or list of strings is TOML, too; only DEL is not allowed raw in TOML.
    def value(of: object) -> str:
        return json.dumps(of, ensure_ascii=False).replace("\x7f", "\\u007f")

    lines = [
        f"{one.name} = {value(getattr(preferences, one.name))}"
        for one in fields(Preferences)
        if one.name != "keys"
    ]
    keys = [f"{value(id_)} = {value(list(keys))}" for id_, keys in preferences.keys.items()]
    return "\n".join([*lines, "", "[keys]", *keys, ""])
