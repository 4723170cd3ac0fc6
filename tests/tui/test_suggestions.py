"""Suggestions on the desk: grey, only where they are wanted and allowed, and never tags."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import a_study, play, shown, transcript, until
from thirdear.model.coding import NewTag, Pass
from thirdear.study import suggestions
from thirdear.tui.tagging.screen import TaggingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Study
    from thirdear.tui.app import DeskApp

ME = Pass("me")
CODE = "mbtc.empathy"
# Invented.
LINES = (
    ("T", "I wonder what the bear feels, it must be sad for him."),
    ("Ç", "He sleeps."),
    ("T", "Put the bricks on the table, please."),
    ("Ç", "Which bricks?"),
    ("T", "I wonder how sad the rabbit feels when he is alone."),
    ("Ç", "Very."),
    ("T", "The box is closed now."),
    ("Ç", "Open it."),
)
SAD = (1, 5)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Sixteen finished sessions in which what is said of feelings carries a code, and one more."""
    made = a_study(tmp_path, transcripts=[transcript("A", n, LINES) for n in range(1, 18)])
    for n in range(1, 17):
        made.change_tags(ME, [], [NewTag("A", n, segment, CODE) for segment in SAD])
        made.finish(ME, "A", n)
    return made


def _screen(app: DeskApp) -> TaggingScreen:
    assert isinstance(app.screen, TaggingScreen)
    return app.screen


async def _learned(app: DeskApp) -> None:
    suggester = _screen(app).suggester
    await until(lambda: suggester.learned is not None or suggester.why_not)


def test_a_suggestion_is_taken_dropped_and_marked(study: Study) -> None:
    """`w` lets it stand and says so in the journal, `W` drops it; undo takes it back."""
    suggestions.turn(study, on=True)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await _learned(app)
        await pilot.pause()
        sheet = _screen(app).sheet
        assert [sheet.suggested(place) for place in (0, 2, 4)] == [(CODE,), (), (CODE,)]
        assert study.tags(ME, "A", 17) == ()
        assert "+Support and empathy" in shown(app)
        await pilot.press("w")
        (tag,) = study.tags(ME, "A", 17)
        assert (tag.segment, tag.code, tag.suggested) == (1, CODE, True)
        await pilot.press("o", "5", "enter", "W")
        assert sheet.suggested(4) == ()
        await pilot.press("w")
        await until(lambda: "nothing is suggested here" in shown(app))
        assert "nothing is suggested here" in shown(app)
        await pilot.press("u")
        assert study.tags(ME, "A", 17) == ()

    play(study, script, start=("A", 17))


def test_a_session_that_is_opened_again_gets_suggestions(study: Study) -> None:
    """While it was finished nothing was learned for it."""
    suggestions.turn(study, on=True)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.pause(0.5)
        await app.workers.wait_for_complete()
        await pilot.press("w")
        assert "nothing is suggested here" in shown(app)
        await pilot.press("E", "2", "enter")
        sheet = _screen(app).sheet
        assert not sheet.finished
        await until(lambda: sheet.suggested(0) == (CODE,))
        await pilot.press("w")
        assert (1, CODE, True) in [(t.segment, t.code, t.suggested) for t in sheet.tags(0)]

    study.finish(ME, "A", 17)
    play(study, script, start=("A", 17))


def test_suggestions_are_turned_on_and_off_where_they_are_seen(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`Ctrl+g` asks by what; what is chosen counts at once; meaning needs its extra."""
    monkeypatch.setattr(metadata, "version", _missing)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        sheet = _screen(app).sheet
        await pilot.press("ctrl+g", "2")
        assert "pip install thirdear[meaning]" in shown(app)
        assert not suggestions.is_on(study)
        await pilot.press("ctrl+g", "1")
        await until(lambda: sheet.suggested(0) == (CODE,))
        await pilot.press("ctrl+g")
        assert "✓ by words" in shown(app)
        await pilot.press("3")
        assert sheet.suggested(0) == ()
        assert not suggestions.is_on(study)

    play(study, script, start=("A", 17))


def _missing(name: str) -> str:
    raise metadata.PackageNotFoundError(name)


def test_the_key_says_which_codes_are_held_back(tmp_path: Path) -> None:
    """A code that was given by lot is learned, found to be no help, and named."""
    study = a_study(tmp_path, transcripts=[transcript("A", n, LINES) for n in range(1, 18)])
    lot = (1, 3, 5, 7)
    for n in range(1, 17):
        given = [lot[(n * n) % 4], lot[(n * n + 1 + n % 3) % 4]]
        study.change_tags(ME, [], [NewTag("A", n, segment, CODE) for segment in sorted(set(given))])
        study.finish(ME, "A", n)
    suggestions.turn(study, on=True)
    assert [one.code for one in suggestions.held_back(study, ME)] == [CODE]

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await _learned(app)
        await pilot.press("w")
        assert "held back, as no better than chance so far: Support and empathy" in shown(app)

    play(study, script, start=("A", 17), size=(160, 30))


def test_the_key_says_when_too_little_was_tagged_to_learn(tmp_path: Path) -> None:
    """How often, and in how many finished sessions, a code has to be given first."""
    study = a_study(tmp_path, transcripts=[transcript("A", 1, LINES)])
    suggestions.turn(study, on=True)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await _learned(app)
        await pilot.press("w")
        assert "a code needs 30 tags in 5 finished sessions" in shown(app)

    play(study, script, start=("A", 1), size=(160, 30))


def test_a_blind_rater_beside_others_gets_none(study: Study) -> None:
    """The reason is said when the key is pressed, and nothing is learned."""
    suggestions.turn(study, on=True)
    study.add_rater("other")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await _learned(app)
        await pilot.press("w")
        assert _screen(app).sheet.suggested(0) == ()
        assert "Suggestions make raters alike" in shown(app)
        suggestions.turn(study, on=False)
        await pilot.press("ctrl+g")
        assert app.screen is _screen(app)
        assert "Suggestions make raters alike" in shown(app)

    play(study, script, start=("A", 17), size=(160, 30))


def test_they_are_off_unless_somebody_turns_them_on(study: Study) -> None:
    """No thread begins, and the key names the command."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        assert not app.workers
        await pilot.press("w")
        assert "Ctrl+g turns them on" in shown(app)

    play(study, script, start=("A", 17))
