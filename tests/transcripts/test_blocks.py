"""What word processors' formats have in common."""

from __future__ import annotations

import pytest

from thirdear.transcripts.blocks import Seen, is_label, warnings_of


@pytest.mark.parametrize(
    ("marker", "font", "label"),
    [
        ("T:", "", True),
        ("Therapist", "", True),
        (" Ç) ", "Arial", True),
        ("T", "Times New Roman", True),
        ("T:", "Wingdings", True),  # a colon behind it is no bullet's
        ("TT", "Symbol", True),
        ("T", "Wingdings 2", False),
        ("n", "WEBDINGS", False),
        ("o", "Courier New", False),
        ("o", "", False),  # a circle, as Word makes one
        ("o.", "", True),
        ("•", "", False),
        ("1.", "", False),
        ("%1.", "", False),
        ("T%1", "", False),
        ("", "", False),
        ("-", "", False),
    ],
)
def test_a_list_marker_that_may_be_a_label(marker: str, font: str, label: bool) -> None:
    """Letters that are shown as letters; numbers and bullets are none."""
    assert is_label(marker, font) is label


def test_what_was_counted_is_told_in_one_order() -> None:
    """Once a kind, in the singular where it is one; what is not there is not told."""
    told = warnings_of({"note": 1, "deletion": 2, "hidden": 0, "box": 3})
    assert told == (
        "2 tracked deletions left out",
        "3 text boxes set at the end, not placed",
        "1 footnote or endnote mark left out with the note",
    )
    assert warnings_of({}) == ()


def test_comments_are_told_once() -> None:
    """Those met since the last time, in the order in which they were met."""
    seen = Seen()
    seen.notes["b"] = 0
    seen.notes["a"] = 2
    assert seen.noted() == (("b", 0), ("a", 2))
    assert seen.noted() == ()
