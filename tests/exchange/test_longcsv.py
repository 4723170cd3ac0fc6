"""Long tables: what is read strictly, and written so that it is read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from thirdear.exchange.longcsv import Row, read, write
from thirdear.model.refusal import Refusal

COLUMNS = ("case", "value")


def table(folder: Path, text: str) -> Path:
    """Write a table to a file."""
    file = folder / "t.csv"
    file.write_text(text, encoding="utf-8")
    return file


def refusal(file: Path, *optional: str) -> str:
    """Return the sentence with which a table is refused."""
    with pytest.raises(Refusal) as raised:
        read(file, COLUMNS, optional)
    return str(raised.value)


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    """Whole numbers lose their point, formulas are guarded, None is an empty cell."""
    text = write(COLUMNS, [("=A", 2.0), ('a "b", c', 2.5), (None, None), ("x", True)])
    assert text == 'case,value\n\'=A,2\n"a ""b"", c",2.5\n,\nx,True\n'
    rows = read(table(tmp_path, text), COLUMNS)
    assert [dict(row.cells) for row in rows] == [
        {"case": "=A", "value": "2"},
        {"case": 'a "b", c', "value": "2.5"},
        {"case": "x", "value": "True"},
    ]
    assert [row.line for row in rows] == [2, 3, 5]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_the_one_of_the_heading(tmp_path: Path, separator: str) -> None:
    """Headings in any order and letters, with other columns beside them; missing cells are left."""
    text = f"\nVALUE{separator} Case {separator}more\n1{separator}A\n"
    (row,) = read(table(tmp_path, text), COLUMNS)
    assert row == Row("t.csv", 3, {"value": "1", "case": "A"})


def test_headings_must_be_there_once(tmp_path: Path) -> None:
    """The refusal names the column, and those that are needed or may be there."""
    missing = "t.csv, line 1: column value is missing; needed are case,value"
    assert refusal(table(tmp_path, "case\nA\n")) == f"{missing}."
    assert refusal(table(tmp_path, ""), "pass", "layer").startswith("t.csv, line 1: column case")
    named = refusal(table(tmp_path, "case\nA\n"), "pass", "layer")
    assert named == f"{missing} and, if wanted, pass,layer."
    for heading in ("case,value,case", "case,value,pass,pass"):
        assert "stands twice" in refusal(table(tmp_path, f"{heading}\n"), "pass")


def test_a_row_is_refused_by_its_line(tmp_path: Path) -> None:
    """More cells than columns, and quotes that do not pair up."""
    assert refusal(table(tmp_path, "case,value\nA,1\nB,2,x\n")).startswith("t.csv, line 3: there")
    assert read(table(tmp_path, "case,value\nA,1, ,\n"), COLUMNS)
    broken = refusal(table(tmp_path, 'case,value\nA,1\n"B,2\n'))
    assert broken.startswith("t.csv, below line 2: quotation marks")
    assert refusal(table(tmp_path, '"case,value\n')).startswith("t.csv, below line 1:")


@pytest.mark.parametrize(
    ("cell", "number"),
    [("2", 2.0), ("2,5", 2.5), ("-1e2", -100.0), ("", None), ("NA", None), (".", None)],
)
def test_a_cell_as_a_number(cell: str, number: float | None) -> None:
    """A decimal comma is understood; what says that nothing is there is missing."""
    assert Row("t.csv", 2, {"value": cell}).number("value") == number
    assert Row("t.csv", 2, {}).number("value") is None


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("two", "value must be a number"),
        ("inf", "value must be a finite number"),
        ("2.5", "value must be a whole number"),
        ("", "value must be a whole number"),
    ],
)
def test_a_cell_that_is_no_whole_number(cell: str, why: str) -> None:
    """The refusal names file, line and column."""
    with pytest.raises(Refusal) as raised:
        Row("t.csv", 7, {"value": cell}).whole("value")
    assert str(raised.value) == f"t.csv, line 7: {why}; nothing was imported."


def test_what_an_empty_cell_stands_for() -> None:
    """A default where there is one; a text must be there."""
    row = Row("t.csv", 7, {"value": "", "pass": "3", "nil": "0"})
    assert [row.whole("value", 1), row.whole("pass", 1), row.whole("nil", 1)] == [1, 3, 0]
    assert row.text("pass") == "3"
    with pytest.raises(Refusal, match="value is empty"):
        row.text("value")


@pytest.mark.parametrize(
    ("optional", "more"), [((), ""), (("pass", "layer"), " ve istenirse pass,layer")]
)
def test_what_is_needed_is_said_in_turkish_too(
    tmp_path: Path, optional: tuple[str, ...], more: str
) -> None:
    """With what may be there, if anything may."""
    with pytest.raises(Refusal) as raised:
        read(table(tmp_path, "case\nA\n"), COLUMNS, optional)
    missing = "t.csv, 1. satır: value sütunu eksik; gereken sütunlar: case,value"
    assert raised.value.turkish == f"{missing}{more}."
