"""Session scores that came from a table: series of their own, marked as imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from thirdear import Study
from thirdear.model.refusal import Refusal
from thirdear.study import imported_scores, scores

# Invented.
SESSION = "T: What is the bear doing?\nC: It sleeps.\n"
TABLE = "case;session;Alliance (mean);note\nA;1;3,5;\nA;2;;\nA;4;2;\n"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Case A with three sessions."""
    for number in (1, 2, 3):
        text = SESSION.replace("bear", f"bear {number}")
        (tmp_path / f"A-s0{number}.txt").write_text(text, encoding="utf-8")
    made = Study.create(tmp_path / "study", codebooks=["mbt-c-as"])
    made.bring_in(made.plan_import(sorted(tmp_path.glob("*.txt"))))
    return made


def test_a_column_is_a_series_with_its_gaps(study: Study, tmp_path: Path) -> None:
    """Decimal commas are understood; a session without a transcript counts, too."""
    file = tmp_path / "scores.csv"
    file.write_text(TABLE, encoding="utf-8")
    (column,) = imported_scores.bring_in(study, file)
    assert column.key == "imported.alliance_mean"
    (rule,) = imported_scores.rules(study).values()
    assert (rule.name("en"), rule.name("tr")) == (
        f"{column.name.capitalize()} (imported)",
        f"{column.name.capitalize()} (içe aktarılan)",
    )
    series = study.series("A", "imported.alliance_mean")
    assert (series.sessions, series.values) == ((1, 2, 3, 4), (3.5, None, None, 2.0))
    missing = [s for s in study.score_values() if s.session == 2]
    assert [(s.rater, s.why) for s in missing] == [("imported", "empty in scores.csv")]
    assert study.store.rebuild() == ()


def test_a_workbook_brings_the_same(study: Study, tmp_path: Path) -> None:
    """The first sheet counts; a column that comes again takes the older one's place."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Case", "Session", "Alliance"), ("A", 1, 3.5), ("A", 2, None), ("A", 3, 4)):
        sheet.append(row)
    book.save(tmp_path / "scores.xlsx")
    imported_scores.bring_in(study, tmp_path / "scores.xlsx")
    imported_scores.bring_in(study, tmp_path / "scores.xlsx")
    assert [c.key for c in imported_scores.columns(study)] == ["imported.alliance"]
    assert study.series("A", "imported.alliance").values == (3.5, None, 4.0)


def test_an_imported_series_can_be_tested_and_not_explained(study: Study, tmp_path: Path) -> None:
    """There are no passages behind it, and a test of too few sessions is refused in words."""
    file = tmp_path / "scores.csv"
    rows = "".join(f"A,{n},{n % 3},{n % 5}\n" for n in range(1, 30))
    file.write_text(f"case,session,x,y\n{rows}", encoding="utf-8")
    imported_scores.bring_in(study, file)
    study.add_hypothesis("imported.x", "imported.y")
    tests = study.tests(resamples=99)
    assert [t.sessions for t in tests] == [29, 29]
    with pytest.raises(Refusal, match="came from a table"):
        scores.explain(study, "A", 1, "imported.x", "mean")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("case,session,x\nB\u200b,1,2\n", "line 2: case must be a name"),
        ("case,session,x\nA,1,2\nA,1,3\n", "line 3: case A, session 1 stands twice"),
        ("case,session,x\nA,1,high\n", "line 2: x must be a number"),
        ("case,session\nA,1\n", "no column of numbers"),
        ("session,x\n1,2\n", "column case is missing"),
    ],
)
def test_a_bad_table_names_the_line(study: Study, tmp_path: Path, text: str, why: str) -> None:
    """Nothing is imported then."""
    file = tmp_path / "scores.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal, match=why):
        imported_scores.bring_in(study, file)
    assert imported_scores.columns(study) == ()
