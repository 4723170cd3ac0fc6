"""Flags and places: marks that are no judgements."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_store import ME, YOU, a_store, new
from thirdear.model.refusal import Refusal
from thirdear.model.text import At
from thirdear.store import Store

HERE = At("A", 1)


def test_flags_are_one_act_and_ones_own(tmp_path: Path) -> None:
    """A range is flagged at once; undo takes it back at once; nobody else's flags are read."""
    with a_store(tmp_path) as store:
        store.change_flags(ME, HERE, [2, 3], on=True, actor="R1")
        store.change_flags(YOU, HERE, [3], on=True, actor="R2")
        assert store.flags(ME, *HERE) == {2, 3}
        assert [change.segment for change in store.undo("R1")] == [2, 3]
        assert store.flags(ME, *HERE) == frozenset()
        assert store.flags(YOU, *HERE) == {3}
        assert store.rebuild() == ()
        assert store.check() == ()


def test_a_finished_session_may_be_flagged(tmp_path: Path) -> None:
    """What is finished is closed to tags, not to a mark that something is to be discussed."""
    with a_store(tmp_path) as store:
        store.finish(ME, [("A", 1)], "R1")
        store.change_flags(ME, HERE, [2], on=True, actor="R1")
        assert store.flags(ME, *HERE) == {2}


def test_a_flag_needs_a_segment(tmp_path: Path) -> None:
    """A flag on nothing is refused, the others of the act with it."""
    with a_store(tmp_path) as store, pytest.raises(Refusal, match="no segment 99"):
        store.change_flags(ME, HERE, [2, 99], on=True, actor="R1")
    with Store.open(tmp_path / "study.thirdear") as store:
        assert store.flags(ME, *HERE) == frozenset()


def test_the_place_is_kept_without_an_event(tmp_path: Path) -> None:
    """It survives a restart and a rebuild, the journal does not grow, undo passes it by."""
    with a_store(tmp_path) as store:
        store.change_tags(ME, (), [new(1)], "R1")
        before = store.heads()
        store.keep_place(ME, *HERE, 7)
        store.keep_place(ME, *HERE, 9)
        assert store.heads() == before
    with Store.open(tmp_path / "study.thirdear") as store:
        assert store.rebuild() == ()
        assert store.check() == ()
        assert store.place(ME, *HERE) == 9
        assert store.place(YOU, *HERE) is None
        assert store.undo("R1")[0].what == "tag"
