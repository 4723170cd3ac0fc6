"""Memos on a case, a session or a code: a pass's own words, apart from the journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_store import ME, YOU, a_store, transcript
from tests.store.test_checks import tamper
from thirdear.model.coding import Pass
from thirdear.model.memos import Topic, TopicMemo
from thirdear.model.recoding import Recoding
from thirdear.model.refusal import Refusal
from thirdear.store import Store

SESSION, CASE, CODE = Topic("A", 1), Topic("A"), Topic(code="x.a")


@pytest.mark.parametrize("topic", [SESSION, CASE, CODE])
def test_a_memo_is_rewritten_and_undone(tmp_path: Path, topic: Topic) -> None:
    """The last words stand alone; undo brings the words before them back; empty takes away."""
    with a_store(tmp_path) as store:
        for text in ("ilk\n\nsatır", "son"):
            store.set_topic_memo(TopicMemo(ME, topic, text), "R1")
        assert store.topic_memos() == (TopicMemo(ME, topic, "son"),)
        (change,) = store.undo("R1")
        assert (change.what, change.case) == ("set-topic-memo", topic.case or "")
        assert [memo.text for memo in store.topic_memos()] == ["ilk\n\nsatır"]
        store.redo("R1")
        store.set_topic_memo(TopicMemo(ME, topic, ""), "R1")
        assert store.topic_memos() == ()
        assert store.rebuild() == ()
        assert store.check() == ()
        store.undo("R1")
        assert [memo.text for memo in store.topic_memos()] == ["son"]
        assert store.rebuild() == ()


def test_a_memo_is_read_by_its_own_pass_only(tmp_path: Path) -> None:
    """With a pass nobody else's are read, another round's neither; the history has no words."""
    with a_store(tmp_path) as store:
        store.set_topic_memo(TopicMemo(ME, CASE, "mine"), "R1")
        assert store.topic_memos(YOU) == store.topic_memos(Pass("R1", 2)) == ()
        assert store.topic_memos(ME, "B") == ()
        assert store.topic_memos(ME, "A") == (TopicMemo(ME, CASE, "mine"),)
        assert "mine" not in str(store.history())


def test_the_same_words_again_are_no_act(tmp_path: Path) -> None:
    """A memo left as it was, or brought a second time, leaves no event."""
    memo = TopicMemo(ME, SESSION, "ilk")
    with a_store(tmp_path) as store:
        store.set_topic_memo(memo, "R1")
        before = store.heads()
        store.set_topic_memo(memo, "R1")
        store.set_topic_memo(TopicMemo(ME, CODE, ""), "R1")
        assert store.add_topic_memos(ME, [memo, memo], "R1") == 0
        assert store.heads() == before
        assert store.add_topic_memos(ME, [TopicMemo(ME, SESSION, "beside")], "R1") == 1
        assert [one.text for one in store.topic_memos()] == ["ilk", "beside"]


@pytest.mark.parametrize("topic", [Topic("A", 9), Topic("Z"), Topic("Z", 1)])
def test_a_memo_needs_what_it_is_on(tmp_path: Path, topic: Topic) -> None:
    """A memo on a session or case that is not there is refused, as is nobody's."""
    with a_store(tmp_path) as store:
        before = store.heads()
        with pytest.raises(Refusal):
            store.set_topic_memo(TopicMemo(ME, topic, "words"), "R1")
        with pytest.raises(Refusal, match="no rater 'R9'"):
            store.set_topic_memo(TopicMemo(Pass("R9"), SESSION, "words"), "R9")
        assert store.heads() == before


def test_a_memo_follows_what_its_code_becomes(tmp_path: Path) -> None:
    """Renamed or merged, a code keeps its memo; written anew it is one; taken back, its own."""
    with a_store(tmp_path) as store:
        store.set_topic_memo(TopicMemo(ME, CODE, "of a"), "R1")
        store.set_topic_memo(TopicMemo(ME, Topic(code="x.b"), "of b"), "R1")
        made = store.recode(Recoding("merge", ("x.a",), ("x.b",)), "study")
        assert {(one.topic.code, one.text) for one in store.topic_memos()} == {
            ("x.b", "of a"),
            ("x.b", "of b"),
        }
        store.set_topic_memo(TopicMemo(ME, Topic(code="x.b"), "of both"), "R1")
        assert [one.text for one in store.topic_memos()] == ["of both"]
        store.undo("R1")
        store.withdraw_recoding(made, "study")
        assert {(one.topic.code, one.text) for one in store.topic_memos()} == {
            ("x.a", "of a"),
            ("x.b", "of b"),
        }
        assert store.rebuild() == ()


def test_a_session_with_a_memo_stays(tmp_path: Path) -> None:
    """It is not taken out before its memo is; a memo on the case keeps no session."""
    with a_store(tmp_path) as store:
        store.set_topic_memo(TopicMemo(ME, CASE, "case"), "R1")
        assert not store.has_judgements("A", 1)
        store.set_topic_memo(TopicMemo(ME, SESSION, "session"), "R1")
        assert store.has_judgements("A", 1)
        with pytest.raises(Refusal, match="tags memos remove"):
            store.remove_session("A", 1, "study")
        store.set_topic_memo(TopicMemo(ME, SESSION, ""), "R1")
        store.remove_session("A", 1, "study")
        store.add_transcript(*transcript("A", 1, word="sözcük"), "study")
        assert [one.text for one in store.topic_memos()] == ["case"]
        assert store.check() == ()


def test_other_copies_bring_their_memos(tmp_path: Path) -> None:
    """Merging takes a colleague's memos over; taking them twice brings nothing."""
    with a_store(tmp_path) as store:
        store.set_topic_memo(TopicMemo(ME, CASE, "mine"), "R1")
        store.copy_to(tmp_path / "copy.thirdear")
        with Store.open(tmp_path / "copy.thirdear") as other:
            for topic in (SESSION, CASE, CODE):
                other.set_topic_memo(TopicMemo(YOU, topic, "yours"), "R2")
        with Store.open(tmp_path / "copy.thirdear", read_only=True) as other:
            assert [(one.pass_, one.conflict) for one in store.coming(other)] == [(YOU, None)]
            store.take(other)
            assert store.take(other) == 0
        assert len(store.topic_memos(YOU)) == 3
        assert len(store.topic_memos(ME)) == 1
        assert store.check() == ()


def test_a_study_of_the_version_before_opens(tmp_path: Path) -> None:
    """It had no table of these memos; the rest is as it was, and memos can be written."""
    with a_store(tmp_path) as store:
        before = store.heads()
    tamper(tmp_path / "study.thirdear", "DROP TABLE topic_memo", "PRAGMA user_version = 12")
    with pytest.raises(Refusal, match="older version"):
        Store.open(tmp_path / "study.thirdear", read_only=True)
    with Store.open(tmp_path / "study.thirdear") as store:
        assert store.heads() == before
        assert store.topic_memos() == ()
        assert store.check() == ()
        store.set_topic_memo(TopicMemo(ME, SESSION, "new"), "R1")
        assert store.check() == ()
