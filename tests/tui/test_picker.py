"""Picking files and folders at the desk, and saying case and session for many of them at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual import events

from tests.a_desk import a_study, play, shown
from thirdear.tui.first import shelf
from thirdear.tui.first.imports import BringScreen
from thirdear.tui.first.many import PatternScreen
from thirdear.tui.first.picker import Files, Picker
from thirdear.tui.parts.ask import Choose
from thirdear.tui.parts.lines import Choices, Passage

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language
    from thirdear.tui.app import DeskApp

WORDS = "Therapist: How was it? (invented)\nClient: All right, number {number}.\n"


def texts(folder: Path, *names: str) -> Path:
    """Write invented transcripts, each with words of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(names, 1):
        (folder / name).write_text(WORDS.format(number=number), "utf-8")
    return folder


async def planned(pilot: Pilot[None], app: DeskApp) -> BringScreen:
    """Return the preview when it has read all."""
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(app.screen, BringScreen)
    return app.screen


def places(screen: BringScreen) -> list[tuple[str, int | None]]:
    """Return case and session of every row."""
    return [(one.case, one.session) for one in screen.plan]


def in_folder(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let a folder be the one that was picked from last."""
    monkeypatch.setattr(shelf, "last", lambda _: folder)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_files_are_marked_in_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    """Going into a folder, filtering, marking two of three; only transcripts and folders stand."""
    folder = texts(tmp_path / "in" / "texts", "A-s1.txt", "A-s2.txt", "B-s10.txt", "note.exe")
    in_folder(monkeypatch, tmp_path / "in")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("M")
        window = app.screen
        assert isinstance(window, Picker)
        await pilot.press("enter")
        assert [one.path.name for one in window.things] == ["A-s1.txt", "A-s2.txt", "B-s10.txt"]
        await pilot.press("tab")
        assert len(window.marked) == 3
        await pilot.press("shift+tab")
        assert not window.marked
        assert ("folder above" if language == "en" else "üst klasör") in shown(app)
        await pilot.press(*"a-S", "tab", "tab")
        assert [one.path.name for one in window.things] == ["A-s1.txt", "A-s2.txt"]
        assert [path.name for path in window.marked] == ["A-s1.txt", "A-s2.txt"]
        await pilot.press("enter")
        assert places(await planned(pilot, app)) == [("A", 1), ("A", 2)]

    play(a_study(tmp_path, language), script)
    assert folder.is_dir()


def test_the_folder_that_was_picked_from_is_there_the_next_time(tmp_path: Path) -> None:
    """Its path was dragged with quotes; the window opens there, Backspace goes above it."""
    folder = texts(tmp_path / "my texts", "A-s1.txt")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("M")
        app.screen.focused.post_message(events.Paste(f"'{folder}' "))  # type: ignore[union-attr]
        await pilot.pause()
        await pilot.press("enter")
        assert places(await planned(pilot, app)) == [("A", 1)]
        await pilot.press("g", "enter")
        window = app.screen
        assert isinstance(window, Picker)
        assert window.folder == folder
        await pilot.press("backspace")
        assert window.folder == tmp_path
        assert window.things[window.query_one(Files).place - 2].path == folder
        await pilot.press("escape")
        assert isinstance(app.screen, BringScreen)

    play(a_study(tmp_path), script)


def test_several_paths_are_dragged_at_once(tmp_path: Path) -> None:
    """As shells write them; one that is not there is said, and nothing is taken."""
    folder = texts(tmp_path / "my texts", "A-s1.txt", "A-s2.txt", "A-s3.txt")
    one, two = folder / "A-s1.txt", folder / "A-s3.txt"
    blank = str(two).replace(" ", "\\ ")
    assert shelf.named(f"'{one}' {blank}") == (one, two)
    assert shelf.named(f"file://{tmp_path}/my%20texts/A-s1.txt") == (one,)
    assert shelf.named(f"'{one}' /nowhere/x.txt") == ()

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("M", *"/nowhere/x.txt", "enter")
        assert isinstance(app.screen, Picker)
        assert "/nowhere/x.txt: there is no such file or folder." in shown(app)

    play(a_study(tmp_path), script)


def test_boxes_are_clicked_and_a_file_is_double_clicked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A click on the box marks, a click on a name only goes there."""
    in_folder(monkeypatch, texts(tmp_path / "texts", "A-s1.txt", "A-s2.txt", "A-s3.txt"))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("M")
        window = app.screen
        assert isinstance(window, Picker)
        await pilot.click(Files, offset=(3, 2))
        await pilot.click(Files, offset=(3, 4))
        await pilot.click(Files, offset=(20, 3))
        await pilot.pause()
        assert [path.name for path in window.marked] == ["A-s1.txt", "A-s3.txt"]
        await pilot.click(Files, offset=(20, 4), times=2)
        assert places(await planned(pilot, app)) == [("A", 1), ("A", 3)]

    play(a_study(tmp_path), script)


def test_a_folder_that_cannot_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window stays, and one can go above."""
    in_folder(monkeypatch, tmp_path / "gone")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("M")
        window = app.screen
        assert isinstance(window, Picker)
        assert "cannot be opened" in " ".join(shown(app).split())
        await pilot.press("backspace")
        assert window.folder == tmp_path

    play(a_study(tmp_path), script)


def test_a_pattern_places_many_files(tmp_path: Path) -> None:
    """What it finds is seen before it is taken over; names that do not fit stay as they were."""
    folder = texts(tmp_path / "texts", "2024 Oak w01.txt", "2024 Oak w02.txt", "A-s9.txt")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("M", *str(folder), "enter")
        await planned(pilot, app)
        assert shown(app).count("case or session is") == 2
        await pilot.press("c", "1")
        window = app.screen
        assert isinstance(window, PatternScreen)
        await pilot.press(*"2024 {case} w{session}")
        assert dict(window.found) == {"2024 Oak w01": ("Oak", 1), "2024 Oak w02": ("Oak", 2)}
        assert "Names that fit: 2 of 3" in shown(app)
        assert "does not fit" in shown(app)
        await pilot.press("enter")
        assert places(await planned(pilot, app)) == [("Oak", 1), ("Oak", 2), ("A", 9)]

    play(a_study(tmp_path), script)


def test_a_case_is_renamed_and_sessions_are_numbered_for_marked_files(tmp_path: Path) -> None:
    """Marks say which files are meant; without marks all are."""
    folder = texts(tmp_path / "texts", "X-s1.txt", "X-s2.txt", "Y-s1.txt")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("M", *str(folder), "enter")
        screen = await planned(pilot, app)
        await pilot.press("c", "5", "1", *"Oak", "enter")
        await planned(pilot, app)
        assert places(screen) == [("Oak", 1), ("Oak", 2), ("Y", 1)]
        await pilot.press("G", "k", "m", "m", "c", "4", *"5", "enter")
        await planned(pilot, app)
        assert places(screen) == [("Oak", 1), ("Oak", 5), ("Y", 5)]
        await pilot.press("c", "6")
        await planned(pilot, app)
        assert places(screen) == [("Oak", 1), ("X", 2), ("Y", 1)]

    play(a_study(tmp_path), script)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_file_is_left_out_and_taken_in_again(tmp_path: Path, language: Language) -> None:
    """Left out, it claims no session; its row waits below."""
    folder = texts(tmp_path / "texts", "X-s1.txt", "X_1 copy.txt")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("M", *str(folder), "enter")
        screen = await planned(pilot, app)
        assert all(one.refused for one in screen.plan)
        await pilot.press("G", "x")
        await planned(pilot, app)
        assert [one.refused for one in screen.plan] == [None]
        assert ("Left out" if language == "en" else "Dışarıda bırakılanlar") in shown(app)
        await pilot.press("G", "enter")
        await planned(pilot, app)
        assert len(screen.plan) == 2
        await pilot.press("g", "x")
        said = "Go to the row of a session" if language == "en" else "bir seansın satırına gidin"
        assert said in shown(app)
        assert screen.query_one(Choices).place == 0

    play(a_study(tmp_path, language), script)


def test_titles_inside_the_documents_name_case_and_session(tmp_path: Path) -> None:
    """Where the names say something else, the titles are taken on demand."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in (1, 2):
        title = f"Case: Oak, Session {number + 10}\n\n"
        (folder / f"X-s{number}.txt").write_text(title + WORDS.format(number=number), "utf-8")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("M", *str(folder), "enter")
        screen = await planned(pilot, app)
        assert places(screen) == [("X", 1), ("X", 2)]
        await pilot.press("c", "2")
        await planned(pilot, app)
        assert places(screen) == [("Oak", 11), ("Oak", 12)]

    play(a_study(tmp_path), script)


def test_a_click_on_a_row_that_has_gone_meanwhile_does_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list was filtered between the click and what it sets off."""
    in_folder(monkeypatch, texts(tmp_path / "in", "A-s1.txt", "A-s2.txt"))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("M")
        window = app.screen
        assert isinstance(window, Picker)
        rows = window.query_one(Choices)
        taken = Choices.Taken(rows)
        rows.fill(2)
        window.on_choices_taken(taken)
        window._mark(9)
        assert app.screen is window
        assert not window.marked

    play(a_study(tmp_path), script)


@pytest.mark.parametrize(
    ("language", "waiting", "why"),
    [
        ("en", "Files that wait for an answer: 2;", "say in the rows above who speaks"),
        ("tr", "Yanıt bekleyen dosya sayısı: 2;", "kimin konuştuğunu yukarıda söyleyin"),
    ],
)
def test_files_that_wait_say_so(tmp_path: Path, language: Language, waiting: str, why: str) -> None:
    """Each row says what is missing, not its file's name again; Enter at the top counts them."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in (1, 2):
        name = f"A long name of a file of case C07 session {number}.txt"
        words = "".join(f"X{number}: one {n}.\nY{number}: two {n}.\n" for n in range(4))
        (folder / name).write_text(words, "utf-8")
    study = a_study(tmp_path, language)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.action_go("import")
        await pilot.pause()
        assert isinstance(app.screen, Picker)
        app.screen.dismiss((folder,))
        screen = await planned(pilot, app)
        assert waiting in shown(app)
        assert shown(app).count(why[:20]) == 2
        screen.action_bring()
        await pilot.pause()
        assert waiting in screen.query_one("#note", Passage).words

    play(study, script, start=None)


def test_a_long_path_that_is_not_there_stays_in_the_window(tmp_path: Path) -> None:
    """What is said of it has three rows at most, the last one cut with a sign."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.push_screen(Picker(app.say, "texts", ()))
        await pilot.pause()
        app.screen.post_message(events.Paste("/" + "x" * 800))
        await pilot.press("enter")
        await pilot.pause()
        said = app.screen.query_one("#why", Passage)
        region, clip = app.screen._compositor.visible_widgets[said]
        assert region in clip
        assert said.size.height <= 3

    play(a_study(tmp_path), script, size=(60, 20))


def test_an_answer_that_is_taken_twice_is_given_once(tmp_path: Path) -> None:
    """A double click closes the window that asked, and no other screen."""
    given: list[int | None] = []

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        before = list(app.screen_stack)
        window = Choose("Which?", ["one", "two"], "en")
        app.push_screen(window, given.append)
        await pilot.pause()
        rows = window.query_one(Choices)
        rows.go(1)
        for _ in range(2):
            window.post_message(Choices.Taken(rows))
        await pilot.pause()
        assert app.screen_stack == before

    play(a_study(tmp_path), script)
    assert given == [1]


def test_an_answer_leaves_the_labels_in_their_order(tmp_path: Path) -> None:
    """Down and Enter go to the next label that waits, whatever the one before became."""
    folder = tmp_path / "in"
    folder.mkdir()
    words = "".join(f"{label}: Said by {label}, {n}.\n" for n in range(9) for label in "XYZ")
    (folder / "C07-s01.txt").write_text(words, "utf-8")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.action_go("import")
        await pilot.pause()
        assert isinstance(app.screen, Picker)
        app.screen.dismiss((folder,))
        screen = await planned(pilot, app)
        names = [label.name for label in screen._labels()]
        screen.go_to(names[0])
        await pilot.press("enter", "2")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert [label.name for label in screen._labels()] == names
        await pilot.press("down")
        assert screen.key == names[1]

    play(a_study(tmp_path), script, start=None)
