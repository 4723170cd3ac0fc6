"""The file for Windows: what stands in it besides Python and the libraries."""

from __future__ import annotations

import importlib.util
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / ".github" / "release" / "windows.py"
BESIDE = PROGRAM.with_name("windows")


def test_the_folder_stands_in_front_of_every_path(tmp_path: Path) -> None:
    """Unzipped where somebody likes, everything lies in one folder."""
    spec = importlib.util.spec_from_file_location("windows", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    windows = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(windows)
    folder = tmp_path / "thirdear"
    (folder / "site" / "empty").mkdir(parents=True)
    (folder / "site" / "ışık.py").write_text("", "utf-8")
    (folder / "thirdear.bat").write_text("", "ascii")
    windows.pack(folder, tmp_path / "made.zip")
    with zipfile.ZipFile(tmp_path / "made.zip") as made:
        assert made.namelist() == ["thirdear/site/ışık.py", "thirdear/thirdear.bat"]


def test_the_command_file_starts_its_own_python() -> None:
    """From whatever folder, with whatever is typed; cmd.exe needs its line ends and its letters."""
    told = (BESIDE / "thirdear.bat").read_bytes()
    assert told.isascii()
    assert told.count(b"\n") == told.count(b"\r\n") > 5
    assert b'"%~dp0python\\python.exe" -m thirdear %*\r\n' in told


@pytest.mark.parametrize("words", ["thirdear demo", "thirdear --help", "thirdear.bat"])
def test_the_note_beside_it_is_in_both_languages(words: str) -> None:
    """It names the same things twice."""
    english, _, turkish = (BESIDE / "README.txt").read_text("utf-8").partition("thirdear, Windows")
    assert words in english
    assert words in turkish
