"""Wrapping: no line too wide, no word lost, and the quick way agrees with the careful one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from thirdear.tui.transcript.wrap import is_plain, wrap, wrap_carefully, wrap_plain

WORDS = st.lists(
    st.text(alphabet="abcIıİişŞğçöüâ.,?…—«»", min_size=1, max_size=12), min_size=1, max_size=20
)
ANYTHING = st.text(
    alphabet=st.sampled_from("ab ıİ\n\u0301e\u4e2d\u6587👩\u200d👧🇹🇷\ufe0f  \u00ad漢"), max_size=60
)


@given(WORDS, st.integers(2, 40))
def test_the_quick_way_agrees_with_the_careful_way(words: list[str], width: int) -> None:
    """For Latin words one space apart both give the same lines."""
    text = " ".join(words)
    assert is_plain(text)
    assert wrap_plain(text, width) == wrap_carefully(text, width) == wrap(text, width)


@given(ANYTHING, st.integers(2, 20))
def test_no_line_is_too_wide_and_no_word_is_lost(text: str, width: int) -> None:
    """Every line fits, lines stand in order, and only white space lies between them."""
    lines = wrap(text, width)
    assert all(cell_len(text[start:stop]) <= width for start, stop in lines)
    at = 0
    for start, stop in lines:
        assert at <= start <= stop
        assert not text[at:start].strip()
        at = stop
    assert not text[at:].strip()


def test_every_plain_character_takes_one_cell() -> None:
    """What the quick way takes for one cell is one cell by the terminal library's table."""
    plain = [chr(point) for point in range(0x20, 0x2100) if is_plain(f"a{chr(point)}b")]
    assert len(plain) > 800
    assert all(cell_len(character) == 1 for character in plain)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("", 10, [""]),
        ("Here we go again.", 10, ["Here we go", "again."]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("one\ntwo", 10, ["one", "two"]),
        ("one\n\ntwo", 10, ["one", "", "two"]),
        (" \n", 10, ["", ""]),
        ("  indented  wide", 8, ["indented", "wide"]),
        ("中文中文", 5, ["中文", "中文"]),
        ("👩‍👧👩‍👧", 2, ["👩‍👧", "👩‍👧"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
    ],
)
def test_examples(text: str, width: int, shown: list[str]) -> None:
    """Words break at spaces, long words and wide characters by graphemes, newlines always."""
    assert [text[start:stop] for start, stop in wrap(text, width)] == shown


def test_a_break_never_splits_a_letter_from_its_accent() -> None:
    """Lines of a word in decomposed letters begin with a base letter."""
    text = "c\u0327o\u0308g\u0306" * 20
    assert not any(re.match("[\u0300-\u036f]", text[start:]) for start, _ in wrap(text, 7))
