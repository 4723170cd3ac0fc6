"""Written forms are decided one at a time, with examples, and an answer can be taken back."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from tests.a_cli import Prompt
from tests.a_system import at_terminal
from thirdear.cli import decisions
from thirdear.model.coding import Memo, Pass
from thirdear.model.disguise import Pseudonym
from thirdear.model.memos import Topic, TopicMemo
from thirdear.model.refusal import Refusal
from thirdear.study import Study, pseudonyms, questions, scanned
from thirdear.study.questions import Answers

TURNS = (
    "T: Bugün ne oldu?\n"
    "C: yağmur abla geldi, sonra yağmur yağdı.\n"
    "T: Gülçin'in evinde miydiniz?\n"
    "C: gülçinyıldız da vardı. Tosun Bey kızdı.\n"
)


@pytest.fixture
def study(tmp_path: Path) -> Any:
    """Return a study of three sessions with two listed names."""
    material = tmp_path / "in"
    material.mkdir()
    for number in (1, 2, 3):
        text = TURNS + f"T: Seans {number}.\n" * 2
        (material / f"A-s0{number}.txt").write_text(text, encoding="utf-8")
    with Study.create(tmp_path / "study", codebooks=["alliance-markers"], language="tr") as made:
        made.bring_in(made.plan_import([material], speakers="T=therapist,C=client"))
        with made.names() as names:
            names.add(Pseudonym("Gülçin", "Perihan"))
            names.add(Pseudonym("Yağmur", "Belgin", also_a_word=True))
        yield made


def _forms(study: Any) -> list[str]:
    return [one.form for one in questions.questions(study)]


def test_each_written_form_is_one_question_with_three_examples(study: Any) -> None:
    """The listed names first, the most frequent first; each example from another session."""
    found = questions.questions(study)
    assert [(q.form, q.times) for q in found] == [
        ("yağmur", 6),
        ("gülçinyıldız", 3),
        ("Tosun", 3),
    ]
    assert [q.name.real if q.name else None for q in found] == ["Yağmur", "Gülçin", None]
    assert [one.where.session for one in found[0].examples] == [1, 2, 3]
    assert found[1].examples[0].after.startswith(" da vardı")


def test_who_codes_blind_sees_no_form_of_a_memo(study: Any) -> None:
    """A memo may be another rater's; the transcripts' own forms stay."""
    study.add_rater("R1")
    study.store.set_memo(Memo(Pass("R1"), "A", 1, "turn", 1, "Behçet Bey gelmemiş."), "R1")
    for topic, who in (
        (Topic("A", 1), "Cevdet"),
        (Topic("A"), "Dursun"),
        (Topic(code="x"), "Eşref"),
    ):
        study.store.set_topic_memo(TopicMemo(Pass("R1"), topic, f"{who} Bey gelmemiş."), "R1")
    assert {"Behçet", "Cevdet", "Dursun", "Eşref"} <= {*_forms(study)}
    shown = [one.form for one in questions.questions(study, blind=True)]
    assert shown == ["yağmur", "gülçinyıldız", "Tosun"]


def test_every_answer_holds_at_once_and_can_be_taken_back(study: Any) -> None:
    """It is the listed person, somebody new, nobody, or a form that is always asked about."""
    word, joined, new = questions.questions(study)
    answers = Answers(study)
    before = study.pseudonyms()
    answers.is_nobody(word)
    answers.is_name(joined, Pseudonym("Gülçin", "Perihan"))
    answers.is_new(new, Pseudonym("Tosun", "Kadir", case="A"))
    assert _forms(study) == []
    assert answers.count == 3
    assert [answers.undo(), answers.undo(), answers.undo()] == [new, joined, word]
    assert answers.undo() is None
    assert study.pseudonyms() == before
    assert _forms(study) == ["yağmur", "gülçinyıldız", "Tosun"]


def test_a_form_that_is_always_asked_about_stays_open(study: Any) -> None:
    """It comes last, marked, and the gate stays closed wherever it stands."""
    (word, *_) = questions.questions(study)
    answers = Answers(study)
    answers.always_ask(word)
    assert [(q.form, q.always) for q in questions.questions(study)][-1] == ("yağmur", True)
    answers.undo()
    assert not any(q.always for q in questions.questions(study))


def test_who_is_listed_already_is_not_listed_again(study: Any) -> None:
    """An answer never replaces somebody's pseudonym by the way."""
    (_, _, new) = questions.questions(study)
    with pytest.raises(Refusal, match="listed already"):
        Answers(study).is_new(new, Pseudonym("Gülçin", "Kadir"))


def test_decisions_are_kept_with_the_study(study: Any) -> None:
    """Somebody who opens it again, or a copy of the folder, is not asked again."""
    for one in questions.questions(study):
        Answers(study).is_nobody(one)
    with Study.open(study.folder) as again:
        assert questions.questions(again) == ()


def test_a_long_scan_goes_on_where_it_was_interrupted(
    study: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found is kept by session, and found anew where a name or a turn changed."""
    monkeypatch.setattr(scanned, "_LONG", 2)
    done: list[tuple[int, int]] = []

    def stop(number: int, total: int) -> None:
        done.append((number, total))
        if number == 2 and len(done) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(scanned.places(study, None, stop))
    assert done == [(1, 3), (2, 3)]
    searched: list[int] = []
    real = scanned._undecided
    monkeypatch.setattr(
        scanned,
        "_undecided",
        lambda content, search: (searched.append(content.spot.session), real(content, search))[1],
    )
    found = list(scanned.places(study, None))
    assert {one for one in searched if one is not None} == {3}
    monkeypatch.setattr(scanned, "_LONG", 1000)
    assert list(scanned.places(study, None)) == found
    monkeypatch.setattr(scanned, "_LONG", 2)
    searched.clear()
    with study.names() as names:
        names.keep("Tosun")
    assert len(list(scanned.places(study, None))) == len(found) - 3
    assert {one for one in searched if one is not None} == {1, 2, 3}


def test_one_key_decides_a_form_at_a_terminal(
    study: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys for nobody, undo, the listed name, a new person, and for stopping."""
    keys = iter("nuny" + "p")
    typed = iter(["Tosun", "Kadir"])
    at_terminal(monkeypatch)
    monkeypatch.setattr("typer.getchar", lambda: next(keys))
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(typed))
    decisions.decide(study, None)
    assert _forms(study) == []
    listed, kept = study.pseudonyms()
    assert ("yağmur", "A") in kept
    assert [n.variants for n in listed if n.real == "Gülçin"] == [("gülçinyıldız",)]
    assert [n.pseudonym for n in listed if n.real == "Tosun"] == ["Kadir"]
    assert "3" in capsys.readouterr().out


def test_deciding_needs_a_terminal(study: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """Elsewhere it says which commands decide one form each."""
    prompt = Prompt(capsys)
    outcome = prompt("disguise", "scan", "--decide", "--study", study.folder)
    assert outcome.code == 1
    assert "disguise keep" in outcome.err


def test_pseudonyms_are_proposed_for_a_whole_list(
    study: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """As a table that can be imported; what is listed keeps its pseudonym, nobody has another's."""
    prompt = Prompt(capsys)
    table = tmp_path / "names.csv"
    table.write_text("real,kind,case\nNecla,person,A\nGülçin,person,\nDereboyu,place,A\n", "utf-8")
    outcome = prompt.well(
        "disguise", "propose", "Sabri", "--file", table, "--study", study.folder, "--json"
    )
    rows = {row["real"]: row for row in outcome.json}
    assert list(rows) == ["Sabri", "Necla", "Gülçin", "Dereboyu"]
    assert rows["Gülçin"]["pseudonym"] == "Perihan"
    instead = [row["pseudonym"] for row in rows.values()]
    assert len(set(instead)) == 4
    assert all(row["pseudonym"][0] != real[0] for real, row in rows.items())
    made = tmp_path / "made.csv"
    prompt.well("disguise", "propose", "--file", table, "--study", study.folder, "-o", made)
    prompt.well("disguise", "import", made, "--study", study.folder)
    assert len(study.pseudonyms()[0]) == 4
    printed = prompt.well("disguise", "propose", "Sabri", "--add", "--study", study.folder).out
    (row,) = csv.DictReader(io.StringIO(printed))
    assert row["pseudonym"] in [n.pseudonym for n in study.pseudonyms()[0]]


def test_initials_and_masked_names_are_counted(study: Any, tmp_path: Path) -> None:
    """G. and Y*** may be listed people; the scan says how many, and asks about none."""
    assert pseudonyms.shortened(study, None) == 0
    material = tmp_path / "more"
    material.mkdir()
    text = "T: G. geldi mi?\nC: Y*** da geldi, B. de.\nT: Peki.\nC: Evet.\n"
    (material / "A-s09.txt").write_text(text, encoding="utf-8")
    study.bring_in(study.plan_import([material], speakers="T=therapist,C=client"))
    assert pseudonyms.shortened(study, "A") == 2
