"""Colours: every theme can be read, families stay apart, also with 256 colours."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.color import Color, ColorSystem

from tests.a_desk import a_study, play, shown
from thirdear.model.coding import NewTag, Pass
from thirdear.tui.looks.families import COLOURS, contrast, ink, readable
from thirdear.tui.looks.themes import CONTRAST, DARK, LIGHT, MONO, THEMES, next_theme
from thirdear.tui.parts.ask import Choose

if TYPE_CHECKING:
    from textual.pilot import Pilot
    from textual.theme import Theme

    from thirdear.study import Language
    from thirdear.tui.app import DeskApp


def test_contrast_is_the_one_of_wcag() -> None:
    """Black on white is 21; #777777 on white 4.48, the value that WebAIM's checker gives."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", [DARK, LIGHT, CONTRAST], ids=lambda theme: theme.name)
def test_words_can_be_read(theme: Theme) -> None:
    """Text stands off every ground by 4.5 to 1, in the theme of high contrast by 7 to 1."""
    least = 7 if theme is CONTRAST else 4.5
    grounds = [theme.background, theme.panel, theme.variables["current"], theme.variables["range"]]
    inks = [theme.foreground, theme.primary, theme.secondary, theme.accent, theme.warning]
    inks += [theme.success, theme.error, theme.variables["faint"]]
    for ground in grounds:
        assert contrast(theme.foreground or "", ground or "") >= least
        for colour in inks:
            assert contrast(colour or "", ground or "") >= 4.5, (colour, ground)


@pytest.mark.parametrize("ground", [DARK.background, LIGHT.background, CONTRAST.background])
def test_glyphs_stand_off_their_ground(ground: str) -> None:
    """A family's colour is made darker or lighter until its glyph can be seen, and no further."""
    for colour in COLOURS:
        shade = readable(colour, ground)
        assert contrast(shade, ground) >= 3
        assert shade == colour or contrast(colour, ground) < 3


def test_chips_can_be_read() -> None:
    """Ink on a family's colour reaches 4.5 to 1."""
    assert all(contrast(ink(colour), colour) >= 4.5 for colour in COLOURS)


def test_families_stay_apart_with_256_colours() -> None:
    """Terminals without true colour show seven different colours."""
    few = [Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).number for colour in COLOURS]
    assert all(one != other for one, other in combinations(few, 2))


def test_themes_follow_each_other_round() -> None:
    """From any theme one comes to all others and back."""
    name, seen = "dark", []
    for _ in THEMES:
        seen.append(name)
        name = next_theme(THEMES[name].name)
    assert (sorted(seen), name) == (sorted(THEMES), "dark")
    assert next_theme("somebody else's") == "dark"


def test_the_desk_stands_in_every_theme(tmp_path: Path) -> None:
    """`y` goes through all of them; the words stay where they are."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        before = shown(app)
        for _ in THEMES:
            await pilot.press("y")
            assert shown(app) == before
        assert app.theme == DARK.name

    play(a_study(tmp_path), script)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_the_theme_without_colour_has_none(tmp_path: Path, language: Language) -> None:
    """On every main screen no cell has a colour of its own; another theme brings them back."""
    study = a_study(tmp_path, language, codebooks=("alliance-markers", "tpocs-a"))
    study.change_tags(Pass("me"), add=[NewTag("A", 1, 2, "alliance.bond_plus")])

    def colours(app: DeskApp) -> set[str]:
        rows = app.screen._compositor.render_strips()
        styles = [piece.style for row in rows for piece in row if piece.style]
        found = [colour for style in styles for colour in (style.color, style.bgcolor)]
        return {str(colour) for colour in found if colour and not colour.is_default}

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        assert colours(app)
        app.prefer(replace(app.preferences, theme="mono"))
        await pilot.pause()
        for keys in (
            ("down",),
            ("d",),
            ("escape", "C"),
            ("escape", "r"),
            ("escape", "p"),
            ("escape", "question_mark"),
        ):
            await pilot.press(*keys)
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert not colours(app), keys
        await pilot.press("escape")
        app.action_theme()
        await pilot.pause()
        assert app.preferences.theme == "dark"
        assert colours(app)

    play(study, script)


def test_rows_that_were_painted_follow_the_theme(tmp_path: Path) -> None:
    """Without colors a memo has another sign, on every row that stands on the screen."""
    study = a_study(tmp_path)
    study.set_memo(Pass("me"), "A", 1, 1, "something")
    mono = next(key for key, theme in THEMES.items() if theme is MONO)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        assert "✎" in shown(app)
        app.push_screen(Choose("Which?", ["one"], "en"))
        await pilot.pause()
        app.prefer(replace(app.preferences, theme=mono))
        await pilot.pause()
        app.pop_screen()
        await pilot.pause()
        assert "✎" not in shown(app)

    play(study, script)
