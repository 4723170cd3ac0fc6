"""Passages over all sessions: found by code or words, filtered, sorted, opened, taken out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.a_desk import LINES, a_study, play, shown, transcript
from thirdear.model.coding import NewTag, Pass
from thirdear.study import passages
from thirdear.study.passages import Filter
from thirdear.tui.passages import PassagesScreen, SearchScreen
from thirdear.tui.tagging.screen import TaggingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Study
    from thirdear.tui.app import DeskApp

ME, OTHER = Pass("me"), Pass("other")


def coded(folder: Path) -> tuple[Study, str, str]:
    """Return a study of two cases in which two raters gave two codes, and the codes."""
    texts = [transcript(case, n, LINES) for case in ("A", "B") for n in (1, 2, 3)]
    study = a_study(folder, transcripts=texts)
    study.add_rater("other")
    codes = [key for key, one in study.codes().items() if one.speaker in (None, "therapist")]
    one, two = codes[0], codes[1]
    for case in ("A", "B"):
        for session in (1, 2, 3):
            for turn in (1, 3):
                study.change_tags(ME, (), [NewTag(case, session, turn, one)])
    study.change_tags(ME, (), [NewTag("A", 2, 3, two)])
    study.change_tags(OTHER, (), [NewTag("B", 1, 6, one)])
    return study, one, two


async def settled(pilot: Pilot[None], app: DeskApp) -> None:
    """Wait until no work is done in a thread."""
    await app.workers.wait_for_complete()
    await pilot.pause()


def test_filters_say_which_passages_are_found(tmp_path: Path) -> None:
    """Code, case, sessions, rater, another code on the segment, and words, each alone."""
    study, one, two = coded(tmp_path)
    wanted = {
        Filter(one): 13,
        Filter(one, case="A"): 6,
        Filter(one, first=2): 8,
        Filter(one, last=1, case="B"): 3,
        Filter(one, rater="other"): 1,
        Filter(one, together=two): 1,
        Filter(one, words="here we GO"): 6,
        Filter(words="istanbul"): 6,
        Filter(words="ISTANBUL", case="A", first=3): 1,
        Filter(two, value=3): 0,
    }
    for asked, count in wanted.items():
        found, more = passages.passages(study, asked)
        assert len(found) == count, asked
        assert not more
    found, more = passages.passages(study, Filter(one), [ME], 5)
    assert (len(found), more) == (5, True)
    assert passages.counts(study, [ME])[one] == 12
    assert passages.spread(found) == (3, 1)


def test_a_code_is_chosen_its_passages_listed_and_opened(tmp_path: Path) -> None:
    """The whole way by keys; blind raters see their own tags alone."""
    study, one, _ = coded(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("asterisk", "1")
        await settled(pilot, app)
        screen = app.screen
        assert isinstance(screen, PassagesScreen)
        assert screen.wanted.code == one
        assert len(screen.found) == 12
        assert "12 passages · 6 sessions · 2 cases" in shown(app)
        assert "Here we go again." in shown(app)
        await pilot.press("s", "s")
        lengths = [len(row.key.words) for row in screen.rows]  # type: ignore[attr-defined]
        assert lengths == sorted(lengths, reverse=True)
        await pilot.press("f", "tab", "tab", *"B", "tab", *"2-3", "enter")
        await settled(pilot, app)
        assert {(p.case, p.session) for p in screen.found} == {("B", 2), ("B", 3)}
        await pilot.press("f", "down", "down", *"Z", "enter")
        assert "There is no case Z." in shown(app)
        await pilot.press("escape", "x")
        await settled(pilot, app)
        assert len(screen.found) == 12
        await pilot.press("G", "enter")
        assert isinstance(app.screen, TaggingScreen)

    play(study, script, start=None)


def test_words_are_looked_for_in_every_session(tmp_path: Path) -> None:
    """Search opens with its line; a list goes disguised to a file, never without the gate."""
    study, _, _ = coded(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("quotation_mark", *"bears", "enter")
        await settled(pilot, app)
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        assert len(screen.found) == 6
        await pilot.press("m")
        assert "These are all." in shown(app)
        await pilot.press("w", "3")
        await settled(pilot, app)
        assert [p.suffix for p in (study.folder / "exports").glob("passages-*")] == [".csv"]
        await pilot.press("f", *"Iğdır", "enter")
        await settled(pilot, app)
        assert len(screen.found) == 6
        await pilot.press("w", "1")
        await settled(pilot, app)
        assert len(list((study.folder / "exports").glob("passages-*"))) == 1
        assert "Undecided" in shown(app)

    play(study, script, start=None)


def test_nothing_is_wrapped_on_a_screen_that_is_going(study: Study) -> None:
    """A new size that comes while the screen closes asks for nothing that is gone."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.action_go("passages")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PassagesScreen)
        await screen.remove_children()
        screen.on_resize()
        await pilot.pause()

    play(study, script)


def test_nothing_is_wrapped_behind_a_lock(study: Study) -> None:
    """A new size that comes while the desk is locked asks no study that is closed."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.action_go("passages")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PassagesScreen)
        await app.workers.wait_for_complete()
        app.lock.lock()
        while not study.store.locked:
            await pilot.pause()
        screen.on_resize()
        await pilot.pause()
        assert app.lock.open(None) is None
        await pilot.pause()

    play(study, script)
