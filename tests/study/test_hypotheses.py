"""Hypotheses are declared, changed and withdrawn, and the journal tells what was asked when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.a_study import Small, words_of
from thirdear.model.precedence import Hypothesis
from thirdear.model.refusal import Refusal
from thirdear.study import Study, hypotheses

BOOK = """
key = "w"
prefix = "w"
version = 1
name = "Words"
source = "Invented."
permission = "Free."
[[family]]
key = "f"
name = "F"
[[code]]
key = "a"
mnemonic = "aa"
family = "f"
name = "A"
[[code]]
key = "b"
mnemonic = "bb"
family = "f"
name = "B"
[[score]]
key = "as"
of = ["a"]
rule = "count"
name = "As"
[[score]]
key = "bs"
of = ["b"]
rule = "count"
name = "Bs"
"""
"""An invented codebook with two scores."""


@pytest.fixture
def small(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Small:
    """A study of one session with two scores and one declared hypothesis."""
    book = tmp_path / "w.toml"
    book.write_text(BOOK, encoding="utf-8")
    small = Small(Prompt(capsys), tmp_path, str(book))
    small.session("C07", 1, 6)
    small.tags("C07,1,1,w.a,R1", "C07,1,2,w.b,R1")
    small.well("hypothesis", "add", "w.as", "w.bs")
    return small


def listed(small: Small, *more: str) -> list[dict[str, object]]:
    """Return the hypotheses as JSON tells them."""
    found: list[dict[str, object]] = json.loads(small.well("hypothesis", "list", "--json", *more))
    return found


def test_a_withdrawn_hypothesis_is_asked_no_more_and_stays_on_record(small: Small) -> None:
    """It leaves the list, and `--all` tells when and why; undo lets it stand again."""
    small.well("hypothesis", "withdraw", "w.as", "w.bs", "--reason", "item was misread")
    assert listed(small) == []
    (one,) = listed(small, "--all")
    assert (one["cause"], one["reason"]) == ("w.as", "item was misread")
    assert one["withdrawn_at"]
    assert "Undone: hypothesis." in small.well("undo")
    assert len(listed(small)) == 1
    small.well("redo")
    assert listed(small) == []
    small.well("check", "--rebuild")


def test_a_hypothesis_that_changes_is_declared_anew(small: Small) -> None:
    """The former one counts as withdrawn; one undo takes the whole change back."""
    small.well("hypothesis", "change", "w.as", "w.bs", "--to-lag", "2", "--reason", "fortnightly")
    assert [one["lag"] for one in listed(small)] == [2]
    assert [one["lag"] for one in listed(small, "--all")] == [2, 1]


def test_a_withdrawn_hypothesis_can_be_declared_again(small: Small) -> None:
    """It stands with the time of its last declaration."""
    small.well("hypothesis", "withdraw", "w.as", "w.bs", "--reason", "a mistake")
    small.well("hypothesis", "add", "w.as", "w.bs")
    assert len(listed(small)) == len(listed(small, "--all")) == 1


def test_facts_do_not_declare_again_what_was_withdrawn(small: Small) -> None:
    """A file of facts from before the withdrawal changes nothing about it."""
    small.well("hypothesis", "withdraw", "w.as", "w.bs", "--reason", "a mistake")
    facts = small.folder / "facts.toml"
    facts.write_text('[[hypothesis]]\ncause = "w.as"\neffect = "w.bs"\n', encoding="utf-8")
    small.well("facts", "set", facts)
    assert listed(small) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("withdraw", "w.as", "w.bs", "--reason", " "), "--reason"),
        (("withdraw", "w.bs", "w.as", "--reason", "x"), "hypothesis list"),
        (("change", "w.as", "w.bs", "--reason", "x"), "--to-lag"),
        (("change", "w.as", "w.bs", "--to-lag", "2", "--reason", ""), "--reason"),
    ],
)
def test_what_cannot_be_withdrawn_or_changed_is_refused(
    small: Small, words: tuple[str, ...], said: str
) -> None:
    """The sentence names the option or the command to go on with, and nothing has changed."""
    done = small("hypothesis", *words)
    assert done.code == 1
    assert said in done.err
    assert [one["lag"] for one in listed(small, "--all")] == [1]


def test_several_hypotheses_on_a_pair_are_told_apart(small: Small) -> None:
    """Without saying which, the refusal names the options that tell them apart."""
    small.well("hypothesis", "add", "w.as", "w.bs", "--lag", "2")
    assert small("hypothesis", "withdraw", "w.as", "w.bs", "--reason", "x").code == 1
    small.well("hypothesis", "withdraw", "w.as", "w.bs", "--lag", "2", "--reason", "x")
    assert [one["lag"] for one in listed(small)] == [1]


@pytest.mark.parametrize(("language", "said"), [("en", "withdrawn on"), ("tr", "geri çekilmiştir")])
def test_a_document_tells_of_a_withdrawn_hypothesis(small: Small, language: str, said: str) -> None:
    """Its Method says when it was declared and withdrawn, and `verify` holds."""
    small.well("hypothesis", "change", "w.as", "w.bs", "--to-lag", "2", "--reason", "fortnightly")
    paper = small.folder / "paper.docx"
    small.well("report", "-o", paper, "--language", language)
    assert any(said in line for line in words_of(paper))
    small.well("verify", paper)


def test_the_reason_of_a_withdrawal_never_reaches_the_document(small: Small) -> None:
    """It is the study's own note, and may name people."""
    small.well("hypothesis", "withdraw", "w.as", "w.bs", "--reason", "Zelda misread it")
    paper = small.folder / "paper.docx"
    small.well("report", "-o", paper)
    assert not any("Zelda" in line for line in words_of(paper))
    with Study.open(small.study) as study:
        assert study.store.withdrawn_hypotheses()[0].reason == "Zelda misread it"


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (Hypothesis("w.as", "w.as"), "the same score"),
        (Hypothesis("w.as", "w.bs", 0), "The lag is a whole number from 1"),
        (Hypothesis("w.as", "w.bs", trend="bent"), "The lag is a whole number from 1"),  # type: ignore[arg-type]
        (Hypothesis("w.as", "w.bs", lag_in="days"), "Lags count one of"),  # type: ignore[arg-type]
        (Hypothesis("w.as", "w.cs"), "w.cs"),
    ],
)
def test_a_question_that_asks_nothing_is_refused(small: Small, asked: Hypothesis, why: str) -> None:
    """Each for its own reason; what can be asked passes."""
    with Study.open(small.study) as study:
        hypotheses.check(study, Hypothesis("w.as", "w.bs", 2, "none", lag_in="weeks"))
        with pytest.raises(Refusal, match=why):
            hypotheses.check(study, asked)
