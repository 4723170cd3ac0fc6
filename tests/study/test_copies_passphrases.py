"""Passphrases: given, changed, taken away through verified copies; nothing readable stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_store import ME, fill, new
from tests.a_system import has_mode
from tests.store.test_store_faults import SECRET, SENTINELS, fill_with_sentinels
from thirdear.base.files import erase
from thirdear.model.disguise import Pseudonym
from thirdear.model.refusal import Refusal
from thirdear.store import Store, copies
from thirdear.store.names import Names
from thirdear.study import NAMES_FILE, STUDY_FILE, Study, journal
from thirdear.study.copies import passphrases, snapshots

OTHER = "ikinci; parola'"


def a_study(folder: Path, secret: str | None) -> Path:
    """Make a study with words of every kind, a list of pseudonyms and two snapshots; close it."""
    with Study.create(folder, passphrase=secret) as study:
        fill(study.store)
        fill_with_sentinels(study.store)
        study.names_passphrase = secret and "names"
        with study.names() as names:
            names.add(Pseudonym("Zehra", "Elif", "person"))
        snapshots.snapshot(study)
        study.store.change_tags(ME, (), [new(2)], "R1")
        snapshots.snapshot(study)
    return folder


def readable(folder: Path) -> set[str]:
    """Return which sentinels stand in any file below a folder, in UTF-8 or UTF-16."""
    data = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return {w for w in SENTINELS if w.encode() in data or w.encode("utf-16-le") in data}


def told(folder: Path, secret: str | None) -> object:
    """Return what a study and its snapshots say."""
    found = []
    for path in (folder / STUDY_FILE, *sorted((folder / "backups").glob("study-*"))):
        with Store.open(path, passphrase=secret, read_only=True) as store:
            assert store.check() == ()
            found.append((store.heads(), store.tags(), store.history()))
    return found


def test_a_study_is_encrypted_afterwards(tmp_path: Path) -> None:
    """Database, snapshots and pseudonyms say the same, and no byte of them is readable."""
    folder = a_study(tmp_path / "s", None)
    before = told(folder, None)
    assert readable(folder) == set(SENTINELS)
    assert passphrases.give_passphrase(folder, None, SECRET) == ()
    assert passphrases.give_names_passphrase(folder, None, OTHER) == ()
    assert readable(folder) == set()
    assert told(folder, SECRET) == before
    with Names.open(folder / NAMES_FILE, OTHER) as names:
        assert names.all()[0].real == "Zehra"
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert all(has_mode(path, 0o600) for path in files)
    assert len(files) == 2 + 3


@pytest.mark.parametrize("secret", [None, OTHER])
def test_a_passphrase_is_changed_or_taken_away(tmp_path: Path, secret: str | None) -> None:
    """The former one opens nothing any more; raters go on with their own chains, and undo works."""
    folder = a_study(tmp_path / "s", SECRET)
    before = told(folder, SECRET)
    passphrases.give_passphrase(folder, SECRET, secret)
    assert told(folder, secret) == before
    assert bool(readable(folder)) == (secret is None)
    with pytest.raises(Refusal):
        Study.open(folder, passphrase=SECRET)
    with Study.open(folder, passphrase=secret) as study:
        chains = set(study.store.heads())
        assert study.undo("R1")
        study.store.change_tags(ME, (), [new(3)], "R1")
        assert set(study.store.heads()) == chains
        assert journal.check(study, None) == ()


def test_a_wrong_passphrase_changes_nothing(tmp_path: Path) -> None:
    """A sentence; every file is as it was."""
    folder = a_study(tmp_path / "s", SECRET)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(Refusal, match="passphrase does not open"):
        passphrases.give_passphrase(folder, "wrong", OTHER)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_study_in_use_is_not_encrypted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk that is open would go on writing to the file that is given up."""
    folder = a_study(tmp_path / "s", None)
    monkeypatch.setattr("thirdear.store.connection._BUSY_MILLISECONDS", 50)
    with Study.open(folder) as study:
        with pytest.raises(Refusal, match="in use by another program"):
            passphrases.give_passphrase(folder, None, SECRET)
        study.store.change_tags(ME, (), [new(4)], "R1")
        assert journal.check(study, None) == ()


def test_a_copy_that_differs_does_not_take_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing changes, nothing is left beside it."""
    folder = a_study(tmp_path / "s", None)
    real = copies._export

    def forgetful(db: copies.Database, target: Path, passphrase: str | None) -> None:
        real(db, target, passphrase)
        with Store.open(target, passphrase=passphrase) as store:
            store._db.run("DELETE FROM tag")

    monkeypatch.setattr(copies, "_export", forgetful)
    with pytest.raises(Refusal, match="not equal to it; nothing was changed"):
        passphrases.give_passphrase(folder, None, SECRET)
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []
    with Study.open(folder) as study:
        assert journal.check(study, None) == ()


def test_an_interrupted_change_changed_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All files give way together; before that moment none has, and no copy stays."""
    folder = a_study(tmp_path / "s", None)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    real, done = copies.recode, []

    def once(db: copies.Database, draft: Path, new_: str | None) -> None:
        real(db, draft, new_)
        done.append(draft)
        if len(done) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(copies, "recode", once)
    with pytest.raises(KeyboardInterrupt):
        passphrases.give_passphrase(folder, None, SECRET)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_an_old_file_that_was_left_is_erased_on_opening(tmp_path: Path) -> None:
    """After a crash between the exchange and the erasing; a second name is only taken away."""
    folder = a_study(tmp_path / "s", None)
    left = folder / f".{STUDY_FILE}.old"
    left.write_bytes(b"kelime " * 1000)
    Study.open(folder).close()
    assert not left.exists()
    left.hardlink_to(folder / STUDY_FILE)
    Study.open(folder).close()
    assert not left.exists()
    (folder / STUDY_FILE).rename(left)
    with Study.open(folder) as study:
        assert journal.check(study, None) == ()


def test_erased_bytes_are_overwritten(tmp_path: Path) -> None:
    """Seen through a second name of the same file."""
    path, other = tmp_path / "a", tmp_path / "b"
    path.write_bytes(b"kelime" * 500_000)
    other.hardlink_to(path)
    erase(path)
    assert not path.exists()
    assert other.read_bytes() == bytes(3_000_000)
    erase(path)


def test_originals_in_clear_are_named(tmp_path: Path) -> None:
    """Files in the folder of an encrypted study from which it was imported; others are not."""
    with Study.open(a_study(tmp_path / "s", SECRET), passphrase=SECRET) as study:
        original = study.store.original("A", 1)
        (study.folder / "transcripts" / "mine.txt").write_bytes(original)
        (study.folder / "transcripts" / "other.txt").write_text("other", "utf-8")
        assert [path.name for path in passphrases.in_clear(study)] == ["mine.txt"]
        assert [path.name for path in passphrases.originals(study, "B")] == []
