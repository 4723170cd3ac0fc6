"""Days that names of files tell are kept beside the facts that people wrote."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.study.test_facts_toml import Kept
from thirdear.model.imported import Imported
from thirdear.study import days
from thirdear.study import facts as study_facts

DAY = date(2024, 3, 18)
WRITTEN = """\
# What we know, in my own words.
[case.A]
age = "9"

[[case.A.session]]
number = 2
setting = "room 2"
"""


def imported(case: str = "A", session: int | None = 1, day: date | None = DAY) -> Imported:
    """Return a session whose name tells a day."""
    return Imported("a.txt", case, session, None, day=day)


@pytest.mark.parametrize(
    ("plan", "kept"),
    [
        ([imported()], {1: DAY}),
        ([imported(session=1), imported(session=3)], {1: DAY, 3: DAY}),
        ([imported(day=None)], {}),
        ([imported(session=None)], {}),
        ([Imported("a.txt", "A", 1, None, refused="no", day=DAY)], {}),
        ([], {}),
    ],
)
def test_days_of_sessions_that_came_in_are_kept(
    plan: list[Imported], kept: dict[int, date]
) -> None:
    """Those of refused ones, and of none, are not."""
    study: Any = Kept()
    assert days.keep(study, plan, "R1") == len(kept)
    record = study_facts.read(study).cases.get("A")
    assert {one.number: one.date for one in (record.sessions if record else ())} == kept
    assert study.by == ("R1" if kept else "")


def test_what_a_person_wrote_stays_as_it_is() -> None:
    """A day of a further session is written below."""
    study: Any = Kept(WRITTEN)
    assert days.keep(study, [imported(session=1), imported("B", 4)], "R1") == 2
    assert study.text.startswith(WRITTEN)
    found = study_facts.read(study).cases
    assert found["A"].facts == {"age": "9"}
    assert [(one.number, one.date) for one in found["A"].sessions] == [(1, DAY), (2, None)]
    assert [(one.number, one.date) for one in found["B"].sessions] == [(4, DAY)]


def test_a_session_that_is_known_gets_its_day_and_keeps_the_rest() -> None:
    """The text is then written anew, since a session stands in it once."""
    study: Any = Kept(WRITTEN)
    assert days.keep(study, [imported(session=2)], "R1") == 1
    (one,) = study_facts.read(study).cases["A"].sessions
    assert (one.number, one.date, one.setting) == (2, DAY, "room 2")


def test_a_day_that_is_known_is_not_changed() -> None:
    """What a person stated goes before what a name tells."""
    study: Any = Kept(WRITTEN + "date = 2024-01-02\n")
    before = study.text
    assert days.keep(study, [imported(session=2)], "R1") == 0
    assert study.text == before
    assert days.keep(study, [imported("B", 2)], "R1") == 1
