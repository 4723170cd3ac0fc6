"""Queues: everybody's own order, the same every time, and what blindness hides."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_cli import Prompt
from thirdear import Study
from thirdear.model.coding import Pass
from thirdear.study import assignment

ME, YOU = Pass("R1"), Pass("R2")


def bring(study: Study, folder: Path, numbers: range) -> None:
    """Import sessions of case Oak."""
    for number in numbers:
        file = folder / f"Oak-s{number:02}.txt"
        file.write_text(f"T: This is {number}.\nC: Yes.\n", encoding="utf-8")
        study.bring_in(study.plan_import([file]))


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Ten sessions of a case, two raters."""
    made = Study.create(tmp_path / "study", codebooks=["tpocs-a"])
    bring(made, tmp_path, range(1, 11))
    for rater in ("R1", "R2"):
        made.add_rater(rater)
    return made


def test_each_pass_has_an_order_of_its_own(study: Study) -> None:
    """Raters and rounds differ, the same one never does; nobody gets the order of the therapy."""
    with study:
        orders = [
            [one.session for one in assignment.queue(study, pass_)]
            for pass_ in (ME, ME, YOU, Pass("R1", 2))
        ]
        assert orders[0] == orders[1]
        assert all(sorted(order) == list(range(1, 11)) for order in orders)
        assert len({tuple(order) for order in orders}) == 3
        assert assignment.queue(study, ME, seed=7) == assignment.queue(study, ME, seed=7)


def test_later_sessions_leave_the_others_in_order(study: Study, tmp_path: Path) -> None:
    """What is imported later is shuffled in; who waits before whom stays."""
    with study:
        before = [one.session for one in assignment.queue(study, ME)]
        bring(study, tmp_path, range(11, 14))
        after = [one.session for one in assignment.queue(study, ME)]
    assert [session for session in after if session <= 10] == before


def test_a_blind_queue_names_neither_case_nor_number(
    study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    """Masks are six characters, all different, and finished sessions are marked."""
    with study:
        study.finish(ME, "Oak", 3)
    rows = (
        Prompt(capsys)
        .well(*("queue", "--rater", "R1", "--blind", "--json", "--study", study.folder))
        .json
    )
    assert [row["place"] for row in rows] == list(range(1, 11))
    assert {frozenset(row) for row in rows} == {frozenset({"place", "mask", "finished"})}
    assert len({row["mask"] for row in rows}) == 10
    assert sum(row["finished"] for row in rows) == 1
