"""What machines and people do to a study at work: no loss, and one clear sentence."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.a_store import ME, YOU, a_store, new
from thirdear.model.coding import Pass
from thirdear.model.refusal import Refusal
from thirdear.store import Store, journal
from thirdear.study import STUDY_FILE, Study
from thirdear.study.copies import snapshots

ROOT = Path(__file__).parents[2]
needs_posix = pytest.mark.skipif(os.name == "nt", reason="limits and users are POSIX's")


def in_process(program: str, *arguments: object) -> str:
    """Run a program in a process of its own; return what it printed."""
    paths = [str(ROOT / "src"), str(ROOT / "tests")]
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


LIMITED = """
import resource, sys
from pathlib import Path
from tests.a_store import ME, new
from thirdear.model.refusal import Refusal
from thirdear.store import Store
path = Path(sys.argv[1])
with Store.open(path) as store:
    room = path.stat().st_size + 60_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    done = 0
    try:
        for number in range(5000):
            store.change_tags(ME, (), [new(n, f"y.{number}") for n in range(1, 13)], "R1")
            done += 12
    except Refusal as refusal:
        print(refusal)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(len(store.tags()) == done > 0)
    store.change_tags(ME, (), [new(1, "z.a")], "R1")
    print(store.check())
"""


@needs_posix
def test_a_limit_on_the_size_of_files_loses_nothing(tmp_path: Path) -> None:
    """As a quota does: the act that found no room is refused whole, and it goes on later."""
    a_store(tmp_path).close()
    sentence, whole, check = in_process(LIMITED, tmp_path / "study.thirdear").splitlines()
    assert "nothing of the last action was stored" in sentence
    assert (whole, check) == ("True", "()")


READING = """
import os, sys
from pathlib import Path
from thirdear.model.refusal import Refusal
from thirdear.study import Study
from tests.a_store import ME, new
folder = Path(sys.argv[1])
import thirdear.study.journal, thirdear.study.copies.snapshots
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
with Study.open(folder) as study:
    print(study.read_only, study.cases(), study.store.check(), len(study.store.tags()))
    study.store.keep_place(ME, "A", 1, "turn", 2)
    try:
        study.store.change_tags(ME, (), [new(2)], "R1")
    except Refusal as refusal:
        print(refusal)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder into which every user can look, as pytest's own are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for inside in (folder / "s", folder):
        if inside.exists():
            inside.chmod(0o755)
    shutil.rmtree(folder)


@needs_posix
@pytest.mark.parametrize("crashed", [False, True])
def test_a_study_in_a_read_only_folder_opens_for_reading(open_folder: Path, crashed: bool) -> None:
    """Also one whose log was left by a crash; an act is refused in words."""
    with Study.create(open_folder / "s") as study:
        study.store.close()
        (open_folder / "s" / STUDY_FILE).unlink()
        store = a_store(open_folder / "s")
        store.change_tags(ME, (), [new(1)], "R1")
        if crashed:
            for end in ("", "-wal", "-shm"):
                shutil.copy(f"{store.path}{end}", open_folder / f"kept{end}")
        store.close()
        if crashed:
            for end in ("", "-wal", "-shm"):
                shutil.move(open_folder / f"kept{end}", f"{store.path}{end}")
    for path in (open_folder / "s").rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    (open_folder / "s").chmod(0o555)
    told, sentence = in_process(READING, open_folder / "s").splitlines()
    assert told == "True ('A', 'B') () 1"
    assert "cannot be written" in sentence


def test_a_torn_log_loses_no_act_in_part(tmp_path: Path) -> None:
    """The write-ahead log cut at any byte: whole acts up to somewhere, and it holds."""
    with a_store(tmp_path) as store:
        for number in range(1, 9):
            store.change_tags(ME, (), [new(n, f"y.{number}") for n in range(1, 13)], "R1")
        for end in ("", "-wal"):
            shutil.copy(f"{store.path}{end}", tmp_path / f"copy{end}")
    log, counts = (tmp_path / "copy-wal").read_bytes(), set()
    rng = random.Random(4)
    for number in range(12):
        torn = tmp_path / f"torn{number}"
        shutil.copy(tmp_path / "copy", torn)
        data = bytearray(log[: rng.randrange(len(log))])
        if number % 2 and data:  # and a sector that holds something else
            at = rng.randrange(len(data))
            data[at : at + 512] = rng.randbytes(len(data[at : at + 512]))
        Path(f"{torn}-wal").write_bytes(data)
        try:
            with Store.open(torn) as store:
                counts.add(len(store.tags()))
                assert store.check() == ()
        except Refusal as refusal:  # cut before the study was laid out
            assert "no study of this program" in str(refusal)  # noqa: PT017
    assert len(counts) > 2
    assert all(count % 12 == 0 for count in counts)


def tag_many(path: Path, rater: str, times: int) -> None:
    """Tag as one of two desks does."""
    with Store.open(path) as store:
        for number in range(times):
            store.change_tags(Pass(rater), (), [new(1 + number % 12, f"y.{number}")], rater)
            if number % 10 == 9:
                store.undo(rater)


def test_two_desks_on_one_study_lose_nothing(tmp_path: Path) -> None:
    """Two processes tag at once, one of them as the same rater as a third: every act stands."""
    a_store(tmp_path).close()
    path = tmp_path / "study.thirdear"
    context = multiprocessing.get_context("spawn")
    desks = [context.Process(target=tag_many, args=(path, rater, 60)) for rater in ("R1", "R2")]
    for desk in desks:
        desk.start()
    tag_many(path, "R1", 40)
    for desk in desks:
        desk.join()
    assert [desk.exitcode for desk in desks] == [0, 0]
    with Store.open(path) as store:
        assert store.check() == ()
        kinds = [entry.kind for entry in store.history() if entry.actor in ("R1", "R2")]
        assert kinds.count("undo") == 6 + 6 + 4
        assert len(store.tags(pass_=YOU)) == 54


def test_a_clock_that_goes_back_changes_no_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Acts of years ago after today's: history, undo and replay follow the acts, not the clock."""
    with a_store(tmp_path) as store:
        store.change_tags(ME, (), [new(1)], "R1")
        for year in (30, 10, 20):
            monkeypatch.setattr(journal, "now", lambda year=year: year * 365 * 86_400_000)
            store.change_tags(ME, (), [new(2, f"y.{year}")], "R1")
        assert store.check() == ()
        assert store.rebuild() == ()
        assert [entry.what[-4:] for entry in store.history(last=3)] == ["y.30", "y.10", "y.20"]
        (change,) = store.undo("R1")
        assert change.segment == 2
        assert {tag.code for tag in store.tags()} == {"x.a", "y.30", "y.10"}


@needs_posix
def test_files_are_their_owners_only_under_any_umask(tmp_path: Path) -> None:
    """Study, log, pseudonyms, snapshots, backups and restored folders, under umask 0."""
    before = os.umask(0)
    try:
        with Study.create(tmp_path / "s", passphrase="p") as study:
            study.names_passphrase = "n"
            study.names().close()
            snapshots.snapshot(study)
            snapshots.backup(study, tmp_path / "s" / "b")
            modes = {
                (path.is_dir(), path.stat().st_mode & 0o777)
                for path in (study.folder, *study.folder.rglob("*"))
            }
    finally:
        os.umask(before)
    assert modes == {(True, 0o700), (False, 0o600)}


# -- a small part of the programs that run for long


@needs_posix
def test_killed_at_random_moments_nothing_is_lost() -> None:
    """A few kills, plain and encrypted; the control that promises too much does lose."""
    told = benchmark("faults.py", "--kills", "4", "--encrypted", "1", "--control", "6")
    assert "0 lost, 0 studies that do not hold" in told.splitlines()[0]


def test_when_the_power_goes_nothing_is_lost() -> None:
    """A few power cuts; write-ahead logs that promise less, and rollback journals, do lose."""
    told = benchmark("power.py", "--points", "12")
    assert told.splitlines()[0].startswith("WAL, synchronous FULL: 12 power cuts")


def benchmark(name: str, *arguments: str) -> str:
    """Run one of the programs; it ends with 1 where something was lost or a control was not."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / name), *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
