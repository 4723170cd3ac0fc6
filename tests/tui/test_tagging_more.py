"""The tagging screen's finer keys: parts, marks, values, doubts, flags, memos, letters, finding."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from tests.a_desk import LINES, a_study, noted, play, shown, transcript
from thirdear import codebook
from thirdear.model.coding import Pass, Tag
from thirdear.tui.parts.ask import Choose, Told
from thirdear.tui.parts.editor import Editor
from thirdear.tui.tagging.screen import TaggingScreen
from thirdear.tui.transcript.minimap import Minimap
from thirdear.tui.transcript.parts import Part, between, words_of

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language, Study
    from thirdear.tui.app import DeskApp

ME = Pass("me")
FEELINGS = """
key = "feelings"
prefix = "feel"
version = 1
name = { en = "Feelings", tr = "Duygular" }

[[family]]
key = "tone"
name = { en = "Tone", tr = "Ton" }
exclusive = true

[[code]]
key = "warm"
mnemonic = "wa"
family = "tone"
name = { en = "Warm", tr = "Sıcak" }
definition = "A warm tone."
include = "soft words"
exclude = "irony"
example = "You did it!"

[[code]]
key = "cold"
mnemonic = "xo"
family = "tone"
name = { en = "Cold", tr = "Soğuk" }

[[family]]
key = "force"
name = { en = "Force", tr = "Güç" }

[[code]]
key = "anger"
mnemonic = "zz"
family = "force"
scale = [1, 5]
value = "required"
name = { en = "Anger", tr = "Öfke" }
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Three sessions of eight turns, and an invented codebook beside the shipped ones."""
    made = a_study(tmp_path)
    made.add_codebook(codebook.parse(FEELINGS, "feelings.toml"))
    return made


def _tags(study: Study) -> tuple[Tag, ...]:
    return study.tags(ME, "A", 1)


def _words(study: Study, tag: Tag) -> str:
    return study.transcript("A", 1).text[tag.start : tag.stop]


def _screen(app: DeskApp) -> TaggingScreen:
    assert isinstance(app.screen, TaggingScreen)
    return app.screen


# -- a part of a segment


def test_a_part_is_chosen_word_by_word(study: Study) -> None:
    """`v` and the arrows choose whole words; the code stands on them and is taken away again."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("j", "v", "right", "v", "right", "1")
        (tag,) = _tags(study)
        assert _words(study, tag) == "gitmek istemiyorum,"
        assert _screen(app).view.place == 1
        await pilot.press("1")

    play(study, script)
    assert _tags(study) == ()


def test_a_part_and_the_whole_segment_carry_the_same_code(study: Study) -> None:
    """Both stand beside each other; `x` in a part takes only what touches it."""

    async def script(pilot: Pilot[None], _: DeskApp) -> None:
        await pilot.press("a", "j", "1", "v", "shift+right", "1")
        assert len(_tags(study)) == 2
        await pilot.press("x", "escape")

    play(study, script)
    (tag,) = _tags(study)
    assert tag.start is None


def test_leaving_the_segment_leaves_the_part(study: Study) -> None:
    """After moving on, a code stands on whole segments."""

    async def script(pilot: Pilot[None], _: DeskApp) -> None:
        await pilot.press("v", "right", "down", "1")

    play(study, script)
    assert [(tag.segment, tag.start) for tag in _tags(study)] == [(2, None)]


def test_the_mouse_chooses_whole_words(study: Study) -> None:
    """A drag from the middle of a word into another takes both; over segments, a range."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        view = _screen(app).view
        begin = view._painter.margin if view._painter else 0
        await pilot.mouse_down(view, offset=(begin + 4, 0))
        await pilot._post_mouse_events([events.MouseMove], view, (begin + 12, 0), button=1)
        await pilot.mouse_up(view, offset=(begin + 12, 0))
        text = study.transcript("A", 1).text
        assert view.part is not None
        assert text[slice(*view.part)] == "wonder what"
        await pilot.press("1")
        await pilot.mouse_down(view, offset=(begin + 4, 0))
        await pilot._post_mouse_events([events.MouseMove], view, (begin + 4, 4), button=1)
        await pilot.mouse_up(view, offset=(begin + 4, 4))
        assert list(view.chosen) == [0, 1, 2]

    play(study, script, size=(100, 30))
    (tag,) = _tags(study)
    assert _words(study, tag) == "wonder what"


@given(
    st.text(st.sampled_from("aıİğş e\u0301🙂👨\u200d👩\u200d👧 \n\t日本.")),
    st.lists(st.sampled_from(["left", "right", "more", "less", "hold"])),
)
def test_a_part_covers_whole_words(text: str, keys: list[str]) -> None:
    """Whatever is pressed: it begins and ends where a word does, marks and emoji unbroken."""
    words = words_of(text)
    if not words:
        assert between(text, 0, 0) is None
        return
    part = Part(words)
    acts = {
        "left": lambda p: p.moved(-1),
        "right": lambda p: p.moved(1),
        "more": lambda p: p.stretched(1),
        "less": lambda p: p.stretched(-1),
        "hold": Part.holding,
    }
    for key in keys:
        part = acts[key](part)
        start, stop = part.stretch
        assert 0 <= start < stop <= len(text)
        assert text[start:stop].strip() == text[start:stop]
        assert start == 0 or text[start - 1].isspace()
        assert stop == len(text) or text[stop].isspace()


def test_between_takes_the_words_at_both_ends() -> None:
    """Inside words and the other way round, too."""
    text = "Iğdır'a gitmek istemiyorum"
    assert [
        text[slice(*part.stretch)] for part in (between(text, 2, 10), between(text, 10, 2)) if part
    ] == [
        "Iğdır'a gitmek",
        "Iğdır'a gitmek",
    ]


# -- marks


def test_scattered_segments_take_a_code_together(study: Study) -> None:
    """Marked ones and those of the speaker get it as one act; the marks are gone afterwards."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("m", "j", "j", "m", "1")
        assert _screen(app).view.marks == set()
        assert [tag.segment for tag in _tags(study)] == [1, 3]
        await pilot.press("u")

    play(study, script)
    assert _tags(study) == ()


# -- values, exclusive families


def test_a_required_value_is_asked_for(study: Study) -> None:
    """The bar stays open without one; a letter code waits for a digit, and Esc lets it go."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("t", *"zz", "enter")
        assert "Anger needs a value from 1 to 5." in shown(app)
        await pilot.press("4", "enter")
        await pilot.press("T", *"zz")
        assert "which value, 1 to 5?" in noted(app)
        await pilot.press("2")
        await pilot.press(*"zz", "escape")

    play(study, script)
    assert [(tag.segment, tag.value) for tag in _tags(study)] == [(1, 4), (2, 2)]


def test_a_digit_after_the_equals_sign_is_the_value(study: Study) -> None:
    """It goes to what was just tagged; one outside the scale is refused."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("t", *"zz1", "enter", "equals_sign", "5")
        assert [tag.value for tag in _tags(study)] == [5]
        await pilot.press("equals_sign", "9")
        assert noted(app) == "Anger takes 1 to 5."

    play(study, script)
    assert [tag.value for tag in _tags(study)] == [5]


def test_codes_of_an_exclusive_family_replace_each_other(study: Study) -> None:
    """The other one goes in the same act, and the screen says so."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("a", "t", *"wa", "enter", "t", *"xo", "enter")
        assert "It replaced Warm" in noted(app)
        assert [tag.code for tag in _tags(study)] == ["feel.cold"]
        await pilot.press("u")

    play(study, script)
    assert [tag.code for tag in _tags(study)] == ["feel.warm"]


# -- memos, flags, doubts


def test_a_memo_is_written_changed_and_taken_away(study: Study) -> None:
    """The second time it is there; empty it goes; undo brings it back."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("c", *"bak", "escape")
        assert study.memos(ME, "A", 1) == {1: "bak"}
        await pilot.press("c")
        assert isinstance(app.screen, Editor)
        await pilot.press("end", "!", "escape")
        assert study.memos(ME, "A", 1) == {1: "bak!"}
        await pilot.press("c", *["backspace"] * 4, "escape")
        assert study.memos(ME, "A", 1) == {}
        await pilot.press("u")
        assert _screen(app).sheet.memo(0) == "bak!"
        await pilot.press("c", "escape")

    play(study, script)
    assert study.memos(ME, "A", 1) == {1: "bak!"}


def _on_tags(study: Study) -> list[tuple[str | None, str]]:
    return [(memo.code, memo.text) for memo in study.tag_memos(ME, "A", 1)]


def test_a_memo_is_written_on_a_tag(study: Study) -> None:
    """On what was just tagged at once; elsewhere it is asked, the segment first; undo knows it."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("a", "t", *"wa", "enter", "c", *"why", "escape")
        assert _on_tags(study) == [("feel.warm", "why")]
        assert study.memos(ME, "A", 1) == {}
        assert "Memo, Warm: why" in shown(app)
        await pilot.press("j", "k", "c")
        assert isinstance(app.screen, Choose)
        await pilot.press("enter", *"seg", "escape")
        assert study.memos(ME, "A", 1) == {1: "seg"}
        await pilot.press("c", "2")
        assert isinstance(app.screen, Editor)
        await pilot.press("end", "!", "escape")
        assert _on_tags(study) == [("feel.warm", "why!")]
        await pilot.press("u")
        assert _on_tags(study) == [("feel.warm", "why")]

    play(study, script, size=(130, 40))


def test_a_memo_outlives_its_tag_on_the_desk(study: Study) -> None:
    """It is shown as one of a code that was taken away, and can still be changed or emptied."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("a", "t", *"wa", "enter", "c", *"why", "escape", "x")
        assert _tags(study) == ()
        assert "Warm (removed)" in shown(app)
        await pilot.press("j", "k", "c", "2", *["backspace"] * 3, "escape")
        assert _on_tags(study) == []

    play(study, script, size=(130, 40))


def test_a_memo_on_a_part_is_told_by_its_words(study: Study) -> None:
    """The tag of the marked part is meant, and its words stand beside the code."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("v", "t", *"wa", "enter", "c", *"one", "escape")
        (tag,) = _tags(study)
        assert tag.start is not None
        (memo,) = study.tag_memos(ME, "A", 1)
        assert (memo.start, memo.stop, memo.text) == (tag.start, tag.stop, "one")
        words = study.transcript("A", 1).text[tag.start : tag.stop]
        assert f"“{words}”" in shown(app)

    play(study, script, size=(130, 40))


def test_a_range_is_flagged_and_found(study: Study) -> None:
    """`!` flags all; `F !` walks over the flagged ones; `!` again takes the flags away."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("J", "!")
        assert study.flags(ME, "A", 1) == {1, 2}
        assert "!" in shown(app)
        await pilot.press("G", "F", "!", "enter")
        assert _screen(app).view.place == 0
        await pilot.press("n")
        assert _screen(app).view.place == 1
        await pilot.press("escape", "!")

    play(study, script)
    assert study.flags(ME, "A", 1) == {1}


def test_keys_typed_ahead_are_not_lost_in_the_bar(study: Study) -> None:
    """What comes right behind Enter, before the bar has closed, belongs to the text."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("t", *"wa")
        for key in ("enter", "j", "1"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        for _ in range(5):
            await pilot.pause()

    play(study, script)
    assert [(tag.segment, tag.code) for tag in _tags(study)] == [
        (1, "feel.warm"),
        (3, "mbtc.adaptation"),
    ]


def test_a_doubt_is_marked_on_what_was_just_tagged(study: Study) -> None:
    """`e` marks the tag, not the segment that came after it; `F ?` finds it."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1", "e")
        assert [(tag.segment, tag.uncertain) for tag in _tags(study)] == [(1, True)]
        await pilot.press("G", "F", "?", "enter")
        assert _screen(app).view.place == 0
        await pilot.press("e")

    play(study, script)
    assert [tag.uncertain for tag in _tags(study)] == [False]


# -- letters, definitions, finding, place


def test_letters_are_codes_until_escape(study: Study) -> None:
    """Two letters tag and go on; digits stay what they were; after Esc letters are keys again."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("T", *"wa", *"xo", "1", "escape", "j")
        assert _screen(app).view.place == 4

    play(study, script)
    assert [(tag.segment, tag.code) for tag in _tags(study)] == [
        (1, "feel.warm"),
        (2, "feel.cold"),
        (3, "mbtc.adaptation"),
    ]


def test_the_definition_is_one_key_away(study: Study) -> None:
    """`d` shows definition, inclusion, exclusion and example of the last code here."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("d")
        assert isinstance(app.screen, Choose)
        await pilot.press("escape", "a", "t", *"wa", "enter", "d")
        assert isinstance(app.screen, Told)
        for words in ("A warm tone.", "+ soft words", "− irony", "You did it!"):
            assert words in shown(app)
        await pilot.press("escape", "t", *"xo", "?")
        assert "has no definition" in shown(app)

    play(study, script)


@pytest.mark.parametrize(("session", "language"), [(1, "en"), (1, "tr"), (2, "en"), (2, "tr")])
def test_words_of_a_list_are_found_in_the_sessions_language(
    tmp_path: Path, session: int, language: Language
) -> None:
    """`O` and a kind of words; they are marked where they stand, and Esc lets go of them."""
    turkish = [("T", "Bugün ne yaptınız?"), ("Ç", "Evde kaldık ve çok üzüldüm."), ("T", "Evet.")]
    sessions = [transcript("A", 1, LINES), transcript("A", 2, turkish)]
    found = {1: ([5], ["afraid", "angry"]), 2: ([1], ["üzüldüm"])}

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("O")
        assert ("measures nothing" if language == "en" else "hiçbir şeyi ölçmez") in " ".join(
            shown(app).split()
        )
        await pilot.press("3")
        screen, (places, words) = _screen(app), found[session]
        assert (screen.finder.found, screen.view.place) == (places, places[0])
        said = screen.sheet.words(places[0])
        assert [said[start:stop] for start, stop in screen.view._hits(said)] == words
        await pilot.press("escape")
        assert screen.finder.found == screen.view._hits(said) == []

    with a_study(tmp_path, language, sessions) as made:
        play(made, script, start=("A", session))


def test_codes_are_found(study: Study) -> None:
    """`F` and letters walk over the segments with that code; without any it says so."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("t", *"wa", "enter", "G", "F", *"wa", "enter")
        assert _screen(app).view.place == 0
        await pilot.press("F", *"xo", "enter")
        assert noted(app) == "Not found."

    play(study, script)


def test_the_place_survives_a_restart(study: Study) -> None:
    """The session opens where it was left."""

    async def leave(pilot: Pilot[None], _: DeskApp) -> None:
        await pilot.press("j", "j", "j", "q")

    async def come_back(_: Pilot[None], app: DeskApp) -> None:
        assert _screen(app).view.place == 3

    play(study, leave)
    play(study, come_back)


def test_a_huge_number_is_no_segment(study: Study) -> None:
    """A pasted heap of digits is refused in words."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("o")
        _screen(app).bar.value = "9" * 5000
        await pilot.press("enter")
        assert noted(app) == "Segments run from 1 to 8."

    play(study, script)


def test_chosen_turns_become_a_vignette(study: Study) -> None:
    """`s` keeps the range, with a title that can be changed later."""

    async def script(pilot: Pilot[None], _: DeskApp) -> None:
        await pilot.press("j", "J", "J", "s")

    play(study, script)
    (kept,) = study.vignettes()
    assert (kept.first, kept.last, kept.criterion) == (2, 4, "Chosen by hand")


@pytest.mark.parametrize("emoji", ["👨\u200d👩\u200d👧", "e\u0301é", "İıĞğ"])
def test_parts_cover_the_words_they_were_set_on(tmp_path: Path, emoji: str) -> None:
    """Offsets hold with emoji, combining marks and Turkish letters, also after a restart."""
    lines = [("T", f"önce {emoji} sonra"), *LINES]
    made = a_study(tmp_path, transcripts=[transcript("A", 1, lines)])

    async def script(pilot: Pilot[None], _: DeskApp) -> None:
        await pilot.press("v", "right", "1")

    play(made, script)
    (tag,) = made.tags(ME, "A", 1)
    assert made.transcript("A", 1).text[tag.start : tag.stop] == emoji
    assert made.store.check() == ()


# -- the minimap


@given(st.integers(1, 500), st.integers(1, 60), st.data())
def test_the_minimap_has_a_row_for_every_segment(
    count: int, rows: int, data: st.DataObject
) -> None:
    """Each segment stands in one row in order, and a row leads back to a segment of its own."""
    found = Minimap(count, rows)
    places = [found.row(place) for place in range(count)]
    assert places == sorted(places)
    assert all(0 <= row < rows for row in places)
    place = data.draw(st.integers(0, count - 1))
    assert found.row(found.place(found.row(place))) == found.row(place)


def test_the_column_takes_segments_before_it_is_laid_out() -> None:
    """All of them in the one row that it has then."""
    found = Minimap(0, 1)
    found.fill([0, 7, 40], [], [41])
    assert found.sign(0) == "!"


def test_the_minimap_tells_without_colour() -> None:
    """Flags before hits before tags; half of a row's segments tagged is another sign."""
    found = Minimap(40, 10)
    found.fill(tagged=[0, 1, 4, 36], found=[9, 36], flagged=[38])
    assert [found.sign(row) for row in (0, 1, 2, 3, 9)] == [":", "·", "▪", " ", "!"]
