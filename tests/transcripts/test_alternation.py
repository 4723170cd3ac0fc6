"""Paragraphs without labels: where turns begin, who says them, what is nobody's."""

from __future__ import annotations

import pytest

from thirdear.transcripts.alternation import (
    backwards,
    is_action,
    not_in_turn,
    pieces,
    spoken_by,
    unlabelled,
)
from thirdear.transcripts.lines import lines_of


def said(text: str, inner: tuple[int, ...] = ()) -> list[str]:
    """Return the words of each piece."""
    found = pieces(text, tuple(lines_of(text)), inner)
    return [text[piece.start : piece.stop] for piece in found]


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("(laughs)", True),
        ("[laughs] (leaves the room)", True),
        ("(laughs).", True),
        ("(3 sec)", True),
        ("[0:03] (laughs)", True),
        ("(laughs) Yes.", False),
        ("Yes (laughs)", False),
        ("(Yes?)", False),  # a guess at a word that was said
        ("(inaudible)", False),  # somebody spoke
        ("(laughs", False),
        ("laughs", False),
        ("", False),
    ],
)
def test_a_line_in_which_something_is_done(line: str, action: bool) -> None:
    """Nothing but brackets of deeds and silence."""
    (one,) = lines_of(line)
    assert is_action(line, one) is action


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one\ntwo\nthree", ["one", "two", "three"]),  # each line
        ("one\nmore\n\ntwo\nmore", ["one\nmore", "two\nmore"]),  # what blank lines part
        ("one\n\ntwo\n\nthree", ["one", "two", "three"]),
        ("one\nmore\ntwo", ["one\nmore\ntwo"]),
        ("[0:01] one\nmore\n[0:09] two", ["one\nmore", "two"]),  # stamps
        ("[0:01] one\nmore\n\nmore\n[0:09] two", ["one\nmore\n\nmore", "two"]),
        ("[0:01] one\ntwo\nthree", ["one", "two", "three"]),  # one stamp begins no second turn
        ("- one\n- two\nmore\n– three", ["one", "two\nmore", "three"]),  # dashes
        ("- one\n(laughs)\n- two", ["one", "(laughs)", "two"]),
        ("one\n- two\n- three", ["one", "- two", "- three"]),  # the first has none
        ("- one\ntwo\nthree", ["- one", "two", "three"]),  # a single dash is a sign
        ("Session 4\n12 March\n\none\ntwo", ["one", "two"]),  # what stands above
        ("", []),
        ("\n\n", []),
    ],
)
def test_where_turns_begin(text: str, words: list[str]) -> None:
    """A stamp begins one, else a dash, else a blank line, else each line does."""
    inner = (2, 3) if words == ["one\nmore\ntwo"] else ()
    assert said(text, inner) == words


def test_a_piece_has_the_times_of_its_lines() -> None:
    """It begins at its first stamp and ends at the stamp behind its last line."""
    text = "one\nmore [x] #00:00:05-0#\n\n[0:09] two\nmore"
    first, second = pieces(text, tuple(lines_of(text)))
    assert (first.lines, first.time, first.end) == ((1, 2), None, 5.0)
    assert (second.lines, second.time, second.end) == ((4, 5), 9.0, None)


def test_speakers_take_turns_and_actions_take_none() -> None:
    """One name alone says everything."""
    text = "one\n(laughs)\ntwo\nthree"
    found = pieces(text, tuple(lines_of(text)))
    assert [name for _, name in spoken_by(found, ("T", "C"))] == ["T", "", "C", "T"]
    assert [name for _, name in spoken_by(found, ("C",))] == ["C", "", "C", "C"]


@pytest.mark.parametrize(
    ("times", "told"),
    [
        ((1, 2, 3), ()),
        ((1, 1, 1), ()),
        ((3, 2, 5), ("1 time earlier than the one before, first at line 2",)),
        ((9, 8, 7), ("2 times earlier than the one before, first at line 2, 3",)),
        (
            tuple(range(19, 9, -1)),
            ("9 times earlier than the one before, first at line 2, 3, 4, 5, 6",),
        ),
        ((5,), ()),
    ],
)
def test_times_that_go_back_are_told(times: tuple[int, ...], told: tuple[str, ...]) -> None:
    """The first five places."""
    text = "\n".join(f"[0:{second:02}] word" for second in times)
    assert backwards(pieces(text, tuple(lines_of(text)))) == told


def test_speakers_in_turn_are_not_used_where_labels_are() -> None:
    """It is told where they were given."""
    assert not_in_turn(()) == ()
    assert not_in_turn(("T",)) == ("it has labels of speakers, so --in-turn was not used",)


@pytest.mark.parametrize(
    ("text", "sentence", "count"),
    [
        ("Hello there", "no turns were found", 0),
        ("", "no turns were found", 0),
        ("one\ntwo", "no labels of speakers were found in its 2 paragraphs", 2),
        ("one\n(laughs)\ntwo", "no labels of speakers were found in its 2 paragraphs", 2),
    ],
)
def test_what_to_do_with_words_of_nobody(text: str, sentence: str, count: int) -> None:
    """One paragraph is no conversation; more may be said in turn, and so many are told."""
    lines = tuple(lines_of(text))
    refusal = unlabelled(text, lines, pieces(text, lines))
    assert refusal.english.startswith(sentence)
    assert refusal.pieces == count
    assert refusal.turkish
