"""Layers, boundaries by hand, corrections and play at the desk; the source never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.a_desk import LINES, play, shown
from thirdear.model.coding import NewTag, Pass, Play
from thirdear.model.corrections import Fault
from thirdear.model.text import Role
from thirdear.study import layers
from thirdear.tui.seat import Seat
from thirdear.tui.tagging.screen import TaggingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language, Study
    from thirdear.tui.app import DeskApp

ME = Pass("me")


def _screen(app: DeskApp) -> TaggingScreen:
    assert isinstance(app.screen, TaggingScreen)
    return app.screen


def test_words_are_corrected_over_the_source(study: Study) -> None:
    """A tag on a part stays on its words, `≈` marks the segment, undo and the source stay whole."""
    text = study.transcript("A", 1).text

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("v", "v", *["shift+right"] * 3, "right", "1", "escape", "g")
        (tag,) = study.tags(ME, "A", 1)
        before = text[tag.start : tag.stop]
        await pilot.press("v", "L", "1", *["backspace"] * 3, *"We all", "enter")
        assert "We all wonder what the bear" in shown(app)
        assert "≈" in shown(app)
        kept = study.tags(ME, "A", 1)[0]
        assert text[kept.start : kept.stop] == before
        assert study.transcript("A", 1).text == text
        await pilot.press("f", *"we all", "enter")
        assert _screen(app).finder.found == [0]
        await pilot.press("escape", "L", "9")
        assert "I wonder what the bear" in shown(app)
        await pilot.press("L", "9", "u")
        assert "I wonder what the bear" in shown(app)
        await pilot.press("U")
        assert "We all wonder" in shown(app)

    play(study, script)
    assert study.store.check() == ()


def test_a_part_of_corrected_words_is_tagged_on_the_source(study: Study) -> None:
    """Words behind a longer correction are where they were."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("v", "L", "1", "end", *" and all of us", "enter")
        await pilot.press("v", *["right"] * 5, "1")
        (tag,) = study.tags(ME, "A", 1)
        assert study.transcript("A", 1).text[tag.start : tag.stop] == "wonder"
        assert _screen(app).sheet.shown_tags(0)[0].start == len("I and all of us ")

    play(study, script)


def test_who_a_speaker_is_can_be_corrected(study: Study) -> None:
    """Where a role has no codes the desk names the key that mends it; the digits follow."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("G", "0")
        assert (
            shown(app).count("No code of this study is for the parent. To say who is speaking: L.")
            == 2
        )
        await pilot.press("L", "9", "2")
        assert _screen(app).sheet.role(_screen(app).view.place) is Role.CLIENT
        assert "No code of this study" not in shown(app)
        await pilot.press("u")
        assert _screen(app).sheet.role(_screen(app).view.place) is Role.PARENT
        await pilot.press("5", "g", "enter", "j", "j", "j", "j", "L", "9")
        assert "An action: no code of this study is for actions." in shown(app)
        assert "Nobody is labeled as speaking here." in shown(app)

    play(study, script)
    assert study.store.check() == ()


@pytest.mark.parametrize(
    ("language", "case", "told"),
    [
        ("en", "A", "case A, session 3"),
        ("en", "Case 1", "Case 1, session 3"),
        ("tr", "A", "A vakası, 3. seans"),
        ("tr", "Vaka 2", "Vaka 2, 3. seans"),
    ],
)
def test_a_case_that_says_so_is_not_called_a_case_again(
    study: Study, language: Language, case: str, told: str
) -> None:
    """Within a sentence of the desk, as in those of the command line."""
    assert Seat(study, ME, language).place(case, 3) == told


def test_speakers_and_boundaries_are_corrected_and_listed(study: Study) -> None:
    """The list says what, who and when; a turn's label changes at once."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("L", "2", "1")
        assert _screen(app).sheet.segment(0).speaker == "Ç"
        await pilot.press("j", "L", "3")
        assert "Choose the word first" in shown(app)
        await pilot.press("v", "right", "L", "3")
        await pilot.press("L", "7")
        assert "me, 20" in shown(app)
        assert "turn split" in shown(app)

    play(study, script)
    assert [one.fault for one in study.corrections("A", 1)] == [Fault.SPEAKER, Fault.SPLIT]


def test_a_layer_is_cut_by_hand_until_it_is_used(study: Study) -> None:
    """Split, join, undo; after the first tag the boundaries stay."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("L", "6", "5")
        screen = _screen(app)
        assert screen.sheet.layer == "hand"
        await pilot.press("v", "right", "right", "L", "3")
        assert len(screen.sheet) == len(LINES) + 1
        assert "Split; u undoes it" in shown(app)
        await pilot.press("u")
        assert len(screen.sheet) == len(LINES)
        await pilot.press("U", "g", "L", "4")
        assert len(screen.sheet) == len(LINES)
        await pilot.press("1", "g", "v", "right", "L", "3")
        assert len(screen.sheet) == len(LINES)
        assert study.tags(ME, "A", 1)[0].layer == "hand"
        await pilot.press("L", "6", "1")
        assert _screen(app).sheet.layer == "turn"

    play(study, script)


def test_layers_are_made_and_remember_their_place(study: Study) -> None:
    """Three turns are one segment; each layer opens where it was left."""
    study.change_tags(ME, add=[NewTag("A", 1, 1, "mbtc.playful")])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("j", "j", "j", "L", "6", "2")
        screen = _screen(app)
        assert (screen.sheet.layer, len(screen.sheet)) == ("turns:3", 3)
        assert "turns:3" in shown(app)
        await pilot.press("j", "L", "6", "1")
        assert (_screen(app).sheet.layer, _screen(app).view.place) == ("turn", 3)
        await pilot.press("L", "6", "1")
        assert (_screen(app).sheet.layer, _screen(app).view.place) == ("turns:3", 1)

    play(study, script)


def test_play_is_said_of_chosen_segments(study: Study) -> None:
    """A range in character; the panel shows it; undo takes it back."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("J", "J", "L", "5", "2")
        assert study.play(ME, "A", 1) == dict.fromkeys((1, 2, 3), Play.CHARACTER)
        assert "in character" in shown(app)
        await pilot.press("u")
        assert study.play(ME, "A", 1) == {}

    play(study, script, size=(120, 40))


def test_a_stretch_of_the_free_layer_runs_over_turns(study: Study) -> None:
    """Words across three turns are one tag, shown at each, counted once, taken back from any."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("L", "6", "6")
        screen = _screen(app)
        assert (screen.sheet.layer, len(screen.sheet)) == ("free", len(LINES))
        await pilot.press("J", "J", "t", *"bp", "enter")
        (tag,) = study.tags(ME, "A", 1)
        turns = study.segments("A", 1)
        assert (tag.layer, tag.start, tag.stop) == ("free", turns[0].start, turns[2].stop)
        assert [bool(screen.sheet.tags(place)) for place in range(4)] == [True, True, True, False]
        assert screen.sheet.spread.codes[tag.code] == 1
        await pilot.press("g", "v", "right", "1")
        part = study.tags(ME, "A", 1)[1]
        assert study.transcript("A", 1).text[part.start : part.stop] == "wonder"
        assert [unit.start for unit in layers.units(study, ME, "A", 1)] == [tag.start, part.start]
        await pilot.press("escape", "j", "x")
        assert [one.id for one in study.tags(ME, "A", 1)] == [part.id]
        await pilot.press("u")
        assert len(study.tags(ME, "A", 1)) == 2
        assert screen.sheet.tags(2) == (tag,)

    play(study, script)
    assert study.store.check() == ()
