"""Codings of other programs become tags on turns, parts of turns, or free stretches."""

from __future__ import annotations

import pytest

from thirdear.model.projects import Placed, ProjectCoding, ProjectNote, ProjectSource
from thirdear.refi.placement import placed

TEXT = "T: one two\nC:   \nT: three"
TURNS = ((3, 10), (13, 16), (20, 25))
"""The second turn has no words."""


def place(*stretches: tuple[int, int], notes: tuple[ProjectNote, ...] = ()) -> Placed:
    """Place codings, the first of which is called c0; p is a passage in the last turn."""
    codings = tuple(ProjectCoding(f"c{n}", "k", *one, "AY") for n, one in enumerate(stretches))
    places = {"p": (21, 23), "nowhere": (0, 2)}
    return placed(ProjectSource("s", "S", TEXT, codings, (), (), places), notes, TURNS)


@pytest.mark.parametrize(
    ("stretch", "where", "cut"),
    [
        ((3, 10), ("turn", 1, None, None), 0),  # a whole turn
        ((2, 11), ("turn", 1, None, None), 0),  # with the white space around it
        ((0, 10), ("turn", 1, None, None), 1),  # with its label, which is no part of the turn
        ((3, 6), ("turn", 1, 3, 6), 0),
        ((7, 10), ("turn", 1, 7, 10), 0),
        ((7, 19), ("turn", 1, 7, 10), 1),  # on into a turn without words and a label
        ((15, 25), ("turn", 3, None, None), 1),
        ((10, 21), ("turn", 3, 20, 21), 1),
        ((7, 22), ("free", 1, 7, 22), 0),  # over several turns: one judgement
        ((0, 22), ("free", 1, 3, 22), 1),
    ],
)
def test_where_a_coding_lies(stretch: tuple[int, int], where: tuple[object, ...], cut: int) -> None:
    """On the turn whose words it touches; what it covers beside words is counted."""
    found = place(stretch)
    (one,) = found.codings
    assert (one.layer, one.segment, one.start, one.stop) == where
    assert (found.outside, found.cut) == (0, cut)


@pytest.mark.parametrize("stretch", [(0, 3), (10, 20), (13, 16), (17, 19)])
def test_a_coding_without_words_lies_outside(stretch: tuple[int, int]) -> None:
    """Labels, line ends and empty turns are no words of anybody."""
    found = place(stretch)
    assert (found.codings, found.outside) == ((), 1)


def test_notes_lie_where_what_they_are_about_lies() -> None:
    """On the coding, on the turn of a passage, or on the session; about nothing known: nowhere."""
    about = ("c0", "p", "s", "nowhere", "gone")
    notes = tuple(ProjectNote(one, "Look.", "AY") for one in about)
    found = place((3, 6), notes=notes)
    assert [(n.note.about, n.layer, n.segment) for n in found.notes] == [
        ("c0", "turn", 1),
        ("p", "turn", 3),
        ("s", "free", 1),
        ("nowhere", "free", 1),
    ]
    assert found.notes[0].coding == found.codings[0]
    assert found.notes[1].coding is None


def test_a_note_on_a_passage_over_two_turns_lies_on_the_first() -> None:
    """It is where one begins to read."""
    source = ProjectSource("s", "S", TEXT, (), (), (), {"p": (5, 23)})
    (one,) = placed(source, (ProjectNote("p", "Look.", "AY"),), TURNS).notes
    assert (one.layer, one.segment) == ("turn", 1)


def test_a_note_on_an_empty_turn_is_one_on_the_session() -> None:
    """There are no words that it could be about."""
    source = ProjectSource("s", "S", TEXT, (), (), (), {"p": (14, 15)})
    (one,) = placed(source, (ProjectNote("p", "Look.", "AY"),), TURNS).notes
    assert (one.layer, one.segment) == ("free", 1)
