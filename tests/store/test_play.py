"""Whether segments are play: one act, one's own, and nothing where nothing changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_store import ME, YOU, a_store
from thirdear.model.coding import Play
from thirdear.model.refusal import Refusal
from thirdear.model.text import At

HERE = At("A", 1)


def test_play_is_said_changed_and_taken_back(tmp_path: Path) -> None:
    """Undo brings back what stood before, not nothing; saying the same again is no act."""
    with a_store(tmp_path) as store:
        store.set_play(ME, HERE, [3, 2, 3], Play.IN, "R1")
        store.set_play(ME, HERE, [3], Play.CHARACTER, "R1")
        heads = store.heads()
        store.set_play(ME, HERE, [3], Play.CHARACTER, "R1")
        assert store.heads() == heads
        assert store.play(ME, *HERE) == {2: Play.IN, 3: Play.CHARACTER}
        store.set_play(ME, HERE, [2, 3], None, "R1")
        assert store.play(ME, *HERE) == {}
        store.undo("R1")
        assert store.play(ME, *HERE) == {2: Play.IN, 3: Play.CHARACTER}
        store.undo("R1")
        assert store.play(ME, *HERE) == {2: Play.IN, 3: Play.IN}
        assert store.play(YOU, *HERE) == {}
        assert store.play(ME, "A", 2) == {}
        assert store.rebuild() == ()
        assert store.check() == ()


def test_play_needs_a_segment(tmp_path: Path) -> None:
    """One that is not there is refused, the others of the act with it."""
    with a_store(tmp_path) as store:
        with pytest.raises(Refusal, match="no segment 99"):
            store.set_play(ME, HERE, [2, 99], Play.OUT, "R1")
        assert store.play(ME, *HERE) == {}
