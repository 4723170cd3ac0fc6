"""The desk keeps what it works on, and when it stops at an error it quotes nobody."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import a_study, play, until
from thirdear.study.copies.keeper import Keeper
from thirdear.tui import preferences
from thirdear.tui.app import SAFE_AFTER
from thirdear.tui.settings import SettingsScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.tui.app import DeskApp

SENTINEL = "quokkanın şemsiyesi"
STUMBLING = """
import sys
from thirdear.tui.sessions import SessionsScreen
from thirdear.tui.tagging.screen import TaggingScreen

def stumble(self, *_):
    raise ValueError(f"in the middle of {words!r}")

words = sys.argv.pop()
TaggingScreen.action_uncertain = stumble
if sys.argv.pop() == "always":
    SessionsScreen._session = stumble
sys.argv[0] = "thirdear"
from thirdear.cli import main
main()
"""


def test_the_desk_takes_a_snapshot_when_it_opens_and_while_it_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One before anything is done, and later one that holds the tag that was given since."""
    defaults = Keeper.__init__.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "first", 0.0)
    monkeypatch.setitem(defaults, "every", 0.1)
    study = a_study(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await until(study.snapshots)
        assert len(study.snapshots()) == 1
        await pilot.press("1")
        assert len(study.store.tags()) == 1
        await until(lambda: len(study.snapshots()) > 1)

    play(study, script)
    kept = study.snapshots()
    assert len(kept) == 2
    with type(study.store).open(kept[-1].path, read_only=True) as copied:
        assert copied.tags() == study.store.tags()
        assert copied.check() == ()


def test_snapshots_are_turned_off_and_on_in_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where they are off none is taken when the desk opens; on again, one is taken at once."""
    defaults = Keeper.__init__.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "first", 0.0)
    study = a_study(tmp_path)
    preferences.save(preferences.Preferences(snapshots=False))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.pause(2 * SAFE_AFTER)
        await pilot.pause()
        assert study.snapshots() == ()
        await pilot.press("comma")
        screen = app.screen
        assert isinstance(screen, SettingsScreen)
        screen.go_to("snapshots")
        await pilot.press("enter")
        assert app.preferences.snapshots
        await until(study.snapshots)

    play(study, script)
    assert preferences.load().snapshots


def stumbling(folder: Path, how: str) -> tuple[str, int]:
    """Let the desk stumble at `e`, then press `q`; return what it wrote and its exit code."""
    import pty

    a_study(folder).close()
    pid, screen = pty.fork()
    if pid == 0:
        os.environ |= {
            "TERM": "xterm-256color",
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
        }
        command = (sys.executable, "-c", STUMBLING, "--study", str(folder / "study"))
        where = ("--rater", "me", "--case", "A", "--session", "1", how, SENTINEL)
        os.execv(command[0], (*command, *where))
    seen = b""
    keys = [b"e", b"q"]
    end = time.monotonic() + 60
    with suppress(OSError):
        while time.monotonic() < end:
            if select.select([screen], [], [], 1.0)[0]:
                seen += os.read(screen, 1 << 16)
            elif b"?1049h" in seen and keys:
                os.write(screen, keys.pop(0))
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    os.close(screen)
    held = [path for path in folder.rglob("*") if path.is_file()]
    assert not [path for path in held if SENTINEL.encode() in path.read_bytes()]
    text = seen.decode("utf-8")
    assert "\x1b[?1049l" in text
    assert "Traceback" not in text
    assert SENTINEL not in text
    return text, os.waitstatus_to_exitcode(status)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals there")
def test_a_fault_closes_its_screen_and_the_desk_stays(tmp_path: Path) -> None:
    """One sentence says so; the fault is kept by its place, and the words it quotes are nowhere."""
    text, code = stumbling(tmp_path, "once")
    assert code == 0
    assert "closed this screen" in text
    assert "ValueError" not in text
    kept = next(tmp_path.rglob("faults.txt")).read_text("utf-8")
    assert "ValueError\n" in kept
    assert "stumble" in kept


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals there")
def test_a_desk_that_only_fails_stops_and_tells_the_place_alone(tmp_path: Path) -> None:
    """The terminal is itself again, and the words that the error quotes are nowhere."""
    text, code = stumbling(tmp_path, "always")
    assert code != 0
    assert "ValueError in " in text.rpartition("\x1b[?1049l")[2]
