"""Who rates what, what the queue makes of it, and what is said where blindness was not kept."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from thirdear import Study
from thirdear.model.assignment import Share
from thirdear.model.coding import NewTag, Pass
from thirdear.model.refusal import Refusal
from thirdear.study import assignment, blinding, cautions
from thirdear.study.core import LEAD

ME, YOU = Pass("R1"), Pass("R2")


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Two invented cases of eight sessions, two raters."""
    for case in "AB":
        for number in range(1, 9):
            file = tmp_path / f"{case}-s{number:02}.txt"
            words = "T: What is bear {0}{1} doing?\nC: It sleeps.\nT: It is tired.\nC: Yes.\n"
            file.write_text(words.format(number, case), encoding="utf-8")
    made = Study.create(tmp_path / "study", codebooks=["mbt-c-as", "tpocs-a"])
    made.bring_in(made.plan_import(sorted(tmp_path.glob("*.txt"))))
    for pass_ in (ME, YOU):
        made.add_rater(pass_.rater)
    return made


def test_a_part_is_drawn_of_every_case(study: Study) -> None:
    """Rounded up, the same for every rater of that part; the queue holds it and nothing else."""
    assignment.assign(study, Share("R2", 0.3), LEAD)
    places = assignment.places(study, YOU)
    assert sorted(case for case, _ in places) == ["A", "A", "A", "B", "B", "B"]
    assert {(w.case, w.session) for w in assignment.queue(study, YOU)} == places
    assert len(assignment.queue(study, ME)) == 16
    assignment.assign(study, Share("R1", 0.3), LEAD)
    assert assignment.places(study, ME) == places


def test_what_is_assigned_is_all_there_is_to_finish(study: Study) -> None:
    """A pass may be opened then."""
    assignment.assign(study, Share("R2", 0.25, ("mbt-c-as",)), LEAD)
    for case, session in sorted(assignment.places(study, YOU)):
        study.change_tags(YOU, add=[NewTag(case, session, 1, "mbtc.holding")])
    with pytest.raises(Refusal, match="4 sessions still to finish"):
        blinding.unblind(study, YOU)
    for case, session in sorted(assignment.places(study, YOU)):
        study.finish(YOU, case, session)
    blinding.unblind(study, YOU)
    assert assignment.share(study, "R2") == Share("R2", 0.25, ("mbt-c-as",))
    assert assignment.share(study, "R1") == Share("R1")


@pytest.mark.parametrize(
    ("share", "why"),
    [
        (Share("R9"), "no rater R9"),
        (Share("R1", 0), "above 0"),
        (Share("R1", 1, ("x",)), "no codebook x"),
    ],
)
def test_what_cannot_be_assigned(study: Study, share: Share, why: str) -> None:
    """It says why and changes nothing."""
    with pytest.raises(Refusal, match=why):
        assignment.assign(study, share, LEAD)
    assert assignment.shares(study) == ()


def judge(study: Study, pass_: Pass, sessions: list[int], *, tags: bool, ratings: bool) -> None:
    """Judge sessions of case A in this order."""
    for number in sessions:
        if tags:
            study.change_tags(pass_, add=[NewTag("A", number, 1, "mbtc.holding")])
        if ratings:
            for item in study.items():
                if item.startswith("tpocs."):
                    study.rate(pass_, "A", number, item, number % 3)
        study.finish(pass_, "A", number)


SHUFFLED = [5, 2, 8, 1, 7, 3, 6, 4]
PAIR = ("mbtc.techniques", "tpocs.total")


def test_one_rater_of_both_series_is_a_caution(study: Study) -> None:
    """Also in the warnings of a test; shuffled sessions are none."""
    judge(study, ME, SHUFFLED, tags=True, ratings=True)
    study.add_hypothesis(*PAIR)
    (halo,) = cautions.of_pair(cautions.Judging(study), "A", PAIR, "mean", "en")
    assert "halo" in halo
    assert all(halo in test.warnings for test in study.tests(cases=["A"], resamples=99))
    assert "halo etkisi" in cautions.of_tests(study, [("A", PAIR)], "R1", "tr")[0]


def test_two_raters_of_both_series_are_raters(study: Study) -> None:
    """Who judged both series is one person or several, and the caution says which."""
    judge(study, ME, SHUFFLED, tags=True, ratings=True)
    judge(study, YOU, SHUFFLED, tags=True, ratings=True)
    (halo,) = cautions.of_pair(cautions.Judging(study), "A", PAIR, "mean", "en")
    assert halo.startswith("The same raters coded both series")


def test_two_raters_in_the_order_of_the_therapy(study: Study) -> None:
    """Different raters make no halo; who went forwards was not blind to the order."""
    judge(study, ME, SHUFFLED, tags=True, ratings=False)
    judge(study, YOU, [1, 2, 3, 4, 5, 6, 7, 8], tags=False, ratings=True)
    (order,) = cautions.of_pair(cautions.Judging(study), "A", PAIR, "mean", "en")
    assert "not blind" in order
    assert cautions.Judging(study).in_order(YOU, "A")
    assert not cautions.Judging(study).in_order(ME, "A")


@pytest.mark.parametrize(
    ("seed", "part", "masked", "refused"),
    [
        (7, 0.5, True, False),  # the same number is no change
        (8, 1, False, False),
        (8, 0.5, False, True),
        (8, 1, True, True),
    ],
)
def test_a_seed_stays_once_something_was_drawn_by_it(
    seed: int, part: float, masked: bool, refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A share, or an order under masked names, of a pass that has begun."""
    changed: list[tuple[str, str, str]] = []
    monkeypatch.setattr(assignment, "study_seed", lambda _: 7)
    monkeypatch.setattr(assignment, "share", lambda *_: SimpleNamespace(part=part))
    monkeypatch.setattr(assignment, "is_masked", lambda *_: masked)
    study: Any = SimpleNamespace(
        store=SimpleNamespace(
            passes=lambda: [Pass("R1")], change_setting=lambda *told: changed.append(told)
        )
    )
    if refused:
        with pytest.raises(Refusal, match="R1 has begun with what this seed drew"):
            assignment.reseed(study, seed, "lead")
    else:
        assignment.reseed(study, seed, "lead")
    assert changed == ([(assignment.SEED, "8", "lead")] if seed == 8 and not refused else [])


@pytest.mark.parametrize(
    ("was", "on"), [(False, True), (True, False), (True, True), (False, False)]
)
def test_masks_are_put_on_and_off_once(was: bool, on: bool) -> None:
    """What is so already is no event."""
    kept = {"masked.R1.2": "yes"} if was else {}
    heard: list[tuple[str, str, str]] = []
    study: Any = SimpleNamespace(
        store=SimpleNamespace(settings=lambda: kept, set_setting=lambda *told: heard.append(told))
    )
    assignment.mask(study, Pass("R1", 2), on=on)
    assert heard == ([] if was == on else [("masked.R1.2", "yes" if on else "no", "R1")])
