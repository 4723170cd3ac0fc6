"""Vignettes stand beside the result that they illustrate, else in the clinical analysis."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx_integrity import check
from openxml_audit import OpenXmlValidator

from tests import a_writeup
from thirdear import writeup as room
from thirdear.model.ruptures import Charted, ResidualChart
from thirdear.model.single_case import SuddenGain
from thirdear.model.writeup import Excerpt, WriteUp
from thirdear.writeup import illustrations

LOW = ResidualChart(
    "B",
    a_writeup.EFFECT,
    "linear",
    points=(
        Charted(29, 3.0, 3.1, 2.0, -0.1, 0.4),
        Charted(30, 1.0, 3.1, 2.0, -4.0, 0.0001, outside=True),
    ),
    sentences=("Session 30 lies below its limit.",),
)
GAIN = SuddenGain("A", a_writeup.EFFECT, 16, 17, 2.0, 5.0, 2.0, 5.0, 1.0)


def carrying(made: WriteUp, score: str, case: str, session: int) -> tuple[Excerpt, ...]:
    """Return the excerpts, of which one carries a code of a score."""
    rule = next(rule for rule in made.rules if rule.key == score)
    return tuple(
        replace(e, carries=frozenset(rule.of[:1])) if (e.case, e.session) == (case, session) else e
        for e in made.excerpts
    )


def with_results(language: str) -> WriteUp:
    """Return a write-up in which each result has a vignette, and one vignette has none."""
    made = a_writeup.writeup(language)
    code_of = next(r.key for r in made.rules if r.key == a_writeup.CAUSE)
    return replace(made, excerpts=carrying(made, code_of, "A", 5), ruptures=(LOW,), gains=(GAIN,))


def test_a_vignette_belongs_to_the_result_whose_session_or_codes_it_has() -> None:
    """A gain's session, a rupture's, the codes of a tested score; what has none is clinical."""
    made = with_results("en")
    place = illustrations.finder(made)
    found = {(one.case, one.session): place(one) for one in made.excerpts}
    assert found == {
        ("A", 17): "gains",
        ("A", 5): "verdicts",
        ("B", 30): "ruptures",
        ("B", 9): "clinical",
    }
    order = [(one.case, one.session) for one in illustrations.in_order(made)]
    assert order == [("A", 17), ("A", 5), ("B", 30), ("B", 9)]


def test_a_vignette_stands_beside_the_result_that_was_chosen_for_it() -> None:
    """Whatever its codes say; where its case has no such result, they tell again."""
    made = with_results("en")
    chosen = {("B", 9): "ruptures", ("A", 5): "clinical", ("B", 30): "gains"}
    excerpts = tuple(
        replace(one, beside=chosen.get((one.case, one.session), "")) for one in made.excerpts
    )
    place = illustrations.finder(replace(made, excerpts=excerpts))
    assert {(one.case, one.session): place(one) for one in excerpts} == {
        ("A", 17): "gains",
        ("A", 5): "clinical",
        ("B", 30): "ruptures",
        ("B", 9): "ruptures",
    }


@pytest.mark.parametrize(
    ("language", "chosen", "other"),
    [
        ("en", "was chosen to illustrate this result of Case B.", "is a passage of such a session"),
        ("tr", "için bu bulguyu örneklemek üzere seçilmiştir.", "böyle bir seanstan bir bölümdür"),
    ],
)
def test_a_chosen_vignette_is_not_said_to_lie_in_the_results_session(
    tmp_path: Path, language: str, chosen: str, other: str
) -> None:
    """It stands under the heading all the same, behind one that does."""
    made = with_results(language)
    excerpts = tuple(
        replace(one, beside="ruptures") if (one.case, one.session) == ("B", 9) else one
        for one in made.excerpts
    )
    path = tmp_path / "chosen.docx"
    room.case_study(replace(made, excerpts=excerpts), path)
    page = a_writeup.on_the_page(path).replace("\u00a0", " ")
    assert page.count(chosen) == 1
    assert page.count(other) == 1
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_codes_of_a_test_without_a_verdict_draw_nothing() -> None:
    """Where nothing was found out there is no result to stand beside."""
    made = with_results("en")
    silent = replace(made, verdicts=("", "", "", ""))
    place = illustrations.finder(silent)
    assert {place(one) for one in silent.excerpts if one.session == 5} == {"clinical"}


@pytest.mark.parametrize(
    ("language", "after"),
    [
        (
            "en",
            {
                "Verdicts and Influence": "Vignette 2",
                "Sudden Gains": "Vignette 1",
                "Possible Ruptures": "Vignette 3",
                "Clinical Analysis": "Vignette 4",
            },
        ),
        (
            "tr",
            {
                "Karar": "Vinyet 2",
                "Ani Kazanımlar": "Vinyet 1",
                "Olası": "Vinyet 3",
                "Klinik": "Vinyet 4",
            },
        ),
    ],
)
def test_vignettes_stand_under_the_heading_of_their_result(
    tmp_path: Path, language: str, after: dict[str, str]
) -> None:
    """Numbered in the order of the page, each once, explained before the first of them."""
    path = tmp_path / "paper.docx"
    room.case_study(with_results(language), path)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert [str(finding) for finding in check(path)] == []
    under: dict[str, str] = {}
    above = ""
    for paragraph in Document(str(path)).element.body.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
    ):
        style = paragraph.style or ""
        words = "".join(t.text or "" for t in paragraph.iter(f"{paragraph.nsmap['w'].join('{}')}t"))
        words = words.replace("\u00a0", " ")
        if style in ("Heading1", "Heading2"):
            above = words
        elif style == "Heading3":
            under[words.partition(".")[0]] = above
    for head, vignette in after.items():
        place = under[vignette]
        assert head in place or vignette.endswith("4"), (vignette, place)
    assert len(under) == 4
    page = a_writeup.on_the_page(path).replace("\u00a0", " ")
    told = {"en": "letters stand for the speakers", "tr": "harfler konuşanları gösterir"}[language]
    assert page.count(told) == 1
    first = page.rindex("Vignette 1." if language == "en" else "Vinyet 1.")
    assert page.index(told) < first
    sentence = {
        "en": "Vignette 2 is a passage of Case A that carries codes of these scores.",
        "tr": "Vinyet 2, A vakası için bu puanların kodlarını taşıyan bir bölümdür.",
    }[language]
    assert sentence in page or sentence.replace("A vakası", "Vaka A") in page


def test_how_vignettes_are_read_is_told_as_they_are_laid_out(tmp_path: Path) -> None:
    """Nothing is said of a margin where there is none, nor of vignettes where there are none."""
    made = a_writeup.writeup("en")
    said = {}
    for layout in ("coded", "journal", "comments"):
        path = tmp_path / f"{layout}.docx"
        room.case_study(replace(made, layout=layout), path)  # type: ignore[arg-type]
        page = a_writeup.on_the_page(path)
        said[layout] = ("The margin names" in page, "Comments name" in page, "A fraction" in page)
    assert said == {
        "coded": (True, False, True),
        "journal": (False, False, False),
        "comments": (False, True, True),
    }
    path = tmp_path / "none.docx"
    room.case_study(replace(made, excerpts=()), path)
    assert "letters stand for" not in a_writeup.on_the_page(path)
