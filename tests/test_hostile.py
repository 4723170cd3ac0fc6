"""A transcript full of traps is imported, shown and exported without harm."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from a_cli import Prompt
from thirdear import open_study

TRAPS = (
    "Therapist: Hello [laughs] and [/x] and [@click=app.bell]here[/].\n"
    "Child: \x1b]0;owned\x07title \x1b[31mred\x1b[0m \x9b31m.\n"
    "Therapist: A NUL \x00 and \u202eediseb\u202c it.\n"
    "Child: =cmd|' /C calc'!A0\n"
    "\x1b]52;c;QUJD\x07 A line of nobody's \x07\n"
)
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def prompt(capsys: pytest.CaptureFixture[str]) -> Prompt:
    """A command line."""
    return Prompt(capsys)


@pytest.fixture
def study(prompt: Prompt, tmp_path: Path) -> Path:
    """A study with the trap as its only session, and the passages tagged."""
    folder = tmp_path / "study"
    prompt.well("init", folder, "--codebook", "mbt-c-as", "--codebook", "tpocs-a")
    (tmp_path / "A-s01.txt").write_bytes(TRAPS.encode("utf-8"))
    prompt.well("import", tmp_path / "A-s01.txt", "--study", folder)
    tags = "case,session,segment,code,rater\nA,1,1,mbtc.holding,R1\nA,1,3,mbtc.holding,R1\n"
    (tmp_path / "tags.csv").write_text(tags)
    prompt.well("tags", "import", tmp_path / "tags.csv", "--study", folder)
    prompt.well("finish", "--rater", "R1", "--study", folder)
    return folder


def test_the_words_are_kept_to_the_letter(study: Path) -> None:
    """What is stored is what the file held, traps included."""
    with open_study(study) as opened:
        transcript = opened.transcript("A", 1)
        said = [transcript.words(turn) for turn in transcript.turns]
        assert said[0] == "Hello [laughs] and [/x] and [@click=app.bell]here[/]."
        assert "\x1b]0;owned\x07" in said[1]
        assert "\x00" in said[2]
        assert opened.store.check() == ()


@pytest.mark.parametrize(
    "command",
    [
        ("import", "A-s01.txt", "--dry-run"),
        ("explain", "A", "1", "mbtc.techniques"),
        ("history",),
        ("vignettes", "list"),
    ],
)
def test_nothing_printed_can_act(
    prompt: Prompt, study: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """No escape sequence, control or bidi override reaches the terminal; brackets are words."""
    words = [str(tmp_path / word) if word.endswith(".txt") else word for word in command]
    outcome = prompt.well(*words, "--study", study)
    assert not ACTING.search(outcome.out + outcome.err)
    if "explain" in words:
        assert "[laughs] and [/x] and [@click=app.bell]here[/]" in outcome.out


def test_a_document_holds_the_words_and_nothing_that_acts(
    prompt: Prompt, study: Path, tmp_path: Path
) -> None:
    """The write-up opens as XML; brackets are printed, sequences and controls are gone."""
    prompt.well(
        *("vignettes", "add", "A", "1", "1", "4", "--criterion", "all of it", "--study", study)
    )
    target = tmp_path / "out.docx"
    prompt.well("report", "-o", target, "--study", study)
    with zipfile.ZipFile(target) as package:
        page = package.read("word/document.xml").decode("utf-8")
    assert not ACTING.search(page)
    plain = re.sub("<[^>]+>", "", page)
    assert "[laughs]" in plain
    assert "[/x]" in plain
    assert "owned" not in plain
