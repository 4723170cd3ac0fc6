"""Workbooks and SPSS tables give the same rows as a CSV of them."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest

from thirdear.exchange import spss, workbook
from thirdear.model.refusal import Refusal

openpyxl = pytest.importorskip("openpyxl")


def test_a_workbook_holds_numbers_as_numbers_and_texts_as_texts(tmp_path: Path) -> None:
    """A text that begins as a formula is none; signs that no file may hold are left out."""
    data = workbook.write(("a", "b"), [(1, "=1+1"), (2.5, "x\x01y"), (None, True)])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["a", "b"],
        [1, "=1+1"],
        [2.5, "xy"],
        [None, "True"],
    ]
    assert sheet["B2"].data_type == "s"
    assert (sheet["A1"].value, sheet["B1"].value, sheet["A2"].value) == ("a", "b", 1)
    assert data[:2] == b"PK"
    bare = openpyxl.load_workbook(io.BytesIO(workbook.write((), [("x",)]))).active
    assert bare["A1"].value == "x"


def test_rows_are_read_by_heading_with_their_lines(tmp_path: Path) -> None:
    """Headings in any letters; whole numbers without their point; empty rows are left out."""
    file = tmp_path / "t.xlsx"
    rows = [("A ", 1.0), (None, None), ("B", 2.5), (None, "x")]
    file.write_bytes(workbook.write((" Case", "VALUE"), rows))
    found = workbook.read(file, ("case", "value"))
    assert [(row.file, row.line, dict(row.cells)) for row in found] == [
        ("t.xlsx", 2, {"case": "A", "value": "1"}),
        ("t.xlsx", 4, {"case": "B", "value": "2.5"}),
        ("t.xlsx", 5, {"case": "", "value": "x"}),
    ]


@pytest.mark.parametrize("columns", [("case",), ("case", "case", "value"), ()])
def test_a_column_that_is_not_there_once_is_refused(
    tmp_path: Path, columns: tuple[str, ...]
) -> None:
    """Missing, twice, or no heading at all."""
    file = tmp_path / "t.xlsx"
    file.write_bytes(workbook.write(columns, []))
    with pytest.raises(Refusal, match=r"t.xlsx, line 1: column \w+ must stand there once"):
        workbook.read(file, ("case", "value"))


def test_what_is_no_workbook_or_table_is_refused_by_name(tmp_path: Path) -> None:
    """One sentence each."""
    file = tmp_path / "t.xlsx"
    file.write_bytes(b"PK no workbook")
    with pytest.raises(Refusal, match=r"t\.xlsx cannot be read as a workbook"):
        workbook.read(file, ())
    pytest.importorskip("pyreadstat")
    with pytest.raises(Refusal, match=r"t\.xlsx cannot be read as a table of SPSS"):
        spss.read(file, ())


def test_a_table_of_spss_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Missing values are empty, whole numbers have no point, labels stay with their variables."""
    library = pytest.importorskip("pyreadstat")
    file = tmp_path / "t.sav"
    table = pd.DataFrame({"Case": ["A ", "B"], "value": [1.0, float("nan")], "more": [2.5, 3.0]})
    spss.write(file, table, {"value": "What it is"})
    found = spss.read(file, ("case", "value"))
    assert [(row.line, dict(row.cells)) for row in found] == [
        (1, {"case": "A", "value": "1", "more": "2.5"}),
        (2, {"case": "B", "value": "", "more": "3"}),
    ]
    _, meta = library.read_sav(file)
    assert meta.column_labels[1] == "What it is"
    with pytest.raises(Refusal, match="the variable rater must be there once"):
        spss.read(file, ("rater",))


def test_the_same_table_is_the_same_workbook(tmp_path: Path) -> None:
    """Its own dates are those of no day on which it was made."""
    book = openpyxl.load_workbook(io.BytesIO(workbook.write(("a",), [(1,)])))
    assert (book.properties.created.year, book.properties.creator) == (1980, "thirdear")
