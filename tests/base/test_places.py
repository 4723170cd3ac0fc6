"""Folders that are copied away and file systems on a network are recognised and warned about."""

from __future__ import annotations

import json
import sys
import types
from pathlib import Path

import pytest

from tests.a_store import ME, fill, new
from thirdear.base import places
from thirdear.store import Store
from thirdear.study import Study, journal
from thirdear.study.copies import location

MOUNTS = """\
sysfs /sys sysfs rw 0 0
/dev/sda1 / ext4 rw 0 0
lab:/vol /mnt/lab nfs4 rw 0 0
//srv/x /mnt/My\\040Share cifs rw 0 0
me@host:/ /mnt/lab/ssh fuse.sshfs rw 0 0
tmpfs /mnt/lab/local tmpfs rw 0 0
tmpfs /mnt/twice tmpfs rw 0 0
lab:/v /mnt/twice nfs4 rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/a/study", None),
        ("/mnt/lab/study", "nfs4"),
        ("/mnt/labour/study", None),
        ("/mnt/My Share/study", "cifs"),
        ("/mnt/lab/ssh/study", "fuse.sshfs"),
        ("/mnt/lab/local/study", None),
        ("/mnt/twice/study", "nfs4"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="mounts are told otherwise here")
def test_network_file_systems_are_told_by_their_mount(
    monkeypatch: pytest.MonkeyPatch, path: str, kind: str | None
) -> None:
    """The innermost mount decides; names with spaces are read right."""
    monkeypatch.setattr(Path, "read_text", lambda *_: MOUNTS)
    assert places.network(Path(path)) == kind


@pytest.mark.parametrize(
    "folder",
    [
        *("Dropbox", "Dropbox (Lab)", "OneDrive - University", "OneDrive", "Google Drive"),
        *("GoogleDrive-me@x.org", "My Drive", "iCloud Drive", "Mobile Documents", "CloudStorage"),
        *("com~apple~CloudDocs", "Nextcloud", "Box Sync", "MEGAsync"),
    ],
)
def test_synchronised_folders_are_told_by_their_name(tmp_path: Path, folder: str) -> None:
    """Wherever in the path they stand; their likes in other names are no finding."""
    place = tmp_path / folder / "research" / "study" / "study.thirdear"
    assert places.synced(place, {}) == str(tmp_path / folder)
    assert places.synced(tmp_path / f"not {folder}ish" / "s", {}) is None


@pytest.mark.parametrize("marker", [".stfolder", ".dropbox.cache"])
def test_synchronised_folders_are_told_by_what_lies_in_them(tmp_path: Path, marker: str) -> None:
    """Syncthing and Dropbox leave something in the folder that they copy."""
    (tmp_path / "a" / marker).mkdir(parents=True)
    assert places.synced(tmp_path / "a" / "b" / "study", {}) == str(tmp_path / "a")


def test_synchronised_folders_are_told_by_the_programs(tmp_path: Path) -> None:
    """OneDrive in the environment, Dropbox in a file of its own, whatever their folders' names."""
    root = tmp_path / "cloudy"
    (tmp_path / ".dropbox").mkdir()
    told = json.dumps({"personal": {"path": str(root)}})
    (tmp_path / ".dropbox" / "info.json").write_text(told, "utf-8")
    assert places.synced(root / "s", {"HOME": str(tmp_path)}) == str(root)
    assert places.synced(root / "s", {"OneDrive": str(root), "HOME": "/nowhere"}) == str(root)
    assert places.synced(tmp_path / "s", {"HOME": str(tmp_path)}) is None
    (tmp_path / ".dropbox" / "info.json").write_text('{"personal": 3}', "utf-8")
    assert places.synced(root / "s", {"HOME": str(tmp_path)}) is None


def test_a_bad_place_is_warned_about_once(tmp_path: Path) -> None:
    """The study keeps that it was; in another such place it is said again."""
    folder = tmp_path / "Dropbox" / "s"
    with Study.create(folder) as study:
        warning = location.warning(study)
        assert warning is not None
        assert "Dropbox" in warning
        assert location.warning(study) is None
    (tmp_path / "OneDrive").mkdir()
    folder.rename(tmp_path / "OneDrive" / "s")
    with Study.open(tmp_path / "OneDrive" / "s") as study:
        assert "OneDrive" in (location.warning(study) or "")
        assert journal.check(study, None) == ()
    assert location.hazard(tmp_path / "s") is None


def test_on_a_network_there_is_no_write_ahead_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rollback journal that is emptied and synced; everything else is the same."""
    monkeypatch.setattr(places, "network", lambda _: "nfs4")
    with fill(Store.create(tmp_path / "s")) as store:
        assert store._db.one("PRAGMA journal_mode") == ("truncate",)
        assert store._db.one("PRAGMA synchronous") == (2,)
        store.change_tags(ME, (), [new(1)], "R1")
        assert {path.name for path in tmp_path.iterdir()} == {"s", "s-journal"}
        assert store.check() == ()
    assert {path.name for path in tmp_path.iterdir()} == {"s"}
    with Study.create(tmp_path / "t") as study:
        assert "nfs4" in (location.warning(study) or "")


@pytest.mark.parametrize(
    ("path", "kind"), [("/Volumes/lab/s", "apfs"), ("/Volumes/smb/s", "smbfs"), ("/Users/s", None)]
)
def test_elsewhere_the_system_says_what_is_remote(
    path: str, kind: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Among its options, or by the kind; what is not mounted now is looked through as well."""

    def partitions(all: bool = False) -> list[types.SimpleNamespace]:  # noqa: A002 - its own word
        found = [("/", "apfs", "rw,local"), ("/Volumes/lab", "apfs", "rw,remote")]
        found += [("/Volumes/smb", "smbfs", "rw")] * all
        return [types.SimpleNamespace(mountpoint=m, fstype=k, opts=o) for m, k, o in found]

    library = types.ModuleType("psutil")
    library.disk_partitions = partitions  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "psutil", library)
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(Path, "resolve", lambda self: self)
    assert places.network(Path(path)) == kind
