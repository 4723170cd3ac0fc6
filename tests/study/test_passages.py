"""Passages of all sessions by code, rater, case, sessions, value and words, each filter alone."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.a_desk import a_study, transcript
from thirdear import codebook
from thirdear.model.coding import NewTag, Pass
from thirdear.study import Study
from thirdear.study import passages as passages_of
from thirdear.study.passages import Filter, Passage, passages, spread

PLAY, FEEL = "mbtc.playful", "mst.emotion"
LINES = (("T", "the bear sleeps"), ("Ç", "I am afraid"), ("T", "the ball rolls"), ("Ç", "a bear"))
TAGS = (
    ("R1", "A", 1, 1, PLAY),
    ("R1", "A", 1, 2, FEEL),
    ("R1", "A", 1, 1, FEEL),
    ("R2", "A", 1, 3, PLAY),
    ("R2", "A", 2, 1, PLAY),
    ("R1", "B", 3, 3, PLAY),
    ("R2", "B", 3, 3, FEEL),
)
"""Rater, case, session, turn, code."""


@pytest.fixture
def tagged(tmp_path: Path) -> Study:
    """Two cases that two raters tagged."""
    places = (("A", 1), ("A", 2), ("B", 3))
    study = a_study(tmp_path, transcripts=[transcript(*place, LINES) for place in places])
    study.add_codebook(codebook.load("mental-state-talk"))
    for rater in ("R1", "R2"):
        study.add_rater(rater)
        news = [NewTag(*where, code) for who, *where, code in TAGS if who == rater]  # type: ignore[call-arg,arg-type]
        study.change_tags(Pass(rater), add=news)
    return study


def found(study: Study, wanted: Filter, raters: tuple[str, ...] | None = None) -> list[object]:
    """Return case, session and turn of each passage."""
    passes = None if raters is None else [Pass(rater) for rater in raters]
    with study:
        rows, _ = passages(study, wanted, passes)
    return [(one.case, one.session, one.segment) for one in rows]


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        (Filter(PLAY), [("A", 1, 1), ("A", 1, 3), ("A", 2, 1), ("B", 3, 3)]),
        (Filter(FEEL), [("A", 1, 1), ("A", 1, 2), ("B", 3, 3)]),
        (Filter(PLAY, rater="R1"), [("A", 1, 1), ("B", 3, 3)]),
        (Filter(PLAY, rater="R2"), [("A", 1, 3), ("A", 2, 1)]),
        (Filter(PLAY, case="A"), [("A", 1, 1), ("A", 1, 3), ("A", 2, 1)]),
        (Filter(PLAY, first=2), [("A", 2, 1), ("B", 3, 3)]),
        (Filter(PLAY, last=2), [("A", 1, 1), ("A", 1, 3), ("A", 2, 1)]),
        (Filter(PLAY, first=2, last=2), [("A", 2, 1)]),
        (Filter(PLAY, words="BEAR"), [("A", 1, 1), ("A", 2, 1)]),
        (Filter(PLAY, words="the  ball"), [("A", 1, 3), ("B", 3, 3)]),
        (Filter(PLAY, value=3), []),
        (Filter(PLAY, together=FEEL), [("A", 1, 1), ("B", 3, 3)]),
        (Filter(PLAY, together=FEEL, rater="R2"), []),
        (Filter(words="afraid", last=1), [("A", 1, 2)]),
        (Filter(words="bear", case="B"), [("B", 3, 1), ("B", 3, 4)]),
        (Filter(words="  "), []),
    ],
)
def test_each_filter_holds_by_itself(
    tagged: Study, wanted: Filter, places: list[tuple[str, int, int]]
) -> None:
    """A bound includes its session; "together" is any rater's code on the same turn."""
    assert found(tagged, wanted) == places


def test_of_given_passes_nobody_elses_tags_count(tagged: Study) -> None:
    """Neither as passages nor as what stands beside them."""
    assert found(tagged, Filter(PLAY), ("R1",)) == [("A", 1, 1), ("B", 3, 3)]


def test_what_stands_beside_is_of_the_given_passes_too(tagged: Study) -> None:
    """R2's code on R1's turn is not seen by somebody who may see R1's alone."""
    assert found(tagged, Filter(PLAY, together=FEEL), ("R1",)) == [("A", 1, 1)]


@pytest.mark.parametrize(
    ("limit", "count", "more"),
    [(None, 4, False), (5, 4, False), (4, 4, False), (3, 3, True), (1, 1, True)],
)
def test_a_limit_says_whether_more_are_there(
    tagged: Study, limit: int | None, count: int, more: bool
) -> None:
    """Exactly as many as the limit is not more."""
    with tagged as study:
        rows, others = passages(study, Filter(PLAY), limit=limit)
    assert (len(rows), others) == (count, more)


@pytest.mark.parametrize(
    ("wanted", "empty"),
    [
        (Filter(), True),
        (Filter(words=" ", case="A", rater="R1"), True),
        (Filter(PLAY), False),
        (Filter(words="bear"), False),
    ],
)
def test_a_filter_that_finds_by_nothing_is_empty(wanted: Filter, empty: bool) -> None:
    """Case, rater and sessions narrow what a code or words find."""
    assert wanted.empty is empty


def test_over_how_many_sessions_and_cases_passages_are_spread() -> None:
    """Two of one session are one place."""
    found = [
        Passage(case, session, "turn", 1, 0, 1, "T", "a")
        for case, session in (("A", 1), ("A", 1), ("A", 2), ("B", 1))
    ]
    assert spread(found) == (3, 2)
    assert spread([]) == (0, 0)


@pytest.mark.parametrize(
    ("limit", "more", "shown", "asked"),
    [(None, False, 3, None), (2, True, 2, 3), (3, False, 3, 4), (0, True, 0, 1)],
)
def test_the_nearest_turns_are_as_many_as_were_asked_for(
    limit: int | None, more: bool, shown: int, asked: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One more is looked for, to say whether more are there; sessions are filtered first."""
    heard: list[object] = []

    def search(_study: object, words: str, case: str | None, count: int | None, within: Any) -> Any:
        heard.extend([words, case, count, [n for n in range(6) if within(n)]])
        return [SimpleNamespace(turn=n) for n in range(3 if count is None else min(3, count))]

    monkeypatch.setattr(passages_of.meaning, "search", search)
    monkeypatch.setattr(passages_of, "_turn", lambda _study, turn: turn)
    wanted = Filter(words="being sad", case="A", first=2, last=4)
    study: Any = None
    found, others = passages_of.near(study, wanted, limit)
    assert (len(found), others) == (shown, more)
    assert heard == ["being sad", "A", asked, [2, 3, 4]]
