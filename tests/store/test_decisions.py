"""Decisions of a consensus: what stands and why, as one act in a session that stays finished."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.a_store import ME, YOU, a_store, new
from thirdear.model.consensus import Decision
from thirdear.model.refusal import Refusal
from thirdear.store import Store

ITEM = Decision(ME, "A", 1, "x.1", "Both heard it.")
CODE = Decision(ME, "A", 1, "x.a", "It is asked.", "turn", 2)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A filled store."""
    return a_store(tmp_path)


def values(store: Store) -> dict[str, float | None]:
    """Return what the pass has rated."""
    return {one.item: one.value for one in store.ratings(pass_=ME)}


def test_a_decision_keeps_its_reason_and_what_it_decides(store: Store) -> None:
    """In the order of the transcripts; undo takes both back, and the reason before comes again."""
    store.decide_rating(ITEM, 3.0)
    store.decide_tags(CODE, (), [new(2)])
    store.decide_rating(replace(ITEM, reason="After all."), 4.0)
    assert store.decisions(ME) == (replace(ITEM, reason="After all."), CODE)
    assert store.decisions(YOU) == ()
    assert [tag.segment for tag in store.tags(pass_=ME)] == [2]
    store.undo("R1")
    assert store.decisions(ME) == (ITEM, CODE)
    assert values(store) == {"x.1": 3.0}
    store.undo("R1")
    store.undo("R1")
    assert (store.decisions(ME), values(store), list(store.tags(pass_=ME))) == ((), {}, [])
    assert store.rebuild() == ()
    assert store.check() == ()


def test_a_finished_session_is_finished_again(store: Store) -> None:
    """It is opened for the decision and closed with it, in one act."""
    store.finish(ME, [("A", 1)], "R1")
    store.decide_rating(ITEM, 3.0, finishes=True)
    assert {place[1:] for place in store.finished() if place[0] == ME} == {("A", 1)}
    store.undo("R1")
    assert {place[1:] for place in store.finished() if place[0] == ME} == {("A", 1)}
    assert values(store) == {}


def test_a_decision_may_finish_an_open_session(store: Store) -> None:
    """Where it is the last one; otherwise the session stays open."""
    store.decide_rating(ITEM, 3.0)
    assert not store.finished()
    store.decide_rating(replace(ITEM, what="x.2"), None, finishes=True)
    assert {place[1:] for place in store.finished()} == {("A", 1)}
    assert values(store) == {"x.1": 3.0, "x.2": None}
    store.decide_rating(replace(ITEM, what="x.2"), 1.0)
    assert not store.finished()


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_decision_needs_a_reason(store: Store, reason: str) -> None:
    """And a session that is there; nothing is changed otherwise."""
    with pytest.raises(Refusal, match="needs its reason"):
        store.decide_rating(replace(ITEM, reason=reason), 3.0)
    with pytest.raises(Refusal, match="session 9"):
        store.decide_rating(replace(ITEM, session=9), 3.0)
    assert store.decisions(ME) == ()
    assert values(store) == {}
