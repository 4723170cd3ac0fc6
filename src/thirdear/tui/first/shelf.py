"""What stands in a folder for somebody who picks files, and which folder was picked from last."""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from thirdear.base import paths
from thirdear.base.letters import fold, lower_turkish
from thirdear.base.reasons import reason
from thirdear.model.refusal import Refusal
from thirdear.tui import preferences

FILE = "places.json"


@dataclass(frozen=True, slots=True)
class Thing:
    """A folder or a file that can be picked; ``study`` says that a folder holds a study."""

    path: Path
    folder: bool = False
    study: bool = False


def things(folder: Path, endings: Collection[str], wanted: str = "") -> list[Thing]:
    """Return the folders, then the files of these endings, in natural order; hidden ones not.

    With ``wanted`` only those whose name holds it, spelling forgiven. A folder that cannot be read
    is refused.
    """
    from thirdear.study import STUDY_FILE

    found: list[Thing] = []
    try:
        with os.scandir(folder) as every:
            for one in every:
                if one.name.startswith((".", "~$")) or fold(wanted) not in fold(one.name):
                    continue
                if one.is_dir():
                    here = Path(one.path)
                    found.append(Thing(here, True, (here / STUDY_FILE).is_file()))
                elif Path(one.name).suffix.lower() in endings:
                    found.append(Thing(Path(one.path)))
    except OSError as error:
        raise Refusal(
            f"The folder {folder} cannot be opened: {reason(error)[0]}.",
            f"{folder} klasörü açılamıyor: {reason(error)[1]}.",
        ) from error
    return sorted(found, key=lambda one: (not one.folder, _natural(one.path.name)))


def _natural(name: str) -> list[tuple[int, str]]:
    pieces: list[tuple[int, str]] = []
    digits = ""
    for letter in f"{lower_turkish(name)}\0":
        if letter.isdecimal():
            digits += letter
            continue
        if digits:
            pieces.append((int(digits), ""))
            digits = ""
        pieces.append((-1, letter))
    return pieces


def is_path(typed: str) -> bool:
    """Say whether somebody types or drags a path, and not a part of a name."""
    begins = typed.strip().lstrip("\"'“‘«")
    return bool(begins) and (
        "/" in begins or "\\" in begins or begins[0] == "~" or begins[1:2] == ":"
    )


def named(typed: str) -> tuple[Path, ...]:
    """Return the paths that were typed, pasted or dragged: one, or several as shells write them.

    Nothing where one of them is not there.
    """
    whole = _there(typed)
    if whole is not None:
        return (whole,)
    try:
        pieces = shlex.split(typed, posix=not paths.WINDOWS)
    except ValueError:
        return ()
    found = [_there(piece) for piece in pieces]
    return tuple(one for one in found if one) if all(found) else ()


def _there(typed: str) -> Path | None:
    try:
        found = paths.typed(typed)
        return found if found.exists() else None
    except (Refusal, OSError, ValueError):
        return None


def last(kind: str) -> Path:
    """Return the folder that was picked from last, else the home folder."""
    place = _kept().get(kind)
    with suppress(OSError, ValueError):
        if place and Path(place).is_dir():
            return Path(place)
    with suppress(RuntimeError):
        return Path.home()
    return Path.cwd()


def remember(kind: str, folder: Path) -> None:
    """Keep a folder for the next time; where that cannot be, go without."""
    with suppress(OSError, Refusal, ValueError):
        preferences.keep(FILE, json.dumps(_kept() | {kind: str(folder.absolute())}))


def _kept() -> dict[str, str]:
    try:
        told = json.loads(preferences.path().with_name(FILE).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {kind: place for kind, place in told.items() if isinstance(place, str)}
