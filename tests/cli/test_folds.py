"""Sentences are broken into lines of a terminal, and nothing of them is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from thirdear.cli.folds import to_width

WORDS = st.lists(
    st.sampled_from(
        ["a", "vakası,", "Şule'nin", "心理療法", "p = .012", "`thirdear tags show A`", "x" * 90]
    ),
    min_size=1,
    max_size=40,
)


@given(words=WORDS, indent=st.integers(0, 8), width=st.integers(20, 100))
def test_no_line_is_wider_than_the_screen_and_no_word_is_lost(
    words: list[str], indent: int, width: int
) -> None:
    """Only one piece alone may be wider; every line is as far in as the first was."""
    text = " " * indent + " ".join(words)
    rows = to_width(text, width).split("\n")
    assert " ".join(row[indent:] for row in rows) == " ".join(words)
    for row in rows:
        assert row.startswith(" " * indent)
        assert cell_len(row) <= width or row[indent:] in words


def test_a_line_that_fits_and_an_empty_one_stay() -> None:
    """Spaces within a line that fits are its own."""
    assert to_width("a   b\n\n  c", 20) == "a   b\n\n  c"


def test_numbers_stay_with_their_names_and_commands_whole() -> None:
    """Neither is broken, whatever the width."""
    told = to_width("so that b = 0.04 and `thirdear restore a` is", 12)
    assert told.split("\n") == ["so that", "b = 0.04 and", "`thirdear restore a`", "is"]
