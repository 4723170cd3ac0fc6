"""A file of translated turns: its shapes, and what is refused by its line."""

from __future__ import annotations

import pytest

from thirdear.model.refusal import Refusal
from thirdear.vignettes.translation import read


def test_a_turn_stands_in_a_line() -> None:
    """Any usual sign or a space may follow the number; the order and empty lines do not matter."""
    text = "\ufeff12: Nerede uyuyor?\n\n 10. Bir ayı.  \n11\tİki\n13) Üç\n14 dört | beş\n"
    assert read(text, "t.txt", 10, 14) == (
        (10, "Bir ayı."),
        (11, "İki"),
        (12, "Nerede uyuyor?"),
        (13, "Üç"),
        (14, "dört | beş"),
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("10: a\nno number\n", "t.txt, line 2: write the turn's number"),
        ("10:\n", "t.txt, line 1: write the turn's number"),
        ("9: a\n", "t.txt, line 1: turn 9 is not in the vignette (10 to 14)."),
        ("\n15: a\n", "t.txt, line 2: turn 15 is not in the vignette (10 to 14)."),
        ("10: a\n10: b\n", "t.txt, line 2: turn 10 is there twice."),
        ("\n \n", "t.txt holds no translated turn."),
    ],
)
def test_what_is_no_translated_turn_is_refused(text: str, why: str) -> None:
    """The line is named, never its words."""
    with pytest.raises(Refusal) as raised:
        read(text, "t.txt", 10, 14)
    assert str(raised.value).startswith(why)
