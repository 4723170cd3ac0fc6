"""What a test says about the reliability of its scores, and the consensus in its grid."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.a_store import transcript
from thirdear import Study, scores
from thirdear.model.coding import Pass
from thirdear.model.precedence import Hypothesis
from thirdear.study import agreement, blinding, consensus, precedence, protocol
from thirdear.study import scores as study_scores

PAIR = ("tpocs.bond", "tpocs.task")
SESSIONS = range(1, 21)


@pytest.fixture
def study(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Study:
    """One case of 20 invented sessions: R1 rated all of them, R2 all but the last."""
    return a_study(tmp_path, capsys, apart=3)


def a_study(tmp_path: Path, capsys: pytest.CaptureFixture[str], apart: int) -> Study:
    """The same, with the most that R2 lies above R1."""
    prompt, drawn, folder = Prompt(capsys), random.Random(5), tmp_path / "study"
    prompt.well("init", folder, "--codebook", "tpocs-a")
    rows = ["case,session,item,rater,value"]
    for session in SESSIONS:
        text = f"Therapist: Session {session}.\nChild: Yes.\n"
        (tmp_path / f"A-s{session:02}.txt").write_text(text, encoding="utf-8")
        for item in range(1, 10):
            value = drawn.randint(0, 4)
            rows.append(f"A,{session},tpocs.{item},R1,{value}")
            if session < 20:
                rows.append(
                    f"A,{session},tpocs.{item},R2,{min(5, value + drawn.randint(0, apart))}"
                )
    prompt.well("import", "--study", folder, *sorted(tmp_path.glob("A-s*.txt")))
    (tmp_path / "ratings.csv").write_text("\n".join(rows), encoding="utf-8")
    prompt.well("ratings", "import", "--study", folder, tmp_path / "ratings.csv")
    prompt.well("finish", "--study", folder, "--rater", "R1")
    made = Study.open(folder)
    with made:
        for session in SESSIONS[:-1]:
            made.finish(Pass("R2"), "A", session)
    return Study.open(folder)


def told(study: Study, raters: str = "mean") -> list[str]:
    """Return what the test says about reliability."""
    test = study.granger(*PAIR, case="A", resamples=0, raters=raters)
    return [sentence for sentence in test.warnings if "ICC" in sentence or "reliable" in sentence]


def icc(study: Study, form: str) -> str:
    """Return a form of the ICC from the agreement table as it is printed."""
    (row,) = (r for r in agreement.agreement(study, [PAIR[0]], (), ["A"]) if r.statistic == form)
    assert row.value is not None
    assert row.ci is not None
    low, high = (f"{bound:.2f}".removeprefix("0") for bound in row.ci)
    return f" = {row.value:.2f}, 95% CI [{low}, {high}]".replace(" 0.", " .")


def finish_all(study: Study) -> None:
    """Let R2 rate the last session, too."""
    for item in study.items():
        study.rate(Pass("R2"), "A", 20, item, 3)
    study.finish(Pass("R2"), "A", 20)


def test_a_mean_that_one_rater_left_open_counts_as_one_rater(study: Study) -> None:
    """The lower form, with n and interval as in the agreement table, for both scores."""
    with study:
        first, second, both = told(study)
        wanted = f"{PAIR[0]}: one rater’s scores have ICC(2,1){icc(study, 'icc_2_1')}"
        assert first.startswith(wanted)
        assert "over the 19 sessions of the case that two raters coded" in first
        assert second.startswith(f"{PAIR[1]}: ")
        assert "show a true partial R² of .20 as about" in both
        assert PAIR[0] in both
        assert PAIR[1] in both


def test_scores_that_hide_nothing_get_no_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two who agree entirely: the ICC is told, and no loss of effect beside it."""
    with a_study(tmp_path, capsys, apart=0) as study:
        first, _ = told(study)
        assert "ICC(2,1) = 1.00" in first


def test_a_mean_of_two_has_the_reliability_of_a_mean(study: Study) -> None:
    """Where both judged every session."""
    with study:
        finish_all(study)
        first = told(study)[0]
        assert f"the mean of two raters has ICC(2,k){icc(study, 'icc_2_k')}" in first
        assert "over the 20 sessions" in first


def test_a_blind_rater_learns_nothing_about_the_others(study: Study) -> None:
    """Not even a coefficient, until the pass is opened; a consensus is neither form."""
    with study:
        assert told(study, "R1") == []
        blinding.unblind(study, Pass("R1"))
        assert "one rater’s scores have ICC(2,1)" in told(study, "R1")[0]


def test_a_finished_consensus_is_in_the_grid(study: Study) -> None:
    """Once it has sessions in which everything is decided, and never for who is alone."""
    with study:
        finish_all(study)
        for rater in ("R1", "R2"):
            blinding.unblind(study, Pass(rater))
        test = study.granger(*PAIR, case="A", resamples=0)
        assert set(protocol.variants(study, test, "mean")) == {"R1", "R2"}
        consensus.begin(study, [Pass("R1"), Pass("R2")], 1)
        decide_everything(study)
        assert set(protocol.variants(study, test, "mean")) == {"R1", "R2", "consensus"}
        assert protocol.variants(study, test, "mean", alone=True) == {}
        assert told(study, "consensus") == []


def test_the_grid_has_the_series_that_all_scores_hold(study: Study) -> None:
    """Making only what a test needs gives the very numbers of the table of all scores."""
    with study:
        finish_all(study)
        test = study.granger(*PAIR, case="A", resamples=0)
        found = protocol.variants(study, test, "mean")
        for rater in ("R1", "R2"):
            every = study_scores.scores(study, rater)
            wanted = tuple(study_scores.series_of(every, "A", name, rater) for name in PAIR)
            assert found[rater] == wanted


def test_a_run_over_cases_says_of_each_what_a_test_of_it_alone_says(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each case with its own raters, and with the scores of the study made once for all of them."""
    with study:
        second_case(study)
        alone = [
            study.granger(*pair, case=case, resamples=0).warnings
            for case in ("A", "B")
            for pair in (PAIR, PAIR[::-1])
        ]
        made: list[str] = []
        of = scores.of
        monkeypatch.setattr(scores, "of", lambda *a, **k: made.append(a[2]) or of(*a, **k))
        asked = [Hypothesis(*PAIR)]
        tests = precedence.tests(study, "mean", hypotheses=asked, resamples=0)
        assert [test.warnings for test in tests] == alone
        assert "ICC(2,k)" in " ".join(alone[2])
        assert "two raters coded" in " ".join(alone[0])
        assert sorted(made) == ["R1", "R2", "R3", "mean"]


def second_case(study: Study) -> None:
    """Add a case of ten sessions that R1 and R3 rated, R3 against the order."""
    for rater in ("R1", "R3"):
        study.store.add_rater(rater, rater, "study")
    drawn = random.Random(8)
    for session in range(1, 11):
        study.store.add_transcript(*transcript("B", session), "study")
    for number in range(1, 11):
        for rater, session in (("R1", number), ("R3", 11 - number)):
            for item in study.items():
                study.rate(Pass(rater), "B", session, item, drawn.randint(0, 5))
            study.finish(Pass(rater), "B", session)


def decide_everything(study: Study) -> None:
    """Give the consensus the first rater's word wherever the two differ."""
    for one in consensus.differences(study, 1):
        consensus.decide(study, one, one.said[0][1], "the first is taken", 1)
