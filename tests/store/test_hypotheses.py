"""Hypotheses: declared once, withdrawn with a reason, declared again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.a_store import a_store
from thirdear.model.precedence import Hypothesis
from thirdear.model.refusal import Refusal
from thirdear.store import Store

ONE = Hypothesis("x.a", "y.b", 1, "linear")
OTHERS = (
    Hypothesis("x.a", "y.b", 2, "linear"),
    Hypothesis("x.a", "y.b", 1, "none"),
    Hypothesis("x.a", "y.b", 1, "linear", lag_in="weeks"),
    Hypothesis("y.b", "x.a", 1, "linear", smallest=0.2),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A filled store."""
    return a_store(tmp_path)


def bare(found: tuple[Hypothesis, ...]) -> list[Hypothesis]:
    """Return hypotheses without the time of their declaration, which is there."""
    assert all(one.declared_at for one in found)
    return [replace(one, declared_at="") for one in found]


def test_each_question_is_declared_once(store: Store) -> None:
    """Another lag, trend, unit or direction is another question; the same again is no act."""
    for one in (ONE, *OTHERS):
        store.add_hypothesis(one, "study")
    heads = store.heads()
    store.add_hypothesis(ONE, "study")
    assert store.heads() == heads
    assert bare(store.hypotheses()) == [ONE, *OTHERS]


def test_a_smallest_effect_stays_as_it_was_declared(store: Store) -> None:
    """Another one is refused by what stands, whether it had one or none."""
    store.add_hypothesis(ONE, "study")
    store.add_hypothesis(OTHERS[3], "study")
    with pytest.raises(Refusal, match=r"→ y\.b was declared already, without"):
        store.add_hypothesis(replace(ONE, smallest=0.1), "study")
    with pytest.raises(Refusal, match=r"→ x\.a was declared already, with 0\.2 as"):
        store.add_hypothesis(replace(OTHERS[3], smallest=0.1), "study")
    with pytest.raises(Refusal, match=r"with 0\.2"):
        store.add_hypothesis(replace(OTHERS[3], smallest=None), "study")


def test_what_was_withdrawn_stands_no_more_and_may_again(store: Store) -> None:
    """The reason and its time are kept until then; undo takes a withdrawal back."""
    for one in (ONE, OTHERS[0]):
        store.add_hypothesis(one, "study")
    first = store.hypotheses()[0].declared_at
    store.withdraw_hypothesis(ONE, "It is bent.", "study")
    assert bare(store.hypotheses()) == [OTHERS[0]]
    (gone,) = store.withdrawn_hypotheses()
    assert (replace(gone.hypothesis, declared_at=""), gone.reason) == (ONE, "It is bent.")
    assert gone.hypothesis.declared_at == first
    assert gone.withdrawn_at >= first
    store.undo("study")
    assert (len(store.hypotheses()), store.withdrawn_hypotheses()) == (2, ())
    store.withdraw_hypothesis(ONE, "It is.", "study")
    store.add_hypothesis(ONE, "study")
    assert (len(store.hypotheses()), store.withdrawn_hypotheses()) == (2, ())
    assert store.hypotheses()[0].declared_at >= gone.withdrawn_at
    assert store.rebuild() == ()
