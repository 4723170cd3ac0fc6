"""The whole job at the desk, from an empty folder to a verified document, by keys and by mouse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import a_study, play, shown
from thirdear.model.coding import Pass
from thirdear.tui.first.imports import BringScreen
from thirdear.tui.first.new_study import CreateScreen
from thirdear.tui.leaving.disguise import DisguiseScreen
from thirdear.tui.leaving.export import ExportScreen, made
from thirdear.tui.parts.lines import Choices, Footer
from thirdear.tui.sessions import SessionsScreen
from thirdear.tui.tagging.screen import TaggingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language
    from thirdear.tui.app import DeskApp

SESSION = """\
Terapist: Bugün nasılsın? (uydurma)
Danışan: İyiyim. Dün Kerem geldi.
Terapist: Kerem gelince ne oldu?
Danışan: Biraz sustum.
"""


async def settled(pilot: Pilot[None], app: DeskApp) -> None:
    """Wait until no work is done in a thread."""
    await app.workers.wait_for_complete()
    await pilot.pause()


async def go(pilot: Pilot[None], app: DeskApp, place: int, *, mouse: bool) -> None:
    """Take a row of the list in front, by keys or by a double click."""
    rows = app.screen.query_one(Choices)
    if not mouse:
        rows.go(place)
        await pilot.press("enter")
        return
    rows.go(place)
    await pilot.pause()
    y = place - round(rows.scroll_y)
    await pilot.click(rows, offset=(4, y), times=1 if rows._once else 2)


async def key(pilot: Pilot[None], app: DeskApp, shown_key: str, *, mouse: bool) -> None:
    """Press a key of the footer, or click it there."""
    if not mouse:
        await pilot.press({"Esc": "escape"}.get(shown_key, shown_key))
        return
    footer = app.screen.query_one(Footer)
    x = footer.words.index(f" {shown_key} ") + 1
    await pilot.click(footer, offset=(x, 0))
    await pilot.pause()


async def make_and_import(
    pilot: Pilot[None], app: DeskApp, folder: Path, language: str, *, mouse: bool
) -> None:
    """Make a study, say who sits there, import two sessions; land on their list."""
    texts = folder / "texts"
    texts.mkdir()
    for number in (1, 2):
        text = f"{SESSION}Terapist: {number}.\n"
        (texts / f"C07-s{number:02}.txt").write_text(text, "utf-8")
    await go(pilot, app, 1, mouse=mouse)
    screen = app.screen
    assert isinstance(screen, CreateScreen)
    await go(pilot, app, 0, mouse=mouse)
    await pilot.press(*str(folder / "Oak"), "enter")
    if language == "tr":
        await go(pilot, app, 1, mouse=mouse)
    for book in ("mbt-c-as", "tpocs-a"):
        await go(pilot, app, screen._rows.index(book), mouse=mouse)
    await go(pilot, app, len(screen._rows) - 1, mouse=mouse)
    await pilot.press(*"me", "enter")
    await pilot.press(*str(texts), "enter")
    await settled(pilot, app)
    assert isinstance(app.screen, BringScreen)
    await key(pilot, app, "w", mouse=mouse)
    await pilot.pause()
    assert isinstance(app.screen, SessionsScreen)


async def code_and_finish(pilot: Pilot[None], app: DeskApp, *, mouse: bool) -> None:
    """Code and finish both sessions; a digit typed ahead finishes none."""
    study = app.study
    assert study is not None
    await go(pilot, app, 1, mouse=mouse)
    for session in (1, 2):
        screen_ = app.screen
        assert isinstance(screen_, TaggingScreen)
        assert screen_.session == session
        await pilot.press("1", "E", "2")
        assert not any(one.finished for one in study.progress(Pass("me"))[session - 1 :])
        await pilot.press("enter")
        assert study.progress(Pass("me"))[session - 1].finished
        await pilot.press("right_parenthesis")


async def decide_and_write(pilot: Pilot[None], app: DeskApp, language: str, *, mouse: bool) -> None:
    """Decide every name, write the report, verify it."""
    await pilot.press("ampersand")
    await settled(pilot, app)
    names = app.screen
    assert isinstance(names, DisguiseScreen)
    while names.open:
        await key(pilot, app, "w", mouse=mouse)
        await pilot.press("enter", "enter")
        await pilot.pause()
    await pilot.press("greater_than_sign")
    await settled(pilot, app)
    export = app.screen
    assert isinstance(export, ExportScreen)
    report = next(at for at, row in enumerate(export.rows) if row.key == "report")
    await go(pilot, app, report, mouse=mouse)
    await settled(pilot, app)
    assert app.study is not None
    assert [path.suffix for path in made(app.study.folder)] == [".docx"]
    await key(pilot, app, "v", mouse=mouse)
    await settled(pilot, app)
    told = " ".join(shown(app).split())
    assert ("agree with the study" if language == "en" else "hepsi çalışmayla uyuşuyor") in told


@pytest.mark.parametrize("mouse", [False, True], ids=["keys", "mouse"])
@pytest.mark.parametrize("language", ["en", "tr"])
def test_the_whole_job(tmp_path: Path, language: Language, mouse: bool) -> None:
    """New study, import, code, finish, decide names, report, verify; nothing else is needed."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await make_and_import(pilot, app, tmp_path, language, mouse=mouse)
        await code_and_finish(pilot, app, mouse=mouse)
        await decide_and_write(pilot, app, language, mouse=mouse)

    play(None, script, rater=None, start=None)


def test_acts_are_taken_back_down_to_one_of_the_history(tmp_path: Path) -> None:
    """Choosing the older of two tags takes both back; the study's own acts stay."""
    study = a_study(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1", "1", "H")
        tags = len(study.tags(Pass("me"), "A", 1))
        assert tags == 2
        await pilot.press("j", "u", "2", "enter")
        assert not study.tags(Pass("me"), "A", 1)
        await pilot.press("G", "u")
        assert "Only your own actions" in shown(app)

    play(study, script)
