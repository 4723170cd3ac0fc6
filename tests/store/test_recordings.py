"""A session's recording is an act like others; an encrypted copy opens with its key alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_store import ME, a_store, new, transcript
from tests.store.test_checks import tamper
from thirdear.model.corrections import Fault, NewCorrection
from thirdear.model.recordings import Recording
from thirdear.model.refusal import Refusal
from thirdear.store import Store, recordings

HERE = Recording("A", 1, "../a.wav", 5)
ELSEWHERE = Recording("A", 1, "/x/b.wav", 6)


def test_undo_brings_the_former_recording_back(tmp_path: Path) -> None:
    """What is so already is no act; what was undone can be done again, and a replay agrees."""
    with a_store(tmp_path) as store:
        assert store.set_recording("A", 1, HERE, "study")
        assert not store.set_recording("A", 1, HERE, "study")
        assert store.set_recording("A", 1, ELSEWHERE, "study")
        assert store.recordings() == (ELSEWHERE,)
        store.undo("study")
        assert store.recordings("A", 1) == (HERE,)
        store.undo("study")
        assert store.recordings() == ()
        assert store.redo("study")[0].what == "recording"
        assert store.recordings("A") == (HERE,)
        assert store.set_recording("A", 1, None, "study")
        assert store.recordings() == ()
        assert store.history()[-1].what == "case A, session 1, removed"
        assert store.ever_recorded("A") == (HERE, ELSEWHERE)
        assert store.check() == ()


def test_a_recording_stays_when_another_text_takes_the_place(tmp_path: Path) -> None:
    """It keeps nobody from taking the session out, and is seen again with the next text."""
    with a_store(tmp_path) as store:
        store.set_recording("A", 1, HERE, "study")
        assert not store.has_judgements("A", 1)
        store.remove_session("A", 1, "study")
        assert store.recordings() == ()
        store.add_transcript(*transcript("A", 1, word="sözcük"), "study")
        assert store.recordings() == (HERE,)
        assert store.check() == ()


def test_a_session_that_is_not_there_has_none(tmp_path: Path) -> None:
    """A place without a transcript is refused."""
    with a_store(tmp_path) as store, pytest.raises(Refusal, match="no session 9"):
        store.set_recording("A", 9, HERE, "study")


def test_other_copies_bring_their_recordings(tmp_path: Path) -> None:
    """Merging takes over which file is a session's."""
    with a_store(tmp_path) as store:
        store.copy_to(tmp_path / "copy.thirdear")
        with Store.open(tmp_path / "copy.thirdear") as other:
            other.set_recording("A", 2, Recording("A", 2, "../b.wav", 7), "R1")
            other.change_tags(ME, (), [new(1)], "R1")
        with Store.open(tmp_path / "copy.thirdear", read_only=True) as other:
            store.take(other)
        assert [one.path for one in store.recordings()] == ["../b.wav"]


def test_a_study_of_the_version_before_opens(tmp_path: Path) -> None:
    """It had no table of recordings; what was linked or corrected is replayed."""
    with a_store(tmp_path) as store:
        store.set_recording("A", 1, HERE, "study")
        start = store.segments("A", 1)[1].start
        store.correct([NewCorrection("A", 1, Fault.TIME, start, None, "70.0")], "R1")
    tamper(tmp_path / "study.thirdear", "DROP TABLE recording", "PRAGMA user_version = 10")
    with Store.open(tmp_path / "study.thirdear") as store:
        assert store.recordings() == (HERE,)
        assert store.segments("A", 1)[1].time == 70.0
        assert store.check() == ()


def test_a_copy_is_nothing_without_its_key(tmp_path: Path) -> None:
    """No bytes of the file stand in it; a wrong key is refused; the right one gives them back."""
    data = b"RIFF" + bytes(range(256)) * 9000
    (tmp_path / "a.wav").write_bytes(data)
    target = tmp_path / "a.copy"
    key = recordings.copy(tmp_path / "a.wav", target)
    assert data[:32] not in target.read_bytes()
    assert b"".join(recordings.pieces(target, key)) == data
    with pytest.raises(Refusal):
        list(recordings.pieces(target, "0" * 64))
    assert key not in repr(Recording("A", 1, "a.copy", 1, key))
