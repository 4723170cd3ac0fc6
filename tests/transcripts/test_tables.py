"""One row of a table, understood; sessions by their names; columns that are left out."""

from __future__ import annotations

import pytest

from thirdear.model.refusal import Refusal
from thirdear.transcripts.headers import Columns, Row
from thirdear.transcripts.tables import _not_taken, _session_numbers, entry_of

COLUMNS = Columns(
    text=1, speaker=0, time=2, end=None, session=3, case=4, codes=(5, 6), width=8, rater=7
)
FULL = ("T ", " Hello ", "0:03 - 0:09", " 4 ", " A", "x", "y", " R1 ")


def test_a_row_is_understood_cell_by_cell() -> None:
    """The words as they stand in the cell, everything else without white space around it."""
    entry = entry_of(Row(7, FULL), COLUMNS, "before", by_rater=True)
    assert (entry.line, entry.speaker, entry.text) == (7, "T", " Hello ")
    assert (entry.time, entry.end, entry.session, entry.case) == (3.0, 9.0, "4", "A")
    assert (entry.codes, entry.raters, entry.beyond) == (("x", "y"), ("R1", "R1"), "")
    assert entry_of(Row(7, FULL), COLUMNS, "before").raters == ()


def test_a_short_row_has_empty_cells_to_the_tables_width() -> None:
    """Nothing is missing in it, and nothing is added beyond."""
    entry = entry_of(Row(1, ("", "Hello")), COLUMNS, "before", by_rater=True)
    assert entry.cells == ("", "Hello", "", "", "", "", "", "")
    assert (entry.speaker, entry.time, entry.end) == ("before", None, None)
    assert (entry.session, entry.case, entry.codes, entry.raters) == ("", "", (), ())


def test_cells_beyond_the_header_are_kept_apart() -> None:
    """Those that hold something."""
    entry = entry_of(Row(1, (*FULL, "", "more", " ", "words")), COLUMNS, "")
    assert entry.beyond == "more\twords"
    assert entry.cells == (*FULL, "", "more", " ", "words")


@pytest.mark.parametrize(
    ("cell", "scale", "time"),
    [("5", 1.0, 5.0), ("5", 60, 300), (" 5 ", 0.001, 0.005), ("0:05", 60, 5.0), ("x", 60, None)],
)
def test_plain_numbers_have_the_tables_unit(cell: str, scale: float, time: float | None) -> None:
    """Clocks say themselves what they count."""
    row = (*FULL[:2], cell, *FULL[3:])
    assert entry_of(Row(1, row), COLUMNS, "", scale=scale).time == time


def test_an_end_of_its_own_goes_before_that_of_a_span() -> None:
    """Where the table has such a column."""
    columns = Columns(0, None, 1, 2, None, None, (), 3)
    entry = entry_of(Row(1, ("Hello", "0:03 - 0:09", "0:08")), columns, "T")
    assert (entry.speaker, entry.time, entry.end) == ("T", 3.0, 8.0)
    assert entry_of(Row(1, ("Hello", "0:03 - 0:09", "")), columns, "T").end is None


@pytest.mark.parametrize(
    ("names", "numbers", "ordered"),
    [
        ([("A", "4"), ("A", "Session 7")], [4, 7], False),
        ([("A", "4"), ("B", "4")], [4, 4], False),  # each case counts for itself
        ([("A", "first"), ("A", "second")], [1, 2], True),
        ([("A", "")], [1], False),  # one session without a name is no order
        ([("A", "s1 a"), ("A", "s1 b")], [1, 2], True),  # two have one number
        ([("A", "x"), ("B", "3")], [1, 3], True),
    ],
)
def test_sessions_have_the_numbers_of_their_names(
    names: list[tuple[str, str]], numbers: list[int], ordered: bool
) -> None:
    """Or their places in the file, where names hold none."""
    assert _session_numbers(names) == (dict(zip(names, numbers, strict=True)), ordered)


def test_names_with_and_without_numbers_are_refused() -> None:
    """The odd one is named, not longer than a line."""
    with pytest.raises(Refusal, match="session 'the last' is no number, others are"):
        _session_numbers([("A", "1"), ("A", "the last")])
    with pytest.raises(Refusal, match=r"session 'x{30}' is no number"):
        _session_numbers([("A", "1"), ("A", "x" * 50)])


def _rows(*cells: str) -> list[Row]:
    return [Row(n, ("T", f"said {n}", cell)) for n, cell in enumerate(cells, 1)]


@pytest.mark.parametrize(
    ("cells", "words", "lost"),
    [
        (("he is sad", "she is glad", "they go on"), 9, 24),
        (("said he again", "said she again", "said it again"), 9, 22),  # only what is said there
        (("a topic", "a topic", "a topic", "a topic"), 0, 0),
        (("one", "two", "three"), 0, 0),
        (("he is sad", "", ""), 0, 0),
        (("he is sad", "she is glad", "they go on", ""), 9, 24),
    ],
)
def test_columns_of_prose_that_are_not_taken_are_told(
    cells: tuple[str, ...], words: int, lost: int
) -> None:
    """With how many words they have; topics, titles and codes are no loss."""
    columns = Columns(1, 0, None, None, None, None, (), 3, None, ("who", "words", "notes"))
    notes, signs = _not_taken(_rows(*cells), columns)
    assert notes == ((f"column 'notes' left out: {words} words",) if words else ())
    assert signs == lost
    bare = Columns(1, 0, None, None, None, None, (), 3)
    assert _not_taken(_rows(*cells), bare)[0] == (
        (f"column '3' left out: {words} words",) if words else ()
    )
