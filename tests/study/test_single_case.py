"""Which phases are compared and whose gains are looked for, by what the facts declare."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.a_series import a_series
from thirdear.model.facts import CaseRecord, Facts, Phase
from thirdear.model.outcomes import Measure
from thirdear.model.refusal import Refusal
from thirdear.series import single_case as room
from thirdear.study import single_case

STUDY: Any = SimpleNamespace(language="en")
PHASES = (Phase("A", 1, 3), Phase("B", 4, 6), Phase("A2", 7, 9))
SCALE = Measure("scl", "SCL", "lower", 0.4, 0.84, "Invented")


@pytest.fixture(autouse=True)
def _computed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a contrast and a gain are asked stands for what they find."""

    def series(_study: object, score: str, _raters: str, cases: Any) -> Any:
        return [a_series(score, [1, 2], case=case) for case in cases or ("C1", "C2")]

    def contrast(one: Any, first: Any, second: Any, *, better: str, language: str) -> Any:
        return (one.case, first[0], second[0], better, language)

    def gains(one: Any, by: float, *, better: str) -> Any:
        return [(one.case, round(by, 3), better)]

    monkeypatch.setattr(single_case, "_series", series)
    monkeypatch.setattr(single_case.rules, "score", lambda *_: None)
    monkeypatch.setattr(room, "contrast", contrast)
    monkeypatch.setattr(room, "sudden_gains", gains)


def declared(monkeypatch: pytest.MonkeyPatch, facts: Facts) -> None:
    """Let these be the study's facts."""
    monkeypatch.setattr(single_case.facts, "read", lambda _: facts)


def test_each_phase_is_compared_with_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """In every case that has two; another case has nothing to compare."""
    declared(monkeypatch, Facts({"C1": CaseRecord("C1", phases=PHASES), "C2": CaseRecord("C2")}))
    found: Any = single_case.contrasts(STUDY, "x.a")
    assert found == (("C1", "A", "B", "higher", "en"), ("C1", "B", "A2", "higher", "en"))
    assert single_case.contrasts(STUDY, "x.a", cases=["C1"], better="lower")[0][3] == "lower"


@pytest.mark.parametrize(
    "facts",
    [
        Facts(),
        Facts({"C1": CaseRecord("C1", phases=PHASES[:1])}),
        Facts({"C9": CaseRecord("C9", phases=PHASES)}),
    ],
)
def test_without_two_phases_there_is_nothing_to_compare(
    facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asks is refused; a document leaves it out."""
    declared(monkeypatch, facts)
    assert single_case.declared(STUDY, "x.a") == ()
    with pytest.raises(Refusal, match="do not declare two phases"):
        single_case.contrasts(STUDY, "x.a")


@pytest.mark.parametrize(
    ("score", "better"), [("scl", "lower"), ("table.scl", "lower"), ("other", "higher")]
)
def test_what_is_better_is_the_measures_word(
    score: str, better: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a measure with the score's key, or with that of the table that it came from."""
    monkeypatch.setattr(single_case, "IMPORTED", "table")
    declared(monkeypatch, Facts({"C1": CaseRecord("C1", phases=PHASES)}, measures={"scl": SCALE}))
    found: Any = single_case.declared(STUDY, score)
    assert found[0][3] == better
    assert single_case.declared(STUDY, score, better="higher")[0][3] == "higher"


@pytest.mark.parametrize(
    ("measure", "cases"),
    [
        (SCALE, ["C1", "C2"]),
        (Measure("scl", "SCL", "lower"), []),  # its smallest reliable change is not known
        (Measure("other", "O", "lower", 0.4, 0.84, "Invented"), []),
    ],
)
def test_gains_are_looked_for_where_the_smallest_change_is_known(
    measure: Measure, cases: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """1.96 standard errors of a difference: 1.96 × 0.4 × √(2 × 0.16)."""
    declared(monkeypatch, Facts(measures={measure.key: measure}))
    found: Any = single_case.known_gains(STUDY, "scl")
    assert found == tuple((case, 0.443, "lower") for case in cases)
