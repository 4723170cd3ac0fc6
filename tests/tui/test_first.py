"""First steps at the desk: opening, making and filling a study, and the practice session."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.a_desk import a_study, play, shown
from thirdear.model.coding import Pass
from thirdear.model.imported import Imported
from thirdear.model.text import Role
from thirdear.study import Study, journal, practice
from thirdear.study.imports import choices
from thirdear.tui.app import DeskApp
from thirdear.tui.first.imports import BringScreen, placed
from thirdear.tui.first.new_study import CreateScreen
from thirdear.tui.first.practice import STEPS, PracticeScreen
from thirdear.tui.first.welcome import WelcomeScreen
from thirdear.tui.sessions import SessionsScreen
from thirdear.tui.tagging.screen import TaggingScreen

if TYPE_CHECKING:
    import pytest
    from textual.pilot import Pilot

SESSION = """\
T: Hello. What is the bear doing today? (invented)
D: He sleeps. He does not want to talk.
T: He does not want to talk.
D: No.
"""


def transcripts(folder: Path, *numbers: int) -> Path:
    """Write invented sessions of case C07 and return their folder."""
    folder.mkdir()
    for number in numbers:
        (folder / f"C07-s{number:02}.txt").write_text(f"{SESSION}T: {number}.\n", "utf-8")
    return folder


async def _plan(app: DeskApp, pilot: Pilot[None]) -> BringScreen:
    await app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(app.screen, BringScreen)
    return app.screen


def test_the_practice_goes_on_when_a_step_is_done() -> None:
    """Each of the six steps waits until it is seen to be done; leaving gives the welcome back."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("P")
        screen = app.screen
        assert isinstance(screen, PracticeScreen)
        await pilot.press("k", "1")
        assert screen.step == 0
        done = (["j", "j"], ["1"], ["t", *"fe4", "enter"], ["J", "J", "t", *"pl", "enter"])
        await pilot.press("u", "g")
        for number, keys in enumerate((*done, ["v", "shift+right", "1"], ["u"]), 1):
            await pilot.press(*keys)
            assert screen.step == number
        assert "all you need" in shown(app)
        await pilot.press("q")
        assert isinstance(app.screen, WelcomeScreen)
        assert app.seat is None

    play(None, script)
    assert len(STEPS) == 6


def test_practising_beside_a_study_leaves_it_alone(tmp_path: Path) -> None:
    """What is tagged in the practice is nowhere afterwards, and the seat is the same again."""
    study = a_study(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        seat = app.seat
        await pilot.press("P", "j", "j", "1", "S")
        assert isinstance(app.screen, PracticeScreen)
        await pilot.press("q")
        assert isinstance(app.screen, TaggingScreen)
        assert app.seat is seat
        await pilot.press("u")
        assert "nothing to undo" in shown(app)

    play(study, script)
    (last,) = journal.history(study, 1, None, None, None, (None, None))
    assert last.actor not in practice.RATER.values()


def test_another_language_ends_the_practice(tmp_path: Path) -> None:
    """The list of sessions that is opened anew is the study's, not that of the practice."""
    study = a_study(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("P")
        app.prefer(replace(app.preferences, language="tr"))
        await pilot.pause()
        assert isinstance(app.screen, SessionsScreen)
        assert app.seat is not None
        assert app.screen.seat is app.seat
        assert app.seat.study is study
        assert app.language == "tr"
        assert not app.entrance.practising

    play(study, script)


def test_another_language_in_a_practice_without_a_study_gives_the_welcome() -> None:
    """There is no study to go back to."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("P")
        app.prefer(replace(app.preferences, language="tr"))
        await pilot.pause()
        assert isinstance(app.screen, WelcomeScreen)
        assert app.seat is None

    play(None, script)


async def _resized_and_left(pilot: Pilot[None], app: DeskApp, screen: PracticeScreen) -> None:
    """Resize, and let the screen go before it has been painted for the new size."""
    screen.on_resize()
    await app.pop_screen()
    await pilot.pause()


def test_a_practice_that_goes_while_it_is_resized_asks_nothing(tmp_path: Path) -> None:
    """What a new size sets off comes after the screen, and there is nothing left to show it on."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("P")
        assert isinstance(app.screen, PracticeScreen)
        await _resized_and_left(pilot, app, app.screen)
        assert not app.rescue.faults
        assert not app.entrance.practising

    play(a_study(tmp_path), script)


def test_the_practice_has_the_same_turns_in_both_languages() -> None:
    """The steps name segments by number, so both texts are spoken by the same people."""
    roles = [[role for _, role, _ in lines] for lines in practice.LINES.values()]
    assert roles[0] == roles[1]


def test_a_study_is_made_and_filled(tmp_path: Path) -> None:
    """Form, rater, preview; a label that could be anybody's is asked about, then all comes in."""
    folder = transcripts(tmp_path / "texts", 1, 2)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("j", "enter")
        assert isinstance(app.screen, CreateScreen)
        await pilot.press("enter", *str(tmp_path / "Oak"), "enter")
        await pilot.press("j", "j", "enter", *"ladder teapot", "enter", *"ladder teapot", "enter")
        books = list(app.screen._books)
        await pilot.press(*"j" * (1 + books.index("mbt-c-as")), "enter", "G", "enter")
        await pilot.press(*"me", "enter")
        await pilot.press(*str(folder), "enter")
        screen = await _plan(app, pilot)
        assert all(one.refused for one in screen.plan)
        assert "who is this?" in shown(app)
        await pilot.press("j", "j", "enter")
        label = choices.labels(screen.plan)[0]
        assert label.first
        for words in label.first:
            assert f"– {words}" in shown(app)
        await pilot.press("2")
        screen = await _plan(app, pilot)
        assert "Import 2 sessions" in shown(app)
        assert re.search(r"C07 ▸ 1 +\d+% placed · \d+ turns", shown(app))
        await pilot.press("w")
        assert isinstance(app.screen, SessionsScreen)
        assert "0 of 2 finished" in shown(app)

    play(None, script, rater=None, start=None)
    with Study.open(tmp_path / "Oak", passphrase="ladder teapot") as study:
        assert [book.key for book in study.codebooks()] == ["mbt-c-as"]
        assert [s.role for s in study.segments("C07", 2)][:2] == [Role.THERAPIST, Role.CLIENT]


def test_what_was_said_of_a_stuck_key_goes_when_a_row_is_taken(tmp_path: Path) -> None:
    """A row that was changed is not said to be the first one."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("j", "enter", "k")
        assert "This is the first row." in shown(app)
        await pilot.press("enter", *str(tmp_path / "Oak"), "enter")
        assert "This is the first row." not in shown(app)

    play(None, script, rater=None, start=None)


def test_a_passphrase_that_is_a_word_is_not_taken() -> None:
    """It says how soon somebody who has the file would find it."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("j", "enter", "j", "j", "enter", *"elma", "enter", *"elma", "enter")
        assert isinstance(app.screen, CreateScreen)
        assert app.screen.plan.secret is None
        assert "can be guessed in about 1 second" in shown(app)

    play(None, script, rater=None, start=None)


def test_passphrases_that_differ_are_not_taken(tmp_path: Path) -> None:
    """A slip of the finger would lock everybody out; an empty folder makes nothing."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("j", "enter", "j", "j", "enter", *"horse", "enter", *"house", "enter")
        assert isinstance(app.screen, CreateScreen)
        assert app.screen.plan.secret is None
        assert "The two differ" in shown(app)
        await pilot.press("G", "enter")
        assert "Choose a folder first" in shown(app)
        await pilot.press("escape")
        assert isinstance(app.screen, WelcomeScreen)

    play(None, script)


def test_an_encrypted_study_asks_for_its_passphrase(tmp_path: Path) -> None:
    """A wrong one is a sentence, the right one opens it; neither is shown while typed."""
    Study.create(tmp_path / "Oak", passphrase="horse").close()

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("enter", *str(tmp_path / "Oak"), "enter", *"house")
        assert "house" not in shown(app)
        await pilot.press("enter")
        assert isinstance(app.screen, WelcomeScreen)
        assert "passphrase" in shown(app)
        await pilot.press("enter", *str(tmp_path / "Oak"), "enter", *"horse", "enter")
        await pilot.press(*"me", "enter")
        assert isinstance(app.screen, SessionsScreen)

    play(None, script, rater=None, start=None)


def test_one_file_gets_another_place(tmp_path: Path) -> None:
    """Case and number that the file name gives can be overruled for one file."""
    folder = transcripts(tmp_path / "texts", 1)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("M", *str(folder), "enter")
        await _plan(app, pilot)
        await pilot.press(
            "G", "enter", "1", *["backspace"] * 3, "B", "enter", "backspace", *"12", "enter"
        )
        screen = await _plan(app, pilot)
        assert [(one.case, one.session) for one in screen.plan] == [("B", 12)]
        await pilot.press("l")
        assert "Every line was placed" in shown(app)

    play(a_study(tmp_path), script)


def test_speakers_in_turn_are_offered_for_a_text_without_labels(tmp_path: Path) -> None:
    """The first thing offered about such a file are speakers in turn, as on the command line."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "C07-s01.txt").write_text("How was it?\nAll right.\nWhat then?\nNothing.\n", "utf-8")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("M", *str(folder), "enter")
        screen = await _plan(app, pilot)
        assert screen.plan[0].unlabelled == 4
        await pilot.press("G", "enter")
        assert "speakers in turn" in shown(app)
        await pilot.press("1", "enter")
        screen = await _plan(app, pilot)
        reading = screen.plan[0].reading
        assert reading is not None
        assert [span.speaker for span in reading.spans] == ["Therapist", "Client"] * 2
        assert "Import 1 session" in shown(app)

    play(a_study(tmp_path), script)


def test_two_files_may_not_claim_one_session(tmp_path: Path) -> None:
    """Both are refused, each by name, until one of them has another number."""
    study = a_study(tmp_path)
    folder = transcripts(tmp_path / "texts", 1, 2)
    files = choices.files([folder])
    roles = {"D": Role.CLIENT}
    places = {files[1]: choices.Choice("C07", 1)}
    plan = choices.plan(study, files, places, roles, {})
    assert ["are both case C07, session 1" in (one.refused or "") for one in plan] == [True, True]
    places[files[1]] = choices.Choice("C07", 1, encoding="utf-8")
    plan = choices.plan(study, files, places, roles, {})
    assert ["another file is case C07, session 1" in (one.refused or "") for one in plan] == [
        True,
        True,
    ]
    assert not any(one.refused for one in choices.plan(study, files, {}, roles, {}))


def test_the_demonstration_is_made_from_the_welcome(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its steps are told while it is made; then it is open, and asks who sits down."""
    told: list[str] = []

    def short(folder: Path, language: str, step: object) -> None:
        assert callable(step)
        step("Making it")
        told.append(language)
        made = Study.create(folder)
        made.add_rater("R1")
        made.close()

    monkeypatch.setattr("thirdear.study.demo.demonstrate", short)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        home = str(tmp_path / "demo")
        await pilot.press("j", "j", "enter", *["backspace"] * 20, *home, "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Who is rating?" in shown(app)

    play(None, script, rater=None, start=None)
    assert told == ["en"]


def test_columns_of_a_table_are_named_on_the_preview(tmp_path: Path) -> None:
    """Headers that say nothing by themselves are told apart by the person who knows them."""
    table = tmp_path / "C07-s03.csv"
    rows = ["kim;ne dedi;zaman", "T;Hello. (invented);1", "Ç;No.;2", "T;No?;3", "Ç;Yes.;4"]
    table.write_text("\n".join(rows), "utf-8")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("M", *str(table), "enter")
        await _plan(app, pilot)
        await pilot.press("G", "enter", "4", *"speaker=kim,text=ne dedi", "enter")
        screen = await _plan(app, pilot)
        (one,) = screen.plan
        assert one.refused is None
        assert one.reading is not None
        assert [span.speaker for span in one.reading.spans] == ["T", "Ç", "T", "Ç"]

    play(a_study(tmp_path), script)


def test_another_study_is_offered_from_a_session(tmp_path: Path) -> None:
    """The study is closed behind the screen that showed it, and knows the place next time."""
    a_study(tmp_path).close()

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("enter", *str(tmp_path / "study"), "enter", "1")
        await pilot.press("enter", "j", "j", "apostrophe")
        assert isinstance(app.screen, WelcomeScreen)
        assert app.study is None

    play(None, script, rater=None, start=None)
    with Study.open(tmp_path / "study") as study:
        assert study.place(Pass("me"), "A", 1, "turn") == 3


def test_a_long_case_leaves_its_sessions_number_whole() -> None:
    """Twelve files of ``Anne ve Bebek`` are told apart by the number, which is never cut."""
    assert placed(Imported("a.docx", "Anne ve Bebek", 10, None), 12) == "Anne v… ▸ 10"
    assert placed(Imported("a.docx", "A", None, None), 12) == "A ▸ ?       "
