"""A passphrase that is guessed quickly is refused wherever one is set."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_cli import Prompt
from thirdear.model.refusal import Refusal
from thirdear.study import Study, strength


@pytest.fixture
def prompt(capsys: pytest.CaptureFixture[str]) -> Prompt:
    """Return a command line in this process."""
    return Prompt(capsys)


@pytest.mark.parametrize(
    "passphrase", ["elma", "123456", "istanbul", "zeynep2015", "Ayşe1234", "horse", "şifre"]
)
def test_a_word_or_a_row_of_digits_is_weak(passphrase: str) -> None:
    """In Turkish as in English; the refusal says how long it would last, never what it is."""
    with pytest.raises(Refusal, match="can be guessed in about") as refused:
        strength.check(passphrase)
    assert passphrase not in str(refused.value)


@pytest.mark.parametrize(
    "passphrase", ["dört kırmızı blok", "correct horse battery staple", "kx8$Qp2!vz"]
)
def test_some_unrelated_words_are_strong(passphrase: str) -> None:
    """They last longer than any machine of today."""
    strength.check(passphrase)
    assert strength.warning(passphrase) is None


def test_longer_is_stronger_and_says_so() -> None:
    """The estimate grows, and is told in the unit a person thinks in."""
    assert strength.Strength(3e4).lasts == "3 seconds"
    assert strength.Strength(1e4 * 3600 * 5).lasts == "5 hours"
    assert strength.Strength(1e4 * 3600 * 24 * 365 * 7).lasts == "7 years"
    assert strength.Strength(1e30).lasts == "more than a hundred years"


def test_every_command_that_sets_one_refuses_a_weak_one(prompt: Prompt, tmp_path: Path) -> None:
    """init, encrypt, passphrase and the first list of names; --weak takes it with a warning."""
    weak, strong = tmp_path / "weak", tmp_path / "strong"
    weak.write_text("elma\n", encoding="utf-8")
    strong.write_text("dört kırmızı blok\n", encoding="utf-8")
    study, bare = tmp_path / "s", tmp_path / "b"
    assert prompt("init", study, "--passphrase-file", weak).code == 1
    assert not study.exists()
    told = prompt.well("init", study, "--passphrase-file", weak, "--weak")
    assert "guessed in about" in told.err
    opened = ("--study", study, "--passphrase-file", weak)
    assert prompt("passphrase", *opened, "--new-passphrase-file", weak).code == 1
    add = ("disguise", "add", "Finn", "Theo", *opened)
    assert prompt(*add, "--names-passphrase-file", weak).code == 1
    assert not (study / "names.thirdear").exists()
    prompt.well(*add, "--names-passphrase-file", strong)
    Study.create(bare).close()
    assert prompt("encrypt", "--study", bare, "--passphrase-file", weak).code == 1
    prompt.well("encrypt", "--study", bare, "--passphrase-file", weak, "--weak")
