"""Plain numbers of a table are seconds or milliseconds, by what is possible in a session."""

from __future__ import annotations

import pytest

from thirdear.transcripts.headers import Columns, Row
from thirdear.transcripts.units import unit

SECONDS, MILLISECONDS = (
    (1.0, ("times are read as seconds",)),
    (
        0.001,
        ("times are read as milliseconds",),
    ),
)
NEITHER: tuple[float, tuple[str, ...]] = (1.0, ())


def told(
    cells: str, names: tuple[str, ...] = ("begin", "words"), *, tabs: bool = False
) -> tuple[float, tuple[str, ...]]:
    """Return the unit of a column of times, blanks between its cells; "_" is an empty one."""
    rows = [Row(n, (cell.strip("_"), "a b")) for n, cell in enumerate(cells.split(), 1)]
    return unit(rows, Columns(1, None, 0, None, None, None, (), 2, None, names), tabs=tabs)


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ("0 3 9", SECONDS),
        ("0.5 3,2", SECONDS),
        ("0 86400", SECONDS),  # a day
        ("0 86401", MILLISECONDS),  # no session is longer
        ("0.5 86401", SECONDS),  # nobody writes parts of milliseconds
        ("_ 3", SECONDS),
        ("_ _", NEITHER),
        ("0:03 9", NEITHER),  # clocks say themselves
        ("x 9", NEITHER),
    ],
)
def test_numbers_alone_are_seconds_as_long_as_they_can_be(
    cells: str, found: tuple[float, tuple[str, ...]]
) -> None:
    """A column in which something else stands has no unit."""
    assert told(cells) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ms", MILLISECONDS),
        ("Start (ms)", MILLISECONDS),
        ("start_ms", MILLISECONDS),
        ("Milliseconds", MILLISECONDS),
        ("milisaniye", MILLISECONDS),
        ("items", SECONDS),
        ("msx", SECONDS),
        ("", SECONDS),
    ],
)
def test_a_header_may_say_milliseconds(name: str, found: tuple[float, tuple[str, ...]]) -> None:
    """As a word of its own."""
    assert told("0 3", (name, "words")) == found
    assert told("0.5 3", (name, "words")) == SECONDS
    assert told("0 3", ()) == SECONDS


def spans(*rows: tuple[str, str, str], names: tuple[str, ...] = ("start", "end", "w")) -> float:
    """Return the unit of a table with columns of begin and end."""
    columns = Columns(2, None, 0, 1, None, None, (), 3, None, names)
    return unit([Row(n, row) for n, row in enumerate(rows, 1)], columns, tabs=names[0] == "Start")[
        0
    ]


def test_a_recognisers_table_is_in_milliseconds() -> None:
    """With tabs, and start and end for names."""
    rows = (("0", "30", "a b c"),)
    assert spans(*rows, names=("Start", "END ", "w")) == 0.001
    assert spans(*rows, names=("Start", "stop", "w")) == 1.0
    assert spans(*rows) == 1.0


@pytest.mark.parametrize(
    ("rows", "scale"),
    [
        ([("0", "120", "a b")], 1.0),  # a minute a word
        ([("0", "121", "a b")], 0.001),
        ([("0", "60", "")], 1.0),
        ([("0", "61", "")], 0.001),
        ([("0", "100", "a"), ("100", "120", "a b c d")], 1.0),  # all of them together
        ([("0", "", "a"), ("100", "120", "a")], 1.0),
        ([("0",), ("0", "61", "a")], 0.001),
    ],
)
def test_words_that_would_take_more_than_a_minute_are_no_seconds(
    rows: list[tuple[str, str, str]], scale: float
) -> None:
    """Rows without both ends count for nothing."""
    assert spans(*rows) == scale
