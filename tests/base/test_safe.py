"""Text from outside is only ever shown, never obeyed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from thirdear.base.safe import printable, safe, safe_in_place

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]")


@pytest.mark.parametrize(
    ("text", "shown", "printed"),
    [
        ("a\x1b[31mRED\x1b[0mb", "a␛RED␛b", "aREDb"),
        ("\x1b]0;title\x07x", "␛x", "x"),
        ("\x1b]52;c;QUJD\x1b\\x", "␛x", "x"),
        ("\x1bPq#0\x1b\\x", "␛x", "x"),
        ("\x9b31mx", "␛x", "x"),
        ("\x9d0;t\x9cx", "␛x", "x"),
        ("\x1bcx", "␛x", "x"),
        ("\x1b]0;never ended", "␛0;never ended", "0;never ended"),
        ("a\x00b\x08c\x7fd", "a\ufffdb\ufffdc\ufffdd", "abcd"),
        ("\u202etxet\u202c", "⟦RLO⟧txet⟦PDF⟧", "txet"),
        ("\ud800", "\ufffd", ""),
        ("\x1b[38:2:255:0:0mx", "␛x", "x"),
        (
            "[laughs] ç ğ ş İ ı “x” 👩‍👧",
            "[laughs] ç ğ ş İ ı “x” 👩‍👧",
            "[laughs] ç ğ ş İ ı “x” 👩‍👧",
        ),
        ("[/x]", "[/x]", "[/x]"),
    ],
)
def test_sequences_become_marks_and_words_stay(text: str, shown: str, printed: str) -> None:
    """Escape sequences, controls and bidi overrides lose their power; every word stays."""
    assert safe(text) == shown
    assert printable(text) == printed


@given(st.text())
def test_nothing_that_acts_is_left(text: str) -> None:
    """Whatever the text, no control character is left; newlines and tabs may stay."""
    assert not ACTING.search(safe(text))
    assert not ACTING.search(safe_in_place(text))
    assert "\n" not in safe(text, one_line=True)


@given(st.text())
def test_in_place_keeps_every_offset(text: str) -> None:
    """A transcript's offsets are offsets of what is shown."""
    shown = safe_in_place(text)
    assert len(shown) == len(text)
    assert [i for i, c in enumerate(shown) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]


@given(st.text())
def test_printable_text_is_legal_in_xml(text: str) -> None:
    """A document can hold whatever a transcript holds."""
    element = etree.Element("t")
    element.text = printable(text)
    assert etree.tostring(element)


def test_long_hostile_input_is_quick() -> None:
    """A million unfinished sequences take no more than linear time."""
    assert safe("\x1b[" * 200_000)
    assert safe("\x1b]" + "a" * 1_000_000).endswith("a")


@pytest.mark.parametrize(
    "point", [0xD800, 0xDFFF, 0x2028, 0x2029, 0xFFF9, 0xFFFA, 0xFFFB, 0x00, 0x1F, 0x7F, 0x9F]
)
def test_the_ends_of_each_range_act_no_more(point: int) -> None:
    """Half a pair, a line separator, a control character: one mark in the place of each."""
    assert safe_in_place(f"a{chr(point)}b") == "a\ufffdb"
    assert safe(f"a{chr(point)}b") in {"a\ufffdb", "a␛b"}


def test_what_lies_beside_the_ranges_stays() -> None:
    """The first private letter, the no-break space, a comma."""
    text = "\ue000\ud7ff\xa0~ ,\u2027\u202f\ufff8\ufffc"
    assert safe(text) == safe_in_place(text) == text


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        ("\x1b", "␛"),
        ("\x9b", "␛"),
        ("\t", " "),
        ("\n", "\n"),
        ("\r", "\ufffd"),
        ("\x00", "\ufffd"),
        ("\x1c", "\ufffd"),
        ("\x7f", "\ufffd"),
        ("\x9c", "\ufffd"),
        ("\xa0", "\xa0"),
        ("\u2028", "\ufffd"),
        ("\u202e", "⟦"),
        ("\ud800", "\ufffd"),
        ("ş", "ş"),
    ],
)
def test_each_sign_has_one_in_its_place(sign: str, shown: str) -> None:
    """So that places in the shown words are places in the stored ones."""
    assert safe_in_place(f"a{sign}b") == f"a{shown}b"


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u202a", "LRE"),
        ("\u202b", "RLE"),
        ("\u202c", "PDF"),
        ("\u202d", "LRO"),
        ("\u202e", "RLO"),
        ("\u2066", "LRI"),
        ("\u2067", "RLI"),
        ("\u2068", "FSI"),
        ("\u2069", "PDI"),
        ("\u200e", "LRM"),
        ("\u200f", "RLM"),
        ("\u061c", "ALM"),
    ],
)
def test_each_sign_that_turns_the_direction_is_named(sign: str, name: str) -> None:
    """In its place where places count; nothing of it is left in a document."""
    assert safe(f"a{sign}b") == f"a⟦{name}⟧b"
    assert safe_in_place(f"a{sign}b") == "a⟦b"
    assert printable(f"a{sign}b") == "ab"
