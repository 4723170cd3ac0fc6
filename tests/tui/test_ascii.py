"""The desk for fonts that lack what is drawn: every sign that is painted has a stand-in."""

from __future__ import annotations

import re
from pathlib import Path

from textual.pilot import Pilot

import thirdear
from tests.a_desk import play, shown
from thirdear.base.signs import stand_in
from thirdear.study import Study
from thirdear.tui.app import DeskApp

SOURCE = Path(thirdear.__file__).parent
ROOMS = ("tui", "series", "cli")
DRAWN = re.compile("[\u2190-\u21ff\u2300-\u2bff]")
"""Arrows, technical signs, lines, blocks, shapes, dingbats, braille."""


def test_no_sign_is_forgotten() -> None:
    """Whatever the desk, the commands and the plots draw has a stand-in."""
    files = (file for room in ROOMS for file in (SOURCE / room).rglob("*.py"))
    signs = {sign for file in files for sign in DRAWN.findall(file.read_text("utf-8"))}
    assert len(signs) > 40
    assert {sign for sign in signs if not stand_in(sign).isascii()} == set()


def test_the_desk_paints_stand_ins(study: Study) -> None:
    """With --ascii no drawn sign reaches the terminal, on the tagging screen and in a chart."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1")
        assert DRAWN.search(_painted(app))
        app.ascii_only = True
        for widget in app.screen.walk_children():
            widget.refresh()
        app.screen.refresh()
        await pilot.pause()
        assert shown(app)
        assert not DRAWN.search(_painted(app))
        assert "#" in _painted(app)

    play(study, script)


def _painted(app: DeskApp) -> str:
    rows = app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in rows)
