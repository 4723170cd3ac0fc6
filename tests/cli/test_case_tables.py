"""Tables of scores of many cases, tested without a study; and cases that a table alone tells of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.a_series import FIXTURE
from thirdear.study import Study

TWELVE = FIXTURE.with_name("twelve_cases.csv")
PAIR = ("--cause", "cause", "--effect", "effect")


def test_granger_tests_a_table_case_by_case(prompt: Prompt, tmp_path: Path) -> None:
    """One row a case, Holm over all of them, whatever --case shows; a case alone says the same."""
    how = ("--resamples", 99, "--trend", "linear", "--json")
    found = prompt.well("granger", "--csv", TWELVE, *PAIR, *how).json
    assert [one["case"] for one in found] == [f"C{n:02}" for n in range(1, 13)]
    assert min(one["p_holm"] for one in found) == 12 * min(one["p_bootstrap"] for one in found)
    (one,) = prompt.well("granger", "--csv", TWELVE, *PAIR, "--case", "C05", *how).json
    assert one == found[4]
    alone = tmp_path / "alone.csv"
    lines = TWELVE.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.startswith(("case", "C05"))]
    alone.write_text("\n".join(kept), encoding="utf-8")
    (same,) = prompt.well("granger", "--csv", alone, *PAIR, *how).json
    assert (same["F"], same["p_bootstrap"]) == (one["F"], one["p_bootstrap"])


def test_cases_loop_and_compare_take_such_a_table(prompt: Prompt) -> None:
    """The mean is the one of the room series; a loop has one row a case."""
    found = prompt.well("cases", "cause", "effect", "--csv", TWELVE, "--json").json
    assert found["mean"]["value"] == pytest.approx(0.3009632369448)
    some = prompt.well("cases", "cause", "effect", "--csv", TWELVE, "--cases", "C01,C02", "--json")
    assert [one["case"] for one in some.json["cases"]] == ["C01", "C02"]
    loops = prompt.well("loop", "cause", "effect", "--csv", TWELVE, "--resamples", 99, "--json")
    assert [one["case"] for one in loops.json] == [f"C{n:02}" for n in range(1, 13)]
    assert all(one["direction"]["p"] and not one["declared"] for one in loops.json)
    compared = prompt.well(
        *("compare", "--csv", TWELVE, *PAIR, "--cases", "C07,C08", "--resamples", 199, "--json")
    ).json
    assert compared["cases"] == ["C07", "C08"]
    assert 0 < compared["p_verdict"] <= 1
    pooled = prompt.well("compare", "--csv", TWELVE, *PAIR, "--pooled", "--resamples", 99).out
    assert "12 cases, C01 to C12" in pooled
    assert "average over these cases" in pooled
    assert "speaks to the difference" not in pooled


def test_weeks_come_from_a_column_of_dates_in_each_case(prompt: Prompt, tmp_path: Path) -> None:
    """A case whose dates run backwards is refused in its row, the others are tested."""
    table = tmp_path / "weeks.csv"
    rows = ["vaka;seans;hafta;x;y"]
    for case in "AB":
        for n in range(1, 31):
            week = n if case == "A" or n > 1 else 40
            rows.append(f"{case};{n};{week};{n * 7 % 11};{n * 5 % 13}")
    table.write_text("\n".join(rows), encoding="utf-8")
    how = ("--cause", "x", "--effect", "y", "--lag-in", "weeks", "--resamples", 99, "--json")
    first, second = prompt.well("granger", "--csv", table, *how).json
    assert first["refused"] is None
    assert first["lag_in"] == "weeks"
    assert second["case"] == "B"
    assert second["refused"]


@pytest.mark.parametrize(
    ("rows", "more", "why"),
    [
        ("case,session,x,y\nA,1,1,2\n,2,2,3\n", (), "line 3, column case: the case is missing"),
        ("case,session,x,y\nA,1,1,2\nA,1,2,3\n", (), "session 1 stands already on line 2"),
        ("case,session,x,y\nA,1,1,2\n", ("--case", "Z"), "there is no case Z"),
        ("case,session,x,y\nA,1,one,2\n", (), "line 2, column x"),
    ],
)
def test_a_broken_table_names_its_place(
    prompt: Prompt, tmp_path: Path, rows: str, more: tuple[str, ...], why: str
) -> None:
    """One sentence with file and line."""
    table = tmp_path / "broken.csv"
    table.write_text(rows, encoding="utf-8")
    told = prompt("granger", "--csv", table, "--cause", "x", "--effect", "y", *more)
    assert told.code == 1
    assert told.err.startswith("broken.csv")
    assert why in told.err


def test_a_table_of_one_case_makes_no_mean(prompt: Prompt) -> None:
    """It says that a column case is needed; CAUSE and EFFECT are, too."""
    told = prompt("cases", "technique", "alliance", "--csv", FIXTURE)
    assert "a column case with two cases or more is needed" in told.err
    assert prompt("loop", "--csv", TWELVE).code == 2
    assert prompt("compare", "--csv", TWELVE).code == 2


def test_a_study_takes_cases_that_have_scores_alone(prompt: Prompt, tmp_path: Path) -> None:
    """They are named once, tested as others are, described in facts, and erased."""
    study = tmp_path / "study"
    prompt.well("init", study)
    at = ("--study", study)
    told = prompt.well("scores", "import", TWELVE, *at)
    assert "Without transcripts: 12 case(s), C01, C02" in told.err
    pair = ("imported.cause", "imported.effect")
    prompt.well("hypothesis", "add", *pair, *at)
    assert len(prompt.well("granger", "--resamples", 99, "--json", *at).json) == 24
    assert len(prompt.well("loop", "--resamples", 99, "--json", *at).json) == 12
    found = prompt.well("cases", *pair, "--json", *at).json
    assert found["mean"]["value"] == pytest.approx(0.3009632369448)
    assert found["declared"]
    compared = prompt.well("compare", "--cases", "C01,C02", "--resamples", 99, "--json", *at).json
    assert [one["cases"] for one in compared] == [["C01", "C02"]] * 2
    assert all(one["p_holm"] >= one["p_verdict"] for one in compared)
    facts = tmp_path / "facts.toml"
    facts.write_text('[case.C01]\nconsent = "written"\n', encoding="utf-8")
    prompt.well("facts", "set", facts, *at)
    prompt.well("facts", "set", _empty(tmp_path), *at)
    with Study.open(study) as opened:
        opened.purge("C01")
    assert "There is no case C01" in prompt("granger", "--case", "C01", *at).err
    assert prompt.well("check", *at).code == 0


def _empty(folder: Path) -> Path:
    file = folder / "none.toml"
    file.write_text("", encoding="utf-8")
    return file
