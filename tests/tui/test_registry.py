"""Laboratories' registry files on the desk: who is in them, shared codes, and cross-lags."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import EVIL, a_study, play, shown, until
from tests.tui.test_passages import settled
from thirdear.exchange import registry
from thirdear.exchange.registry import Row
from thirdear.tui.first.picker import Picker
from thirdear.tui.matrix import MatrixScreen
from thirdear.tui.parts.ask import Choose, Told
from thirdear.tui.registry import RegistryScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot

    from thirdear.study import Language
    from thirdear.tui.app import DeskApp


def _rows(laboratory: str) -> Iterator[Row]:
    """Two codes in sixteen sessions of two cases, drawn at random."""
    drawn = Random(laboratory)
    for case in (1, 2):
        for session in range(1, 17):
            for code in ("x.a", "x.b"):
                yield Row(laboratory, case, session, 1, code, None, None, False, 24)
                for segment in sorted(drawn.sample(range(1, 25), drawn.randint(2, 14))):
                    yield Row(laboratory, case, session, 1, code, segment, None, False, None)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_files_are_read_and_two_codes_tested(tmp_path: Path, language: Language) -> None:
    """From the matrix `o`; a folder is all its files; Enter on a pair asks which code is first."""
    for number, name in enumerate(("Ankara", f"Leeds {EVIL}")):
        registry.write(tmp_path / f"{number}.parquet", _rows(name))
    study = a_study(tmp_path, language)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        assert app.seat is not None
        await app.push_screen(MatrixScreen(app.seat))
        await settled(pilot, app)
        await pilot.press("o")
        assert isinstance(app.screen, Picker)
        app.screen.dismiss((tmp_path,))
        await until(lambda: isinstance(app.screen, RegistryScreen) and app.screen.working)
        screen = app.screen
        assert isinstance(screen, RegistryScreen)
        await settled(pilot, app)
        assert [one.cases for one in screen.held[0]] == [2, 2]
        assert {"en": "2 laboratories", "tr": "2 laboratuvar"}[language] in shown(app)
        assert not {"\x1b", "\x9b", "\u202e", "\x00"} & set(shown(app))
        screen.go_to(("x.a", "x.b"))
        await pilot.press("enter")
        assert isinstance(app.screen, Choose)
        await pilot.press("2")
        await settled(pilot, app)
        assert isinstance(app.screen, Told)
        assert "x.b → x.a" in shown(app)
        assert {"en": "4 cases", "tr": "4 vaka"}[language] in shown(app)

    play(study, script, start=None)


def test_without_the_extra_the_screen_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, and no fault; a folder without such files is said, too."""
    registry.write(tmp_path / "a.parquet", _rows("Ankara"))
    monkeypatch.setitem(sys.modules, "duckdb", None)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        assert app.seat is not None
        screen = RegistryScreen(app.seat)
        await app.push_screen(screen)
        await pilot.press("escape")
        screen._read((tmp_path / "study",))
        await settled(pilot, app)
        assert "no .parquet file" in shown(app)
        screen._read((tmp_path / "a.parquet",))
        await settled(pilot, app)
        assert "pip install thirdear[registry]" in shown(app)

    play(a_study(tmp_path), script, start=None)
