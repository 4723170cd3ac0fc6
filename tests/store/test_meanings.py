"""Vectors of turns lie in the study's file, hang on its words, and are no part of its history."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_store import a_store, transcript
from tests.store.test_checks import tamper
from thirdear.store import Store

VECTORS = {b"1" * 16: b"one", b"2" * 16: b"two"}


def count(store: Store) -> int:
    """Return how many vectors a study keeps."""
    (number,) = store._db.one("SELECT count(*) FROM meaning") or (0,)
    return int(number)


def filled(folder: Path, passphrase: str | None = None) -> Store:
    """Return a study with vectors of its three sessions, A1 and B1 with the same ones."""
    store = a_store(folder, passphrase)
    assert [place[:2] for place in store.lacking_meanings("x 1")] == [
        ("A", 1),
        ("A", 2),
        ("B", 1),
    ]
    for case, session in (("A", 1), ("B", 1)):
        store.keep_meanings(case, session, "x 1", VECTORS)
    store.keep_meanings("A", 2, "x 1", {b"3" * 16: b"three"})
    return store


def test_vectors_are_kept_by_session_and_found_by_hash(tmp_path: Path) -> None:
    """Another encoder's take their place; nothing is an act, and a replay leaves them there."""
    with filled(tmp_path) as store:
        before = store.state()
        assert store.meanings("A", 1, "x 1") == VECTORS
        assert store.meanings("A", 1, "x 2") == {}
        assert store.known_meanings([b"1" * 16, b"3" * 16, b"9" * 16], "x 1") == {
            b"1" * 16: b"one",
            b"3" * 16: b"three",
        }
        assert store.lacking_meanings("x 1") == ()
        assert len(store.lacking_meanings("x 2")) == 3
        store.keep_meanings("A", 1, "x 2", {b"1" * 16: b"new"})
        assert store.meanings("A", 1, "x 1") == {}
        store.rebuild()
        assert store.meanings("A", 1, "x 2") == {b"1" * 16: b"new"}
        assert store.check() == ()
        assert store.state() == before
        store.keep_meanings("A", 99, "x 1", VECTORS)
        assert count(store) == 4


@pytest.mark.parametrize("passphrase", [None, "a long passphrase"])
def test_erased_words_take_their_vectors_with_them(tmp_path: Path, passphrase: str | None) -> None:
    """Those of other cases stay, though they are of equal words; no byte is left in the file."""
    secret = b"vector of case A alone"
    with filled(tmp_path, passphrase) as store:
        store.keep_meanings("A", 1, "x 1", VECTORS | {b"4" * 16: secret})
        store.purge("A", {}, "study")
        assert store.known_meanings([*VECTORS, b"3" * 16, b"4" * 16], "x 1") == VECTORS
        assert count(store) == 2
        assert store.check() == ()
    assert secret not in (tmp_path / "study.thirdear").read_bytes()


def test_another_text_of_a_session_has_no_vectors_yet(tmp_path: Path) -> None:
    """Taking a text out leaves its vectors beside its words, and undo has both back."""
    with filled(tmp_path) as store:
        store.replace_transcript(*transcript("A", 1, 4), "study")
        assert [place[:2] for place in store.lacking_meanings("x 1")] == [("A", 1)]
        assert store.meanings("A", 1, "x 1") == {}
        store.undo("study")
        assert store.meanings("A", 1, "x 1") == VECTORS


def test_a_merge_brings_no_vectors_and_a_copy_has_them(tmp_path: Path) -> None:
    """A snapshot is the file; what a colleague's copy would bring is events and words."""
    with a_store(tmp_path) as store:
        store.copy_to(tmp_path / "copy.thirdear")
        with Store.open(tmp_path / "copy.thirdear") as other:
            other.keep_meanings("A", 1, "x 1", VECTORS)
            other.add_transcript(*transcript("C", 1), "study")
            other.keep_meanings("C", 1, "x 1", VECTORS)
            other.copy_to(tmp_path / "second.thirdear")
        with Store.open(tmp_path / "second.thirdear", read_only=True) as other:
            assert count(other) == 4
            assert store.take(other) > 0
        assert store.cases() == ("A", "B", "C")
        assert count(store) == 0


def test_a_merge_that_erases_takes_vectors_too(tmp_path: Path) -> None:
    """The other copy erased a case: its words go here, and what was made of them."""
    with filled(tmp_path) as store:
        store.copy_to(tmp_path / "copy.thirdear")
        with Store.open(tmp_path / "copy.thirdear") as other:
            other.purge("A", {}, "study")
        with Store.open(tmp_path / "copy.thirdear", read_only=True) as other:
            store.take(other)
        assert count(store) == 2


def test_a_study_of_the_version_before_opens(tmp_path: Path) -> None:
    """It had no table of vectors; nothing else of it changes."""
    with a_store(tmp_path) as store:
        state = store.state()
    tamper(tmp_path / "study.thirdear", "DROP TABLE meaning", "PRAGMA user_version = 11")
    with Store.open(tmp_path / "study.thirdear") as store:
        assert store.check() == ()
        assert store.state() == state
        store.keep_meanings("A", 1, "x 1", VECTORS)
        assert count(store) == 2
