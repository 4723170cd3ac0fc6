"""Time stamps at the beginning and the end of what is said, and how long they are."""

from __future__ import annotations

import pytest

from thirdear.transcripts import stamps

STAMPED = {
    "[00:01:02] word": 62.0,
    "(1:02) word": 62.0,
    "{01:02} word": 62.0,
    "<1:02.5> word": 62.5,
    "[ 1:02 ] word": 62.0,
    "[1.01.02] word": 3662.0,
    "[0:03 - 0:09] word": 3.0,
    "[0:03 --> 0:09] word": 3.0,
    "[0:03–0:09] word": 3.0,
    "#00:00:10-5# word": 10.5,
    "#00:00:10,25# word": 10.25,
    "¤<3200> word": 3.2,
    "[0:03] [0:09] word": 3.0,
    "   [0:03]\u200b word": 3.0,
    "[0:00] word": 0.0,
    "word [0:03]": None,
    "(1.20) word": None,
    "(12) word": None,
    "0:03 word": None,
    "[0:03 word": None,
}


@pytest.mark.parametrize(("text", "seconds"), STAMPED.items())
def test_stamps_before_the_words(text: str, seconds: float | None) -> None:
    """In brackets or hashes; of several the first counts, and a pause in speech is none."""
    place, found = stamps.leading(text, 0, len(text))
    assert found == seconds
    assert text[place:].startswith("word" if seconds is not None else text.split(maxsplit=1)[0])


@pytest.mark.parametrize(
    ("text", "place", "seconds"),
    [
        ("0:03 word", 5, 3.0),
        ("1:02:03 word", 8, 3723.0),
        ("0:03 - 0:09 word", 12, 3.0),
        ("0:03", 4, 3.0),
        ("0:03word", 0, None),
        ("word 0:03", 0, None),
        ("1.02.03 word", 0, None),
        ("12 word", 0, None),
    ],
)
def test_a_time_without_brackets(text: str, place: int, seconds: float | None) -> None:
    """A clock with colons that white space or the end follows."""
    assert stamps.bare(text, 0, len(text)) == (place, seconds)


@pytest.mark.parametrize(
    ("text", "words", "seconds"),
    [
        ("word #00:00:10-5#", "word", 10.5),
        ("word#00:00:10#", "word", 10.0),
        ("word #00:00:10-5#  ", "word", 10.5),
        ("#00:00:10-5#", "", 10.5),
        ("word #00:00:10-5# more", "word #00:00:10-5# more", None),
        ("word [0:10]", "word [0:10]", None),
        ("word # 4", "word # 4", None),
        ("#", "#", None),
        ("", "", None),
    ],
)
def test_a_stamp_behind_the_words(text: str, words: str, seconds: float | None) -> None:
    """In hashes, at the very end; the white space before it is no word."""
    stop, found = stamps.closing(text, 0, len(text))
    assert (text[:stop], found) == (words, seconds)


def test_a_stamp_is_looked_for_between_its_edges_only() -> None:
    """What stands before or behind a line is another line's."""
    text = "[0:03] a\n[0:09] b #00:00:10-5#"
    start = text.index("\n") + 1
    assert stamps.leading(text, start, len(text)) == (start + 7, 9.0)
    assert stamps.leading(text, 0, 3) == (0, None)
    assert stamps.closing(text, 0, start - 1) == (start - 1, None)
    assert stamps.closing(text, start, len(text)) == (start + 8, 10.5)


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("0:00:03.2 - 0:00:09.8", 3.2, 9.8),
        ("0:03-->0:09", 3.0, 9.0),
        (" 0:03–0:09 ", 3.0, 9.0),
        ("0:03", 3.0, None),
        ("0:03 - 0:09 word", 3.0, None),
        ("12.5", 12.5, None),
        ("12,5", 12.5, None),
        ("word", None, None),
    ],
)
def test_both_ends_of_a_span(text: str, begins: float | None, ends: float | None) -> None:
    """The whole cell is one, or there is no end."""
    assert (stamps.seconds(text), stamps.ending(text)) == (begins, ends)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("[0:03 - 0:09] word", 9.0),
        ("0:03 - 0:09 word", 9.0),
        ("0:03 - 0:09", 9.0),
        ("0:03 - 0:09word", None),
        ("[0:03] word", None),
        ("word [0:03 - 0:09]", None),
    ],
)
def test_the_end_of_a_span_at_the_beginning(text: str, ends: float | None) -> None:
    """With brackets or without."""
    assert stamps.until(text, 0, len(text)) == ends


@pytest.mark.parametrize(
    ("clock", "seconds"),
    [("3", 3.0), ("0:0:3.2", 3.2), ("1:0:0", 3600.0), ("2:30", 150.0), ("0:01,5", 1.5)],
)
def test_a_clock_counts_in_sixties(clock: str, seconds: float) -> None:
    """However its parts are padded."""
    assert stamps.sexagesimal(clock) == seconds
