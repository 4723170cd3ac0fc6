"""A sheet of paper on which a passphrase is written by hand; it is never printed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from thirdear.base.safe import safe
from thirdear.study.core import NAMES_FILE, STUDY_FILE

_SHEET = """\
RECOVERY SHEET                                                   {today}

Study:        {study}
File:         {file}

Passphrase (by hand, never typed into a file):

  __________________________________________________________________

  __________________________________________________________________

Written by: ______________________   Kept at: ______________________

Without this passphrase nobody can read the file, its makers neither.
Lock this sheet up, away from the computer. Who finds both reads all.
"""


def recovery(folder: Path, *, names: bool) -> str:
    """Return the sheet for a study's passphrase, or for that of its list of pseudonyms."""
    return _SHEET.format(
        today=datetime.now(UTC).date().isoformat(),
        study=safe(folder.resolve().name, one_line=True),
        file=NAMES_FILE if names else STUDY_FILE,
    )
