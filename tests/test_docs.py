"""The documentation says what the program does."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

from typer.main import get_command

from thirdear.cli import program

ROOT = Path(__file__).parents[1]


def test_the_page_of_commands_is_up_to_date() -> None:
    """Every command and option stands in the page; `python docs/commands.py` writes it."""
    page = runpy.run_path(str(ROOT / "docs" / "commands.py"))["page"]()
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == page


def test_the_readme_names_only_commands_that_exist() -> None:
    """Each `thirdear ...` line of the README is a command with options that it has."""
    root = get_command(program)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^(?:uv run )?thirdear ([a-z].*?)(?:\s{2,}#.*)?$", text, re.MULTILINE)
    assert len(lines) > 10
    for line in lines:
        words = line.split()
        command = root.commands[words[0]]  # type: ignore[attr-defined]
        if hasattr(command, "commands"):
            command = command.commands[words[1]]
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("-")} <= known, line
