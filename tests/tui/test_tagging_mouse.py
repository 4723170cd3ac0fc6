"""The mouse in a session: digits, chips, segments, and headings of lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import a_study, play, shown, until
from thirdear.codebook import edit
from thirdear.model.coding import NewTag, Pass
from thirdear.tui.palette import PaletteScreen
from thirdear.tui.parts.ask import Choose, Told
from thirdear.tui.parts.editor import Editor
from thirdear.tui.parts.lines import Choices
from thirdear.tui.tagging.screen import TaggingScreen
from thirdear.tui.transcript.view import TranscriptView

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language, Study
    from thirdear.tui.app import DeskApp

ME = Pass("me")


def codes(study: Study) -> list[tuple[int, str, int | None]]:
    """Segment, code and value of every tag."""
    return [(tag.segment, tag.code, tag.value) for tag in study.tags(ME, "A", 1)]


async def click(pilot: Pilot[None], app: DeskApp, words: str, widget: str, times: int = 1) -> None:
    """Click where words stand within a widget."""
    region = app.screen.query_one(widget).region
    rows = shown(app).split("\n")
    y = next(y for y in range(region.y, region.bottom) if words in rows[y])
    x = rows[y].index(words)
    await pilot.click(widget, offset=(x - region.x, y - region.y), times=times)
    await pilot.pause()


def test_a_long_message_covers_the_codes_and_moves_no_text(tmp_path: Path) -> None:
    """It stands whole at 80 columns; a click on it gives no code, a key brings the codes back."""
    study = a_study(tmp_path)
    long = " ".join(f"word{n}" for n in range(30))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        screen = app.screen
        assert isinstance(screen, TaggingScreen)
        before = shown(app).split("\n")
        screen.note_words(long, "warn")
        await pilot.pause()
        after = shown(app).split("\n")
        assert long in " ".join(" ".join(after).split())
        assert after[:-4] == before[:-4]
        await pilot.click("#hot", offset=(3, 0))
        await pilot.click("#hot", offset=(3, 1))
        await pilot.pause()
        assert codes(study) == []
        await pilot.resize_terminal(160, 24)
        await until(lambda: long in " ".join(shown(app).split()))
        await pilot.resize_terminal(80, 24)
        await pilot.press("j", "k")
        await until(lambda: shown(app).split("\n")[-4:] == before[-4:])

    play(study, script)


@pytest.mark.parametrize("width", [80, 120])
def test_codes_on_the_digits_are_clicked(tmp_path: Path, width: int) -> None:
    """A click on a code sets it; on the sign for others it offers the pages."""
    study = a_study(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        screen = app.screen
        assert isinstance(screen, TaggingScreen)
        page = screen.seat.hot.page(*screen._hot_now())
        cell = width // 5
        await pilot.click("#hot", offset=(2 * cell + 3, 0))
        await pilot.pause()
        assert [code for _, code, _ in codes(study)] == [page.codes[2]]
        await pilot.click("#text", offset=(30, 0))
        await pilot.click("#hot", offset=(cell + 1, 1))
        await pilot.pause()
        assert page.codes[6] in [code for _, code, _ in codes(study)]
        await click(pilot, app, "0…", "#hot")
        assert isinstance(app.screen, Choose)

    play(study, script, size=(width, 24))


def test_an_answer_is_taken_by_one_click(tmp_path: Path) -> None:
    """Also one that the cursor is not on; what cannot be undone wants two."""
    study = a_study(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("0")
        await pilot.click(app.screen.query_one(Choices), offset=(6, 2))
        await pilot.pause()
        assert isinstance(app.screen, TaggingScreen)
        await pilot.press("E")
        window = app.screen
        await pilot.click(window.query_one(Choices), offset=(6, 1))
        await pilot.pause()
        assert app.screen is window
        await pilot.click(window.query_one(Choices), offset=(6, 1), times=2)
        await pilot.pause()
        assert study.progress(ME)[0].finished

    play(study, script)


def test_help_leads_to_every_action_by_mouse(tmp_path: Path) -> None:
    """The last row of help has the list of actions, in which one click takes one."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await click(pilot, app, "? ", "Footer")
        await click(pilot, app, ": list every action", "Footer")
        assert isinstance(app.screen, PaletteScreen)
        await click(pilot, app, "next segment", "Choices")
        assert isinstance(app.screen, TaggingScreen)
        await until(lambda: app.screen.query_one(TranscriptView).place == 1)
        await click(pilot, app, "? ", "Footer")
        await click(pilot, app, ": list every action", "Footer")
        await click(pilot, app, "previous segment", "Choices")
        await until(lambda: app.screen.query_one(TranscriptView).place == 0)

    play(a_study(tmp_path), script)


@pytest.mark.parametrize("language", ["en", "tr"])
@pytest.mark.parametrize("compact", [False, True])
def test_a_chip_is_edited(tmp_path: Path, language: Language, compact: bool) -> None:
    """Value, doubt, memo, definition and removal, each of the tag whose chip was clicked."""
    study = a_study(tmp_path, language, codebooks=("alliance-markers", "in-session-rf"))
    study.change_tags(ME, add=[NewTag("A", 1, 2, "alliance.bond_plus")])
    scaled = next(
        code.key
        for code in study.codes().values()
        if code.scale and code.speaker in (None, "client")
    )
    study.change_tags(ME, add=[NewTag("A", 1, 2, scaled, value=5)])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        screen = app.screen
        assert isinstance(screen, TaggingScreen)
        if compact:
            await pilot.press("z")
        look, other = screen.seat.looks["alliance.bond_plus"], screen.seat.looks[scaled]
        plus, chip = (one.mnemonic if compact else one.name[:8] for one in (look, other))
        await click(pilot, app, chip, "#text")
        assert isinstance(app.screen, Choose)
        assert ("value" if language == "en" else "değer") in shown(app)
        await pilot.press("2")
        scale = study.codes()[scaled].scale
        assert scale is not None
        assert (2, scaled, scale.low + 1) in codes(study)
        await click(pilot, app, plus, "#text")
        await pilot.press("1")
        assert [t.uncertain for t in study.tags(ME, "A", 1) if t.code.endswith("plus")] == [True]
        await click(pilot, app, plus, "#text")
        await pilot.press("2")
        assert isinstance(app.screen, Editor)
        await pilot.press(*"why", "escape")
        assert [memo.text for memo in study.tag_memos(ME, "A", 1)] == ["why"]
        await click(pilot, app, plus, "#text")
        await pilot.press("3")
        assert isinstance(app.screen, Told)
        await pilot.press("escape")
        await click(pilot, app, plus, "#text")
        await pilot.press("4")
        assert [code for _, code, _ in codes(study)] == [scaled]

    play(study, script)


def test_a_segment_that_is_clicked_twice_opens_the_code_bar(tmp_path: Path) -> None:
    """One click goes there; what is typed then is codes."""
    study = a_study(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        screen = app.screen
        assert isinstance(screen, TaggingScreen)
        await pilot.click(TranscriptView, offset=(30, 2))
        await pilot.pause()
        assert screen.view.place == 1
        assert not screen.bar.display
        await pilot.click(TranscriptView, offset=(30, 2), times=2)
        await pilot.pause()
        assert screen.bar.display

    play(study, script)


def test_a_click_on_a_heading_goes_to_the_row_below_it(tmp_path: Path) -> None:
    """Headings cannot be chosen themselves."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("C")
        rows = app.screen.query_one(Choices)
        await until(lambda: rows._count)
        heading = min(row for row in rows._headings if row > rows.place)
        await pilot.click(rows, offset=(5, heading - round(rows.scroll_y)))
        await until(lambda: rows.place > heading)
        assert rows.place == heading + 1

    play(a_study(tmp_path), script)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_long_name_is_read_under_the_pointer(tmp_path: Path, language: Language) -> None:
    """Over a digit or a chip the whole name is shown, whatever is in it; elsewhere nothing."""
    study = a_study(tmp_path, language, codebooks=("alliance-markers",))
    name = "[red]A name of far more than thirty letters [/x] {y}"
    book = edit.renamed(study.codebooks()[0], "alliance.bond_plus", name, language)
    study.add_codebook(book)
    study.change_tags(ME, add=[NewTag("A", 1, 2, "alliance.bond_plus")])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        screen = app.screen
        await pilot.press("down")
        assert name not in shown(app)
        digits = screen.query_one("#hot")
        await pilot.hover("#hot", offset=(3, 0))
        assert str(digits.tooltip) == name
        await pilot.hover("#hot", offset=(70, 1))
        assert digits.tooltip is None
        rows = shown(app).splitlines()
        y, row = next((y, row) for y, row in enumerate(rows[1:20], 1) if "[red]A name" in row)
        view = screen.query_one(TranscriptView)
        await pilot.hover("#text", offset=(row.index("[red]"), y - view.region.y))
        assert str(view.tooltip) == name
        await pilot.hover("#text", offset=(row.index("[red]"), y - 1 - view.region.y))
        assert view.tooltip is None

    play(study, script)
