"""Somebody says once which column of a table is what; tables with the same header are read so."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from tests.a_cli import Prompt
from tests.a_docx import document
from thirdear.model.profile import Profile
from thirdear.model.refusal import Refusal
from thirdear.study.core import LEAD
from thirdear.study.imports import profile
from thirdear.study.study import Study
from thirdear.transcripts import read

TABLE = "Kişi;Söz;Dakika\nT;Nasılsın?;0:03\nÇ;İyiyim.;0:09\n"
TOLD = "text=Söz, speaker=Kişi,time=Dakika"


def test_kept_by_header(tmp_path: Path) -> None:
    """The second table with the header needs no telling; one with another header does."""
    for name, text in (("A-s01", TABLE), ("A-s02", TABLE.lower()), ("A-s03", "Kişi;Şey\nT;a\n")):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    with Study.create(tmp_path / "study") as study:
        (first,) = study.plan_import([tmp_path / "A-s01.csv"], columns=TOLD)
        assert first.refused is None
        study.bring_in([first])
        assert profile.profile(study.store).columns == {
            "kisi|soz|dakika": {"text": "Söz", "speaker": "Kişi", "time": "Dakika"}
        }
        second, third = study.plan_import([tmp_path / "A-s02.csv", tmp_path / "A-s03.csv"])
        assert second.reading is not None
        assert [span.time for span in second.reading.spans] == [3.0, 9.0]
        assert third.refused is not None
        assert "no row has header words" in third.refused
        profile.keep(study.store, Profile(), LEAD)
        (again,) = study.plan_import([tmp_path / "A-s02.csv"])
        assert again.refused is not None


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("text=Ses,speaker=Kişi", "it has no column 'Ses': its columns are Kişi, Söz, Dakika."),
        ("text=Ses", "no row has the column 'Ses': write it as the header does."),
        (
            "text=Söz",
            "which column is the speaker is not clear: its columns are Kişi, Söz, Dakika.",
        ),
        ("text=", "--columns takes COLUMN=HEADER, as in text=Metin,speaker=Konuşan;"),
        ("words=Söz", "the columns are text, speaker, time, end, session, case."),
    ],
)
def test_refusals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], told: str, sentence: str
) -> None:
    """A column that is not there is named, with those that are, but never a row of speech."""
    file = tmp_path / "A-s01.csv"
    file.write_text(TABLE, encoding="utf-8")
    run = Prompt(capsys)
    run.well("init", tmp_path / "s")
    outcome = run("--study", tmp_path / "s", "import", file, "--columns", told)
    assert outcome.code == 1
    assert sentence in outcome.err
    assert "İyiyim" not in outcome.err


def test_tables_of_documents(tmp_path: Path) -> None:
    """A table in Word whose header words are nobody's is read by the columns that are named."""
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>" for c in row)
        + "</w:tr>"
        for row in (("A", "B"), ("T", "Nasılsın?"), ("Ç", "İyiyim."))
    )  # fmt: skip
    file = tmp_path / "a.docx"
    file.write_bytes(document(f"<w:tbl>{rows}</w:tbl>"))
    (one,) = read(file, columns={"speaker": "A", "text": "b"})
    assert one.format == "docx-table"
    assert [one.text[span.start : span.stop] for span in one.spans] == ["Nasılsın?", "İyiyim."]
    with pytest.raises(Refusal, match="it has no column 'C': its columns are A, B"):
        read(file, columns={"speaker": "A", "text": "C"})


def workbook(**state: str) -> bytes:
    """Return a workbook with two sheets, of which the second has this state, and a comment."""
    book = openpyxl.Workbook()
    book.active.title = "Session 1"
    for number, sheet in enumerate((book.active, book.create_sheet("Session 2")), start=1):
        for row in (("Speaker", "Text"), ("T", f"one {number}"), ("C", f"two {number}")):
            sheet.append(row)
    book["Session 1"]["B2"].comment = Comment("Look", "AY")
    book["Session 2"].sheet_state = state.get("sheet", "visible")
    book["Session 2"].row_dimensions[3].hidden = "row" in state
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_hidden_sheets(tmp_path: Path) -> None:
    """Hidden sheets and rows are read, and said; comments of cells are counted."""
    file = tmp_path / "a.xlsx"
    file.write_bytes(workbook())
    assert read(file)[0].warnings == ("1 comment of cells left out",)
    file.write_bytes(workbook(sheet="veryHidden", row="hidden"))
    first, second = read(file)
    assert first.warnings == second.warnings
    assert first.warnings == (
        "1 sheet hidden in the workbook: read like the others",
        "1 row hidden in the workbook: read like the others",
        "1 comment of cells left out",
    )
    assert [second.text[span.start : span.stop] for span in second.spans] == ["one 2", "two 2"]
