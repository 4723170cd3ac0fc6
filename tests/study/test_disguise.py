"""What leaves a study: whatever closes the gate is listed, and the journal knows of every file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.a_study import Small
from thirdear.study import Study, journal


def _forms(small: Small) -> list[tuple[str, str | None]]:
    found = json.loads(small("disguise", "scan", "--json").out)
    return list(dict.fromkeys((row["form"], row["case"]) for row in found))


def _opened_by_what_is_listed(small: Small, *command: object) -> None:
    assert small(*command).code == 3
    for form, case in _forms(small):
        small.well("disguise", "keep", form, *(("--case", case) if case else ()))
    assert small("disguise", "scan").code == 0
    small.well(*command)


FACTS = """
[case.A]
consent = "written consent of both parents, 2024-03-01"
School = "Lincoln Primary"
"""


def test_facts_are_listed_and_decided(prompt: Prompt, tmp_path: Path) -> None:
    """A date of consent and a school in the facts are decided by what the scan lists."""
    small = Small(prompt, tmp_path, "alliance-markers")
    small.session("A", 1, 12)
    (tmp_path / "f.toml").write_text(FACTS, encoding="utf-8")
    small.well("facts", "set", tmp_path / "f.toml")
    (row, *_) = json.loads(small("disguise", "scan", "--json").out)
    assert {"part": "facts", "case": "A", "session": None, "turn": None} in row["where"]
    _opened_by_what_is_listed(small, "report", "-o", tmp_path / "r.docx")


@pytest.mark.parametrize("label", ["Dr Kaya", "Ms Ada Kaya"])
@pytest.mark.parametrize("what", ["qdpx", "bundle"])
def test_labels_and_what_lies_between_turns_are_listed(
    prompt: Prompt, tmp_path: Path, label: str, what: str
) -> None:
    """A label that may be a name is decided by the forms that the scan lists."""
    small = Small(prompt, tmp_path, "alliance-markers")
    lines = f"{label}: we look at it again\nChild: it rains today\n" * 4
    (tmp_path / "a.txt").write_text(lines, encoding="utf-8")
    small.well(
        "import",
        tmp_path / "a.txt",
        "--case",
        "A",
        "--session",
        1,
        "--speakers",
        f"{label}=therapist",
    )
    small.tags("A,1,2,alliance.bond_plus,R1")
    command = {
        "qdpx": ("export", "qdpx", tmp_path / "x.qdpx"),
        "bundle": ("export", "bundle", tmp_path / "x.zip", "--with-words"),
    }[what]
    _opened_by_what_is_listed(small, *command)


def test_memos_and_translations_are_listed(prompt: Prompt, tmp_path: Path) -> None:
    """What a rater or a translator wrote is decided as the turns are."""
    small = Small(prompt, tmp_path, "alliance-markers")
    small.session("A", 1, 8)
    small.tags("A,1,2,alliance.bond_plus,R1,he means 2024-03-04", columns=",memo")
    said = ("--criterion", "x", "--title", "A passage")
    id_ = json.loads(small.well("vignettes", "add", "A", 1, 1, 3, *said, "--json"))["id"]
    (tmp_path / "g.txt").write_text("1 Wir sehen 2024-05-06.\n", encoding="utf-8")
    small.well("vignettes", "translate", id_, tmp_path / "g.txt")
    parts = {
        spot["part"]
        for row in json.loads(small("disguise", "scan", "--json").out)
        for spot in row["where"]
    }
    assert {"memo", "translation"} <= parts
    _opened_by_what_is_listed(small, "report", "-o", tmp_path / "r.docx")
    small.well("export", "qdpx", tmp_path / "x.qdpx")


def test_places_are_said_in_the_language_of_the_study(prompt: Prompt, tmp_path: Path) -> None:
    """A Turkish study names the places that close the gate in Turkish."""
    small = Small(prompt, tmp_path, "", "--language", "tr")
    small.session("A", 1, 4)
    (tmp_path / "f.toml").write_text(FACTS, encoding="utf-8")
    small.well("facts", "set", tmp_path / "f.toml")
    told = small("report", "-o", tmp_path / "r.docx")
    assert told.code == 3
    assert "vakanın bilgileri" in told.err
    assert "facts of" not in told.err


def test_the_journal_knows_every_file_that_left(prompt: Prompt, tmp_path: Path) -> None:
    """Each command that writes a file of the study has its event, and a purge lists them all."""
    small = Small(prompt, tmp_path, "alliance-markers")
    for number in (1, 2):
        small.session("A", number, 8)
    small.tags("A,1,2,alliance.bond_plus,R1,so", columns=",memo")
    small.well("vignettes", "add", "A", 1, 1, 3, "--criterion", "x", "--title", "A passage")
    small.well("hypothesis", "add", "alliance.positive", "alliance.negative")
    small.well("correct", "words", "A", 1, 2, "it rains", "it snows")
    out = tmp_path / "out"
    out.mkdir()
    for command in (
        ("report", "-o", "r.docx"),
        ("vignettes", "export", "-o", "v.docx"),
        ("export", "qdpx", "x.qdpx"),
        ("export", "bundle", "x.zip", "--with-words"),
        ("export", "bundle", "y.zip"),
        ("export", "csv", "x.csv"),
        ("export", "parquet", "x.parquet"),
        ("export", "sav", "x.sav"),
        ("export", "registry", "lab.parquet", "--laboratory", "X"),
        ("export", "supervision", "s.docx", "--case", "A", "--session", 1),
        ("export", "quotes", "q.csv"),
        ("export", "figure", "f.png"),
        ("export", "passes", "p.json"),
        ("export", "r", "t.R"),
        ("tags", "export", "-o", "t.csv"),
        ("ratings", "export", "-o", "u.csv"),
        ("scores", "-o", "z.csv"),
        ("corrections", "-o", "c.csv"),
        ("backup", "copy.thirdear"),
    ):
        there = {*out.iterdir()}
        named = [out / one if str(one).endswith(ENDINGS) else one for one in command]
        small.well(*named)
        new = {*out.iterdir()} - there
        assert new, command
        with Study.open(small.study) as study:
            told = " ".join(
                entry.what
                for entry in journal.history(study, None, None, None, "export", (None, None))
            )
        for file in new:
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            assert file.suffix == ".thirdear" or digest[:16] in told, (command, file)
    with Study.open(small.study) as study:
        listed = {one.name for one in study.purge("A").documents}
    assert {"r.docx", "x.qdpx", "x.zip", "t.csv", "copy.thirdear"} <= listed


ENDINGS = (".docx", ".qdpx", ".zip", ".csv", ".parquet", ".sav", ".png", ".json", ".R", ".thirdear")
