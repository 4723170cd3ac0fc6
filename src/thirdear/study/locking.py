"""Whether a study asks for a passphrase, told from its file before it is opened."""

from __future__ import annotations

from pathlib import Path

from thirdear.study.study import STUDY_FILE

_PLAIN = b"SQLite format 3\0"


def is_encrypted(folder: Path) -> bool:
    """Say whether the study in a folder has a passphrase; False where there is no study."""
    try:
        with (folder / STUDY_FILE).open("rb") as stream:
            start = stream.read(len(_PLAIN))
    except OSError:
        return False
    return bool(start) and start != _PLAIN
