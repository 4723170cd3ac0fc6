"""What corrections make of a transcript, by its words, speakers and boundaries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thirdear.base.corrections import boundaries, corrected, edits, spoken_by, turns_of
from thirdear.model.coding import EventId
from thirdear.model.corrections import Correction, Edit, Fault
from thirdear.model.text import Role, Segment, Source, Transcript

TEXT = "T: one two three\nC: four five\nM: six\nM: seven"
TURNS = (
    Segment(1, 3, 16, "T", Role.THERAPIST),
    Segment(2, 20, 29, "C", Role.CLIENT),
    Segment(3, 33, 36, "M", Role.PARENT),
    Segment(4, 40, 45, "M", Role.PARENT),
)
SOURCE = Transcript("A", 1, TEXT, "0", TURNS, Source("a.txt", "txt-turns", "utf-8", "0"))


def made(
    fault: Fault,
    start: int,
    stop: int,
    text: str = "",
    role: Role | None = None,
    times: int = 0,
) -> Correction:
    """Return a correction of the session."""
    now = "2026-01-01T00:00:00+00:00"
    return Correction(EventId(1, 1), "A", 1, fault, start, stop, text, role, times, "R1", now)


def test_of_two_edits_that_touch_the_later_stands() -> None:
    """Beside each other both do, in the order of the text, whatever order they were made in."""
    words = [
        made(Fault.WORDS, 20, 24, "4"),
        made(Fault.WORDS, 3, 6, "1"),
        made(Fault.WORDS, 6, 8, "x"),
        made(Fault.WORDS, 1, 3, "y"),
        made(Fault.WORDS, 22, 26, "later"),
        made(Fault.ROLE, 0, 45, "M", Role.OTHER),
    ]
    assert edits(words) == (
        Edit(1, 3, "y"),
        Edit(3, 6, "1"),
        Edit(6, 8, "x"),
        Edit(22, 26, "later"),
    )


def test_boundaries_are_counted_at_the_later_turn() -> None:
    """What was set and taken is added up; where the turn before ends stays as it was first."""
    found = boundaries(
        [
            made(Fault.SPLIT, 6, 7, times=1),
            made(Fault.JOIN, 5, 7, times=-2),
            made(Fault.JOIN, 29, 33, times=-1),
            made(Fault.WORDS, 20, 24, "4", times=5),
        ]
    )
    assert {at: tuple(one) for at, one in found.items()} == {7: (6, -1), 33: (29, -1)}


def test_a_speaker_is_corrected_where_a_segment_lies_wholly_in_the_turn() -> None:
    """The segment that begins in it and ends behind it stays; so does the one that begins there."""
    sentences = (
        Segment(1, 3, 10, "T", Role.THERAPIST),
        Segment(2, 11, 16, "T", Role.THERAPIST),
        Segment(3, 14, 20, "T", Role.THERAPIST),
        Segment(4, 16, 16, "T", Role.THERAPIST),
    )
    found = spoken_by(sentences, [made(Fault.SPEAKER, 3, 16, "C", Role.CLIENT)])
    assert [(one.speaker, one.role) for one in found] == [
        ("C", Role.CLIENT),
        ("C", Role.CLIENT),
        ("T", Role.THERAPIST),
        ("T", Role.THERAPIST),
    ]


def test_a_label_s_role_is_that_of_all_its_turns() -> None:
    """The last one given counts; a correction without a role says nothing of it."""
    found = spoken_by(
        TURNS,
        [
            made(Fault.ROLE, 0, 45, "M", Role.OTHER),
            made(Fault.ROLE, 0, 45, "M", Role.CLIENT),
            made(Fault.ROLE, 0, 45, "C"),
            made(Fault.SPEAKER, 20, 29, "M", Role.PARENT),
            made(Fault.SPEAKER, 3, 16, "X"),
        ],
    )
    assert [(one.speaker, one.role) for one in found] == [
        ("T", Role.THERAPIST),
        ("M", Role.CLIENT),
        ("M", Role.CLIENT),
        ("M", Role.CLIENT),
    ]
    assert spoken_by(TURNS, []) == TURNS


def test_a_joined_turn_has_a_space_where_the_label_was() -> None:
    """The words between the two turns go; the source keeps them."""
    joined = corrected(SOURCE, [made(Fault.JOIN, 36, 40, times=-1)])
    last = joined.transcript.turns[-1]
    assert (joined.transcript.words(last), last.index) == ("six seven", 3)
    assert joined.transcript.text == "T: one two three\nC: four five\nM: six seven"
    assert joined.source is SOURCE


def test_a_split_turn_loses_nothing() -> None:
    """Two pieces of one number stand in the text as it was."""
    split = corrected(SOURCE, [made(Fault.SPLIT, 6, 7, times=1)])
    assert split.transcript.text == TEXT
    words = [split.transcript.words(turn) for turn in split.transcript.turns]
    assert words == ["one", "two three", "four five", "six", "seven"]
    assert turns_of(TURNS, []) == TURNS


def test_words_and_turns_are_corrected_together() -> None:
    """Longer and shorter words move what follows; each place is found again in the source."""
    done = corrected(SOURCE, [made(Fault.WORDS, 3, 6, "fourteen"), made(Fault.WORDS, 25, 29, "5")])
    words = [done.transcript.words(turn) for turn in done.transcript.turns]
    assert words == ["fourteen two three", "four 5", "six", "seven"]
    for turn, before in zip(done.transcript.turns, TURNS, strict=True):
        assert done.source_span(turn.start, turn.stop) == (before.start, before.stop)
        assert done.words(before) == done.transcript.words(turn)


def test_turns_that_touch_are_joined_without_a_space() -> None:
    """A space stands for a label between them; where there was none, nothing is added."""
    turns = (Segment(1, 3, 9, "T", Role.THERAPIST), Segment(2, 9, 16, "T", Role.THERAPIST))
    source = Transcript("A", 1, TEXT, "0", turns, Source("a.txt", "txt-turns", "utf-8", "0"))
    found = corrected(source, [made(Fault.JOIN, 9, 9, times=-1)])
    assert [found.transcript.words(turn) for turn in found.transcript.turns] == [TEXT[3:16]]


@pytest.mark.parametrize(
    ("end", "time", "stays"),
    [(9.0, 4.0, 9.0), (9.0, 9.0, None), (9.0, 12.0, None), (None, 4.0, None)],
)
def test_an_end_that_lies_before_the_corrected_time_is_not_known_any_more(
    end: float | None, time: float, stays: float | None
) -> None:
    """One that lies behind it stays; other turns keep both."""
    turns = (replace(TURNS[0], time=1.0, end=2.0), replace(TURNS[1], time=3.0, end=end))
    found = spoken_by(turns, [made(Fault.TIME, 20, 29, str(time))])
    assert [(one.time, one.end) for one in found] == [(1.0, 2.0), (time, stays)]
