"""The command `thirdear loop`: direction and loop of a study's scores."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.cli.a_rated_study import CAUSE, EFFECT, rated


@pytest.fixture
def study(prompt: Prompt, tmp_path: Path) -> Path:
    """A study with two cases of 22 invented sessions."""
    return rated(prompt, tmp_path, "en")


@pytest.fixture
def turkish(prompt: Prompt, tmp_path: Path) -> Path:
    """The same in Turkish."""
    return rated(prompt, tmp_path, "tr")


def test_json_tells_direction_and_loop_of_every_case(prompt: Prompt, study: Path) -> None:
    """Under the promised keys; Holm over both cases, though one is shown."""
    how = ("--resamples", 199, "--study", study, "--json")
    both = prompt.well("loop", CAUSE, EFFECT, *how).json
    assert [one["case"] for one in both] == ["A", "B"]
    for one in both:
        assert -1 < one["direction"]["difference"] < 1
        assert 0 < one["direction"]["p"] <= one["direction"]["p_holm"]
        assert one["loop"]["low"] < one["loop"]["path"] < one["loop"]["high"]
    (alone,) = prompt.well("loop", CAUSE, EFFECT, "--case", "B", *how).json
    assert alone == both[1]


def test_an_undeclared_pair_is_exploratory(prompt: Prompt, study: Path) -> None:
    """Until it is declared, in either order, and with no names then."""
    how = ("--resamples", 99, "--study", study)
    assert "Exploratory" in prompt.well("loop", CAUSE, EFFECT, *how).out
    prompt.well("hypothesis", "add", EFFECT, CAUSE, "--study", study)
    told = prompt.well("loop", CAUSE, EFFECT, *how).out
    assert "Exploratory" not in told
    assert told.index(f": {CAUSE}\n") < told.index(f": {EFFECT}\n")  # by name, keys below
    assert len(prompt.well("loop", *how, "--json").json) == 2


def test_sentences_are_in_the_language_of_the_study(prompt: Prompt, turkish: Path) -> None:
    """Turkish headings and sentences."""
    told = prompt.well("loop", CAUSE, EFFECT, "--resamples", 99, "--study", turkish).out
    assert "Yön ve döngü" in told
    assert "gösterilemedi" in told


def test_what_cannot_be_asked_is_told(prompt: Prompt, study: Path) -> None:
    """No such score; one score without the other; a hypothesis with a longer lag."""
    assert "There is no score nope" in prompt("loop", CAUSE, "nope", "--study", study).err
    assert prompt("loop", CAUSE, "--study", study).code == 2
    assert "No hypothesis is declared" in prompt("loop", "--study", study).err
    prompt.well("hypothesis", "add", CAUSE, EFFECT, "--lag", 2, "--study", study)
    (first, *_) = prompt.well("loop", "--study", study, "--json").json
    assert "from one session to the next" in first["refused"]


def test_a_pair_that_was_declared_with_two_trends_is_one_row_a_case(
    prompt: Prompt, study: Path
) -> None:
    """It counts once in the Holm family, in either order."""
    how = ("--resamples", 99, "--study", study, "--json")
    prompt.well("hypothesis", "add", CAUSE, EFFECT, "--study", study)
    once = prompt.well("loop", *how).json
    prompt.well("hypothesis", "add", CAUSE, EFFECT, "--trend", "quadratic", "--study", study)
    prompt.well("hypothesis", "add", EFFECT, CAUSE, "--trend", "none", "--study", study)
    assert prompt.well("loop", *how).json == once
    assert [one["case"] for one in once] == ["A", "B"]
