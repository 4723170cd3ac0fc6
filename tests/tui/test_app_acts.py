"""What people are told of acts: every kind has words, and undo says why it undid nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.a_study import Small
from thirdear.store.kinds import KINDS
from thirdear.tui.wording.history import act_name


@pytest.fixture
def small(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Small:
    """A study with one session."""
    made = Small(Prompt(capsys), tmp_path, "alliance-markers")
    made.session("A", 1, 4)
    return made


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_event_has_words_in_both_languages(kind: str) -> None:
    """History and undo never meet an act that they cannot name."""
    english, turkish = act_name(kind, None, "en"), act_name(kind, None, "tr")
    assert english
    assert english != turkish


def test_undo_of_an_assignment_says_so(small: Small) -> None:
    """A setting that was changed as an act is taken back by name."""
    small.tags("A,1,2,alliance.bond_plus,R1", done=())
    small.well("assign", "R1", "--part", "0.5")
    assert "assignment" in small.well("undo")
    assert "Nothing is assigned" in small.well("assign")


def test_undo_says_that_the_act_was_done_in_another_copy(small: Small, tmp_path: Path) -> None:
    """After a merge nothing of the other copy is taken back here, and that is said."""
    copy = tmp_path / "copy"
    shutil.copytree(small.study, copy)
    table = tmp_path / "t.csv"
    table.write_text("case,session,segment,code,rater\nA,1,2,alliance.bond_plus,R2\n", "utf-8")
    small.prompt.well("tags", "import", table, "--study", copy)
    small.well("merge", copy)
    assert "another copy" in small.well("undo", "--rater", "R2")
    assert "another copy" not in small.well("undo", "--rater", "R9")
    small.prompt.well("undo", "--rater", "R2", "--study", copy)
    small.well("merge", copy)
    assert "bond_plus" not in small.well("tags", "export")
