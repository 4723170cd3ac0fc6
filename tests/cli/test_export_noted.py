"""One way out: each command that writes a file from a study tells the journal of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from tests.a_cli import Prompt
from tests.a_demonstration import Made
from thirdear.cli import program
from thirdear.study import Study

READ = {
    "paths",
    "path",
    "files",
    "source",
    "csv",
    "against",
    "snapshot",
    "template",
    "study",
    "passphrase_file",
    "names_passphrase_file",
    "new_passphrase_file",
}
"""Parameters that name what is read, or the study, in whatever command."""
READ_AS_FILE = {
    "transcripts replace",
    "codebook check",
    "codebook rename",
    "codebook merge",
    "codebook split",
    "tags import",
    "ratings import",
    "scores import",
    "vignettes translate",
    "facts set",
    "report verify",
    "report references add",
    "transcripts accuracy",
    "transcripts recording add",
    "disguise import",
    "disguise scan",
    "disguise propose",
}
"""Commands whose ``file`` is read."""
NEW_STUDY = {"init", "demo", "restore"}
"""Commands that make a folder of their own: a study is no file that left one."""
ELSEWHERE = {"tags together"}
"""The demonstration has no codes on the same segment; tests of the matrix look at its file."""
WRITTEN: dict[str, tuple[str, ...]] = {
    "transcripts corrections": ("-o", "c.csv"),
    "tags export": ("-o", "t.csv"),
    "ratings export": ("-o", "r.csv"),
    "scores": ("-o", "s.csv"),
    "vignettes export": ("-o", "v.docx"),
    "report": ("-o", "report.docx"),
    "report preregistration": ("-o", "sheet.docx"),
    "disguise propose": ("Oliver", "-o", "p.csv"),
    "export r": ("tests.R",),
    "export passes": ("p.json",),
    "export qdpx": ("p.qdpx",),
    "export qdc": ("p.qdc",),
    "export csv": ("w.csv",),
    "export parquet": ("w.parquet",),
    "export sav": ("w.sav",),
    "export bundle": ("b.zip",),
    "export registry": ("g.parquet", "--laboratory", "Here"),
    "export supervision": ("u.docx", "--case", "A", "--session", "2"),
    "export quotes": ("q.csv", "--code", "mbtc.joint_attention"),
    "export figure": ("f.png",),
    "history": ("-o", "h.csv"),
    "backup": ("b.thirdear",),
}
"""What is typed for each command that writes a file; the file's name has a point."""


def _commands(command: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", {})
    if name and (not inner or getattr(command, "invoke_without_command", False)):
        yield name, command
    for key in list(inner):
        yield from _commands(inner[key], f"{name} {key}".strip())


def test_each_command_that_writes_is_known() -> None:
    """A parameter that is a path is read, makes a new study, or is written and tried below."""
    writing = set()
    for name, command in _commands(get_command(program)):
        for one in command.params:
            is_path = "Path" in str(one.type_descriptor.annotation)
            is_read = one.name in READ or (one.name == "file" and name in READ_AS_FILE)
            if is_path and not is_read:
                writing.add(name)
    assert writing == WRITTEN.keys() | NEW_STUDY | ELSEWHERE


@pytest.fixture(scope="module")
def study(demonstration: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the demonstration in which these commands may write."""
    return demonstration.copy(tmp_path_factory.mktemp("noted") / "study").folder


@pytest.mark.parametrize("name", WRITTEN)
def test_the_journal_tells_of_each_file(
    name: str, study: Path, prompt: Prompt, tmp_path: Path
) -> None:
    """The event has the digest of the bytes that were written."""
    (file,) = [word for word in WRITTEN[name] if "." in word and "_" not in word]
    written = tmp_path / file
    typed = [written if word == file else word for word in WRITTEN[name]]
    prompt.well(*name.split(), *typed, "--study", study)
    with Study.open(study) as opened:
        told = {made.sha256 for made, _ in opened.store.exports()}
    assert hashlib.sha256(written.read_bytes()).hexdigest() in told
