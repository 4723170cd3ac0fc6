"""The preregistration sheet says what was declared, and nothing about what was not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx_integrity import check
from openxml_audit import OpenXmlValidator

from tests import a_writeup
from thirdear import codebook
from thirdear import writeup as room
from thirdear.model.precedence import Hypothesis
from thirdear.model.trail import Declaration, Preregistered
from thirdear.model.writeup import WriteUp

ASKED = Hypothesis("mbtc.techniques", "alliance.positive", 1, "linear", "2026-10-01T08:00:00Z")
DECLARED = Declaration("declared", ASKED, "2026-10-01T08:00:00Z")
GONE = Declaration("withdrawn", ASKED, "2026-10-03T09:30:00Z", "The trend is bent.", 4)
ANEW = Declaration("declared", replace(ASKED, trend="quadratic"), "2026-10-03T09:30:00Z", "", 4)
BOOKS = (codebook.load("mbt-c-as"), codebook.load("alliance-markers"))
KEYS = ("mbtc.techniques", "alliance.positive")
RULES = tuple(rule for book in BOOKS for rule in book.scores if rule.key in KEYS)


def sheet(language: str, *declared: Declaration, combination: str = "mean") -> WriteUp:
    """Return a sheet before there is any data."""
    made = a_writeup.writeup(language)
    assert made.recipe is not None
    recipe = replace(made.recipe, kind="preregistration", cases=(), appendices=())
    told = Preregistered(declared, BOOKS, RULES, combination)
    return replace(
        made, recipe=recipe, cases=(), codebooks=BOOKS, rules=(), preregistered=told, title=""
    )


def words(tmp_path: Path, writeup: WriteUp) -> str:
    """Write a document and return what stands in it; two validators find nothing in it."""
    path = tmp_path / "sheet.docx"
    room.case_study(writeup, path)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert [str(finding) for finding in check(path)] == []
    return a_writeup.on_the_page(path)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("Preregistration Sheet", "2026-10-01 08:00", "0 sessions", "α = .05", "Version 3")),
        ("tr", ("Ön Kayıt Formu", "01.10.2026 08:00", "0 seans", "α = 0,05", "Sürüm 3")),
    ],
)
def test_a_sheet_alone_says_what_was_declared(
    tmp_path: Path, language: str, expected: tuple[str, ...]
) -> None:
    """Hypothesis, time, sessions judged by then, rule, instruments with versions; works cited."""
    found = words(tmp_path, sheet(language, DECLARED))
    for one in (*expected, "MBT\u2011C", "Granger, C. W. J."):
        assert one in found


@pytest.mark.parametrize(
    ("language", "absent"),
    [
        ("en", ("Withdrawn", "Changes and", "Smallest effect", "None", "Abstract")),
        ("tr", ("Geri çek", "Değişiklikler", "En küçük etki", "None", "Özet")),
    ],
)
def test_what_was_not_declared_is_not_mentioned(
    tmp_path: Path, language: str, absent: tuple[str, ...]
) -> None:
    """No withdrawal, no smallest effect, and no part of a paper."""
    found = words(tmp_path, sheet(language, DECLARED))
    for one in absent:
        assert one not in found


def test_a_change_is_told_with_its_reason_and_only_the_new_question_stands(tmp_path: Path) -> None:
    """The table of hypotheses has the one that stands; all entries stand with their reasons."""
    found = words(tmp_path, sheet("en", DECLARED, GONE, ANEW))
    standing, _, changes = found.partition("All Declarations and Withdrawals")
    assert "quadratic" in standing.partition("Declared Hypotheses")[2].partition("Note.")[0]
    assert "linear" not in standing.partition("Declared Hypotheses")[2].partition("Note.")[0]
    assert "The trend is bent." in changes
    assert "Withdrawn" in changes
    assert "4 sessions" in changes


def test_one_that_was_withdrawn_leaves_no_rule_of_a_verdict(tmp_path: Path) -> None:
    """Nothing will be tested, so nothing is said about how."""
    found = words(tmp_path, sheet("en", DECLARED, GONE))
    assert "Rule of the Verdict" not in found
    assert "The trend is bent." in found


def test_the_smallest_effect_stands_in_a_column_of_its_own(tmp_path: Path) -> None:
    """It is said for which direction it holds."""
    declared = replace(DECLARED, hypothesis=replace(ASKED, smallest=0.125))
    found = words(tmp_path, sheet("en", declared))
    assert "Smallest effect" in found
    assert "0.125" in found
    assert "it holds for this direction" in found


@pytest.mark.parametrize("combination", ["mean", "main", "consensus", "one"])
@pytest.mark.parametrize("language", ["en", "tr"])
def test_how_raters_combine_is_said(tmp_path: Path, language: str, combination: str) -> None:
    """One sentence for each way, and no other."""
    from thirdear.writeup.words import say

    found = words(tmp_path, sheet(language, DECLARED, combination=combination))
    for one in ("mean", "main", "consensus", "one"):
        assert (say(language, f"prereg.combine.{one}") in found) == (one == combination)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_the_appendix_stands_in_a_report_only_where_something_was_declared(
    tmp_path: Path, language: str
) -> None:
    """It is a part of the report, and does not repeat the appendix on codebooks."""
    title = {"en": "Preregistration Sheet", "tr": "Ön Kayıt Formu"}[language]
    made = replace(a_writeup.writeup(language), appendices=("preregistration",))
    told = Preregistered((DECLARED,), made.codebooks, made.rules)
    assert title in words(tmp_path, replace(made, preregistered=told))
    assert title not in words(tmp_path, replace(made, preregistered=Preregistered()))
    both = replace(made, appendices=("codebook", "preregistration"), preregistered=told)
    rules = {"en": "Rules of the Scores", "tr": "Puan Kuralları"}[language]
    assert words(tmp_path, both).count(rules) == words(
        tmp_path, replace(made, preregistered=told)
    ).count(rules)
