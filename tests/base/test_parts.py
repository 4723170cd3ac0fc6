"""Unfinished files are named so that they can be told from finished ones."""

from __future__ import annotations

import os
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from thirdear.base import parts


def test_an_unfinished_file_lies_beside_its_target_as_the_target_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is named relative to the current one stays so, and the ending is kept."""
    monkeypatch.chdir(tmp_path)
    Path("new").mkdir()
    made = parts.new(Path("new") / "study.thirdear")
    assert made.parent == Path("new")
    assert made.suffix == ".thirdear"
    assert list(parts.found(Path("new"))) == [made]


def _unfinished(folder: Path, **other: str) -> Path:
    """Return an unfinished file of this process, or of another one as its name says."""
    made = parts.new(folder / "study.thirdear")
    told = parts._NAME.fullmatch(made.name)
    assert told is not None
    name = made.name
    for part, value in other.items():
        name = name.replace(told[part], value, 1)
    return made.rename(made.with_name(name))


def test_what_this_process_writes_is_not_abandoned(tmp_path: Path) -> None:
    """One of a process that had the same number before is; so is a file that is gone, by nobody."""
    mine = _unfinished(tmp_path)
    assert not parts.abandoned(mine)
    assert parts.abandoned(_unfinished(tmp_path, token="ffffff"))
    mine.unlink()
    assert not parts.abandoned(mine)
    other = tmp_path / "study.thirdear"
    other.touch()
    assert not parts.abandoned(other)


@pytest.mark.parametrize(
    ("began", "changed", "abandoned"),
    [
        (None, 1000.0, True),  # no such process any more
        (500.0, 1000.0, False),
        (1000.0, 1000.0, False),
        (1000.0 + parts._SKEW, 1000.0, False),  # the clock of a server may be late
        (1001.0 + parts._SKEW, 1000.0, True),  # its number went to another process
        (0.0, 1000.0, False),  # in doubt somebody writes it
    ],
)
def test_what_another_process_writes_is_its_as_long_as_it_lives(
    began: float | None,
    changed: float,
    abandoned: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A process of that number that began after the file was changed is another one."""
    monkeypatch.setattr(parts, "_began", lambda _: began)
    file = _unfinished(tmp_path, pid="1")
    os.utime(file, (changed, changed))
    assert parts.abandoned(file) is abandoned


@pytest.mark.parametrize(("age", "abandoned"), [(0.0, False), (3500.0, False), (3700.0, True)])
def test_what_another_computer_writes_is_its_for_an_hour(
    age: float, abandoned: bool, tmp_path: Path
) -> None:
    """Since nobody can be asked there."""
    file = _unfinished(tmp_path, host="00000000")
    then = time.time() - age
    os.utime(file, (then, then))
    assert parts.abandoned(file) is abandoned


def test_when_a_process_began_is_told_alike_by_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere than on Linux; a process that is gone, or no number of one, has none."""
    import psutil

    here = parts._began(os.getpid())
    assert here is not None
    monkeypatch.setattr(parts, "sys", SimpleNamespace(platform="other"))
    assert parts._began(os.getpid()) == pytest.approx(here, abs=2)
    assert parts._began(2**40) is None
    process = SimpleNamespace(status=lambda: psutil.STATUS_ZOMBIE, create_time=lambda: 1.0)
    monkeypatch.setattr(psutil, "Process", lambda _: process)
    assert parts._began(1) is None
    process.status = lambda: psutil.STATUS_SLEEPING
    assert parts._began(1) == 1.0

    def denied(_: int) -> object:
        raise psutil.AccessDenied

    monkeypatch.setattr(psutil, "Process", denied)
    assert parts._began(1) == 0.0


def test_a_file_is_taken_over_under_this_processs_name(tmp_path: Path) -> None:
    """Its target and its own letters stay."""
    other = _unfinished(tmp_path, host="00000000", pid="1", token="ffffff")
    mine = parts.taken_over(other)
    assert not parts.abandoned(other.rename(mine))
    assert mine.name.rpartition("-")[2] == other.name.rpartition("-")[2]


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("study.thirdear", True),
        ("exports/study.thirdear", True),
        ("study.docx", False),
        ("other.thirdear", False),
        ("study", False),
    ],
)
def test_what_an_unfinished_file_was_to_become(target: str, part: bool, tmp_path: Path) -> None:
    """By the beginning of its name, which is cut where it is long, and by its ending."""
    assert parts.is_part_of(_unfinished(tmp_path), target) is part
    long = "x" * 100
    assert parts.is_part_of(parts.new(tmp_path / f"{long}.csv"), f"{long}.csv")
    assert not parts.is_part_of(Path(target), target)


def test_unfinished_files_of_a_kind_are_found(tmp_path: Path) -> None:
    """Those of another kind, finished ones and a folder that is not there are passed over."""
    one, swap = parts.new(tmp_path / "b"), parts.new(tmp_path / "a", "swap")
    (tmp_path / "b").touch()
    assert list(parts.found(tmp_path)) == [one]
    assert list(parts.found(tmp_path, "swap")) == [swap]
    assert list(parts.found(tmp_path / "gone")) == []
