"""Word documents are read as if every change were accepted, and nothing in them is lost quietly."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.a_docx import STRICT, document, p, r, table, written, zipped
from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.transcripts import read
from thirdear.transcripts.blocks import TableRow
from thirdear.transcripts.material import Material

DATA = Path(__file__).parents[1] / "data" / "transcripts"
HEADER = ("No", "Konuşan", "Metin", "Süre")


def turns(reading: Reading) -> list[tuple[str, str]]:
    """Return speakers and their exact words."""
    return [(span.speaker, reading.text[span.start : span.stop]) for span in reading.spans]


def loose(reading: Reading) -> list[str]:
    """Return the words that were not placed."""
    return [reading.text[part.start : part.stop] for part in reading.unplaced]


def read_one(folder: Path, data: bytes) -> Reading:
    """Read a document that holds one session."""
    (reading,) = read(written(folder, data))
    return reading


def wrapped(tag: str, words: str) -> str:
    """Return a run inside an element."""
    return f"<w:{tag}>{r(words)}</w:{tag}>"


@pytest.mark.parametrize("namespace", [None, STRICT])
def test_changes(tmp_path: Path, namespace: str | None) -> None:
    """Insertions and moved-in text are words, deletions and moved-out text not; all are counted."""
    deleted = "<w:del><w:r><w:delText>GONE</w:delText></w:r></w:del>"
    body = p("T: Ben ", wrapped("ins", "yeni "), deleted, "geldim.")
    body += p("Ç: ", wrapped("moveFrom", "MOVED"), wrapped("moveTo", "buradan "), "git.")
    data = document(body, namespace=namespace) if namespace else document(body)
    reading = read_one(tmp_path, data)
    assert turns(reading) == [("T", "Ben yeni geldim."), ("Ç", "buradan git.")]
    assert reading.warnings == (
        "2 tracked insertions taken as accepted",
        "2 tracked deletions left out",
    )


def test_deleted_paragraph_marks(tmp_path: Path) -> None:
    """A paragraph whose mark was deleted goes on in the next one, as Word would accept it."""
    mark = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    reading = read_one(tmp_path, document(p(mark, "T: one ") + p("and two") + p("C: three")))
    assert turns(reading) == [("T", "one and two"), ("C", "three")]


def test_wrappers(tmp_path: Path) -> None:
    """Content controls, links, fields, smart tags and unknown wrappers hold words as well."""
    link = f"<w:hyperlink>{r('link ')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('control ')}</w:sdtContent></w:sdt>"
    tag = wrapped("smartTag", "tag ")
    field = "<w:r><w:instrText>DATE</w:instrText></w:r>" + wrapped("fldSimple", "field ")
    strange = f"<x:any><x:more>{r('strange')}</x:more></x:any>"
    body = p("T: ", link, control, tag, field, strange)
    body += f"<w:sdt><w:sdtContent>{p('C: whole paragraph')}</w:sdtContent></w:sdt>"
    reading = read_one(tmp_path, document(body))
    assert turns(reading) == [("T", "link control tag field strange"), ("C", "whole paragraph")]


def test_breaks_and_marks(tmp_path: Path) -> None:
    """Soft breaks are newlines, tabs tabs, hyphens hyphens; symbols and notes are counted."""
    odd = "<w:r><w:noBreakHyphen/><w:softHyphen/><w:cr/><w:sym/><w:footnoteReference/></w:r>"
    listed = "<w:pPr><w:numPr/></w:pPr>"
    body = p("T: one\ntwo\tthree", odd) + p(listed, "C: four & <five>")
    reading = read_one(tmp_path, document(body, comments=3))
    assert turns(reading) == [("T", "one\ntwo\tthree-\n\ufffd"), ("C", "four & <five>")]
    assert reading.warnings == (
        "3 comments beside the text: a rater may take them as memos",
        "1 footnote or endnote mark left out with the note",
        "1 character of a symbol font shown as \ufffd",
        "1 automatic paragraph number left out: it is not stored as text",
    )


def test_hidden_text(tmp_path: Path) -> None:
    """Hidden text is left out and counted; text with hiding switched off is not hidden."""
    off = r("shown", '<w:vanish w:val="0"/>')
    reading = read_one(tmp_path, document(p("T: ", r("HIDDEN", "<w:vanish/>"), off) + p("C: a")))
    assert turns(reading)[0] == ("T", "shown")
    assert reading.warnings == ("1 hidden passage left out",)


def test_text_boxes(tmp_path: Path) -> None:
    """A text box is read once, set at the end and reported: it is nobody's speech."""
    box = f"<w:txbxContent>{p('T: in the box')}</w:txbxContent>"
    drawing = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = p("T: one", f"<w:r>{drawing}</w:r>") + p("C: two")
    reading = read_one(tmp_path, document(body))
    assert turns(reading) == [("T", "one"), ("C", "two")]
    assert loose(reading) == ["T: in the box"]
    assert reading.warnings == ("1 text box set at the end, not placed",)


def test_rows_among_paragraphs_are_warned_about(tmp_path: Path) -> None:
    """Whose words a stray table holds is easily mistaken, so it is said."""
    body = p("T: Hello there.") + table(("T", "In a table.")) + p("C: Hi, hello.")
    reading = read_one(tmp_path, document(body))
    assert any("table row" in warning for warning in reading.warnings)


def test_table(tmp_path: Path) -> None:
    """A table with header words gives a span a row; repeated headers are no rows."""
    body = p("Vaka A, Seans 3") + p("Yazan: ben")
    body += table(HEADER, ("1", "T", "bir", "0:03"), ("2", "", "iki\nüç", ""), HEADER)
    body += p("sayfa 2") + table(("3", "Ç", "  dört ", "0:09")) + table(("another", "table"))
    reading = read_one(tmp_path, document(body))
    assert reading.format == "docx-table"
    assert turns(reading) == [("T", "bir"), ("T", "iki\nüç"), ("Ç", "  dört ")]
    assert [span.time for span in reading.spans] == [3.0, None, 9.0]
    assert (reading.case, reading.session) == ("A", 3)
    assert loose(reading) == ["Yazan: ben", "sayfa 2", "another\ttable"]


def test_merged_and_nested_cells(tmp_path: Path) -> None:
    """Merged cells keep the columns in place; a table in a cell is words of that cell."""
    merged = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("T")}</w:tc><w:tc>{p("a")}</w:tc>'
    inner = f"<w:tc>{p('C')}</w:tc><w:tc/><w:tc>{p('b')}{table(('c', 'd'))}</w:tc>"
    rows = f"<w:tr>{merged}</w:tr><w:tr>{inner}</w:tr>"
    head = table(("Speaker", "", "Text")).removesuffix("</w:tbl>")
    reading = read_one(tmp_path, document(head + rows + "</w:tbl>"))
    assert turns(reading) == [("T", "a"), ("C", "b\nc\td")]


def test_deleted_rows(tmp_path: Path) -> None:
    """A row that was deleted is left out and counted."""
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('T')}</w:tc><w:tc>{p('GONE')}</w:tc></w:tr>"
    head = table(("Speaker", "Text"), ("C", "stays")).removesuffix("</w:tbl>")
    reading = read_one(tmp_path, document(head + gone + "</w:tbl>"))
    assert turns(reading) == [("C", "stays")]
    assert reading.warnings == ("1 tracked deletion left out",)


def test_table_without_header(tmp_path: Path) -> None:
    """Rows without header words are read as tabbed lines."""
    reading = read_one(tmp_path, document(table(("T", "bir"), ("Ç", "iki"), ("T", "üç"))))
    assert reading.format == "docx-paragraphs"
    assert turns(reading) == [("T", "bir"), ("Ç", "iki"), ("T", "üç")]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (document(""), "it holds no text"),
        (document(p("Just prose.")), "no turns were found"),
        (zipped({"xl/workbook.xml": "<w/>"}), "workbook.xml.rels' is missing"),
        (zipped({"content.xml": "<w/>"}), "OpenDocument"),
        ((DATA / "refi.qdpx").read_bytes(), "REFI-QDA"),
        (zipped({"[Content_Types].xml": "<Types/>"}), "a zip file without a document"),
        ((DATA / "EVIL_refi_traversal.qdpx").read_bytes(), "leaves the archive"),
        (document("<w:p>"), "not well-formed"),
    ],
)
def test_refusals(tmp_path: Path, data: bytes, sentence: str) -> None:
    """Documents without speech, and what only looks like a document, are refused in a sentence."""
    with pytest.raises(Refusal, match=sentence):
        read(written(tmp_path, data))


def test_broken_packages(tmp_path: Path) -> None:
    """A package without its main part, or with a document type in it, is refused."""
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = '<R><r Type="x/officeDocument" Target="{}"/></R>'
    for target, part in (("a.xml", ""), ("b.xml", "<!DOCTYPE w [<!ENTITY a 'b'>]><w>&a;</w>")):
        parts = {"[Content_Types].xml": types, "_rels/.rels": relation.format(target)}
        if part:
            parts[target] = part
        with pytest.raises(Refusal, match=r"'a.xml' is missing|declares a document type"):
            read(written(tmp_path, zipped(parts)))
    with pytest.raises(Refusal, match="names no main document part"):
        read(written(tmp_path, zipped(parts | {"_rels/.rels": "<R/>"})))


@pytest.mark.parametrize("name", ["table_tr.docx", "paragraphs.docx"])
@settings(max_examples=60)
@given(st.data())
def test_mutations(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    """Damaged documents are read or refused, nothing else."""
    good = (DATA / name).read_bytes()
    place = data.draw(st.integers(0, len(good) - 1))
    junk = data.draw(st.binary(max_size=8))
    length = data.draw(st.sampled_from([0, 1, 4, 200]))
    file = tmp_path_factory.getbasetemp() / name
    file.write_bytes(good[:place] + junk + good[place + length :])
    try:
        assert read(file)
    except Refusal as refusal:
        assert str(refusal).startswith(f"{name}: ")  # noqa: PT017 - both ends are right


TAGS = st.sampled_from("p r t tab br tbl tr tc sdt sdtContent ins del txbxContent drawing".split())


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Wrap some XML in an element, whether it may stand there or not."""
    return st.builds("<w:{0}>{1}</w:{0}>".format, TAGS, st.lists(inner, max_size=3).map("".join))


@given(st.recursive(st.just(r("T: a")), nested, max_leaves=12))
@settings(max_examples=80)
def test_any_structure(tmp_path_factory: pytest.TempPathFactory, body: str) -> None:
    """However elements are nested, the document is read or refused."""
    file = tmp_path_factory.getbasetemp() / "any.docx"
    file.write_bytes(document(body))
    try:
        (reading,) = read(file)
    except Refusal:
        return
    assert all(reading.text[span.start : span.stop] for span in reading.spans)


def test_speed(tmp_path: Path) -> None:
    """Five thousand turns take a fraction of a second."""
    said = (p(f"{'TÇ'[n % 2]}: söz {n} " + "kelime " * 12) for n in range(5_000))
    paragraphs = document("".join(said))
    rows = document(table(HEADER, *((str(n), "T", f"söz {n}", "0:01") for n in range(5_000))))
    for data in (paragraphs, rows):
        began = time.process_time()
        assert len(read_one(tmp_path, data).spans) == 5_000
        assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("span", "wide"), [("1", 1), ("2", 2), ("64", 64), ("99", 64), ("0", 1), ("x", 1)]
)
def test_a_cell_may_be_as_wide_as_several(span: str, wide: int) -> None:
    """Behind it there are as many empty ones, 63 at most."""
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{p("T")}</w:tc>'
    plain = f"<w:tc><w:tcPr/>{p('a')}</w:tc>"
    data = document(f"<w:tbl><w:tr>{cell}{plain}</w:tr></w:tbl>")
    (row,) = Material("a.docx", data).document.blocks
    assert isinstance(row, TableRow)
    assert row.cells == ("T", *[""] * (wide - 1), "a")
