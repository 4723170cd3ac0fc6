"""The messages that have gone by: whole, newest first, for the one they were said to only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import a_study, play, shown
from thirdear.model.coding import Pass
from thirdear.tui.said import MOST, Said
from thirdear.tui.seat import Seat

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language, Study
    from thirdear.tui.app import DeskApp

LONG = "This sentence is longer than a line of eighty cells, so that the line cuts its END."


@pytest.mark.parametrize(
    ("language", "nothing", "title"),
    [
        ("en", "There is nothing to undo.", "Messages so far"),
        ("tr", "Geri alınacak bir şey yok.", "Önceki iletiler"),
    ],
)
def test_what_was_said_is_read_again(
    tmp_path: Path, language: Language, nothing: str, title: str
) -> None:
    """Messages of two screens are there, each whole, the newest first; a repeated one counts."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("u", "u")
        app.warn(LONG)
        await pilot.press("S")
        app.warn("[b]third[/b]")
        await pilot.press("ctrl+l")
        rows = shown(app)
        for words in (title, f"{nothing} (×2)", "END."):
            assert words in rows
        assert rows.index("[b]third[/b]") < rows.index("END.") < rows.index(nothing)
        await pilot.press("escape", "left_parenthesis")
        assert "END." in shown(app)

    play(a_study(tmp_path, language), script)


def test_without_messages_it_says_so(study: Study) -> None:
    """No empty window opens."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("ctrl+l")
        assert "There are no messages yet." in shown(app)
        assert getattr(app.screen, "scope", "") == "tagging"

    play(study, script)


def test_nobody_reads_what_was_said_to_another(study: Study) -> None:
    """Another rater, and the same one in a masked queue, begin with an empty log."""
    study.add_rater("you")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.warn("said to me")
        mine = app.seat
        app.sit_down(Seat(study, Pass("you"), "en"))
        await pilot.press("ctrl+l")
        assert "said to me" not in shown(app)
        assert mine is not None
        mine.masks = {("A", 1): "first"}
        app.seat = mine
        await pilot.press("ctrl+l")
        assert "said to me" not in shown(app)
        mine.masks = {}
        await pilot.press("ctrl+l")
        assert "said to me" in shown(app)

    play(study, script)


def test_the_lock_takes_them_away(study: Study) -> None:
    """What was said before is not there when the desk opens again."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.warn("before the lock")
        await pilot.press("Q", "ctrl+l", "enter")
        await pilot.pause()
        await pilot.press("ctrl+l")
        assert "before the lock" not in shown(app)

    play(study, script)


def test_nothing_is_kept_on_disk(study: Study) -> None:
    """The words of a message are in no file of the study."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.warn("zebra-crossing")
        await pilot.press("S")

    play(study, script)
    study.close()
    files = [path for path in study.folder.rglob("*") if path.is_file()]
    assert files
    assert not any(b"zebra-crossing" in path.read_bytes() for path in files)


def test_only_so_many_are_kept() -> None:
    """Old messages go, the newest stay."""
    said = Said()
    for number in range(MOST + 5):
        said.add("me", f"{number}", "")
    kept = said.to("me")
    assert (len(kept), kept[0].words, kept[-1].words) == (MOST, f"{MOST + 4}", "5")
