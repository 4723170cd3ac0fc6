"""When turns begin and end: kept as the file has it; silence and speech at once follow from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.a_cli import Prompt
from tests.a_docx import document, p
from thirdear.base import notation, timing
from thirdear.model.coding import Pass
from thirdear.model.marks import MarkKind, Overlap, Pause
from thirdear.model.text import Role, Segment
from thirdear.study.study import Study
from thirdear.transcripts import read

F4 = """#00:00:03-2# T: Nasılsın? #00:00:05-0#
Ç: İyiyim.
Yani öyle. #00:00:10-5#
T: Güzel.
[0:12 - 0:14] Ç: Evet.
"""


def turn(index: int, speaker: str, time: float | None, end: float | None) -> Segment:
    """Return a turn with times."""
    return Segment(index, index, index, speaker, Role.OTHER, time, end)


def test_both_ends(tmp_path: Path) -> None:
    """A stamp before the words begins a turn, one behind them ends it; a span does both."""
    file = tmp_path / "A-s01.txt"
    file.write_text(F4, encoding="utf-8")
    (one,) = read(file)
    assert [(span.time, span.end) for span in one.spans] == [
        *((3.2, 5.0), (5.0, 10.5), (10.5, None), (12.0, 14.0)),
    ]
    assert one.text[one.spans[1].start : one.spans[1].stop] == "İyiyim.\nYani öyle."


def test_codes_of_time_inside_a_turn(tmp_path: Path) -> None:
    """Transana's codes in the midst of a turn are marks: they stay, and are no words."""
    file = tmp_path / "A-s01.txt"
    file.write_text("¤<3200>T: Bir ¤<4100>iki.\n¤<5000>Ç: Üç.\n", encoding="utf-8")
    (one,) = read(file)
    span = one.spans[0]
    assert one.text[span.start : span.stop] == "Bir ¤<4100>iki."
    marks = notation.marks(one.text)
    assert [(m.kind, one.text[m.start : m.stop]) for m in marks][1] == (MarkKind.STAMP, "¤<4100>")
    assert notation.spoken_words(one.text, marks, span.start, span.stop) == 2


CUES = """WEBVTT

00:00:01.000 --> 00:00:05.000
<v T>Nasılsın?

00:00:04.000 --> 00:00:04.500
<v C>İyi

00:00:09.000 --> 00:00:10.000
<v C>Ama
"""


def test_a_study(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ends are stored, also of sentences and stretches; overlap and silence are told from them."""
    file = tmp_path / "A-s01.vtt"
    file.write_text(CUES, encoding="utf-8")
    run = Prompt(capsys)
    run.well("init", tmp_path / "s")
    home = ("--study", tmp_path / "s")
    run.well(*home, "import", file)
    with Study.open(tmp_path / "s") as study:
        assert [(t.time, t.end) for t in study.segments("A", 1)] == [(1, 5), (4, 4.5), (9, 10)]
        assert study.overlaps("A", 1) == (Overlap(1, 2, 4.0, 0.5),)
        assert study.pauses("A", 1) == (Pause(1, 3, 5.0, 4.0),)
        assert study.pauses("A", 1, 4.0) == ()
        study.segment("turns:2")
        assert [(s.time, s.end) for s in study.segments("A", 1, "turns:2")] == [(1, 4.5), (9, 10)]
    told = run.well(*home, "timing", "--json").json
    assert told == [
        {"kind": "pause", "case": "A", "session": 1, "turns": [1, 3], "time": 5.0, "seconds": 4.0},
        {"kind": "overlap", "case": "A", "session": 1, "turns": [1, 2], "time": 4.0}
        | {"seconds": 0.5},
    ]
    assert "overlaps" in run.well(*home, "timing").out


def test_unknown_ends() -> None:
    """Behind a turn whose end nobody knows no silence is claimed, and nothing overlaps with it."""
    turns = [turn(1, "T", 0.0, None), turn(2, "C", 9.0, 10.0), turn(3, "T", None, None)]
    turns.append(turn(4, "T", 12.0, None))
    assert timing.pauses(turns) == (Pause(2, 4, 10.0, 2.0),)
    assert timing.overlaps(turns) == ()


TIMES = st.integers(0, 60).map(float)


@given(st.lists(st.tuples(st.sampled_from("TCP"), TIMES, TIMES), max_size=12))
def test_against_seconds(said: list[tuple[str, float, float]]) -> None:
    """Second by second: in a silence nobody speaks, in an overlap two do."""
    turns = [turn(n, who, at, at + long) for n, (who, at, long) in enumerate(said, start=1)]
    speaking = {
        second: [one for one in turns if one.time <= second and second + 1 <= one.end]  # type: ignore[operator]
        for second in range(121)
    }
    begin, end = (
        min((a for _, a, _ in said), default=0.0),
        max((a for _, a, _ in said), default=0.0),
    )
    silent = sum(not speaking[s] for s in range(int(begin), int(end)))
    assert sum(pause.seconds for pause in timing.pauses(turns)) == silent
    both = {s for s, ones in speaking.items() if len({one.speaker for one in ones}) > 1}
    found = {
        int(one.time) + second
        for one in timing.overlaps(turns)
        for second in range(int(one.seconds))
    }
    assert found == both


def test_comments_of_a_document(tmp_path: Path) -> None:
    """Comments in Word are said, and become memos on their turns for a rater who is named."""
    begins = [f'<w:commentRangeStart w:id="{n}"/>' for n in range(3)]
    body = p(begins[0], "A title") + p("T: Nasılsın? ", begins[1]) + p("Ç: İyiyim.\nT: ", begins[2])
    body += p("Güzel.") + p("Ç: Evet.")
    file = tmp_path / "A-s01.docx"
    file.write_bytes(document(body, comments=3))
    with Study.create(tmp_path / "s") as study:
        plan = study.plan_import([file])
        reading = plan[0].reading
        assert reading is not None
        assert [(one.line, one.turn, one.text) for one in reading.remarks] == [
            *((1, None, "Look 0"), (2, 1, "Look 1"), (4, None, "Look 2")),
        ]
        assert study.bring_in(plan).memos == 0
        brought = study.bring_in(study.plan_import([file]), rater="BK")
        assert (brought.raters, brought.memos) == (("BK",), 3)
        assert study.memos(Pass("BK"), "A", 1) == {1: "AY: Look 1"}
        assert study.memos(Pass("BK"), "A", 1, "free") == {1: "AY: Look 0\nAY: Look 2"}
        assert study.bring_in(study.plan_import([file]), rater="BK").memos == 0
        assert study.store.finished() == frozenset()


def test_comments_in_a_table(tmp_path: Path) -> None:
    """A comment in a table stands at the turn of its row."""
    note = '<w:commentRangeStart w:id="0"/>'
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{p(*cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in ((["Speaker"], ["Text"]), (["T"], ["one"]), (["C"], ["two", note]))
    )
    file = tmp_path / "a.docx"
    file.write_bytes(document(f"<w:tbl>{rows}</w:tbl>", comments=1))
    (one,) = read(file)
    assert [(remark.turn, remark.author) for remark in one.remarks] == [(2, "AY")]


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0.0, "0:00"),
        (7.5, "0:07.5"),
        (59.96, "1:00"),
        (247.5, "4:07.5"),
        (3599.0, "59:59"),
        (3600.0, "1:00:00"),
        (3847.25, "1:04:07.2"),
        (36_000.1, "10:00:00.1"),
    ],
)
def test_seconds_are_shown_as_people_read_them(seconds: float, shown: str) -> None:
    """Tenths only where there are any, hours from one on."""
    assert timing.clock(seconds) == shown


def test_a_silence_is_told_to_the_millisecond_and_by_the_turn_that_ended_last() -> None:
    """Of two that end together, the later one."""
    turns = [turn(1, "T", 0.0, 2.0), turn(2, "C", 1.0, 2.0), turn(3, "T", 4.23456, 5.0)]
    assert timing.pauses(turns) == (Pause(2, 3, 2.0, 2.235),)


def test_speech_at_once_is_told_to_the_millisecond_and_by_the_turn_that_goes_on() -> None:
    """Of two turns of a speaker that end together the earlier one; a moment is no overlap."""
    turns = [
        turn(1, "T", 0.0, 9.0),
        turn(2, "T", 1.0, 9.0),
        turn(3, "C", 8.0, 8.23456),
        turn(4, "P", 8.5, 8.5),
        turn(5, "P", 9.0, 10.0),
    ]
    assert timing.overlaps(turns) == (Overlap(1, 3, 8.0, 0.235),)
