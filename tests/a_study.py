"""A small invented study, made on the command line as a person would make it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from html import unescape
from pathlib import Path

from tests.a_cli import Prompt

TURNS = ("T: we look at it again", "C: it rains today")
"""What is said in every session, in turns; nobody is named."""


def talk(path: Path, turns: int, end: str = "") -> Path:
    """Write a transcript of so many turns; ``end`` makes it another one."""
    lines = [TURNS[number % 2] for number in range(turns)]
    lines[-1] += end
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


class Small:
    """A study in a folder, and the commands that fill it."""

    def __init__(self, prompt: Prompt, folder: Path, codebook: str = "", *more: object) -> None:
        self.prompt, self.folder = prompt, folder
        self.study = folder / "s"
        self.more = more
        books = ("--codebook", codebook) if codebook else ()
        prompt.well("init", self.study, *books, *more)

    def __call__(self, *arguments: object) -> object:
        """Run one command on the study and return its outcome."""
        return self.prompt(*arguments, "--study", self.study, *self._secret)

    def well(self, *arguments: object) -> str:
        """Run a command that must succeed; return what it printed."""
        return self.prompt.well(*arguments, "--study", self.study, *self._secret).out

    @property
    def _secret(self) -> tuple[object, ...]:
        return tuple(
            part
            for flag, value in zip(self.more[::2], self.more[1::2], strict=False)
            if "passphrase" in str(flag)
            for part in (flag, value)
        )

    def session(self, case: str, number: int, turns: int) -> None:
        """Bring a session in."""
        path = talk(self.folder / f"{case}-{number}.txt", turns, f" {case} {number}")
        self.well("import", path, "--case", case, "--session", number)

    def tags(self, *rows: str, done: Sequence[str] = ("R1",), columns: str = "") -> None:
        """Bring tags in, and finish what these raters judged."""
        path = self.folder / "tags.csv"
        head = "case,session,segment,code,rater" + columns
        path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
        self.well("tags", "import", path)
        for rater in done:
            self.well("finish", "--rater", rater)


def words_of(document: Path) -> list[str]:
    """Return the paragraphs of a Word document as a person reads them."""
    with zipfile.ZipFile(document) as package:
        page = package.read("word/document.xml").decode("utf-8")
    shown = re.sub(r"<[^>]*>", "", re.sub(r"</w:p>", "\n", page))
    return [unescape(line).replace("\u00a0", " ") for line in shown.split("\n")]
