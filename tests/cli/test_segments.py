"""The command line on texts: import profile and preview, layers, splitting and joining."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_cli import Prompt

TALK = "T: Ne oldu bugün?\nÇ: Düştüm. Ağladım.\nT: Canın yandı.\n"
PLACE = ("--case", "A", "--session", "1")


@pytest.fixture
def prompt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Prompt:
    """Return a command line in a study with one session."""
    made = Prompt(capsys)
    made.well("init", tmp_path / "study", "--codebook", "mbt-c-as")
    monkeypatch.chdir(tmp_path / "study")
    (tmp_path / "A-s01.txt").write_text(TALK, encoding="utf-8")
    made.well("import", tmp_path / "A-s01.txt")
    return made


def test_segments_are_listed_with_offsets_and_words(prompt: Prompt) -> None:
    """Without a layer the layers are listed, with one its segments."""
    assert prompt.well("segment", "--by", "turns:2", "--json").json["sessions"] == 1
    assert prompt.well("segments", *PLACE, "--json").json == [
        {"layer": "turn", "segments": 3},
        {"layer": "turns:2", "segments": 2},
    ]
    rows = prompt.well("segments", *PLACE, "--layer", "turn", "--json").json
    assert rows[1] == {
        "segment": 2,
        "start": 21,
        "end": 37,
        "speaker": "Ç",
        "role": "client",
        "time": None,
        "text": "Düştüm. Ağladım.",
    }
    assert "Canın yandı." in prompt.well("segments", *PLACE, "--layer", "turns:2").out
    assert prompt("segments", *PLACE, "--layer", "breath").code == 1


def test_split_and_join(prompt: Prompt) -> None:
    """Both tell how many segments there are; a layer of a rule is refused, with what to do."""
    prompt.well("segment", "--by", "hand")
    assert prompt.well("split", *PLACE, "--at", 29, "--json").json == {
        "layer": "hand",
        "segments": 4,
    }
    assert "3 segments" in prompt.well("join", *PLACE, "--segment", 1).out
    refused = prompt("split", *PLACE, "--layer", "turn", "--at", 29)
    assert (refused.code, "thirdear transcripts segment --by hand:turn" in refused.err) == (1, True)


def test_a_profile_is_shown_and_forgotten(prompt: Prompt, tmp_path: Path) -> None:
    """What an import learnt is printed by label and case; forgotten, it is asked for again."""
    file, other = tmp_path / "C-s01.txt", tmp_path / "C-s02.txt"
    file.write_text("T: Bak.\nD: Yok.\nTherap: Gel.\nTherap: Dur.\n", encoding="utf-8")
    other.write_text("T: Bak.\nD: Yok işte.\n", encoding="utf-8")
    given = ("--speakers", "D=client", "--merge", "Therap=T")
    preview = prompt.well("import", file, *given, "--dry-run").out
    assert "T: Bak." in preview
    assert "Therap is taken as T." in preview
    assert ["D", "client", "told", "1", "1"] in [line.split() for line in preview.splitlines()]
    (row,) = prompt.well("import", file, *given, "--json").json
    assert row["merged"] == {"Therap": "T"}
    assert row["coverage"] == 1.0
    assert {"label": "D", "turns": 1, "words": 1, "role": "client", "from": "told"} in row["labels"]
    kept = prompt.well("profile", "--json").json
    assert kept["cases"]["C"] == {"roles": {"d": "client"}, "merged": {"therap": "T"}}
    assert "d" not in kept["roles"]
    assert "merged with T" in prompt.well("profile").out
    prompt.well("import", other, "--dry-run")
    assert "Nothing is kept" in prompt.well("profile", "--forget").out
    assert prompt("import", other, "--dry-run").code == 1
