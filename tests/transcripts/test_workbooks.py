"""Cells of a workbook are read as a person sees them: times, dates, shares, numbers."""

from __future__ import annotations

import io

import openpyxl
import pytest

from thirdear.model.refusal import Refusal
from thirdear.transcripts import workbooks
from thirdear.transcripts.headers import NOTHING_WANTED
from thirdear.transcripts.material import Material


def material(*cells: tuple[object, str]) -> Material:
    """Return a workbook in which somebody says these values, each in a format."""
    book = openpyxl.Workbook()
    book.active.append(["Speaker", "Text"])
    for row, (value, form) in enumerate(cells, start=2):
        book.active.append(["T", value])
        book.active.cell(row, 2).number_format = form
    out = io.BytesIO()
    book.save(out)
    return Material("a.xlsx", out.getvalue())


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.5, "General", "0.5"),
        (3.0, "General", "3"),
        (-3, "General", "-3"),
        (0.5, "0%", "50%"),
        (0.125, "0.00%", "12.5%"),
        (-0.5, '0.0%" of it"', "-50%"),
        (0.5, "h:mm", "12:00:00"),
        (0.5, "mm:ss", "12:00:00"),
        (0.5, '[h]"hours"', "12:00:00"),
        (0.0000405, "[mm]:ss.0", "0:00:03.499"),
        (0.0001, "h:mm:ss AM/PM", "0:00:08.64"),
        (45000.5, "yyyy-mm-dd hh:mm", "2023-03-15 12:00:00"),
        (45000, "dd.mm.yyyy", "2023-03-15"),
        (45000, "mmm yy", "2023-03-15"),
        (45000, '0" days, hours"', "45000"),  # words in quotation marks are no format
        (45000, "[Red]0.0", "45000"),
        (45000, r"0\h", "45000"),
        (-1, "dd.mm.yyyy", "-1"),  # no such day
        (3_000_000, "dd.mm.yyyy", "3000000"),
        (2_999_999, "General", "2999999"),
        (True, "General", "TRUE"),
        (False, "General", "FALSE"),
        (" words ", "0%", " words "),
    ],
)
def test_a_cell_is_read_as_it_is_shown(value: object, form: str, shown: str) -> None:
    """By its format, those of Excel's own and those that somebody made."""
    (one,) = workbooks.read(material((value, form), ("end", "General")), NOTHING_WANTED)
    assert [one.text[span.start : span.stop] for span in one.spans] == [shown, "end"]


def test_what_is_no_workbook_is_refused() -> None:
    """In both languages."""
    with pytest.raises(Refusal, match="it is no Excel workbook") as refused:
        workbooks.read(Material("a.xlsx", b"T: Hi."), NOTHING_WANTED)
    assert "bir Excel çalışma kitabı (.xlsx) değil" in refused.value.turkish
    assert not workbooks.recognises(Material("a.xlsx", b"T: Hi."))
