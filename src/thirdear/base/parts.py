"""Unfinished files: how they are named, and whether whoever writes one is still alive.

A name tells the computer and the process, so that what a killed program left can be told from what
another window is writing at this moment.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import secrets
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_NAME = re.compile(
    r"\.(?P<stem>.+)\.(?P<host>[0-9a-f]{8})-(?P<pid>\d{1,10})-(?P<token>[0-9a-f]{6})-\w{8}"
    r"\.(?P<kind>part|swap)(?P<suffix>.*)",
    re.DOTALL,
)
_TOKEN = secrets.token_hex(3)
"""This process among all that ever had its number: in a container each start may have the same."""
_LONGEST = 40
_SKEW = 120.0
"""Seconds by which the clock of a file server may differ from this computer's."""
_ABANDONED = 3600.0
"""Seconds without a change after which the unfinished file of another computer is nobody's."""


def new(target: Path, kind: str = "part") -> Path:
    """Make an empty file beside a target, readable by its owner only, that is named as unfinished.

    It keeps the target's ending, by which some writers choose a format.
    """
    prefix = f".{target.stem[:_LONGEST]}.{_host()}-{os.getpid()}-{_TOKEN}-"
    suffix = f".{kind}{target.suffix[:_LONGEST]}"
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=suffix, dir=target.parent)
    os.close(handle)
    return target.with_name(Path(name).name)  # mkstemp makes a relative folder absolute


def taken_over(path: Path) -> Path:
    """Return the name that an unfinished file has when this process goes on with it."""
    owner = f"{_host()}-{os.getpid()}-{_TOKEN}"
    return path.with_name(re.sub(r"[0-9a-f]{8}-\d+-[0-9a-f]{6}(?=-\w{8}\.\w+)", owner, path.name))


def found(folder: Path, kind: str = "part") -> Iterator[Path]:
    """Yield the unfinished files of a kind in a folder, with what a database keeps beside them."""
    with suppress(OSError):
        for path in sorted(folder.iterdir()):
            name = _NAME.fullmatch(path.name)
            if name and name["kind"] == kind and not path.is_symlink():
                yield path


def is_part_of(path: Path, target: str) -> bool:
    """Say whether an unfinished file was to become a target of this name."""
    name, wanted = _NAME.fullmatch(path.name), Path(target)
    return bool(name and name["stem"] == wanted.stem[:_LONGEST] and name["suffix"] == wanted.suffix)


def abandoned(path: Path) -> bool:
    """Say whether nobody is writing an unfinished file any more; in doubt somebody is."""
    name = _NAME.fullmatch(path.name)
    if name is None:
        return False
    try:
        changed = path.stat().st_mtime
    except OSError:
        return False
    if name["host"] != _host():
        return time.time() - changed > _ABANDONED
    if int(name["pid"]) == os.getpid():
        return name["token"] != _TOKEN
    began = _began(int(name["pid"]))
    return began is None or began > changed + _SKEW


def _host() -> str:
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]


def _began(pid: int) -> float | None:
    """Return when a process began, in seconds; None where there is none of this number."""
    if sys.platform == "linux":
        return _began_on_linux(pid)
    import psutil

    try:
        process = psutil.Process(pid)
        ended = process.status() == psutil.STATUS_ZOMBIE
        return None if ended else float(process.create_time())
    except (psutil.NoSuchProcess, ValueError, OverflowError):
        return None
    except psutil.Error:
        return 0.0


if sys.platform == "linux":

    def _began_on_linux(pid: int) -> float | None:
        """Read it from the system's own files, which spares the import of a library."""
        try:
            told = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
            booted = re.search(r"^btime (\d+)", Path("/proc/stat").read_text("utf-8"), re.MULTILINE)
        except FileNotFoundError:
            return None
        except OSError:
            return 0.0
        state, *rest = told.rpartition(")")[2].split()
        if state in "ZX":
            return None
        return float(booted[1]) + int(rest[18]) / os.sysconf("SC_CLK_TCK") if booted else 0.0
