"""Codes are renamed, described, merged and split at the desk, by the rules of the commands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import a_study, play, shown, until
from thirdear.model.coding import Item, NewTag, Pass
from thirdear.study import Study, recoding
from thirdear.tui.codebook import CodebookScreen
from thirdear.tui.tagging.screen import TaggingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language
    from thirdear.tui.app import DeskApp

ME = Pass("me")
BOOK = "alliance-markers"
PLUS, MINUS = "alliance.bond_plus", "alliance.bond_minus"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study with one tag of each of two codes, and another rater's."""
    made = a_study(tmp_path, codebooks=(BOOK,))
    made.add_rater("you")
    made.change_tags(ME, add=[NewTag("A", 1, 2, PLUS), NewTag("A", 1, 4, MINUS)])
    made.change_tags(Pass("you"), add=[NewTag("A", 1, 2, PLUS)])
    return made


async def edit(pilot: Pilot[None], app: DeskApp, code: str) -> None:
    """Open the codebook at a code and ask what can be changed."""
    await pilot.press("C")
    screen = app.screen
    assert isinstance(screen, CodebookScreen)
    screen.go_to(code)
    await pilot.press("e")


def version(study: Study) -> int:
    """The version of the codebook."""
    return study.codebooks()[0].version


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_code_is_renamed(tmp_path: Path, language: Language) -> None:
    """A name is a new version and nothing to judge again; the session below shows it."""
    study = a_study(tmp_path, language, codebooks=(BOOK,))
    study.change_tags(ME, add=[NewTag("A", 1, 2, PLUS)])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await edit(pilot, app, PLUS)
        assert ("Change Bond +" if language == "en" else "Bağ +: değiştir") in shown(app)
        await pilot.press("1", *"Sevgi", "enter")
        assert study.codes()[PLUS].name(language) == "Sevgi"
        assert version(study) == 4
        await pilot.press("escape")
        await until(lambda: isinstance(app.screen, TaggingScreen) and "Sevgi" in shown(app))
        assert "Sevgi" in shown(app)

    play(study, script)
    assert recoding.to_judge_again(study, ME) == ()


def test_a_definition_is_written_and_tags_wait_for_it(study: Study) -> None:
    """It is asked before; the number is one's own tags alone, since others' are not read."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await edit(pilot, app, PLUS)
        await pilot.press("2", "enter", *"Not this.", "escape")
        assert version(study) == 3
        assert "yours: 1" in " ".join(shown(app).split())
        await pilot.press("1", "enter")
        assert version(study) == 3
        await edit(pilot, app, PLUS)
        await pilot.press("2", "enter", *"Not this.", "escape", "2", "enter")
        assert study.codes()[PLUS].text("definition").endswith("\nNot this.")
        assert "Saved as version 4" in shown(app)

    play(study, script)
    assert [one.tag.code for one in recoding.to_judge_again(study, ME)] == [PLUS]


def test_a_code_is_merged(study: Study) -> None:
    """Every rater's tags count as the other code, and keep what they were given as."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await edit(pilot, app, MINUS)
        await pilot.press("6", "1", "2", "enter")
        await pilot.press("escape")
        await until(lambda: isinstance(app.screen, TaggingScreen))

    play(study, script)
    assert MINUS not in study.codes()
    tags = study.tags(ME, "A", 1)
    assert [(tag.code, tag.given) for tag in tags] == [(PLUS, None), (PLUS, MINUS)]


def test_a_code_is_split(study: Study) -> None:
    """Its tags wait on the list of what is to be judged again, with the new codes to choose."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await edit(pilot, app, PLUS)
        await pilot.press("7", *"Warm", "enter")
        assert "two names or more" in " ".join(shown(app).split())
        await pilot.press("e", "7", *"Warm;Close", "enter", "2", "enter")
        assert "Warm" in shown(app)

    play(study, script)
    (again,) = recoding.to_judge_again(study, ME)
    assert again.into == ("alliance.warm", "alliance.close")


def test_a_heading_cannot_be_changed(study: Study) -> None:
    """The key says so on a row that is no code."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("C", "f", *"zzz", "enter", "e")
        assert "Go to the row of a code or an item first." in shown(app)

    play(study, script)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_rating_item_is_explained_and_changed(tmp_path: Path, language: Language) -> None:
    """`d` on the form says what an item means; on the codebook screen words and values change.

    A line that names no value of the scale is refused, and the window stays with it.
    """
    study = a_study(tmp_path, language, codebooks=("tpocs-a",))

    def item() -> Item:
        return study.codebooks()[0].items[1]

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("r", "down", "d")
        told = " ".join(shown(app).split())
        assert ("own wording" in told) == (language == "en")
        assert ("kendi sözleridir" in told) == (language == "tr")
        await pilot.press("escape", "escape")
        await edit(pilot, app, item().key)
        await pilot.press("2", "enter", *"Bizce.", "escape", "2", "enter")
        assert item().text("definition", language).endswith("\nBizce.")
        assert item().wording == ""
        await edit_again(pilot, app, item().key, "6")
        await pilot.press("enter", *"9 = x", "escape")
        assert ("Line 3" if language == "en" else "3. satır") in shown(app)
        await pilot.press(*["backspace"] * 5, *"3 = [x] = y", "escape", "2", "enter")
        assert item().meanings(language)[3] == "[x] = y"

    play(study, script)
    other = "tr" if language == "en" else "en"
    assert "Bizce" not in item().text("definition", other)


async def edit_again(pilot: Pilot[None], app: DeskApp, code: str, way: str) -> None:
    """On the codebook screen: change the row of this key in one way."""
    screen = app.screen
    assert isinstance(screen, CodebookScreen)
    screen.go_to(code)
    await pilot.press("e", way)
