"""A consensus of two passes: what agrees comes over, the rest is decided, originals stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from thirdear import Study
from thirdear.model.coding import CONSENSUS, NewTag, Pass
from thirdear.model.consensus import Difference, Standing
from thirdear.model.refusal import Refusal
from thirdear.study import agreement as study_agreement
from thirdear.study import blinding, consensus, scores
from thirdear.study.consensus import made_of

ME, YOU, OURS = Pass("R1"), Pass("R2"), Pass(CONSENSUS)
# Invented.
SESSION = "T: What is the bear doing?\nC: It sleeps.\nT: It is tired.\nC: It does not want to.\n"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Two sessions, both raters finished; in the first they differ in a tag and a rating."""
    for number in (1, 2):
        file = tmp_path / f"A-s0{number}.txt"
        file.write_text(SESSION.replace("bear", f"bear {number}"), encoding="utf-8")
    made = Study.create(tmp_path / "study", codebooks=["mbt-c-as", "tpocs-a"])
    made.bring_in(made.plan_import(sorted(tmp_path.glob("*.txt"))))
    for pass_, rated in ((ME, 3), (YOU, 4)):
        made.add_rater(pass_.rater)
        for number in (1, 2):
            made.change_tags(pass_, add=[NewTag("A", number, 1, "mbtc.holding")])
            made.rate(pass_, "A", number, "tpocs.1", rated if number == 1 else 2)
            if pass_ == YOU and number == 1:
                made.change_tags(pass_, add=[NewTag("A", 1, 3, "mbtc.holding")])
            made.finish(pass_, "A", number)
        blinding.unblind(made, pass_)
    return made


def key(one: Difference) -> tuple[str, int | None]:
    """What a difference is about."""
    return one.what, one.segment


def test_what_agrees_is_taken_over(study: Study) -> None:
    """A session without a difference is finished at once; beginning again changes nothing."""
    progress = consensus.begin(study, [ME, YOU], 1)
    assert progress == (Standing("A", 1, 1, 2, 0), Standing("A", 2, 2, 0, 0))
    assert [t.segment for t in study.tags(OURS, "A", 1)] == [1]
    assert (OURS, "A", 2) in study.store.finished()
    assert (OURS, "A", 1) not in study.store.finished()
    events = study.store.heads()
    assert consensus.begin(study, [ME, YOU], 1) == progress
    assert study.store.heads() == events


@pytest.mark.parametrize("first", [ME, YOU])
def test_an_item_that_cannot_be_rated_and_one_that_was_left_out(study: Study, first: Pass) -> None:
    """Neither gives a value, so the consensus has none, whichever of the two said so."""
    study.reopen(first, "A", 2)
    study.rate(first, "A", 2, "tpocs.2", None)
    study.finish(first, "A", 2)
    blinding.unblind(study, first)
    consensus.begin(study, [ME, YOU], 1)
    assert study.ratings(OURS, "A", 2) == {"tpocs.1": 2, "tpocs.2": None}
    assert (OURS, "A", 2) in study.store.finished()


def test_differences_are_decided_one_by_one(study: Study) -> None:
    """With reasons that are kept; the raters' passes stay what they were."""
    before = [study.tags(p, "A", 1) for p in (ME, YOU)]
    consensus.begin(study, [ME, YOU], 1)
    item, tag = consensus.differences(study, 1)
    assert key(item) == ("tpocs.1", None)
    assert key(tag) == ("mbtc.holding", 3)
    assert item.said == ((ME, 3.0), (YOU, 4.0))
    assert tag.said == ((ME, None), (YOU, True))
    consensus.decide(study, tag, True, "She holds the frame.", 1)
    consensus.decide(study, item, 4, "The child says so himself.", 1)
    assert [t.segment for t in study.tags(OURS, "A", 1)] == [1, 3]
    assert study.ratings(OURS, "A", 1) == {"tpocs.1": 4}
    assert [d.reason for d in consensus.differences(study, 1)] == [
        "The child says so himself.",
        "She holds the frame.",
    ]
    assert [d.decided for d in consensus.differences(study, 1)] == [4, True]
    assert (OURS, "A", 1) in study.store.finished()
    assert [study.tags(p, "A", 1) for p in (ME, YOU)] == before
    assert study.store.check() == ()
    assert study.store.rebuild() == ()


def test_a_decision_can_be_changed_and_undone(study: Study) -> None:
    """A finished session is opened for that; one undo takes tag and reason back together."""
    consensus.begin(study, [ME, YOU], 1)
    _, tag = consensus.differences(study, 1)
    consensus.decide(study, tag, True, "yes", 1)
    study.undo(CONSENSUS)
    assert consensus.differences(study, 1)[1].reason is None
    assert [t.segment for t in study.tags(OURS, "A", 1)] == [1]
    consensus.decide(study, tag, None, "no", 1)
    consensus.decide(study, consensus.differences(study, 1)[0], 3, "three", 1)
    consensus.decide(study, tag, True, "yes after all", 1)
    assert [d.reason for d in consensus.differences(study, 1)] == ["three", "yes after all"]
    assert (OURS, "A", 1) in study.store.finished()
    assert study.store.rebuild() == ()


def test_undoing_in_a_session_that_was_finished_again(study: Study) -> None:
    """A changed decision goes back as a whole, the session stays finished; then it opens."""
    consensus.begin(study, [ME, YOU], 1)
    item, tag = consensus.differences(study, 1)
    consensus.decide(study, item, 3, "three", 1)
    consensus.decide(study, tag, True, "yes", 1)
    whole = study.tags(OURS, "A", 1), study.ratings(OURS, "A", 1), consensus.differences(study, 1)
    consensus.decide(study, item, 4, "four after all", 1)
    assert (OURS, "A", 1) in study.store.finished()
    study.undo(CONSENSUS)
    assert (
        study.tags(OURS, "A", 1),
        study.ratings(OURS, "A", 1),
        consensus.differences(study, 1),
    ) == whole
    assert (OURS, "A", 1) in study.store.finished()
    study.redo(CONSENSUS)
    assert consensus.differences(study, 1)[0].reason == "four after all"
    assert study.ratings(OURS, "A", 1) == {"tpocs.1": 4}
    for decided in (2, 1, 0):
        study.undo(CONSENSUS)
        done = sum(one.reason is not None for one in consensus.differences(study, 1))
        assert done == decided
        assert ((OURS, "A", 1) in study.store.finished()) == (decided == 2)
    assert study.undo(CONSENSUS) == ()
    assert [t.segment for t in study.tags(OURS, "A", 1)] == [1]
    for _ in range(3):
        study.redo(CONSENSUS)
    assert (OURS, "A", 1) in study.store.finished()
    assert study.store.check() == ()
    assert study.store.rebuild() == ()


def test_undo_leaves_what_all_agree_on(study: Study) -> None:
    """Without a decision there is nothing to undo; a consensus stays begun."""
    consensus.begin(study, [ME, YOU], 1)
    before = study.tags(OURS, "A", 1)
    assert before
    assert study.undo(CONSENSUS) == ()
    assert study.tags(OURS, "A", 1) == before


def test_a_consensus_that_nobody_began_has_no_scores(study: Study) -> None:
    """Whoever asks for it is told how it is made."""
    study.add_hypothesis("mbtc.techniques", "tpocs.total")
    asked: tuple[Callable[[], object], ...] = (
        lambda: study.score_values(CONSENSUS),
        lambda: scores.explain(study, "A", 1, "tpocs.total", CONSENSUS),
        lambda: study.series("A", "tpocs.total", CONSENSUS),
        lambda: study.tests(CONSENSUS, resamples=99),
    )
    for ask in asked:
        with pytest.raises(Refusal, match="consensus begin"):
            ask()
    consensus.begin(study, [ME, YOU], 1)
    assert {s.rater for s in study.score_values(CONSENSUS)} == {CONSENSUS}


def test_scores_of_the_consensus_are_asked_for_by_name(study: Study) -> None:
    """The mean and the agreement of raters know nothing of it."""
    mean, agreement = study.score_values("mean"), study_agreement.agreement(study, (), (), ())
    consensus.begin(study, [ME, YOU], 1)
    for one in consensus.differences(study, 1):
        consensus.decide(study, one, 4 if one.segment is None else True, "so", 1)
    assert study.score_values("mean") == mean
    assert study_agreement.agreement(study, (), (), ()) == agreement
    ours = {s.score: s.value for s in study.score_values(CONSENSUS) if s.session == 1}
    yours = {s.score: s.value for s in study.score_values("R2") if s.session == 1}
    assert ours == yours


@pytest.mark.parametrize(
    ("passes", "why"),
    [
        ([ME], "two or more coding rounds"),
        ([ME, OURS], "not an independent"),
        ([ME, Pass("R2", 2)], "blind"),
    ],
)
def test_what_no_consensus_is_made_of(study: Study, passes: list[Pass], why: str) -> None:
    """Nothing is begun then."""
    with pytest.raises(Refusal, match=why):
        consensus.begin(study, passes, 1)
    with pytest.raises(Refusal, match="no consensus 1 yet"):
        consensus.differences(study, 1)


def test_a_decision_needs_a_reason(study: Study) -> None:
    """An empty one is refused and decides nothing."""
    consensus.begin(study, [ME, YOU], 1)
    with pytest.raises(Refusal, match="needs its reason"):
        consensus.decide(study, consensus.differences(study, 1)[0], 3, " ", 1)
    assert consensus.differences(study, 1)[0].reason is None


def test_raters_whose_keys_have_spaces(study: Study) -> None:
    """Initials with dots and whole names are keys, too."""
    spaced, dotted = Pass("Ayşe Kaya"), Pass("A. 1")
    for pass_ in (spaced, dotted):
        study.add_rater(pass_.rater)
        for number in (1, 2):
            study.change_tags(pass_, add=[NewTag("A", number, 1, "mbtc.holding")])
            study.finish(pass_, "A", number)
        blinding.unblind(study, pass_)
    assert consensus.begin(study, [spaced, dotted], 2)
    assert made_of(study, 2) == (spaced, dotted)
    with pytest.raises(Refusal, match=r"is one of Ayşe Kaya\.1 A\. 1\.1"):
        consensus.begin(study, [ME, YOU], 2)
