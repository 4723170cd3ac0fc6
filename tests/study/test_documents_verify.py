"""A document that was worked on keeps what is its author's, and says what no longer holds."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx_integrity import check
from lxml import etree
from openxml_audit import OpenXmlValidator

from tests import a_writeup
from tests.study.a_writing import CAUSE, FakeStudy, picked
from thirdear import writeup as room
from thirdear.model.coding import EventId
from thirdear.model.refusal import Refusal
from thirdear.model.writeup import Claim
from thirdear.study.documents import report, verify

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def study(tmp_path: Path) -> Any:
    """Return the fake study with one vignette, in a folder of its own."""
    made = FakeStudy(tmp_path)
    made.picked.append(picked(id=EventId(1, 7)))
    return made


def change(path: Path, how: Callable[[etree._Element], None], part: str = "document") -> None:
    """Change a part of a document, its body if nothing is said, as a person would in Word."""
    with zipfile.ZipFile(path) as package:
        parts = [(entry, package.read(entry)) for entry in package.infolist()]
    with zipfile.ZipFile(path, "w") as package:
        for entry, data in parts:
            if entry.filename == f"word/{part}.xml":
                root = etree.fromstring(data)
                how(root)
                package.writestr(entry, etree.tostring(root))
            else:
                package.writestr(entry, data)


def retyped(old: str, new: str, *, whole: bool = False) -> Callable[[etree._Element], None]:
    """Return a change of the first run that holds a text; ``whole``, and nothing else."""

    def how(root: etree._Element) -> None:
        runs = ((t, t.text or "") for t in root.iter(f"{W}t"))
        run = next(t for t, text in runs if (text == old if whole else old in text))
        run.text = (run.text or "").replace(old, new)

    return how


def control(root: etree._Element, alias: str) -> etree._Element:
    """Return the content control of that name."""
    return next(
        one
        for one in root.iter(f"{W}sdt")
        if (name := one.find(f"{W}sdtPr/{W}alias")) is not None and name.get(f"{W}val") == alias
    )


def in_body(path: Path, words: str) -> int:
    """Return which paragraph or table of the body holds the words last, behind the contents."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    blocks = ["".join(t.text or "" for t in one.iter(f"{W}t")) for one in root[0]]
    return max(place for place, block in enumerate(blocks) if words in block)


def failed(claims: tuple[Claim, ...]) -> list[tuple[str, str | None, str | None]]:
    """Return what does not hold."""
    return [(one.what, one.printed, one.now) for one in claims if not one.holds]


def test_a_fresh_document_holds(study: Any) -> None:
    """Every number and every quotation of it is a claim, and none fails."""
    claims = verify.verify(study, report.report(study))
    assert failed(claims) == []
    what = {one.what for one in claims}
    assert f"score A 3 {CAUSE}" in what
    assert "quotation A 3 2" in what
    assert "code A 3 1 1" in what


def test_what_is_no_word_document_is_called_so(study: Any, tmp_path: Path) -> None:
    """A text is no damaged archive."""
    (tmp_path / "x.txt").write_text("Some text.", encoding="utf-8")
    with pytest.raises(Refusal, match=r"^x\.txt is not a Word document\.$"):
        verify.verify(study, tmp_path / "x.txt")


def test_a_retyped_digit_fails(study: Any) -> None:
    """What counts are the characters on the page, not what the document says of itself."""
    path = report.report(study)
    change(path, retyped("25.00", "26.00", whole=True))
    assert failed(verify.verify(study, path)) == [(f"score A 3 {CAUSE}", "26.00", "25.00")]


def test_what_a_person_overwrote_is_told_from_what_the_study_changed(study: Any) -> None:
    """A number that is not what was once written there is somebody's own; all others are ours."""
    path = report.report(study)
    assert not any(one.overwritten for one in verify.verify(study, path))
    change(path, retyped("25.00", "26.00", whole=True))
    own = [one for one in verify.verify(study, path) if one.overwritten]
    assert {(one.printed, one.made) for one in own} == {("26.00", "25.00")}
    assert not any(one.holds for one in own)


def test_a_retyped_digit_fails_where_its_control_is_gone_too(study: Any) -> None:
    """Taking the content control away hides nothing; an unchanged number passes without it."""
    path = report.report(study)

    def bare(root: etree._Element) -> None:
        cell = next(t for t in root.iter(f"{W}t") if t.text == "25.00")
        inner = next(cell.iterancestors(f"{W}sdt"))
        inner.getparent().replace(inner, next(cell.iterancestors(f"{W}r")))

    change(path, bare)
    assert failed(verify.verify(study, path)) == []
    change(path, retyped("25.00", "26.00", whole=True))
    assert [one[1:] for one in failed(verify.verify(study, path))] == [("26.00", None)]


def test_a_changed_word_of_a_quotation_fails(study: Any) -> None:
    """Quotations are cut out of the transcript again, and disguised again."""
    path = report.report(study)
    change(path, retyped("I wonder what he would feel", "I wonder what she would feel"))
    ((what, printed, now),) = failed(verify.verify(study, path))
    assert what == "quotation A 3 3"
    assert printed is not None
    assert "she" in printed
    assert now is not None
    assert "he would feel" in now


def test_what_a_later_judgement_changed_is_named(study: Any) -> None:
    """One score moves: its cells, its means and its lead do, and nothing of the other case."""
    path = report.report(study)
    whole = study.score_values

    def moved(raters: str = "mean", case: str | None = None) -> tuple[Any, ...]:
        return tuple(
            replace(s, value=30.0) if (s.case, s.session, s.score) == ("A", 3, CAUSE) else s
            for s in whole(raters, case)
        )

    study.score_values = moved
    named = {what for what, _, _ in failed(verify.verify(study, path))}
    assert {f"score A 3 {CAUSE}", f"mean A {CAUSE}", f"sd A {CAUSE}"} <= named
    assert not any(what.startswith(("score B", "mean B", "quotation")) for what in named)
    gone = [one for one in study.store.tagged if (one.case, one.session) != ("A", 3)]
    study.store.tagged = gone
    assert "code A 3 1 1" in {what for what, _, _ in failed(verify.verify(study, path))}


def test_the_authors_text_survives(study: Any) -> None:
    """Generated parts are exchanged in place; everything else stays, and a copy is kept."""
    path = report.report(study)

    def worked_on(root: etree._Element) -> None:
        retyped("Transcripts were kept", "The transcripts were kept")(root)
        part = control(root, "Measures")
        own = etree.fromstring(
            f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>My own words.</w:t></w:r></w:p>'
        )
        part.getparent().addnext(own)
        limits = control(root, "Ethics and Disguise")
        limits.getparent().getparent().remove(limits.getparent())

    change(path, worked_on)
    before = path.read_bytes()
    study.picked.clear()
    study.picked.append(picked(9, 12, id=EventId(1, 8)))
    written = report.write(study, path)
    found = room.words_in(path)
    assert "My own words." in found
    assert "The transcripts were kept" in found
    assert written.edited == ("Participants and Treatment",)
    assert written.deleted == ("Ethics and Disguise",)
    assert written.dropped == ("The door",)
    assert written.former is not None
    assert written.former.read_bytes() == before
    assert "Session 3, Turns 9–12" in " ".join(found.split())
    assert in_body(path, "My own words.") < in_body(path, "Procedure and Reliability")
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert [str(finding) for finding in check(path)] == []
    again = report.write(study, path)
    assert (again.edited, again.deleted, again.dropped) == (written.edited, written.deleted, ())


def test_what_is_not_ours_is_never_written_over(study: Any, tmp_path: Path) -> None:
    """Another document, another language, another disguise: refused by name, else beside it."""
    other = tmp_path / "letter.docx"
    Document().save(str(other))
    before = other.read_bytes()
    with pytest.raises(Refusal, match="was not written by thirdear; write to another name"):
        report.report(study, other)
    with pytest.raises(Refusal, match="does not say where it comes from"):
        verify.verify(study, other)
    assert other.read_bytes() == before
    path = report.report(study)
    change(path, retyped("Method", "Methods"))
    with pytest.raises(Refusal, match="is in another language"):
        report.report(study, path, language="tr")
    with pytest.raises(Refusal, match="is disguised otherwise"):
        report.report(study, path, identifiable=True)


def test_a_template_gives_letterhead_and_styles(study: Any, tmp_path: Path) -> None:
    """What stands in it stays; the write-up follows in its styles."""
    letter = tmp_path / "letter.docx"
    document = Document()
    document.add_paragraph("University of Nowhere")
    document.sections[0].header.paragraphs[0].text = "Department"
    document.save(str(letter))
    path = report.report(study, tmp_path / "out.docx", template=letter)
    found = room.words_in(path)
    assert in_body(path, "University of Nowhere") < in_body(path, "Participants and Treatment")
    assert "Department" in found
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert failed(verify.verify(study, path)) == []
    marked = room.words_in(
        report.report(study, tmp_path / "real.docx", template=letter, identifiable=True)
    )
    assert "IDENTIFIABLE: REAL NAMES" in marked


def test_hostile_templates_are_refused(study: Any, tmp_path: Path) -> None:
    """No zip, no Word file, something fetched from elsewhere: one sentence, nothing written."""
    bad = tmp_path / "bad.docx"
    out = tmp_path / "out.docx"
    bad.write_bytes(b"no zip")
    with pytest.raises(Refusal, match=r"bad\.docx cannot be used: it is a damaged zip"):
        report.report(study, out, template=bad)
    with zipfile.ZipFile(bad, "w") as package:
        package.writestr("a.txt", "nothing")
    with pytest.raises(Refusal, match="it is no Word document"):
        report.report(study, out, template=bad)
    document = Document()
    document.part.relate_to("http://nowhere.invalid/x.png", "http://x/image", is_external=True)
    document.save(str(bad))
    with pytest.raises(Refusal, match="fetches something from elsewhere"):
        report.report(study, out, template=bad)
    assert not out.exists()


@pytest.mark.parametrize("language", ["en", "tr"])
def test_every_digit_of_a_generated_part_is_accounted_for(tmp_path: Path, language: str) -> None:
    """Both languages, every section: the page says what is made again, claim by claim."""
    made = a_writeup.writeup(language)
    path = tmp_path / "one.docx"
    room.case_study(made, path)
    data = path.read_bytes()
    told = room.provenance_of(data, path.name)
    assert told is not None
    claims = room.verify(data, path.name, told, made)
    assert failed(claims) == []
    assert len(claims) > 1000
    assert told.recipe == made.recipe
    assert told.heads == made.heads


def test_comments_of_the_author_stay_and_ours_are_exchanged(study: Any, tmp_path: Path) -> None:
    """Written again, a document has each of its comments once, and every code in them holds."""
    path = report.report(study, tmp_path / "out.docx", layout="comments")
    codes = len(Document(str(path)).comments)
    assert codes
    document = Document(str(path))
    own = document.add_paragraph("My own words.")
    document.add_comment(own.runs, text="Ask the team.", author="AY", initials="AY")
    document.save(str(path))
    report.report(study, path, layout="comments")
    written = Document(str(path))
    assert [c.text for c in written.comments if c.author == "AY"] == ["Ask the team."]
    assert len(written.comments) == codes + 1
    assert failed(verify.verify(study, path)) == []
    code = next(c.paragraphs[0].text for c in written.comments if c.author == "Codes")
    change(path, retyped(code, f"{code}s"), "comments")
    assert [(printed, now) for _, printed, now in failed(verify.verify(study, path))] == [
        (f"{code}s", code)
    ]
