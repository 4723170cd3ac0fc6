"""Opening a file or a folder with the computer's own program for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def opens() -> bool:
    """Say whether this computer can show a file at all: not over ssh, not without a screen."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def show(path: Path) -> bool:
    """Open a file or a folder; return whether a program took it."""
    if not opens():
        return False
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - the user's own file, by the user's wish
            return True
        program = "open" if sys.platform == "darwin" else "xdg-open"
        subprocess.Popen(  # noqa: S603 - a known program, one path
            [program, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
