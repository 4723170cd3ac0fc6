"""Write the demonstration's write-ups in both languages: `python docs/exports.py`."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from thirdear import open_study
from thirdear.study import demonstrating

EXPORTS = Path(__file__).parents[1] / "exports"


def main() -> None:
    """Make the demonstration in a folder of its own, and copy its documents."""
    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder) / "study"
        done = demonstrating.demonstrate(study, "en", print)
        with open_study(study) as opened:
            documents = [done.document, opened.report(language="tr")]
        for document in documents:
            shutil.copyfile(document, EXPORTS / document.name)
            print(f"written: {EXPORTS / document.name}")


if __name__ == "__main__":
    main()
