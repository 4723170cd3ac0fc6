"""Entries become one text: pieces of a speaker join, and what belongs to nobody is reported."""

from __future__ import annotations

import pytest

from thirdear.model.refusal import Refusal
from thirdear.transcripts.entries import GAP, Loose, Said, joined, lay_out, reading_of


def test_words_are_joined_by_newlines_and_stand_where_they_are_said_to() -> None:
    """Empty entries stand in the text and are nobody's; titles are understood."""
    parts = [Loose(1, "Case A"), Loose(2, "note"), Said(3, "T", "one", 1.0, 2.0), Said(4, "C", " ")]
    text, spans, unplaced = lay_out([*parts, Said(5, "C", "two")], {"Case A"})
    assert text == "Case A\nnote\none\n \ntwo"
    assert [(s.speaker, text[s.start : s.stop], s.time, s.end) for s in spans] == [
        *(("T", "one", 1.0, 2.0), ("C", "two", None, None)),
    ]
    assert [(u.line, text[u.start : u.stop]) for u in unplaced] == [(2, "note")]


@pytest.mark.parametrize(
    ("second", "count"),
    [
        (Said(2, "T", "b", 2.0 + GAP, 9.0), 1),
        (Said(2, "T", "b", 2.1 + GAP, 9.0), 0),
        (Said(2, "T", "b", None, None), 1),
        (Said(2, "C", "b", 2.0, 9.0), 0),
        (Said(2, "", "b", 2.0, 9.0), 0),
        (Loose(2, "b"), 0),
    ],
)
def test_pieces_of_a_speaker_join_over_a_short_silence(second: Said | Loose, count: int) -> None:
    """From the first's beginning to the last's end that is known."""
    turns, notes = joined([Said(1, "T", "a", 1.0, 2.0), second])
    assert len(turns) == 2 - count
    assert notes == (("1 piece joined to the same speaker's piece before",) if count else ())
    if count and isinstance(second, Said):
        end = 2.0 if second.end is None else second.end
        assert turns == [Said(1, "T", "a\nb", 1.0, end)]


def test_pieces_of_nobody_never_join() -> None:
    """Nor do those of one speaker with another between them; three of one are one."""
    said = [Said(n, who, str(n)) for n, who in enumerate(["", "", "T", "T", "T", "C", "T"])]
    turns, notes = joined(said)
    assert [turn.text for turn in turns] == ["0", "1", "2\n3\n4", "5", "6"]
    assert notes == ("2 pieces joined to the same speaker's piece before",)
    assert joined([]) == ([], ())


@pytest.mark.parametrize(
    ("speakers", "notes"),
    [
        ("TC", ()),
        ("T ", ("1 entry without a speaker",)),
        ("T  ", ("2 entries without a speaker",)),
        ("  ", ("it names no speakers: who says what is to be set by hand",)),
    ],
)
def test_entries_without_a_speaker_are_told(speakers: str, notes: tuple[str, ...]) -> None:
    """Some of them, or all."""
    parts = [Said(n, who.strip(), "word") for n, who in enumerate(speakers)]
    assert reading_of(parts, format_name="x").warnings == notes


def test_titles_stand_above_the_first_words() -> None:
    """What stands below is no title, though it reads like one."""
    parts = [Loose(1, "Case A, Session 3"), Said(2, "T", "word"), Loose(3, "Case B, Session 4")]
    one = reading_of(parts, format_name="x")
    assert (one.case, one.session) == ("A", 3)
    assert [part.line for part in one.unplaced] == [3]


@pytest.mark.parametrize("parts", [[], [Loose(1, "a")], [Said(1, "T", " ")]])
def test_what_nobody_says_is_refused(parts: list[Said | Loose]) -> None:
    """In both languages."""
    with pytest.raises(Refusal, match="nobody says anything in it") as refused:
        reading_of(parts, format_name="x")
    assert refused.value.turkish == "içinde kimse bir şey söylemiyor"
