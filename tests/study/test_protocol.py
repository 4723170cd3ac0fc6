"""Other ways to ask the same question: which rules and raters there are besides the declared."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from thirdear.model.coding import CONSENSUS, Pass
from thirdear.study import protocol

MADE = {
    "x.sum": ("x.a", "x.b"),
    "x.mean": ("x.b", "x.a"),
    "x.one": ("x.a",),
    "t.imported": (),
    "w.words": (),
}


@pytest.mark.parametrize(
    ("score", "others"),
    [
        ("x.sum", ("x.mean",)),
        ("x.mean", ("x.sum",)),
        ("x.one", ()),
        ("t.imported", ()),  # scores made of no code are not made of the same
        ("w.words", ()),
    ],
)
def test_other_rules_over_the_same_codes(
    score: str, others: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exactly the same ones, in whatever order."""
    monkeypatch.setattr(protocol.scores, "made_of", lambda _, key: MADE[key])
    monkeypatch.setattr(protocol.rules, "rules", lambda _: dict.fromkeys(MADE))
    study: Any = None
    assert protocol.alternatives(study, score) == others


@pytest.mark.parametrize(
    ("finished", "found"),
    [
        ([], ["mean", "R1", "R2"]),
        ([(Pass(CONSENSUS), "A", 1)], ["mean", "R1", "R2", CONSENSUS]),
        ([(Pass(CONSENSUS), "B", 1)], ["mean", "R1", "R2"]),
        ([(Pass("R1"), "A", 1)], ["mean", "R1", "R2"]),
    ],
)
def test_combinations_of_raters(finished: list[tuple[Pass, str, int]], found: list[str]) -> None:
    """The mean, each rater, and a consensus that was finished in this case."""
    study: Any = SimpleNamespace(
        counted_raters=lambda: ("R1", "R2"), store=SimpleNamespace(finished=lambda: finished)
    )
    assert list(protocol._others(study, "A")) == found
