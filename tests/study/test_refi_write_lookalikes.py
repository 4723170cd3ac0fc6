"""What resembles something else stays itself: cases of one spelling, labels that stand once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.a_cli import Prompt
from thirdear import open_study
from thirdear.transcripts import read


def test_two_cases_that_look_alike_come_back_as_two(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """An exported project keeps C07 and c7 apart, which a folder of files would take as one."""
    run = Prompt(capsys)
    there, other = ("--study", tmp_path / "s"), ("--study", tmp_path / "other")
    run.well("init", tmp_path / "s")
    run.well("init", tmp_path / "other")
    for case, session in (("C07", 1), ("c7", 2)):
        file = tmp_path / f"{case}.txt"
        file.write_text(f"T: How was it?\nC: I said {session}.\n", encoding="utf-8")
        run.well("import", file, "--case", case, "--session", session, *there)
    sure = ("--identifiable", "--confirm", "identifiable")
    run.well("export", "qdpx", tmp_path / "p.qdpx", *sure, *there)
    run.well("import", tmp_path / "p.qdpx", *other)
    with open_study(tmp_path / "other") as study:
        assert {(info.case, info.session) for info in study.sessions()} == {("C07", 1), ("c7", 2)}


def test_a_label_that_is_told_makes_a_turn_in_an_otranscribe_file(tmp_path: Path) -> None:
    """Somebody who speaks once is a speaker where --speakers says so, as the warning promises."""
    file = tmp_path / "a.otr"
    stamp = '<span class="timestamp" data-timestamp="{0}.0">00:00:{0}</span>'
    lines = f"<p>{stamp.format(12)} Th: It rains.</p><p>{stamp.format(23)} Ufo: Yes.</p>"
    file.write_text(json.dumps({"text": lines, "media": "x.mp3", "media-time": 0.0}), "utf-8")
    (reading,) = read(file, labels=("Th", "Ufo"))
    assert [span.speaker for span in reading.spans] == ["Th", "Ufo"]
