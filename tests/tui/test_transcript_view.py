"""The transcript's widget: what stands in view, what stays there, in short and long sessions."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import LINES, a_study, play, shown, transcript
from thirdear.tui.app import DeskApp
from thirdear.tui.tagging.screen import TaggingScreen
from thirdear.tui.transcript import page as module
from thirdear.tui.transcript.view import TranscriptView
from thirdear.tui.transcript.wrap import wrap

if TYPE_CHECKING:
    from textual.pilot import Pilot

LONG = [LINES[n % len(LINES)] for n in range(400)]


def _view(app: DeskApp) -> TranscriptView:
    return app.screen.query_one(TranscriptView)


def _top_row(app: DeskApp) -> str:
    return shown(app).splitlines()[1]


def _in_view(view: TranscriptView) -> bool:
    top, rows = view._heights.top(view.place), view._heights[view.place]
    seen = view._top() <= top and top + rows <= view._top() + view.size.height
    return seen or rows >= view.size.height


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60), (40, 12)])
def test_the_first_segments_are_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    """From the smallest terminal to a large one the words stand in full from the top."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.pause()
        screen = shown(app)
        assert len(screen.splitlines()) == size[1]
        assert all(len(row) >= size[0] - 2 for row in screen.splitlines())
        assert "1 T   I wonder what" in screen
        assert "2 Ç   Iğdır'a" in screen

    play(a_study(tmp_path), script, size=size)


def test_harmful_words_are_only_shown(tmp_path: Path) -> None:
    """Sequences, NUL, bidi and brackets in a transcript stand on the screen as marks and words."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("G", "k")
        screen = shown(app)
        assert "[laughs] [/x] [b]done[/b]" in screen
        assert "␛]0;pwned" in screen
        assert not set(screen) & set("\x00\x07\x1b\x9b\u202e\u202c")

    play(a_study(tmp_path), script, size=(120, 40))


def test_the_cursor_is_always_in_view(tmp_path: Path) -> None:
    """Moving, paging, jumping and going to the edges never lose the current segment."""
    study = a_study(tmp_path, transcripts=[transcript("A", 1, LONG)])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        view = _view(app)
        for key in [*"jjjjjjjjjjjj", "space", "space", "b", "k", "k", "G", "b", "k", "g", "J", "J"]:
            await pilot.press(key)
            assert _in_view(view), key
        await pilot.press("G")
        assert view.place == 399

    play(study, script)


def test_moving_seldom_scrolls(tmp_path: Path) -> None:
    """The text stands still until the cursor leaves it, then goes on by half a page."""
    study = a_study(tmp_path, transcripts=[transcript("A", 1, LONG)])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        view = _view(app)
        tops = []
        for _ in range(40):
            await pilot.press("j")
            tops.append(view._top())
        assert len(set(tops)) <= 12

    play(study, script)


def test_a_new_width_keeps_the_words_at_the_top(tmp_path: Path) -> None:
    """After the terminal was made wider and narrower the same segment is at the top."""
    study = a_study(tmp_path, transcripts=[transcript("A", 1, LONG)])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("o", "2", "0", "1", "enter")
        view = _view(app)
        before = view._heights.locate(view._top())[0]
        for width in (120, 60, 100, 80):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            assert abs(view._heights.locate(view._top())[0] - before) <= 3
            assert view.place == 200
            assert _in_view(view)

    play(study, script)


def test_long_sessions_are_measured_where_one_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Estimated heights become exact in view without moving what is at the top of it."""
    monkeypatch.setattr(module, "EXACT", 100)
    study = a_study(tmp_path, transcripts=[transcript("A", 1, LONG)])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        view = _view(app)
        assert sum(view._measured) < 50
        await pilot.press("G")
        for _ in range(60):
            before = _top_row(app), view._top()
            await pilot.press("k")
            assert _in_view(view)
            if view._top() == before[1]:
                assert _top_row(app)[1:] == before[0][1:]
        exact = [len(wrap(view.sheet.words(n), view._text_width)) + 1 for n in range(400)]
        known = [n for n in range(400) if view._measured[n]]
        assert all(view._heights[n] == exact[n] for n in known)
        assert view._heights.total == list(accumulate(view._heights[n] for n in range(400)))[-1]

    play(study, script)


def test_compact_rows_and_back(tmp_path: Path) -> None:
    """Without rows for chips more segments fit; the current one stays in view."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1")
        roomy = _view(app)._heights.total
        await pilot.press("z")
        assert _view(app)._heights.total == roomy - len(LINES)
        assert _in_view(_view(app))
        await pilot.press("z")
        assert _view(app)._heights.total == roomy

    play(a_study(tmp_path), script, size=(160, 24))


def test_a_click_goes_to_a_segment(tmp_path: Path) -> None:
    """With Shift it stretches the range."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.click(TranscriptView, offset=(20, 4))
        assert _view(app).place == 2
        await pilot.click(TranscriptView, offset=(20, 8), shift=True)
        assert list(_view(app).chosen) == [2, 3, 4]

    play(a_study(tmp_path), script)


def test_a_session_without_turns_is_shown_empty(tmp_path: Path) -> None:
    """Every key is harmless where there is nothing to tag."""
    study = a_study(tmp_path, transcripts=[transcript("A", 1, [])])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press(*"jkJKgGznNx1.+", "space", "b", "tab", "0", "a", "t", "f", "x", "enter")
        assert isinstance(app.screen, TaggingScreen)

    play(study, script)


def test_a_turn_longer_than_the_screen_shows_its_beginning(tmp_path: Path) -> None:
    """The cursor on an endless turn keeps its first row in view."""
    endless = [*LINES[:3], ("T", "and then " * 600), *LINES[:3]]
    study = a_study(tmp_path, transcripts=[transcript("A", 1, endless)])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("j", "j", "j")
        assert "4 T   and then" in _top_row(app)
        await pilot.press("space")
        assert "and then" in _top_row(app)
        await pilot.press("G", "k", "k", "k")
        assert _view(app).place == 3

    play(study, script)
