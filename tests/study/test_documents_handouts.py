"""What is handed on beside the write-up: valid, disguised, marked, and stopped by the gate."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx_integrity import check
from lxml import etree
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from tests.a_cli import Prompt
from tests.a_system import has_mode
from thirdear import codebook, writeup
from thirdear.model.coding import Memo, NewTag, Pass
from thirdear.model.disguise import Pseudonym
from thirdear.model.memos import Topic, TopicMemo
from thirdear.model.refusal import GateRefusal, Refusal
from thirdear.model.writeup import Vignette
from thirdear.study import Study, checklist, consent, file_words, gate, pseudonyms, scanned
from thirdear.study import facts as study_facts
from thirdear.study.core import LEAD
from thirdear.study.documents import handouts, verify
from thirdear.study.documents.handouts import Wanted
from thirdear.vignettes import translation

LINES = """\
T: What shall we build today?
C: A tower <b>for</b> Quentin & me.
T: *Carefully*, then.
C: It fell. [laughs]
T: We can mend it.
C: =1+1 is what Quentin's brother says.
"""
R1 = Pass("R1")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def study(tmp_path: Path) -> Any:
    """Return a study of one invented session with tags, a memo, a vignette and one listed name."""
    material = tmp_path / "A-s01.txt"
    material.write_text(LINES, encoding="utf-8")
    with Study.create(tmp_path / "study", codebooks=["alliance-markers", "mbt-c-as"]) as made:
        made.bring_in(made.plan_import([material], speakers="T=therapist,C=client"))
        made.add_rater("R1")
        tags = [NewTag("A", 1, turn, "alliance.repair") for turn in (2, 6)]
        made.change_tags(R1, (), [*tags, NewTag("A", 1, 4, "alliance.withdrawal")])
        made.store.set_memo(Memo(R1, "A", 1, "turn", 4, "Quentin again?"), "R1")
        (tag, *_) = made.tags(R1, "A", 1)
        made.set_tag_memo(tag, "why so")
        for topic in (Topic("A", 1), Topic("A"), Topic(code="alliance.repair")):
            memo = TopicMemo(R1, topic, "What Quentin builds:\n\na tower.")
            made.store.set_topic_memo(memo, "R1")
        made.finish(R1, "A", 1)
        made.add_vignette(
            Vignette("A", 1, 1, 6, "Quentin’s tower", "By hand.", "", context="On the floor.")
        )
        pseudonyms.add(made, Pseudonym("Quentin", "Marcus"))
        yield made


def facts(study: Any, tmp_path: Path, words: str) -> None:
    """Let the facts say something about case A's consent."""
    file = tmp_path / "facts.toml"
    file.write_text(f'[case.A]\nconsent = "{words}"\n', encoding="utf-8")
    study_facts.set_from(study, file)


def every(study: Any, folder: Path, wanted: Wanted = handouts.PLAIN) -> list[Path]:
    """Return one file of each kind that holds words."""
    files = [
        handouts.vignettes(study, folder / f"v.{e}", wanted=wanted) for e in ("docx", "md", "html")
    ]
    files += [
        handouts.quotes(study, folder / f"q.{e}", wanted=wanted) for e in ("docx", "csv", "xlsx")
    ]
    return [*files, handouts.supervision(study, folder / "s.docx", ("A", 1), wanted=wanted)]


@pytest.mark.parametrize("language", ["en", "tr"])
def test_every_word_document_is_valid(study: Any, tmp_path: Path, language: Any) -> None:
    """Two validators find nothing, in both languages."""
    for path in every(study, tmp_path, Wanted(language)):
        if path.suffix == ".docx":
            assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
            assert [str(finding) for finding in check(path)] == []


def test_every_kind_of_file_is_disguised(study: Any, tmp_path: Path) -> None:
    """Turns, titles and memos in the comments; a possessive keeps its s."""
    for path in every(study, tmp_path):
        found = "\n".join(file_words.parts(path).values())
        assert "Quentin" not in found, path.name
        assert "Marcus" in found, path.name
        assert has_mode(path, 0o600)


def test_comments_hold_codes_and_memos_of_each_rater(study: Any, tmp_path: Path) -> None:
    """Beside the turn they are about, with the rater's key as their author."""
    path = handouts.supervision(study, tmp_path / "s.docx", ("A", 1))
    comments = file_words.parts(path)["word/comments.xml"].split("\n")
    assert {"Withdrawal", "Marcus again?", "R1", "Repair: why so"} <= {*comments}
    assert comments.count("On the session: What Marcus builds:") == 1
    assert comments.count("a tower.") == 1
    with zipfile.ZipFile(path) as archive:
        told = etree.fromstring(archive.read("word/comments.xml"))
    assert not [one for one in told.iter(f"{W}t") if "\n" in (one.text or "")]


def test_what_identifies_says_so_in_every_kind_of_file(study: Any, tmp_path: Path) -> None:
    """In every header, or at the top, or in a column of its own."""
    for path in every(study, tmp_path, Wanted(identifiable=True)):
        parts = file_words.parts(path)
        assert "Quentin" in "\n".join(parts.values())
        place = next((text for part, text in parts.items() if "header" in part), None)
        shown = place if path.suffix == ".docx" else "\n".join(parts.values())
        assert "IDENTIFIABLE" in str(shown), path.name


def test_a_page_is_escaped_and_asks_nobody_for_anything(study: Any, tmp_path: Path) -> None:
    """No script, no address, no markup from a transcript."""
    page = handouts.vignettes(study, tmp_path / "v.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;for&lt;/b&gt; Marcus &amp; me" in page
    assert not re.search(r"<script|https?:|src=|href=|url\(|@import|<b>", page)
    assert "default-src 'none'" in page
    parsed = etree.HTML(page)
    assert len(parsed.findall(".//tr")) == 6
    text = handouts.vignettes(study, tmp_path / "v.md").read_text(encoding="utf-8")
    assert "\\*Carefully\\*" in text
    assert "On the floor\\." in text or "On the floor." in text


def test_no_cell_is_a_formula(study: Any, tmp_path: Path) -> None:
    """In a CSV an apostrophe stands before it, in a workbook it is text."""
    table = handouts.quotes(study, tmp_path / "q.csv", ["alliance.repair"]).read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert {row["code"] for row in rows} == {"alliance.repair"}
    name = study.codes()["alliance.repair"].name(study.language)
    assert name in rows[0].values()
    words = [row["words"] for row in rows]
    assert words[1].startswith("'=1+1")
    sheet = load_workbook(handouts.quotes(study, tmp_path / "q.xlsx", ["alliance.repair"])).active
    assert [(sheet["G3"].data_type, str(sheet["G3"].value)[:4])] == [("s", "=1+1")]


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("", "not stated"),
        ("Written consent of both parents", "stated"),
        ("Invented; no consent needed.", "stated"),
        ("There is no consent.", "refused"),
        ("given, and not withdrawn", "stated"),
        ("never refused", "stated"),
        ("withdrawn on the phone", "refused"),
        ("The mother REFUSED publication", "refused"),
        ("Onam geri çekildi", "refused"),
        ("ONAM GERİ ÇEKİLDİ", "refused"),
        ("Aile rıza göstermedi; onam verilmedi", "refused"),
        ("Yazılı onam alındı, geri çekilmedi", "stated"),
    ],
)
def test_what_a_sentence_says_of_consent(words: str, state: str) -> None:
    """In both languages, also in capitals; what was not withdrawn was not withdrawn."""
    assert consent.state(words) == state


def test_without_consent_nothing_leaves(study: Any, tmp_path: Path) -> None:
    """Not even what is identifiable, nor the write-up; and it says what to do."""
    facts(study, tmp_path, "withdrawn")
    for wanted in (handouts.PLAIN, Wanted(identifiable=True)):
        with pytest.raises(GateRefusal, match=r"Consent for case A .*--case"):
            every(study, tmp_path, wanted)
    with pytest.raises(GateRefusal, match="Consent for case A"):
        study.report()
    facts(study, tmp_path, "given in writing")
    assert len(every(study, tmp_path)) == 7


@pytest.mark.parametrize("ending", ["docx", "md", "html", "xlsx", "csv"])
def test_a_name_in_what_was_written_takes_it_away_again(
    study: Any, tmp_path: Path, ending: str
) -> None:
    """Whoever writes it: the finished file is unpacked and searched, so is its own name."""
    disguise = gate.opened(study, ["A"])

    def careless(draft: Path) -> None:
        if ending == "xlsx":
            from thirdear.exchange import workbook

            draft.write_bytes(workbook.write(("words",), (("about Quentin",),)))
        elif ending == "docx":
            from thirdear.writeup import sheets

            quote = handouts.Quote("k", "n", "A", 1, 1, "C", "about Quentin", "1/1", "en")
            sheets.quotes(sheets.Sheet("t", "en", "", disguised=True), [quote], draft)
        else:
            draft.write_text("about &#81;uentin" if ending == "html" else "about Quentin", "utf-8")

    for name in ("x", "Quentin"):
        target = tmp_path / f"{name}.{ending}"
        with pytest.raises(GateRefusal, match=r"“Marcus”.*disguise scan") as refused:
            gate.release(study, target, careless, disguise, kind="test", settings={})
        assert "Quentin" not in str(refused.value)
        assert not target.exists()
    assert not [one for one in tmp_path.iterdir() if "draft" in one.name]


def test_a_short_name_that_is_in_the_programs_own_words_closes_nothing(
    study: Any, tmp_path: Path
) -> None:
    """Tim with a Turkish suffix is time; that the program says so identifies nobody."""
    pseudonyms.add(study, Pseudonym("Tim", "Nathan"))
    path = handouts.supervision(study, tmp_path / "s.docx", ("A", 1))
    assert "words" in writeup.words_in(path)
    with study.names() as names:
        names.add(Pseudonym("Kar", "Ada"))
    vignette = study.vignettes()[0]
    study.store.change_vignette(replace(vignette, commentary="The same karda again."), LEAD)
    with pytest.raises(GateRefusal, match=r"1 \(case A, session 1, the vignette’s commentary\)"):
        handouts.vignettes(study, tmp_path / "v.docx")
    (place,) = [one for one in list(scanned.places(study, "A")) if one.form == "karda"]
    assert place.where.shown() == "case A, session 1, the vignette’s commentary"


def test_the_figure_is_drawn_twice_alike(study: Any, tmp_path: Path) -> None:
    """As a picture and as lines, or it says what is missing; other endings are refused."""
    first = handouts.figure(study, tmp_path / "f.svg").read_bytes()
    assert b"<svg" in first
    assert handouts.figure(study, tmp_path / "g.svg").read_bytes() == first
    assert handouts.figure(study, tmp_path / "f.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(Refusal, match="ends in"):
        handouts.figure(study, tmp_path / "f.pdf")


def test_the_commands(study: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Change, omit, export and hand on, as a person types it."""
    run, folder = Prompt(capsys), ("--study", study.folder)
    study.close()
    one = run.well("vignettes", "list", *folder, "--json").json[0]["id"]
    told = run.well(
        "vignettes", "change", one, "--omit", "3-4", "--stars", 3, "--first", 2, *folder, "--json"
    ).json
    assert (told["first"], told["omitted"], told["stars"]) == (2, [[3, 4]], 3)
    assert told["beside"] == ""
    for given, kept in (("ruptures", "ruptures"), ("auto", ""), ("verdicts", "verdicts")):
        how = ("vignettes", "change", one, "--beside", given, *folder, "--json")
        assert run.well(*how).json["beside"] == kept
    assert run("vignettes", "change", one, "--beside", "outcome", *folder).code == 2
    run.well("undo", *folder)
    assert run.well("vignettes", "show", one, *folder, "--json").json["beside"] == ""
    moved = run.well("vignettes", "change", one, "--first", 1, *folder)
    assert "Its criterion is as it was" in moved.err
    moved = run.well("vignettes", "change", one, "--first", 2, "--criterion", "Why.", *folder)
    assert "criterion" not in moved.err
    assert run("vignettes", "change", one, "--omit", "4-3", *folder).code == 1
    assert run("vignettes", "change", one, "--omit", "1-9", *folder).code == 1
    page = tmp_path / "v.md"
    run.well("vignettes", "export", "-o", page, *folder)
    assert "\\[…\\]" in page.read_text(encoding="utf-8")
    target = tmp_path / "s.docx"
    where = ("export", "supervision", target, "--case", "A", "--session", 1, *folder)
    assert run(*where, "--identifiable", "--confirm", "yes").code == 3
    assert not target.exists()
    run.well(*where, "--identifiable", "--confirm", "identifiable")
    run.well("export", "quotes", tmp_path / "q.csv", "--code", "alliance.repair", *folder)
    run.well("disguise", "checklist", "--case", "A", "--altered", "age=7 to 9", *folder)
    rows = run.well("disguise", "checklist", "--case", "A", *folder, "--json").json
    assert "7 to 9" in [row["state"] for row in rows]
    assert "consent" in [row["what"] for row in rows]
    with Study.open(study.folder) as opened:
        found = {one.what: one.state for one in checklist.rows(opened, "A", "tr")}
    assert found["onam"] in {"belirtilmiş", "belirtilmemiş"}
    assert found["yaş: aralık olarak ya da değiştirilerek"] == "7 to 9"
    assert found["okul: okul ve kurumlar"] == "henüz bakılmadı"
    noted = run.well("disguise", "add", "Hope", "Ann", *folder)
    assert "everyday word" in noted.err
    run.well("disguise", "variant", "Hope", "Hopie", *folder)
    assert run("disguise", "variant", "Nobody", "x", *folder).code == 1


def test_a_second_language_stands_beside_the_words(
    study: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By turn and disguised as the words are, in every kind of file; undo and --remove end it."""
    (one,) = study.vignettes()
    name = f"{one.id.replica}:{one.id.seq}"
    file = tmp_path / "tr.txt"
    file.write_text("2: Quentin'e bir kule.\n\n4 Yıkıldı. [güler]\n", encoding="utf-8")
    run = Prompt(capsys)
    run.well("vignettes", "translate", name, file, "--study", study.folder)
    with Study.open(study.folder) as now:
        (told,) = now.vignettes()
        assert dict(told.translation) == {2: "Quentin'e bir kule.", 4: "Yıkıldı. [güler]"}
        for written in every(now, tmp_path)[:3]:
            found = "\n".join(file_words.parts(written).values())
            assert "Yıkıldı." in found
            assert "Marcus'a bir kule." in html.unescape(found)
            assert "Quentin" not in found
        document = tmp_path / "v.docx"
        assert [str(error) for error in OpenXmlValidator().validate(document).errors] == []
        assert [str(finding) for finding in check(document)] == []
    run.well("vignettes", "translate", name, "--remove", "--study", study.folder)
    with Study.open(study.folder) as now:
        assert now.vignettes()[0].translation == ()


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ("2: a\nno number here\n", "tr.txt, line 2: write the turn's number"),
        ("9: a\n", "tr.txt, line 1: turn 9 is not in the vignette (1 to 6)"),
        ("2: a\n2: b\n", "tr.txt, line 2: turn 2 is there twice"),
        ("\n", "tr.txt holds no translated turn"),
    ],
)
def test_translated_lines_that_cannot_be_placed(lines: str, why: str) -> None:
    """One sentence names the line, never its words."""
    with pytest.raises(Refusal, match=re.escape(why)):
        translation.read(lines, "tr.txt", 1, 6)


@pytest.mark.parametrize("layout", ["coded", "journal", "comments"])
def test_vignettes_alone_are_verified_in_every_layout(
    study: Any, tmp_path: Path, layout: Any
) -> None:
    """Every quotation, score and, where they are printed, code holds; a tag that goes is named."""
    file = handouts.vignettes(study, tmp_path / "v.docx", wanted=Wanted(layout=layout))
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
    assert [str(finding) for finding in check(file)] == []
    claims = verify.verify(study, file)
    assert all(one.holds for one in claims)
    assert sum(one.what.startswith("quotation") for one in claims) == 6
    shown = {one.what: one.printed for one in claims if one.what.startswith("code")}
    assert len(shown) == (0 if layout == "journal" else 3)
    study.reopen(R1, "A", 1)
    study.change_tags(R1, [study.store.tags(case="A", session=1)[1].id], ())
    study.finish(R1, "A", 1)
    failed = {one.what for one in verify.verify(study, file) if not one.holds}
    assert any("tagged" in what for what in failed)
    assert any(what.startswith("code") for what in failed) == (layout != "journal")


@pytest.mark.parametrize("layout", ["journal", "comments"])
def test_dialogue_has_a_paragraph_a_turn(study: Any, tmp_path: Path, layout: Any) -> None:
    """Number, speaker and words; a translation below them; codes nowhere or in comments."""
    (kept,) = study.vignettes()
    study.store.change_vignette(replace(kept, translation=((2, "Bir kule."),)), LEAD)
    file = handouts.vignettes(study, tmp_path / "v.docx", wanted=Wanted(layout=layout))
    document = Document(str(file))
    every = list(document.element.body.iter(f"{W}p"))
    styles = [p.pPr.pStyle.val for p in every if p.pPr is not None and p.pPr.pStyle is not None]
    found = [etree.tostring(p, method="text", encoding="unicode") for p in every]
    assert styles.count("VignetteTurn") == 6
    assert not document.tables
    assert any("A tower <b>for</b> Marcus & me." in line for line in found)
    assert "Bir kule." in found
    comments = list(document.comments)
    assert len(comments) == (3 if layout == "comments" else 0)
    assert all(one.author == "Codes" for one in comments)


def test_a_layout_of_word_is_refused_elsewhere(study: Any, tmp_path: Path) -> None:
    """Markdown and HTML have one of their own."""
    with pytest.raises(Refusal, match="layout journal is one of Word"):
        handouts.vignettes(study, tmp_path / "v.md", wanted=Wanted(layout="journal"))


def test_no_figure_of_scores_that_nobody_gave(study: Study, tmp_path: Path) -> None:
    """A figure of a hypothesis about a codebook that nobody used is refused by the score's name."""
    study.add_codebook(codebook.load("tpocs-a"))
    study.add_hypothesis("tpocs.total", "alliance.positive")
    with pytest.raises(Refusal, match=r"There is no tpocs\.total to draw"):
        handouts.figure(study, tmp_path / "f.svg")
