"""Secrets, locks, full disks, read-only folders, foreign files: one clear sentence, no loss."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3

from tests.a_store import ME, a_store, new
from thirdear.model.coding import Rating
from thirdear.model.refusal import Refusal
from thirdear.model.writeup import Vignette
from thirdear.store import Store

SECRET = 'doğru\'; at "pil" zımba'
SENTINELS = ("kelime", "A-s01.txt", "Zehra", "gizli başlık", "gizli ayar", "x.sentinel")


def fill_with_sentinels(store: Store) -> None:
    """Put a word of every kind into a study, and leave some only in the write-ahead log."""
    store.set_setting("facts", "gizli ayar", "study")
    store.change_tags(ME, (), [new(1, "x.sentinel")], "R1")
    store.rate(ME, [Rating(ME, "A", 1, "x.sentinel", 1.0)], "R1")
    store.add_vignette(Vignette("A", 1, 1, 2, "gizli başlık", "c"), "study")


def readable(folder: Path) -> set[str]:
    """Return which sentinels stand in any file of a folder, in UTF-8 or UTF-16."""
    data = b"".join(file.read_bytes() for file in folder.iterdir())
    found = {word for word in SENTINELS if word.encode() in data}
    return found | {word for word in SENTINELS if word.encode("utf-16-le") in data}


@pytest.mark.parametrize("secret", [None, SECRET])
def test_nothing_is_readable_in_an_encrypted_study(tmp_path: Path, secret: str | None) -> None:
    """Neither in the file nor in its log, open or closed; a plain study is the control."""
    with a_store(tmp_path, secret) as store:
        fill_with_sentinels(store)
        assert {file.name for file in tmp_path.iterdir()} > {"study.thirdear-wal"}
        assert readable(tmp_path) == (set() if secret else set(SENTINELS))
        assert store.check() == ()
    assert readable(tmp_path) == (set() if secret else set(SENTINELS))


def test_the_passphrase_opens_and_nothing_else_does(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each way to be wrong has its sentence; the driver writes nothing on the terminal."""
    with a_store(tmp_path, SECRET) as store:
        path = store.path
        with store.reader() as reader:
            assert reader.cases() == ("A", "B")
    plain = Store.create(tmp_path / "plain")
    plain.close()
    with pytest.raises(Refusal, match="passphrase does not open"):
        Store.open(path, passphrase="wrong")
    with pytest.raises(Refusal, match="encrypted, or no file of this program"):
        Store.open(path)
    with pytest.raises(Refusal, match="not encrypted; open it without"):
        Store.open(plain.path, passphrase=SECRET)
    with pytest.raises(Refusal, match="NUL"):
        Store.open(path, passphrase="a\0b")
    with Store.open(path, passphrase=SECRET) as again:
        assert again.check() == ()
        assert again.raters()["R1"] == "Zehra"
    assert capfd.readouterr() == ("", "")


def test_a_passphrase_is_the_same_on_every_keyboard(tmp_path: Path) -> None:
    """Composed and decomposed letters are one passphrase."""
    Store.create(tmp_path / "s", passphrase="g\u0306").close()
    Store.open(tmp_path / "s", passphrase="\u011f").close()


def test_one_flipped_bit_of_an_encrypted_study_is_found(tmp_path: Path) -> None:
    """Every page carries a code that nobody can forge without the key."""
    with a_store(tmp_path, SECRET) as store:
        path = store.path
    data = bytearray(path.read_bytes())
    data[5 * 4096 + 100] ^= 1
    path.write_bytes(data)
    with Store.open(path, passphrase=SECRET) as store:
        assert any("damaged" in problem for problem in store.check())


# -- foreign and hostile files


def other_database(path: Path) -> None:
    """Make a database of another program."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE tag(x)")
    connection.close()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: None, "There is no file"),
        (lambda path: path.mkdir(), "There is no file"),
        (lambda path: path.write_bytes(b""), "no study of this program"),
        (lambda path: path.write_text("some text " * 99, "utf-8"), "no file of this program"),
        (other_database, "no study of this program"),
    ],
)
def test_a_foreign_file_is_not_opened(
    tmp_path: Path, make: Callable[[Path], object], sentence: str
) -> None:
    """Nothing, a folder, an empty file, text, another program's database."""
    make(tmp_path / "s")
    with pytest.raises(Refusal, match=sentence):
        Store.open(tmp_path / "s")


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("CREATE VIEW more AS SELECT 1", "holds a view"),
        ("CREATE TRIGGER more AFTER INSERT ON tag BEGIN DELETE FROM rating; END", "a trigger"),
        ("CREATE VIRTUAL TABLE more USING fts5(x)", "holds a table"),
        ("PRAGMA user_version = 99", "newer version"),
        ("PRAGMA application_id = 7", "no study of this program"),
    ],
)
def test_a_study_that_holds_traps_is_not_opened(
    tmp_path: Path, statement: str, sentence: str
) -> None:
    """What would run by itself when the study is used, and what a later program wrote."""
    a_store(tmp_path).close()
    path = tmp_path / "study.thirdear"
    connection = sqlcipher3.connect(str(path))
    connection.execute(statement)
    connection.close()
    with pytest.raises(Refusal, match=sentence):
        Store.open(path)


# -- faults


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """The act that found no room is refused whole; all before it stand; later it goes on."""
    with a_store(tmp_path) as store:
        (pages,) = store._db.one("PRAGMA page_count") or (0,)
        store._db.one(f"PRAGMA max_page_count = {pages + 4}")
        done = 0
        tags = [new(n, f"x.{letter}") for letter in "abcdefgh" for n in range(1, 13)]

        def go_on() -> None:
            nonlocal done
            for number in range(1000):
                code = f"y.{number}"
                store.change_tags(ME, (), [new(n, code) for n in range(1, 13)], "R1")
                done += 12

        with pytest.raises(Refusal, match="disk is full: nothing of the last action was stored"):
            go_on()
        assert len(store.tags()) == done > 0
        assert store.check() == ()
        store._db.one("PRAGMA max_page_count = 100000")
        store.change_tags(ME, (), tags, "R1")
        assert len(store.tags()) == done + len(tags)
    with Store.open(store.path) as again:
        assert again.check() == ()


def test_a_study_that_is_in_use_is_said_to_be(tmp_path: Path) -> None:
    """Another program holds the lock: a sentence, and the act goes through later."""
    with a_store(tmp_path) as store:
        store._db.run("PRAGMA busy_timeout = 20")
        other = sqlcipher3.connect(str(store.path), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refusal, match="in use by another program"):
            store.change_tags(ME, (), [new(1)], "R1")
        other.execute("ROLLBACK")
        other.close()
        store.change_tags(ME, (), [new(1)], "R1")
        assert len(store.tags()) == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="no other system lists locks")
def test_a_reader_leaves_the_writers_locks_alone(tmp_path: Path) -> None:
    """Opening and closing the file beside the driver would drop them in silence."""
    with a_store(tmp_path) as store:
        before = locks(tmp_path)
        assert before
        store.reader().close()
        Store.open(store.path).close()
        with pytest.raises(Refusal):
            Store.open(store.path, passphrase="wrong")
        assert locks(tmp_path) == before


def locks(folder: Path) -> list[str]:
    """Return this process's locks on the files of a folder; other tests may hold others."""
    inodes = {str(file.stat().st_ino) for file in folder.rglob("*")}
    lines = (line.split() for line in Path("/proc/locks").read_text("utf-8").splitlines())
    return sorted(
        " ".join(words[3:])
        for words in lines
        if words[4] == str(os.getpid()) and words[5].rpartition(":")[2] in inodes
    )


def test_a_closed_study_is_readable_in_a_read_only_folder(tmp_path: Path) -> None:
    """As on a burnt disc or another person's share; opening for writing is refused in words."""
    a_store(tmp_path).close()
    path = tmp_path / "study.thirdear"
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with Store.open(path, read_only=True) as store:
            assert store.cases() == ("A", "B")
            assert store.check() == ()
    finally:
        tmp_path.chmod(0o755)
        path.chmod(0o644)  # else Windows would not let it be removed


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_writing_into_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    """Neither a new study nor an old one; nothing is left behind."""
    a_store(tmp_path).close()
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(Refusal, match="cannot be written"):
            Store.create(tmp_path / "new")
        with pytest.raises(Refusal, match="cannot be"):
            Store.open(tmp_path / "study.thirdear")
    finally:
        tmp_path.chmod(0o755)


def test_refusals_hold_no_words(tmp_path: Path) -> None:
    """Not a transcript's, and not the passphrase."""
    with a_store(tmp_path, SECRET) as store:
        assert SECRET not in repr(store)
        with pytest.raises(Refusal) as caught:
            store.change_tags(ME, (), [new(99)], "R1")
        assert "kelime" not in str(caught.value)
    with pytest.raises(Refusal) as caught:
        Store.open(store.path, passphrase="very wrong")
    assert "very wrong" not in str(caught.value)
