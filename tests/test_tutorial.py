"""Both tutorials run as they stand, and their output is what they say."""

from __future__ import annotations

import io
import re
import shlex
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.a_cli import Prompt
from tests.a_demonstration import Made
from thirdear import open_study

DOCS = Path(__file__).parents[1] / "docs"
_BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_DESK = "--rater EK --case {case} --session 5"


class Block(NamedTuple):
    """A block of a page: commands, or what they print."""

    kind: str
    lines: tuple[str, ...]


def _blocks(page: str) -> list[Block]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return [Block(kind, tuple(told.splitlines())) for kind, told in _BLOCK.findall(text)]


def _commands(page: str) -> list[list[str]]:
    lines = [line for block in _blocks(page) if block.kind == "sh" for line in block.lines]
    return [shlex.split(line)[1:] for line in lines if line.startswith("thirdear ")]


@pytest.fixture
def _typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the tutorials have tagged on the desk, as answers to the desk without a screen."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("5\nnj\n7\nem\nu\n9\nnk\n"))


@pytest.mark.usefixtures("_typed")
@pytest.mark.parametrize(("page", "case"), [("tutorial.md", "A"), ("tr/tutorial.md", "B")])
def test_every_command_runs_and_prints_what_the_page_shows(
    page: str,
    case: str,
    demonstration: Made,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """From the made study to the backup; each line shown was printed by the commands before it."""
    copy = demonstration.copy(tmp_path / "thirdear-demo")
    language = "tr" if page.startswith("tr/") else "en"
    with open_study(copy.folder) as study:
        study.store.set_setting("language", language, "study")
    prompt = Prompt(capsys)
    monkeypatch.chdir(tmp_path)
    desks, printed = 0, ""
    for block in _blocks(page):
        if block.kind == "text":
            for line in block.lines:
                assert _even(line) in printed, line
            continue
        printed = ""
        for line in block.lines:
            program, *arguments = shlex.split(line)
            if program == "cd":
                monkeypatch.chdir(arguments[0])
                continue
            assert program == "thirdear", line
            if arguments[0] == "demo":
                continue  # this is how the study was made
            if arguments[0].startswith("-"):
                assert line.endswith(_DESK.format(case=case))
                desks += 1
                arguments.append("--plain")
            told = prompt.well(*arguments)
            printed += _even(told.out + told.err)
    assert desks == 1


def _even(text: str) -> str:
    """Return words with one blank between them: how wide a column is says nothing."""
    return " ".join(text.split())


def test_both_tutorials_go_the_same_way() -> None:
    """The Turkish one is no shorter: the same commands with the same options in the same order."""
    english, turkish = (
        [[word for word in one if re.fullmatch(r"[a-z-]+", word)] for one in _commands(page)]
        for page in ("tutorial.md", "tr/tutorial.md")
    )
    first, *rest = turkish
    assert first == [*english[0], "--language", "tr"]
    assert [_without_language(one) for one in rest] == [
        _without_language(one) for one in english[1:]
    ]


def _without_language(words: list[str]) -> list[str]:
    return [word for word in words if word not in ("en", "tr")]
