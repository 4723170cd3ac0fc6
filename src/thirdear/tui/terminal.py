"""A second process that gives the terminal back when the desk is killed and cannot do it itself.

It waits at a pipe. When the desk ends well, it is told so; when the pipe closes without a word, it
puts the terminal's settings back, and turns off the mouse, the second screen and bracketed paste.
It is this file, run by itself, so it imports the standard library only.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TERMINAL = "/dev/tty"
WELL = "well"
BACK = (
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l"  # the mouse
    "\x1b[?2004l\x1b[?1004l"  # bracketed paste, news of the focus
    "\x1b[<u"  # the extended keys
    "\x1b[?1049l\x1b[?25h\x1b[0m"  # the first screen, a cursor, plain colours
)


@contextmanager
def restored() -> Iterator[None]:
    """Give the terminal back after the block, however this process ends; elsewhere do nothing."""
    settings = _settings()
    if settings is None:
        yield
        return
    watcher = subprocess.Popen(  # noqa: S603 - this file, run by this interpreter
        [sys.executable, "-I", "-S", __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    pipe = watcher.stdin
    assert pipe is not None
    with suppress(OSError):
        pipe.write(f"{settings}\n")
        pipe.flush()
    try:
        yield
    finally:
        with suppress(OSError):
            pipe.write(WELL)
            pipe.close()
        watcher.wait()


def _settings() -> str | None:
    """Return the settings of the terminal on standard input as JSON, None where there is none."""
    if sys.platform == "win32" or not sys.stdin or not sys.stdin.isatty():
        return None
    import termios

    *flags, characters = termios.tcgetattr(sys.stdin.fileno())
    shown = [c.decode("latin-1") if isinstance(c, bytes) else c for c in characters]
    return json.dumps([*flags, shown])


def _put_back(settings: str) -> None:
    import termios

    *flags, characters = json.loads(settings)
    with Path(TERMINAL).open("wb", buffering=0) as terminal:
        terminal.write(BACK.encode("ascii"))
        kept = [c.encode("latin-1") if isinstance(c, str) else c for c in characters]
        termios.tcsetattr(terminal.fileno(), termios.TCSANOW, [*flags, kept])


def _watch() -> None:
    # What stops the desk must not stop this; writing from the background must be possible.
    for name in ("SIGINT", "SIGHUP", "SIGTERM", "SIGQUIT", "SIGTSTP", "SIGTTOU"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    settings = sys.stdin.readline()
    if sys.stdin.read() != WELL and settings:
        with suppress(OSError):
            _put_back(settings)
    os._exit(0)


if __name__ == "__main__":
    _watch()
