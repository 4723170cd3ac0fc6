"""What became of codebooks and passes, as the journal's events tell it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from thirdear.model.coding import Pass
from thirdear.model.trail import BookChange
from thirdear.study import trail

AT = "-03-18T09:30:00Z"


def study(*events: tuple[str, dict[str, object]], **more: Any) -> Any:
    """Return what stands in for a study with these events, each a year after the one before."""
    happened = [
        SimpleNamespace(kind=kind, at=f"{2024 + year}{AT}", body=body)
        for year, (kind, body) in enumerate(events)
    ]
    return SimpleNamespace(store=SimpleNamespace(happened=lambda _: happened, **more), **more)


@pytest.mark.parametrize(
    ("kind", "body", "told"),
    [
        ("codebook", {"key": "x", "version": 3}, BookChange("2024-03-18", "version", "x", 3)),
        (
            "recode",
            {"how": "merge", "from": ["x.a", "x.b"], "to": ["x.c"]},
            BookChange("2024-03-18", "merge", "", 0, ("x.a", "x.b"), ("x.c",)),
        ),
        (
            "unrecode",
            {"from": ["x.a"], "to": []},
            BookChange("2024-03-18", "unrecode", "", 0, ("x.a",), ()),
        ),
        (
            "recode",
            {"how": "split", "from": "x.a", "to": None},
            BookChange("2024-03-18", "split", ""),
        ),
    ],
)
def test_changes_of_codebooks(kind: str, body: dict[str, object], told: BookChange) -> None:
    """A version that came in, or codes that became others."""
    assert list(trail._books(study((kind, body)))) == [told]


def test_the_day_on_which_a_pass_was_first_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of passes that are open now; one that was opened in another way has no day."""
    one, two, shut = Pass("R1"), Pass("R2"), Pass("R3")
    monkeypatch.setattr(trail.blinding, "is_open", lambda _, pass_: pass_ != shut)
    told = study(
        ("setting", {"key": trail.blinding.setting(one)}),
        ("setting", {"key": trail.blinding.setting(shut)}),
        ("setting", {"key": trail.blinding.setting(one)}),
        passes=lambda: (one, two, shut),
    )
    assert trail._opened(told) == {one: "2024-03-18", two: ""}


@pytest.mark.parametrize(
    ("stands", "left"), [(True, {"Case A": (2,), "Case B": (1,)}), (False, {})]
)
def test_sessions_that_are_left_are_told_by_printed_case(
    stands: bool, left: dict[str, tuple[int, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Assigned, of the chosen cases, and not finished."""
    one = Pass("R1")
    given = {("A", 1), ("A", 2), ("B", 1), ("C", 1)}
    monkeypatch.setattr(trail.assignment, "places", lambda *_: given)
    progress = [
        SimpleNamespace(case=case, session=number, finished=(case, number) == ("A", 1))
        for case, number in [*sorted(given), ("A", 9)]
    ]
    told = study(passes=lambda: (one,) if stands else (), progress=lambda _: progress)
    called = {"A": "Case A", "B": "Case B", "C": "Case C"}
    assert trail._unfinished(told, one, ["A", "B"], called) == left
