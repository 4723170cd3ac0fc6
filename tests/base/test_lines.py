"""Long sessions, read as far as somebody looks."""

from __future__ import annotations

from thirdear.base.lines import Lines, LongText
from thirdear.model.text import Role, Segment

ROWS = [
    [0, 3, "T", "therapist", None],
    [4, 9, "C", "client", 7.5],
    [10, 12, "C", "client", 8.0, 9.0],
]
SEGMENTS = (
    Segment(1, 0, 3, "T", Role.THERAPIST),
    Segment(2, 4, 9, "C", Role.CLIENT, 7.5),
    Segment(3, 10, 12, "C", Role.CLIENT, 8.0, 9.0),
)


def _lines(head: int) -> tuple[Lines, list[str]]:
    read: list[str] = []

    def whole() -> list[list[object]]:
        read.append("rows")
        return ROWS

    return Lines({Role.THERAPIST: 1, Role.CLIENT: 2}, ROWS[:head], whole), read


def test_what_is_there_is_not_read() -> None:
    """Length and first segments need nothing; the rest is read once, whoever asks first."""
    lines, read = _lines(2)
    assert (len(lines), lines[0], lines[1], read) == (3, SEGMENTS[0], SEGMENTS[1], [])
    assert not lines.is_read
    assert lines[2] == lines[-1] == SEGMENTS[2]
    assert (read, lines.is_read) == (["rows"], True)


def test_it_is_the_segments() -> None:
    """Walked over, sliced and measured, it is what a tuple of all of them would be."""
    assert tuple(_lines(1)[0]) == SEGMENTS
    assert _lines(1)[0][1:] == SEGMENTS[1:]
    assert _lines(0)[0][::-1] == SEGMENTS[::-1]
    assert list(_lines(1)[0].lengths()) == [3, 5, 2]


def test_a_text_is_read_where_more_is_asked_for() -> None:
    """A part within the beginning reads nothing; one beyond it reads all, once."""
    read: list[str] = []

    def whole() -> str:
        read.append("text")
        return "Here we go again."

    text = LongText("Here we", whole)
    assert (text[0:4], text[5:7], read) == ("Here", "we", [])
    assert (text[5:10], text[11:17], text.read()) == ("we go", "again.", "Here we go again.")
    assert read == ["text"]
