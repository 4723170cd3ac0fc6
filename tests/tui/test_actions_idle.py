"""Where a key can do nothing it says so: every key of every screen, in studies without anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import a_study, play, shown
from tests.a_qsort import a_qsort
from thirdear.study import Study
from thirdear.tui.keys.actions import of
from thirdear.tui.overlays import OVER
from thirdear.tui.qsort import open_sort
from thirdear.tui.tagging.codebar import CodeBar

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language
    from thirdear.tui.app import DeskApp

SCREENS = ("sessions", *OVER)
MARK = "◊◊"
"""Stands where messages stand before each key, so that any message is a change."""
APART = {"desk.lock", "desk.quit", "desk.start"}
"""They leave the study, which other tests look at."""


def _empty(folder: Path, language: Language) -> Study:
    study = Study.create(folder / "study", codebooks=("mbt-c-as",), language=language)
    study.add_rater("me")
    return study


async def _settled(pilot: Pilot[None], app: DeskApp) -> None:
    await app.workers.wait_for_complete()
    await pilot.pause()


def _painted(app: DeskApp) -> list[tuple[object, ...]]:
    """Return what stands on the screen with its looks: a cursor may be a color only."""
    return [tuple(strip) for strip in app.screen._compositor.render_strips()]


async def _reach(pilot: Pilot[None], app: DeskApp, name: str) -> None:
    """Go to a screen from wherever the last key led, with nothing said on it."""
    if isinstance(app.focused, CodeBar):  # where letters are codes, they go on being typed there
        await pilot.press("escape")
    if getattr(app.screen, "scope", "") != name:
        while len(app.screen_stack) > 2:
            app.pop_screen()
        await pilot.pause()
        await _open(pilot, app, name)
        while getattr(app.screen, "scope", "") != name:
            app.pop_screen()
            await _settled(pilot, app)
    app.note(MARK)
    await _settled(pilot, app)
    if MARK not in shown(app):  # what the screen itself looked for was told late
        app.note(MARK)
        await pilot.pause()


async def _open(pilot: Pilot[None], app: DeskApp, name: str) -> None:
    ways = {"tagging": "enter", "rating": "r", "practice": "P"}
    if name in ways:
        await pilot.press(ways[name])
    elif name == "qsort":
        assert app.seat is not None
        open_sort(app, app.seat, "A", 1)
    elif name in OVER:
        app.action_go(name)
    await _settled(pilot, app)


def _keys(name: str, app: DeskApp) -> list[tuple[str, str]]:
    """Return the actions of a screen by their keys; those of every screen on two of them only."""
    return [
        (action.id, key)
        for action in of(name, app.actions)
        for key in action.keys
        if action.id not in APART
        and (
            action.where not in ("study", "desk")
            or name in ("sessions", "practice")
            or action.call == f"app.go('{name}')"
        )
    ]


async def _silent(pilot: Pilot[None], app: DeskApp, name: str) -> list[str]:
    """Return the actions of a screen whose key neither changes nor says anything."""
    found = []
    for id_, key in _keys(name, app):
        await _reach(pilot, app, name)
        before, screen = _painted(app), app.screen
        await pilot.press(key)
        await _settled(pilot, app)
        if app.screen is screen and _painted(app) == before:
            found.append(f"{id_} {key}")
    return found


@pytest.mark.parametrize("name", SCREENS)
def test_without_sessions_each_key_acts_or_says_why_not(tmp_path: Path, name: str) -> None:
    """No session, no tag, no rating, no score."""
    silent: list[str] = []

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        silent.extend(await _silent(pilot, app, name))

    play(_empty(tmp_path, "en"), script, start=None)
    assert silent == []


@pytest.mark.parametrize("name", ["tagging", "rating", "qsort", "practice", *SCREENS])
def test_without_tags_each_key_acts_or_says_why_not(tmp_path: Path, name: str) -> None:
    """Sessions, and nothing judged."""
    silent: list[str] = []

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        silent.extend(await _silent(pilot, app, name))

    study = a_study(tmp_path, "tr") if name != "qsort" else a_qsort(tmp_path, language="tr")
    play(study, script, start=None, rater=next(iter(study.raters())))
    assert silent == []
