"""The matrix of codes on the desk: cells, columns that scroll, kinds, and their passages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import a_study, play, shown, transcript, until
from thirdear.model.coding import NewTag, Pass
from thirdear.study import blinding
from thirdear.tui.matrix import MatrixScreen
from thirdear.tui.passages import PassagesScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Study
    from thirdear.tui.app import DeskApp

ME, OTHER = Pass("me"), Pass("other")
LINES = [("T", "we look at it again"), ("Ç", "it rains today")] * 3
CASES = ("Anne ve Bebek", "C07", "Ş & Ü", *(f"D{n:02}" for n in range(9)))
BOOK = """
key = "own"
prefix = "own"
version = 1
name = "Own"
family = [{ key = "f", name = "F" }]
code = [
  { key = "warm", mnemonic = "wa", family = "f", name = "[b]Warm[/b]" },
  { key = "smile", mnemonic = "sm", family = "f", name = "Smile", parent = "warm" },
  { key = "never", mnemonic = "ne", family = "f", name = "Never" },
]
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Twelve cases; a code, its kind, and another rater's tag."""
    (tmp_path / "own.toml").write_text(BOOK, "utf-8")
    texts = [transcript(case, n, LINES) for case in CASES for n in (1, 2)]
    made = a_study(tmp_path, transcripts=texts, codebooks=[str(tmp_path / "own.toml")])
    made.add_rater("other")
    made.change_tags(ME, (), [NewTag("C07", 2, n, "own.smile") for n in (1, 3)])
    made.change_tags(ME, (), [NewTag(case, 1, 2, "own.warm") for case in CASES])
    made.change_tags(OTHER, (), [NewTag("Ş & Ü", 1, 5, "own.smile")])
    return made


async def settled(pilot: Pilot[None], app: DeskApp) -> MatrixScreen:
    """Wait until it is counted."""
    await app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(app.screen, MatrixScreen)
    return app.screen


def test_labels_have_the_room_that_columns_leave(tmp_path: Path) -> None:
    """A long label is whole where the screen is wide, and ends with … where it is not."""
    (tmp_path / "own.toml").write_text(BOOK.replace("Never", "N" + "e" * 60), "utf-8")
    texts = [transcript("C07", 1, LINES)]
    study = a_study(tmp_path, transcripts=texts, codebooks=[str(tmp_path / "own.toml")])
    study.change_tags(ME, (), [NewTag("C07", 1, 2, "own.never")])

    async def look(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("asterisk", "escape", "t")
        await settled(pilot, app)
        assert "N" + "e" * 60 in shown(app)
        await pilot.resize_terminal(60, 24)
        await until(lambda: "eee…" in shown(app))
        assert all(len(row) <= 60 for row in shown(app).splitlines())

    play(study, look, size=(120, 24))


def test_cells_open_their_passages(study: Study) -> None:
    """A blind rater counts alone; a code's sum has its kinds beside it; columns scroll at 80×24."""

    async def look(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("asterisk", "escape", "t")
        screen = await settled(pilot, app)
        assert [(row.code, row.total, row.with_kinds) for row in screen.counted[1]] == [
            ("own.warm", 12, 14),
            ("own.smile", 2, 2),
        ]
        assert "[b]Warm[/b]" in shown(app)
        assert "14" in shown(app)
        assert "D08" not in shown(app)
        await pilot.press(*["right"] * 20)
        assert screen.place == len(CASES)
        assert "D08" in shown(app)
        assert all(len(row) <= 80 for row in shown(app).splitlines())
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, PassagesScreen)
        assert len(app.screen.found) == 12
        await pilot.press("escape", "j", *["left"] * 20)
        screen = await settled(pilot, app)
        await pilot.press("enter")
        assert isinstance(app.screen, MatrixScreen)  # nothing was coded in this cell
        at = screen.counted[0].index("C07")
        await pilot.press(*["right"] * at, "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, PassagesScreen)
        assert {(one.case, one.session, one.code) for one in app.screen.found} == {
            ("C07", 2, "own.smile")
        }

    play(study, look, start=("C07", 1))


def test_it_counts_by_session_and_rater_once_opened(study: Study) -> None:
    """Each view opens what its cell counts."""
    study.store.finish(ME, [(case, n) for case in CASES for n in (1, 2)], "me")
    blinding.unblind(study, ME)

    async def look(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("asterisk", "escape", "t")
        await settled(pilot, app)
        for by, name in (("session", "Ş & Ü 1"), ("rater", "other")):
            await pilot.press("s")
            screen = await settled(pilot, app)
            assert screen.by == by
            at = screen.counted[0].index(name)
            await pilot.press("g", "j", *["right"] * at, "enter")
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert isinstance(app.screen, PassagesScreen)
            assert [(one.case, one.session, one.rater) for one in app.screen.found] == [
                ("Ş & Ü", 1, "other")
            ]
            await pilot.press("escape")

    play(study, look, start=("C07", 1))


def test_codes_on_the_same_segments_open_their_passages(study: Study) -> None:
    """After sessions; a blind rater's own alone; a cell lists the segments with both codes."""
    study.change_tags(ME, (), [NewTag("C07", 2, 1, "own.warm"), NewTag("C07", 2, 5, "own.warm")])
    study.change_tags(OTHER, (), [NewTag("Ş & Ü", 1, 5, "own.warm")])

    async def look(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("asterisk", "escape", "t")
        for _ in range(2):
            screen = await settled(pilot, app)
            await pilot.press("s")
        screen = await settled(pilot, app)
        assert screen.by == "code"
        codes, rows = screen.counted
        assert codes == ("own.warm", "own.smile")
        assert [(row.code, row.total, dict(row.counts)) for row in rows] == [
            ("own.warm", 14, {"own.warm": 0, "own.smile": 1}),
            ("own.smile", 2, {"own.warm": 1, "own.smile": 0}),
        ]
        assert "code on the same segment" in shown(app)
        await pilot.press("enter")
        assert isinstance(app.screen, MatrixScreen)  # a code is not beside itself
        await pilot.press("right", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, PassagesScreen)
        assert [(one.case, one.session, one.segment) for one in app.screen.found] == [("C07", 2, 1)]

    play(study, look, start=("C07", 1))


def test_an_empty_matrix_says_so(tmp_path: Path) -> None:
    """In Turkish, and no key breaks it."""
    empty = a_study(tmp_path, "tr", [transcript("A", 1, LINES)])

    async def look(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("asterisk", "t")
        await settled(pilot, app)
        await pilot.press("right", "enter", "s", "left")
        await settled(pilot, app)
        await pilot.press("s")
        await settled(pilot, app)
        assert "Aynı birimde duran iki kod yok" in shown(app)
        assert "Kodlar ve vakalar" in shown(app)

    play(empty, look)
