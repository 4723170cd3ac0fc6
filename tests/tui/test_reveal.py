"""Other raters' work: nothing of it before a pass is finished, all of it after it was opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import a_study, play, shown, transcript, until
from thirdear.base.letters import found_as
from thirdear.model.coding import NewTag, Pass
from thirdear.model.refusal import Refusal
from thirdear.study import assignment, blinding, journal, training
from thirdear.tui.agreement import AgreementScreen
from thirdear.tui.consensus import ConsensusScreen
from thirdear.tui.parts.ask import Choose
from thirdear.tui.tagging.screen import TaggingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Study
    from thirdear.tui.app import DeskApp

ME, OTHER, LEAD = Pass("me"), Pass("other"), Pass("lead")
TECHNIQUE, SECOND = "mbtc.joint_attention", "mbtc.playful"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Two raters with three sessions each; they differ in turn 3 of session 2 only."""
    made = a_study(tmp_path)
    for pass_ in (ME, OTHER):
        made.add_rater(pass_.rater)
        for session in (1, 2, 3):
            made.change_tags(pass_, add=[NewTag("A", session, 1, TECHNIQUE)])
    made.change_tags(OTHER, add=[NewTag("A", 2, 3, SECOND)])
    for session in (1, 2, 3):
        made.finish(OTHER, "A", session)
    made.add_rater("lead")
    return made


def test_a_pass_opens_when_every_session_is_finished(study: Study) -> None:
    """Before that it is refused with the number that is left; afterwards the journal knows."""
    with pytest.raises(Refusal, match="3 sessions still to finish"):
        blinding.unblind(study, ME)
    for session in (1, 2, 3):
        study.finish(ME, "A", session)
    assert blinding.beside(study, ME, "A", 2) == {}
    blinding.unblind(study, ME)
    assert blinding.is_open(study, ME)
    assert journal.history(study, 1, None, None, None, (None, None))[0].actor == "me"
    assert [tag.segment for tag in blinding.beside(study, ME, "A", 2)[OTHER]] == [1, 3]
    assert blinding.differing(study, ME, "A", 1) == {}
    assert blinding.differing(study, ME, "A", 2) == {3: frozenset({SECOND})}


def test_a_session_that_is_open_again_shows_nobody_elses_work(study: Study) -> None:
    """Whoever judges a session again does so without the others beside it."""
    for session in (1, 2, 3):
        study.finish(ME, "A", session)
    blinding.unblind(study, ME)
    study.reopen(ME, "A", 2)
    assert blinding.beside(study, ME, "A", 2) == {}
    assert OTHER in blinding.beside(study, ME, "A", 1)


def test_whoever_judges_nothing_may_read(study: Study) -> None:
    """A lead compares the raters with each other."""
    for session in (1, 2, 3):
        study.finish(ME, "A", session)
    blinding.unblind(study, LEAD)
    assert set(blinding.beside(study, LEAD, "A", 2)) == {ME, OTHER}
    assert blinding.differing(study, LEAD, "A", 2) == {3: frozenset({SECOND})}


def test_the_screen_stays_closed_while_blind(study: Study) -> None:
    """It says how much is left, and `D` compares nothing."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("D")
        assert "You are blind here" in shown(app)
        await pilot.press("A")
        assert isinstance(app.screen, AgreementScreen)
        assert "Finish 3 more sessions" in shown(app)
        assert app.screen.rows == ()

    play(study, script)


def test_from_a_number_to_the_disagreement(study: Study) -> None:
    """Opened, the screen lists codes and sessions; Enter goes to the turn; `≠` marks it."""
    for session in (1, 2, 3):
        study.finish(ME, "A", session)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("A", "enter", "2")
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, AgreementScreen)
        assert "κ" in shown(app)
        await pilot.press("G")
        assert screen.key == ("A", 2)
        await pilot.press("enter")
        assert isinstance(app.screen, TaggingScreen)
        assert (app.screen.session, app.screen.view.place) == (2, 2)
        assert "≠ other" in shown(app)
        assert "open" in shown(app).splitlines()[0]
        await pilot.press("g", "D")
        assert app.screen.view.place == 2
        assert "1 segment is coded differently" in shown(app)

    play(study, script)


def test_a_code_limits_the_sessions(study: Study) -> None:
    """Enter on a code leaves the sessions in which that code is judged otherwise."""
    for session in (1, 2, 3):
        study.finish(ME, "A", session)
    blinding.unblind(study, ME)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("A")
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, AgreementScreen)
        for code, left in ((TECHNIQUE, []), (SECOND, [("A", 2)])):
            screen.go_to((code, "nominal"))
            await pilot.press("enter")
            assert [row.key for row in screen.rows if row.key == ("A", 2)] == left
        await pilot.press("enter")
        assert screen.code == ""

    play(study, script)


def test_a_masked_queue_tells_neither_case_nor_number(study: Study) -> None:
    """Its own order, masked everywhere, telling screens closed; the journal keeps both ends."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("S", "O", "2")
        masks = assignment.masks(study, ME)
        assert len(set(masks.values())) == 3
        rows = shown(app).splitlines()
        assert [row.split()[0] for row in rows[2:5]] == list(masks.values())
        assert "Case A" not in shown(app)
        await pilot.press("enter")
        screen = app.screen
        assert isinstance(screen, TaggingScreen)
        assert masks[screen.case, screen.session] in shown(app).splitlines()[0]
        assert "A ▸" not in shown(app)
        for key in ("p", "H", "V", "A", "M"):
            await pilot.press(key)
            assert app.screen is screen
            assert "which session is which" in shown(app)
        await pilot.press("u")
        assert "case A" not in shown(app)
        screen = app.screen
        assert isinstance(screen, TaggingScreen)
        asked = f"Finish {masks[screen.case, screen.session]}?"
        await pilot.press("E")
        await until(lambda: asked in shown(app))
        assert asked in shown(app)
        await pilot.press("1", "r")
        assert "A ▸" not in shown(app)
        await pilot.press("escape", "S", "O", "2")
        assert "Case A" in shown(app)

    play(study, script, size=(200, 30))
    assert assignment.masks(study, ME) == {}
    assert [
        entry.what
        for entry in journal.history(study, 4, None, None, None, (None, None))
        if entry.kind == "setting"
    ].count("masked order, me.1") == 2


def test_a_masked_queue_covers_words_that_tell_when(tmp_path: Path) -> None:
    """Sign by sign, so that tags cover the same words; `L` shows them; nothing is corrected."""
    lines = (
        ("T", "Last session we said: next week is the holiday."),
        ("Ç", "Gelecek hafta bayram."),
    )
    study = a_study(tmp_path, transcripts=[transcript("A", n, lines) for n in (1, 2)])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("S", "O", "2", "enter")
        screen = app.screen
        assert isinstance(screen, TaggingScreen)
        covered = "▒" * 12 + " we said: " + "▒" * 9 + " is the " + "▒" * 7 + "."
        assert screen.sheet.words(0) == covered
        assert screen.sheet.words(1) == "▒" * 13 + " " + "▒" * 6 + "."
        assert screen.sheet.find(found_as("holiday")) == []
        await pilot.press("L")
        assert "correct the text" not in shown(app)
        window = app.screen
        assert isinstance(window, Choose)
        await pilot.press(*["j"] * window._answers.index("show covered words"), "enter")
        assert screen.sheet.words(0) == lines[0][1]
        assert screen.sheet.find(found_as("holiday")) == [0]

    play(study, script)


def test_the_queue_of_a_pass_is_the_same_every_time(study: Study) -> None:
    """Raters have orders of their own; a session's masked name is the same for all."""
    study.mask(ME, on=True)
    study.mask(OTHER, on=True)
    assert list(assignment.masks(study, ME)) == list(assignment.masks(study, ME))
    assert dict(assignment.masks(study, ME)) == dict(assignment.masks(study, OTHER))


def test_differences_are_decided_one_by_one_with_a_reason(study: Study) -> None:
    """The passage stands below; a decision is a pass of its own, and can be taken back."""
    study.change_tags(ME, add=[NewTag("A", 1, 6, SECOND)])
    for session in (1, 2, 3):
        study.finish(ME, "A", session)
    blinding.unblind(study, ME)
    consensus = Pass("consensus")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("A")
        await app.workers.wait_for_complete()
        await pilot.press("c")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        assert "still blind" in shown(app)
        blinding.unblind(study, OTHER)
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ConsensusScreen)
        assert "0 of 2 decided" in shown(app)
        assert "Your hand is quite white" in shown(app)
        assert "me present" in shown(app)
        await pilot.press("enter", "2", *"no play in it", "enter")
        assert "1 of 2 decided" in shown(app)
        assert "Here we go again" in shown(app)
        await pilot.press("enter", "2", *"he plays", "enter")
        assert [(t.session, t.segment) for t in study.tags(consensus, "A", 2)] == [(2, 1), (2, 3)]
        assert len(study.tags(consensus, "A", 1)) == 1
        assert len(study.tags(ME, "A", 1)) == 2
        await pilot.press("u")
        assert "1 of 2 decided" in shown(app)
        await pilot.press("tab", "o")
        assert isinstance(app.screen, TaggingScreen)
        assert app.screen.session == 2

    play(study, script)


def test_in_training_a_finished_session_is_compared_with_gold(tmp_path: Path) -> None:
    """Only then, and only in a pass that is marked as training."""
    study = a_study(tmp_path)
    gold = Pass("gold")
    study.add_rater("gold")
    study.change_tags(gold, [], [NewTag("A", 1, 3, "mbtc.empathy")])
    study.finish(gold, "A", 1)
    training.begin(study, ME, gold)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1", "E", "2", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Compared with the gold standard of gold" in shown(app)
        assert "you nothing, gold ✓" in shown(app)
        assert "you ✓, gold nothing" in shown(app)
        await pilot.press("escape", "E", "2", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "gold" not in shown(app)

    play(study, script, size=(120, 40))
