"""Writing files so that they are whole or not there, and readable by their owner only."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from thirdear.base import parts
from thirdear.base.reasons import reason
from thirdear.model.refusal import Refusal

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_SYSTEM = "*S-1-5-18"
"""Windows itself, by its number: its name depends on the language."""
_BLOCK = 1 << 20
_WAITS = (0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()
"""Seconds before a file that is held by another program is tried again."""


def private_folder(folder: Path) -> Path:
    """Make a folder that only its owner may enter, whatever the umask; leave an existing one.

    Windows keeps no such bits: there its list of who may enter is made to name this user alone.
    """
    if not folder.exists():
        try:
            folder.mkdir(parents=True, mode=PRIVATE_FOLDER)
            folder.chmod(PRIVATE_FOLDER)
            if os.name == "nt":
                restrict(folder)
        except OSError as error:
            raise Refusal(
                f"The folder {folder} cannot be made: {reason(error)[0]}.",
                f"{folder} klasörü kurulamıyor: {reason(error)[1]}.",
            ) from error
    return folder


def restrict(folder: Path) -> None:
    """Let only this user and the system itself enter a new folder on Windows, and what comes in.

    What the folder would inherit is dropped only after the user is on the list; a disk without
    lists stays as it is.
    """
    import subprocess

    user = "\\".join(filter(None, (os.environ.get("USERDOMAIN"), os.environ.get("USERNAME"))))
    tool = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "icacls.exe"
    allow = [("/grant:r", f"{who}:(OI)(CI)F") for who in (user, _SYSTEM)]
    with suppress(OSError, subprocess.SubprocessError):
        for change in (*allow, ("/inheritance:r",)):
            subprocess.run(  # noqa: S603 - a program of Windows' own, by its whole path
                [str(tool), str(folder), *change, "/q"],
                check=True,
                capture_output=True,
                stdin=subprocess.DEVNULL,
                timeout=10,
            )


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a temporary path beside the target; rename it there, synced, if the block succeeds.

    A target that is a symbolic link is replaced, never followed. The file is 0600. What killed
    programs left unfinished in the same folder is erased first.
    """
    sweep(target.parent)
    temporary = _begun(target)
    try:
        yield temporary
        temporary.chmod(PRIVATE_FILE)
        sync(temporary)
        exchange(temporary, target)
        sync_folder(target.parent)
    finally:
        erase(temporary)


def _begun(target: Path) -> Path:
    try:
        return parts.new(target)
    except OSError as error:
        raise Refusal(
            f"{target} cannot be written ({reason(error)[0]}); choose another place.",
            f"{target} yazılamıyor ({reason(error)[1]}); başka bir yer seçin.",
        ) from error


def exchange(new: Path, target: Path) -> None:
    """Let a file have another one's place in one step; one that is open elsewhere is refused.

    Windows keeps open files in their place; what scans or copies new files holds them for moments.
    """
    for wait in (*_WAITS, None):
        try:
            new.replace(target)
        except PermissionError as error:
            if not target.is_file():
                raise
            if wait is None:
                raise _held(target) from error
            time.sleep(wait)
        else:
            return


def _held(target: Path) -> Refusal:
    return Refusal(
        f"{target} is open in another program; close it there (in Word, say, or let OneDrive "
        "finish) and try again. It is as it was.",
        f"{target} başka bir programda açık; orada (örneğin Word'de) kapatıp ya da OneDrive'ın "
        "işini bitirmesini bekleyip yeniden deneyin. Dosya olduğu gibi duruyor.",
    )


def write_private(target: Path, data: bytes) -> None:
    """Write a whole file or nothing, readable by its owner only."""
    with replacing(target) as temporary:
        temporary.write_bytes(data)


def erase(path: Path) -> None:
    """Overwrite a file's bytes and remove it; one that is not there is no matter.

    It loses its name first, so that nobody meets it half overwritten, and is found again by it if
    the program dies. A disk that moves what it writes (SSD), or keeps versions, may keep the old
    bytes all the same.
    """
    if not path.is_file() or path.is_symlink():
        return
    doomed = path
    if not path.name.startswith("."):
        doomed = parts.new(path)
        path.replace(doomed)
    left = doomed.stat().st_size
    with doomed.open("r+b") as stream:
        while left > 0:
            left -= stream.write(bytes(min(left, _BLOCK)))
        stream.flush()
        os.fsync(stream.fileno())
    doomed.unlink()


def sweep(folder: Path) -> tuple[Path, ...]:
    """Erase the unfinished files in a folder that nobody writes any more; return them."""
    swept = []
    for left in list(parts.found(folder)):
        with suppress(OSError):
            if parts.abandoned(left):
                erase(left)
                swept.append(left)
    return tuple(swept)


def sync(path: Path) -> None:
    """Let a file's bytes reach the disk; Windows asks for a handle that may write."""
    _flush(path, os.O_RDWR)


def _flush(path: Path, how: int) -> None:
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Let a folder's new names reach the disk, where the system lets folders be synced."""
    if os.name != "nt":
        with suppress(OSError):
            _flush(folder, os.O_RDONLY)
