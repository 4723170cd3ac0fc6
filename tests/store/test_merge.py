"""Copies of a study come together: a union, in any order, as often as one likes."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.a_cli import Prompt
from tests.a_store import ME, YOU, a_store, new
from thirdear import Study
from thirdear.model.coding import NewTag, Pass, Rating
from thirdear.model.memos import Topic, TopicMemo
from thirdear.model.refusal import Refusal
from thirdear.store import Store
from thirdear.store.checks import _fingerprints
from thirdear.study.copies import merge

THEM = Pass("R3")


def copied(path: Path, folder: Path) -> Path:
    """A copy of a study's file in a folder of its own."""
    folder.mkdir()
    return Path(shutil.copy(path, folder / path.name))


def tables(store: Store) -> dict[str, str]:
    """What all tables hold."""
    return _fingerprints(store._db)


Deed = tuple[str, int, int]
deeds = st.lists(
    st.tuples(
        st.sampled_from(["tag", "untag", "rate", "finish", "undo", "redo"]),
        st.integers(1, 2),
        st.integers(1, 6),
    ),
    max_size=8,
)


def perform(store: Store, pass_: Pass, todo: list[Deed]) -> None:
    """Do what a rater does, as far as it is allowed."""
    store.add_rater(pass_.rater, pass_.rater, "study")
    for what, session, segment in todo:
        try:
            deed(store, pass_, what, session, segment)
        except Refusal:
            continue  # a finished session stays as it is


def deed(store: Store, pass_: Pass, what: str, session: int, segment: int) -> None:
    """One act."""
    if what == "tag":
        store.change_tags(pass_, (), [new(segment, session=session)], pass_.rater)
    elif what == "untag":
        have = store.tags(pass_=pass_, case="A", session=session)
        store.change_tags(pass_, [tag.id for tag in have[:1]], (), pass_.rater)
    elif what == "rate":
        store.rate(pass_, [Rating(pass_, "A", session, "x.1", segment)], pass_.rater)
    elif what == "finish":
        store.finish(pass_, [("A", session)], pass_.rater)
    elif what == "undo":
        store.undo(pass_.rater)
    else:
        store.redo(pass_.rater)


@settings(max_examples=15, deadline=None)
@given(deeds, deeds, deeds)
def test_copies_come_together_in_any_order(
    mine: list[Deed], yours: list[Deed], theirs: list[Deed]
) -> None:
    """Three raters in three copies: every order of merging gives equal tables, and it is stable."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with a_store(folder) as base:
            path = base.path
        work = [(ME, mine), (YOU, yours), (THEM, theirs)]
        copies = [copied(path, folder / pass_.rater) for pass_, _ in work]
        for copy, (pass_, todo) in zip(copies, work, strict=True):
            with Store.open(copy) as store:
                perform(store, pass_, todo)
        found = []
        for number, order in enumerate([(0, 1, 2), (2, 1, 0), (1, 0, 2)]):
            target = copied(path, folder / f"merged{number}")
            with Store.open(target) as store:
                for place in order:
                    with Store.open(copies[place], read_only=True) as other:
                        store.take(other)
                        before = store.heads()
                        assert store.take(other) == 0
                        assert store.heads() == before
                assert store.check() == ()
                found.append(tables(store))
        assert found[0] == found[1] == found[2]


@settings(max_examples=15, deadline=None)
@given(deeds, deeds)
def test_judgements_are_those_of_working_in_one_copy(mine: list[Deed], yours: list[Deed]) -> None:
    """Totals, ratings and finished sessions of the merged study equal those of a single one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with a_store(folder) as base:
            path = base.path
        first, second = copied(path, folder / "1"), copied(path, folder / "2")
        together = copied(path, folder / "both")
        for files, pass_, todo in (
            ((first, together), ME, mine),
            ((second, together), YOU, yours),
        ):
            for file in files:
                with Store.open(file) as store:
                    perform(store, pass_, todo)
        with (
            Store.open(first) as store,
            Store.open(second, read_only=True) as other,
            Store.open(together) as one,
        ):
            store.take(other)
            assert store.adder().tag_totals(["x.a"]) == one.adder().tag_totals(["x.a"])
            assert store.ratings() == one.ratings()
            assert store.finished() == one.finished()


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Study, Study]:
    """Two copies of a study in which R1 has tagged turn 1."""
    (tmp_path / "A-s01.txt").write_text("T: Hello.\nC: Hello.\nT: Well.\n", encoding="utf-8")
    with Study.create(tmp_path / "one", codebooks=["mbt-c-as"]) as made:
        made.bring_in(made.plan_import([tmp_path / "A-s01.txt"]))
        made.add_rater("R1")
        made.change_tags(ME, add=[NewTag("A", 1, 1, "mbtc.holding")])
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    return Study.open(tmp_path / "one"), Study.open(tmp_path / "two")


def test_a_dry_run_says_what_would_come(copies: tuple[Study, Study]) -> None:
    """By rater and pass, without writing."""
    one, two = copies
    with one, two:
        two.add_rater("R2")
        two.change_tags(YOU, add=[NewTag("A", 1, 3, "mbtc.holding")])
        before = one.store.heads()
        found = [(c.actor, c.pass_, c.events, c.conflict) for c in merge.coming(one, two)]
        assert found == [("R2", YOU, 1, None), ("study", None, 1, None)]
        assert one.store.heads() == before
        merge.take(one, two)
        assert [t.segment for t in one.tags(YOU, "A", 1)] == [3]
        assert merge.coming(one, two) == ()


def test_a_pass_that_went_on_in_both_copies_is_never_mixed(copies: tuple[Study, Study]) -> None:
    """It is refused with its remedy, nothing changes; as a pass of its own it comes, once."""
    one, two = copies
    with one, two:
        one.change_tags(ME, add=[NewTag("A", 1, 3, "mbtc.holding")])
        two.change_tags(ME, add=[NewTag("A", 1, 3, "mbtc.perspective")])
        two.store.set_topic_memo(TopicMemo(ME, Topic("A", 1), "of the copy"), "R1")
        two.finish(ME, "A", 1)
        before = one.store.heads()
        with pytest.raises(Refusal, match="--as-pass"):
            merge.take(one, two)
        assert one.store.heads() == before
        for _ in range(2):
            merge.take(one, two, as_pass=2)
            assert [t.code for t in one.tags(ME, "A", 1)] == ["mbtc.holding"] * 2
            codes = [t.code for t in one.tags(Pass("R1", 2), "A", 1)]
            assert codes == ["mbtc.holding", "mbtc.perspective"]
        assert (Pass("R1", 2), "A", 1) in one.store.finished()
        assert one.store.topic_memos(ME) == ()
        assert [memo.text for memo in one.store.topic_memos(Pass("R1", 2))] == ["of the copy"]
        assert one.store.check() == ()


def test_another_study_is_no_copy(copies: tuple[Study, Study], tmp_path: Path) -> None:
    """What was made independently has no common history."""
    one, two = copies
    with one, two, Study.create(tmp_path / "three") as three:
        with pytest.raises(Refusal, match="not a copy of this study"):
            merge.take(one, three)
        with pytest.raises(Refusal, match="this very study"):
            merge.open_copy(one, one.folder)


def test_the_command_line_merges(
    copies: tuple[Study, Study], capsys: pytest.CaptureFixture[str]
) -> None:
    """A dry run first, then the union; the second time nothing comes."""
    one, two = copies
    with two:
        two.add_rater("R2")
        two.change_tags(YOU, add=[NewTag("A", 1, 3, "mbtc.holding")])
    one.close()
    prompt = Prompt(capsys)
    dry = prompt.well("merge", two.folder, "--study", one.folder, "--dry-run", "--json").json
    assert [line["events"] for line in dry["coming"]] == [1, 1]
    assert dry["taken"] is False
    assert "R2" in prompt.well("merge", two.folder, "--study", one.folder).out
    again = prompt.well("merge", two.folder, "--study", one.folder).out
    assert "nothing that this study lacks" in again
