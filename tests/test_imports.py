"""What the desk needs before it appears: no library that takes long to load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("pandas", "numpy", "spacy", "statsmodels", "scipy", "matplotlib", "docx", "sqlite3")
HERE = Path(__file__).parents[1]

FIRST_PAINT = """
import asyncio, sys, tempfile
from pathlib import Path
sys.path.insert(0, {here!r})
from tests.a_desk import a_study
from thirdear.tui.app import DeskApp

async def main():
    with tempfile.TemporaryDirectory() as folder, a_study(Path(folder)) as study:
        app = DeskApp(study, "me", ("A", 1))
        async with app.run_test() as pilot:
            await pilot.press("1", "j", "t", "escape", "r", "3", "escape", "S")

asyncio.run(main())
"""
LOADED = "\nprint(*sorted(set({heavy!r}) & {{name.partition('.')[0] for name in sys.modules}}))"


def _loaded(program: str) -> list[str]:
    """Run a program in a fresh interpreter and return the heavy libraries it has loaded."""
    check = LOADED.format(heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{program}{check}"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    "module", ["thirdear", "thirdear.study", "thirdear.cli", "thirdear.tui", "thirdear.tui.app"]
)
def test_rooms_load_nothing_heavy(module: str) -> None:
    """Importing a room brings none of the heavy libraries."""
    assert _loaded(f"import {module}") == []


def test_the_command_line_does_not_load_the_screen() -> None:
    """Commands that print need no screen."""
    assert _loaded("import thirdear.cli\nassert 'textual' not in sys.modules") == []


def test_tagging_and_rating_load_nothing_heavy() -> None:
    """From the first paint through tagging, the bar and the rating form."""
    assert _loaded(FIRST_PAINT.format(here=str(HERE))) == []
