"""The clipboard: a tool of this computer first, the terminal's own way over ssh or without one."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

TOOLS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "pbcopy": ((), "utf-8"),
    "wl-copy": ((), "utf-8"),
    "xclip": (("-selection", "clipboard"), "utf-8"),
    "xsel": (("--clipboard", "--input"), "utf-8"),
    "clip.exe": ((), "utf-16-le"),
}
"""Programs that take a text for the clipboard: arguments, and the encoding they read."""
NEEDS = {"wl-copy": "WAYLAND_DISPLAY", "xclip": "DISPLAY", "xsel": "DISPLAY"}
PATIENCE = 2.0
"""Seconds after which a tool that does not answer is given up."""


def may_copy(app: App[object]) -> bool:
    """Say whether copying is switched on; what is copied leaves the study's protection."""
    preferences = getattr(app, "preferences", None)
    return preferences is None or bool(preferences.clipboard)


def send(text: str, terminal: Callable[[str], None]) -> None:
    """Send text to the clipboard; ``terminal`` asks the terminal to take it (OSC 52).

    Nobody can know whether a terminal took it, so say "sent".
    """
    if "SSH_CONNECTION" in os.environ or not any(_give(tool, text) for tool in TOOLS):
        terminal(text)


def _give(tool: str, text: str) -> bool:
    program = shutil.which(tool)
    if program is None or (tool in NEEDS and NEEDS[tool] not in os.environ):
        return False
    arguments, encoding = TOOLS[tool]
    try:
        done = subprocess.run(  # noqa: S603 - a known program, the text on its input only
            [program, *arguments],
            input=text.encode(encoding),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
