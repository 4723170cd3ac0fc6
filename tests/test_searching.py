"""Searching all transcripts: Turkish letters, spaces, cases, and hostile text."""

from __future__ import annotations

from pathlib import Path

import pytest

from a_cli import Prompt
from a_desk import a_study
from thirdear.model.refusal import Refusal
from thirdear.study import searching


@pytest.mark.parametrize("words", ["ıstanbul", "istanbul", "İSTANBUL", "ISTANBUL  daha guzel"])
def test_i_is_one_letter_and_spaces_are_one(tmp_path: Path, words: str) -> None:
    """The same turn of all three sessions, word for word."""
    with a_study(tmp_path) as study:
        found = searching.search(study, words)
    assert [(hit.case, hit.session, hit.segment) for hit in found] == [
        ("A", n, 2) for n in (1, 2, 3)
    ]
    assert found[0].text == "Iğdır'a gitmek istemiyorum, İstanbul daha güzel."


def test_words_of_two_turns_are_in_neither(tmp_path: Path) -> None:
    """A turn's end and the next one's beginning are not one passage."""
    with a_study(tmp_path) as study:
        assert searching.search(study, "right now. Iğdır") == ()
        with pytest.raises(Refusal, match="Say what"):
            searching.search(study, "  ")
        with pytest.raises(Refusal, match="There is no case B"):
            searching.search(study, "bear", "B")


def test_the_command_prints_nothing_that_steers_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Control characters of a transcript are shown, not sent."""
    with a_study(tmp_path) as study:
        folder = study.folder
    told = Prompt(capsys).well("search", "laughs", "--study", folder).out
    assert "\x1b" not in told
    assert "\x9b" not in told
    assert "[b]done[/b]" in told
