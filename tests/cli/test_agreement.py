"""`thirdear agreement` for any table: keys that scripts rely on, and refusals."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_cli import Prompt

TABLE = "unit;rater;value\n1;A;1\n1;B;2\n2;A;3\n2;B;3\n3;A;4\n3;B;5\n4;A;1\n4;B;1\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Four units and two raters, with semicolons as spreadsheets write them."""
    file = tmp_path / "table.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("level", "statistics"),
    [
        ("nominal", "percent_agreement cohen_kappa fleiss_kappa krippendorff_alpha gwet_ac1"),
        ("ordinal", "percent_agreement weighted_kappa krippendorff_alpha"),
        ("interval", "krippendorff_alpha icc_1_1 icc_1_k icc_2_1 icc_2_k icc_3_1 icc_3_k"),
    ],
)
def test_each_level_has_its_statistics(
    prompt: Prompt, table: Path, level: str, statistics: str
) -> None:
    """One row a statistic, `code` null, value and interval as numbers."""
    rows = prompt.well("agreement", "--csv", table, "--level", level, "--json").json
    assert [row["statistic"] for row in rows] == statistics.split()
    for row in rows:
        assert row.keys() >= {"code", "level", "units", "raters", "value", "ci", "base_rate"}
        assert (row["code"], row["level"], row["units"], row["raters"]) == (None, level, 4, 2)


def test_people_read_it_as_a_table(prompt: Prompt, table: Path) -> None:
    """One row a code, as it is pasted into a paper; --long has a row a statistic."""
    told = prompt.well("agreement", "--csv", table, "--level", "nominal").out.splitlines()
    assert told == [
        "Codes, by unit",
        "what   n  % agreement  Cohen's κ [95% CI]    α  AC1",
        "table  4         50.0     .38 [−.04, .81]  .42  .38",
    ]
    long = prompt.well("agreement", "--csv", table, "--level", "nominal", "--long").out
    assert "Cohen's κ" in long
    assert "4 units" in long


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--csv", "table.csv"), "--csv and --level go together"),
        (("--level", "nominal"), "--csv and --level go together"),
        (("--csv", "table.csv", "--level", "ratio"), "nominal, ordinal, interval"),
        (("--csv", "table.csv", "--level", "nominal", "--raters", "A,B"), "A table has no codes"),
        (("--drift",), "--drift: only with --code"),
    ],
)
def test_wrong_usage(prompt: Prompt, arguments: tuple[str, ...], words: str) -> None:
    """Exit 2 and what goes together."""
    outcome = prompt("agreement", *arguments)
    assert outcome.code == 2
    assert words in " ".join(outcome.err.split())
