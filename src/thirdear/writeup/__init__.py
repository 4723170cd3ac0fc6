"""Write-ups as Word documents: the only door to Word files and figures.

Word and figure libraries are loaded when a document is written, not when this room is imported.
"""

from __future__ import annotations

from pathlib import Path

from thirdear.model.writing import WriteUp
from thirdear.writeup.words import letter as speaker_letter

__all__ = ["case_study", "is_untouched", "speaker_letter", "words_in"]


def case_study(writeup: WriteUp, path: Path) -> None:
    """Write the case study to ``path``: a whole .docx or nothing, equal input equal bytes."""
    from thirdear.writeup import document

    document.write(writeup, path)


def is_untouched(path: Path) -> bool:
    """Say whether a document is, part for part, as it was once written here."""
    from thirdear.writeup import package

    return package.is_untouched(path)


def words_in(path: Path) -> str:
    """Return every word that a document holds, in every part of it, and its file's name."""
    from thirdear.writeup import package

    return package.words_in(path)
