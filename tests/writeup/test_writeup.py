"""A write-up becomes a Word document that is valid, complete, scrubbed and reproducible."""

from __future__ import annotations

import re
import string
import subprocess
import sys
import time
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx_integrity import check
from lxml import etree
from openxml_audit import OpenXmlValidator

from tests import a_writeup
from tests.a_system import has_mode
from thirdear import writeup as room
from thirdear.base.numbers import in_words, ranges
from thirdear.model.precedence import LagIn
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role
from thirdear.model.writeup import VignetteTurn, WriteUp
from thirdear.writeup import apa, words
from thirdear.writeup.courses import course, untranscribed
from thirdear.writeup.words import WORDS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
OTHER = {"en": "tr", "tr": "en"}
NOTHING: dict[str, Any] = dict.fromkeys(
    ("verdicts", "influences", "comparisons", "outcomes", "records"), ()
)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the sample write-up as a document in each language."""
    folder = tmp_path_factory.mktemp("documents")
    paths = {language: folder / f"{language}.docx" for language in ("en", "tr")}
    for language, path in paths.items():
        room.case_study(a_writeup.writeup(language), path)
    return paths


def written(tmp_path: Path, writeup: WriteUp) -> Path:
    """Write a document and return where it is."""
    path = tmp_path / "one.docx"
    room.case_study(writeup, path)
    return path


def part(path: Path, name: str = "word/document.xml") -> etree._Element:
    """Return one part of a document as a tree."""
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def text(node: etree._Element) -> str:
    """Return the words of a piece of a document, with breaks as newlines."""
    shown = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        one.text or "" if one.tag == f"{W}t" else shown.get(str(one.tag), "") for one in node.iter()
    )


def paragraphs(path: Path, style: str = "") -> list[str]:
    """Return the text of every paragraph, or of those of one style."""
    return [
        text(one)
        for one in part(path).iter(f"{W}p")
        if not style or one.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == style
    ]


def tables(path: Path) -> list[list[list[str]]]:
    """Return every table as rows of cells."""
    return [
        [[text(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        for table in part(path).iter(f"{W}tbl")
    ]


@pytest.mark.parametrize("language", ["en", "tr"])
def test_two_validators_find_nothing(documents: dict[str, Path], language: str) -> None:
    """Schema, semantics and cross-references of the package are clean."""
    found = OpenXmlValidator().validate(documents[language])
    assert [str(error) for error in found.errors] == []
    assert [str(finding) for finding in check(documents[language])] == []


@pytest.mark.parametrize("language", ["en", "tr"])
def test_fields_are_closed_and_carry_their_results(
    documents: dict[str, Path], language: str
) -> None:
    """Fields are simple, which cannot be left open, but the table of contents; each has words."""
    for name in ("word/document.xml", "word/header1.xml"):
        root = part(documents[language], name)
        marks = [one.get(f"{W}fldCharType") for one in root.iter(f"{W}fldChar")]
        assert marks == (["begin", "separate", "end"] if "document" in name else [])
        fields = list(root.iter(f"{W}fldSimple"))
        assert fields
        assert all(text(one).strip() and one.get(f"{W}instr").strip() for one in fields)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_every_reference_points_at_a_caption_of_the_same_name(
    documents: dict[str, Path], language: str
) -> None:
    """A REF field names a bookmark of the document, and says what stands there."""
    root = part(documents[language])
    marked = {}
    for start in root.iter(f"{W}bookmarkStart"):
        shown = text(start.getparent())
        marked[start.get(f"{W}name")] = shown.partition(".")[0] if "Vignette" in shown else shown
    ids = [start.get(f"{W}id") for start in root.iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids))
    references = [
        f.get(f"{W}instr").split()[1]
        for f in root.iter(f"{W}fldSimple")
        if " REF " in f.get(f"{W}instr")
    ]
    assert len(references) >= 3
    assert set(references) <= set(marked)
    assert words.say(language, "table") in marked[references[0]]


@pytest.mark.parametrize("language", ["en", "tr"])
def test_the_document_says_its_language_and_vignettes_say_theirs(
    documents: dict[str, Path], language: str
) -> None:
    """Defaults carry the document's language; the words of a vignette carry the spoken one."""
    locales = {"en": "en-US", "tr": "tr-TR"}
    styles = part(documents[language], "word/styles.xml")
    assert {one.get(f"{W}val") for one in styles.iter(f"{W}lang")} == {locales[language]}
    for run in part(documents[language]).iter(f"{W}r"):
        if "Kaplan gidince" in text(run):
            assert run.find(f"{W}rPr/{W}lang").get(f"{W}val") == "tr-TR"
        if "like a rhythm" in text(run):
            assert run.find(f"{W}rPr/{W}lang").get(f"{W}val") == "en-US"


def test_both_languages_have_the_same_wording() -> None:
    """Same keys, same facts to be filled in; nothing is said in one language only."""
    english, turkish = words.WORDS["en"], words.WORDS["tr"]
    assert english.keys() == turkish.keys()
    fields = string.Formatter()
    for key in english:
        used = [
            {name for _, name, _, _ in fields.parse(w) if name}
            for w in (english[key], turkish[key])
        ]
        assert used[0] == used[1], key


@pytest.mark.parametrize("language", ["en", "tr"])
def test_no_wording_of_the_other_language_slips_in(
    documents: dict[str, Path], language: str
) -> None:
    """No heading, caption or note of a document is in the other language."""
    shown = paragraphs(documents[language])
    foreign = words.WORDS[OTHER[language]]
    own = set(words.WORDS[language].values())
    fixed = {w for w in foreign.values() if "{" not in w and len(w) > 5 and w not in own}
    assert not fixed & set(shown)


def test_session_scores_stand_by_case_with_dashes_for_what_is_missing(
    documents: dict[str, Path],
) -> None:
    """One row a session; a dash where there is no score, nothing where there is no session."""
    scores = tables(documents["en"])[2]
    assert scores[0] == ["", "Case\u00a0A", "Case\u00a0B"]
    assert scores[1] == [
        "Session",
        *(["MBT-C techniques", "Positive alliance markers"] * 2),
    ]
    rows = {row[0]: row[1:] for row in scores[2:]}
    made = a_writeup.writeup()
    expected = [
        apa.number(course(made.scores, case, key).values[4])
        for case in made.cases
        for key in (a_writeup.CAUSE, a_writeup.EFFECT)
    ]
    assert rows["5"] == expected
    assert rows["7"] == ["—"] * 4
    assert rows["12"][2:] == rows["23"][2:] == ["—", "—"]
    assert rows["34"][2:] == ["", ""]
    assert len(scores) == 2 + 34 + 1
    assert scores[-1][0] == "M (SD)"


def test_header_rows_repeat_and_no_row_splits(documents: dict[str, Path]) -> None:
    """A table that runs over a page takes its head along."""
    for table in part(documents["en"]).iter(f"{W}tbl"):
        rows = list(table.iter(f"{W}tr"))
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    first = list(part(documents["en"]).iter(f"{W}tbl"))[2]
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in first.iter(f"{W}tr")]
    assert heads[:3] == [True, True, False]


def test_the_notes_say_which_sessions_are_missing_and_why(documents: dict[str, Path]) -> None:
    """No transcript is one thing, a transcript without a score another."""
    note = paragraphs(documents["en"], "APANote")[3]
    assert "There is no transcript of Sessions 12 and 23 of Case\u00a0B" in note
    assert "Session 7 of Case\u00a0A has a transcript but no score." in note


def test_tests_stand_in_both_directions_and_refusals_give_their_reason(
    documents: dict[str, Path],
) -> None:
    """Numbers as APA prints them; a test that was not made says why in its row."""
    rows = tables(documents["en"])[3]
    there = "MBT-C techniques → Positive alliance markers"
    back = "Positive alliance markers → MBT-C techniques"
    assert rows[0] == [
        "Direction",
        "Lag",
        "F",
        "df",
        "p",
        "pbootstrap",
        "pverdict",
        "pHolm",
        "PartialR²",
        "b[95% CI]",
    ]
    assert rows[1] == ["Case\u00a0A"]
    assert rows[2] == [
        there,
        "1",
        "12.09",
        "1, 28",
        ".002",
        ".002",
        ".001",
        ".006",
        ".30",
        "0.41[0.17, 0.65]",
    ]
    assert rows[3][0] == back
    assert rows[3][4:6] == ["< .001", "< .001"]
    assert rows[5][6:8] == ["—", "> .999"]
    assert rows[5][9] == "−0.02[−0.23, 0.19]"
    reason = (
        "Not tested: Frequency of positive alliance markers has the same value in every session."
    )
    assert rows[6] == [back, "1", reason]


def test_the_method_names_what_was_really_done(documents: dict[str, Path]) -> None:
    """Sessions, raters, rules, lag, trend, draws, seed, family, software: all from the facts."""
    method = " ".join(paragraphs(documents["en"], "APABody"))
    for fact in (
        "Case\u00a0A has 34 sessions with a transcript, numbered 1–34, with 5,230 turns and",
        "Case\u00a0B has 31 sessions with a transcript, numbered 1–11, 13–22, and 24–33",
        "Two raters coded the sessions",
        "Rater 2 finished 63 of 65",
        "mean over all raters who finished it",
        "the number of tags of Bond +, Task +, and Repair per 100 turns of the client",
        "in the session before, with a linear trend in the session number",
        "(Davison & Hinkley, 1997), with 9,999 draws and seed 1",
        "over four tests",
        "was entered in the study’s audit log on November 20, 2026",
        "Computed with thirdear (version 0.1.0; The thirdear founders, 2026), Python",
        "and statsmodels (version 0.15.0; Seabold & Perktold, 2010).",
        "ICC(2,1)\u00a0=\u00a0.81 [.70, .88]",
    ):
        assert fact in method


@pytest.mark.parametrize("language", ["en", "tr"])
def test_no_line_ends_inside_a_statistic(documents: dict[str, Path], language: str) -> None:
    """Letter, sign and value stand together, and the degrees of freedom with each other."""
    said = " ".join(paragraphs(documents[language], "APABody"))
    assert "\u00a0=\u00a0" in said
    assert not re.search(r" [=<>]|[=<>] ", said)
    assert not re.search(r"F\(\d+, \d+\)", said)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_note_stands_on_the_page_of_its_table(documents: dict[str, Path], language: str) -> None:
    """The last row of a table that a note explains is kept with it."""
    noted = 0
    for one in part(documents[language]).iter(f"{W}tbl"):
        behind = one.getnext()
        style = None if behind is None else behind.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") == "APANote":
            noted += 1
            last = list(one.iter(f"{W}tr"))[-1]
            assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in last.iter(f"{W}p"))
    assert noted > 4


def test_what_raters_are_called_does_not_change(documents: dict[str, Path]) -> None:
    """The Turkish document has one word for them, the one of screens and warnings."""
    said = " ".join(paragraphs(documents["tr"])).lower()
    assert "kodlayıcı" in said
    assert "değerlendirici" not in said
    assert "icc" not in said


def test_who_only_rates_whole_sessions_is_called_otherwise_in_turkish() -> None:
    """A report without codes has the words of rating in every form; one with codes has none."""
    told = words.say("tr", "raters.intro", only_items=True, count="iki")
    assert told == "Seansları iki değerlendirici, her biri kendi turunda puanlamıştır:"
    assert words.say("tr", "raters.intro", count="iki") == (
        "Seansları iki kodlayıcı, her biri kendi turunda kodlamıştır:"
    )
    assert words.of_items("Puanlar kodlayıcılarındır. Kodlanmış") == (
        "Puanlar değerlendiricilerindir. Puanlanmış"
    )
    both = re.compile(r"değerlendirici|(?<!\w)puanlanm|puanlamış", re.IGNORECASE)
    assert not [key for key, text in WORDS["tr"].items() if both.search(text)]


def test_statistics_are_italic(documents: dict[str, Path]) -> None:
    """F, p and R² of a finding are set in italics, its numbers are not."""
    runs = [
        (text(run), run.find(f"{W}rPr/{W}i") is not None)
        for one in part(documents["en"]).iter(f"{W}p")
        if text(one).startswith("In Case A techniques preceded")
        for run in one.iter(f"{W}r")
    ]
    assert ("F", True) in runs
    assert ("p", True) in runs
    assert ("12.09", False) in runs


def test_limits_follow_from_the_facts(tmp_path: Path) -> None:
    """Precedence, length, declared or searched, raters, invented: each only where it is true."""
    made = a_writeup.writeup()
    usual = " ".join(paragraphs(written(tmp_path, made), "APABody"))
    assert "precedence, not of cause" in usual
    assert "31–34 sessions" in usual
    assert "no lag was searched" in usual
    assert "invented for demonstration" in usual
    other = replace(
        made, searched=True, invented=False, raters=made.raters[:1], limits=("One more thing.",)
    )
    shown = " ".join(paragraphs(written(tmp_path, other), "APABody"))
    assert "The lag was searched, not stated in advance" in shown
    assert "One rater did all the coding" in shown
    assert "invented" not in shown
    assert "One more thing." in shown


@pytest.mark.parametrize(
    ("language", "stands", "falls"),
    [("en", "does not hang on one session", "Session 18"), ("tr", "tek bir seansa", "18 numaralı")],
)
def test_what_hangs_on_one_session_is_told_of_findings_only(
    documents: dict[str, Path], language: str, stands: str, falls: str
) -> None:
    """Found in Case A; in Case B there is nothing that a session could carry, and no sentence."""
    said = " ".join(paragraphs(documents[language]))
    assert stands in said
    assert falls in said
    assert "Session 22" not in said
    assert "22 numaralı" not in said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"p_holm": 0.01, "p_verdict": 0.002}, "does not hang on one session"),
        ({"p_holm": 0.2, "p_verdict": 0.1}, ""),
        ({"p_holm": 0.01, "exploratory": True}, ""),
    ],
)
def test_what_is_no_finding_hangs_on_nothing(
    tmp_path: Path, changed: dict[str, Any], said: str
) -> None:
    """The sentence follows the verdict, not the p of the F distribution."""
    paper = a_writeup.writeup("en")
    first = replace(paper.tests[0], **changed)
    influences = (paper.influences[0], None, None, None)
    told = replace(paper, tests=(first, *paper.tests[1:]), influences=influences)
    printed = " ".join(paragraphs(written(tmp_path, told)))
    assert said in printed
    assert ("hang on one session" in printed) == bool(said)


def test_a_vignette_is_printed_word_for_word(documents: dict[str, Path]) -> None:
    """Number, letter, words and codes of every turn stand in the four columns of one row."""
    vignette = next(t for t in tables(documents["en"]) if t[0][0] == "12" and len(t[0]) == 4)
    assert vignette == [
        [str(12 + place), letter, spoken, code]
        for place, (_, letter, spoken, code) in enumerate(a_writeup.ENGLISH)
    ]


def test_what_is_not_spoken_is_italic(documents: dict[str, Path]) -> None:
    """Brackets of the transcript, and whole turns of action, are set apart by a style."""
    quiet = {
        text(run)
        for run in part(documents["en"]).iter(f"{W}r")
        if run.find(f"{W}rPr/{W}rStyle[@{W}val='Nonverbal']") is not None
    }
    assert {"[laughs]", "[/x]", "(pause)", "They build for a while without a word."} <= quiet
    assert "(4 sn sessizlik)" in quiet


def test_letters_are_explained_in_the_language_of_the_document(
    documents: dict[str, Path],
) -> None:
    """An English reader learns what Ç and A stand for."""
    assert (
        "T\u00a0=\u00a0therapist; Ç\u00a0=\u00a0child or client; A\u00a0=\u00a0mother"
        in paragraphs(documents["en"], "VignetteLegend")
    )
    assert (
        "T\u00a0=\u00a0terapist; C\u00a0=\u00a0çocuk ya da danışan; P\u00a0=\u00a0ebeveyn"
        in paragraphs(documents["tr"], "VignetteLegend")
    )


def test_a_vignette_says_why_it_was_chosen_and_what_its_session_scored(
    documents: dict[str, Path],
) -> None:
    """Criterion, scores with the mean of the case, how many turns carry a code."""
    lead = paragraphs(documents["en"], "VignetteLead")[1]
    assert lead.startswith("Why this passage. The session with the highest score of its case. ")
    assert "Of the eight turns shown, five carry a code." in lead
    assert any(p.startswith("Commentary. The fear") for p in paragraphs(documents["en"]))


def test_the_figure_can_be_read_without_being_seen(documents: dict[str, Path]) -> None:
    """Its alternative text tells the course, the gaps and the marked sessions of each case."""
    outcome, first, second = (
        one.get("descr") for one in [*part(documents["en"]).iter(f"{DRAWING}docPr")][:3]
    )
    described = f"{first} {second}"
    assert "Invented Scale (mother): 68 before and 55 after treatment" in outcome
    assert "reliable beyond 8.77; cut-off 60." in outcome
    assert "Case\u00a0B, Sessions 1 to 33." in described
    assert "No score in Sessions 7, 12, and 23." in described
    assert "Vignettes in Sessions 5 (V1), 17 (V2)." in described
    assert all(
        t.find(f"{W}tblPr/{W}tblDescription") is not None
        for t in part(documents["en"]).iter(f"{W}tbl")
    )


def test_nobody_is_named_in_the_properties(documents: dict[str, Path]) -> None:
    """No author, no clock, no leftovers of a template; the date is that of the data."""
    with zipfile.ZipFile(documents["en"]) as package:
        core = package.read("docProps/core.xml").decode()
        names = package.namelist()
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"rsid" not in package.read("word/settings.xml")
    assert "python-docx" not in core
    assert core.count("2026-11-20T10:00:00Z") == 2
    assert not [name for name in names if "thumbnail" in name]
    assert [name for name in names if "customXml/item" in name and "Props" not in name] == [
        "customXml/item1.xml"
    ]
    assert "<dc:creator></dc:creator>" in core or "<dc:creator/>" in core


def test_equal_content_gives_equal_bytes(documents: dict[str, Path], tmp_path: Path) -> None:
    """Another process, at another time, writes the same file."""
    again = tmp_path / "again.docx"
    program = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); from tests import a_writeup; "
        "from thirdear import writeup; "
        "writeup.case_study(a_writeup.writeup('tr'), pathlib.Path(sys.argv[2]))"
    )
    folder = str(Path(__file__).parents[2])
    subprocess.run([sys.executable, "-c", program, folder, str(again)], check=True)
    assert again.read_bytes() == documents["tr"].read_bytes()
    assert has_mode(again, 0o600)


HOSTILE = "\x1b]0;owned\x07He[/x] said\x00 [laughs]\u202e \x9b31mno\ufffe & <b>\x85"


def test_hostile_text_is_exported_without_harm(tmp_path: Path) -> None:
    """Escape sequences, NUL, bidi overrides and markup leave words and nothing else."""
    made = a_writeup.writeup()
    excerpt = made.excerpts[1]
    turns = (VignetteTurn(1, "T", HOSTILE, (HOSTILE,), Role.THERAPIST),)
    evil = replace(excerpt, turns=turns, title=HOSTILE, criterion=HOSTILE, commentary=HOSTILE)
    rules = (replace(made.rules[0], names={"en": f"$x_ {HOSTILE} $"}), *made.rules[1:])
    hostile = replace(made, excerpts=(evil,), title=HOSTILE, limits=(HOSTILE,), rules=rules)
    path = written(tmp_path, hostile)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    found = room.words_in(path)
    assert "He[/x] said [laughs] no & <b>" in found
    assert not set(found) & set("\x00\x07\x1b\x85\x9b\u202e\ufffe")


def test_an_identifiable_document_says_so_on_every_page(tmp_path: Path) -> None:
    """The mark stands in the header, which is the same for all pages."""
    made = replace(a_writeup.writeup(), disguised=None)
    path = written(tmp_path, made)
    assert "IDENTIFIABLE: REAL NAMES, NOT DISGUISED" in text(part(path, "word/header1.xml"))
    assert part(path).find(f".//{W}titlePg") is None
    plain = written(tmp_path, a_writeup.writeup())
    assert "IDENTIFIABLE" not in room.words_in(plain)


def test_every_word_of_a_document_can_be_searched(tmp_path: Path) -> None:
    """Text over the seams of runs, headers, alternative texts, properties and the file's name."""
    made = replace(a_writeup.writeup(), title="Title of Ayşegül")
    turns = (VignetteTurn(1, "T", "Ayşe(x)gül", (), Role.THERAPIST),)
    path = written(tmp_path, replace(made, excerpts=(replace(made.excerpts[1], turns=turns),)))
    renamed = path.rename(tmp_path / "Fatma.docx")
    found = room.words_in(renamed)
    for wanted in (
        "Fatma.docx",
        "Ayşe(x)gül",
        "TITLE OF AYŞEGÜL",
        "Line chart with two panels.",
        "F(1,\u00a028)\u00a0=\u00a012.09, p\u00a0=\u00a0.002",
    ):
        assert wanted in found
    assert found.count("Title of Ayşegül") == 2


def test_a_document_knows_whether_somebody_has_touched_it(
    documents: dict[str, Path], tmp_path: Path
) -> None:
    """Saving it elsewhere breaks the seal, even where no word has changed."""
    assert room.is_untouched(documents["en"])
    again = tmp_path / "again.docx"
    Document(str(documents["en"])).save(str(again))
    assert not room.is_untouched(again)
    assert not room.is_untouched(tmp_path / "nowhere.docx")
    again.write_bytes(b"no document")
    assert not room.is_untouched(again)
    with pytest.raises(Refusal, match=r"again\.docx cannot be searched"):
        room.words_in(again)


def test_four_hundred_turns_are_quick(tmp_path: Path) -> None:
    """Rows are built, not looked up: a long document takes a moment, not a minute."""
    made = a_writeup.writeup()
    long = a_writeup.excerpt("A", 5, 1, a_writeup.ENGLISH * 50, "en")
    started = time.process_time()
    path = written(tmp_path, replace(made, excerpts=(long,)))
    assert time.process_time() - started < 8
    assert max(len(table) for table in tables(path)) == 400


@pytest.mark.parametrize("count", [1, 3, 5])
def test_any_number_of_cases_finds_room(tmp_path: Path, count: int) -> None:
    """Cases share tables in groups; nobody is left out, and nothing grows too wide.

    Each has a figure of its own, so that none leaves most of a page white.
    """
    made = a_writeup.writeup()
    cases = tuple(replace(made.cases[0], case=name, name=name) for name in "ABCDE"[:count])
    scores = tuple(replace(s, case=c.case) for c in cases for s in made.scores if s.case == "A")
    tests = tuple(replace(made.tests[0], case=c.case) for c in cases)
    sentences = tuple(f"Finding {c.case}." for c in cases)
    path = written(
        tmp_path,
        replace(
            made,
            cases=cases,
            scores=scores,
            tests=tests,
            sentences=sentences,
            excerpts=(),
            **NOTHING,
        ),
    )
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    heads = Counter(
        cell for t in tables(path) for row in t[:1] for cell in row if "Case\u00a0" in cell
    )
    assert set(heads) == {f"Case\u00a0{c.case}" for c in cases}
    figures = list(part(path).iter(f"{DRAWING}docPr"))
    assert len(figures) == count


@pytest.mark.parametrize(
    ("language", "units", "said", "unsaid"),
    [
        (
            "en",
            ("weeks",),
            ("in the week before, with a linear trend in the week",),
            "session before",
        ),
        ("tr", ("weeks",), ("bir önceki haftadaki", "haftaya göre doğrusal"), "önceki seanstaki"),
        (
            "en",
            ("sessions", "weeks"),
            ("in the session or week before", "counted in weeks"),
            "a missing session were",
        ),
        (
            "tr",
            ("sessions", "weeks"),
            ("seanstaki ya da haftadaki", "hafta olarak"),
            "kayıp bir seansın üzerinden",
        ),
    ],
)
def test_the_method_says_what_lags_count(
    tmp_path: Path, language: str, units: tuple[LagIn, ...], said: tuple[str, ...], unsaid: str
) -> None:
    """Weeks where they count weeks, in the text of the analysis and in the tests' note."""
    made = a_writeup.writeup(language)
    (asked,) = made.hypotheses
    made = replace(
        made,
        hypotheses=tuple(replace(asked, lag_in=unit) for unit in units),
        tests=tuple(
            replace(test, lag_in=units[i % len(units)]) for i, test in enumerate(made.tests)
        ),
    )
    shown = paragraphs(written(tmp_path, made))
    analysis = " ".join(one for one in shown if "Granger F" in one or " trend in " in one)
    analysis += " ".join(one for one in shown if "November 20, 2026" in one or "20.11.2026" in one)
    assert all(words in analysis for words in said)
    assert unsaid not in analysis
    note = {"en": ("one week earlier", "one session or week earlier")}.get(
        language, ("bir hafta önce", "bir seans ya da hafta önce")
    )
    assert any(note[len(units) - 1] in one for one in shown)


def test_a_study_without_hypothesis_or_scores_still_makes_a_document(tmp_path: Path) -> None:
    """Nothing is said of what was not done; it is called a case study and no study of scores."""
    made = a_writeup.writeup()
    bare = replace(
        made,
        rules=(),
        scores=(),
        hypotheses=(),
        tests=(),
        sentences=(),
        raters=(),
        agreement=(),
        heads=(),
        software=(),
        excerpts=(),
        **NOTHING,
        codebooks=(),
        dated="",
        disguised=0,
        combination="none",
        family=0,
    )
    path = written(tmp_path, bare)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    shown = paragraphs(path)
    assert shown[0] == "A Case Study"
    gone = ("Measures", "Procedure and Reliability", "Precedence Tests", "Data Analysis")
    assert not [one for one in gone if one in shown]
    assert not re.search(r"No (?:hypothesis|vignette|rater|instrument)", " ".join(shown))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "—"),
        (0.00004, "< .001"),
        (0.0009, "< .001"),
        (0.0123, ".012"),
        (0.9996, "> .999"),
        (0.5, ".500"),
    ],
)
def test_probabilities(value: float | None, shown: str) -> None:
    """Three decimals, no leading zero, and no zero that is none."""
    assert apa.probability(value) == shown


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [((), []), ((3,), ["3"]), ((1, 2, 4, 5, 6, 9), ["1", "2", "4–6", "9"]), ((2, 1), ["1", "2"])],
)
def test_runs_of_numbers(numbers: tuple[int, ...], shown: list[str]) -> None:
    """Three or more in a row become a range."""
    assert ranges(numbers) == shown


def test_numbers_are_set_as_the_language_sets_them() -> None:
    """A true minus, no minus zero, thousands apart without stealing the decimal point."""
    assert apa.number(-1.234) == "−1.23"
    assert apa.number(-0.001) == "0.00"
    assert apa.share(-0.05) == "−.05"
    assert apa.count(9999, "en") == "9,999"
    assert apa.count(9999, "tr") == "9999"
    assert apa.count(61400, "tr") == "61\u00a0400"
    assert [apa.places(se) for se in (0.0, 0.2, 0.004, 1e-9)] == [2, 2, 4, 6]


@pytest.mark.parametrize(
    ("role", "label", "language", "shown"),
    [
        (Role.THERAPIST, "Dr. Elif Kaya", "en", "T"),
        (Role.CLIENT, "Mehmet", "tr", "Ç"),
        (Role.PARENT, "Anne", "tr", "A"),
        (Role.PARENT, "BABA:", "tr", "B"),
        (Role.PARENT, "A", "tr", "E"),
        (Role.PARENT, "Mother", "en", "M"),
        (Role.PARENT, "P", "en", "P"),
        (Role.OTHER, "Öğretmen", "tr", "Dğ"),
        (Role.ACTION, "", "en", ""),
    ],
)
def test_speakers_are_letters_never_labels(
    role: Role, label: str, language: str, shown: str
) -> None:
    """The label in the file may be a name; only whether it says mother or father is read."""
    assert room.speaker_letter(role, label, language) == shown


def test_titles_keep_their_capitals_and_their_dotted_i() -> None:
    """Title case leaves acronyms alone and knows the Turkish alphabet."""
    assert (
        words.title_case("MBT-C techniques of the child", "en") == "MBT-C Techniques of the Child"
    )
    assert words.title_case("olumlu ittifak ile iç dünya", "tr") == "Olumlu İttifak ile İç Dünya"


def test_sessions_without_transcript_are_found_between_the_first_and_the_last() -> None:
    """What lies before the first or after the last session is no gap."""
    assert untranscribed(a_writeup.writeup().cases[1]) == (12, 23)


def test_importing_the_room_loads_no_heavy_library() -> None:
    """The desk may import the room; Word and figures come with the first document."""
    program = (
        "import sys, thirdear.writeup, thirdear.vignettes; "
        "print([m for m in ('docx', 'matplotlib', 'numpy', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "[]"


MANUSCRIPT: dict[str, Any] = {"page": "manuscript", "appendices": ()}


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_manuscript_has_the_parts_of_a_paper_in_their_order(
    tmp_path: Path, language: str
) -> None:
    """Headings as APA has them; tables, then figures stand behind the references."""
    made = replace(a_writeup.writeup(language), **MANUSCRIPT)
    path = written(tmp_path, made)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert [str(finding) for finding in check(path)] == []
    heads = paragraphs(path, "Heading1")
    keys = (
        "abstract abstract.other impact contents introduction method results clinical discussion "
        "references tables figures"
    ).split()
    assert heads == [WORDS[language][key] for key in keys]
    order = [one.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for one in part(path).iter(f"{W}p")]
    captions = [place for place, style in enumerate(order) if style == "APACaptionNumber"]
    assert min(captions) > max(p for p, style in enumerate(order) if style == "APAReference")


@pytest.mark.parametrize(("page", "line"), [("manuscript", "480"), ("compact", "276")])
def test_only_a_manuscript_is_double_spaced(tmp_path: Path, page: Any, line: str) -> None:
    """Body, references and headings; the head of its pages is its title, at most 50 letters."""
    path = written(tmp_path, replace(a_writeup.writeup(), page=page))
    styles = {s.get(f"{W}styleId"): s for s in part(path, "word/styles.xml").iter(f"{W}style")}
    for name in ("APABody", "APAReference", "Heading1"):
        assert styles[name].find(f"{W}pPr/{W}spacing").get(f"{W}line") == line
    head = text(part(path, "word/header1.xml")).partition("\t")[0]
    assert head == "MBT-C TECHNIQUES AND POSITIVE ALLIANCE MARKERS"
    assert len(head) <= 50


@pytest.mark.parametrize("language", ["en", "tr"])
def test_the_table_of_contents_lists_every_heading_and_leads_there(
    documents: dict[str, Path], language: str
) -> None:
    """A line a heading of the first two levels, each with a link to a bookmark of its words."""
    root = part(documents[language])
    marks = {
        one.get(f"{W}name"): text(one.getparent())
        for one in root.iter(f"{W}bookmarkStart")
        if one.get(f"{W}name").startswith("_Toc")
    }
    links = [(one.get(f"{W}anchor"), text(one)) for one in root.iter(f"{W}hyperlink")]
    assert all(marks[anchor] == words for anchor, words in links)
    heads = [*paragraphs(documents[language], "Heading1"), WORDS[language]["method.analysis"]]
    assert {*heads} - {WORDS[language]["contents"]} <= {words for _, words in links}
    assert len(links) == len(marks) - 1


def test_what_only_a_person_can_write_is_a_prompt_until_somebody_writes(tmp_path: Path) -> None:
    """A control that shows its prompt; facts that the study holds are not asked for again."""
    made = a_writeup.writeup()
    path = written(tmp_path, made)
    known = room.provenance_of(path.read_bytes(), "one.docx")
    assert known is not None
    asked = room.unwritten(path.read_bytes(), known)
    assert any("What was the presenting problem?" in one for one in asked)
    assert not any(one.startswith("Case\u00a0A: age band") for one in asked)
    controls = [
        c for c in part(path).iter(f"{W}sdt") if c.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    ]
    assert [text(one) for one in controls] == list(asked)
    document = Document(str(path))
    first = next(p for p in document.element.body.iter(f"{W}p") if "Abstract of up to" in text(p))
    next(first.iter(f"{W}t")).text = "In 2 cases and 65 sessions we found 3 things."
    document.save(str(path))
    left = room.unwritten(path.read_bytes(), known)
    assert len(left) == len(asked) - 1
    claims = room.verify(path.read_bytes(), "one.docx", known, made)
    assert all(one.holds for one in claims)


def test_numbers_below_ten_are_words_and_their_claims_hold(tmp_path: Path) -> None:
    """As APA has it for counts in running text; statistics, sessions and tables keep digits."""
    assert in_words("9", "en") == "nine"
    assert in_words("10", "en") == "10"
    assert in_words("3", "tr") == "üç"
    path = written(tmp_path, a_writeup.writeup())
    method = " ".join(paragraphs(path, "APABody"))
    assert "In one of the two coding rounds a case was coded in the order of its" in method
    assert "After the independent rounds, consensus was reached on three sessions." in method
    known = room.provenance_of(path.read_bytes(), "one.docx")
    assert known is not None
    claims = room.verify(path.read_bytes(), "one.docx", known, a_writeup.writeup())
    assert all(one.holds for one in claims)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_test_that_was_refused_is_told_once_and_no_method_is_claimed_for_it(
    tmp_path: Path, language: str
) -> None:
    """Its row in the table gives the reason; where none ran, no bootstrap and no Holm was used."""
    made = a_writeup.writeup(language)
    why = "Too few usable rows."
    refused = tuple(
        replace(test, f=None, p_holm=None, p_bootstrap=None, refused=why) for test in made.tests
    )
    bare = replace(made, tests=refused, family=0, sentences=(f"Not tested. {why}",) * 4, **NOTHING)
    path = written(tmp_path, replace(bare, verdicts=("",) * 4, influences=(None,) * 4))
    assert not any(why in one for one in paragraphs(path, "APABody"))
    assert sum(why in cell for table in tables(path) for row in table for cell in row) == 2
    shown = " ".join(paragraphs(path, "APABody"))
    assert "Holm" not in shown
    assert "bootstrap" not in shown
    assert "holm1979" not in {one.key for one in room.case_study(bare, tmp_path / "x.docx").cited}
