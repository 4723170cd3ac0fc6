"""What leaves a study at the desk: the gate, the decisions before it, the files behind it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import a_study, play, shown, transcript, until
from thirdear.model.coding import NewTag, Pass
from thirdear.model.disguise import Pseudonym
from thirdear.study import pseudonyms, questions
from thirdear.tui.job import Working
from thirdear.tui.leaving.disguise import DisguiseScreen
from thirdear.tui.leaving.export import ExportScreen, Wants, made
from thirdear.tui.leaving.kinds import KINDS

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language, Study
    from thirdear.tui.app import DeskApp

LINES = (
    ("T", "I wonder what it was like with Ayşe yesterday."),
    ("Ç", "Ayşe'nin evi güzeldi, sonra Kerem geldi."),
    ("T", "And then Kerem came, and you were quiet."),
)
KEYS = {kind.key: place for place, kind in enumerate(KINDS)}


def named(folder: Path, language: Language = "en", *, finished: bool = True) -> Study:
    """Return a study whose three sessions name two people; nobody is listed."""
    study = a_study(folder, language, [transcript("A", n, LINES) for n in (1, 2, 3)])
    if finished:
        code = next(key for key, one in study.codes().items() if one.speaker in (None, "therapist"))
        for session in (1, 2, 3):
            study.change_tags(Pass("me"), (), [NewTag("A", session, 1, code)])
            study.finish(Pass("me"), "A", session)
    return study


async def settled(pilot: Pilot[None], app: DeskApp) -> None:
    """Wait until the screen stands and no work is done in a thread."""
    await until(lambda: app.screen.is_mounted)
    await app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("language", ["en", "tr"])
def test_what_the_gate_wants_is_decided_and_then_the_report_is_written(
    tmp_path: Path, language: Language
) -> None:
    """From the refusal to the list, an answer for each name, and a document that verifies."""
    study = named(tmp_path, language)
    forms = {one.form for one in questions.questions(study)}
    assert len(forms) >= 2

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("greater_than_sign")
        await settled(pilot, app)
        assert isinstance(app.screen, ExportScreen)
        assert app.screen.wants is not None
        assert app.screen.wants.undecided == len(questions.questions(study))
        app.screen.go_to("report")
        await pilot.press("enter")
        await settled(pilot, app)
        assert not made(study.folder), "the gate let undecided names out"
        assert app.screen.current is not None
        assert app.screen.current.key == "undecided"
        await pilot.press("enter")
        await settled(pilot, app)
        screen = app.screen
        assert isinstance(screen, DisguiseScreen)
        while screen.open:
            before = len(screen.open)
            await pilot.press("w", "enter", "enter")
            await pilot.pause()
            assert len(screen.open) < before
        listed = study.pseudonyms()[0]
        assert {name.real for name in listed} >= {"Kerem"}
        assert all(name.pseudonym != name.real for name in listed)
        await pilot.press("escape")
        await settled(pilot, app)
        assert isinstance(app.screen, ExportScreen)
        assert app.screen.wants is not None
        assert app.screen.wants.nothing
        app.screen.go_to("report")
        await pilot.press("enter")
        await settled(pilot, app)
        (document,) = [path for path in made(study.folder) if path.suffix == ".docx"]
        await pilot.press("v")
        await settled(pilot, app)
        told = " ".join(shown(app).split())
        assert document.name in told
        assert ("numbers and quotations of" if language == "en" else "alıntının hepsi") in told

    play(study, script, start=None)


def test_all_days_are_answered_at_once(tmp_path: Path) -> None:
    """Days of several sessions each get a proposed one; undo takes them back one by one."""
    said = [(("T", f"Tarih: {day} Mart 2024."), ("Ç", "Tamam.")) for day in (5, 12, 31)]
    study = a_study(tmp_path, "en", [transcript("A", n, one) for n, one in enumerate(said, 1)])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("ampersand")
        await settled(pilot, app)
        screen = app.screen
        assert isinstance(screen, DisguiseScreen)
        await pilot.press("enter")
        assert "Every day (3), with a proposed one for each" in shown(app)
        await pilot.press("4")
        assert screen.open == []
        listed = {one.real: one.pseudonym for one in study.pseudonyms()[0]}
        assert listed.keys() == {"5 Mart 2024", "12 Mart 2024", "31 Mart 2024"}
        assert listed["31 Mart 2024"].startswith("30 Mart ")
        await pilot.press("u")
        assert len(study.pseudonyms()[0]) == 2

    play(study, script, start=None)


def test_answers_are_given_by_a_key_and_taken_back(tmp_path: Path) -> None:
    """Nobody, always ask and the listed name, and u as often as there were answers."""
    study = named(tmp_path, finished=False)
    pseudonyms.add(study, Pseudonym("Kerem", "Mert", case="A"))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("ampersand")
        await settled(pilot, app)
        screen = app.screen
        assert isinstance(screen, DisguiseScreen)
        assert screen.open
        first, count = screen.open[0], len(screen.open)
        await pilot.press("n")
        assert (first.form, first.case) in study.pseudonyms()[1]
        assert len(screen.open) < count
        await pilot.press("u")
        assert (first.form, first.case) not in study.pseudonyms()[1]
        assert screen.open[0] == first
        await pilot.press("u")
        assert "nothing to undo" in shown(app)

    play(study, script, start=None)


def test_a_pseudonym_is_added_edited_and_taken_away(tmp_path: Path) -> None:
    """The list is a list: a form for each name, nothing of it needs the command line."""
    study = named(tmp_path, finished=False)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("ampersand")
        await settled(pilot, app)
        await pilot.press("plus", *"Ayla", "enter")
        await pilot.press("enter", *"Derya", *["enter"] * 5)
        (name,) = study.pseudonyms()[0]
        assert name == Pseudonym("Ayla", "Derya", also_a_word=name.also_a_word)
        assert isinstance(app.screen, DisguiseScreen)
        app.screen.go_to(name)
        await pilot.press("enter", "enter", "enter", *"school", "enter", *"Z", "enter")
        await pilot.press("enter", "enter")
        assert study.pseudonyms()[0] == (name,), "there is no case Z"
        await pilot.press("escape", "x", "2")
        assert study.pseudonyms()[0] == ()
        await pilot.press("x")
        assert "the cursor is on none" in " ".join(shown(app).split())

    play(study, script, start=None)


def test_a_turkish_document_has_a_turkish_file_name() -> None:
    """Of letters that any computer and mail takes; the ending and what is free stay."""
    assert KINDS[KEYS["quotes"]].file("en") == "quotes.docx"
    for kind in KINDS:
        english, turkish = kind.files
        assert turkish.isascii()
        assert english != turkish
        assert english.rpartition(".")[2] == turkish.rpartition(".")[2]


@pytest.mark.parametrize("kind", ["table", "rscript", "rounds", "refi_codebook", "bundle"])
def test_numbers_leave_without_the_gate(tmp_path: Path, kind: str) -> None:
    """What holds no words is written though names are undecided, each time under a free name."""
    study = named(tmp_path)
    study.add_hypothesis("mbtc.techniques", "tpocs.total")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("greater_than_sign")
        await settled(pilot, app)
        screen = app.screen
        assert isinstance(screen, ExportScreen)
        for count in (1, 2):
            screen.go_to(kind)
            await pilot.press("enter")
            await settled(pilot, app)
            stem = KINDS[KEYS[kind]].file("en").rpartition(".")[0]
            files = [p for p in made(study.folder) if "dictionary" not in p.name]
            assert len([p for p in files if p.name.startswith(stem)]) == count
            assert screen.file in files

    play(study, script, start=None)


def test_identifiable_is_typed_never_chosen(tmp_path: Path) -> None:
    """Enter alone and another word leave names disguised."""
    study = named(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("greater_than_sign")
        await settled(pilot, app)
        screen = app.screen
        assert isinstance(screen, ExportScreen)
        for typed, known in (("", False), ("yes", False), ("identifiable", True)):
            screen.go_to("Names")
            await pilot.press("enter")
            await until(lambda: app.screen is not screen and app.focused)
            await pilot.press(*typed, "enter")
            await until(lambda: app.screen is screen)
            assert screen.asked.identifiable is known

    play(study, script, start=None)


def test_work_is_stopped_by_escape(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Esc stops what runs, keeps the screen, and nothing is written."""

    def never(study: Working) -> Wants:
        while True:
            study.job.progress(1, 9)
            time.sleep(0.01)

    monkeypatch.setattr("thirdear.tui.leaving.export.wants", never)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("greater_than_sign")
        screen = app.screen
        assert isinstance(screen, ExportScreen)
        assert screen.working
        screen.go_to("table")
        await pilot.press("enter")
        assert "is still running" in " ".join(shown(app).split())
        await pilot.press("escape")
        await settled(pilot, app)
        assert app.screen is screen
        assert not screen.working
        assert not made(tmp_path / "study")
        assert "Stopped" in shown(app)
        await pilot.press("escape")
        assert app.screen is not screen

    play(named(tmp_path), script, start=None)
