"""Words of an RTF file, token by token."""

from __future__ import annotations

import pytest

from thirdear.transcripts.blocks import Paragraph
from thirdear.transcripts.rtf import document


def words(body: str) -> list[str]:
    """Return the paragraphs of a file with this body."""
    found = document(b"{\\rtf1\\ansi\\ansicpg1254 " + body.encode("ascii") + b"}")
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("one\\par two", ["one", "two"]),
        ("one\\par\\par two", ["one", "", "two"]),
        ("one \\b two\\b0  three", ["one two three"]),
        ("one\\line two", ["one\ntwo"]),
        ("one\\tab two", ["one\ttwo"]),
        ("\\'fe\\'fd", ["şı"]),
        ("\\u351?\\u305?", ["şı"]),
        ("\\uc0\\u351 a", ["şa"]),
        ("\\uc2\\u351??a", ["şa"]),
        ("a\\{b\\}\\\\c", ["a{b}\\c"]),
        ("a\\~b", ["a\xa0b"]),
        ("a\\bin bc", ["abc"]),  # no number: no raw data
        ("a\\bin3 xyzbc", ["abc"]),
        ("a\\bin-3 bc", ["abc"]),
        ("a{\\info{\\title no}}b", ["ab"]),
        ("a{\\*\\unknown no}b", ["ab"]),
        ("a{\\pict 00ff}b", ["ab"]),
        ("a\r\nb", ["ab"]),
    ],
)
def test_words_of_a_body(body: str, text: list[str]) -> None:
    """Formatting is left out, letters of the code page and of Unicode are read."""
    assert words(body) == text


@pytest.mark.parametrize(
    ("marker", "text", "told"),
    [
        ("T:", ["T:\tHello"], "list marker"),
        ("Therapist", ["Therapist\tHello"], "list marker"),
        ("Th", ["Hello"], "automatic paragraph number"),  # too short to be sure without a colon
        ("1.", ["Hello"], "automatic paragraph number"),
        ("Somebody", ["Hello"], "automatic paragraph number"),
    ],
)
def test_a_lists_marker_that_may_be_a_label_is_kept(
    marker: str, text: list[str], told: str
) -> None:
    """With a colon behind it, or an everyday label of three letters; numbers are left out."""
    body = f"{{\\listtext {marker}\\tab}}Hello"
    assert words(body) == text
    found = document(b"{\\rtf1\\ansi " + body.encode("ascii") + b"}")
    assert any(told in warning for warning in found.warnings)
