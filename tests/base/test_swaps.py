"""Several files give way together, or none of them, from wherever a program died."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from thirdear.base import parts, swaps
from thirdear.model.refusal import Refusal


def old_and_new(folder: Path, *names: str) -> dict[Path, Path]:
    """Return unfinished files with new words for files with old ones."""
    found = {}
    for name in names:
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(f"old {name}", encoding="utf-8")
        part = parts.new(target)
        part.write_text(f"new {name}", encoding="utf-8")
        found[part] = target
    return found


def words(folder: Path) -> dict[str, str]:
    """Return what every file of a folder says, by its name."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def decided(folder: Path, files: dict[Path, Path], told: str | None = None) -> Path:
    """Return the list of a change that a killed program had decided."""
    pairs = [[str(p.relative_to(folder)), str(t.relative_to(folder))] for p, t in files.items()]
    marker = parts.new(folder / "files", "swap")
    marker.write_text(
        json.dumps({"what": "moved", "files": pairs}) if told is None else told, "utf-8"
    )
    return marker.rename(
        marker.with_name(marker.name.replace(parts._TOKEN, "ffffff"))  # of a process before
    )


NEW = {"a.txt": "new a.txt", "in/b.txt": "new in/b.txt"}


def test_all_files_give_way_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    """The list of them is empty then, since all of them count."""
    files = old_and_new(tmp_path, "a.txt", "in/b.txt")
    swaps.commit(tmp_path, files, "moved")
    assert files == {}
    assert words(tmp_path) == NEW
    assert not swaps.waiting(tmp_path)


def test_a_file_may_come_where_there_was_none(tmp_path: Path) -> None:
    """Nothing has to give way."""
    files = old_and_new(tmp_path, "a.txt", "in/b.txt")
    (tmp_path / "a.txt").unlink()
    swaps.commit(tmp_path, files, "moved")
    assert words(tmp_path) == NEW


@pytest.mark.parametrize("done", ["nothing", "one", "aside", "all"])
def test_what_was_decided_is_finished_from_wherever_it_stopped(done: str, tmp_path: Path) -> None:
    """Before the first file, after it, with the old one aside, and after the last."""
    files = old_and_new(tmp_path, "a.txt", "in/b.txt")
    decided(tmp_path, files)
    (one, first), (two, second) = files.items()
    if done in {"one", "all"}:
        one.replace(first)
    if done == "all":
        two.replace(second)
    if done == "aside":
        first.rename(first.with_name(f".{first.name}.old"))
    assert swaps.waiting(tmp_path)
    assert swaps.resume(tmp_path) == "moved"
    assert words(tmp_path) == NEW
    assert swaps.resume(tmp_path) is None


def test_a_living_program_is_waited_for(tmp_path: Path) -> None:
    """Its change is refused, not finished by another."""
    files = old_and_new(tmp_path, "a.txt")
    marker = decided(tmp_path, files)
    marker.rename(parts.taken_over(marker))
    with pytest.raises(Refusal, match="Another window is changing the files"):
        swaps.resume(tmp_path)
    assert (tmp_path / "a.txt").read_text("utf-8") == "old a.txt"


@pytest.mark.parametrize("told", ["", "no list", "[]", "{}", '{"what": "x", "files": [["a"]]}'])
def test_a_damaged_list_changes_nothing(told: str, tmp_path: Path) -> None:
    """It is taken away, and nothing was done."""
    files = old_and_new(tmp_path, "a.txt")
    decided(tmp_path, files, told)
    assert swaps.resume(tmp_path) == ""
    assert (tmp_path / "a.txt").read_text("utf-8") == "old a.txt"
    assert not swaps.waiting(tmp_path)


@pytest.mark.parametrize("outside", ["../out.txt", "in/../../out.txt"])
def test_a_list_reaches_no_file_outside_of_its_folder(outside: str, tmp_path: Path) -> None:
    """Whoever wrote it."""
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "in").mkdir()
    files = old_and_new(folder, "a.txt")
    (tmp_path / "out.txt").write_text("mine", encoding="utf-8")
    (part,) = files
    pairs = [[part.name, outside], [outside, "a.txt"]]
    decided(folder, files, json.dumps({"what": "moved", "files": pairs}))
    swaps.resume(folder)
    assert (tmp_path / "out.txt").read_text("utf-8") == "mine"
    assert (folder / "a.txt").read_text("utf-8") == "old a.txt"


def test_what_gave_way_is_erased_or_put_back(tmp_path: Path) -> None:
    """Erased where the new one came, put back where it never did."""
    came, never = tmp_path / "a.thirdear", tmp_path / "b.thirdear"
    came.write_text("new", encoding="utf-8")
    for target in (came, never):
        (tmp_path / f".{target.name}.old").write_text("old", encoding="utf-8")
    (tmp_path / ".c.txt.old").write_text("somebody's", encoding="utf-8")
    swaps.settle(tmp_path)
    assert words(tmp_path) == {
        "a.thirdear": "new",
        "b.thirdear": "old",
        ".c.txt.old": "somebody's",
    }
    again = tmp_path / ".a.thirdear.old"
    again.hardlink_to(came)  # a second name of the file itself
    swaps.settle(tmp_path)
    assert came.read_text("utf-8") == "new"
    assert not again.exists()


def test_without_second_names_the_old_words_are_erased_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some file systems have none; there the old file is moved aside, and overwritten."""

    def link(*_: object) -> None:
        raise OSError

    erased: list[bytes] = []
    monkeypatch.setattr(os, "link", link)
    erase = swaps.erase

    def noted(path: Path) -> None:
        erased.append(path.read_bytes())
        erase(path)

    monkeypatch.setattr(swaps, "erase", noted)
    swaps.commit(tmp_path, old_and_new(tmp_path, "a.txt"), "moved")
    assert words(tmp_path) == {"a.txt": "new a.txt"}
    assert erased == [b"old a.txt"]
