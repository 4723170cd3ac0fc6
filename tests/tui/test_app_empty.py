"""Screens that have nothing to show yet say what is missing, within 80 columns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import a_study, play, shown
from thirdear.model.language import spoken

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language
    from thirdear.tui.app import DeskApp

SCREENS = {
    "p": {
        "en": "finish a session first (E in the text)",
        "tr": "önce bir seans bitirin (metinde E)",
    },
    "A": {"en": "Nobody else has coded here yet.", "tr": "Burada kodlayan başka kimse yok."},
    "V": {"en": "None was chosen by hand yet", "tr": "Henüz elle seçilen yok"},
}


def _words(app: DeskApp) -> str:
    """Return what is shown as one line: a sentence goes on in the next row."""
    return " ".join(shown(app).split())


@pytest.mark.parametrize("language", ["en", "tr"])
@pytest.mark.parametrize("key", SCREENS)
def test_an_empty_screen_says_what_is_missing(tmp_path: Path, key: str, language: Language) -> None:
    """Scores, agreement and vignettes of a study in which nothing is finished."""
    study = a_study(tmp_path, language=language)
    study.add_hypothesis("mbtc.techniques", "tpocs.total")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press(key)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert SCREENS[key][language] in _words(app)
        assert spoken() == language

    play(study, script)


def test_a_test_that_cannot_be_made_says_all_of_why(tmp_path: Path) -> None:
    """The sentence is not cut off at the edge of the window."""
    study = a_study(tmp_path)
    study.add_hypothesis("mbtc.techniques", "tpocs.total")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("p")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "12 rows." in _words(app)

    play(study, script)
