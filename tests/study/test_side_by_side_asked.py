"""What is compared by whom: unknown codes are refused, known ones give the tables of their kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_desk import a_study, transcript
from thirdear import codebook
from thirdear.model.coding import NewTag, Pass
from thirdear.model.refusal import Refusal
from thirdear.study import Study
from thirdear.study.exports import frames
from thirdear.study.side_by_side import Asked, sheets

PLAY, FEEL = "mbtc.playful", "mst.emotion"
LINES = [("TÇ"[n % 2], f"word {n}") for n in range(6)]


@pytest.fixture
def coded(tmp_path: Path) -> Study:
    """One session of each of two cases: two raters finished A's, one alone B's."""
    study = a_study(tmp_path, transcripts=[transcript(case, 1, LINES) for case in "AB"])
    study.add_codebook(codebook.load("mental-state-talk"))
    for rater, cases in (("R1", "AB"), ("R2", "A")):
        study.add_rater(rater)
        for case in cases:
            study.change_tags(Pass(rater), add=[NewTag(case, 1, 1, PLAY), NewTag(case, 1, 2, FEEL)])
            study.store.finish(Pass(rater), [(case, 1)], rater)
    return study


@pytest.mark.parametrize("codes", [("nope",), (PLAY, "nope"), ("mbtc",)])
def test_a_code_that_is_not_there_is_refused(coded: Study, codes: tuple[str, ...]) -> None:
    """By its name, before anything is counted."""
    with coded as study, pytest.raises(Refusal, match="There is no code, family, item or score"):
        list(sheets(study, Asked(codes)))


def test_a_rater_who_is_not_there_is_refused(coded: Study) -> None:
    """Before anything is counted."""
    with coded as study, pytest.raises(Refusal, match="R9"):
        list(sheets(study, Asked(raters=("R1", "R9"))))


@pytest.mark.parametrize("code", [PLAY, FEEL])
def test_of_the_codes_asked_for_only_those_are_compared(coded: Study, code: str) -> None:
    """One table a code where its segments are asked for; without codes every one has a table."""
    with coded as study:
        asked = [one.code for one in sheets(study, Asked((code,), unit="segment"))]
        every = [one.code for one in sheets(study, Asked(unit="segment"))]
    assert set(asked) == {code}
    assert {PLAY, FEEL} < set(every)


@pytest.mark.parametrize(("case", "count"), [("A", 4), ("B", 2), (None, 6)])
def test_a_table_of_tags_is_of_the_case_asked_for(
    coded: Study, case: str | None, count: int
) -> None:
    """Or of all; a case that is not there is refused."""
    with coded as study:
        table = frames.tags(study, case)
        assert len(table) == count
        assert set(table.case) == ({case} if case else {"A", "B"})
        assert len(frames.ratings(study, case)) == 0
        for frame in (frames.tags, frames.ratings):
            with pytest.raises(Refusal, match="There is no case Z"):
                frame(study, "Z")
