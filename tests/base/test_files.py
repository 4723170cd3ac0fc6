"""Files are whole or not there, and their owner's only."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.a_system import has_mode, link, needs_modes
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
