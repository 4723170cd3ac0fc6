"""Models among the raters on the desk: asked, declared, refused, and never sat down as."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from tests.a_desk import a_study, play, shown, transcript, until
from tests.a_server import codes, served
from tests.tui.test_facts import fill, go, rows
from thirdear.model.coding import Pass
from thirdear.study import machines
from thirdear.tui.app import DeskApp
from thirdear.tui.assignment import AssigningScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

HOLD = "mbtc.holding"
LINES = [("T", "we look at it again"), ("Ç", "it rains today")] * 4
TEXTS = [transcript("A", number, LINES) for number in (1, 2, 3)]


async def _asked(app: DeskApp) -> None:
    screen = app.screen
    assert isinstance(screen, AssigningScreen)
    await until(lambda: not screen.working)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_model_is_asked_and_declared(tmp_path: Path, language: str) -> None:
    """Its row says what it is and whether it counts; the note says what came of asking."""
    study = a_study(tmp_path, "tr" if language == "tr" else "en", TEXTS, ["mbt-c-as"])
    said = ("puanlarda yok", "sayılıyor") if language == "tr" else ("in no score", "counts")

    async def look(pilot: Pilot[None], app: DeskApp) -> None:
        with served(lambda _, number: "no" if number == 2 else codes()) as server:
            await pilot.press("X", "a")
            await fill(pilot, app, server.url, "qwen3-8b", "Ş & Ü", "1", "no")
            await _asked(app)
            await pilot.pause()
            assert "11" in " ".join(shown(app).splitlines()[-3:])
        assert any(f"model qwen3-8b, {said[0]}" in row for row in rows(app))
        go(app, "Ş & Ü")
        await pilot.press("d")
        await pilot.press(*"good", "enter")
        assert any(f"model qwen3-8b, {said[1]}" in row for row in rows(app))
        assert study.store.machines()[0].declared == "good"
        await pilot.press("d", *["backspace"] * 4, "enter")
        assert study.store.machines()[0].declared == ""
        go(app, "me")
        await pilot.press("d")
        assert "model" in shown(app)

    play(study, look)


def test_only_this_computer_can_be_typed(tmp_path: Path) -> None:
    """The form stays open and says why; a server that is not there is a warning, not a fault."""
    study = a_study(tmp_path, transcripts=TEXTS, codebooks=["mbt-c-as"])

    async def look(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("X", "a")
        await fill(pilot, app, "http://192.0.2.1:80", "m", "n", "1", "no")
        assert "not on this computer" in shown(app)
        with served(lambda *_: codes()) as server:
            pass
        app.screen.query_one("#field0", Input).value = server.url
        app.screen.query_one("#field3", Input).value = "0"
        await pilot.press("enter")
        assert "round" in shown(app)
        app.screen.query_one("#field3", Input).value = "1"
        await pilot.press("enter")
        await pilot.pause()
        await _asked(app)
        await pilot.pause()
        assert "Nobody answers" in shown(app)

    play(study, look)
    assert study.store.tags(pass_=Pass("n")) == ()


def test_nobody_sits_down_as_a_model(tmp_path: Path) -> None:
    """It is not offered, and its name cannot be typed."""
    study = a_study(tmp_path, transcripts=TEXTS, codebooks=["mbt-c-as"])
    with served(lambda *_: codes(HOLD)) as server:
        machines.ask(study, Pass("robot"), machines.Server(server.url, "m"))

    async def look(pilot: Pilot[None], app: DeskApp) -> None:
        assert "robot" in shown(app)  # the name that the command line gave is asked about
        await pilot.press("enter")
        assert app.seat is None
        assert "model" in shown(app)

    play(study, look, rater="robot")
