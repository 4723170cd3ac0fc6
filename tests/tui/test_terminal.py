"""The terminal is given back when the desk is killed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="there are no pseudo terminals on Windows")
termios = pytest.importorskip("termios", reason="there are no pseudo terminals on Windows")

PROGRAM = """
import os, signal, sys, tty
from thirdear.tui.terminal import restored
with restored():
    before = tty.tcgetattr(0)
    tty.setraw(0)
    sys.stdout.write("\\x1b[?1003h\\x1b[?1049hdrawn")
    sys.stdout.flush()
    {end}
"""


def _run(end: str) -> tuple[bytes, bool]:
    """Run a program from a shell in a pseudo terminal until the shell says that it went on.

    Return what came, and whether the terminal is still raw.
    """
    program = PROGRAM.format(end=end)
    shell, screen = pty.fork()
    if shell == 0:
        os.environ |= {"PYTHON": sys.executable, "PROGRAM": program}
        os.execv("/bin/sh", ["sh", "-c", '"$PYTHON" -c "$PROGRAM"; sleep 1; echo went on'])
    seen = b""
    while b"went on" not in seen:
        seen += os.read(screen, 4096)
    raw = not termios.tcgetattr(screen)[3] & termios.ICANON
    os.close(screen)
    os.waitpid(shell, 0)
    return seen, raw


def test_a_killed_desk_gives_the_terminal_back() -> None:
    """After SIGKILL the mouse and the second screen are off, and lines are lines again."""
    seen, raw = _run("os.kill(os.getpid(), signal.SIGKILL)")
    assert b"\x1b[?1003l" in seen
    assert b"\x1b[?1049l" in seen
    assert not raw


def test_a_desk_that_ends_well_is_left_alone() -> None:
    """Nothing is written after an ordinary end: the desk has cleaned up itself."""
    seen, raw = _run("tty.tcsetattr(0, tty.TCSANOW, before)")
    assert b"drawn" in seen
    assert b"?1049l" not in seen
    assert not raw


def test_without_a_terminal_there_is_nothing_to_watch(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Standard input that is a file starts no second process."""
    from thirdear.tui import terminal

    (tmp_path / "in").write_text("", "utf-8")
    with (tmp_path / "in").open() as file, monkeypatch.context() as patched:
        patched.setattr(sys, "stdin", file)
        patched.setattr(terminal.subprocess, "Popen", lambda *_, **__: pytest.fail("started"))
        with terminal.restored():
            pass
