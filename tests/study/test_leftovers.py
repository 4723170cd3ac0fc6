"""Killed in the middle of what changes whole files: the next start leaves one truth, no scraps."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.a_store import a_store
from tests.study.test_copies_passphrases import SECRET, a_study
from thirdear.base import parts, swaps
from thirdear.base.files import sweep
from thirdear.model.language import speak
from thirdear.model.refusal import Refusal
from thirdear.store import Store
from thirdear.study import NAMES_FILE, STUDY_FILE, Study, find, journal, leftovers
from thirdear.study.copies import passphrases

PROGRAM = Path(__file__).parents[2] / "benchmarks" / "leftovers.py"
WRITER = """
import sys, time
from pathlib import Path
from thirdear.base.files import replacing
with replacing(Path(sys.argv[1])) as draft:
    draft.write_bytes(b"words")
    print("writing", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL, nor fork")
def test_a_kill_leaves_one_truth() -> None:
    """Encrypt, decrypt, new passphrases, backup, snapshot, restore, purge, export: a few each."""
    done = subprocess.run(
        [sys.executable, str(PROGRAM), "--kills", "2", "--control", "0", "--seed", "3"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" 2 kills") == 11


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_a_living_program_writes_stays(tmp_path: Path) -> None:
    """As long as it lives, though nothing tells when it will be done; then it goes."""
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path / "a.docx")], stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    child.stdout.readline()
    (draft,) = tmp_path.iterdir()
    assert draft.suffix == ".docx"
    assert sweep(tmp_path) == ()
    child.send_signal(signal.SIGKILL)
    time.sleep(0.2)
    assert sweep(tmp_path) == (draft,)  # though nobody has asked for its end yet
    child.wait()
    child.stdout.close()
    assert list(tmp_path.iterdir()) == []


def test_what_another_computer_writes_stays_for_an_hour(tmp_path: Path) -> None:
    """In a folder that two computers share nobody can ask the other one."""
    draft = parts.new(tmp_path / "a.csv")
    host = draft.name.split(".")[2].split("-")[0]
    other = draft.rename(draft.with_name(draft.name.replace(host, "00000000")))
    assert sweep(tmp_path) == ()
    os.utime(other, (time.time() - 4000,) * 2)
    assert sweep(tmp_path) == (other,)


def test_an_interrupted_change_is_told(tmp_path: Path) -> None:
    """Whether it was taken back or finished, in the language that is spoken."""
    folder = a_study(tmp_path / "s", None)
    dead = abandon(parts.new(folder / NAMES_FILE))
    (told,) = leftovers.clear(folder)
    assert not dead.exists()
    assert f"{NAMES_FILE} was interrupted and taken back" in told
    abandon(parts.new(folder / STUDY_FILE))
    speak("tr")
    assert "eskisi gibi açılıyor" in leftovers.clear(folder)[0]
    assert leftovers.clear(folder) == ()


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (leftovers.PASSPHRASE, ["A change of the passphrase was interrupted and is finished now"]),
        (leftovers.RESTORE, ["A restore was interrupted and is finished now"]),
        ("anything else", []),
    ],
)
def test_what_was_finished_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, said: list[str]
) -> None:
    """By what the list of files says was done: a sentence of its own, or none."""
    folder = a_study(tmp_path / "s", None)
    draft = parts.new(folder / "old")
    draft.write_text("new", encoding="utf-8")
    monkeypatch.setattr(swaps, "_finish", lambda *_: "")
    swaps.commit(folder, {draft: folder / "old"}, what)
    monkeypatch.undo()
    abandon(next(path for path in folder.iterdir() if ".swap" in path.name))
    told = leftovers.clear(folder)
    assert [one.partition(":")[0].rstrip(".") for one in told] == said
    assert (folder / "old").read_text(encoding="utf-8") == "new"


def test_a_decided_change_is_finished_by_whoever_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it, without any passphrase; a study is found though its file is on its way."""
    folder = a_study(tmp_path / "s", None)
    monkeypatch.setattr(swaps, "_finish", lambda *_: "")
    passphrases.change(
        folder,
        [
            passphrases.Change(STUDY_FILE, "study", None, SECRET),
            passphrases.Change(NAMES_FILE, "names", None, "names"),
        ],
    )
    monkeypatch.undo()
    with pytest.raises(Refusal, match="Another window"):
        leftovers.clear(folder)
    for path in list(folder.iterdir()):
        if ".swap" in path.name:
            abandon(path)
    (folder / STUDY_FILE).rename(folder / f".{STUDY_FILE}.old")
    assert find(folder / "exports") == folder
    (told,) = leftovers.clear(folder)
    assert "only the new passphrase holds" in told
    assert not [path.name for path in folder.rglob(".*")]
    with Study.open(folder, passphrase=SECRET) as study:
        assert journal.check(study, None) == ()
        assert [one.number for one in study.snapshots()] == [1, 2]
    passphrases.prove(folder / NAMES_FILE, "names")


def test_a_list_of_files_moves_nothing_outside(tmp_path: Path) -> None:
    """Whatever somebody wrote into it; one that cannot be read is let go."""
    folder = tmp_path / "s"
    folder.mkdir()
    outside = tmp_path / "precious"
    outside.write_bytes(b"keep")
    for number, text in enumerate(('{"what": "x", "files": [["a", "../precious"]]}', "nonsense")):
        (folder / "a").write_bytes(b"bad")
        marker = abandon(parts.new(folder / f"files{number}", "swap"))
        marker.write_text(text, "utf-8")
        swaps.resume(folder)
        assert outside.read_bytes() == b"keep"
        assert not marker.exists()


def test_a_change_that_a_kill_cut_off_is_read_all_the_same(tmp_path: Path) -> None:
    """A reader meets a journal that only a writer may take back."""
    a_store(tmp_path).close()
    path, copied = tmp_path / STUDY_FILE, tmp_path / "copy.thirdear"
    with Store.open(path) as store:
        store._db.one("PRAGMA journal_mode = DELETE")
        store._db.run("PRAGMA cache_size = 1")
        store._db.run("BEGIN IMMEDIATE")
        for number in range(50):
            store._db.run(f"CREATE TABLE t{number} AS SELECT randomblob(9000)")
        # As a kill leaves it, half written, with the journal of what was there before.
        copied.write_bytes(path.read_bytes())
        journal = tmp_path / f"{path.name}-journal"
        copied.with_name(f"{copied.name}-journal").write_bytes(journal.read_bytes())
        store._db.run("ROLLBACK")
    with Store.open(copied, read_only=True) as store:
        assert store.check() == ()
        assert store._db.one("SELECT 1 FROM sqlite_schema WHERE name = 't0'") is None


def abandon(path: Path) -> Path:
    """Let an unfinished file be that of a process that is no more."""
    name = re.sub(r"-\d+-[0-9a-f]{6}-", "-4194999-abcdef-", path.name)
    return path.rename(path.with_name(name))
