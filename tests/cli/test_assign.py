"""Assigning, opening, consensus, codes' life and files of passes, by the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_cli import Prompt
from thirdear import Study
from thirdear.model.coding import NewTag, Pass

# Invented.
SESSION = "T: What is the bear doing?\nC: It sleeps.\nT: It is tired.\nC: It does not want to.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two sessions, finished by two raters; R2 has one tag more."""
    for number in (1, 2):
        text = SESSION.replace("bear", f"bear {number}")
        (tmp_path / f"A-s0{number}.txt").write_text(text, encoding="utf-8")
    with Study.create(tmp_path / "study", codebooks=["mbt-c-as"]) as made:
        made.bring_in(made.plan_import(sorted(tmp_path.glob("*.txt"))))
        for rater, turns in (("R1", [1]), ("R2", [1, 3])):
            made.add_rater(rater)
            for number in (1, 2):
                own = turns if number == 1 else [1]
                tags = [NewTag("A", number, turn, "mbtc.holding") for turn in own]
                made.change_tags(Pass(rater), add=tags)
                made.finish(Pass(rater), "A", number)
    return tmp_path / "study"


def test_a_consensus_from_the_first_word_to_the_scores(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Blind passes are refused; what differs is listed, decided and counted."""
    run = Prompt(capsys)
    refused = run("consensus", "begin", "R1", "R2", "--study", folder)
    assert refused.code == 1
    assert "still blind" in " ".join(refused.err.split())
    for rater in ("R1", "R2"):
        assert run("unblind", "--rater", rater, "--study", folder).code == 0
    begun = run("consensus", "begin", "R1", "R2", "--study", folder, "--json").json
    assert [(s["agreed"], s["differing"]) for s in begun] == [(1, 1), (1, 0)]
    (one,) = run("consensus", "list", "--study", folder, "--json").json["differences"]
    assert (one["what"], one["segment"], one["reason"]) == ("mbtc.holding", 3, None)
    done = run(
        *("consensus", "decide", "A", 1, "mbtc.holding", "--segment", 3, "--absent"),
        *("--reason", "He only says that it is tired.", "--study", folder, "--json"),
    )
    assert done.json == {"left": 0}
    scores = run("scores", "--combine", "consensus", "--study", folder, "--json").json
    assert {score["rater"] for score in scores} == {"consensus"}
    assert run("check", "--study", folder).code == 0


def test_passes_are_exported_and_merged(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is here already brings nothing; a share is assigned and listed."""
    run, file = Prompt(capsys), folder.parent / "R1.json"
    out = run("export", "passes", file, "--rater", "R1", "--study", folder, "--json").json
    assert out["sessions"] == 2
    assert run("merge", file, "--study", folder, "--json").json["coming"] == []
    (share,) = run("assign", "R2", "--part", 0.5, "--study", folder, "--json").json
    assert (share["rater"], share["sessions"]) == ("R2", 1)
    assert len(run("queue", "--rater", "R2", "--blind", "--study", folder, "--json").json) == 1


def test_codes_are_merged_listed_and_taken_back(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`codebook merge`, `recoded --undo` and `recode`."""
    run = Prompt(capsys)
    codes = run("codebook", "show", "mbt-c-as", "--json").json["codes"]
    into = ("--into", next(code for code in codes if code != "mbtc.holding"))
    done = run("codebook", "merge", "mbtc.holding", *into, "--study", folder, "--json").json
    assert (done["how"], done["sources"]) == ("merge", ["mbtc.holding"])
    assert len(run("codebook", "recoded", "--study", folder, "--json").json) == 1
    assert run("codebook", "recoded", "--undo", 1, "--study", folder, "--json").json == []
    assert run("codebook", "recode", "--rater", "R1", "--study", folder, "--json").json == []
    assert run("check", "--study", folder).code == 0
