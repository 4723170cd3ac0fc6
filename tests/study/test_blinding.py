"""Where raters differ, turn by turn, once a pass may see the others' work."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from thirdear.model.coding import Pass
from thirdear.study import blinding

A, B, C = Pass("A"), Pass("B"), Pass("C")
EVERY = frozenset("xyz")


def tags(told: str) -> tuple[Any, ...]:
    """Return the tags "turn code, …" of a pass; "s1 x" is one on a sentence."""
    found = []
    for one in filter(None, told.split(", ")):
        place, code = one.split()
        layer = "sentence" if place.startswith("s") else "turn"
        found.append(SimpleNamespace(layer=layer, segment=int(place.lstrip("s")), code=code))
    return tuple(found)


@pytest.mark.parametrize(
    ("mine", "others", "found"),
    [
        ("1 x", ["1 x"], {}),
        ("1 x", ["1 y"], {1: "xy"}),
        ("1 x, 1 y", ["1 x"], {1: "y"}),
        ("1 x", [""], {1: "x"}),
        ("", ["1 x"], {1: "x"}),
        (None, ["1 x"], {}),  # a pass in which nothing stands is not compared
        (None, ["1 x", "1 y"], {1: "xy"}),
        ("1 x, 2 y", ["1 x, 2 x", "1 x, 2 y"], {2: "xy"}),
        ("1 x", ["2 x"], {1: "x", 2: "x"}),
        ("s1 x", ["s1 y"], {}),  # turns alone are compared
        ("1 x", [], {}),
    ],
)
def test_turns_on_which_raters_gave_other_codes(
    mine: str | None, others: list[str], found: dict[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The codes that not all of them gave."""
    beside = dict(zip((B, C), map(tags, others), strict=False))
    monkeypatch.setattr(blinding, "beside", lambda *_: beside)
    monkeypatch.setattr(blinding, "comparable", lambda *_: EVERY)
    study: Any = SimpleNamespace(
        store=SimpleNamespace(passes=lambda: {B, C} | (set() if mine is None else {A})),
        tags=lambda *_: tags(mine or ""),
    )
    assert blinding.differing(study, A, "C07", 1) == {n: set(codes) for n, codes in found.items()}


def test_a_code_that_a_pass_does_not_judge_with_is_not_missing_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Another rater's own codebook is no difference."""
    monkeypatch.setattr(blinding, "beside", lambda *_: {B: tags("1 z")})
    monkeypatch.setattr(
        blinding, "comparable", lambda _, one: frozenset("xy" if one == A else "xyz")
    )
    study: Any = SimpleNamespace(
        store=SimpleNamespace(passes=lambda: {A, B}), tags=lambda *_: tags("1 x")
    )
    assert blinding.differing(study, A, "C07", 1) == {1: {"x"}}


@pytest.mark.parametrize(
    ("stands", "finished", "assigned", "left"),
    [
        (True, [], [1, 2, 3], 3),
        (True, [1, 3], [1, 2, 3], 1),
        (True, [1, 2, 3], [1, 2, 3], 0),
        (True, [9], [1], 1),
        (False, [], [1, 2, 3], 0),
    ],
)
def test_a_pass_is_blind_until_it_has_finished_what_it_was_assigned(
    stands: bool,
    finished: list[int],
    assigned: list[int],
    left: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever judges nothing has nothing to be blind for."""
    monkeypatch.setattr(blinding.assignment, "places", lambda *_: {("C07", n) for n in assigned})
    progress = [SimpleNamespace(case="C07", session=n, finished=n in finished) for n in range(10)]
    study: Any = SimpleNamespace(
        store=SimpleNamespace(passes=lambda: {A} if stands else {B}), progress=lambda _: progress
    )
    assert blinding.unfinished(study, A) == left
