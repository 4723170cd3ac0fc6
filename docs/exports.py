"""Write the demonstration's write-ups in both languages: `python docs/exports.py`."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from thirdear.study import demo

EXPORTS = Path(__file__).parents[1] / "exports"


def main() -> None:
    """Make the demonstration in each language, in a folder of its own, and copy its document."""
    for language in ("en", "tr"):
        with tempfile.TemporaryDirectory() as folder:
            done = demo.demonstrate(Path(folder) / "study", language, print)
            shutil.copyfile(done.document, EXPORTS / done.document.name)
            print(f"written: {EXPORTS / done.document.name}")


if __name__ == "__main__":
    main()
