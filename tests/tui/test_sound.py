"""Listening on the desk, with the real mpv and no loudspeaker."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from array import array
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from tests.a_desk import LINES, a_study, play, shown, transcript, until
from tests.a_recording import RATE, a_recording
from thirdear.model.refusal import Refusal
from thirdear.study import Study, recordings
from thirdear.tui.app import DeskApp
from thirdear.tui.sound.mpv import Mpv, program
from thirdear.tui.tagging.screen import TaggingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

MPV = shutil.which("mpv")
_PLAYED, _PAUSED = ("pause", False), ("pause", True)
pytestmark = pytest.mark.skipif(MPV is None, reason="mpv plays recordings, and is not here")


@pytest.fixture(autouse=True)
def silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let mpv play to nobody: the first one on PATH asks for no sound device."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "mpv").write_text(f'#!/bin/sh\nexec {MPV} --ao=null "$@"\n', "utf-8")
    (folder / "mpv").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def heard(
    folder: Path, times: Sequence[float | None] = (0, 2, 4, 6, 8, 10, 12, 14), seconds: float = 20
) -> Study:
    """Return a study of one session whose turns begin at these times of its recording."""
    text = transcript("A", 1, LINES)
    turns = tuple(replace(t, time=time) for t, time in zip(text.turns, times, strict=True))
    study = a_study(folder, transcripts=[replace(text, turns=turns)])
    recordings.add(study, "A", 1, a_recording(folder / "sound.wav", seconds))
    return study


def _screen(app: DeskApp) -> TaggingScreen:
    (found,) = (one for one in app.screen_stack if isinstance(one, TaggingScreen))
    return found


async def _now(app: DeskApp) -> float:
    mpv = _screen(app).listener._mpv
    assert mpv is not None
    found = await mpv.ask("get_property", "time-pos")
    assert isinstance(found, float)
    return found


# -- the client


def test_the_client_plays_seeks_and_stops_at_an_end(tmp_path: Path) -> None:
    """A position is reached exactly; at a set end it pauses; closing ends mpv."""
    told: list[tuple[str, object]] = []

    async def run() -> None:
        mpv = await Mpv.start(a_recording(tmp_path / "a.wav", 20), lambda *one: told.append(one))
        assert await mpv.ask("get_property", "duration") == 20.0
        await mpv.ask("set_property", "speed", 4)
        await mpv.ask("set_property", "end", "7.5")
        await mpv.ask("seek", 5, "absolute+exact")
        await mpv.ask("set_property", "pause", False)
        await until(lambda: [one for one in told if one[0] == "pause"][-2:] == [_PLAYED, _PAUSED])
        assert await mpv.ask("get_property", "time-pos") == pytest.approx(7.5, abs=0.05)
        with pytest.raises(Refusal):
            await mpv.ask("no-such-command")
        await mpv.close()
        assert mpv._process.returncode == 0

    asyncio.run(run())
    assert ("time-pos", 5.0) in told


def test_only_what_is_repeated_is_heard(tmp_path: Path) -> None:
    """The pitch rises each second, and the sound goes into a file: 240 and 260 Hz, no others."""
    out = tmp_path / "out.wav"
    (tmp_path / "bin" / "mpv").write_text(
        f'#!/bin/sh\nexec {MPV} --ao=pcm --ao-pcm-file={out} "$@"\n', "utf-8"
    )

    async def run() -> None:
        mpv = await Mpv.start(a_recording(tmp_path / "a.wav", 20), lambda *_: None)
        for name, value in (("ab-loop-a", 2), ("ab-loop-b", 4), ("pause", False)):
            await mpv.ask("set_property", name, value)
            if name == "ab-loop-b":
                await mpv.ask("seek", 2, "absolute+exact")
        await until(lambda: out.exists() and out.stat().st_size > 24 * 2 * RATE)
        await mpv.close()

    asyncio.run(run())
    data = out.read_bytes()
    begin = data.index(b"data") + 8
    sound = array("h", data[begin : begin + (len(data) - begin) // 2 * 2])[-6 * RATE :]
    quarters = [sound[at : at + RATE // 4] for at in range(0, 6 * RATE, RATE // 4)]
    pitches = [4 * sum(a < 0 <= b for a, b in pairwise(quarter)) for quarter in quarters]
    assert all(232 <= pitch <= 264 for pitch in pitches)
    assert {240, 260} <= {*pitches}


@pytest.mark.parametrize("data", [b"RIFF\x00\x00\x00\x00WAVEfmt ", b"ID3\x04 no sound", b""])
def test_what_mpv_cannot_play_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    """A file that only begins as a recording is refused, and no mpv stays behind."""
    (tmp_path / "a.wav").write_bytes(data)

    async def run() -> None:
        with pytest.raises(Refusal, match="mpv cannot play this recording"):
            await Mpv.start(tmp_path / "a.wav", lambda *_: None)

    asyncio.run(run())


def test_a_computer_without_mpv_is_told_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence names the package; on Windows another one says that nothing plays yet."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refusal, match="apt install mpv"):
        program()
    with patch.object(sys, "platform", "win32"), pytest.raises(Refusal, match="Windows"):
        program()


# -- the desk


def test_a_turn_is_played_to_its_end(tmp_path: Path) -> None:
    """The header says that it plays; at the end it pauses, and going on goes beyond."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("j", "j", "h")
        listener = _screen(app).listener
        await until(lambda: listener.playing)
        assert "▶" in shown(app)
        assert "Playing 3" in shown(app)
        await until(lambda: not listener.playing)
        assert await _now(app) == pytest.approx(4, abs=0.05)
        assert _screen(app).view.place == 2
        await pilot.press("enter")
        await until(lambda: _screen(app).view.place == 3)
        assert await _now(app) > 3.9
        assert listener.playing
        await pilot.press("enter")
        await until(lambda: not listener.playing)
        before = await _now(app)
        await pilot.press("backspace")
        assert await _now(app) == pytest.approx(before - 3, abs=0.3)
        assert "‖" in shown(app)

    play(heard(tmp_path, (0, 1, 2, 4, 6, 7, 8, 9), 10), script)


def test_the_cursor_follows_from_here(tmp_path: Path) -> None:
    """It goes to the turn that is spoken, at any speed; a chosen range stays."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        screen = _screen(app)
        await pilot.press("semicolon")
        await until(lambda: app.screen is not screen)
        await pilot.press("G", "enter")
        await until(lambda: screen.listener.speed == 2.0)
        await pilot.press("j", "l")
        await until(lambda: screen.view.place == 3)
        assert "2×" in shown(app)
        await pilot.press("K")
        await asyncio.sleep(1.5)
        assert list(screen.view.chosen) == [2, 3]

    play(heard(tmp_path), script)


def test_a_turn_is_repeated_until_that_is_ended(tmp_path: Path) -> None:
    """It begins again at its end, as often as nobody ends it."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        screen = _screen(app)
        await pilot.press("j", "semicolon")
        await until(lambda: app.screen is not screen)
        await pilot.press("enter")
        await until(lambda: screen.listener.loop and screen.listener.playing)
        found = []
        for _ in range(30):
            found.append(await _now(app))
            await asyncio.sleep(0.1)
        assert any(b < a - 1 for a, b in pairwise(found))
        assert max(found) < 4.1
        assert screen.view.place == 1
        await pilot.press("semicolon")
        await until(lambda: app.screen is not screen)
        await pilot.press("enter")
        await until(lambda: not screen.listener.loop)
        await until(lambda: screen.view.place == 2)

    play(heard(tmp_path, (0, 2, 4, 5, 6, 7, 8, 9)), script)


def test_times_are_set_while_listening(tmp_path: Path) -> None:
    """Each tap is a correction of the turn under the cursor, goes on, and can be undone."""
    study = heard(tmp_path, (None,) * 8)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        screen = _screen(app)
        await pilot.press("h")
        assert "has no time" in shown(app)
        await pilot.press("B")
        assert "Play first" in shown(app)
        await pilot.press("enter")
        await until(lambda: screen.listener.playing)
        await pilot.press("B")
        assert screen.view.place == 1
        await asyncio.sleep(0.8)
        await pilot.press("B")
        assert screen.view.place == 2
        assert "Segment 2: from 0:" in shown(app)
        first, second, third = (s.time for s in study.segments("A", 1)[:3])
        assert first is not None
        assert second is not None
        assert third is None
        assert 0.4 < second - first < 3
        assert [one.fault for one in study.corrections("A", 1)] == ["time", "time"]
        assert screen.listener.place_at(second + 0.1) == 1
        await pilot.press("u")
        assert study.segments("A", 1)[1].time is None
        assert screen.listener.place_at(second + 0.1) == 0

    play(study, script)


def test_leaving_the_session_ends_mpv(tmp_path: Path) -> None:
    """Nothing plays on behind another session, and nothing behind the lock."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("l")
        listener = _screen(app).listener
        await until(lambda: listener.playing)
        mpv = listener._mpv
        assert mpv is not None
        await pilot.press("Q")
        await until(lambda: mpv._process.returncode is not None)
        assert mpv._process.returncode == 0
        await pilot.press("enter")
        await until(lambda: not app.lock.locked)
        await pilot.press("l")
        await until(lambda: listener.playing)
        again = listener._mpv
        assert again is not None
        await pilot.press("S")
        await until(lambda: again._process.returncode is not None)

    play(heard(tmp_path), script)


def test_mpv_that_dies_is_started_again(tmp_path: Path) -> None:
    """The header forgets it; the next key plays."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("h")
        listener = _screen(app).listener
        await until(lambda: listener.playing)
        assert listener._mpv is not None
        listener._mpv._process.kill()
        await until(lambda: not listener.sign)
        assert "▶" not in shown(app)
        await pilot.press("h")
        await until(lambda: listener.playing)

    play(heard(tmp_path), script)


def test_a_recording_is_linked_and_unlinked_on_the_desk(tmp_path: Path) -> None:
    """From the menu of a session: a path that is typed; a text is refused in the line below."""
    study = a_study(tmp_path)
    sound = a_recording(tmp_path / "ses kaydı.wav", 3)
    (tmp_path / "a.txt").write_text("T: secret words", "utf-8")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        screen = _screen(app)
        await pilot.press("h")
        assert "no recording" in shown(app)
        for path in (tmp_path / "a.txt", sound):
            await pilot.press("L")
            await until(lambda: app.screen is not screen)
            await pilot.press("G", "enter")
            await until(lambda: "File of the recording" in shown(app))
            app.screen.query_one("Input").value = f'"{path}"'  # type: ignore[attr-defined]
            await pilot.press("enter")
            await until(lambda: app.screen is screen)
            if path != sound:
                assert "neither sound nor film" in shown(app)
                assert "secret" not in shown(app)
        assert recordings.of(study, "A", 1) is not None
        await pilot.press("L")
        await until(lambda: app.screen is not screen)
        await pilot.press("G", "enter")
        await until(lambda: "Unlinked" in shown(app))
        assert recordings.of(study, "A", 1) is None
        await pilot.press("u")
        assert recordings.of(study, "A", 1) is not None

    play(study, script, size=(240, 24))


def test_what_is_missing_or_served_is_told(tmp_path: Path) -> None:
    """A file that is gone, and a desk in a browser, play nothing and say so."""
    study = heard(tmp_path)
    sound = tmp_path / "sound.wav"

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        with patch.object(type(app), "is_web", True):
            await pilot.press("h")
            assert "In a browser nothing is played" in shown(app)
        sound.rename(tmp_path / "gone.wav")
        await pilot.press("h")
        assert "not where it was" in shown(app)
        assert _screen(app).listener.sign == ""

    play(study, script)


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="files in memory are Linux's")
def test_an_encrypted_copy_is_played_from_memory(tmp_path: Path) -> None:
    """It is never readable on a disk, and seeks as a file does."""
    study = Study.create(tmp_path / "s", codebooks=["mbt-c-as"], passphrase="parola")
    text = transcript("A", 1, LINES)
    turns = tuple(replace(t, time=2.0 * n) for n, t in enumerate(text.turns))
    study.store.add_transcript(replace(text, turns=turns), text.text.encode(), "study")
    study.add_rater("me")
    sound = a_recording(tmp_path / "a.wav", 20)
    recordings.add(study, "A", 1, sound, copied=True)
    sound.unlink()

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("j", "j", "j", "h")
        await until(lambda: _screen(app).listener.playing)
        assert await _now(app) >= 6
        assert not any(b"WAVE" in one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())

    play(study, script)
