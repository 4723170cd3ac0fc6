"""Commands in messages can be typed as they stand, at Windows and elsewhere."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import thirdear
from thirdear.base.shell import quoted


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        (r"C:\thirdear\study", r"C:\thirdear\study"),
        (r"C:\Ayşe'nin\study", '"C:\\Ayşe\'nin\\study"'),
        ("C:\\my study\\", '"C:\\my study\\\\"'),
        (r"\\server\a&b", r'"\\server\a&b"'),
        ('a "b"', r'"a \"b\""'),
        ("$home", '"$home"'),
        ("A", "A"),
        ("", '""'),
    ],
)
def test_a_word_is_shown_as_windows_takes_it(word: str, shown: str) -> None:
    """Its command lines know double quotes alike; cmd.exe takes single ones for letters."""
    assert quoted(word, windows=True) == shown


@given(st.text(min_size=1))
def test_elsewhere_a_word_is_shown_as_a_shell_takes_it(word: str) -> None:
    """What is typed again means the same word."""
    assert shlex.split(quoted(word, windows=False)) == [word]


def test_one_module_quotes_for_command_lines() -> None:
    """Else a command that is told to somebody at Windows could not be typed there."""
    source = Path(thirdear.__file__).parent
    uses = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if "import shlex" in (text := path.read_text("utf-8")) or "from shlex" in text
    }
    assert uses == {"base/shell.py", "tui/first/shelf.py"}  # the latter reads what was typed
