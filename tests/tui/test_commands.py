"""The palette knows every command of the command line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.main import get_command

from tests.a_desk import a_study, play, shown
from thirdear.cli import program
from thirdear.tui.keys.commands import COMMANDS
from thirdear.tui.keys.table import ACTIONS
from thirdear.tui.leaving.export import ExportScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.tui.app import DeskApp


def leaves(group: Any, before: str = "") -> Iterator[str]:
    """Yield the names of all commands that do something."""
    for name, one in group.commands.items():
        whole = f"{before} {name}".strip()
        if hasattr(one, "commands"):
            yield from leaves(one, whole)
            if one.invoke_without_command:
                yield whole
        else:
            yield whole


def test_every_command_is_in_the_palette() -> None:
    """A command that is added gets a line in keys/commands.py; one that has gone loses it."""
    known = {one.name for one in COMMANDS}
    there = set(leaves(get_command(program)))
    assert there <= known, there - known
    assert len(known) == len(COMMANDS)
    groups = {name.partition(" ")[0] for name in there}
    assert {one.partition(" ")[0] for one in known} <= groups | {"verify"}


def test_each_command_names_an_action_that_is_there() -> None:
    """What is said to be done on the screen is done by an action of the table."""
    ids = {action.id for action in ACTIONS}
    assert {one.action for one in COMMANDS if one.action} <= ids
    assert all(one.en and one.tr for one in COMMANDS)


def test_a_command_is_done_or_said_exactly(tmp_path: Path, monkeypatch: Any) -> None:
    """Report goes to the export screen; check of a codebook is shown as it is typed, and copied."""
    sent: list[str] = []
    monkeypatch.setattr("thirdear.tui.palette.send", lambda text, _: sent.append(text))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("colon", *"report ver", "enter")
        await app.workers.wait_for_complete()
        assert isinstance(app.screen, ExportScreen)
        await pilot.press("escape", "colon", *"codebook check", "enter")
        await pilot.pause()
        assert "thirdear codebook check FILE.toml" in shown(app)
        assert sent == ["thirdear codebook check FILE.toml"]

    play(a_study(tmp_path), script, start=None)
