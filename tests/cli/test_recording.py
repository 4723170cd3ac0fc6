"""The command line on recordings: linked, listed, named where they are missing, and unlinked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.a_recording import a_recording

TALK = "T: Ne oldu bugün?\nÇ: Düştüm.\nT: Canın yandı.\n"


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


def test_a_recording_is_linked_and_undone(prompt: Prompt, tmp_path: Path) -> None:
    """The list says where it is; undo takes it away, and a key is never printed."""
    sound = a_recording(tmp_path / "audio" / "a.wav", 1)
    recording = ("transcripts", "recording")
    assert "h plays a turn" in prompt.well(*recording, "add", "A", 1, sound).out
    assert "already" in prompt.well(*recording, "add", "A", 1, sound).out
    (row,) = prompt.well(*recording, "list", "--json").json
    assert row == {
        "case": "A",
        "session": 1,
        "file": str(sound.resolve()),
        "bytes": 16044,
        "copy": False,
        "state": "there",
    }
    prompt.well("undo")
    assert "No session" in prompt.well(*recording, "list").out
    prompt.well("redo")
    prompt.well(*recording, "remove", "A", 1)
    assert sound.is_file()
    assert prompt(*recording, "remove", "A", 1).code == 1


def test_check_names_a_recording_that_is_missing(prompt: Prompt, tmp_path: Path) -> None:
    """The study holds all the same; another file of that name is told, too."""
    sound = a_recording(tmp_path / "a.wav", 1)
    prompt.well("transcripts", "recording", "add", "A", 1, sound)
    assert prompt.well("check", "--json").json["recordings"] == []
    a_recording(sound, 2)
    assert "another size" in prompt.well("check").err
    sound.unlink()
    told = prompt.well("check")
    assert f"is not at {sound.resolve()}" in told.err.replace("\n", " ")
    assert "missing" in prompt.well("transcripts", "recording", "list").out


def test_a_text_is_no_recording(prompt: Prompt, tmp_path: Path) -> None:
    """One sentence names the file, in both languages; nothing of it is printed."""
    refused = prompt("transcripts", "recording", "add", "A", 1, tmp_path / "A-s01.txt")
    assert (refused.code, "neither sound nor film" in refused.err) == (1, True)
    assert "bugün" not in refused.err
    assert (
        "encrypt"
        in prompt(
            *("transcripts", "recording", "add", "A", 1, a_recording(tmp_path / "a.wav", 1)),
            "--copy",
        ).err
    )
    assert prompt("transcripts", "recording", "add", "A", 7, tmp_path / "a.wav").code == 1


def test_a_time_is_corrected(prompt: Prompt) -> None:
    """It is written as a clock or in seconds, and listed as a clock."""
    prompt.well("transcripts", "correct", "time", "A", 1, 2, "1:02.5", "--rater", "AY")
    assert "so already" in prompt.well("transcripts", "correct", "time", "A", 1, 2, "62.5").out
    (one,) = prompt.well("transcripts", "corrections", "--json").json
    assert (one["turn"], one["what"], one["was"], one["now"]) == (2, "time", "", "1:02.5")
    assert prompt("transcripts", "correct", "time", "A", 1, 2, "soon").code == 1
    assert prompt("transcripts", "correct", "time", "A", 1, 9, "1:00").code == 1
    turns = ("--case", "A", "--session", 1, "--layer", "turn", "--json")
    timed = prompt.well("transcripts", "segments", *turns).json
    assert [row["time"] for row in timed] == [None, 62.5, None]
