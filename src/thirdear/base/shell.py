"""Commands as they are told to somebody who types them into this system's command line."""

from __future__ import annotations

import re
import shlex
import sys

WINDOWS = sys.platform == "win32"
_ACTING = re.compile(r"[^\w@+=:./\\-]")
"""What cmd.exe or PowerShell may take for more than a sign of a word."""


def quoted(word: str, *, windows: bool = WINDOWS) -> str:
    """Return a word as it is typed into this system's command line, in quotes if it needs them."""
    if not windows:
        return shlex.quote(word)
    from subprocess import list2cmdline

    # Both of Windows' command lines know double quotes, and cmd.exe no others.
    line = list2cmdline([word])
    return f'"{line}"' if _ACTING.search(line) and not line.startswith('"') else line
