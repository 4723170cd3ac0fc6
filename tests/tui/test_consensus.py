"""Consensus for many differences: a key takes a side, reasons are remembered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.a_desk import a_study, play, shown, until
from thirdear.model.coding import NewTag, Pass
from thirdear.study import blinding, consensus
from thirdear.tui.consensus import ConsensusScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.tui.app import DeskApp

ME, YOU = Pass("me"), Pass("you")


def test_a_key_takes_a_side_and_the_reason_stays(tmp_path: Path) -> None:
    """The first reason is typed, the second chosen, then the same one is given until it ends."""
    study = a_study(tmp_path)
    study.add_rater("you")
    for session in (1, 2, 3):
        for turn in (1, 3):
            tag = NewTag("A", session, turn, "mbtc.joint_attention")
            study.change_tags(ME if turn == 1 else YOU, add=[tag])
    for one in (ME, YOU):
        for session in (1, 2, 3):
            study.finish(one, "A", session)
        blinding.unblind(study, one)
    consensus.begin(study, [ME, YOU], 1)

    def reasons() -> list[str | None]:
        return [one.reason for one in consensus.differences(study, 1)]

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.action_go("consensus")
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ConsensusScreen)
        await until(lambda: screen.differences)
        await pilot.press("s")
        assert "No reason was given yet" in shown(app)
        await pilot.press("1", *"manual", "enter")
        assert reasons()[0] == "manual"
        await pilot.press("2", "1")
        assert reasons()[:2] == ["manual", "manual"]
        await pilot.press("3", "m")
        assert "Only ratings have a mean." in shown(app)
        assert reasons()[2:] == [None] * 4
        await pilot.press("s", "1", "2", "1")
        assert reasons()[:5] == ["manual"] * 5
        await pilot.press("s", "1", "2", *"heard again", "enter")
        assert reasons()[5] == "heard again"
        assert "6 of 6 decided" in shown(app)

    play(study, script)
    decided = [one.decided for one in consensus.differences(study, 1)]
    assert decided == [True, True, True, True, True, None]
