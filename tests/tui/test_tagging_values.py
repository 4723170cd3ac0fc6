"""Codes with values: given in the bar, taken from before, moved up and down within their scale."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import LINES, play, shown, transcript
from thirdear.model.coding import Pass
from thirdear.study import Study
from thirdear.tui.parts.lines import Line

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.tui.app import DeskApp

ME = Pass("me")
BOOK = """
key = "moods"
prefix = "mood"
version = 1
name = "Moods"
source = "Invented for tests."
permission = "Free."
[[family]]
key = "all"
name = "All"
[[code]]
key = "anger"
mnemonic = "an"
family = "all"
name = "Anger"
scale = [1, 5]
[[code]]
key = "joy"
mnemonic = "jo"
family = "all"
name = "Joy"
[[item]]
key = "depth"
name = "Depth"
scale = [0, 12]
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A code with values from 1 to 5, one without, and an item with two-digit values."""
    book = tmp_path / "moods.toml"
    book.write_text(BOOK, "utf-8")
    made = Study.create(tmp_path / "study", codebooks=[str(book)])
    text = transcript("A", 1, LINES)
    made.store.add_transcript(text, text.text.encode(), "study")
    made.add_rater("me")
    return made


def _values(study: Study) -> dict[int, int | None]:
    tags = study.tags(ME, "A", 1)
    return {tag.segment: tag.value for tag in tags if tag.code == "mood.anger"}


def test_a_value_is_given_or_remembered(study: Study) -> None:
    """First the middle of the scale, afterwards the value given last."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1", "t", *"an5", "enter", "1")

    play(study, script)
    assert _values(study) == {1: 3, 2: 5, 3: 5}


def test_up_and_down_move_what_was_just_tagged(study: Study) -> None:
    """Although the cursor has gone on; after a move they mean the current segment."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1", "plus", "1", "minus", "k", "k", "minus", "minus")

    play(study, script)
    assert _values(study) == {1: 2, 2: 3}


def test_values_stay_within_the_scale(study: Study) -> None:
    """At the end of the scale nothing happens; outside it the bar refuses."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1", *["plus"] * 9, "t", *"an9", "enter")
        assert "Anger takes 1 to 5." in shown(app)
        await pilot.press("escape", "minus")
        assert app.screen.query_one("#note", Line).words.strip() == "Anger 4"
        await pilot.press("j", "plus")
        assert "No code with a value" in app.screen.query_one("#note", Line).words

    play(study, script)
    assert _values(study) == {1: 4}


def test_a_value_can_be_given_to_a_code_that_is_there(study: Study) -> None:
    """The bar replaces the tag, and one undo brings the old value back."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("a", "1", "t", *"an1", "space", *"jo", "enter")
        assert _values(study) == {1: 1}
        await pilot.press("u")

    play(study, script)
    assert _values(study) == {1: 3}
    assert len(study.tags(ME, "A", 1)) == 1


def test_codes_for_anybody_stand_on_every_segment(study: Study) -> None:
    """A range over all speakers is filled whole."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press(*"JJJJJJJ", "2")

    play(study, script)
    assert len(study.tags(ME, "A", 1)) == 8


def test_two_digits_make_one_rating(study: Study) -> None:
    """On a scale beyond nine the second digit may follow the first."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("r", "1")
        assert study.ratings(ME, "A", 1) == {"mood.depth": 1}
        await pilot.press("2")

    play(study, script)
    assert study.ratings(ME, "A", 1) == {"mood.depth": 12}
