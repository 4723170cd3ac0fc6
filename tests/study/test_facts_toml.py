"""Facts that are entered one by one are kept as the text of a file that says just them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from thirdear.model.facts import Break, CaseRecord, Facts, Phase, SessionRecord
from thirdear.model.outcomes import Course, Group, Measure
from thirdear.model.precedence import Hypothesis
from thirdear.model.refusal import Refusal
from thirdear.study import facts as study_facts
from thirdear.study import facts_toml

SCALE = Measure("scl", "SCL-90", "lower", 0.4, 0.84, "Invented (2020)", 0.57, "Invented (2021)")
GROUPED = replace(
    SCALE,
    cutoff=None,
    cutoff_source="",
    clinical=Group(1.5, 0.5, "A"),
    normative=Group(0.5, 0.25, "B"),
)
RECORD = CaseRecord(
    "C 07",
    "signed 2024",
    {"age": "9", "yaşadığı yer": 'İzmir, "merkez"'},
    (
        SessionRecord(1, date=date(2024, 3, 18), attended=("Çocuk", "Anne"), setting="room 2"),
        SessionRecord(2, "cancelled"),
        SessionRecord(3, "not transcribed"),
    ),
    (
        Course("C 07", "scl", 1.5, 0.5, ((4, 1.25), (8, 0.75)), "Anne"),
        Course("C 07", "scl", 2.0, None),
    ),
    (Phase("baseline", 1, 3),),
    (Break(2, "holiday"), Break(4)),
)


@pytest.mark.parametrize(
    "facts",
    [
        Facts(),
        Facts({"A": CaseRecord("A")}),
        Facts({"A": CaseRecord("A", "yes")}),
        Facts({"A": CaseRecord("A", facts={"note": 'tab\tline\nquote"back\\slash\x7f'})}),
        Facts({"C 07": RECORD}, {"scl": SCALE}),
        Facts({"C 07": RECORD}, {"scl": GROUPED}),
        Facts(measures={"scl": Measure("scl", "SCL", "higher")}),
        Facts(measures={"scl": replace(SCALE, sd=1.0, reliability=1e-05)}),
        Facts(hypotheses=(Hypothesis("x.a", "x.b"),)),
        Facts(
            hypotheses=(
                Hypothesis("x.a", "x.b", 2, "quadratic", lag_in="weeks", smallest=0.25),
                Hypothesis("x.b", "x.a", trend="none"),
            )
        ),
    ],
)
def test_what_is_told_is_read_again_as_it_was(facts: Facts) -> None:
    """Every kind of fact, with what is known of it and nothing else."""
    assert study_facts.parse(facts_toml.told(facts), "x.toml") == facts


def test_what_is_not_known_is_not_told() -> None:
    """A session of which only the number is known says that it was held, no more."""
    assert facts_toml.session_block("A", SessionRecord(4)) == (
        '[[case."A".session]]\n"number" = 4\n"held" = "held"\n'
    )


def test_a_case_takes_its_own_place_with_its_sessions_in_order() -> None:
    """The others stay, each where it was."""
    facts = Facts({"A": CaseRecord("A"), "B": CaseRecord("B")})
    new = CaseRecord("A", "yes", sessions=(SessionRecord(3), SessionRecord(1)))
    found = facts_toml.with_case(facts, new)
    assert list(found.cases) == ["A", "B"]
    assert [one.number for one in found.cases["A"].sessions] == [1, 3]
    assert found.cases["A"].consent == "yes"
    assert facts_toml.with_case(facts, CaseRecord("C")).cases.keys() == {"A", "B", "C"}


def test_a_break_takes_the_place_of_the_one_before_its_session() -> None:
    """In the order of the sessions."""
    record = CaseRecord("A", breaks=(Break(2, "a"), Break(6, "b")))
    assert facts_toml.with_break(record, Break(4)).breaks == (
        Break(2, "a"),
        Break(4),
        Break(6, "b"),
    )
    assert facts_toml.with_break(record, Break(2, "c")).breaks == (Break(2, "c"), Break(6, "b"))


def test_a_break_that_is_not_there_cannot_be_taken_away() -> None:
    """The one that is goes, and no other."""
    record = CaseRecord("A", breaks=(Break(2, "a"), Break(6, "b")))
    assert facts_toml.without_break(record, 2).breaks == (Break(6, "b"),)
    with pytest.raises(Refusal, match="No break before session 4 is declared in A") as refused:
        facts_toml.without_break(record, 4)
    assert "4. seanstan önce" in refused.value.turkish


class Kept:
    """What stands in for a study: its settings, and who changed them."""

    def __init__(self, text: str = "") -> None:
        self.text, self.by = text, ""
        self.store = SimpleNamespace(
            settings=lambda: {study_facts.SETTING: self.text} if self.text else {},
            change_setting=self.change,
            set_setting=self.change,
        )

    def change(self, _name: str, text: str, actor: str) -> None:
        """Keep the text."""
        self.text, self.by = text, actor


def test_facts_are_stated_once() -> None:
    """The same facts again are no act."""
    study: Any = Kept()
    facts_toml.state(study, Facts({"C 07": RECORD}, {"scl": SCALE}), "R1")
    assert (study.by, study_facts.read(study).cases["C 07"]) == ("R1", RECORD)
    facts_toml.state(study, Facts({"C 07": RECORD}, {"scl": SCALE}), "R2")
    assert study.by == "R1"


@pytest.mark.parametrize("name", sorted(facts_toml.RESERVED))
def test_a_fact_with_the_name_of_something_else_is_refused(name: str) -> None:
    """A file would mean something else by it."""
    study: Any = Kept()
    facts = Facts({"A": CaseRecord("A", facts={"age": "9", name: "x"})})
    with pytest.raises(Refusal, match=f"cannot be called {name}"):
        facts_toml.state(study, facts, "R1")
    assert study.text == ""


def test_what_no_file_could_say_is_refused() -> None:
    """A course of a measure that is not declared."""
    study: Any = Kept()
    with pytest.raises(Refusal):
        facts_toml.state(study, Facts({"C 07": RECORD}), "R1")
    assert study.text == ""
