"""The studies that were opened here before, the latest first: their folders, nothing of them."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from thirdear.model.refusal import Refusal
from thirdear.tui import preferences

MOST = 9
FILE = "recent.json"


def folders() -> tuple[Path, ...]:
    """Return the folders that still hold a study."""
    from thirdear.study import STUDY_FILE

    return tuple(path for path in _listed() if (path / STUDY_FILE).is_file())


def _listed() -> list[Path]:
    try:
        told = json.loads(preferences.path().with_name(FILE).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    return [Path(one) for one in told if isinstance(one, str)] if isinstance(told, list) else []


def remember(folder: Path) -> None:
    """Put a study at the head of the list; where that cannot be kept, it is not."""
    folder = folder.absolute()
    others = [path for path in _listed() if path != folder]
    with suppress(OSError, Refusal):
        preferences.keep(FILE, json.dumps([str(path) for path in (folder, *others)][:MOST]))


def forget(folder: Path) -> None:
    """Take a study off the list; the study itself stays."""
    others = [str(path) for path in _listed() if path != folder.absolute()]
    with suppress(OSError, Refusal):
        preferences.keep(FILE, json.dumps(others))
