"""What comes and goes as tables: memos, merged codes, missing values, layers, codebooks."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.a_study import Small
from tests.study.test_study_reported import OWN
from thirdear.study import Study

TWO = OWN.replace(
    "[[score]]", '[[code]]\nkey = "y"\nmnemonic = "yy"\nfamily = "f"\nname = "Y"\n[[score]]'
)


@pytest.fixture
def small(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Small:
    """A study with a codebook of two codes and two sessions."""
    (tmp_path / "w.toml").write_text(TWO, encoding="utf-8")
    made = Small(Prompt(capsys), tmp_path, str(tmp_path / "w.toml"))
    for number in (1, 2):
        made.session("A", number, 6)
    return made


def _rows(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(text))]


def test_a_memo_is_never_put_beside_another_code(small: Small, tmp_path: Path) -> None:
    """A memo stands beside the code in whose row it came, whatever else its segment carries."""
    small.tags("A,1,2,w.x,R1,", "A,1,2,w.y,R1,why y", "A,1,3,w.y,R1,alone", columns=",memo")
    exported = small.well("tags", "export")
    memos = {(row["segment"], row["code"]): row["memo"] for row in _rows(exported) if row["memo"]}
    assert memos == {("2", "w.y"): "why y", ("3", "w.y"): "alone"}
    again = tmp_path / "again.csv"
    again.write_text(exported, encoding="utf-8")
    small.well("tags", "import", again)
    assert small.well("tags", "export") == exported


def test_a_memo_row_that_has_no_place_is_refused(small: Small, tmp_path: Path) -> None:
    """A memo needs a session and a segment that are there."""
    for place in ("B,1,2", "A,9,2", "A,1,99"):
        (tmp_path / "m.csv").write_text(
            f"case,session,segment,code,rater,memo\n{place},,R1,lost\n", encoding="utf-8"
        )
        assert small("tags", "import", tmp_path / "m.csv").code == 1


def test_a_merged_code_is_one_row(small: Small) -> None:
    """A turn that had both codes has one row of the code that they became, as the score counts."""
    small.tags("A,1,2,w.x,R1", "A,1,2,w.y,R1", "A,1,3,w.y,R1")
    small.well("codebook", "merge", "w.y", "--into", "w.x")
    rows = [(row["segment"], row["code"]) for row in _rows(small.well("tags", "export"))]
    assert rows == [("2", "w.x"), ("3", "w.x")]
    with Study.open(small.study) as study:
        (score,) = [s for s in study.score_values() if (s.session, s.score) == (1, "w.x")]
        assert score.value == len(rows)


@pytest.mark.parametrize("missing", ["NA", "NaN", ".", "n.a.", "", "n/a", "-", "<NA>"])
@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval"])
def test_what_is_missing_is_no_value_in_agreement(
    small: Small, tmp_path: Path, missing: str, level: str
) -> None:
    """A table with NA gives what the same table with an empty cell gives."""
    told = []
    for empty in (missing, ""):
        rows = [f"{unit},{rater},{value}" for unit, rater, value in _JUDGED]
        rows.append(f"u5,R1,{empty}")
        table = tmp_path / "t.csv"
        table.write_text("\n".join(("unit,rater,value", *rows, "u5,R2,1")), encoding="utf-8")
        told.append(small.prompt.well("agreement", "--csv", table, "--level", level, "--json").out)
    assert told[0] == told[1]
    assert json.loads(told[0])[0]["units"] == 4


_JUDGED = [
    (f"u{n}", rater, value)
    for n, pair in enumerate(("11", "12", "22", "21"), 1)
    for rater, value in zip(("R1", "R2"), pair, strict=True)
]


@pytest.mark.parametrize("missing", ["NA", "NaN", ".", "n.a.", ""])
def test_what_is_missing_is_no_score_and_no_rating(
    small: Small, tmp_path: Path, missing: str
) -> None:
    """Imported scores and ratings leave out what is missing, whatever it is called."""
    (tmp_path / "m.csv").write_text(f"case,session,mood\nA,1,2.5\nA,2,{missing}\n", "utf-8")
    small.well("scores", "import", tmp_path / "m.csv")
    with Study.open(small.study) as study:
        values = {s.session: s.value for s in study.score_values() if s.score == "imported.mood"}
    assert values == {1: 2.5, 2: None}
    small.well("codebook", "add", "tpocs-a")
    (tmp_path / "r.csv").write_text(
        f"case,session,item,rater,value\nA,1,tpocs.1,R1,3\nA,1,tpocs.2,R1,{missing}\n", "utf-8"
    )
    small.well("ratings", "import", tmp_path / "r.csv")
    assert len(_rows(small.well("ratings", "export"))) == 1


def test_agreement_leaves_out_what_lies_on_another_layer(small: Small) -> None:
    """Tags of sentences are no absence on the turns, which scores say, too; it is told."""
    small.well("segment", "--by", "sentence")
    both = [f"A,1,{n},w.x,{r},turn" for n in (1, 3) for r in ("R1", "R2")]
    rows = [*both, "A,2,1,w.x,R1,turn", "A,2,3,w.x,R1,turn"]
    rows += [f"A,2,{n},w.x,R2,sentence" for n in (1, 3)]
    small.tags(*rows, done=("R1", "R2"), columns=",layer")
    outcome = small("agreement", "--code", "w.x", "--unit", "segment", "--json")
    kappa = next(r for r in outcome.json if r["statistic"] == "cohen_kappa")
    assert (kappa["value"], kappa["units"]) == (1.0, 6)
    assert "session 2 of R2" in outcome.err


def test_passages_in_turns_point_to_boundaries(small: Small, tmp_path: Path) -> None:
    """Disjoint parts of one turn agree as turns; the option that compares them is named."""
    rows = ["A,1,1,w.x,R1,turn,3,5", "A,1,1,w.x,R2,turn,9,12"]
    small.tags(*rows, done=("R1", "R2"), columns=",layer,start,end")
    assert "--unit boundary" in small("agreement", "--code", "w.x").err


def test_the_studys_own_codebooks_are_listed_shown_and_changed(
    small: Small, tmp_path: Path
) -> None:
    """What `codebook show --toml` prints can be changed and added as the next version."""
    small.well("codebook", "add", "tpocs-a")
    listed = json.loads(small.well("codebook", "list", "--json"))
    assert {b["key"] for b in listed if b["in_study"]} == {"w", "tpocs-a"}
    assert "w.y" in small.well("codebook", "show", "w")
    text = small.well("codebook", "show", "w", "--toml")
    assert text.strip() == TWO.strip()
    (tmp_path / "w2.toml").write_text(text.replace("version = 1", "version = 2"), "utf-8")
    small.well("codebook", "add", tmp_path / "w2.toml")
    assert '"version": 2' in small.well("codebook", "list", "--json")


def test_a_codebook_without_scores_says_how_to_get_them(small: Small, tmp_path: Path) -> None:
    """Where codes are judged but no score is defined, the refusal names the way to one."""
    bare = TWO[: TWO.index("[[score]]")].replace('"w"', '"v"')
    (tmp_path / "v.toml").write_text(bare, encoding="utf-8")
    other = tmp_path / "other"
    other.mkdir()
    second = Small(small.prompt, other, str(tmp_path / "v.toml"))
    second.session("A", 1, 4)
    second.tags("A,1,2,v.x,R1")
    outcome = second("scores")
    assert outcome.code == 1
    assert "codebook show v --toml" in outcome.err
