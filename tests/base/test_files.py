"""Files are whole or not there, and their owner's only."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from stat import S_ISDIR

import pytest

from tests.a_system import has_mode, link, needs_modes
from thirdear.base import files, parts
from thirdear.base.files import private_folder, replacing, restrict, write_private


@needs_modes
def test_a_file_is_its_owners_only_whatever_the_umask(tmp_path: Path) -> None:
    """Neither group nor others may read what was written."""
    before = os.umask(0o022)
    try:
        write_private(tmp_path / "a.csv", b"x")
        folder = private_folder(tmp_path / "deep" / "folder")
    finally:
        os.umask(before)
    assert has_mode(tmp_path / "a.csv", 0o600)
    assert has_mode(folder, 0o700)


def test_a_failed_write_leaves_the_old_file_and_no_scraps(tmp_path: Path) -> None:
    """If writing fails half-way, the old file stands untouched."""
    target = tmp_path / "report.docx"
    target.write_bytes(b"old")

    def fail() -> None:
        with replacing(target) as temporary:
            temporary.write_bytes(b"half")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fail()
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["report.docx"]


def test_a_symbolic_link_is_replaced_not_followed(tmp_path: Path) -> None:
    """An export onto a link leaves the file behind the link alone."""
    precious = tmp_path / "precious"
    precious.write_bytes(b"keep")
    out = tmp_path / "out.csv"
    link(out, to=precious)
    write_private(out, b"new")
    assert precious.read_bytes() == b"keep"
    assert out.read_bytes() == b"new"


def test_on_windows_a_folder_is_the_users_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its list: first the user is put on it, only then what was inherited goes."""
    asked: list[list[str]] = []

    def run(command: list[str], **_: object) -> None:
        asked.append(command)
        if len(asked) == refuse:
            raise subprocess.CalledProcessError(5, command)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("USERDOMAIN", "CLINIC")
    monkeypatch.setenv("USERNAME", "Ayşe Y")
    refuse = 0
    restrict(tmp_path)
    assert [one[2:-1] for one in asked] == [
        ["/grant:r", "CLINIC\\Ayşe Y:(OI)(CI)F"],
        ["/grant:r", "*S-1-5-18:(OI)(CI)F"],
        ["/inheritance:r"],
    ]
    asked.clear()
    refuse = 1
    restrict(tmp_path)
    assert len(asked) == 1


def test_only_windows_is_asked_for_its_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Elsewhere the bits of the folder are enough."""
    asked: list[Path] = []
    monkeypatch.setattr(files, "restrict", asked.append)
    folder = private_folder(tmp_path / "a" / "b")
    assert asked == ([folder] if os.name == "nt" else [])


@needs_modes
def test_a_list_that_cannot_be_changed_is_left_alone_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Where the user is not put on it nothing is taken off it, and nothing is printed."""
    tool = tmp_path / "System32" / "icacls.exe"
    tool.parent.mkdir()
    tool.write_text(
        f'#!/bin/sh\necho "$@" >> {tmp_path / "asked"}\necho no; echo no >&2; exit 5\n', "utf-8"
    )
    tool.chmod(0o700)
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    restrict(tmp_path)
    assert len((tmp_path / "asked").read_text("utf-8").splitlines()) == 1
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["words.txt", ".words.txt"])
@pytest.mark.parametrize("size", [0, 1, 5, (1 << 20) + 1])
def test_what_is_erased_is_overwritten_under_another_name(
    name: str, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever looks meanwhile meets zeros, and no file of that name but an unfinished one."""
    seen: list[tuple[str, bytes]] = []
    sync = os.fsync

    def look(handle: int) -> None:
        (left,) = tmp_path.iterdir()
        seen.append((left.name, left.read_bytes()))
        sync(handle)

    monkeypatch.setattr(os, "fsync", look)
    (tmp_path / name).write_bytes(b"x" * size)
    files.erase(tmp_path / name)
    ((meanwhile, data),) = seen
    assert data == bytes(size)
    assert (meanwhile == name) is name.startswith(".")
    assert not list(tmp_path.iterdir())


def test_only_what_nobody_writes_any_more_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that this program writes now stays."""
    ours, left = parts.new(tmp_path / "a.txt"), parts.new(tmp_path / "b.txt")
    for path in (ours, left):
        path.write_bytes(b"x")
    monkeypatch.setattr(parts, "abandoned", lambda path: path == left)
    assert files.sweep(tmp_path) == (left,)
    assert list(tmp_path.iterdir()) == [ours]


@needs_modes
def test_a_folder_is_synced_where_the_system_lets_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a new name outlives a power cut."""
    synced: list[bool] = []
    monkeypatch.setattr(
        os, "fsync", lambda handle: synced.append(S_ISDIR(os.fstat(handle).st_mode))
    )
    files.sync_folder(tmp_path)
    assert synced == [True]
