"""The command line on models as raters: asked, listed, declared, and told in both languages."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.a_server import codes, served
from tests.a_study import words_of

TALK = "T: bugün ne oldu?\nÇ: düştüm.\nT: canın yandı.\nÇ: evet.\n"
HOLD = "mbtc.holding"
ASK = ("raters", "model", "ask", "qwen", "--model", "m")


@pytest.fixture(params=["en", "tr"])
def language(request: pytest.FixtureRequest) -> str:
    """Both languages."""
    return str(request.param)


@pytest.fixture
def prompt(
    tmp_path: Path,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Prompt:
    """Return a command line in a study with a session that a person has coded."""
    made, case = Prompt(capsys), "Anne ve Bebek"
    made.well("init", tmp_path / "study", "--codebook", "mbt-c-as", "--language", language)
    monkeypatch.chdir(tmp_path / "study")
    (tmp_path / "a.txt").write_text(TALK, encoding="utf-8")
    made.well("import", tmp_path / "a.txt", "--case", case, "--session", 7)
    table = f"case,session,segment,code,rater\n{case},7,1,{HOLD},AY\n"
    (tmp_path / "tags.csv").write_text(table, encoding="utf-8")
    made.well("tags", "import", tmp_path / "tags.csv")
    made.well("finish", "--rater", "AY")
    return made


def test_a_model_is_asked_compared_and_declared(prompt: Prompt, language: str) -> None:
    """It counts in no score before, and the journal has the reason after."""
    with served(lambda *_: codes(HOLD)) as server:
        told = prompt.well(*ASK, "--url", server.url)
        assert told.out.splitlines()[-1].startswith(
            "qwen 2 sorunun 2 tanesini" if language == "tr" else "qwen answered 2 of 2 questions"
        )
        again = prompt.well(*ASK, "--url", server.url)
        assert "--pass 2" in again.out
        prompt.well(*ASK, "--url", server.url, "--pass", 2)
    rows = prompt.well("raters", "model", "list", "--json").json
    assert [(r["rater"], r["pass"], r["model"], r["sessions"]) for r in rows] == [
        ("qwen", 1, "m", 1),
        ("qwen", 2, "m", 1),
    ]
    printed = prompt.well("raters", "model", "prompt", "--json").json
    assert printed["sha256"] == rows[0]["prompt"]
    assert HOLD in printed["prompt"]
    listed = prompt.well("raters", "model", "list")
    assert ("hayır" if language == "tr" else "no") in listed.out
    for raters in ("AY,qwen", "qwen.1,qwen.2"):
        found = prompt.well("agreement", "--raters", raters, "--code", HOLD, "--json").json
        assert {row["units"] for row in found} == {2}
    assert prompt("scores", "--rater", "qwen").code == 1
    for kind in ("tags", "ratings"):
        exported = prompt.well(kind, "export")
        assert "qwen" not in exported.out
        assert "qwen" in exported.err
        assert "raters model count qwen" in exported.err
    before = prompt.well("scores", "--json").json
    count = ("raters", "model", "count", "qwen")
    assert prompt(*count).code == prompt(*count, "--off", "--reason", "x").code == 2
    prompt.well(*count, "--reason", "κ = .81")
    assert "qwen" in prompt.well("tags", "export").out
    assert prompt.well("scores", "--json").json != before
    assert "κ = .81" in prompt.well("raters", "model", "list").out
    for counts in (True, False):
        prompt.well(*count, *(("--reason", "κ = .81") if counts else ("--off",)))
        prompt.well("report", "-o", f"{counts}.docx", "--identifiable", "--confirm", "identifiable")
        model = "adlı dil modelidir" if language == "tr" else "was the language model m"
        words = " ".join(words_of(Path(f"{counts}.docx")))
        assert (model in words) == counts
    prompt.well(*count, "--off")
    assert prompt.well("scores", "--json").json == before
    prompt.well("check", "--rebuild")


def test_answers_that_were_not_taken_are_told(prompt: Prompt, language: str) -> None:
    """How many, and why; the command ends well, since it says so."""
    with served(lambda *_: "no") as server:
        told = prompt.well(*ASK, "--url", server.url)
    assert ("JSON değil: 2" if language == "tr" else "no JSON: 2") in told.err
    assert "düştüm" not in told.err + told.out
    (row,) = prompt.well("raters", "model", "list", "--json").json
    assert (row["sessions"], row["left"]) == (0, 2)


def test_only_this_computer_is_asked(
    prompt: Prompt, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, and nobody is looked up."""
    monkeypatch.setattr(socket, "getaddrinfo", None)
    refused = prompt(*ASK, "--url", "http://example.org:8080")
    assert refused.code == 1
    assert ("bu bilgisayarda değil" if language == "tr" else "not on this computer") in refused.err
    assert "qwen" not in prompt.well("raters", "assign", "--json").out


def test_nobody_sits_down_as_a_model(prompt: Prompt, language: str) -> None:
    """Neither line by line nor by finishing its sessions."""
    with served(lambda *_: codes(HOLD)) as server:
        prompt.well(*ASK, "--url", server.url)
    for words in (("--plain", "--rater", "qwen"), ("finish", "--rater", "qwen")):
        refused = prompt(*words)
        assert refused.code == 1
        assert "model" in refused.err
