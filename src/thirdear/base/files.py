"""Writing files so that they are whole or not there, and readable by their owner only."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from thirdear.model.refusal import Refusal

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_BLOCK = 1 << 20


def private_folder(folder: Path) -> Path:
    """Make a folder that only its owner may enter, whatever the umask; leave an existing one."""
    if not folder.exists():
        try:
            folder.mkdir(parents=True, mode=PRIVATE_FOLDER)
            folder.chmod(PRIVATE_FOLDER)
        except OSError as error:
            raise Refusal(
                f"The folder {folder} cannot be made: {error.strerror}.",
                f"{folder} klasörü kurulamıyor: {error.strerror}.",
            ) from error
    return folder


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a temporary path beside the target; rename it there, synced, if the block succeeds.

    A target that is a symbolic link is replaced, never followed. The file is 0600.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(PRIVATE_FILE)
        _sync(temporary)
        temporary.replace(target)
        sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


def write_private(target: Path, data: bytes) -> None:
    """Write a whole file or nothing, readable by its owner only."""
    with replacing(target) as temporary:
        temporary.write_bytes(data)


def erase(path: Path) -> None:
    """Overwrite a file's bytes, then remove it; one that is not there is no matter.

    A disk that moves what it writes (SSD), or keeps versions, may keep the old bytes all the same.
    """
    if not path.is_file() or path.is_symlink():
        return
    left = path.stat().st_size
    with path.open("r+b") as stream:
        while left > 0:
            left -= stream.write(bytes(min(left, _BLOCK)))
        stream.flush()
        os.fsync(stream.fileno())
    path.unlink()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Let a folder's new names reach the disk, where the system lets folders be synced."""
    if os.name != "nt":
        with suppress(OSError):
            _sync(folder)
