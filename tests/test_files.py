"""Files are whole or not there, and their owner's only."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from thirdear.base.files import private_folder, replacing, write_private


def test_a_file_is_its_owners_only_whatever_the_umask(tmp_path: Path) -> None:
    """Neither group nor others may read what was written."""
    before = os.umask(0o022)
    try:
        write_private(tmp_path / "a.csv", b"x")
        folder = private_folder(tmp_path / "deep" / "folder")
    finally:
        os.umask(before)
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


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
    link = tmp_path / "out.csv"
    link.symlink_to(precious)
    write_private(link, b"new")
    assert precious.read_bytes() == b"keep"
    assert link.read_bytes() == b"new"
