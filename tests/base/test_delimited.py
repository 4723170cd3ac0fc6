"""Tables of any origin give the same rows, each with its line."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thirdear.base.delimited import announced, guarded, records, text_of, unguarded, why_not
from thirdear.model.refusal import Refusal

CELLS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=3), max_size=6), st.sampled_from(",;\t"))
def test_what_a_csv_writer_wrote_is_read_back(table: list[list[str]], separator: str) -> None:
    """Quotes, separators and newlines inside cells survive; rows of nothing are left out."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(table)
    read = [record.cells for record in records(out.getvalue(), separator, strict=True)]
    assert read == [row for row in table if any(cell.strip() for cell in row)]


def test_a_row_is_named_by_the_line_on_which_it_begins() -> None:
    """Excel's first line, blank lines and quoted newlines are all counted."""
    text, separator = announced('sep=;\r\na;b\r\n\r\n1;"two\nlines"\r\n3;4\r\n')
    assert separator == ";"
    assert [(line, cells[0]) for line, cells in records(text, ";")] == [
        (2, "a"),
        (4, "1"),
        (6, "3"),
    ]


def test_empty_rows_are_gaps_in_a_table_of_numbers() -> None:
    """A row of empty cells is a missing session; a blank line is nothing."""
    text = "x,y\n1,2\n,\n\n3, 4\n"
    assert [cells for _, cells in records(text, ",", numbers=True)] == [
        ["x", "y"],
        ["1", "2"],
        ["", ""],
        ["3", "4"],
    ]


@pytest.mark.parametrize(
    "data", ["skor;ışık\n1;2\n".encode("cp1254"), "skor;ışık\n".encode("utf-16")]
)
def test_turkish_windows_and_utf_16_are_understood(tmp_path: Path, data: bytes) -> None:
    """Whatever Excel saved, the letters are right."""
    (tmp_path / "t.csv").write_bytes(data)
    assert "ışık" in text_of(tmp_path / "t.csv")


def test_a_file_that_is_no_table_is_refused_by_name(tmp_path: Path) -> None:
    """Missing or binary: one sentence with the file's name."""
    with pytest.raises(Refusal, match="gone"):
        text_of(tmp_path / "gone.csv")
    (tmp_path / "b.csv").write_bytes(b"a,b\n\x00\x01\x02,1\n" * 30)
    with pytest.raises(Refusal, match="b"):
        text_of(tmp_path / "b.csv")


def test_why_a_file_cannot_be_read_is_said(tmp_path: Path) -> None:
    """As the system says it."""
    with pytest.raises(Refusal) as raised:
        text_of(tmp_path / "gone.csv")
    assert str(raised.value) == "gone.csv: the file cannot be read (No such file or directory)."


def test_the_first_row_stands_on_line_one() -> None:
    """A table of one row, and of rows that hold nothing before it."""
    assert [tuple(one) for one in records("a,b\n", ",")] == [(1, ["a", "b"])]
    assert [one.line for one in records(",\n,\na,b\n1,2", ",", numbers=True)] == [3, 4]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+90", "'+90"),
        ("@a", "'@a"),
        ("\t=1", "'\t=1"),
        ("-2", "'-2"),
        ("'tis", "''tis"),
        ("-", "-"),
        ("", ""),
        ("words", "words"),
        ("a=b", "a=b"),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(cell: str, written: str) -> None:
    """It gets a mark, and loses it again; a lone dash and words stay as they are."""
    assert guarded(cell) == written
    assert unguarded(written) == cell


@pytest.mark.parametrize("cell", ["'word", "'", "word", "=1"])
def test_a_cell_that_was_not_guarded_stays_as_it_is(cell: str) -> None:
    """An apostrophe before a word is the writer's own."""
    assert unguarded(cell) == cell


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('"a"b,c', ("its quotation marks do not pair up", "tırnak işaretleri eşleşmiyor")),
        ("a" * 200_000, ("a cell is too long", "bir hücre çok uzun")),
    ],
)
def test_why_a_table_cannot_be_read_is_said_in_both_languages(
    text: str, why: tuple[str, str]
) -> None:
    """As one would say it, not as the reader of tables does."""
    with pytest.raises(csv.Error) as raised:
        list(records(text, ",", strict=True))
    assert why_not(raised.value) == why


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_a_name_of_two_lines_is_said_in_one(tmp_path: Path) -> None:
    """So that a refusal stays a sentence."""
    with pytest.raises(Refusal) as raised:
        text_of(tmp_path / "no\nfile.csv")
    assert str(raised.value).startswith("no file.csv: ")
