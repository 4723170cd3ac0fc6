"""Suggestions in a study: off, refused where raters are blind, marked, and out of agreement."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.a_cli import Prompt
from tests.a_desk import a_study, transcript
from thirdear.model.coding import NewTag, Pass
from thirdear.model.refusal import Refusal
from thirdear.study import Study, agreement, blinding, suggestions
from thirdear.study.exports import passes

ME, OTHER = Pass("me"), Pass("you")
WONDER = "mbtc.playful"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Nine invented sessions of alike turns; seven are finished, wondering turns are tagged."""
    lines = [("T", f"I wonder about bear {n}") if n % 2 else ("T", f"Go {n}") for n in range(12)]
    study = a_study(tmp_path, transcripts=[transcript("A", n, lines) for n in range(1, 10)])
    for session in range(1, 8):
        _tag(study, ME, session)
    return study


def _tag(study: Study, pass_: Pass, session: int) -> None:
    study.change_tags(pass_, add=[NewTag("A", session, n, WONDER) for n in range(2, 13, 2)])
    study.store.finish(pass_, [("A", session)], pass_.rater)


def test_suggestions_are_off_until_the_study_wants_them(study: Study) -> None:
    """Off is a sentence; on is an event that can be seen in the journal."""
    with pytest.raises(Refusal, match="off in this study"):
        suggestions.codes(study, ME, "A", 8)
    suggestions.turn(study, on=True)
    found = suggestions.codes(study, ME, "A", 8, 0.5)
    assert {f.segment for f in found if f.code == WONDER} == {2, 4, 6, 8, 10, 12}
    assert study.tags(ME, "A", 8) == ()


def test_a_code_that_words_do_not_tell_is_held_back_with_its_numbers(
    study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    """A code given by lot is learned, measured and not suggested; the command says why."""
    random, lot = Random(4), "mbtc.empathy"
    for session in range(1, 8):
        study.store.reopen(ME, [("A", session)], "me")
        given = random.sample(range(1, 13), 5)
        study.change_tags(ME, add=[NewTag("A", session, n, lot) for n in given])
        study.store.finish(ME, [("A", session)], "me")
    suggestions.turn(study, on=True)
    assert {f.code for f in suggestions.codes(study, ME, "A", 8, 0)} == {WONDER}
    assert [one.code for one in suggestions.held_back(study, ME)] == [lot]
    with pytest.raises(Refusal, match="held back"):
        suggestions.accept(study, ME, "A", 8, 2, lot)
    folder = study.folder
    study.close()
    run = Prompt(capsys)
    told = run.well("suggest", "codes", "A", 8, "--rater", "me", "--study", folder).out
    assert f"{lot} is held back" in told
    rows = run.well("suggest", "report", "--rater", "me", "--study", folder, "--json").json
    assert {row["code"]: row["suggested"] for row in rows} == {WONDER: True, lot: False}
    report = run.well("suggest", "report", "--rater", "me", "--study", folder).out
    assert "of the ten likeliest turns" in " ".join(report.split())
    for head in ("F1 if always suggested", "precision at 10", "average precision", "chance (95%)"):
        assert head in report
    assert "True" not in report


def test_blind_passes_and_later_rounds_have_none(study: Study) -> None:
    """The refusal names the evidence; who finished and opened others' work may have them."""
    suggestions.turn(study, on=True)
    with pytest.raises(Refusal, match=r"\.09 to \.33.*later round"):
        suggestions.codes(study, Pass("me", 2), "A", 8)
    study.add_rater("you")
    with pytest.raises(Refusal, match=r"Rietz.*still blind"):
        suggestions.codes(study, ME, "A", 8)
    study.store.finish(ME, [("A", 8), ("A", 9)], "me")
    blinding.unblind(study, ME)
    assert suggestions.codes(study, ME, "A", 8, 0.5)


def test_what_was_accepted_is_marked_and_the_mark_stays(study: Study, tmp_path: Path) -> None:
    """In the journal, through replay and through a file of passes; undo takes it back."""
    suggestions.turn(study, on=True)
    (tag,) = suggestions.accept(study, ME, "A", 8, 2, WONDER)
    assert tag.suggested
    with pytest.raises(Refusal, match="not suggested"):
        suggestions.accept(study, ME, "A", 8, 2, WONDER)
    assert study.tags(ME, "A", 8) == (tag,)
    assert not study.tags(ME, "A", 7)[0].suggested
    passes.write(study, tmp_path / "me.json")
    assert '"suggested": true' in (tmp_path / "me.json").read_text(encoding="utf-8")
    study.undo("me")
    assert study.tags(ME, "A", 8) == ()


def test_agreement_can_leave_accepted_suggestions_out(study: Study) -> None:
    """The segment is left out for both raters, so it counts neither for them nor against."""
    suggestions.turn(study, on=True)
    suggestions.accept(study, ME, "A", 8, 2, WONDER)
    study.store.finish(ME, [("A", 8)], "me")
    study.add_rater("you")
    _tag(study, OTHER, 8)
    every, without = (
        {row.units for row in agreement.agreement(study, [WONDER], unassisted=chosen)}
        for chosen in (False, True)
    )
    assert (every, without) == ({12}, {11})


def test_more_like_this_and_the_report(study: Study, capsys: pytest.CaptureFixture[str]) -> None:
    """The same words come first; the report says what to expect from sessions not learned from."""
    folder = study.folder
    study.close()
    run = Prompt(capsys)
    alike = run.well("suggest", "more-like", "A", 1, 2, "--limit", 3, "--study", folder, "--json")
    assert [row["segment"] for row in alike.json] == [2, 2, 2]
    assert alike.json[0]["text"] == "I wonder about bear 1"
    told = run.well("suggest", "report", "--rater", "me", "--study", folder, "--json").json
    assert [(row["code"], row["given"], row["f1"], row["precision"]) for row in told] == [
        (WONDER, 42, 1.0, 1.0)
    ]
    run.well("suggest", "on", "--study", folder)
    found = run.well("suggest", "codes", "A", 9, "--rater", "me", "--study", folder, "--json").json
    assert {row["segment"] for row in found} == {2, 4, 6, 8, 10, 12}
    assert run("suggest", "more-like", "A", 1, 99, "--study", folder).code == 1
