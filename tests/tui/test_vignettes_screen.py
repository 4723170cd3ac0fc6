"""The vignette screen: candidates by criterion, picked, rejected, cut at both ends, disguised."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import a_study, play, shown
from thirdear.model.coding import NewTag, Pass
from thirdear.model.disguise import Pseudonym
from thirdear.model.writeup import Vignette
from thirdear.study import blinding
from thirdear.tui.tagging.screen import TaggingScreen
from thirdear.tui.vignettes.candidates import candidates
from thirdear.tui.vignettes.screen import VignettesScreen
from thirdear.tui.vignettes.titles import moved, untitled
from thirdear.tui.wording import words

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Study
    from thirdear.tui.app import DeskApp

ME = Pass("me")
TECHNIQUES, MARKERS = (1, 3, 6), (2, 4)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Three finished sessions with more techniques and markers from one to the next, open."""
    made = a_study(tmp_path)
    for session in (1, 2, 3):
        tags = [("mbtc.playful", turn) for turn in TECHNIQUES[:session]]
        tags += [("alliance.bond_plus", turn) for turn in MARKERS[: session - 1]]
        made.change_tags(ME, add=[NewTag("A", session, turn, code) for code, turn in tags])
        made.finish(ME, "A", session)
    blinding.unblind(made, ME)
    return made


async def _screen(pilot: Pilot[None], app: DeskApp) -> VignettesScreen:
    await app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(app.screen, VignettesScreen)
    return app.screen


def test_picked_rejected_starred_and_taken_back(study: Study) -> None:
    """Each key is one act of the rater; undo and redo go through them."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("V")
        screen = await _screen(pilot, app)
        assert len(screen.found) > 1
        await pilot.press("enter")
        assert [one.title for one in study.vignettes()] == [screen.vignette.title]
        await pilot.press("4")
        assert study.vignettes()[0].stars == 4
        await pilot.press("u")
        assert study.vignettes()[0].stars == 0
        await pilot.press("u")
        assert study.vignettes() == ()
        await pilot.press("U", "x")
        assert study.vignettes() == ()
        assert [one.rejected for one in study.rejected_vignettes()] == [True]
        assert screen.vignette.rejected
        await pilot.press("enter")
        assert len(study.vignettes()) == 1
        await pilot.press("enter")
        assert (study.vignettes(), study.rejected_vignettes()) == ((), ())

    play(study, script, start=None)


def test_what_was_rejected_is_not_offered_again(study: Study) -> None:
    """Another visit finds it among the rejected, and as a candidate no more."""
    first, *rest = candidates(study, "en", blind=False)
    study.add_vignette(
        Vignette(first.case, first.session, 1, 2, first.title, first.criterion, rejected=True)
    )
    again = candidates(study, "en", blind=False)
    assert [one.rejected for one in again] == [True, *[False] * len(rest)]


def test_both_ends_move_by_turns(study: Study) -> None:
    """The arrows move one end, Tab changes which; the ends never cross or leave the session."""
    study.add_vignette(Vignette("A", 2, 2, 6, "By hand", "chosen by hand"))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("V")
        await _screen(pilot, app)

        def ends() -> tuple[int, int]:
            (one,) = study.vignettes()
            return one.first, one.last

        await pilot.press("right")
        assert ends() == (3, 6)
        assert "6 to 25 turns" in shown(app)
        await pilot.press("left", "left", "left")
        assert ends() == (1, 6)
        await pilot.press("tab", *["l"] * 5)
        assert ends() == (1, 8)
        await pilot.press(*["h"] * 9)
        assert ends() == (1, 1)

    play(study, script, start=None)


def test_title_and_commentary_are_written(study: Study) -> None:
    """They are the researcher's words, kept as typed."""
    study.add_vignette(Vignette("A", 2, 2, 6, "By hand", "chosen by hand"))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("V")
        await _screen(pilot, app)
        await pilot.press("t", "end", "!", "enter", "c", *"well", "enter", *"so", "escape")
        (one,) = study.vignettes()
        assert (one.title, one.commentary) == ("By hand!", "well\nso")
        await pilot.press("c", *["backspace"] * 7, "escape")
        assert study.vignettes()[0].commentary == ""

    play(study, script, start=None)


def test_the_result_that_was_chosen_for_a_passage_is_shown(study: Study) -> None:
    """In words, and nothing where none was chosen; a change of its title leaves it."""
    study.add_vignette(Vignette("A", 2, 2, 6, "By hand", "chosen by hand", beside="verdicts"))
    study.add_vignette(Vignette("A", 3, 2, 6, "Another", "chosen by hand"))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("V")
        await _screen(pilot, app)
        assert "Printed beside the verdicts of its case." in shown(app)
        await pilot.press("t", "end", "!", "enter")
        assert [one.beside for one in study.vignettes() if one.title == "By hand!"] == ["verdicts"]
        await pilot.press("down")
        await pilot.pause()
        assert "Printed beside" not in shown(app)

    play(study, script, size=(120, 40), start=None)


def test_the_passage_is_shown_as_a_document_would_print_it(study: Study) -> None:
    """Disguised, with the number of places that are undecided; `d` again shows the words."""
    with study.names() as names:
        names.add(Pseudonym("bear", "lion"))
    study.add_vignette(Vignette("A", 2, 1, 6, "By hand", "chosen by hand"))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("V")
        await _screen(pilot, app)
        assert "I wonder what the bear" in shown(app)
        await pilot.press("d")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "undecided" in shown(app)
        await pilot.press("d")
        assert "I wonder what the bear" in shown(app)

    play(study, script, size=(120, 40), start=None)


def test_from_the_passage_to_the_session(study: Study) -> None:
    """`o` opens the session at its first turn."""
    study.add_vignette(Vignette("A", 2, 4, 6, "By hand", "chosen by hand"))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("V")
        await _screen(pilot, app)
        await pilot.press("o")
        assert isinstance(app.screen, TaggingScreen)
        assert (app.screen.session, app.screen.view.place) == (2, 3)

    play(study, script, start=None)


def test_whoever_is_blind_sees_what_was_chosen_by_hand(tmp_path: Path) -> None:
    """A criterion by score would tell of other raters' work."""
    study = a_study(tmp_path)
    study.add_vignette(Vignette("A", 1, 1, 2, "Hand", "chosen by hand"))
    study.add_vignette(Vignette("A", 3, 1, 2, "Peak", "Session 3 has the highest score."))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("V")
        screen = await _screen(pilot, app)
        assert [one.title for one in screen.found] == ["Hand"]
        await pilot.press("3")
        assert [one.title for one in screen.found] == ["Hand"]
        assert "Peak" not in shown(app)

    play(study, script, start=None)


def test_a_title_that_names_the_turns_follows_them() -> None:
    """In whichever language it was made; a person's own title stays as it is."""
    one = Vignette("A", 3, 37, 37, untitled(3, 37, 37, words("tr")), "elle seçildi")
    assert one.title == "3. seans, 37. söz"
    assert moved(one, 32, 37, words("tr")) == "3. seans, söz 32–37"
    assert moved(one, 32, 37, words("en")) == "Session 3, turns 32–37"
    assert moved(replace(one, title="Ağlama"), 32, 37, words("tr")) == "Ağlama"
