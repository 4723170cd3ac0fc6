"""The command `thirdear cases`: many cases together."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.cli.a_rated_study import CAUSE, EFFECT, rated


@pytest.fixture
def study(prompt: Prompt, tmp_path: Path) -> Path:
    """A study with three cases of 22 invented sessions."""
    return rated(prompt, tmp_path, "en", "ABC")


def test_cases_are_drawn_and_told(prompt: Prompt, study: Path) -> None:
    """A line a case, the mean, and the sentences; JSON has every number."""
    told = prompt.well("cases", CAUSE, EFFECT, "--study", study).out
    assert "Hartung–Knapp" in told
    assert "◆" in told
    plain = prompt.well("cases", CAUSE, EFFECT, "--study", study, "--ascii").out
    assert ("&" in plain, "◆" in plain, "│" in plain) == (True, False, False)
    found = prompt.well("cases", CAUSE, EFFECT, "--study", study, "--json").json
    assert [one["case"] for one in found["cases"]] == ["A", "B", "C"]
    assert found["mean"]["low"] < found["mean"]["value"] < found["mean"]["high"]
    assert found["tau"] == found["tau2"] ** 0.5
    assert not found["declared"]
    for key in ("average", "jackknife", "pooled"):
        assert found[key]["cases"] == 3


def test_what_cannot_be_put_together_is_told(prompt: Prompt, study: Path) -> None:
    """One case alone, an unknown case, an unknown score."""
    at = ("--study", study)
    assert "at least two cases" in prompt("cases", CAUSE, EFFECT, "--cases", "A", *at).err
    assert "There is no case Z" in prompt("cases", CAUSE, EFFECT, "--cases", "A,Z", *at).err
    assert "There is no score nope" in prompt("cases", CAUSE, "nope", *at).err


def test_the_words_are_those_of_the_study(prompt: Prompt, tmp_path: Path) -> None:
    """Turkish in a Turkish study."""
    study = rated(prompt, tmp_path, "tr", "ABC")
    told = prompt.well("cases", CAUSE, EFFECT, "--study", study).out
    assert "vakanın ortalamasında" in told
    assert "çapraz gecikme" in told
