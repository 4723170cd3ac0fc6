"""The lock: nothing is shown, the study is closed, and only its passphrase opens it again."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import CODEBOOKS, LINES, a_study, play, shown, transcript
from thirdear.model.coding import Pass
from thirdear.model.refusal import Refusal
from thirdear.study import Study, journal
from thirdear.tui.keys.presets import PRESETS
from thirdear.tui.lock import LockScreen
from thirdear.tui.preferences import Preferences, understood
from thirdear.tui.sessions import SessionsScreen
from thirdear.tui.tagging.screen import TaggingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.tui.app import DeskApp

ME = Pass("me")


async def closed(pilot: Pilot[None], study: Study) -> None:
    """Wait until the study is closed behind the lock."""
    while not study.store.locked:
        await pilot.pause(0.01)


def encrypted(folder: Path) -> Study:
    """A study with a passphrase and one session."""
    study = Study.create(folder / "oak", codebooks=CODEBOOKS, passphrase="horse")
    one = transcript("A", 1, LINES)
    study.store.add_transcript(one, one.text.encode(), "study")
    study.add_rater("me")
    return study


def test_a_locked_desk_shows_nothing_and_holds_no_connection(tmp_path: Path) -> None:
    """Keys of the desk do nothing, a wrong passphrase neither; the right one brings all back."""
    study = encrypted(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1", "j", "Q")
        assert isinstance(app.screen, LockScreen)
        assert app.lock.locked
        await closed(pilot, study)
        assert study.store.secret is None
        with pytest.raises(Refusal, match="locked"):
            study.raters()
        for words in ("bear", "▸", "Iğdır", "oak", "blind"):
            assert words not in shown(app)
        await pilot.press("S", "1", "question_mark", "escape", "enter")
        assert isinstance(app.screen, LockScreen)
        assert "passphrase" in shown(app)
        assert study.store.locked
        await pilot.press(*"horse")
        assert "horse" not in shown(app)
        await pilot.press("enter")
        assert isinstance(app.screen, TaggingScreen)
        assert not app.lock.locked
        assert "bear" in shown(app)
        await pilot.press("2")
        assert [tag.segment for tag in study.tags(ME, "A", 1)] == [1, 3]

    play(study, script)
    study.close()
    with Study.open(tmp_path / "oak", passphrase="horse") as again:
        assert journal.check(again, None) == ()


def test_a_study_without_a_passphrase_opens_with_enter(tmp_path: Path) -> None:
    """It says that anybody can; no other key opens it."""
    study = a_study(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("S", "Q")
        assert "anybody here can open it" in " ".join(shown(app).split())
        await closed(pilot, study)
        await pilot.press("x", "S", "escape", "space")
        assert isinstance(app.screen, LockScreen)
        await pilot.press("enter")
        assert isinstance(app.screen, SessionsScreen)
        assert study.tags(ME, "A", 1) == ()

    play(study, script)


def test_who_does_nothing_is_locked_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the minutes of the settings, also where the computer slept; never where they are 0."""
    study = a_study(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        steady, clock = app.lock._last
        app.lock.look()
        assert not app.lock.locked
        app.lock._last = (steady, clock - 16 * 60)
        app.preferences = replace(app.preferences, lock=0)
        app.lock.look()
        assert not app.lock.locked
        app.preferences = replace(app.preferences, lock=15)
        await pilot.press("j")
        app.lock.look()
        assert not app.lock.locked
        app.lock._last = (steady - 15 * 60, clock)
        app.lock.look()
        await closed(pilot, study)
        assert isinstance(app.screen, LockScreen)

    play(study, script)


def test_a_half_typed_memo_is_there_again(tmp_path: Path) -> None:
    """What is open stays open behind the lock, and does not show."""
    study = a_study(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("c", *"secret thought")
        app.lock.lock()
        await pilot.pause()
        assert "secret thought" not in shown(app)
        await pilot.press("enter")
        assert "secret thought" in shown(app)
        assert study.memos(Pass("me"), "A", 1) == {1: "secret thought"}
        await pilot.press("escape")
        assert "✎" in shown(app)

    play(study, script)


def test_work_in_a_thread_is_waited_for(tmp_path: Path) -> None:
    """The screen is hidden at once; the study closes when what computes has come to an end."""
    study = encrypted(tmp_path)
    free = threading.Event()

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        worker = app.run_worker(free.wait, thread=True)
        await pilot.press("Q")
        assert isinstance(app.screen, LockScreen)
        assert not study.store.locked
        await pilot.press(*"house", "enter")
        assert isinstance(app.screen, LockScreen)
        free.set()
        await worker.wait()
        await closed(pilot, study)

    try:
        play(study, script)
    finally:
        free.set()


def test_the_minutes_are_chosen_on_the_settings_screen(tmp_path: Path) -> None:
    """Only minutes that are offered are taken from the file; every set of keys has the key."""
    assert understood({"lock": 7})[1]
    assert understood({"lock": True})[1]
    assert understood({"lock": 0}) == (Preferences(lock=0), ())
    for preset in PRESETS.values():
        keys = preset.get("desk.lock", ("Q",))
        assert keys

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("comma", *"jjjjjjjj")
        assert "15 minutes" in shown(app)
        await pilot.press("enter")
        assert app.preferences.lock == 30

    play(a_study(tmp_path), script)
