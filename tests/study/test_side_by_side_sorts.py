"""Q-sorts in a study: finished only as forced, compared as whole sorts, scored by a prototype."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from scipy import stats

from tests.a_qsort import FAIR, FOUL, MIXED, a_qsort, sort
from thirdear.model.coding import Pass
from thirdear.model.refusal import Refusal
from thirdear.study import agreement, scores
from thirdear.study.documents import report, verify
from thirdear.study.study import Language

R1 = Pass("R1")


def test_a_session_is_finished_as_the_piles_want(tmp_path: Path) -> None:
    """Cards that are left or too many in a pile are named; a sort that is not begun is missing."""
    with a_qsort(tmp_path) as study:
        study.finish(Pass("R2"), "A", 1)
        study.rate(R1, "A", 1, "we.1", 2)
        with pytest.raises(Refusal, match="1 of 9 cards are sorted"):
            study.finish(R1, "A", 1)
        with pytest.raises(Refusal, match="pile −2 has 0 cards instead of 1"):
            sort(study, "R1", 1, (0,) * 9)
        with pytest.raises(Refusal, match=r"we\.1 takes -2 to 2"):
            study.rate(R1, "A", 1, "we.1", 3)
        with pytest.raises(Refusal, match="always has a value"):
            study.rate(R1, "A", 1, "we.1", None)
        sort(study, "R1", 1, FAIR)
        assert (R1, "A", 1) in study.store.finished()


def test_a_score_is_the_likeness_to_a_prototype(tmp_path: Path) -> None:
    """Pearson's r of each rater's sort, and the mean of raters; without sorts there is none."""
    with a_qsort(tmp_path, 3) as study:
        sort(study, "R1", 1, FAIR)
        sort(study, "R2", 1, MIXED)
        sort(study, "R1", 2, FOUL)
        r = stats.pearsonr(MIXED, FAIR)[0]
        found = {s.session: s.value for s in scores.scores(study, "mean", None)}
        assert found == {1: pytest.approx((1 + r) / 2), 2: pytest.approx(-1), 3: None}
        (alone,) = [s.value for s in scores.scores(study, "R2", None) if s.session == 1]
        assert alone == pytest.approx(r)


def test_agreement_is_that_of_whole_sorts(tmp_path: Path) -> None:
    """One row of Q correlations instead of nine items, by the codebook's key."""
    with a_qsort(tmp_path, 4) as study:
        for session, other in ((1, FAIR), (2, MIXED), (3, FOUL)):
            sort(study, "R1", session, FAIR)
            sort(study, "R2", session, other)
        sort(study, "R1", 4, FAIR)
        rows = agreement.agreement(study)
        assert {row.code for row in rows} == {"weather", "we.fair"}
        q, stepped = agreement.agreement(study, ["weather"])
        r = (1 + stats.pearsonr(FAIR, MIXED)[0] - 1) / 3
        assert (q.statistic, q.units, q.raters) == ("q_correlation", 3, 2)
        assert q.value == pytest.approx(r)
        assert stepped.value == pytest.approx(2 * r / (1 + r))
        assert agreement.agreement(study, ["we.fair"], unit="session")


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_document_tells_of_q_sorts(tmp_path: Path, language: Language) -> None:
    """The appendix on agreement has their table, and every number in it is a claim that holds."""
    with a_qsort(tmp_path, 3, language) as study:
        for session, other in ((1, FAIR), (2, MIXED), (3, MIXED)):
            sort(study, "R1", session, FAIR)
            sort(study, "R2", session, other)
        target = tmp_path / "r.docx"
        report.report(study, target, appendices=("agreement", "codebook"))
        with zipfile.ZipFile(target) as package:
            text = package.read("word/document.xml").decode()
        assert ("Q-Sorts" if language == "en" else "Q-Sıralamalarında") in text
        assert "Spearman–Brown" in text
        claims = verify.verify(study, target)
    assert any("q_correlation" in claim.what for claim in claims)
    assert all(claim.printed == claim.now for claim in claims)
