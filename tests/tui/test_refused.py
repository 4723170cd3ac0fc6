"""What the study refuses the desk tells, reads its work again and goes on; two windows, a lock."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import a_study, noted, play, shown
from thirdear import codebook
from thirdear.model.coding import Change, NewTag, Pass
from thirdear.model.refusal import Refusal
from thirdear.model.text import Segment
from thirdear.study import Study
from thirdear.tui.ratings import RatingScreen
from thirdear.tui.sessions import SessionsScreen
from thirdear.tui.tagging.screen import TaggingScreen
from thirdear.tui.tagging.target import landing

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.tui.app import DeskApp

ME = Pass("me")
LOCKED = (
    "The file is in use by another program; wait for it to finish and try again.",
    "Dosya başka bir programda açık; bitmesini bekleyip yeniden deneyin.",
)
GONE = "The tag is no longer there; nothing was changed."
FINISHED = "Case A, session 1 is finished in this coding round"
DEPTH = """
key = "depth"
prefix = "depth"
version = 1
name = { en = "Depth" }
source = "Made up."
permission = "Free to use."

[[family]]
key = "depth"
name = { en = "Depth" }

[[code]]
key = "depth"
mnemonic = "dp"
family = "depth"
scale = [0, 4]
name = { en = "Depth" }
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Three sessions of eight turns, and a code with values; nothing tagged."""
    study = a_study(tmp_path)
    study.add_codebook(codebook.parse(DEPTH, "depth.toml"))
    return study


@pytest.fixture
def elsewhere(study: Study) -> Study:
    """The same study in another window."""
    return Study.open(study.folder)


def _tagging(app: DeskApp) -> TaggingScreen:
    assert isinstance(app.screen, TaggingScreen)
    return app.screen


def _untag(study: Study) -> None:
    study.change_tags(ME, [tag.id for tag in study.tags(ME, "A", 1)])


def _refuse(monkeypatch: pytest.MonkeyPatch, study: Study, *names: str) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise Refusal(*LOCKED)

    for name in names:
        monkeypatch.setattr(study, name, refuse)


# -- tags that another window took away


@pytest.mark.parametrize("keys", ["x 1", "plus", "1"])
def test_a_tag_that_another_window_took_away(study: Study, elsewhere: Study, keys: str) -> None:
    """Removing it, changing its value or toggling it says that it is gone; then it is not shown."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("a", "1", "t", *"dp2", "enter")
        assert len(_tagging(app).sheet.tags(0)) == 2
        _untag(elsewhere)
        await pilot.press(*keys.split())
        assert noted(app) == GONE
        assert _tagging(app).sheet.tagged == 0
        await pilot.press("1")
        assert _tagging(app).sheet.tagged == 1

    play(study, script)
    assert [tag.code for tag in study.tags(ME, "A", 1)] == ["mbtc.adaptation"]


# -- locks and full disks


WISHES = ("1", "x", "minus", "j full_stop", "j t d p enter", "E 2 enter", "u")


@pytest.mark.parametrize("keys", WISHES)
def test_a_lock_while_tagging(study: Study, monkeypatch: pytest.MonkeyPatch, keys: str) -> None:
    """Whatever change is refused, its sentence is shown and the work stays as it was."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("a", "t", *"dp2", "enter")
        with monkeypatch.context() as locked:
            _refuse(locked, study, "change_tags", "finish", "undo")
            await pilot.press(*keys.split())
            assert noted(app) == LOCKED[0]
        assert _tagging(app).sheet.tagged == 1
        await pilot.press("u")
        assert _tagging(app).sheet.tagged == 0

    play(study, script)
    assert study.tags(ME, "A", 1) == ()


def test_a_lock_while_doing_again_and_opening_again(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Redo and reopening are changes, too."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1", "u", "E", "2", "enter")
        _refuse(monkeypatch, study, "redo", "reopen")
        for keys in (["U"], ["E", "2", "enter"]):
            await pilot.press("j", *keys)
            assert noted(app) == LOCKED[0]
        assert _tagging(app).sheet.finished

    play(study, script)


def test_a_file_that_cannot_be_read_either(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where reading again is refused as well every screen keeps what it shows."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1", "g")
        reads = ("tags", "ratings", "progress")
        with monkeypatch.context() as locked:
            _refuse(locked, study, "change_tags", "rate", "undo", *reads)
            await pilot.press("x")
            assert noted(app) == LOCKED[0]
            assert _tagging(app).sheet.tagged == 1
            await pilot.press("E")
            assert noted(app) == LOCKED[0]
            await pilot.press("r")
            assert isinstance(app.screen, RatingScreen)
            await pilot.press("3")
            assert noted(app) == LOCKED[0]
            await pilot.press("escape")
            assert isinstance(app.screen, TaggingScreen)
            assert noted(app) == LOCKED[0]
            await pilot.press("S", "u")
            assert isinstance(app.screen, SessionsScreen)
            assert noted(app) == LOCKED[0]
        await pilot.press("u")
        assert "undone" in noted(app)

    play(study, script)
    assert study.tags(ME, "A", 1) == ()


# -- sessions that another window finished or opened again


@pytest.mark.parametrize("key", ["2", "x", "plus"])
def test_a_session_that_another_window_finished(study: Study, elsewhere: Study, key: str) -> None:
    """The store's sentence is shown, and the session as finished; nothing was changed."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("a", "t", *"dp2", "enter")
        elsewhere.finish(ME, "A", 1)
        await pilot.press(key)
        assert noted(app).startswith(FINISHED)
        assert _tagging(app).sheet.finished
        assert "✓ finished" in shown(app)
        await pilot.press(key)
        assert noted(app) == "This session is finished; E reopens it."

    play(study, script)
    assert [(tag.code, tag.value) for tag in study.tags(ME, "A", 1)] == [("depth.depth", 2)]


@pytest.mark.parametrize("key", ["4", "minus", "right", "backspace"])
def test_a_form_that_another_window_finished(study: Study, elsewhere: Study, key: str) -> None:
    """The rating form says so too, and shows the ratings that the study holds."""
    study.rate(ME, "A", 1, "tpocs.1", 3)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("r")
        elsewhere.rate(ME, "A", 1, "tpocs.2", 5)
        elsewhere.finish(ME, "A", 1)
        await pilot.press(key)
        assert isinstance(app.screen, RatingScreen)
        assert noted(app).startswith(FINISHED)
        assert app.screen.finished
        assert "✓ finished" in shown(app)
        assert app.screen.ratings == {"tpocs.1": 3, "tpocs.2": 5}

    play(study, script)
    assert study.ratings(ME, "A", 1) == {"tpocs.1": 3, "tpocs.2": 5}


def test_a_session_that_another_window_opened_again(study: Study, elsewhere: Study) -> None:
    """The next key finds it open, in the transcript and in the form."""
    study.finish(ME, "A", 1)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1")
        assert "finished" in noted(app)
        elsewhere.reopen(ME, "A", 1)
        await pilot.press("1")
        assert "finished" not in shown(app)
        elsewhere.finish(ME, "A", 1)
        await pilot.press("r")
        elsewhere.reopen(ME, "A", 1)
        await pilot.press("3")
        assert "finished" not in shown(app)

    play(study, script)
    assert len(study.tags(ME, "A", 1)) == 1
    assert study.ratings(ME, "A", 1) == {"tpocs.1": 3}


# -- undo on other layers


def _halves(study: Study) -> list[Segment]:
    """Give session 1 a layer of two segments a turn."""
    halves: list[Segment] = []
    for turn in study.segments("A", 1):
        middle = (turn.start + turn.stop) // 2
        for start, stop in ((turn.start, middle), (middle, turn.stop)):
            halves.append(Segment(len(halves) + 1, start, stop, turn.speaker, turn.role))
    study.store.add_layer("A", 1, "half", halves, "study")
    return halves


@pytest.mark.parametrize(("half", "place"), [(1, 0), (2, 0), (3, 1), (6, 2), (12, 5)])
def test_undo_on_another_layer_goes_to_its_turn(study: Study, half: int, place: int) -> None:
    """The number of a segment of another layer is no number of a turn."""
    _halves(study)
    study.change_tags(ME, [], [NewTag("A", 1, half, "mbtc.empathy", "half")])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("G", "u")
        assert "undone" in noted(app)
        assert _tagging(app).view.place == place

    play(study, script)


def test_undo_stays_where_the_turn_cannot_be_known(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A layer that is not there, and a segment that is not in it, lead nowhere."""
    _halves(study)
    assert landing(study, Change("tag", "A", 1, "sentence", 3)) is None
    assert landing(study, Change("tag", "A", 1, "half", 99)) is None
    assert landing(study, Change("tag", "A", 1, "turn", 3)) == 2
    assert landing(study, Change("rate", "A", 1)) is None
    change = Change("tag", "A", 1, "sentence", 3)
    monkeypatch.setattr(study, "undo", lambda _: (change,))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("j", "u")
        assert "undone" in noted(app)
        assert _tagging(app).view.place == 1

    play(study, script)
