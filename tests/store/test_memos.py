"""Memos: a rater's words on a segment, apart from the journal, and nobody else's business."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_store import ME, YOU, a_store
from thirdear.model.coding import Memo
from thirdear.model.refusal import Refusal


def test_a_memo_is_kept_once_undone_and_done_again(tmp_path: Path) -> None:
    """The same words on the same segment are one memo; undo takes it away; replay agrees."""
    memo = Memo(ME, "A", 1, "turn", 3, "çok nazik [sessiz]")
    with a_store(tmp_path) as store:
        assert store.add_memos(ME, [memo, memo], "R1") == 1
        assert store.add_memos(ME, [memo], "R1") == 0
        assert store.memos() == (memo,)
        (change,) = store.undo("R1")
        assert (change.what, change.segment) == ("memo", 3)
        assert store.memos() == ()
        store.redo("R1")
        assert store.memos(case="A", session=1) == (memo,)
        assert store.rebuild() == ()
        assert store.check() == ()


def test_a_memo_is_read_by_its_own_pass_only(tmp_path: Path) -> None:
    """With a pass nobody else's memos are read; the history never holds their words."""
    with a_store(tmp_path) as store:
        store.add_memos(ME, [Memo(ME, "A", 1, "turn", 3, "mine")], "R1")
        assert store.memos(pass_=YOU) == ()
        assert "mine" not in str(store.history())


@pytest.mark.parametrize(
    "place", [("A", 1, "turn", 99), ("A", 1, "breath", 1), ("A", 9, "turn", 1)]
)
def test_a_memo_needs_a_segment(tmp_path: Path, place: tuple[str, int, str, int]) -> None:
    """A memo on nothing is refused, and nothing is written."""
    with a_store(tmp_path) as store:
        before = store.heads()
        with pytest.raises(Refusal):
            store.add_memos(ME, [Memo(ME, *place, "words")], "R1")
        assert store.heads() == before


def test_a_memo_is_rewritten_and_undone(tmp_path: Path) -> None:
    """The last words stand alone; undo brings the words before them back; empty takes away."""
    with a_store(tmp_path) as store:
        for text in ("ilk", "son"):
            store.set_memo(Memo(ME, "A", 1, "turn", 3, text), "R1")
        assert [memo.text for memo in store.memos()] == ["son"]
        store.undo("R1")
        assert [memo.text for memo in store.memos()] == ["ilk"]
        store.redo("R1")
        store.set_memo(Memo(ME, "A", 1, "turn", 3, ""), "R1")
        assert store.memos() == ()
        assert store.rebuild() == ()
        assert store.check() == ()


def test_the_same_words_again_are_no_act(tmp_path: Path) -> None:
    """A memo left as it was leaves no event, and no words that nobody names."""
    with a_store(tmp_path) as store:
        store.set_memo(Memo(ME, "A", 1, "turn", 3, "ilk"), "R1")
        before = store.heads()
        store.set_memo(Memo(ME, "A", 1, "turn", 3, "ilk"), "R1")
        assert store.heads() == before
