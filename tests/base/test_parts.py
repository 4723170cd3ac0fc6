"""Unfinished files are named so that they can be told from finished ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from thirdear.base import parts


def test_an_unfinished_file_lies_beside_its_target_as_the_target_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is named relative to the current one stays so, and the ending is kept."""
    monkeypatch.chdir(tmp_path)
    Path("new").mkdir()
    made = parts.new(Path("new") / "study.thirdear")
    assert made.parent == Path("new")
    assert made.suffix == ".thirdear"
    assert list(parts.found(Path("new"))) == [made]
