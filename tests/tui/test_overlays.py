"""Codebook, history and palette: each one key away from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.a_desk import play, shown
from thirdear.model.coding import NewTag, Pass
from thirdear.tui.codebook import CodebookScreen
from thirdear.tui.history import HistoryScreen
from thirdear.tui.keys.actions import of
from thirdear.tui.keys.table import ACTIONS, CHAINS
from thirdear.tui.overlays import OVER
from thirdear.tui.palette import PaletteScreen, matching, offered
from thirdear.tui.parts.ask import Told
from thirdear.tui.parts.field import Field
from thirdear.tui.parts.lines import Choices
from thirdear.tui.parts.list_screen import ListScreen
from thirdear.tui.ratings import RatingScreen
from thirdear.tui.scores.screen import ScoresScreen
from thirdear.tui.sessions import SessionsScreen
from thirdear.tui.tagging.screen import TaggingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Study
    from thirdear.tui.app import DeskApp

ME = Pass("me")


def test_every_key_that_goes_somewhere_has_a_screen() -> None:
    """What the table of keys names can be made, and has keys of its own.

    The matrix of codes has its key on the list of passages, the registry on the matrix.
    """
    names = {a.call[8:-2] for a in ACTIONS if a.call.startswith("app.go(")}
    assert names | {"matrix", "registry"} == {"sessions", *OVER}
    assert names <= CHAINS.keys()


def test_screens_replace_each_other(study: Study) -> None:
    """Going about does not pile screens up; back leads to the session."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("C")
        assert isinstance(app.screen, CodebookScreen)
        depth = len(app.screen_stack)
        await pilot.press("H")
        assert isinstance(app.screen, HistoryScreen)
        await pilot.press("p")
        assert isinstance(app.screen, ScoresScreen)
        await pilot.press("C", "C")
        assert len(app.screen_stack) == depth
        await pilot.press("escape")
        assert isinstance(app.screen, TaggingScreen)
        await pilot.press("r", "H", "S")
        assert isinstance(app.screen, SessionsScreen)

    play(study, script)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_codebook_is_searched_and_read(study: Study, size: tuple[int, int]) -> None:
    """Codes stand by family; a part of a name, spelled anyhow, finds them; Enter tells more."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("C")
        assert "Adaptation" in shown(app)
        await pilot.press("f", *"withdraw", "enter")
        assert "Withdrawal" in shown(app)
        assert "Adaptation" not in shown(app)
        await pilot.press("enter")
        assert isinstance(app.screen, Told)
        await pilot.press("escape", "f", *"noncomp", "enter", "enter")
        assert "value 0–5" in shown(app)

    play(study, script, size=size)


def test_the_history_shows_ones_own_acts(study: Study) -> None:
    """Others' acts are not told to somebody who judges blind; Enter opens the session."""
    study.add_rater("other")
    study.change_tags(Pass("other"), (), [NewTag("A", 2, 1, "mbtc.playful")])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1", "u", "H")
        rows = shown(app)
        assert "mbtc.adaptation" in rows
        assert "(undone)" in rows
        assert "mbtc.playful" not in rows
        await pilot.press("f", *"transcript", "enter", "enter")
        assert isinstance(app.screen, TaggingScreen)
        assert app.screen.session == 3

    play(study, script, size=(120, 40))


def test_the_palette_finds_and_does(study: Study) -> None:
    """Typing narrows the list; Enter does it on the screen below, where its key would."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press(":")
        assert isinstance(app.screen, PaletteScreen)
        await pilot.press(*"next segm", "enter")
        assert isinstance(app.screen, TaggingScreen)
        assert app.screen.view.place == 1
        await pilot.press(":", *"codebook", "enter")
        assert isinstance(app.screen, CodebookScreen)
        await pilot.press("escape", ":", *"rate", "enter")
        assert isinstance(app.screen, RatingScreen)
        await pilot.press("escape", ":", "escape", "j")
        assert isinstance(app.screen, TaggingScreen)
        assert app.screen.view.place == 2

    play(study, script)


@pytest.mark.parametrize("screen", sorted(OVER) + ["tagging", "sessions", "rating"])
def test_the_palette_offers_every_action(screen: str) -> None:
    """All actions of a screen but runs of digits, in both languages, found by their own words."""
    actions = offered(screen)
    assert [a for a in of(screen) if "{key}" not in a.call] == actions
    for language in ("en", "tr"):
        for action in actions:
            assert action in matching(actions, action.label(language), language)


def test_a_row_that_was_clicked_before_the_list_changed_does_nothing(study: Study) -> None:
    """What was typed meanwhile leaves other actions in its place, which nobody asked for."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("colon")
        palette = app.screen
        assert isinstance(palette, PaletteScreen)
        rows = palette.query_one(Choices)
        rows.go(len(palette._found) - 1)
        for typed in ("r", "code"):
            taken = Choices.Taken(rows)
            palette.query_one(Field).value = typed
            await pilot.pause()
            palette.on_choices_taken(taken)
            assert app.screen is palette
        palette.on_choices_taken(Choices.Taken(rows))
        await pilot.pause()
        assert app.screen is not palette

    play(study, script)


def test_a_row_of_a_list_that_was_read_again_is_not_taken(study: Study) -> None:
    """Enter acts on what stood there when it was pressed, or on nothing."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("underscore")
        screen = app.screen
        assert isinstance(screen, ListScreen)
        taken = Choices.Taken(screen.query_one(Choices))
        screen.fill()
        screen.on_choices_taken(taken)
        assert app.screen is screen

    play(study, script)
