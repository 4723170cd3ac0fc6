"""The commands stand in panels, are loaded when they are called, and show how they are used."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from thirdear.cli import program
from thirdear.cli.commands import MOVED, PANELS, names
from thirdear.cli.examples import EXAMPLES

ROOT: Any = get_command(program)


def _paths(command: Any, name: str = "") -> Iterator[str]:
    inner = getattr(command, "commands", {})
    if name and (not inner or getattr(command, "invoke_without_command", False)):
        yield name
    for key, one in inner.items():
        yield from _paths(one, f"{name} {key}".strip())


def test_at_most_thirty_commands_stand_at_the_top() -> None:
    """A newcomer sees a page, not a catalogue."""
    assert len(names()) <= 30
    assert len(set(names())) == len(names())


def test_every_line_of_the_help_is_whole_at_80_columns() -> None:
    """Each command has one line in either language, and none is cut."""
    longest = max(map(len, names()))
    for panel in PANELS.values():
        for told in panel.values():
            for sentence in told:
                assert len(f"  {sentence}") + longest + 2 <= 80, sentence
                assert sentence.endswith(".")
    shown = CliRunner().invoke(program, ["--help"]).output
    assert "..." not in shown.partition("\n")[2]
    assert max(map(len, shown.splitlines())) <= 80


def test_every_command_has_two_examples() -> None:
    """None is left out, and none is told that does not exist."""
    assert set(EXAMPLES) == set(_paths(ROOT))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_of_a_command_can_be_typed(name: str) -> None:
    """Each is understood as it stands: arguments, options and their values."""
    for one in EXAMPLES[name]:
        command, context, words = ROOT, ROOT.make_context("thirdear", []), shlex.split(name)
        for word in words:
            command = command.commands[word]
        command.make_context(name, shlex.split(one), parent=context)


def test_the_help_of_a_command_begins_with_its_examples() -> None:
    """After the line of usage, before what the options mean."""
    lines = CliRunner().invoke(program, ["transcripts", "split", "--help"]).output.splitlines()
    assert lines[0].startswith("Usage: ")
    assert lines[2:4] == [
        "Examples:",
        "  thirdear transcripts split --case C07 --session 12 --at 480",
    ]


@pytest.mark.parametrize("old", MOVED)
def test_a_command_that_moved_is_found_by_its_old_name(old: str) -> None:
    """Scripts go on working; a line on stderr says the new name, and stdout says nothing of it."""
    done = CliRunner().invoke(program, [old, "--help"])
    assert done.exit_code == 0
    assert f"`thirdear {MOVED[old]} {old}`" in done.stderr
    assert "This command is now" not in done.stdout


def test_a_mistyped_command_is_answered_with_the_nearest() -> None:
    """Nothing is loaded for that; the exit code is that of wrong usage."""
    done = CliRunner().invoke(program, ["grangr"])
    assert done.exit_code == 2
    assert "Did you mean 'granger'" in done.stderr


def _groups(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, one in getattr(command, "commands", {}).items():
        if getattr(one, "commands", None):
            yield (*path, key)
            yield from _groups(one, (*path, key))


@pytest.mark.parametrize("path", tuple(_groups(ROOT)), ids=" ".join)
def test_the_help_of_a_group_is_whole_at_80_columns(path: tuple[str, ...]) -> None:
    """The line of each of its commands is not cut."""
    shown = CliRunner().invoke(program, [*path, "--help"], env={"COLUMNS": "80"}).output
    commands = shown.partition("Commands:")[2]
    assert commands
    assert [line for line in commands.splitlines() if "..." in line] == []
