"""Reporting guidelines: every item once, linked to a section that is there, with whose it is."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from openxml_audit import OpenXmlValidator

from tests import a_writeup
from thirdear import writeup as room
from thirdear.model.writeup import Guideline
from thirdear.writeup.checklists import checklists

ALL: tuple[Guideline, ...] = get_args(Guideline)
PUBLISHED = {"scribe": 26, "coreq": 32}
"""How many items the published guideline has: Tate et al. (2016), Tong et al. (2007)."""


@pytest.fixture(scope="module", params=["en", "tr"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a document with all five."""
    path = tmp_path_factory.mktemp("lists") / f"{request.param}.docx"
    room.case_study(replace(a_writeup.writeup(request.param), appendices=ALL), path)
    return path


def tables(path: Path) -> list[Table]:
    """Return a document's tables, those in content controls, too."""
    document = Document(str(path))
    return [Table(one, document) for one in document.element.body.iter(qn("w:tbl"))]


def test_items_are_as_many_as_published_and_never_twice() -> None:
    """Both languages have each, and none stands twice in a guideline."""
    for key, items in checklists().items():
        assert len(items) == PUBLISHED.get(key, len(items))
        for language in ("en", "tr"):
            words = [item[language] for item in items]
            assert len(set(words)) == len(words) > 15


def test_every_item_is_a_row_with_a_state(written: Path) -> None:
    """A table a guideline; its links lead to headings of the document."""
    found = tables(written)[-5:]
    assert [len(table.rows) - 1 for table in found] == [len(checklists()[one]) for one in ALL]
    with zipfile.ZipFile(written) as package:
        markup = package.read("word/document.xml").decode()
    anchors = set(re.findall(r'w:anchor="(_Toc\d+)"', markup))
    assert anchors <= set(re.findall(r'w:bookmarkStart [^>]*w:name="(_Toc\d+)"', markup))
    states = {row.cells[2].text for table in found for row in table.rows[1:]}
    assert states <= {"written", "not in this report", "for the author"} | {
        "yazıldı",
        "bu raporda yok",
        "yazara kalıyor",
    }
    assert len(states) == 3
    assert [str(error) for error in OpenXmlValidator().validate(written).errors] == []


def test_what_is_not_there_is_not_called_written(tmp_path: Path) -> None:
    """Without vignettes no quotation is said to stand in the report."""
    path = tmp_path / "bare.docx"
    made = replace(a_writeup.writeup(), appendices=("coreq",), excerpts=())
    room.case_study(made, path)
    table = tables(path)[-1]
    (row,) = (row for row in table.rows if "Quotations" in row.cells[0].text)
    assert row.cells[2].text == "not in this report"


def test_pages_are_fields_and_what_is_only_asked_for_is_the_authors(written: Path) -> None:
    """Every link has a page beside it; approval by a committee is a prompt, and not written."""
    with zipfile.ZipFile(written) as package:
        markup = package.read("word/document.xml").decode()
    paged = re.findall(r'w:instr=" PAGEREF (_Toc\d+) \\h "', markup)
    assert len(paged) > 100
    assert {*paged} <= {*re.findall(r'w:bookmarkStart [^>]*w:name="(_Toc\d+)"', markup)}
    scribe = tables(written)[-3]
    assert scribe.rows[13].cells[2].text in ("for the author", "yazara kalıyor")


def test_an_item_needs_what_its_section_speaks_of(tmp_path: Path) -> None:
    """Agreement and consent that the study does not have are not called written."""
    made = a_writeup.writeup()
    path = tmp_path / "needs.docx"
    states = []
    for one in (made, replace(made, agreement=(), records=())):
        path.unlink(missing_ok=True)
        room.case_study(replace(one, appendices=("case",)), path)
        rows = {row.cells[0].text.partition(". ")[2]: row for row in tables(path)[-1].rows}
        states.append(rows["Several sources held against each other"].cells[2].text)
    assert states == ["written", "for the author"]
