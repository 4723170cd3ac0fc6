"""Two transcripts side by side on the desk."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from tests.a_desk import a_study, play, shown, transcript
from thirdear.study.accuracy import Word, compared
from thirdear.tui.accuracy import AccuracyScreen, _lines
from thirdear.tui.tagging.screen import TaggingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.tui.app import DeskApp

LINES = [("T", "How was the zoo today?"), ("Ç", "I saw a big bear."), ("T", "It slept.")]
OTHER = "T: How was zoo today?\nÇ: I saw a pig bear and well.\nÇ: It slept.\n"


@pytest.mark.parametrize("seed", range(30))
def test_aligned_turns_hold_every_word_once(seed: int) -> None:
    """Both transcripts can be read off the pieces; what stands beside is of the same step."""
    drawn = Random(seed)
    first, second = (
        [
            Word(drawn.choice("abcç"), "TC"[n // 4 % 2], "", 1 + n // 4)
            for n in range(drawn.randint(1, 30))
        ]
        for _ in range(2)
    )
    found = compared(first, second)
    pieces = [piece for turn in found.turns for piece in turn.pieces]
    assert " ".join(filter(None, (a for a, _ in pieces))).split() == [w.letters for w in first]
    assert " ".join(filter(None, (b for _, b in pieces))).split() == [w.letters for w in second]
    differing = sum(turn.differs for turn in found.turns)
    assert bool(differing) == bool(found.places)
    for width in (1, 5, 17):
        for turn in found.turns:
            for mine, other in _lines(turn.pieces, width):
                sizes = [sum(cell_len(text) for text, _ in line) for line in (mine, other)]
                assert sizes[0] == sizes[1] <= width


def test_a_file_is_compared_and_its_turns_opened(tmp_path: Path) -> None:
    """At 80×24: errors first, differing turns, all turns by m, Enter goes into the session."""
    study = a_study(tmp_path, transcripts=[transcript("A", 1, LINES)])
    file = tmp_path / "second [b].txt"
    file.write_text(OTHER, "utf-8")

    async def look(pilot: Pilot[None], app: DeskApp) -> None:
        assert app.seat is not None
        screen = AccuracyScreen(app.seat, "A", 1, file)
        await app.push_screen(screen)
        await app.workers.wait_for_complete()
        await pilot.pause()
        text = shown(app)
        assert "second [b].txt" in text
        assert "pig" in text
        assert "slept" not in text
        assert "2 Ç" in text
        assert "33.3% of 12: 1 otherwise, 1 left out, 2 added" in text
        assert all(cell_len(row) <= 80 for row in text.splitlines())
        assert study.store.kept_accuracy() == ()
        await pilot.press("w")
        (kept,) = study.store.kept_accuracy()
        assert (kept.case, kept.session, kept.words) == ("A", 1, 12)
        assert "Method section" in shown(app)
        await pilot.press("m")
        assert "slept" in shown(app)
        await pilot.press("m", "g", "n", "n", "enter")
        await pilot.pause()
        assert isinstance(app.screen, TaggingScreen)
        assert app.screen.view.place == 1

    play(study, look)


def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    """In the screen's note, and nothing of the file is shown."""
    study = a_study(tmp_path, "tr", transcripts=[transcript("A", 1, LINES)])

    async def look(pilot: Pilot[None], app: DeskApp) -> None:
        assert app.seat is not None
        await app.push_screen(AccuracyScreen(app.seat, "A", 1, tmp_path / "yok.txt"))
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "yok.txt" in shown(app)
        await pilot.press("m", "n", "enter", "escape")
        assert isinstance(app.screen, TaggingScreen)

    play(study, look)
