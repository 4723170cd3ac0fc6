"""Columns of a table whose header words are nobody's, told by what stands in them."""

from __future__ import annotations

import re

import pytest

from thirdear.transcripts.contents import _Column, has_no_header, judged, unclear
from thirdear.transcripts.headers import Columns, Row, Wanted


def table(text: str) -> list[Row]:
    """Return rows of cells with bars between."""
    return [Row(n, tuple(line.split("|"))) for n, line in enumerate(text.splitlines(), 1)]


def column(cells: str, rows: int | None = None) -> _Column:
    """Return a column with these cells, commas between."""
    found = tuple(cells.split(","))
    return _Column(0, found, len(found) if rows is None else rows)


@pytest.mark.parametrize(
    ("cells", "rows", "speech"),
    [
        ("a b,c d,e f,g h", None, True),
        ("a b,c d,e f,g h,5 6", None, True),  # four of five have letters
        ("a b,c d,e f,4 4,5 6", None, False),
        ("a,b,c d,e f g h", None, True),  # two words a cell, all told
        ("a,b,c d,e f g", None, False),
        ("a b,a b,a b,c d,e f", None, True),  # three that differ are enough for five
        ("a b,a b,a b,a b,e f", None, False),
        ("a b,c d,e f", 5, True),  # three of five rows have some
        ("a b,c d,e f", 6, False),
        ("a b," * 7 + "c d,e f,g h", None, False),  # four that differ are too few for ten
        ("a b," * 6 + "c d,e f,g h,i j", None, True),
    ],
)
def test_speech_is_many_words_that_differ(cells: str, rows: int | None, speech: bool) -> None:
    """In most rows, with letters in most cells."""
    assert column(cells, rows).is_speech is speech


@pytest.mark.parametrize(
    ("cells", "rows", "speaker"),
    [
        ("X,Y,X,Y", None, True),
        ("X,X,X,X", None, False),
        ("X,Y,Z,X", None, False),  # more than half are new
        ("X,Y,Z,X,Y,Z", None, True),
        ("X,X,X,X,X,Y", None, True),  # it changes once in five
        ("X,X,X,X,X,X,Y", None, False),
        ("1,2,1,2", None, False),
        ("1,X,1,X", None, True),
        ("1.2.2024,X,1.2.2024,X", None, True),
        ("1.2.2024,3.2.2024,1.2.2024,3.2.2024", None, False),
        ("a b c d,X,a b c d,X", None, True),
        ("a b c d e,X,a b c d e,X", None, False),
        ("x" * 40 + ",Y," + "x" * 40 + ",Y", None, True),
        ("x" * 41 + ",Y," + "x" * 41 + ",Y", None, False),
        ("X,Y,X", 10, True),
        ("X,Y,X", 11, False),
        ("X,Y", None, True),
        ("X", None, False),
    ],
)
def test_speakers_are_few_short_values_that_come_and_go(
    cells: str, rows: int | None, speaker: bool
) -> None:
    """No numbers, no days."""
    assert column(cells, rows).is_speaker is speaker


@pytest.mark.parametrize(
    ("cells", "time"),
    [
        ("0:01,0:02,0:03", True),
        ("0:01 - 0:02,0:03 --> 0:04", True),
        ("0:01,0:02,0:03,0:04,x", True),
        ("0:01,0:02,0:03,x", False),
        ("0:01", True),
        ("1,2,3", False),
    ],
)
def test_times_are_clocks_and_spans(cells: str, time: bool) -> None:
    """In four cells of five."""
    assert column(cells).is_time is time


def test_a_column_without_cells_is_nothing() -> None:
    """Neither time nor speaker, and it never changes."""
    empty = _Column(0, (), 4)
    assert (empty.is_time, empty.is_speaker, empty.is_speech, empty.changes) == (
        False,
        False,
        False,
        0.0,
    )


PLAIN = """\
aa|bb|cc
X|0:01|Hello to you.
Y|0:02|Hello there.
X|0:03|How are you?
Y|0:04|Not so well."""

MORE = PLAIN + "".join(f"\n{'XY'[n % 2]}|0:{n:02}|It is {n}." for n in range(5, 13))
PAIR = re.sub(r"\|(bb|0:0.)", "", PLAIN)


def test_a_table_is_told_by_what_stands_in_it() -> None:
    """Speaker, words and times; the note says how to say it otherwise."""
    found = judged(table(PLAIN), Wanted())
    assert found is not None
    assert (found.index, found.key) == (0, "aa|bb|cc")
    assert (found.columns.speaker, found.columns.time, found.columns.text) == (0, 1, 2)
    assert found.columns.end is None
    assert "text=cc,speaker=aa,time=bb" in found.notes[0]


def test_a_table_without_a_header_is_read_from_its_first_row() -> None:
    """Its first row is a turn of somebody who speaks below; columns have numbers from 1."""
    rows = table(PLAIN.split("\n", 1)[1] + "\nX|0:05|I see you.")
    found = judged(rows, Wanted())
    assert found is not None
    assert (found.index, found.columns.names) == (-1, ())
    assert "text=3,speaker=1,time=2" in found.notes[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "X",
        "\n".join(PLAIN.splitlines()[:4]),  # three rows are too few
        "\n".join(line.split("|")[2] for line in PLAIN.splitlines()),  # one column
        PLAIN.replace("aa|bb|cc", "case|session|rater"),  # somebody's judgements
        PLAIN.replace("aa|bb|cc", "Real|x|Pseudonym"),
        PAIR.replace("aa|cc", "Real|Pseudonym"),
        PLAIN + "\nX|0:05|I see.|more|cells" * 3,  # rows wider than the header
    ],
)
def test_other_tables_are_not_guessed_at(text: str) -> None:
    """Too small, too uneven, or of something else than speech."""
    assert judged(table(text), Wanted()) is None


def test_the_header_is_the_first_row_as_wide_as_most() -> None:
    """A title above it is no header."""
    found = judged(table(f"Session 4||\n||\n{PLAIN}"), Wanted())
    assert found is not None
    assert (found.index, found.key) == (2, "aa|bb|cc")
    assert judged(table("x||\n" * 9 + MORE), Wanted()) is not None
    assert judged(table("x||\n" * 10 + MORE), Wanted()) is None


TWO = """\
a|b|c|d
X|V|Hello to you.|That is nice.
Y|W|Hello there.|It is not.
X|V|How are you?|She asks him.
Y|W|Not so well.|He is sad."""


def test_what_is_not_clear_is_asked_by_the_names_of_columns() -> None:
    """What to type, with what else it may be; the rows' own words are never told."""
    assert judged(table(TWO), Wanted()) is None
    told = unclear(table(TWO), Wanted())
    assert told is not None
    assert '--columns "text=d,speaker=a" (or text=c, speaker=b)' in told[0]
    assert '--columns "text=d,speaker=a" (ya da text=c, speaker=b)' in told[1]
    assert "Hello" not in "".join(told)


@pytest.mark.parametrize("text", ["", "a|b\n1|2\n3|4\n5|6\n7|8", "case|session|rater\n" * 6])
def test_a_table_without_speech_is_not_asked_about(text: str) -> None:
    """It is no transcript."""
    assert unclear(table(text), Wanted()) is None


@pytest.mark.parametrize(
    ("text", "speaker", "turn"),
    [
        ("X|a\nY|b\nX|c", 0, True),
        ("who|a\nY|b\nX|c", 0, False),
        ("X.|a\nx|c", 0, True),  # the same label, written otherwise
        ("|a\n|c", 0, False),
        ("X|a\nX|c", None, False),
        ("X|a\nX|c", 5, False),
        ("X|a\nY", 1, False),
        ("X\nX|c", 1, False),
        ("", 0, False),
    ],
)
def test_a_first_row_whose_speaker_speaks_again_is_a_turn(
    text: str, speaker: int | None, turn: bool
) -> None:
    """So that a table without a header loses no row."""
    columns = Columns(1, speaker, None, None, None, None, (), 2)
    assert has_no_header(table(text), columns) is turn


@pytest.mark.parametrize(("wide", "told"), [(1, True), (2, False)])
def test_nine_rows_of_ten_are_no_wider_than_the_header(wide: int, told: bool) -> None:
    """Where more are, it is no table of columns."""
    rows = PAIR.splitlines()[1:] * 2
    text = "\n".join(["aa|cc", *rows, *rows[: 2 - wide], *["X|Ah, I see.|more"] * wide])
    assert (judged(table(text), Wanted()) is not None) is told


def test_what_the_header_tells_is_nothing_else() -> None:
    """Names of speakers may be as long as what they say."""
    text = PAIR.replace("aa|cc", "Speaker|cc").replace("X|", "Mother of the boy|")
    found = judged(table(text.replace("Y|", "The boy himself, Ali|")), Wanted())
    assert found is not None
    assert (found.columns.speaker, found.columns.text) == (0, 1)


SPOKEN = ("one two three four", "now three four five", "no one saw me", "well I did so")


@pytest.mark.parametrize(
    ("notes", "clear"),
    [
        (("a b", "c d", "e f", "g h"), False),
        (("a b c d", "c d e f", "e f g h", "g h i j"), False),
    ],
)
def test_a_second_column_of_half_as_many_words_may_be_the_speech(
    notes: tuple[str, ...], clear: bool
) -> None:
    """Then it is asked which of them is."""
    rows = [f"{who}|{one}|{two}" for who, one, two in zip("XYXY", SPOKEN, notes, strict=True)]
    found = judged(table("\n".join(["a|b|c", *rows])), Wanted())
    assert (found is not None) is clear


def test_a_second_column_of_fewer_words_is_none() -> None:
    """The longest one is the speech."""
    spoken = [f"{words} and more" for words in SPOKEN]
    notes = ("a b", "c d", "e f", "g h")
    rows = [f"{who}|{one}|{two}" for who, one, two in zip("XYXY", notes, spoken, strict=True)]
    found = judged(table("\n".join(["a|b|c", *rows])), Wanted())
    assert found is not None
    assert (found.columns.speaker, found.columns.text) == (0, 2)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x" * 40, "x" * 40),
        ("x" * 41, "2"),
        ("a, b", "2"),
        ("a=b", "2"),
        ("a\u202eb", "2"),
        ("two words", "two words"),
    ],
)
def test_a_column_is_called_by_its_header_or_its_number(name: str, said: str) -> None:
    """By what one can type: short, printable, without the signs of the option."""
    found = judged(table(PLAIN.replace("|bb|", f"|{name}|")), Wanted())
    assert found is not None
    assert f"text=cc,speaker=aa,time={said};" in found.notes[0]


def test_at_most_three_more_columns_are_named() -> None:
    """Those who may speak, the likeliest first."""
    rows = [f"{words}|{n}|{n + 7}|{n * 5}|{n + 50}|{n}" for n, words in enumerate(SPOKEN)]
    told = unclear(table("\n".join(["a|b|c|d|e|f", *rows])), Wanted())
    assert told is not None
    assert '--columns "text=a,speaker=b" (or speaker=c, speaker=d, speaker=e)' in told[0]


def test_the_likeliest_of_several_speakers_comes_first() -> None:
    """Everyday labels, then what changes more often, then fewer values."""
    rows = [
        f"{words}|{a}|{b}|{c}"
        for words, a, b, c in zip(SPOKEN * 2, "XYXYXXYY", "TPTPTPTX", "VWVWVWVW", strict=True)
    ]
    told = unclear(table("\n".join(["a|b|c|d", *rows])), Wanted())
    assert told is not None
    assert '--columns "text=a,speaker=c" (or speaker=d, speaker=b)' in told[0]
