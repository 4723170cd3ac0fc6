"""Documents of strange studies: nothing is said of what is not there, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table

from tests import a_paper, a_writeup
from thirdear import writeup as room
from thirdear.model.facts import CaseRecord, Phase, SessionRecord
from thirdear.model.outcomes import Course, Measure
from thirdear.model.ruptures import ResidualChart
from thirdear.model.single_case import PhaseContrast
from thirdear.model.trail import Audit, BookChange, Span
from thirdear.model.writeup import WriteUp
from thirdear.outcomes import outcome
from thirdear.writeup import frame
from thirdear.writeup.document import compose

PLAIN = Measure("play", "Play Scale", "higher")
WORRY = Measure("worry", "Worry", "lower", 7.5, 0.88, "Hart (2019).", 55.0, "Hart (2019).")
EMPTY = PhaseContrast("A", a_writeup.CAUSE, "first", "then", "higher", 1, 2, refused="Too few.")
Page = Callable[[WriteUp], str]


@pytest.fixture
def page(tmp_path: Path) -> Page:
    """Write a document, look for faults in it, and return what stands in it."""

    def written(made: WriteUp) -> str:
        path = tmp_path / "paper.docx"
        path.unlink(missing_ok=True)
        room.case_study(made, path)
        assert [*a_paper.faults(path, made.language)] == []
        return a_writeup.on_the_page(path).replace("\u00a0", " ")

    return written


def tables(path: Path) -> list[list[list[str]]]:
    """Return the words of every table."""
    document = Document(str(path))
    return [
        [[cell.text for cell in row.cells] for row in Table(one, document).rows]
        for one in document.element.body.iter(qn("w:tbl"))
    ]


def without_scores(made: WriteUp) -> WriteUp:
    """Return a write-up of a study in which nobody has finished a session."""
    return replace(
        made,
        scores=(),
        raters=(),
        agreement=(),
        combination="none",
        limits=(),
        tests=tuple(replace(t, f=None, refused="No usable rows.") for t in made.tests),
        verdicts=("",) * 4,
        sentences=("",) * 4,
        influences=(None,) * 4,
        comparisons=(),
        family=0,
    )


@pytest.mark.parametrize("language", ["en", "tr"])
@pytest.mark.parametrize("layout", ["compact", "manuscript"])
def test_a_study_without_a_score_has_no_table_of_scores(
    page: Page, language: str, layout: str
) -> None:
    """No heading, table, figure or note on session scores, and no sentence on where they came from.

    Names stand where keys would be.
    """
    made = replace(without_scores(a_writeup.writeup(language)), page=layout, appendices=("scores",))
    found = page(made)
    gone = {
        "en": ("Session Scores of", "Course of Therapy", "imported as a table", "Any", "mbtc."),
        "tr": ("Seans Puanları:", "Tedavinin Gidişi", "tablo olarak getirilmiş", "mbtc."),
    }
    assert not [words for words in gone[language] if words in found]
    assert ("No rater has finished", "Bu vakaların hiçbir")[language == "tr"] not in found


def test_one_score_has_a_table_and_no_figure(page: Page) -> None:
    """Its heading stands over something."""
    made = a_writeup.writeup()
    (rule,) = (one for one in made.rules if one.key == a_writeup.CAUSE)
    scores = tuple(one for one in made.scores if one.score == rule.key)
    found = page(
        replace(
            without_scores(made),
            hypotheses=(),
            tests=(),
            verdicts=(),
            sentences=(),
            rules=(rule,),
            scores=scores,
        )
    )
    assert "shows the scores of every session." in found
    assert "their course" not in found


def test_measures_speak_of_what_the_instruments_have(page: Page) -> None:
    """Of tags where there are codes, of ratings where there are items, of neither without any."""
    made = a_writeup.writeup()
    codes = tuple(replace(book, items=()) for book in made.codebooks)
    items = tuple(replace(book, codes=()) for book in made.codebooks)
    said = [
        ("A tag is" in found, "rating is one value" in found)
        for found in (
            page(replace(made, codebooks=books, appendices=()))
            for books in (made.codebooks, codes, items, ())
        )
    ]
    assert said == [(True, True), (True, False), (False, True), (False, False)]


@pytest.mark.parametrize(("language", "alone"), [("en", "the judges"), ("tr", "uyum değerleri bu")])
def test_one_rater_is_not_missed_as_two(page: Page, language: str, alone: str) -> None:
    """Agreement of one rater is nothing that a document lacks."""
    made = a_writeup.writeup(language)
    found = page(replace(made, raters=made.raters[:1], agreement=(), appendices=()))
    assert "Figures of agreement" not in found
    assert alone not in found


def test_a_session_is_no_sessions(page: Page) -> None:
    """One transcript is one session, and one that was held is not all of them."""
    made = a_writeup.writeup()
    case = replace(made.cases[0], sessions=(3,))
    record = CaseRecord("A", "yes", {"age": "9"}, (SessionRecord(3),))
    found = page(replace(made, cases=(case, made.cases[1]), records=(record,)))
    assert "Case A has one session with a transcript, number 3," in found
    assert "has one session, which was held." in found


def test_a_case_that_says_so_is_not_called_a_case_again(page: Page) -> None:
    """Nor is a Turkish one."""
    for language, name in (("en", "Case 1"), ("tr", "Vaka 12"), ("tr", "A vakası")):
        made = a_writeup.writeup(language)
        found = page(replace(made, cases=(replace(made.cases[0], name=name), made.cases[1])))
        assert f"Vaka {name}" not in found
        assert f"Case {name}" not in found


def test_sentences_begin_with_a_capital(page: Page) -> None:
    """Though a score's name or a fact's begins them."""
    made = replace(
        a_writeup.writeup("tr"), records=(CaseRecord("A", "alındı", {"yaş": "9"}), CaseRecord("B"))
    )
    found = page(made)
    assert "Yaş: 9." in found
    for rule in made.rules[:2]:
        name = rule.in_text("tr")
        assert f". {name}" not in found


def test_equal_consent_is_told_once(page: Page) -> None:
    """Of both cases in one sentence."""
    records = (CaseRecord("A", "written"), CaseRecord("B", "written"))
    found = page(replace(a_writeup.writeup(), records=records))
    assert "Consent (all cases): written." in found


def test_low_agreement_is_one_sentence(page: Page) -> None:
    """With every score in it, as running text calls them."""
    made = a_writeup.writeup()
    low = tuple(
        replace(one, value=0.1) if one.statistic == "icc_2_k" else one for one in made.agreement
    )
    found = page(replace(made, agreement=low))
    assert found.count("relates weakly to everything") == 1
    assert "; frequency of positive alliance markers, ICC(2,k) = .10" in found


def test_equal_reasons_for_phases_stand_once_and_alone_make_no_section(page: Page) -> None:
    """Four scores of a case that have too few sessions are one reason."""
    made = replace(a_writeup.writeup(), contrasts=(EMPTY, replace(EMPTY, score=a_writeup.EFFECT)))
    assert "Declared Phases Compared" not in page(made)
    there = replace(
        EMPTY, case="B", nap=0.5, nap_interval=(0.2, 0.8), tau_u=0.0, p=0.9, refused=None
    )
    assert page(replace(made, contrasts=(*made.contrasts, there))).count("Too few.") == 1


def test_what_could_be_charted_nowhere_is_not_told(page: Page) -> None:
    """Neither a heading nor a key of a score."""
    chart = ResidualChart("A", a_writeup.EFFECT, "linear", sentences=("alliance.positive: no.",))
    found = page(replace(a_writeup.writeup(), ruptures=(chart,)))
    assert "Possible Ruptures" not in found
    assert "alliance.positive: no." not in found


@pytest.mark.parametrize(
    ("judged", "said"),
    [
        ((0, 9), "before any of its sessions had been coded"),
        ((9, 9), "after all of its sessions had been coded"),
        ((3, 9), "when 3 of 9 sessions had been coded"),
    ],
)
def test_none_and_all_are_words(page: Page, judged: tuple[int, int], said: str) -> None:
    """Zero of nine sessions is none of them."""
    made = a_writeup.writeup()
    at = made.hypotheses[0].declared_at
    assert said in page(replace(made, judged_before={at: judged}))


def test_a_vignette_without_a_title_and_a_full_stop(tmp_path: Path) -> None:
    """It has a name in Word all the same, and its criterion ends."""
    made = a_writeup.writeup()
    bare = tuple(replace(one, title="", criterion="chosen by hand") for one in made.excerpts)
    path = tmp_path / "bare.docx"
    room.case_study(replace(made, excerpts=bare), path)
    assert "Chosen by hand. In this session" in a_writeup.on_the_page(path)
    names = [
        alias.get(qn("w:val")) for alias in Document(str(path)).element.body.iter(qn("w:alias"))
    ]
    assert {f"Vignette\u00a0{n}" for n in range(1, 5)} <= {*names}


def test_tables_of_codes_have_no_empty_cells(tmp_path: Path) -> None:
    """Who a code is for is said of each; whether an item is reversed where one is."""
    made = replace(a_writeup.writeup(), appendices=("codebook",))
    (book,) = (one for one in made.codebooks if one.items)
    turned = replace(
        book, items=(replace(book.items[0], reverse=True), replace(book.items[1], reverse=False))
    )
    straight = replace(turned, key="other", items=(turned.items[1],))
    path = tmp_path / "books.docx"
    anybody = replace(
        made.codebooks[0], codes=tuple(replace(c, speaker=None) for c in made.codebooks[0].codes)
    )
    room.case_study(replace(made, codebooks=(anybody, turned, straight)), path)
    codes, first, second = (one for one in tables(path) if one[0][0] in ("Code", "Item"))
    assert {row[2] for row in codes[1:]} == {"all speakers"}
    assert [row[2] for row in first] == ["Reversed", "yes", "no"]
    assert [len(row) for row in second] == [2, 2]


def test_a_codebook_in_the_audit_trail_has_its_name(page: Page) -> None:
    """Also one of which no score is printed."""
    change = BookChange("2026-11-01", "version", "mi", 2)
    audit = Audit(Span(1, 1, "2026-11-01", "2026-11-01"), books=(change,), called={"mi": "MI"})
    found = page(replace(a_writeup.writeup(), appendices=("audit",), audit=audit))
    assert "MI, version 2, was added" in found


@pytest.mark.parametrize(
    ("language", "lacking", "dash"),
    [
        ("en", "No SD and reliability are known for Play Scale", "A dash stands for a value"),
        ("tr", "Play Scale için SS ve güvenirlik bilinmediğinden", "Çizgi (—), eksik olan"),
    ],
)
def test_measures_without_constants_are_named_in_the_language(
    page: Page, language: str, lacking: str, dash: str
) -> None:
    """Each source ends once; what cannot be computed says why."""
    rows = (
        outcome(Course("A", "worry", 66, 47, informant="mother"), WORRY),
        outcome(Course("A", "play", 12.5, 17.25), PLAIN),
    )
    made = replace(a_writeup.writeup(language), measures=(WORRY, PLAIN), outcomes=rows)
    found = page(made)
    assert lacking in found
    assert dash in found
    assert "Hart (2019).." not in found
    whole = replace(made, measures=(WORRY,), outcomes=rows[:1])
    assert dash not in page(whole)


def test_outcomes_are_drawn_where_both_ends_are_known(tmp_path: Path) -> None:
    """With what lies between, the band of reliable change and the cut-off in its words."""
    record = CaseRecord("A", courses=(Course("A", "worry", 66, 47, ((9, 60.0),), "mother"),))
    rows = (
        outcome(record.courses[0], WORRY),
        outcome(Course("B", "worry", 66, None), WORRY),
    )
    made = replace(
        a_writeup.writeup(), measures=(WORRY,), outcomes=rows, records=(record, CaseRecord("B"))
    )
    path = tmp_path / "drawn.docx"
    room.case_study(made, path)
    first = next(Document(str(path)).element.body.iter(qn("wp:docPr")))
    assert first.get("descr") == (
        "Line charts of outcome measures, one panel each. Case\u00a0A, Worry (mother): 66 "
        "before and 47 after treatment; reliable beyond 7.20; cut-off 55."
    ).replace("Case\u00a0A", "Case A")
    nothing = replace(made, outcomes=rows[1:])
    room.case_study(nothing, tmp_path / "bare.docx")
    assert "Outcome Measures of" not in a_writeup.on_the_page(tmp_path / "bare.docx")


def test_the_course_of_therapy_goes_by_declared_phases(tmp_path: Path) -> None:
    """And by thirds where none were declared; the note tells which."""
    phases = (Phase("baseline", 1, 6), Phase("treatment", 7, 34))
    records = (CaseRecord("A", phases=phases), CaseRecord("B"))
    path = tmp_path / "phases.docx"
    room.case_study(replace(a_writeup.writeup(), records=records), path)
    (rows,) = (one for one in tables(path) if one[0][1:3] == ["Phase", "Sessions"])
    assert [row[:3] for row in rows[1:]] == [
        ["A", "baseline", "1–6"],
        ["A", "treatment", "7–34"],
        ["B", "early third", "1–11"],
        ["B", "middle third", "12–22"],
        ["B", "late third", "23–33"],
    ]
    assert "where none were, they are thirds" in a_writeup.on_the_page(path)


def test_a_figures_note_tells_of_what_is_drawn(page: Page) -> None:
    """Of gaps, vignettes and breaks only where there are some."""
    made = a_writeup.writeup()
    full = tuple(replace(one, value=one.value or 5.0) for one in made.scores)
    cases = (made.cases[0],)
    whole = replace(made, cases=cases, scores=full, excerpts=())
    found = page(whole)
    assert "Gray bands are" not in found
    assert "Triangles and dotted" not in found
    assert "Gray bands are" in page(made)


@pytest.mark.parametrize(
    ("language", "title", "head"),
    [
        (
            "en",
            "Play, Silence, Words of the Client, and Turns of the Therapist",
            "PLAY, SILENCE, WORDS OF THE CLIENT, AND TURNS",
        ),
        (
            "tr",
            "Seanstan Seansa Değişim Konuşması, Sayı ile Soru ve Yanıt",
            "SEANSTAN SEANSA DEĞİŞİM KONUŞMASI, SAYI İLE SORU",
        ),
        ("en", "Bonds From Here to", "BONDS FROM HERE TO"),
        (
            "en",
            "MBT-C Techniques and TPOCS-A Alliance From Session to Session",
            "MBT-C TECHNIQUES AND TPOCS-A ALLIANCE",
        ),
    ],
)
def test_a_running_head_has_no_loose_end(language: str, title: str, head: str) -> None:
    """A title that is cut ends with a word that could end one; a whole one stays."""
    paper = compose(replace(a_writeup.writeup(language), title=title))
    assert frame.running(paper) == head


def test_a_sentence_has_no_capital_in_its_middle(page: Page) -> None:
    """Neither a number of raters nor what a codebook says of its source begins with one."""
    made = a_writeup.writeup()
    whole = tuple(replace(one, finished=one.sessions) for one in made.raters)
    source = {"en": "Written for this study."}
    books = (replace(made.codebooks[0], key="own", sources=source),)
    found = page(replace(made, raters=whole, codebooks=books))
    assert "were coded by two raters, each independently" in found
    assert "; written for this study)" in found
