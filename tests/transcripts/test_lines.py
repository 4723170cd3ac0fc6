"""A text as lines, each with its words and what stands before and behind them."""

from __future__ import annotations

import pytest

from thirdear.transcripts.lines import lines_of, stripped, without_numbers

TEXT = """\
  [0:03] T: One.

0:09 C: Two. #00:00:12-5#
\u200bThree\u200b
[0:20]"""


def test_words_of_lines_and_their_times() -> None:
    """Stamps in brackets are no words; a time without them may be, so that both are kept."""
    lines = list(lines_of(TEXT))
    assert [line.number for line in lines] == [1, 2, 3, 4, 5]
    assert [TEXT[line.start : line.stop] for line in lines] == [
        "[0:03] T: One.",
        "",
        "0:09 C: Two. #00:00:12-5#",
        "Three",
        "[0:20]",
    ]
    assert [TEXT[line.first : line.last] for line in lines] == [
        "T: One.",
        "",
        "0:09 C: Two.",
        "Three",
        "",
    ]
    assert [TEXT[line.label_at : line.last] for line in lines][2] == "C: Two."
    assert [(line.time, line.clock, line.end) for line in lines] == [
        (3.0, None, None),
        (None, None, None),
        (None, 9.0, 12.5),
        (None, None, None),
        (20.0, None, None),
    ]
    assert [line.stamp for line in lines] == [3.0, None, 9.0, None, 20.0]
    assert [line.blank for line in lines] == [False, True, False, False, True]


def test_a_stamp_of_zero_seconds_is_one() -> None:
    """The beginning of a session is a time; one in brackets goes before one without."""
    (line,) = lines_of("[0:00] 0:05 T: One.")
    assert (line.time, line.clock, line.stamp) == (0.0, 5.0, 0.0)


@pytest.mark.parametrize(
    ("text", "words"),
    [(" a ", "a"), ("\ufeffa\u200f", "a"), ("a b", "a b"), (" \u200b ", ""), ("", "")],
)
def test_edges_without_white_space(text: str, words: str) -> None:
    """Marks that nobody sees are white space, too."""
    start, stop = stripped(text, 0, len(text))
    assert text[start:stop] == words


def numbered(*rows: str) -> tuple[list[str], int]:
    """Return rows without their numbers, and how many there were."""
    text, count = without_numbers("\n".join(rows))
    return text.split("\n"), count


@pytest.mark.parametrize("sign", ["", ".", ")"])
def test_numbers_before_every_line_are_left_out(sign: str) -> None:
    """However they are written; blank lines may be counted without being printed."""
    rows = [f"{n}{sign} word {n}" for n in (1, 2, 4, 5)]
    assert numbered(*rows) == (["word 1", "word 2", "word 4", "word 5"], 4)


@pytest.mark.parametrize(
    "rows",
    [
        ("1 a", "2 b"),  # two lines are no count
        ("3 a", "2 b", "1 c"),  # it goes back
        ("1a", "2b", "3c"),  # part of a word
        ("a", "b", "c"),
        ("1 a", "b", "c", "d", "2 e", "f", "g"),  # most lines have none
    ],
)
def test_other_numbers_stay(rows: tuple[str, ...]) -> None:
    """They are words."""
    assert numbered(*rows) == (list(rows), 0)


def test_numbers_that_begin_anew_on_each_page_are_left_out() -> None:
    """A page begins with 1 again; a year among them stays."""
    rows = [*(f"{n} w" for n in range(1, 13)), *(f"{n} w" for n in range(1, 12)), "1999 was hard"]
    found, count = numbered(*rows)
    assert (found[-1], count) == ("1999 was hard", 23)
    assert set(found[:-1]) == {"w"}


def test_numbers_before_turns_that_go_over_lines_are_left_out() -> None:
    """They run on by one from the beginning to the end; another number between them stays."""
    rows = []
    for n in range(1, 8):
        rows += [f"{n} T: word", "goes on", "and on"]
    rows.insert(5, "40 times")
    found, count = numbered(*rows)
    assert (count, found[0], found[5]) == (7, "T: word", "40 times")
    few = [*rows[:16], *["more"] * 40]
    assert numbered(*few) == (few, 0)
    at_first = [row for n in range(1, 11) for row in (f"{n} T: word", "goes on", "and on")]
    assert numbered(*at_first, *["more"] * 5)[1] == 10
    assert numbered(*at_first, *["more"] * 25)[1] == 0


@pytest.mark.parametrize(("turns", "printed"), [(4, 0), (5, 5)])
def test_five_numbers_before_turns_are_a_count(turns: int, printed: int) -> None:
    """Fewer may stand there by chance."""
    rows = [row for n in range(1, turns + 1) for row in (f"{n} T: word", "goes on", "and on")]
    assert numbered(*rows)[1] == printed


@pytest.mark.parametrize(("more", "printed"), [(5, 10), (6, 0)])
def test_a_count_ends_in_the_last_fifth_of_the_lines(more: int, printed: int) -> None:
    """One that ends before that is somebody's list."""
    rows = [row for n in range(1, 11) for row in (f"{n} T: word", "goes on", "and on")]
    assert numbered(*rows, *["more"] * more)[1] == printed
