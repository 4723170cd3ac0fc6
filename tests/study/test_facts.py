"""Facts from a file: read strictly, kept whole or not at all, shown with what came of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.a_cli import Prompt
from thirdear import Study
from thirdear.model.facts import Break, CaseRecord, SessionRecord
from thirdear.model.refusal import Refusal
from thirdear.model.scores import Series
from thirdear.study import axis, facts, facts_toml
from thirdear.study import facts as study_facts

# Invented throughout, the numbers too.
FACTS = """\
[[measure]]
key = "worry"
name = "Worry scale"
better = "lower"
sd = 10
r = 0.92
source = "an invented manual"
cutoff = 64
cutoff_source = "an invented manual"

[[measure]]
key = "play"
better = "higher"
clinical = { mean = 2, sd = 1, source = "an invented sample" }
normative = { mean = 4, sd = 1, source = "another" }

[case.A]
consent = "written, both parents, for publication in disguise"
age = "nine"

[[case.A.session]]
number = 2
held = "cancelled"
date = 2024-01-18

[[case.A.session]]
number = 1
date = 2024-01-11
attended = ["client", "mother"]
setting = "playroom"

[[case.A.outcome]]
measure = "worry"
informant = "mother"
pre = 70
post = 58
interim = { 10 = 66, 2 = 71 }

[[case.A.outcome]]
measure = "play"
pre = 2
post = 4
"""


def test_facts_are_read_whole() -> None:
    """Cases with sessions in order, courses with values in between, measures with sources."""
    facts = study_facts.parse(FACTS, "facts.toml")
    record = facts.cases["A"]
    assert record.facts == {"age": "nine"}
    assert record.sessions == (
        SessionRecord(1, "held", date(2024, 1, 11), ("client", "mother"), "playroom"),
        SessionRecord(2, "cancelled", date(2024, 1, 18)),
    )
    assert record.courses[0].interim == ((2, 71.0), (10, 66.0))
    assert facts.measures["play"].name == "play"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('better = "lower"', "", "[[measure]] number 1: better says which direction"),
        ("r = 0.92", "r = 1", "[[measure]] number 1: r must be from 0 to below 1"),
        ('source = "an invented manual"\ncutoff =', "cutoff =", "sd, r and their source go"),
        ('cutoff_source = "an invented manual"\n', "", "a cutoff needs its cutoff_source"),
        ("{ mean = 2, sd = 1,", "{ mean = 2,", "number 2, clinical: mean and sd are needed"),
        ('measure = "worry"', 'measure = "wory"', "[[case.A.outcome]] number 1: measure 'wory'"),
        ('held = "cancelled"', 'held = "no"', "[[case.A.session]] number 1: held is one of"),
        ("number = 2", "number = 1", "[case.A]: session 1 stands twice"),
        ("date = 2024-01-18", 'date = "18.1."', "date must be a day without quotes"),
        ("10 = 66", "last = 66", "interim maps session numbers"),
        ('age = "nine"', "age = 9", '[case.A]: age must be text; write age = "..."'),
        ("[case.A]", "[[case.A]]", "facts.toml"),
    ],
)
def test_a_complaint_names_the_place(old: str, new: str, complaint: str) -> None:
    """File, table, matter and remedy in one sentence."""
    assert old in FACTS
    with pytest.raises(Refusal, match=r"facts\.toml") as refused:
        study_facts.parse(FACTS.replace(old, new, 1), "facts.toml")
    assert complaint in str(refused.value)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study with one session of case A."""
    (tmp_path / "A-s01.txt").write_text("T: Hello.\nC: Hello.\n", encoding="utf-8")
    made = Study.create(tmp_path / "study")
    made.bring_in(made.plan_import([tmp_path / "A-s01.txt"]))
    return made


def test_the_study_keeps_facts_and_says_what_came_of_them(study: Study, tmp_path: Path) -> None:
    """12 points at SD 10 and r .92 are 3.0 standard errors, across the cut-off: recovered."""
    file = tmp_path / "facts.toml"
    file.write_text(FACTS, encoding="utf-8")
    with study:
        assert facts.read(study).cases == {}
        facts.set_from(study, file)
        assert facts.read(study) == study_facts.parse(FACTS, "facts.toml")
        worry, play = facts.outcomes(study, "A")
        assert worry.rci == pytest.approx(-12 / (2**0.5 * 10 * 0.08**0.5))
        assert (worry.status, play.cutoff, play.status) == ("recovered", 3.0, None)
        before = study.store.heads()
        facts.set_from(study, file)
        file.write_text(FACTS.replace("case.A", "case.B"), encoding="utf-8")
        with pytest.raises(Refusal, match="there is no case B; the study has A"):
            facts.set_from(study, file)
        assert study.store.heads() == before
        assert study.store.check() == ()


def test_the_command_line_shows_facts(
    study: Study,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A table for people, keys for scripts, one sentence for a file that is not there."""
    monkeypatch.setenv("COLUMNS", "200")
    study.close()
    prompt = Prompt(capsys)
    file = tmp_path / "facts.toml"
    file.write_text(FACTS, encoding="utf-8")
    assert "No facts are recorded yet" in prompt.well("facts", "show", "--study", study.folder).out
    told = prompt.well("facts", "set", file, "--study", study.folder).out
    assert "recovered" in told
    assert "SD and r: an invented manual" in told
    data = prompt.well("facts", "show", "--study", study.folder, "--json").json
    assert data["cases"]["A"]["sessions"][1]["held"] == "cancelled"
    assert data["outcomes"][0]["status"] == "recovered"
    missing = prompt("facts", "set", tmp_path / "none.toml", "--study", study.folder)
    assert (missing.code, "cannot be read" in missing.err) == (1, True)


def test_a_break_is_a_step_in_the_tests_of_its_case() -> None:
    """Declared by a file, kept as text, and in the equations from the first session after it."""
    stated = study_facts.parse('[[case.A.break]]\nsession = 18\nwhat = "holiday"\n', "f.toml")
    assert stated.cases["A"].breaks == (Break(18, "holiday"),)
    assert study_facts.parse(facts_toml.told(stated), "again") == stated
    cause, effect = (Series("A", name, (17, 18, 19, 20), (1.0, None, 2.0, 3.0)) for name in "xy")
    placed = axis.placed(stated.cases["A"], cause, effect, "sessions")
    assert placed.cause.breaks == placed.effect.breaks == (18,)
    gone = (SessionRecord(18, "cancelled"),)
    cancelled = CaseRecord("A", sessions=gone, breaks=(Break(18),))
    held = axis.placed(cancelled, cause, effect, "sessions")
    assert held.cause.at[held.cause.breaks[0] - held.cause.sessions[0]] == (19,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('session = "18"', "number of the first session after the break"),
        ("session = 18\n[[case.A.break]]\nsession = 18", "stands twice"),
        ("session = 18\nwhere = 1", "unknown field"),
    ],
)
def test_a_break_that_cannot_be_read_is_told(text: str, said: str) -> None:
    """With the table and the remedy."""
    with pytest.raises(Refusal, match=said):
        study_facts.parse(f"[[case.A.break]]\n{text}\n", "f.toml")
