"""The desk reads what turns mean while nobody types, and finds by it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import a_study, play, shown, transcript, until
from tests.tui.test_passages import settled
from thirdear.assistance import meaning as encoder
from thirdear.study import meaning, passages, suggestions
from thirdear.study.passages import Filter
from thirdear.tui import meaning as idle
from thirdear.tui.passages import SearchScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Study
    from thirdear.study.study import Language
    from thirdear.tui.app import DeskApp

needed = pytest.mark.skipif(not encoder.installed(), reason="needs the extra meaning")
SAID = (
    ("T", "Shall we draw a house?"),
    ("Ç", "Nobody at school wants to play with me."),
    ("T", "The blue car is faster than the red one."),
)


def spoken(folder: Path, language: Language = "en") -> Study:
    """Return a study of two cases with three sessions in all."""
    places = (("Anne ve Bebek", 1), ("Anne ve Bebek", 2), ("C07", 4))
    return a_study(folder, language, [transcript(*place, SAID) for place in places])


@needed
def test_turns_near_in_meaning_keep_the_filters_of_place(tmp_path: Path) -> None:
    """Case and sessions hold; the nearest comes first; more are told of."""
    study = spoken(tmp_path)
    found, more = passages.near(study, Filter(words="the other children leave him out"), 3)
    assert [one.segment for one in found] == [2, 2, 2]
    assert more
    found, more = passages.near(study, Filter(words="loneliness", case="Anne ve Bebek", first=2))
    assert {one.place for one in found} == {("Anne ve Bebek", 2)}
    assert (len(found), more) == (3, False)


@needed
@pytest.mark.parametrize("language", ["en", "tr"])
def test_the_search_finds_by_meaning_and_by_words_again(tmp_path: Path, language: Language) -> None:
    """N says which; turns are read once; the head says how the list is ordered."""
    study = spoken(tmp_path, language)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        assert app.seat is not None
        screen = SearchScreen(app.seat)
        await app.push_screen(screen)
        await pilot.press("escape", "n", "n")
        assert {"en": "what is meant", "tr": "anlamca yakın"}[language] in shown(app)
        screen.wanted = Filter(words="the other children leave him out")
        screen.look()
        await settled(pilot, app)
        assert [one.segment for one in screen.found[:3]] == [2, 2, 2]
        assert len(screen.found) == 9
        assert {"en": "by meaning", "tr": "sıra: anlam"}[language] in shown(app)
        assert meaning.lacking(study) == 0
        await pilot.press("n")
        await settled(pilot, app)
        assert screen.found == ()

    play(study, script, start=None)


def test_without_the_extra_the_screen_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search goes on by words."""
    monkeypatch.setattr(encoder, "installed", lambda: False)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        assert app.seat is not None
        screen = SearchScreen(app.seat)
        await app.push_screen(screen)
        await pilot.press("escape", "n", "n")
        assert "pip install" in shown(app)
        assert screen.way == "words"
        await pilot.press("n")
        assert screen.way == "forms"

    play(spoken(tmp_path), script, start=None)


@needed
def test_turns_are_read_while_nobody_types(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not before the keys are still; only where suggestions go by meaning; a bar says how far."""
    monkeypatch.setattr(idle, "IDLE", 1.0)
    study = spoken(tmp_path)
    told: list[str] = []
    say = idle.Reader._note

    def heard(own: idle.Reader, words: str) -> None:
        told.append(words)
        say(own, words)

    monkeypatch.setattr(idle.Reader, "_note", heard)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.reader.begin()
        assert not app.workers
        suggestions.turn(study, on=True, by="meaning")
        await pilot.press("down")
        app.reader.begin()
        app.reader.begin()
        assert meaning.lacking(study) == 9
        await until(lambda: meaning.lacking(study) == 0)
        await settled(pilot, app)
        assert any("░" in words and "of 9" in words for words in told)
        assert "9 turns were read" in shown(app)

    play(study, script, start=None)


@needed
def test_a_lock_stops_reading_and_it_goes_on_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The study closes behind the lock; nothing of it is open elsewhere."""
    monkeypatch.setattr(idle, "IDLE", 60.0)
    study = spoken(tmp_path)
    suggestions.turn(study, on=True, by="meaning")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.reader.begin()
        assert len(app.workers) == 1
        app.lock.lock()
        await until(lambda: study.store.locked)
        assert study.store.locked
        app.reader.begin()
        assert not app.lock.broken
        monkeypatch.setattr(idle, "IDLE", 0.0)
        app.lock.open(None)
        await until(lambda: not meaning.lacking(study))
        await settled(pilot, app)
        assert meaning.lacking(study) == 0

    play(study, script, start=None)
