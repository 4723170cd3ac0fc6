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


def test_the_page_of_keys_is_up_to_date() -> None:
    """Every action with its keys stands in the page; `python docs/keys.py` writes it."""
    page = runpy.run_path(str(ROOT / "docs" / "keys.py"))["page"]()
    assert (ROOT / "docs" / "keys.md").read_text(encoding="utf-8") == page


def test_the_pictures_are_all_there() -> None:
    """The README shows pictures that `python docs/pictures.py` makes; they ask no server."""
    made = runpy.run_path(str(ROOT / "docs" / "pictures.py"))["PICTURES"]
    shown = re.findall(r"docs/pictures/([\w-]+)\.svg", (ROOT / "README.md").read_text("utf-8"))
    assert set(shown) <= {one.name for one in made}
    for one in made:
        svg = (ROOT / "docs" / "pictures" / f"{one.name}.svg").read_text("utf-8")
        addresses = re.findall(r"https?://[^\s\"')<]+", svg)
        assert {a.rstrip("./") for a in addresses} <= {"http://www.w3.org/2000/svg"} | _OURS


_OURS = {"https://www.textualize.io"}
"""Who wrote the library that draws the pictures stands in a comment."""


def test_the_readme_names_only_commands_that_exist() -> None:
    """Each `thirdear ...` line of the README is a command with options that it has."""
    root = get_command(program)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^(?:uv run )?thirdear ([a-z].*?)(?:\s{2,}#.*)?$", text, re.MULTILINE)
    assert len(lines) > 10
    for line in lines:
        words = line.split()
        command = root.commands[words[0]]  # type: ignore[attr-defined]
        alone = getattr(command, "invoke_without_command", False) and len(words) == 1
        if hasattr(command, "commands") and not alone:
            command = command.commands.get(words[1], command)
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("-")} <= known, line


def test_the_security_page_names_only_what_exists() -> None:
    """Each command that the page advises, with its options, is one that the program has."""
    root = get_command(program)
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = re.findall(r"`thirdear ([a-z][^`]*)`", text)
    assert len(named) > 10
    for line in named:
        first, *options = line.split()
        command = root.commands[first]  # type: ignore[attr-defined]
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in options if word.startswith("-")} <= known, line
