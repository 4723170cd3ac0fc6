"""What raters judged side by side in a study, and what the command line says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from thirdear import Study, codebook
from thirdear.model.coding import NewTag, Pass
from thirdear.model.refusal import Refusal
from thirdear.study import agreement

ME, YOU = Pass("R1"), Pass("R2")
# Invented: six sessions of four turns each.
SESSION = "T: What is the bear doing?\nC: It sleeps.\nT: It is tired.\nC: It does not want to.\n"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Two cases of three sessions, judged by two raters; R2 has not finished B 3."""
    for case in "AB":
        for number in (1, 2, 3):
            file = tmp_path / f"{case}-s0{number}.txt"
            file.write_text(SESSION.replace("bear", f"bear {number}{case}"), encoding="utf-8")
    made = Study.create(tmp_path / "study", codebooks=["mbt-c-as", "tpocs-a"])
    made.add_codebook(codebook.parse(VALUED, "valued.toml"))
    made.bring_in(made.plan_import(sorted(tmp_path.glob("*.txt"))))
    for pass_ in (ME, YOU):
        made.add_rater(pass_.rater)
        for case in "AB":
            for number in (1, 2, 3):
                judge(made, pass_, case, number)
                if (pass_, case, number) != (YOU, "B", 3):
                    made.finish(pass_, case, number)
    return made


VALUED = """
key = "valued"
prefix = "v"
version = 1
name = "Valued"
[[family]]
key = "f"
name = "F"
[[code]]
key = "depth"
mnemonic = "de"
family = "f"
scale = [1, 5]
name = "Depth"
"""


def judge(study: Study, pass_: Pass, case: str, number: int) -> None:
    """Tag turn 1 always; turn 3 is R2's in session 2 only. Ratings differ by one in session 3."""
    tags = [NewTag(case, number, 1, "mbtc.holding"), NewTag(case, number, 2, "v.depth", value=3)]
    if pass_ == YOU and number == 2:
        tags.append(NewTag(case, number, 3, "mbtc.holding"))
    study.change_tags(pass_, add=tags)
    study.rate(pass_, case, number, "tpocs.1", 5 - number - (pass_ == YOU and number == 3))


def values(study: Study, code: str, **asked: object) -> dict[str, float | None]:
    """The values of one thing's statistics by their names."""
    rows = agreement.agreement(study, [code], **asked)  # type: ignore[arg-type]
    return {row.statistic: row.value for row in rows}


def test_presence_counts_the_sessions_of_both(study: Study) -> None:
    """Five sessions of two therapist turns: eight alike, two apart."""
    with study:
        rows = agreement.agreement(study, ["mbtc.holding"])
        percent = next(row for row in rows if row.statistic == "percent_agreement")
        assert (percent.units, percent.judgements, percent.unit) == (10, 20, "turn")
        assert percent.value == 0.8


def test_items_and_values_are_ordered(study: Study) -> None:
    """Ratings give weighted kappa, alpha and correlations; values where both gave one."""
    with study:
        item = values(study, "tpocs.1")
        assert item["percent_agreement"] == pytest.approx(4 / 5)
        assert {"weighted_kappa", "krippendorff_alpha", "icc_2_1", "icc_3_k"} <= item.keys()
        rows = agreement.agreement(study, ["v.depth"])
        assert {row.level for row in rows} == {"nominal", "ordinal"}


def test_each_case_is_a_series_of_its_own(study: Study) -> None:
    """By case the same item has rows of all sessions and of each case."""
    with study:
        rows = agreement.agreement(study, ["tpocs.1"], by_case=True)
        units = {row.case: row.units for row in rows if row.statistic == "percent_agreement"}
        assert units == {None: 5, "A": 3, "B": 2}


def test_boundaries(study: Study) -> None:
    """The stretches of text that both marked: less than full agreement, over five sessions."""
    with study:
        found = values(study, "mbtc.holding", unit="boundary")
        assert found["u_alpha"] is not None
        assert 0 < found["u_alpha"] < 1
        with pytest.raises(Refusal, match="Nothing can be compared"):
            agreement.agreement(study, ["mbtc.adaptation"], unit="boundary")


def test_drift_follows_the_order_of_finishing(study: Study) -> None:
    """R2 opens A 2 again and finishes it last: its disagreement moves to the last stretch."""
    with study:
        study.reopen(YOU, "A", 2)
        study.finish(YOU, "A", 2)
        blocks = agreement.drift(study, "mbtc.holding", blocks=2)
        shares = [
            next(r.value for r in b.rows if r.statistic == "percent_agreement") for b in blocks
        ]
        assert shares == [1.0, 0.6]


def test_a_table_from_outside(tmp_path: Path) -> None:
    """Words are categories at the nominal level; an empty value is a gap."""
    file = tmp_path / "table.csv"
    file.write_text("unit,rater,value\n1,A,yes\n1,B,yes\n2,A,no\n2,B,yes\n3,A,\n3,B,no\n", "utf-8")
    rows = {row.statistic: row for row in agreement.from_table(file, "nominal")}
    assert rows["percent_agreement"].value == 0.5
    assert rows["percent_agreement"].units == 2
    assert rows["percent_agreement"].base_rate is None


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ("1,A,2\n1,A,3\n", "line 3: A has another value for unit 1 above"),
        ("1,A,2\n1,B,x\n", "line 3: value must be a number"),
        ("1,A,2\n2,B,3\n", "fewer than two units were coded by two raters"),
        (",A,2\n", "line 2: unit is empty"),
    ],
)
def test_a_table_that_cannot_be_compared(tmp_path: Path, lines: str, complaint: str) -> None:
    """One sentence with the file and the line."""
    file = tmp_path / "table.csv"
    file.write_text("unit,rater,value\n" + lines, "utf-8")
    with pytest.raises(Refusal, match=r"table\.csv") as refused:
        agreement.from_table(file, "interval")
    assert complaint in str(refused.value)
