"""What is asked of transitions between codes before any is counted."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from thirdear.model.refusal import Refusal
from thirdear.study.transitions import _check, _check_times

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
