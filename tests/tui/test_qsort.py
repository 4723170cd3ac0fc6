"""The sorting screen: rough piles, then the forced order; every move is saved and undone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import play, shown, until
from tests.a_qsort import BOOK, FAIR, HUNDRED, HUNDRED_BOOK, a_qsort
from thirdear.model.coding import Pass
from thirdear.study import Study, scores
from thirdear.study.study import Language
from thirdear.tui.app import DeskApp
from thirdear.tui.qsort import QSortScreen, in_rows, rough
from thirdear.tui.ratings import RatingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

R1 = Pass("R1")


def _values(study: Study) -> list[float | None]:
    given = study.ratings(R1, "A", 1)
    return [given.get(f"we.{n}") for n in range(1, 10)]


async def _open(pilot: Pilot[None], app: DeskApp) -> QSortScreen:
    await pilot.press("r")
    await until(lambda: isinstance(app.screen, QSortScreen))
    screen = app.screen
    assert isinstance(screen, QSortScreen)
    return screen


def test_rough_piles_come_first(tmp_path: Path) -> None:
    """Digits 1 to 3 lay a card low, in the middle or high; the next one is there at once."""
    study = a_qsort(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        screen = await _open(pilot, app)
        assert "It rains [quietly]." in shown(app)
        assert "in hand: 9" in shown(app)
        await pilot.press("1", "3", "2", "7")
        assert _values(study)[:4] == [-1, 1, 0, None]
        assert "3 of 9 sorted" in shown(app)
        await pilot.press("u")
        assert _values(study)[:4] == [-1, 1, None, None]
        await pilot.press("U", "j", "3")
        assert _values(study)[:5] == [-1, 1, 0, None, 1]
        assert screen.pile is None
        await pilot.press("escape", "r")
        await until(lambda: isinstance(app.screen, QSortScreen))
        assert "4 of 9 sorted" in shown(app)

    assert study.codebooks()[0].qsort is not None
    assert rough(study.codebooks()[0].qsort) == (-1, 0, 1)  # type: ignore[arg-type]
    play(study, script, rater="R1")


@pytest.mark.parametrize(("width", "rows"), [(80, 2), (120, 1), (40, 3)])
def test_the_piles_of_a_hundred_cards_stand_whole(width: int, rows: int) -> None:
    """What one row cannot hold goes to the next; no pile is cut."""
    piles = [(" in hand: 100 ", ""), *((f" \N{MINUS SIGN}{n}:33/16", "") for n in range(9))]
    found = in_rows(piles, width)
    assert [part for row in found for part in row] == piles
    assert len(found) == rows
    assert all(sum(len(text) for text, _ in row) <= width for row in found)


def test_a_hundred_cards_are_sorted_undone_and_gone_on_with(tmp_path: Path) -> None:
    """Roughly by keys, taken back, left and opened again; finished only as the piles want it."""
    study = a_qsort(tmp_path, book=HUNDRED_BOOK)
    keys = [f"hu.{n}" for n in range(1, 101)]

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await _open(pilot, app)
        await pilot.press(*("1" if value < -1 else "3" if value > 1 else "2" for value in HUNDRED))
        given = study.ratings(R1, "A", 1)
        assert len(given) == 100
        assert set(given.values()) == {-3, 0, 3}
        assert "100 of 100 sorted" in shown(app)
        await pilot.press("u", "u", "u", "escape")
        assert set(study.ratings(R1, "A", 1)) == {*keys[:97]}
        screen = await _open(pilot, app)
        assert "97 of 100 sorted" in shown(app)
        assert [card.key for card in screen.cards] == keys[97:]
        await pilot.press("3", "3", "3")
        await pilot.press("E")
        await until(lambda: app.screen is not screen)
        await pilot.press("2")
        if app.screen is not screen:
            await pilot.press("enter")
        await until(lambda: app.screen is screen)
        assert (R1, "A", 1) not in study.store.finished()
        for key, value in zip(keys, HUNDRED, strict=True):
            study.rate(R1, "A", 1, key, value)
        study.finish(R1, "A", 1)
        (score,) = [s for s in scores.scores(study, "R1", None) if s.session == 1]
        assert score.value == pytest.approx(1)

    play(study, script, rater="R1", size=(100, 30))


def test_the_order_is_forced_before_the_session_is_finished(tmp_path: Path) -> None:
    """The fullest pile opens; arrows and digits move cards; only a whole sort can be finished."""
    study = a_qsort(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        screen = await _open(pilot, app)
        await pilot.press(*"222222222")
        assert screen.pile == 0
        assert "0:9/3" in shown(app)
        await pilot.press("E")
        await until(lambda: app.screen is not screen)
        await pilot.press("2")
        if app.screen is not screen:
            await pilot.press("enter")
        await until(lambda: app.screen is screen)
        assert "pile −2 has 0 cards instead of 1" in shown(app)
        assert (R1, "A", 1) not in study.store.finished()
        for number, value in enumerate(FAIR, 1):
            if value:
                at = next(n for n, card in enumerate(screen.cards) if card.number == number)
                await pilot.press("g", *["j"] * at, str(value + 3))
        assert _values(study) == list(FAIR)
        await pilot.press("tab", "left")
        assert _values(study)[7:] == [0, 1]
        assert "1:1/2" in shown(app)
        await pilot.press("u")
        assert _values(study) == list(FAIR)
        await pilot.press("backspace")
        assert _values(study)[7] is None
        await pilot.press("u", "E")
        await until(lambda: app.screen is not screen)
        await pilot.press("j", "enter")
        await until(lambda: (R1, "A", 1) in study.store.finished())
        await pilot.press("1")
        assert _values(study) == list(FAIR)

    play(study, script, rater="R1", size=(100, 30))


@pytest.mark.parametrize(("language", "word"), [("en", "Snow lies"), ("tr", "Kar var")])
def test_cards_are_in_the_language_of_the_screen(
    tmp_path: Path, language: Language, word: str
) -> None:
    """So are the piles' line and the hint."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await _open(pilot, app)
        assert word in shown(app)
        assert ("elde: 9" if language == "tr" else "in hand: 9") in shown(app)

    play(a_qsort(tmp_path, language=language), script, rater="R1")


def test_beside_other_instruments_a_key_opens_the_cards(tmp_path: Path) -> None:
    """The form has no cards among its items; `s` sorts them, and says where there are none."""
    (tmp_path / "weather.toml").write_text(BOOK, encoding="utf-8")
    study = a_qsort(tmp_path)
    from thirdear import codebook

    study.add_codebook(codebook.load("tpocs-a"))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("r")
        await until(lambda: isinstance(app.screen, RatingScreen))
        assert "of 9 rated" in shown(app)
        assert "Snow lies" not in shown(app)
        await pilot.press("s")
        await until(lambda: isinstance(app.screen, QSortScreen))
        assert "Snow lies" in shown(app)

    play(study, script, rater="R1")
