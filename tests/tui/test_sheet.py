"""The sheet: tags set and taken as one act each, committed before they are shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.a_desk import a_study
from thirdear.base.letters import found_as
from thirdear.model.coding import NewTag, Pass, Tag
from thirdear.model.text import Role
from thirdear.tui.tagging.matches import Pick
from thirdear.tui.tagging.sheet import Sheet

ME, OTHER = Pass("me"), Pass("you")
PLAYFUL, EMPATHY, BOND = "mbtc.playful", "mbtc.empathy", "alliance.bond_plus"


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    """A sheet of one rater over eight turns."""
    return Sheet(a_study(tmp_path), ME, "A", 1)


def _codes(sheet: Sheet, place: int) -> list[str]:
    return [tag.code for tag in sheet.tags(place)]


def test_a_code_goes_on_and_off(sheet: Sheet) -> None:
    """Toggling twice leaves nothing; what it says is whether the code was set."""
    assert sheet.toggle(Pick(PLAYFUL), [0]) is True
    assert _codes(sheet, 0) == [PLAYFUL]
    assert sheet.tagged == 1
    assert sheet.toggle(Pick(PLAYFUL), [0]) is False
    assert sheet.tagged == 0


def test_a_range_is_filled_before_it_is_emptied(sheet: Sheet) -> None:
    """Where some segments have the code the others get it; where all have it, it goes."""
    sheet.toggle(Pick(PLAYFUL), [0])
    assert sheet.toggle(Pick(PLAYFUL), [0, 2]) is True
    assert [_codes(sheet, place) for place in (0, 2)] == [[PLAYFUL], [PLAYFUL]]
    assert sheet.toggle(Pick(PLAYFUL), [0, 2]) is False
    assert sheet.tagged == 0


def test_each_change_is_one_act(sheet: Sheet) -> None:
    """One undo takes a whole range of several codes back."""
    sheet.apply([Pick(PLAYFUL), Pick(EMPATHY)], [0, 2, 5])
    assert sheet.tagged == 3
    sheet._study.undo("me")
    sheet.reload()
    assert sheet.tagged == 0


def test_codes_keep_to_their_speakers(sheet: Sheet) -> None:
    """A therapist's code is set on the therapist's segments of a range only."""
    assert sheet.allowed(PLAYFUL, range(8)) == [0, 2, 5]
    assert sheet.apply([Pick(PLAYFUL)], range(8)) == [0, 2, 5]
    assert {code.speaker for code in sheet.codes_for(Role.CLIENT)} == {Role.CLIENT}
    assert sheet.codes_for(Role.ACTION) == []


def test_applying_again_keeps_the_tag(sheet: Sheet) -> None:
    """A code that is there is not set a second time."""
    sheet.apply([Pick(PLAYFUL)], [0])
    before = sheet.tags(0)
    sheet.apply([Pick(PLAYFUL), Pick(EMPATHY)], [0])
    assert sheet.tags(0)[0] == before[0]
    assert _codes(sheet, 0) == [PLAYFUL, EMPATHY]


def test_untagged_passes_over_what_cannot_be_tagged(sheet: Sheet) -> None:
    """Actions and parents have no code here, so the search goes on to the next turn."""
    sheet.toggle(Pick(PLAYFUL), [0])
    assert sheet.untagged(-1, 1) == 1
    assert sheet.untagged(3, 1) == 5
    assert sheet.untagged(6, 1) is None
    assert sheet.untagged(5, -1) == 3


def test_removing_takes_every_code(sheet: Sheet) -> None:
    """The count of removed tags is said."""
    sheet.apply([Pick(PLAYFUL), Pick(EMPATHY)], [0, 2])
    assert sheet.remove([0, 1, 2]) == 4
    assert sheet.tagged == 0


@pytest.mark.parametrize("pattern", ["ISTANBUL", "istanbul", "İstanbul", "ıstanbul"])
def test_finding_folds_turkish_letters(sheet: Sheet, pattern: str) -> None:
    """Dotted and dotless letters are one, capitals or not."""
    assert sheet.find(found_as(pattern)) == [1]


def test_finding_stays_inside_segments(sheet: Sheet) -> None:
    """Words are not found across the border of two segments."""
    assert sheet.find(found_as("now.\nIğdır")) == []
    assert sheet.find(found_as("bear")) == [0, 3, 5]


def test_other_passes_are_not_read(tmp_path: Path) -> None:
    """What somebody else tagged is not on the sheet."""
    study = a_study(tmp_path)
    study.add_rater("you")
    Sheet(study, OTHER, "A", 1).toggle(Pick(PLAYFUL), [0])
    assert Sheet(study, ME, "A", 1).tagged == 0


TOOK = st.sets(st.sampled_from([0, 2, 5]), min_size=1)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("toggle"), st.sampled_from([PLAYFUL, EMPATHY]), TOOK),
        st.tuples(st.just("toggle"), st.just(BOND), st.sets(st.sampled_from([1, 3]), min_size=1)),
        st.tuples(st.just("remove"), st.just(""), st.sets(st.integers(0, 7), min_size=1)),
        st.tuples(st.sampled_from(["undo", "redo"]), st.just(""), st.just({0})),
    ),
    max_size=25,
)


def test_whatever_is_done_the_sheet_is_what_the_study_holds(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """After any sequence of acts, undos and redos a sheet read anew is the same."""

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(ACTS)
    def check(acts: list[tuple[str, str, set[int]]]) -> None:
        study = a_study(tmp_path_factory.mktemp("study"))
        sheet = Sheet(study, ME, "A", 1)
        for act, code, places in acts:
            if act == "toggle":
                sheet.toggle(Pick(code), sorted(places))
            elif act == "remove":
                sheet.remove(sorted(places))
            else:
                getattr(study, act)("me")
                sheet.reload()
            anew = Sheet(study, ME, "A", 1)
            assert _plain(sheet) == _plain(anew)
            assert sheet.tagged == anew.tagged

    check()


def _plain(sheet: Sheet) -> list[set[Tag]]:
    return [set(sheet.tags(place)) for place in range(len(sheet))]


def test_tags_that_become_alike_are_one(tmp_path: Path) -> None:
    """A code that stands twice, once in doubt, stands once where both are doubted."""
    study = a_study(tmp_path)
    sure = NewTag("A", 1, 1, PLAYFUL)
    study.change_tags(ME, add=[sure, replace(sure, uncertain=True)])
    sheet = Sheet(study, ME, "A", 1)
    sheet.doubt([0])
    assert sheet.tags(0) == tuple(study.tags(ME, "A", 1))
    assert len(sheet.tags(0)) == 1
