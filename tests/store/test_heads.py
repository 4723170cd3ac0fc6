"""The end of a journal that was cut off is found by whoever saw it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.a_store import ME, fill, new
from tests.store.test_checks import tamper
from thirdear.model.refusal import Refusal
from thirdear.store import Store
from thirdear.store.heads import noted
from thirdear.study import STUDY_FILE, Study, journal
from thirdear.study.copies import snapshots

CUT = (
    "DELETE FROM event WHERE kind = 'tag' AND seq = (SELECT max(seq) FROM event WHERE kind = 'tag')"
)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Give a study in which somebody tagged twice."""
    study = Study.create(tmp_path / "s")
    fill(study.store)
    for number in (1, 2):
        study.store.change_tags(ME, (), [new(number)], "R1")
    return study


def witnesses(study: Study, folder: Path) -> dict[str, Path]:
    """Let every kind of file see the journal's heads."""
    heads = {str(r): [seq, digest.hex()] for r, (seq, digest) in study.store.heads().items()}
    printed = "\n".join(f"head {r}:{seq}:{digest[:16]}" for r, (seq, digest) in heads.items())
    (folder / "printed.txt").write_text(f"Everything holds.\n{printed}\n", "utf-8")
    (folder / "heads.json").write_text(
        json.dumps({"holds": True, "heads": heads}, indent=1), "utf-8"
    )
    cells = "".join(
        f"<w:tc><w:p><w:t>Günlük {r}</w:t></w:p></w:tc><w:tc><w:p><w:r><w:t>{seq}. olay, </w:t>"
        f"</w:r><w:r><w:t>SHA-256 {digest}</w:t></w:r></w:p></w:tc>"
        for r, (seq, digest) in heads.items()
    )
    with zipfile.ZipFile(folder / "report.docx", "w") as package:
        package.writestr("word/document.xml", f"<w:document>{cells}</w:document>")
    snapshots.backup(study, folder / "copy.thirdear")
    names = ("printed.txt", "heads.json", "report.docx", "copy.thirdear")
    return {name: folder / name for name in names}


def cut(folder: Path) -> None:
    """Cut the last event off, and let the tables follow so that nothing else is wrong."""
    tamper(folder / STUDY_FILE, CUT)
    with Study.open(folder) as study:
        study.store.rebuild()
        assert journal.check(study, None) == ()


@pytest.mark.parametrize("kind", ["printed.txt", "heads.json", "report.docx", "copy.thirdear"])
def test_a_cut_tail_is_found_by_what_saw_it(study: Study, tmp_path: Path, kind: str) -> None:
    """The chain alone cannot know; each witness names the chain and the events that are missing."""
    with study:
        seen = witnesses(study, tmp_path)[kind]
        assert journal.check(study, seen) == ()
        study.store.change_tags(ME, (), [new(3)], "R1")
        assert journal.check(study, seen) == ()
        study.undo("R1")
        folder = study.folder
    tamper(folder / STUDY_FILE, "DELETE FROM event WHERE kind = 'undo'", "DELETE FROM tag")
    for _ in range(2):
        tamper(folder / STUDY_FILE, CUT)
    with Study.open(folder) as again:
        again.store.rebuild()
        assert journal.check(again, None) == ()
        (problem,) = journal.check(again, seen)
        assert "lacks entries" in problem
        assert kind in problem


def test_another_end_is_told_from_a_cut_one(study: Study, tmp_path: Path) -> None:
    """Cut and gone on: the event of that number is another one."""
    with study:
        seen = witnesses(study, tmp_path)["printed.txt"]
        folder = study.folder
    cut(folder)
    with Study.open(folder) as again:
        again.store.change_tags(ME, (), [new(7)], "R1")
        (problem,) = journal.check(again, seen)
        assert "is not the one that printed.txt knew" in problem


def test_a_chain_that_is_missing_is_told(study: Study, tmp_path: Path) -> None:
    """A copy in which another rater worked has a chain that was not merged yet."""
    with study:
        snapshots.backup(study, tmp_path / "copy.thirdear")
        with Store.open(tmp_path / "copy.thirdear") as copy:
            copy.change_tags(ME, (), [new(4)], "R1")
        (problem,) = journal.check(study, tmp_path / "copy.thirdear")
        assert "not merged" in problem


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("nothing.txt", "no heads", "no heads of an audit log"),
        ("image.bin", b"\x89PNG\0\0", "no heads of an audit log"),
        ("broken.docx", b"PK\x03\x04broken", "broken|archive|read|zip|damaged"),
    ],
)
def test_a_file_without_heads_is_said_to_be(
    study: Study, tmp_path: Path, name: str, content: str | bytes, sentence: str
) -> None:
    """A sentence that names it."""
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with study, pytest.raises(Refusal, match=sentence):
        journal.check(study, path)


def test_a_missing_file_is_said_to_be(study: Study, tmp_path: Path) -> None:
    """As any other."""
    with study, pytest.raises(Refusal, match="cannot be read"):
        journal.check(study, tmp_path / "none")


def test_the_furthest_head_of_a_chain_counts() -> None:
    """A file may hold several prints, one below the other."""
    a, b = "a" * 64, "b" * 16
    assert noted(f"7:3:{a} and 7:12:{b}\nhead 8:1:{b}") == {7: (12, b), 8: (1, b)}
    assert noted(f"Journal 7 event 3, SHA-256 {a}") == {7: (3, a)}
    assert noted("12:30:45 o'clock") == {}
