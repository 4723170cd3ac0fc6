"""The command `thirdear scores ruptures`."""

from __future__ import annotations

from pathlib import Path

from tests.a_cli import Prompt
from tests.cli.a_rated_study import EFFECT, rated


def test_a_session_far_below_is_named_and_drawn(prompt: Prompt, tmp_path: Path) -> None:
    """In the terminal a line a session with its residual; JSON has every number."""
    study, at = tmp_path / "study", ("--study", tmp_path / "study")
    prompt.well("init", study)
    rows = ["case,session,wai"]
    rows += [
        f"A,{session},{5 + session % 3 / 4 - (4 if session == 12 else 0)}"
        for session in range(1, 31)
    ]
    table = tmp_path / "wai.csv"
    table.write_text("\n".join(rows), encoding="utf-8")
    prompt.well("scores", "import", table, *at)
    told = prompt.well("scores", "ruptures", "imported.wai", *at).out
    assert "Session 12 is a possible rupture" in told
    assert "●" in told
    (found,) = prompt.well("scores", "ruptures", "imported.wai", "--json", *at).json
    assert found["ruptures"] == [12]
    assert len(found["points"]) == 29


def test_nothing_outside_is_told_in_the_words_of_the_study(prompt: Prompt, tmp_path: Path) -> None:
    """And an unknown score or case is refused."""
    at = ("--study", rated(prompt, tmp_path, "tr"))
    assert "Sınırın altında seans yok" in prompt.well("scores", "ruptures", EFFECT, *at).out
    assert "nope" in prompt("scores", "ruptures", "nope", *at).err
    assert prompt("scores", "ruptures", EFFECT, "--case", "Z", *at).code == 1
    assert prompt("scores", "ruptures", EFFECT, "--trend", "bent", *at).code == 2
