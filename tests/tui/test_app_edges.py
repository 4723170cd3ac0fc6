"""Keys that come in bad order or bring any text: the desk answers them all."""

from __future__ import annotations

import re
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.worker import WorkerFailed

from tests.a_desk import CODEBOOKS, LINES, a_study, play, shown, transcript, until
from thirdear.model.coding import NewTag, Pass
from thirdear.model.writeup import Vignette
from thirdear.study import Study
from thirdear.tui import crash, errand
from thirdear.tui.first.picker import Picker
from thirdear.tui.first.practice import PracticeScreen
from thirdear.tui.keys.actions import footer
from thirdear.tui.parts.ask import Choose, Prompt
from thirdear.tui.parts.field import Field
from thirdear.tui.parts.form import Form
from thirdear.tui.parts.lines import Footer, Passage, fitted
from thirdear.tui.sessions import SessionsScreen
from thirdear.tui.settings import SettingsScreen
from thirdear.tui.tagging.screen import TaggingScreen
from thirdear.tui.transcript.paint import State

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.tui.app import DeskApp

ME = Pass("me")
ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
TRAP = "so \x1b]0;owned\x07 \x1b[31m \u202edne [/x]"
WIDE = "心理療法のセッションについての長い長い名前"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Case A, three sessions."""
    return a_study(tmp_path)


def tagging(app: DeskApp) -> TaggingScreen:
    """Return the tagging screen on top."""
    assert isinstance(app.screen, TaggingScreen)
    return app.screen


def drawn(app: DeskApp) -> str:
    """Return what is written, in which nothing acts."""
    for strip in app.screen._compositor.render_strips():
        assert not ACTING.search(strip.text), ascii(strip.text)
    return shown(app)


async def resized(pilot: Pilot[None], app: DeskApp, width: int, height: int) -> None:
    """Let the terminal have another size."""
    await pilot.resize_terminal(width, height)
    await pilot.pause()
    await pilot.pause(0.3)


@pytest.mark.parametrize("widths", [(120, 80), (80, 120), (200, 60), (60, 200), (100, 61)])
def test_a_resize_wraps_at_once(study: Study, widths: tuple[int, int]) -> None:
    """What is painted after a change of the size is what a desk of that size paints first."""
    seen: list[str] = []

    async def changed(pilot: Pilot[None], app: DeskApp) -> None:
        drawn(app)
        await resized(pilot, app, widths[1], 20)
        seen.append(drawn(app))

    async def fresh(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.pause()
        seen.append(drawn(app))

    play(study, changed, size=(widths[0], 30))
    play(study, fresh, size=(widths[1], 20))
    assert seen[0] == seen[1]


TURNS = st.lists(
    st.tuples(
        st.sampled_from("TÇA"),
        st.lists(
            st.sampled_from(
                ["bear", "İstanbul'a", "düşünüyorum,", "心理療法", "(susar)", "é!", "x" * 30]
            ),
            min_size=1,
            max_size=18,
        ).map(" ".join),
    ),
    min_size=1,
    max_size=7,
)


@given(st.integers(60, 200), TURNS)
@settings(max_examples=15, deadline=None)
def test_the_first_painting_shows_the_words_that_are_stored(
    width: int, turns: list[tuple[str, str]]
) -> None:
    """At every width, beside a panel or not: each word, in its order, none cut at an edge."""

    async def script(_: Pilot[None], app: DeskApp) -> None:
        view = tagging(app).view
        assert view._painter is not None
        region, left = view.region, view._painter.margin
        painted = [
            row.crop(region.x + left, region.right - 1).text
            for row in app.screen._compositor.render_strips()[region.y : region.bottom]
        ]
        assert " ".join(" ".join(painted).split()) == " ".join(words for _, words in turns)

    with tempfile.TemporaryDirectory() as folder:
        study = a_study(Path(folder), transcripts=[transcript("A", 1, turns)])
        play(study, script, size=(width, 110))
        study.close()


def test_a_window_is_folded_for_the_width(study: Study) -> None:
    """Help and definitions have no row that is cut, also after the window became smaller."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("t", *"no", "?")
        for width in (120, 60, 80):
            await resized(pilot, app, width, 24)
            assert "…" not in shown(app).partition("Esc")[0]

    play(study, script)


def test_a_memo_with_an_escape_is_shown_and_kept(study: Study) -> None:
    """`c` shows it as signs; Esc without a change leaves the memo as it was."""
    study.set_memo(ME, "A", 1, 1, f"{TRAP}\nand more")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("c")
        assert "␛" in drawn(app)
        assert "and more" in drawn(app)
        await pilot.press("escape")

    play(study, script)
    assert study.memos(ME, "A", 1) == {1: f"{TRAP}\nand more"}


def test_line_breaks_outlive_a_change(study: Study) -> None:
    """A memo of two lines has two lines when a letter is added."""
    study.set_memo(ME, "A", 1, 1, "one\ntwo")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("c", "!", "escape")

    play(study, script)
    assert study.memos(ME, "A", 1) == {1: "one\ntwo!"}


@pytest.mark.parametrize("keys", [("t",), ("f",), ("o",), ("F",), ("colon",)])
def test_what_is_pasted_never_acts(study: Study, keys: tuple[str, ...]) -> None:
    """Every line that takes text shows an escape sequence as a sign, wherever it comes from."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press(*keys)
        app.post_message(events.Paste(f"{TRAP}\n{WIDE}"))
        await pilot.pause()
        assert "␛" in drawn(app)
        field = app.focused
        assert isinstance(field, Field)
        assert field.value.endswith(WIDE)
        assert field.cursor_position == len(field.value)
        await pilot.press("enter")
        drawn(app)

    play(study, script)


def test_what_is_pasted_into_a_memo_never_acts(study: Study) -> None:
    """The editor shows an escape sequence as a sign and keeps what was pasted."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("c")
        app.post_message(events.Paste(f"{TRAP}\r\n{WIDE}"))
        await pilot.pause()
        assert "␛" in drawn(app)
        await pilot.press("escape")

    play(study, script)
    assert study.memos(ME, "A", 1) == {1: f"{TRAP}\n{WIDE}"}


def test_a_secret_stays_as_it_is_typed(study: Study) -> None:
    """A passphrase with an escape is that passphrase; it is not shown anyway."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        got: list[str | None] = []
        app.push_screen(Prompt("", "", secret=True), got.append)
        await pilot.pause()
        app.post_message(events.Paste(" a\x1b[31mb"))
        await pilot.pause()
        drawn(app)
        await pilot.press("enter")
        assert got == [" a\x1b[31mb"]

    play(study, script)


def test_titles_and_reasons_are_harmless(study: Study) -> None:
    """A vignette's title and commentary are asked for again as signs."""
    study.add_vignette(Vignette("A", 1, 1, 3, TRAP, "chosen by hand", commentary=f"{TRAP}\nx"))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("V")
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in "tc":
            await pilot.press(key)
            assert "␛" in drawn(app)
            await pilot.press("escape")

    play(study, script)


@pytest.mark.parametrize("start", [("A", 1), None])
def test_practice_may_be_left_at_once(study: Study, start: tuple[str, int] | None) -> None:
    """`P` and `q` without a pause: nothing asks the study that has gone."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        for _ in range(3):
            app.post_message(events.Key("P", "P"))
            app.post_message(events.Key("q", "q"))
            await pilot.pause()
        while isinstance(app.screen, PracticeScreen):
            await pilot.press("q")
        assert app.seat is not None
        assert app.seat.study is study

    play(study, script, start=start)


@pytest.mark.parametrize("then", ["enter", "P"])
def test_keys_right_behind_the_lock(study: Study, then: str) -> None:
    """`Q`, Enter, and at once the next key: the screen opens."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        for key in ("Q", "enter", then):
            app.post_message(events.Key(key, None))
        await pilot.pause()
        await pilot.press("j")
        await until(lambda: isinstance(app.screen, TaggingScreen))

    play(study, script, start=None)


NOTHING = ("there is no such file or folder", "Not found.")


@pytest.mark.parametrize("typed", ["~ayse/dokum", "x" * 300, f"{WIDE}/\x1b[31m"])
def test_a_path_that_cannot_be_one(study: Study, typed: str) -> None:
    """One sentence says so, and what was typed stays to be mended."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("M")
        app.post_message(events.Paste(typed))
        await pilot.pause()
        await pilot.press("enter")
        if typed.startswith(WIDE):
            return
        assert isinstance(app.screen, Picker)
        assert any(words in shown(app) for words in NOTHING)
        assert app.screen.query_one(Field).value == typed

    play(study, script, start=None)


@pytest.mark.parametrize("key", ["f", "F", "t", "o", "1", "D", "s", "c", "L", "e", "0", "d", "x"])
def test_a_session_without_turns(tmp_path: Path, key: str) -> None:
    """There is nothing to tag, and that is said."""
    made = a_study(tmp_path, "en", [transcript("A", 1, ())])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press(key, "a", "enter", "escape")
        if key in "fFo":
            await pilot.press(key)
            assert "nothing to tag" in shown(app)

    play(made, script)


def test_what_comes_late_is_dropped(study: Study) -> None:
    """Results and faults of a thread whose screen has gone reach nobody."""
    told: list[object] = []

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        gone = tagging(app)
        leave = iter([0])

        def ask(_: Study) -> str:
            next(leave)
            while gone.is_running:
                pass
            return "late"

        errand.send(gone, study, ask, told.append, told.append, group="x")
        await pilot.press("S")
        await app.workers.wait_for_complete()
        errand.send(gone, study, lambda _: told.append(1), told.append, told.append, group="x")
        await pilot.pause()
        assert isinstance(app.screen, SessionsScreen)

    play(study, script)
    assert told == []


@pytest.mark.parametrize("key", "VApCHXZM")
def test_screens_may_be_left_before_they_know(study: Study, key: str) -> None:
    """Another screen's key right behind: no late answer looks for rows that have gone."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        for other in ("S", "H", "escape", "escape"):
            app.post_message(events.Key(key, key))
            app.post_message(events.Key(other, None))
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()

    play(study, script)


def test_words_of_two_lines_are_corrected_in_one(tmp_path: Path) -> None:
    """`L`, `1`: a sign stands for the line break, and the break stays where the sign does."""
    made = a_study(tmp_path, "en", [transcript("A", 1, [("T", "one\ntwo three"), *LINES])])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("L", "1")
        assert "one⏎two three" in drawn(app)
        await pilot.press("end", "!", "enter")

    play(made, script)
    assert [one.text for one in made.corrections("A", 1)] == ["one\ntwo three!"]


def test_a_drag_elsewhere_lets_the_range_go(study: Study) -> None:
    """Only what the next code goes to is painted as chosen."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("J", "J")
        view = tagging(app).view
        # From the fifth turn into the sixth; two rows a turn.
        await pilot.mouse_down("#text", offset=(20, 8))
        await pilot._post_mouse_events([events.MouseMove], "#text", offset=(24, 10), button=1)
        await pilot.mouse_up("#text", offset=(24, 10))
        assert list(view.chosen) == [4, 5]
        marks = [line[0] for line in shown(app).splitlines()[1:20]]
        assert [marks.count(state.value) for state in (State.CURRENT, State.RANGE)] == [3, 2]

    play(study, script)


def test_the_bar_has_its_own_footer(study: Study) -> None:
    """While codes are typed, the footer offers what the bar does."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        line = app.screen.query_one(Footer)
        before = line.words
        for opened, scope in (("t", "codes"), ("f", "finding"), ("o", "bar")):
            await pilot.press(opened)
            keys = [key for key, _ in footer(scope, "en")]
            assert [word for word in line.words.split() if word in ("Tab", "?", ";", "Esc")] == keys
            await pilot.press("escape")
            assert line.words == before

    play(study, script)


@pytest.mark.parametrize("keys", [("e",), ("plus",), ("minus",), ("equals_sign", "7")])
def test_a_doubt_or_a_value_keeps_where_a_tag_came_from(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    """Whether a tag was suggested, and by which version of its codebook it was given, stays."""
    made = a_study(tmp_path, "en", (), (*CODEBOOKS, "in-session-rf"))
    given = NewTag("A", 1, 2, "rf.rf", value=4, version=3, suggested=True)
    made.change_tags(ME, (), [given])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("j", *keys)

    play(made, script)
    (tag,) = made.store.tags()
    assert (tag.suggested, tag.version) == (True, 3)
    assert (tag.value, tag.uncertain) != (4, False)


def test_the_mode_comes_first(tmp_path: Path) -> None:
    """On 60 columns with a long name of wide letters the head still says that letters are codes."""
    made = a_study(tmp_path, "en", [transcript(WIDE, 1, LINES)])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("T")
        head = shown(app).splitlines()[0]
        assert "LETTERS ARE CODES" in head.upper()
        assert "…" in head

    play(made, script, size=(60, 24), start=(WIDE, 1))


def test_cut_parts_end_in_a_sign() -> None:
    """What has no room is said to be missing, also between wide letters; blanks are not missed."""
    assert [text for text, _ in fitted([("心理", ""), ("療法", "key")], 7)] == ["心理", "療", "…"]
    assert "".join(text for text, _ in fitted([("abc", ""), ("  ", "")], 3)) == "abc"
    assert fitted([("abc", "")], 0) == []


def test_a_fault_leaves_the_desk_open(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """Screen after screen stumbles; each closes with a sentence, and every key still works."""

    def stumble(*_: object) -> None:
        raise KeyError(LINES[0][1])

    monkeypatch.setattr(TaggingScreen, "action_uncertain", stumble)
    monkeypatch.setattr(SessionsScreen, "action_queue", stumble)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        for key in ("e", "O", "O"):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(app.screen, SessionsScreen)
            assert "Details are in" in app.screen.query_one("#note").words  # type: ignore[attr-defined]
        await pilot.press("enter", "1")
        assert len(study.store.tags()) == 1
        assert LINES[0][1] not in crash.path().read_text("utf-8")
        assert len(app.rescue.faults) == 3

    play(study, script, faults=False)


def test_a_fault_of_a_thread_closes_its_screen(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also what fails beside the screen is said, and the desk goes on."""

    def stumble(*_: object, **__: object) -> None:
        raise ValueError("words")

    monkeypatch.setattr("thirdear.study.vignettes.suggest", stumble)
    monkeypatch.setattr(Study, "vignettes", stumble)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("V")
        with suppress(WorkerFailed):
            await app.workers.wait_for_complete()
        await pilot.pause()
        assert [type(fault) for fault in app.rescue.faults] == [WorkerFailed]
        assert isinstance(app.screen, TaggingScreen)
        await pilot.press("j")
        assert tagging(app).view.place == 1

    play(study, script, faults=False)


def test_a_word_with_a_number_as_long_as_a_book(study: Study) -> None:
    """The code bar reads it as no code, and says so."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("t")
        app.post_message(events.Paste(f"pl{'9' * 5000}"))
        await pilot.pause()
        await pilot.press("enter")
        assert cast("Field", app.focused).value.startswith("pl999")

    play(study, script)


def test_practice_stays_on_turns(study: Study) -> None:
    """A layer that is made there opens no session of a study that is about to go."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("P", "L", "6", "2")
        await pilot.pause()
        assert isinstance(app.screen, PracticeScreen)
        await pilot.press("q")
        assert app.seat is not None
        assert app.seat.study is study

    play(study, script)


def test_a_letter_is_no_key_where_people_write(study: Study) -> None:
    """The settings do not let a letter be the key that completes a word in the code bar."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("comma")
        assert isinstance(app.screen, SettingsScreen)
        app.screen.go_to("bar.complete")
        await pilot.press("enter", "4")
        assert "a key that types a letter cannot be used there" in shown(app)
        await pilot.press("enter", "f5")
        assert "cannot be used there" not in shown(app)
        assert app.preferences.keys == {"bar.complete": ("f5",)}

    play(study, script)


@pytest.mark.parametrize("size", [(60, 20), (62, 35), (80, 24), (200, 60)])
@pytest.mark.parametrize("theme", ["dark", "terminal"])
def test_a_window_is_no_higher_than_the_screen(
    study: Study, size: tuple[int, int], theme: str
) -> None:
    """Help and questions keep their footer; a sign stands for reasons that have no room."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.prefer(replace(app.preferences, theme=theme))
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Esc back" in shown(app)
        await pilot.press("escape")
        app.push_screen(Choose("Which?", ["one", "two"] * 9, "en", why=["because " * 60]))
        await pilot.pause()
        await pilot.pause()
        text = shown(app)
        assert "Esc back" in text
        assert " 4 two" in text
        assert "…" in text or size[1] > 24

    play(study, script, size=size)


def test_practice_has_nothing_to_rate(study: Study) -> None:
    """From a rating form one would come to screens of a study that is about to go."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("P", "r")
        assert isinstance(app.screen, PracticeScreen)

    play(study, script)


def test_an_answer_to_a_screen_that_has_gone_is_dropped(study: Study) -> None:
    """Its study may have been closed with it; the screen that is still there gets its answer."""
    heard: list[str | None] = []

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        for leaves in (False, True):
            app.push_screen(Prompt("Name", "ok"), heard.append)
            await pilot.pause()
            window = app.screen
            assert isinstance(window, Prompt)
            window.dismiss("left" if leaves else "stayed")
            if leaves:
                app.pop_screen()
            await pilot.pause()

    play(study, script)
    assert heard == ["stayed"]


def test_a_key_that_comes_when_all_screens_are_closed_is_dropped(study: Study) -> None:
    """Somebody types on while the desk is closing."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        key = events.Key("a", "a")
        key._set_forwarded()
        with patch.dict(app._screen_stacks, {app._current_mode: []}):
            await app.on_event(key)

    play(study, script)


def test_a_form_of_many_lines_scrolls_on_a_small_screen(study: Study) -> None:
    """What is said below the lines stays in the window, and the line one goes to is shown."""
    fields = [(f"line {number}", "") for number in range(20)]

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.push_screen(Form("Many", fields, "Enter goes on. " * 5, lambda _: None))
        await pilot.pause()
        await pilot.press("shift+tab")
        await until(lambda: "line 19" in shown(app))
        assert "Enter goes on." in shown(app)
        for widget, (region, clip) in app.screen._compositor.visible_widgets.items():
            painted = isinstance(widget, Passage | Field) and clip.area
            assert not painted or region in clip

    play(study, script, size=(60, 20))
