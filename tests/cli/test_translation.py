"""Help and wrong usage in both languages: whole, complete, and in the terms of the field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from tests.a_cli import Prompt
from thirdear.cli import program
from thirdear.cli.translation import table, usage
from thirdear.model.glossary import PLACEHOLDERS, in_place_of
from thirdear.model.language import speak
from thirdear.study import Study

ROOT: Any = get_command(program)
RUN = CliRunner()


def _commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, command
    for name, one in getattr(command, "commands", {}).items():
        yield from _commands(one, (*path, name))


def _texts() -> set[str]:
    """Return every sentence or paragraph of the help."""
    found = {"Show this message and exit."}
    for _, command in _commands(ROOT):
        texts = [command.help, *(getattr(one, "help", None) for one in command.params)]
        for text in filter(None, texts):
            found |= {" ".join(one.split()) for one in text.strip().split("\n\n")}
    return found


def test_every_sentence_of_the_help_is_there_in_turkish() -> None:
    """Nothing is left in English, and the table holds nothing that is not said."""
    assert not _texts() - set(table()), "not in help.tr.toml"
    assert not set(table()) - _texts(), "said nowhere any more"


def test_the_help_says_what_options_take() -> None:
    """A sentence begins with a capital letter or a word to type, and ends; Turkish ones, too."""
    for english, turkish in table().items():
        assert english.endswith((".", ",")), english
        assert turkish.endswith("."), turkish
        assert english != turkish


@pytest.mark.parametrize("language", ["en", "tr"])
def test_no_help_is_cut_and_none_is_wider_than_80_columns(language: str) -> None:
    """Each command and group, as it is shown in a terminal."""
    for path, command in _commands(ROOT):
        shown = RUN.invoke(program, [*path, "--help", "--language", language])
        assert shown.exit_code == 0, path
        assert not re.search(r"[a-zçğıöşü]\.\.\.$", shown.output, re.MULTILINE), path
        assert max(map(len, shown.output.splitlines())) <= 80, path
        assert not re.search(r"<(?:str|int|float|list)\b", shown.output), path
        assert ("env var" in shown.output) <= (language == "en"), path
        assert ("Kullanım:" if language == "tr" else "Usage:") in shown.output
        assert command.help is None or command.help not in shown.output or language == "en", path


def test_a_study_in_turkish_helps_in_turkish(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the language of the study around, whatever the computer's is; so are wrong words."""
    with Study.create(tmp_path / "mese", codebooks=["mbt-c-as"], language="tr"):
        pass
    prompt = Prompt(capsys)
    monkeypatch.chdir(tmp_path / "mese")
    assert prompt("scores", "--help").out.startswith("Kullanım: ")
    wrong = prompt("scores", "--no-such")
    assert (wrong.code, "adlı bir seçenek yok" in wrong.err) == (2, True)
    monkeypatch.chdir(tmp_path)
    assert prompt("scores", "--help").out.startswith("Usage: ")
    assert prompt("scores", "--help", "--language", "tr").out.startswith("Kullanım: ")


@pytest.mark.parametrize(
    ("message", "english", "turkish"),
    [
        ("Missing option '--rater'.", "Missing option '--rater'.", "'--rater' eksik."),
        (
            "Invalid value for '--seed': Input should be a valid integer, unable to parse string",
            "'--seed': must be a whole number",
            "'--seed': bir tam sayı olmalı",
        ),
        (
            "Invalid value for '--seed': Input should be greater than or equal to 0",
            "'--seed': must be at least 0",
            "'--seed': en az 0 olmalı",
        ),
        ("No such option: --x", "No such option: --x", "--x adlı bir seçenek yok."),
    ],
)
def test_what_the_library_says_is_said_as_people_do(
    message: str, english: str, turkish: str
) -> None:
    """In either language; an unknown message stays as it is."""
    assert usage(message) == english
    speak("tr")
    assert usage(message) == turkish
    assert usage("Something else") == "Something else"


def test_every_argument_has_a_name_in_turkish() -> None:
    """What stands in capitals in the usage line, so that a Turkish refusal can name it."""
    named = {one.metavar for _, command in _commands(ROOT) for one in command.params if one.metavar}
    words = {word for name in named for word in re.findall(r"\b[A-Z]{2,}(?=\d?\b)", name)}
    assert words <= set(PLACEHOLDERS)
    assert in_place_of("[FILE.zip]") == "[DOSYA.zip]"


def test_a_turkish_usage_error_names_what_is_missing_in_turkish() -> None:
    """As the usage line names it; options are typed, so they stay."""
    speak("tr")
    assert usage("Missing argument 'SCORE'.") == "'PUAN' eksik."
    assert usage("Missing option '--rater'.") == "'--rater' eksik."
    speak("en")
    assert usage("Missing argument 'SCORE'.") == "Missing argument 'SCORE'."
