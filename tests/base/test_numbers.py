"""Numbers as reports print them, the same on every page and screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thirdear.base.numbers import (
    decimals,
    figure,
    grouped,
    is_missing,
    p_statement,
    p_value,
    percent,
    ranges,
    whole,
)
from thirdear.cli import findings as commands
from thirdear.model.language import Language, speak
from thirdear.series import words
from thirdear.tui.scores import findings
from thirdear.writeup import apa

CHANCES = st.floats(0, 1)


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [([], ""), ([9, 7], "7, 9"), ([1, 2], "1, 2"), ([20, 7, 12, 13, 14, 13], "7, 12–14, 20")],
)
def test_neighbours_are_written_as_a_range(numbers: list[int], shown: str) -> None:
    """Three in a row or more; two stand beside each other."""
    assert ", ".join(ranges(numbers)) == shown


@pytest.mark.parametrize(
    ("p", "shown"),
    [
        (0.0, "< .001"),
        (0.0007, "< .001"),
        (0.00099, "< .001"),
        (0.001, ".001"),
        (0.0126, ".013"),
        (0.05, ".050"),
        (0.5, ".500"),
        (0.999, ".999"),
        (0.9991, "> .999"),
        (1.0, "> .999"),
    ],
)
def test_p_values_as_apa_prints_them(p: float, shown: str) -> None:
    """Three decimals and no leading zero; what lies beyond them is said with a sign."""
    assert p_value(p) == shown


@pytest.mark.parametrize(
    ("p", "shown"), [(0.0221, "p = .022"), (0.0004, "p < .001"), (0.9996, "p > .999")]
)
def test_p_values_in_running_text(p: float, shown: str) -> None:
    """A sentence has a sign between the letter and the number, whichever it is."""
    assert p_statement(p) == shown


@given(CHANCES)
def test_p_values_are_never_nothing_or_certain(p: float) -> None:
    """Whatever is rounded, no test is said to have a probability of nought or one."""
    sign, _, digits = p_value(p).rpartition(" ")
    assert sign in {"", "<", ">"}
    assert digits[0] == "."
    assert 0.001 <= float(digits) <= 0.999
    assert sign or abs(float(digits) - p) <= 0.0005 + 1e-12


@given(CHANCES)
def test_desk_command_line_and_documents_print_the_same(p: float) -> None:
    """One result reads alike wherever it is looked up; sentences put the letter before it."""
    shown = p_value(p)
    assert findings.probability(p) == commands.shown_p(p) == apa.probability(p) == shown
    assert words.p_value(p) == (f"p {shown}" if shown[0] in "<>" else f"p = {shown}")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("12", 12),
        ("٣", 3),
        ("9223372036854775807", 2**63 - 1),
        ("9223372036854775808", None),
        ("9" * 5000, None),
        ("-1", None),
        ("1.0", None),
        ("²", None),
        ("", None),
    ],
)
def test_whole_numbers_that_a_database_holds(text: str, number: int | None) -> None:
    """Endless digits, which Python itself refuses to read, are no number."""
    assert whole(text) == number


@pytest.mark.parametrize(
    ("text", "turkish"),
    [
        ("p = .022", "p = 0,022"),
        ("b = −0.31, %95 GA [−0.50, −.12]", "b = −0,31, %95 GA [−0,50; −0,12]"),
        ("F(1, 40) = 4.52.", "F(1, 40) = 4,52."),
        ("Python 3.11.2, 24.11.2026, A-1.5.txt, 12. seans.", None),
    ],
)
def test_decimals_have_a_comma_in_turkish(text: str, turkish: str | None) -> None:
    """Versions, days, names and ordinals stay; in English all does."""
    assert decimals(text, "tr") == (text if turkish is None else turkish)
    assert decimals(text, "en") == text


@pytest.mark.parametrize(
    "cell", ["", " ", "NA", "n/a", "NaN", "null", ".", "-", "–", " – ", "#N/A"]
)
def test_how_tables_say_that_there_is_no_value(cell: str) -> None:
    """In any capitals, with spaces around."""
    assert is_missing(cell)


@pytest.mark.parametrize("cell", ["0", "no", "--", "n", "0.0", "nano"])
def test_a_value_is_not_missing(cell: str) -> None:
    """Nought is one."""
    assert not is_missing(cell)


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", ("3,797", "57%", "57.1%", "0.45")), ("tr", ("3.797", "%57", "%57,1", "0,45"))],
)
def test_counts_and_shares_are_written_as_the_language_does(
    language: Language, shown: tuple[str, ...]
) -> None:
    """Points and commas change places, and the sign of a percentage its side."""
    speak(language)
    assert (grouped(3797), percent(0.571), percent(0.571, ".1f"), figure(0.45)) == shown
    assert grouped(999) == "999"
