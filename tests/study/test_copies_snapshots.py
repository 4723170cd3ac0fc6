"""Snapshots: whole, verified, rotated, put back into new folders only."""

from __future__ import annotations

import shutil
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.a_store import ME, fill, new
from tests.a_system import has_mode
from thirdear.base import parts
from thirdear.model.copies import Snapshot
from thirdear.model.disguise import Pseudonym
from thirdear.model.refusal import Refusal
from thirdear.store import Store, copies
from thirdear.study import STUDY_FILE, Study, journal
from thirdear.study.copies import rotation
from thirdear.study.copies import snapshots as copies_snapshots
from thirdear.study.copies.keeper import Keeper

SECRET = "doğru at pil zımba"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Give an encrypted study in which somebody tagged."""
    study = Study.create(tmp_path / "s", passphrase=SECRET)
    fill(study.store)
    study.store.change_tags(ME, (), [new(1)], "R1")
    return study


def test_a_snapshot_is_the_study_at_that_moment(study: Study) -> None:
    """Equal in everything told, encrypted as it is, its owner's only, and one plain file."""
    with study:
        made = copies_snapshots.snapshot(study)
        assert made is not None
        assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]
        assert has_mode(made.path, 0o600)
        assert has_mode(made.path.parent, 0o700)
        assert b"kelime" not in made.path.read_bytes()
        with Store.open(made.path, passphrase=SECRET, read_only=True) as copied:
            assert copied.check() == ()
            assert copied.heads() == study.store.heads()
            assert copied.tags() == study.store.tags()


def test_without_work_no_snapshot(study: Study) -> None:
    """Nothing new: none; one more tag: one more."""
    with study:
        assert copies_snapshots.snapshot(study) is not None
        assert copies_snapshots.snapshot(study) is None
        study.store.change_tags(ME, (), [new(2)], "R1")
        assert copies_snapshots.snapshot(study) is not None
        assert [one.number for one in study.snapshots()] == [1, 2]


def test_a_snapshot_is_taken_while_somebody_tags(study: Study) -> None:
    """In a thread of its own, on a connection that cannot write the study."""
    with study:
        told: list[str] = []
        keeper = Keeper(study, told.append, first=0, every=0.05)
        for number in range(60):
            study.store.change_tags(ME, (), [new(1 + number % 12, f"x.{number}")], "R1")
        deadline = time.monotonic() + 20
        while len(study.snapshots()) < 2 and time.monotonic() < deadline:
            study.store.change_tags(ME, (), [new(3, f"y.{time.monotonic()}")], "R1")
            time.sleep(0.02)
        keeper.close()
        assert told == []
        assert len(study.snapshots()) >= 2
        for one in study.snapshots():
            with Store.open(one.path, passphrase=SECRET, read_only=True) as copied:
                assert copied.check() == ()
        assert "snapshots" not in {thread.name for thread in threading.enumerate()}


def test_a_keeper_tells_what_went_wrong(study: Study) -> None:
    """A file where the folder for snapshots should be: a sentence, and the work goes on."""
    with study:
        (study.folder / "backups").write_text("in the way", "utf-8")
        told: list[str] = []
        keeper = Keeper(study, told.append, first=0, every=60)
        deadline = time.monotonic() + 20
        while not told and time.monotonic() < deadline:
            time.sleep(0.01)
        keeper.close()
        assert told
        study.store.change_tags(ME, (), [new(2)], "R1")


@pytest.mark.parametrize("damage", ["chain", "page", "head"])
def test_a_copy_that_does_not_hold_is_not_kept(study: Study, damage: str, tmp_path: Path) -> None:
    """An event that was changed, a page that was hit, a head that is missing."""
    with study:
        good = tmp_path / "good"
        study.store.copy_to(good)
        seen = {1: (5, "00" * 32)} if damage == "head" else {}
        if damage == "chain":
            with Store.open(good, passphrase=SECRET) as store:
                store._db.run("DROP TRIGGER event_is_final")
                store._db.run("UPDATE event SET at = at + 1 WHERE kind = 'tag'")
        if damage == "page":
            data = bytearray(good.read_bytes())
            data[4096 * 9 + 50] ^= 1
            good.write_bytes(data)
        with pytest.raises(Refusal, match=r"does not hold|damaged|read or write"):
            copies.verify(good, SECRET, seen, study.store.path)


def test_nothing_is_written_over(study: Study, tmp_path: Path) -> None:
    """Neither by a backup nor by a restore, which wants a new or an empty folder."""
    with study:
        target = copies_snapshots.backup(study, tmp_path / "b.thirdear")
        before = target.read_bytes()
        with pytest.raises(Refusal, match="there already"):
            copies_snapshots.backup(study, target)
        with pytest.raises(Refusal, match="no folder"):
            copies_snapshots.backup(study, tmp_path / "nowhere" / "b")
        (tmp_path / "old").mkdir()
        (tmp_path / "old" / "mine.txt").write_text("mine", "utf-8")
        for folder in (tmp_path / "old", study.folder, target):
            with pytest.raises(Refusal, match="there already"):
                copies_snapshots.restore(target, folder, SECRET)
        assert target.read_bytes() == before
        assert (tmp_path / "old" / "mine.txt").read_text("utf-8") == "mine"


def test_a_study_comes_back_with_its_pseudonyms(study: Study, tmp_path: Path) -> None:
    """Database and list; the restored one goes on with chains of its own."""
    with study:
        study.names_passphrase = "another"
        with study.names() as names:
            names.add(Pseudonym("Ayşe", "Elif", "person"))
        made = copies_snapshots.snapshot(study)
        assert made is not None
        told = study.store.tags()
        assert copies_snapshots.restore(made.path, tmp_path / "new", SECRET, "another") == ()
    with Study.open(tmp_path / "new", passphrase=SECRET) as back:
        back.names_passphrase = "another"
        assert back.store.tags() == told
        assert [one.real for one in back.pseudonyms()[0]] == ["Ayşe"]
        assert has_mode(tmp_path / "new", 0o700)
        (tag,) = back.store.change_tags(ME, (), [new(5)], "R1")
        assert tag.id.replica != told[0].id.replica
        assert journal.check(back, None) == ()


def test_pseudonyms_are_copied_unopened(study: Study, tmp_path: Path) -> None:
    """Their passphrase is not needed for that, only for reading them."""
    with study:
        study.names_passphrase = "another"
        study.names().close()
        study.names_passphrase = None
        made = copies_snapshots.snapshot(study)
        assert made is not None
        (copied,) = rotation.listed(study.folder / "backups", "names")
        assert copied.path.read_bytes() == study.names_file.read_bytes()
        (sentence,) = copies_snapshots.restore(made.path, tmp_path / "new", SECRET)
        assert "not opened" in sentence[0]


def test_what_could_not_be_restored_leaves_nothing(study: Study, tmp_path: Path) -> None:
    """A wrong passphrase, a file that is no snapshot."""
    with study:
        made = copies_snapshots.snapshot(study)
        assert made is not None
        (tmp_path / "text").write_text("no snapshot " * 1000, "utf-8")
        for source, secret in ((made.path, "wrong"), (tmp_path / "text", None)):
            with pytest.raises(Refusal):
                copies_snapshots.restore(source, tmp_path / "new", secret)
            assert not (tmp_path / "new").exists()


def test_a_full_disk_keeps_the_snapshots_that_are_there(study: Study) -> None:
    """The unfinished copy goes, the study and older snapshots stay."""
    with study:
        copies_snapshots.snapshot(study)
        study.store.change_tags(ME, (), [new(2)], "R1")
        original = copies.verify

        def full(*_: object) -> None:
            raise Refusal("The disk is full", "Disk dolu")

        copies.verify = full  # type: ignore[assignment]
        try:
            with pytest.raises(Refusal, match="full"):
                copies_snapshots.snapshot(study)
        finally:
            copies.verify = original
        assert len(list((study.folder / "backups").iterdir())) == 1
        assert journal.check(study, None) == ()


# -- which are kept


def snapshots(moments: list[datetime]) -> list[Snapshot]:
    """Return snapshots that were taken one after the other, whatever the clock said."""
    stamps = (moment.strftime("%Y%m%dT%H%M%SZ") for moment in moments)
    return [Snapshot(Path(f"{n}"), n, at, "x") for n, at in enumerate(stamps, 1)]


def test_recent_daily_and_weekly_snapshots_are_kept() -> None:
    """Every half hour of eight hours a day for 100 days: 10 recent, 7 days, 8 weeks."""
    start = datetime(2026, 1, 1, 9, tzinfo=UTC)
    taken = snapshots(
        [start + timedelta(days=day, minutes=30 * n) for day in range(100) for n in range(16)]
    )
    gone = set(rotation.outdated(taken))
    kept = [one for one in taken if one not in gone]
    days = [one.at[:8] for one in kept]
    assert kept[-10:] == taken[-10:]
    assert sorted(set(days), reverse=True)[:7] == [
        (start + timedelta(days=99 - n)).strftime("%Y%m%d") for n in range(7)
    ]
    # 10 of the last day; the last ones of 6 days before; of the 8 last weeks two are among those.
    assert len(kept) == 10 + 6 + 6
    assert all(one.at.endswith("163000Z") for one in kept[:-10])


@given(st.lists(st.datetimes(timezones=st.just(UTC)).filter(lambda at: at.year > 999), max_size=60))
def test_a_clock_that_jumps_costs_no_recent_snapshot(moments: list[datetime]) -> None:
    """Numbers order them: the last ten stay, and never more than 25, whatever the clock said."""
    taken = snapshots(moments)
    kept = [one for one in taken if one not in rotation.outdated(taken)]
    assert kept[-10:] == taken[-10:]
    assert len(kept) <= 25
    assert rotation.outdated(kept) == ()


def test_other_files_among_the_snapshots_stay(study: Study) -> None:
    """What somebody puts there is neither listed nor removed."""
    with study:
        copies_snapshots.snapshot(study)
        mine = study.folder / "backups" / "study-mine.thirdear"
        shutil.copy(study.snapshots()[0].path, mine)
        for number in range(12):
            study.store.change_tags(ME, (), [new(1 + number, "y.a")], "R1")
            copies_snapshots.snapshot(study)
        assert mine.exists()
        assert len(study.snapshots()) == 10
        assert study.snapshots()[-1].number == 13
        assert (study.folder / STUDY_FILE).is_file()


def test_copies_that_were_never_finished_are_erased(study: Study) -> None:
    """What a program left that is no more; one that is being written stays."""
    with study:
        copies_snapshots.snapshot(study)
        host = parts.new(study.folder / STUDY_FILE).name.split(".")[2].split("-")[0]
        dead = study.folder / "backups" / f".study.{host}-4194999-abcdef-aaaaaaaa.part.thirdear"
        mine = parts.new(study.folder / STUDY_FILE)
        for path in (dead, mine):
            path.write_bytes(b"half")
        study.store.change_tags(ME, (), [new(2)], "R1")
        copies_snapshots.snapshot(study)
        assert (dead.exists(), mine.exists()) == (False, True)
