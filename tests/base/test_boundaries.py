"""Boundaries inside of turns and between them: what a cut means, and what it leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thirdear.base.boundaries import (
    Boundary,
    Cut,
    boundary_at,
    cut,
    joining,
    numbered,
    splitting,
)
from thirdear.model.text import Role, Segment

TEXT = "one two three\nfour  five\nsix"
BASE = (
    Segment(1, 0, 13, "T", Role.THERAPIST, 1.0, 2.0),
    Segment(2, 14, 24, "C", Role.CLIENT, 3.0, 4.0),
    Segment(3, 25, 28, "C", Role.CLIENT, 5.0, 6.0),
)


def spans(segments: tuple[Segment, ...]) -> list[tuple[int, int, int]]:
    """Return number, start and stop of each segment."""
    return [(one.index, one.start, one.stop) for one in segments]


@pytest.mark.parametrize(
    ("place", "found"),
    [
        (0, None),
        (1, (1, 1)),
        (3, (3, 4)),
        (4, (3, 4)),
        (5, (5, 5)),
        (13, (13, 14)),
        (14, (13, 14)),
        (18, (18, 20)),
        (19, (18, 20)),
        (20, (18, 20)),
        (24, (24, 25)),
        (28, None),
        (40, None),
    ],
)
def test_white_space_at_a_cut_belongs_to_neither_side(
    place: int, found: tuple[int, int] | None
) -> None:
    """Between two turns their own boundary is meant; none before the first word or at the end."""
    assert boundary_at(BASE, TEXT, place) == found


def test_space_before_the_first_word_is_the_boundary_before() -> None:
    """A turn that begins with spaces has nothing to be cut off there; nor one that ends so."""
    text = "  one  two  "
    alone = (Segment(1, 0, 12, "T", Role.THERAPIST),)
    assert boundary_at(alone, text, 1) is None
    assert boundary_at(alone, text, 11) is None
    assert boundary_at(alone, text, 6) == (5, 7)


def test_a_turn_is_split_with_its_first_and_last_time() -> None:
    """The pieces keep number, speaker and role; a time that is not known is none."""
    first, second = cut(BASE, {8: Boundary(7, 1)})[:2]
    assert first == replace(BASE[0], stop=7, end=None)
    assert second == replace(BASE[0], start=8, time=None)
    three = cut(BASE, {4: Boundary(3, 1), 8: Boundary(7, 2)})
    assert spans(three) == [(1, 0, 3), (1, 4, 7), (1, 8, 13), (2, 14, 24), (3, 25, 28)]
    assert (three[1].time, three[1].end) == (None, None)
    assert spans(numbered(three))[2] == (3, 8, 13)


def test_turns_are_joined_from_the_first_s_time_to_the_last_s_end() -> None:
    """With their speaker where it is one, without any where there are two."""
    same = cut(BASE, {25: Boundary(24, -1)})
    assert same[1:] == (replace(BASE[1], stop=28, end=6.0),)
    other = cut(BASE, {14: Boundary(13, -1)})
    assert other[0] == Segment(1, 0, 24, "", Role.OTHER, 1.0, 4.0)
    assert spans(cut(BASE, {14: Boundary(13, -1), 25: Boundary(24, -1)})) == [(1, 0, 28)]


def test_a_boundary_that_was_set_as_often_as_taken_is_as_it_was() -> None:
    """0 changes nothing, nor does adding one where there is one, or taking one that is none."""
    for count, at in ((0, 8), (0, 14), (1, 14), (-1, 8), (1, 0), (-1, 0), (1, 28)):
        assert cut(BASE, {at: Boundary(at - 1, count)}) == BASE


def test_a_part_of_a_joined_turn_is_cut_off_its_first_piece_only() -> None:
    """A turn that is joined with the one before and split keeps its second piece apart."""
    found = cut(BASE, {14: Boundary(13, -1), 20: Boundary(18, 1)})
    assert spans(found) == [(1, 0, 18), (2, 20, 24), (3, 25, 28)]


def test_splitting_and_joining_lead_to_what_is_asked() -> None:
    """Whatever was done before, the cut that is returned ends in the boundary set or taken."""
    boundaries: dict[int, Boundary] = {}
    for ask, expected in (
        (lambda b: splitting(BASE, b, TEXT, 8), Cut(1, 8, 7, 1)),
        (lambda b: splitting(BASE, b, TEXT, 8), None),
        (lambda b: joining(BASE, b, 1), Cut(1, 8, 7, -1)),
        (lambda b: splitting(BASE, b, TEXT, 8), Cut(1, 8, 7, 1)),
        (lambda b: joining(BASE, b, 2), Cut(2, 14, 13, -1)),
        (lambda b: splitting(BASE, b, TEXT, 14), Cut(2, 14, 13, 1)),
        (lambda b: splitting(BASE, b, TEXT, 14), None),
        (lambda b: splitting(BASE, b, TEXT, 0), None),
        (lambda b: joining(BASE, b, 4), None),
        (lambda b: joining(BASE, b, 0), None),
        (lambda b: joining(BASE, b, 3), Cut(3, 25, 24, -1)),
    ):
        found = ask(boundaries)
        assert found == expected
        if found is not None:
            before = boundaries.get(found.at, Boundary(found.stop, 0))
            boundaries[found.at] = Boundary(before.stop, before.times + found.times)
    assert spans(cut(BASE, boundaries)) == [(1, 0, 7), (1, 8, 13), (2, 14, 28)]
