"""The editor of several lines: what is typed is stored sign by sign, and only shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual import events

from tests.a_desk import EVIL, a_study, play, shown, until
from thirdear.model.coding import Pass
from thirdear.tui.parts import editor
from thirdear.tui.parts.editor import Area, Editor

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language
    from thirdear.tui.app import DeskApp

ME = Pass("me")
ODD = f"a\r\nb\rc\x0b\x85\u2028d\t{EVIL}\U0010001b\n\n  end "


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_memo_has_several_lines(tmp_path: Path, language: Language) -> None:
    """Enter begins a line; Esc closes, and every line is stored."""
    study = a_study(tmp_path, language)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("c")
        assert isinstance(app.screen, Editor)
        assert ("Saved as you write" if language == "en" else "Yazdıkça saklanır") in shown(app)
        await pilot.press(*"ağır", "enter", "enter", *"İki", "escape")
        assert study.memos(ME, "A", 1) == {1: "ağır\n\nİki"}

    play(study, script)


def test_what_was_stored_stays_sign_by_sign(tmp_path: Path) -> None:
    """Signs that act, odd line ends and tabs are shown harmless, and outlive an edit elsewhere."""
    study = a_study(tmp_path)
    study.set_memo(ME, "A", 1, 1, ODD)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("c")
        for sign in ("\x1b", "\x9b", "\u202e", "\x00", "\x85"):
            assert sign not in shown(app)
        await pilot.press("escape")
        assert study.memos(ME, "A", 1) == {1: ODD}
        await pilot.press("c", "!", "escape")
        assert study.memos(ME, "A", 1) == {1: f"{ODD}!"}

    play(study, script)


def test_the_cursor_stands_within_a_joined_sign(tmp_path: Path) -> None:
    """What joins signs has a cell of its own, so that no row grows or shrinks under the cursor."""
    study = a_study(tmp_path)
    family = "👩\u200d👩\u200d👧 \u2639\ufe0f"
    study.set_memo(ME, "A", 1, 1, family)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("c")
        for _ in family:
            await pilot.press("left")
            assert {sum(map(cell_len, piece)) for piece in _rows(app)} == {app.size.width}
        await pilot.press("right", "delete", "escape")
        assert study.memos(ME, "A", 1) == {1: family.replace("\u200d", "", 1)}

    play(study, script)


def _rows(app: DeskApp) -> list[list[str]]:
    return [[piece.text for piece in row] for row in app.screen._compositor.render_strips()]


def test_what_is_pasted_is_kept(tmp_path: Path) -> None:
    """A terminal sends line breaks as returns."""
    study = a_study(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("c")
        app.screen.query_one(Area).post_message(events.Paste("one\rtwo\x1b[2J"))
        await pilot.pause()
        assert "\x1b" not in shown(app)
        await pilot.press("escape")
        assert study.memos(ME, "A", 1) == {1: "one\ntwo\x1b[2J"}

    play(study, script)


def test_it_is_saved_while_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a pause it is in the study, though the window is open."""
    monkeypatch.setattr(editor, "PAUSE", 0.05)
    study = a_study(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("c", *"slow")
        await until(lambda: study.memos(ME, "A", 1) == {1: "slow"})
        assert isinstance(app.screen, Editor)
        await until(lambda: "Saved." in shown(app))
        assert study.memos(ME, "A", 1) == {1: "slow"}

    play(study, script)


def test_what_cannot_be_saved_is_said_and_stays_open_once(tmp_path: Path) -> None:
    """The second Esc closes."""
    told: list[str] = []

    def keep(text: str) -> str | None:
        told.append(text)
        return "It cannot be kept."

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.push_screen(Editor("Memo", "", keep, app.say))
        await pilot.press("x", "escape")
        assert "It cannot be kept." in shown(app)
        await pilot.press("escape")
        assert not isinstance(app.screen, Editor)
        assert told[-1] == "x"

    play(a_study(tmp_path), script)


def test_lines_are_broken_anew_when_the_terminal_is_made_smaller(tmp_path: Path) -> None:
    """What is painted is what is there; a bar that appears takes no room that they had."""
    study = a_study(tmp_path)
    study.set_memo(ME, "A", 1, 1, f"z2ANgxXEeHJGWpu68{EVIL} and then some more words")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("c")
        for size in ((185, 23), (60, 20), (100, 30), (60, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            before = shown(app)
            area = app.screen.query_one(Area)
            area._styles_cache.clear()
            assert shown(app) == before
        await pilot.press("escape")

    play(study, script)
