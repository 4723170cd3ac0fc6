"""What is asked of transitions between codes before any is counted."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from thirdear.model.coding import Pass
from thirdear.model.refusal import Refusal
from thirdear.study.transitions import _check, _check_times, _coded

STUDY: Any = SimpleNamespace(
    codebooks=lambda: [SimpleNamespace(codes=[SimpleNamespace(key="x.a")])],
)


@pytest.mark.parametrize(
    ("codes", "within", "lag", "seconds", "sentence"),
    [
        (["x.a"], 1, None, None, None),
        (["x.a", "x.a"], 5, 1, 0.5, None),
        ([], 1, 3, None, None),
        (["x.a", "x.b"], 1, None, None, "No codebook of this study has the code x.b"),
        (["x.a"], 0, None, None, "at least one turn"),
        (["x.a"], 1, 0, None, "A lag is a whole number"),
        (["x.a"], 1, -1, None, "A lag is a whole number"),
        (["x.a"], 1, None, 0.0, "A lag is a whole number"),
        (["x.a"], 1, None, -1.0, "A lag is a whole number"),
        (["x.a"], 1, None, float("inf"), "A lag is a whole number"),
        (["x.a"], 1, None, float("nan"), "A lag is a whole number"),
    ],
)
def test_what_cannot_be_counted_is_refused(
    codes: list[str], within: int, lag: int | None, seconds: float | None, sentence: str | None
) -> None:
    """Codes that no codebook has, windows that reach nowhere or without end."""
    if sentence is None:
        _check(STUDY, codes, within, lag, seconds)
        return
    with pytest.raises(Refusal, match=sentence):
        _check(STUDY, codes, within, lag, seconds)


@pytest.mark.parametrize(
    ("seconds", "times", "refused"),
    [
        (None, [[None]], False),
        (None, [], False),
        (5.0, [[None, 0.0]], False),
        (5.0, [[None], [3.0]], False),
        (5.0, [[None], [None]], True),
        (5.0, [], True),
    ],
)
def test_seconds_need_a_turn_with_a_time(
    seconds: float | None, times: list[list[float | None]], refused: bool
) -> None:
    """One is enough, the beginning of the session too; turns alone need none."""
    if not refused:
        _check_times(seconds, times)
        return
    with pytest.raises(Refusal, match="has a time"):
        _check_times(seconds, times)


def test_finished_turns_are_told_by_their_codes() -> None:
    """One rater's, of the chosen cases and codes; of two passes over a session the later one."""
    first, again, other = Pass("R1"), Pass("R1", 2), Pass("R2")
    given = {
        (first, "A", 1): [("x.a", "turn", 1)],
        (again, "A", 1): [("x.a", "turn", 2), ("x.b", "turn", 2), ("x.c", "turn", 1)],
        (first, "A", 2): [("x.a", "sentence", 1), ("x.b", "turn", 9), ("x.b", "turn", 3)],
        (first, "B", 1): [("x.a", "turn", 1)],
        (other, "A", 3): [("x.a", "turn", 1)],
    }

    def tags(*, pass_: Pass, case: str, session: int) -> list[Any]:
        return [
            SimpleNamespace(code=code, layer=layer, segment=segment)
            for code, layer, segment in given[pass_, case, session]
        ]

    study: Any = SimpleNamespace(
        store=SimpleNamespace(finished=lambda: set(given), tags=tags),
        segments=lambda *_: [SimpleNamespace(time=time) for time in (0.0, None, 5.0)],
    )
    found = list(_coded(study, "R1", {"A"}, {"x.a", "x.b"}, "turn"))
    no = [False] * 3
    assert [rows for rows, _ in found] == [
        {"x.a": [False, True, False], "x.b": [False, True, False]},
        {"x.a": no, "x.b": [False, False, True]},
    ]
    assert [times for _, times in found] == [[0.0, None, 5.0]] * 2
