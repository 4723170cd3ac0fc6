"""A small part of the damaged files: every reader reads or refuses; deep nests and long numbers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from thirdear import codebook
from thirdear.exchange import passfile
from thirdear.model.refusal import Refusal
from thirdear.study import Study, facts, judgements
from thirdear.tui import preferences

PROGRAM = Path(__file__).parents[2] / "benchmarks" / "fuzz.py"
DEEP, LONG = "a = " + "[" * 5000, "a = " + "9" * 5000


@pytest.mark.skipif(sys.platform != "linux", reason="its limits are those of Linux")
def test_damaged_files_are_read_or_refused() -> None:
    """No fault, nothing slow, nothing that takes the memory; all of the inputs are counted."""
    done = subprocess.run(
        [sys.executable, str(PROGRAM), "--count", "300", "--seed", "7", "--workers", "1"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "300 inputs in" in done.stdout


@pytest.mark.parametrize("text", [DEEP, LONG], ids=["deep", "long"])
def test_toml_that_python_gives_up_on_is_refused(text: str) -> None:
    """What is nested without end, or a number of thousands of digits, is one sentence."""
    with pytest.raises(Refusal, match="facts"):
        facts.parse(text, "facts.toml")
    with pytest.raises(Refusal, match="book"):
        codebook.parse(text, "book.toml")
    preferences.path().parent.mkdir(parents=True)
    preferences.path().write_text(text, "utf-8")
    assert [trouble.entry for trouble in preferences.read()[1]] == ["settings.unreadable"]


@pytest.mark.parametrize("text", ["[" * 100_000, "9" * 5000], ids=["deep", "long"])
def test_passes_that_python_gives_up_on_are_refused(tmp_path: Path, text: str) -> None:
    """The same of a file of passes."""
    file = tmp_path / "passes.json"
    file.write_text(text, "utf-8")
    with pytest.raises(Refusal, match="passes"):
        passfile.read(file)


def test_a_number_that_no_column_holds_is_refused(tmp_path: Path) -> None:
    """The session of a tag from elsewhere may be any number; what was there stays."""
    file = tmp_path / "tags.csv"
    file.write_text(f"case,session,segment,code,rater\nA,{'9' * 20},1,mbtc.holding,R1\n", "utf-8")
    with (
        Study.create(tmp_path / "oak", codebooks=["mbt-c-as"]) as study,
        pytest.raises(Refusal, match="too large"),
    ):
        judgements.import_tags(study, file)
