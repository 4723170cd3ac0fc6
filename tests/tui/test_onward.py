"""From one act back to another: what the history takes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.a_desk import a_study, play, shown
from thirdear.model.coding import Pass

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.tui.app import DeskApp


def test_acts_are_taken_back_down_to_one_of_the_history(tmp_path: Path) -> None:
    """Choosing the older of two tags takes both back; the study's own acts stay."""
    study = a_study(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1", "1", "H")
        tags = len(study.tags(Pass("me"), "A", 1))
        assert tags == 2
        await pilot.press("j", "u", "2", "enter")
        assert not study.tags(Pass("me"), "A", 1)
        await pilot.press("G", "u")
        assert "Only your own actions" in shown(app)

    play(study, script)
