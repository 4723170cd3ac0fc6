"""The desk without a screen, and what --accessible changes on it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_cli import Prompt
from tests.a_desk import EVIL, LINES, a_study, play, shown, transcript
from thirdear.model.coding import Pass
from thirdear.tui import plain
from thirdear.tui.transcript.view import TranscriptView

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Study
    from thirdear.tui.app import DeskApp

ME = Pass("me")


def _play(study: Study, *answers: str, start: tuple[str, int] | None = ("A", 1)) -> list[str]:
    out = io.StringIO()
    plain.run(study, "me", start, io.StringIO("\n".join(answers)), out)
    return out.getvalue().splitlines()


def test_codes_are_set_line_by_line(study: Study) -> None:
    """Two letters tag and go on to the next; `.` repeats; the end of the input is an end."""
    said = _play(study, "pl em", "b", "3", ".")
    assert [(tag.segment, tag.code) for tag in study.tags(ME, "A", 1)] == [
        (1, "mbtc.playful"),
        (1, "mbtc.empathy"),
        (3, "mbtc.playful"),
        (3, "mbtc.empathy"),
    ]
    assert "Everything is saved. Untagged segments: 6." in said


def test_it_speaks_the_study_s_language(study: Study) -> None:
    """A Turkish study is asked and answered in Turkish, codes as well."""
    study.store.set_setting("language", "tr", "study")
    said = _play(study, "em")
    assert "Her şey saklandı. Kodlanmamış birim: 7." in said
    assert any("empati" in line for line in said)


def test_a_memo_on_a_code(study: Study) -> None:
    """`c/` with a code of the segment writes on its tag; a code that is not here is told."""
    said = _play(study, "em", "b", "c/em neden", "c/pl no", "c/em", "u")
    (memo,) = study.tag_memos(ME, "A", 1)
    assert (memo.code, memo.text) == ("mbtc.empathy", "neden")
    assert any("neden" in line and line.startswith("Memo, ") for line in said)
    assert "pl is not a code of this segment." in said


def test_memo_flag_remove_undo(study: Study) -> None:
    """Each is one line; undo goes back act by act and says where one is."""
    said = _play(study, "c bak buna", "!", "pl", "b", "x", "u", "u", "u", "u", "u")
    assert study.memos(ME, "A", 1) == {}
    assert study.flags(ME, "A", 1) == frozenset()
    assert "Memo: bak buna" in said
    assert "Flagged to discuss." in said
    assert "There is nothing to undo." in said


def test_finding_and_going(study: Study) -> None:
    """Words are found with forgiving letters; numbers, `b` and an empty line move."""
    said = _play(study, "/istanbul", "b", "", "n", "/nirgends", "99999999999")
    assert any(line.startswith("2 of 8, Ç: Iğdır'a") for line in said)
    assert "Not found." in said


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("qq", "No code matches qq."),
        ("bp", "Bond + is a code for the client; speaking here: therapist."),
        ("pl9", "Playful stance takes no value."),
        (".", "There is no tag to repeat yet."),
    ],
)
def test_what_cannot_be_done_is_said(study: Study, answer: str, words: str) -> None:
    """A sentence, and nothing is changed."""
    assert words in _play(study, answer)
    assert study.tags(ME, "A", 1) == ()


def test_a_finished_session_is_closed(study: Study) -> None:
    """Tags are refused with the remedy."""
    study.finish(ME, "A", 1)
    assert "This session is finished; thirdear's screen reopens it." in _play(study, "pl")


def test_which_session_is_asked(study: Study) -> None:
    """Without one the sessions are listed; a wrong answer is asked again; the place is kept."""
    said = _play(study, "A 9", "A 2", "3", "q", start=None)
    assert "There is no such session." in said
    assert study.place(ME, "A", 2) == 3
    assert _play(study, "q", start=None)[-1].startswith("Which session?")


def test_harmful_words_are_only_printed(tmp_path: Path) -> None:
    """No escape sequence of a transcript reaches the terminal."""
    made = a_study(tmp_path, transcripts=[transcript("A", 1, [("T", EVIL), *LINES])])
    said = "\n".join(_play(made))
    assert "[laughs] [/x]" in said
    assert not set(said) & set("\x00\x07\x1b\x9b\u202e")


def test_the_command(study: Study, capsys: pytest.CaptureFixture[str]) -> None:
    """`--plain` needs a rater where there are several, and both or none of case and session."""
    study.add_rater("other")
    prompt = Prompt(capsys)
    who = prompt("--study", study.folder, "--plain")
    assert (who.code, "--rater" in who.err) == (1, True)
    half = prompt("--study", study.folder, "--plain", "--case", "A")
    assert (half.code, "both" in half.err) == (2, True)


def test_the_cursor_goes_along(study: Study) -> None:
    """With --accessible the terminal's cursor stands at the current segment, bars are words."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.accessible = True
        await pilot.press("j", "1")
        view = app.screen.query_one(TranscriptView)
        assert view.place == 2
        assert app.cursor_position == (0, view.region.y + view._heights.top(2))
        assert "17% tagged" in shown(app)
        assert "█" not in shown(app)

    play(study, script)
