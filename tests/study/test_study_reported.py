"""A case study of any small study is written, says what is so, and holds at once."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.a_study import Small, words_of
from tests.a_writeup import writeup
from thirdear import codebook
from thirdear.model.coding import RULES
from thirdear.study import Study, vignettes
from thirdear.writeup import method
from thirdear.writeup.claims import plain
from thirdear.writeup.manuscript import Manuscript
from thirdear.writeup.words import WORDS


@pytest.mark.parametrize("language", ["en", "tr"])
@pytest.mark.parametrize("rule", sorted({*RULES, "imported", "text"}))
def test_every_rule_has_words(rule: str, language: str) -> None:
    """Whatever rule a codebook may name, a document can say how the score is made."""
    assert WORDS[language][f"rule.{rule}"]


@pytest.mark.parametrize("language", ["en", "tr"])
def test_every_score_of_every_shipped_codebook_has_words(language: str) -> None:
    """How a score is made is told without the rule's own name, and without a gap."""
    for book in map(codebook.load, codebook.shipped()):
        made = replace(writeup(language), codebooks=(book,), rules=book.scores)
        paper = Manuscript(made)
        for rule in book.scores:
            told = plain(method.in_words(paper, rule))
            assert "“" not in told
            assert "{" not in told


@pytest.fixture
def keyed(prompt: Prompt, tmp_path: Path) -> Small:
    """A study with cases A, B and AB, three sessions each."""
    small = Small(prompt, tmp_path, "alliance-markers")
    rows = []
    for case in ("A", "B", "AB"):
        for number in (1, 2, 3):
            small.session(case, number, 14)
            rows += [f"{case},{number},{2 * n},alliance.bond_plus,R1" for n in range(1, number + 1)]
    small.tags(*rows)
    return small


def test_a_key_of_several_letters_is_one_case(keyed: Small, tmp_path: Path) -> None:
    """A report takes suggested passages of each case once, never of those its letters name."""
    keyed.well("report", "--case", "AB", "-o", tmp_path / "ab.docx")
    assert any("Case AB, Session" in line for line in words_of(tmp_path / "ab.docx"))
    keyed.well("report", "-o", tmp_path / "all.docx")
    places = [line for line in words_of(tmp_path / "all.docx") if ", Turns " in line]
    assert {place.split(",")[0] for place in places} == {"Case A", "Case B", "Case AB"}
    assert len(places) == len(set(places))


def test_one_case_may_be_named_by_a_plain_text(keyed: Small) -> None:
    """A notebook that names one case without a list gets this case."""
    from thirdear.study import lookup

    with Study.open(keyed.study) as study:
        assert lookup.cases(study, "AB") == ("AB",)
        assert {
            one.case for one in vignettes.suggest(study, ["AB"] if "AB" else (), 6, None, ())
        } == {"AB"}


def test_scores_that_nobody_judged_are_told_as_what_they_are(
    prompt: Prompt, tmp_path: Path
) -> None:
    """A series from a table and a count of the transcript need no rater and no rule's name."""
    small = Small(prompt, tmp_path, "alliance-markers")
    for number in range(1, 6):
        small.session("A", number, 4 + 2 * number)
    (tmp_path / "a.txt").write_text("C: it rains today\n", encoding="utf-8")
    small.well("import", tmp_path / "a.txt", "--case", "A", "--session", 6)
    mood = [f"A,{number},{number}.5" for number in range(1, 7)]
    (tmp_path / "m.csv").write_text("\n".join(("case,session,mood", *mood)), encoding="utf-8")
    small.well("scores", "import", tmp_path / "m.csv")
    small.well("hypothesis", "add", "imported.mood", "text.turns.therapist")
    gone = ("text.words.therapist", "text.words.parent")
    small.well("hypothesis", "add", *gone)
    small.well("hypothesis", "withdraw", *gone, "--reason", "Nobody asks it.")
    small.well("report", "-o", tmp_path / "r.docx", "--with", "preregistration")
    page = "\n".join(words_of(tmp_path / "r.docx"))
    for wrong in ("made by the rule", "of one rater", "has a transcript but no score", "0 tests"):
        assert wrong not in page
    assert "imported as a table" in page
    assert "Words of the therapist → Words of the parent" in page
    assert "text.words" not in page
    assert "counted in the transcript" in page
    assert "Session 6 of Case A has no score for turns of the therapist" in page
    assert "No rater has finished" not in page
    small.well("verify", tmp_path / "r.docx")


def test_one_turn_one_session_one_test_are_singular(prompt: Prompt, tmp_path: Path) -> None:
    """What is counted agrees with its number, and nothing is said of tests that were not made."""
    small = Small(prompt, tmp_path, "alliance-markers")
    (tmp_path / "a.txt").write_text("C: it rains today\n", encoding="utf-8")
    small.well("import", tmp_path / "a.txt", "--case", "A", "--session", 1)
    small.tags("A,1,1,alliance.bond_plus,R1")
    small.well("vignettes", "add", "A", 1, 1, 1, "--criterion", "the only turn")
    small.well("hypothesis", "add", "alliance.positive", "alliance.negative")
    small.well("report", "-o", tmp_path / "r.docx")
    page = "\n".join(words_of(tmp_path / "r.docx"))
    for wrong in ("1 turns", "1 passes", "1 sessions", "0 tests", "Turns 1–1", "at least 0"):
        assert wrong not in page
    assert "Vignette 1. \n" not in page
    assert "Case A, Session 1, Turn 1" in page
    assert "The one turn shown carries a code." in page
    assert page.count("none could be computed") == 1
    small.well("verify", tmp_path / "r.docx")


OWN = """
key = "w"
prefix = "w"
version = 1
name = "W"
source = "Invented."
permission = "Free."
[[family]]
key = "f"
name = "F"
[[code]]
key = "x"
mnemonic = "xx"
family = "f"
name = "X"
[[score]]
key = "x"
of = ["x"]
rule = "count"
name = "X"
"""
"""An invented codebook whose code and score have one key."""


def test_a_code_and_a_score_of_one_key_are_two_claims(prompt: Prompt, tmp_path: Path) -> None:
    """A fresh document holds where both have a figure of the same name."""
    (tmp_path / "w.toml").write_text(OWN, encoding="utf-8")
    small = Small(prompt, tmp_path, str(tmp_path / "w.toml"))
    rows = []
    for number in (1, 2, 3, 4):
        small.session("A", number, 6 + 2 * number)
        rows += [f"A,{number},{n},w.x,R1" for n in range(1, number + 1)]
        rows += [f"A,{number},{n},w.x,R2" for n in range(2, number + 3)]
    small.tags(*rows, done=("R1", "R2"))
    small.well("report", "-o", tmp_path / "r.docx")
    small.well("verify", tmp_path / "r.docx")


@pytest.mark.parametrize("layout", ["coded", "journal", "comments"])
def test_both_halves_of_a_split_turn_are_claims(
    prompt: Prompt, tmp_path: Path, layout: str
) -> None:
    """A corrected document holds where two of its turns have one number, with their codes."""
    small = Small(prompt, tmp_path, "alliance-markers")
    small.session("A", 1, 8)
    small.tags("A,1,2,alliance.bond_plus,R1", "A,1,2,alliance.withdrawal,R1")
    small.well("vignettes", "add", "A", 1, 1, 3, "--criterion", "x", "--title", "A passage")
    small.well("correct", "split", "A", 1, 2, "today")
    written = tmp_path / "r.docx"
    small.well("report", "--corrected", "--layout", layout, "-o", written)
    small.well("verify", written)
    small.well("correct", "words", "A", 1, 2, "it rains", "it snows")
    assert small("verify", written).code == 3


@pytest.mark.parametrize("how", [(), ("--identifiable", "--confirm", "identifiable")])
def test_numbers_in_what_is_said_of_a_vignette_hold(
    prompt: Prompt, tmp_path: Path, how: tuple[str, ...]
) -> None:
    """Translation, context and omissions are made again when a document is verified."""
    small = Small(prompt, tmp_path, "alliance-markers")
    small.session("A", 1, 8)
    said = ("--criterion", "x", "--title", "A passage", "--context", "After 12 weeks.")
    made = small.well("vignettes", "add", "A", 1, 1, 5, *said, "--omit", "4-4", "--json")
    id_ = json.loads(made)["id"]
    (tmp_path / "g.txt").write_text("1 Wir sehen.\n2 Es regnet 7 Tage.\n", encoding="utf-8")
    small.well("vignettes", "translate", id_, tmp_path / "g.txt")
    small.well("report", "-o", tmp_path / "r.docx", *how)
    small.well("verify", tmp_path / "r.docx")
