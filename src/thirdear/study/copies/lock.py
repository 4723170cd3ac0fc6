"""Whether a database asks for a passphrase, told from its file before it is opened."""

from __future__ import annotations

from pathlib import Path

_PLAIN = b"SQLite format 3\0"


def is_encrypted(database: Path) -> bool:
    """Say whether a database has a passphrase; False where there is none, or it cannot be read."""
    try:
        with database.open("rb") as stream:
            start = stream.read(len(_PLAIN))
    except OSError:
        return False
    return bool(start) and start != _PLAIN
