"""Copying: the computer's own tool first, the terminal over ssh or where there is no tool."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from thirdear.tui import clipboard

WORDS = "Iğdır'a gitmek istemiyorum 🙂 [laughs]"


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for xclip that keeps what it was given."""
    if os.name == "nt":
        pytest.skip("xclip is a program of other systems")
    kept = tmp_path / "kept"
    program = tmp_path / "xclip"
    program.write_text(f'#!/bin/sh\n/bin/cat > "{kept}"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return kept


def test_the_tool_gets_the_words(tool: Path) -> None:
    """Turkish letters and emoji arrive as they are; the terminal is not asked."""
    clipboard.send(WORDS, lambda _: pytest.fail("asked the terminal"))
    assert tool.read_text("utf-8") == WORDS


def test_over_ssh_the_terminal_is_asked(tool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tool would fill the clipboard of the wrong computer."""
    monkeypatch.setenv("SSH_CONNECTION", "somebody")
    asked: list[str] = []
    clipboard.send(WORDS, asked.append)
    assert asked == [WORDS]
    assert not tool.exists()


@pytest.mark.parametrize("broken", ["fails", "no display", "gone"])
def test_without_a_tool_that_works_the_terminal_is_asked(
    tool: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    """A tool that fails, lacks its display or is not there is passed over."""
    program = tool.with_name("xclip")
    if broken == "fails":
        program.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    elif broken == "gone":
        program.unlink()
    else:
        monkeypatch.delenv("DISPLAY")
    asked: list[str] = []
    clipboard.send(WORDS, asked.append)
    assert asked == [WORDS]
