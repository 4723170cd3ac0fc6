"""What differs between systems, for tests: permission bits, links, pseudo terminals."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

needs_modes = pytest.mark.skipif(os.name == "nt", reason="Windows keeps no permission bits")


def has_mode(path: Path, mode: int) -> bool:
    """Say whether a file has these permission bits; Windows has access lists instead."""
    return os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == mode


def at_terminal(monkeypatch: pytest.MonkeyPatch, stream: str = "stdin") -> None:
    """Let a standard stream pass for a terminal, to Windows' own question, too."""
    monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True, raising=False)
    monkeypatch.setattr("thirdear.base.streams._is_console", lambda _: True, raising=False)


def link(path: Path, to: Path) -> None:
    """Make a symbolic link, or skip the test where the system does not let its users make one."""
    try:
        path.symlink_to(to)
    except (OSError, NotImplementedError):
        pytest.skip("symbolic links need a right here that this user does not have")
    if not path.is_symlink():
        pytest.skip("this system makes links that it does not know again")
