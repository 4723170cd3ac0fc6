"""A training pass: compared session by session with a gold one, counted nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from thirdear import Study
from thirdear.model.coding import NewTag, Pass
from thirdear.model.refusal import Refusal
from thirdear.study import agreement, blinding, consensus, training

GOLD, NEW = Pass("G"), Pass("N")
# Invented.
SESSION = "T: What is the bear doing?\nC: It sleeps.\nT: It is tired.\nC: It does not want to.\n"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Two sessions, finished by the gold rater: holding on turns 1 and 3, item 1 rated 3."""
    for number in (1, 2):
        file = tmp_path / f"A-s0{number}.txt"
        file.write_text(SESSION.replace("bear", f"bear {number}"), encoding="utf-8")
    made = Study.create(tmp_path / "study", codebooks=["mbt-c-as", "tpocs-a"])
    made.bring_in(made.plan_import(sorted(tmp_path.glob("*.txt"))))
    made.add_rater("G")
    for number in (1, 2):
        made.change_tags(GOLD, add=[NewTag("A", number, n, "mbtc.holding") for n in (1, 3)])
        made.rate(GOLD, "A", number, "tpocs.1", 3)
        made.finish(GOLD, "A", number)
    training.begin(made, NEW, GOLD)
    return made


def test_feedback_comes_after_each_session(study: Study) -> None:
    """One of two turns agrees, and the item is one apart; nothing before the session is done."""
    study.change_tags(NEW, add=[NewTag("A", 1, 1, "mbtc.holding")])
    study.rate(NEW, "A", 1, "tpocs.1", 4)
    with pytest.raises(Refusal, match="not finished in coding round 1 of N"):
        training.feedback(study, NEW, "A", 1)
    study.finish(NEW, "A", 1)
    found = training.feedback(study, NEW, "A", 1)
    values = {one.statistic: one.value for one in found.agreement if one.code == "mbtc.holding"}
    assert values["percent_agreement"] == 0.5
    assert [(d.what, d.segment) for d in found.differences] == [
        ("tpocs.1", None),
        ("mbtc.holding", 3),
    ]
    assert found.differences[1].said == ((NEW, None), (GOLD, True))


def test_training_counts_nowhere(study: Study) -> None:
    """Neither in the mean nor as a rater whose agreement is told."""
    before = study.score_values()
    study.change_tags(NEW, add=[NewTag("A", 1, 1, "mbtc.holding")])
    study.finish(NEW, "A", 1)
    assert study.score_values() == before
    with pytest.raises(Refusal, match="Nothing can be compared"):
        agreement.agreement(study, (), (), ())
    blinding.unblind(study, GOLD)
    with pytest.raises(Refusal, match="not an independent one"):
        consensus.begin(study, [GOLD, NEW], 1)


def test_only_training_reads_the_gold_pass(study: Study) -> None:
    """Any other pass is refused, and one that has begun cannot become training."""
    other = Pass("O")
    study.add_rater("O")
    study.change_tags(other, add=[NewTag("A", 1, 1, "mbtc.holding")])
    study.finish(other, "A", 1)
    with pytest.raises(Refusal, match="not a training round"):
        training.feedback(study, other, "A", 1)
    with pytest.raises(Refusal, match="begun already"):
        training.begin(study, other, GOLD)
    with pytest.raises(Refusal, match="against their own"):
        training.begin(study, Pass("G", 2), GOLD)
    training.begin(study, Pass("O", 2), GOLD)
