"""Options that do not go together are refused in both languages, before a study is looked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import typer

from tests.a_cli import Prompt
from thirdear.cli import usage

ASKED = {"--cause": "a", "--effect": "b"}
NONE = dict.fromkeys(ASKED)
TABLE = Path("table.csv")


@pytest.mark.parametrize(
    ("check", "english", "turkish"),
    [
        (
            partial(usage.go_together, {"--cause": "a", "--effect": None}),
            "--cause and --effect go together",
            "--cause ve --effect birlikte verilir",
        ),
        (
            partial(usage.exclude, {"--lag": 1, "--max-lag": 2}),
            "--lag and --max-lag exclude each other",
            "ya --lag ya --max-lag verilir",
        ),
        (
            partial(usage.check_question, NONE, {"--lag": 1}, None, None),
            "only with --cause and --effect",
            "yalnızca --cause ve --effect ile verilir",
        ),
        (
            partial(usage.check_question, NONE, {}, TABLE, None),
            "only with --cause and --effect",
            "yalnızca --cause ve --effect ile verilir",
        ),
        (
            partial(usage.check_question, ASKED, {}, TABLE, "R1"),
            "a table has no raters",
            "tabloda kodlayıcı yok",
        ),
        (
            partial(usage.ends_in, TABLE, ".sav"),
            "name a file that ends in .sav",
            ".sav ile biten bir dosya verin",
        ),
        (
            partial(usage.ends_in, TABLE, ".md", ".docx", ".html"),
            "name a file that ends in .md, .docx or .html",
            ".md, .docx ya da .html ile biten bir dosya verin",
        ),
    ],
)
def test_what_does_not_go_together_is_refused(
    check: Callable[[], None], english: str, turkish: str
) -> None:
    """Each refusal has a sentence in both languages."""
    with pytest.raises(typer.BadParameter) as raised:
        check()
    assert raised.value.both == (english, turkish)  # type: ignore[attr-defined]


def test_what_goes_together_passes() -> None:
    """Both or neither, one of two, a table or raters, and an ending in capitals."""
    usage.go_together(ASKED)
    usage.go_together(NONE)
    usage.exclude({"--lag": 1, "--max-lag": None})
    usage.only_with("--code", "--code", {"--drift": False})
    usage.check_question(ASKED, {"--lag": 1}, TABLE, None)
    usage.check_question(ASKED, {"--lag": 1}, None, "R1")
    usage.check_question(NONE, {"--lag": None}, None, "R1")
    usage.ends_in(Path("A.SAV"), ".sav")


@pytest.mark.parametrize(
    "command",
    [
        ("search", "word", "--category", "affect"),
        ("search", "--words", "mental-state", "--forms"),
        ("import", ".", "--codes", "code"),
        ("tags", "transitions", "--given", "a", "--target", "b", "--lag", "1", "--seconds", "2"),
        ("scores", "gains", "bdi", "--by", "0"),
        ("granger", "--max-lag", "2", "--lag", "1", "--cause", "a", "--effect", "b"),
        ("granger", "--smallest", "0"),
        ("hypothesis", "plan"),
        ("report", "-o", "paper.doc"),
        ("report", "preregistration", "-o", "sheet.odt"),
        ("vignettes", "export", "-o", "vignettes.rtf"),
        ("vignettes", "export", "-o", "vignettes.md", "--layout", "journal"),
        ("export", "supervision", "session.doc", "--case", "A", "--session", "1"),
        ("export", "quotes", "quotes.xls"),
        ("export", "figure", "figure.jpg"),
        ("export", "parquet", "scores.csv"),
        ("export", "bundle", "bundle.tar"),
    ],
)
def test_usage_is_refused_without_a_study(prompt: Prompt, command: tuple[str, ...]) -> None:
    """Exit 2 where there is no study to be found."""
    assert prompt(*command).code == 2
