"""Paths as people type and drag them; file names that every system takes."""

from __future__ import annotations

import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.a_store import transcript
from thirdear.base import files, paths, places
from thirdear.base.files import write_private
from thirdear.model.language import speak
from thirdear.model.refusal import Refusal
from thirdear.study import Study
from thirdear.study.exports import tables


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("  /a/b ", "/a/b"),
        ("'/a/my files/x'", "/a/my files/x"),
        ('"/a/my files/x" ', "/a/my files/x"),
        ("“/a/b”", "/a/b"),
        (r"/a/my\ files/Ay\'in", "/a/my files/Ay'in"),
        ("file:///a/my%20files/%C3%A7ay", "/a/my files/çay"),
        ("file://localhost/a", "/a"),
        ("FILE:/a", "/a"),
        ("a'b", "a'b"),
        ('"', '"'),
        ('""', "."),
        ("'a", "'a"),
        ("file://[bad", "file://[bad"),
    ],
)
def test_a_dragged_path_is_understood(text: str, path: str) -> None:
    """As terminals and file managers write it."""
    assert paths.typed(text, windows=False) == Path(path)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (r'"C:\My files\x"', r"C:\My files\x"),
        ("file:///C:/My%20files/x", "C:/My files/x"),
        ("file://server/share/x", "//server/share/x"),
        (r"\\server\share\x", r"\\server\share\x"),
        (r"C:\a\new", r"C:\a\new"),
    ],
)
def test_windows_paths_keep_their_backslashes(text: str, path: str) -> None:
    """Drives and shares, dragged or as an address."""
    assert paths.typed(text, windows=True) == Path(path)


def test_home_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ours is known; nobody's is refused in a sentence, in both languages."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert paths.typed("~/a b") == tmp_path / "a b"
    with pytest.raises(Refusal, match=r"~no\.such\.person is nobody's home"):
        raise_windows(paths.typed("~no.such.person/x"))
    speak("tr")
    with pytest.raises(Refusal, match="kimsenin ev klasörü değil"):
        raise_windows(paths.typed("~no.such.person/x"))


def raise_windows(path: Path) -> None:
    """Windows guesses that everybody's home lies beside ours; then there is nothing to refuse."""
    if paths.WINDOWS:
        pytest.skip(f"a home is guessed there: {path}")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("A", "A"),
        ("Anne ve Bebek", "Anne ve Bebek"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com¹", "_com¹"),
        ("a:b/c\\d", "a_b_c_d"),
        ("..", "case"),
        ("../x", "_._x"),
        (".hidden", "_hidden"),
        ("Ayşe. ", "Ayşe_"),
        ("a<b>|?*\x1b", "a_b_____"),
        ("", "case"),
        (" ", "case"),
    ],
)
def test_a_file_is_named_after_words(words: str, name: str) -> None:
    """What is forbidden on any system is replaced."""
    assert paths.file_name(words, "case") == name


FORBIDDEN = set('<>:"/\\|?*') | {chr(n) for n in range(32)}


@given(st.lists(st.text(max_size=150), max_size=6))
def test_any_words_make_names_that_differ(words: list[str]) -> None:
    """Also where capitals and the way of composing letters do not count; never too long."""
    made = paths.file_names(words)
    assert set(made) == set(words)
    alike = {unicodedata.normalize("NFC", name.casefold()) for name in made.values()}
    assert len(alike) == len(made)
    for name in made.values():
        assert not FORBIDDEN & set(name)
        assert name
        assert name[-1] not in ". "
        assert name[0] != "."
        assert len(name.encode()) < 120


def test_a_bundle_can_be_unpacked_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two cases that differ by capitals, one that Windows forbids, one that climbs."""
    monkeypatch.setattr(tables, "_parts", lambda *_: {})  # the numbers: none are needed here
    keys = ("a", "A", "CON", "../x")
    with Study.create(tmp_path / "s") as study:
        for number, case in enumerate(keys):
            study.store.add_transcript(*transcript(case, 1, word=f"word{number}"), "study")
        tables.write_bundle(study, tmp_path / "b.zip", "mean", with_words=True, identifiable=True)
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        texts = sorted(n for n in archive.namelist() if n.startswith("transcripts/"))
        told = [archive.read(name).decode().split()[1] for name in texts]
    assert len({name.casefold() for name in texts}) == 4
    assert sorted(told) == ["word0", "word1", "word2", "word3"]
    assert not any(".." in name or "/CON" in name for name in texts)


def test_a_file_that_another_program_holds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Word does on Windows: one sentence, and the file is as it was."""
    target = tmp_path / "report.docx"
    target.write_bytes(b"old")

    def held(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(files, "erase", lambda path: path.unlink())
    with pytest.raises(Refusal, match="open in another program; close it there"):
        write_private(target, b"new")
    speak("tr")
    with pytest.raises(Refusal, match="başka bir programda açık"):
        write_private(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["report.docx"]
    assert target.read_bytes() == b"old"


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """In a sentence with the file, not as a fault."""
    with pytest.raises(Refusal, match="cannot be written"):
        write_private(tmp_path / "no" / "x.csv", b"")


@pytest.mark.parametrize("path", [r"\\server\share\s", r"\\?\UNC\server\share\s"])
def test_a_windows_share_is_a_network(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no drive's letter, so that no list of mounts tells it; a long path is none."""
    monkeypatch.setattr(Path, "resolve", lambda self: self)
    assert places.network(Path(path)) == "smb"
    assert places.network(Path(r"\\?\C:\long\s")) is None


@pytest.mark.parametrize(
    ("address", "windows", "path"),
    [
        ("file:///C:/a%20b.txt", True, "C:/a b.txt"),
        ("file:///C:/a.txt", False, "/C:/a.txt"),
        ("file:///home/a.txt", True, "/home/a.txt"),
        ("file:///home/a.txt", False, "/home/a.txt"),
        ("FILE://localhost/home/a.txt", False, "/home/a.txt"),
        ("file://server/share/a.txt", True, "//server/share/a.txt"),
    ],
)
def test_an_address_of_a_file_is_its_path(address: str, windows: bool, path: str) -> None:
    """Of a drive on Windows alone, of a share, or of this disk."""
    assert paths.typed(address, windows=windows) == Path(path)


def test_names_that_are_taken_are_numbered_from_2() -> None:
    """However many there are, in the order in which they come."""
    assert paths.file_names(["a", "A", "a.", "b", "A ", "a"]) == {
        "a": "a",
        "A": "A-2",
        "a.": "a_",
        "b": "b",
        "A ": "A-3",
    }


@pytest.mark.parametrize(("words", "length"), [("x" * 150, 100), ("ğ" * 150, 50), ("€" * 50, 33)])
def test_a_name_has_at_most_100_bytes(words: str, length: int) -> None:
    """No letter is cut in two."""
    assert paths.file_name(words) == words[:length]


def test_a_file_may_begin_as_a_home_folder_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is there is meant."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "~no.such.person").touch()
    assert paths.typed("~no.such.person") == Path("~no.such.person")
