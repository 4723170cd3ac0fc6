"""A document says nothing of what is not there, and nothing twice."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests import a_writeup
from thirdear import writeup as room
from thirdear.model.writeup import WriteUp

REASON = "Too few usable rows: 2 of the 3 sessions with both scores can be used."


def words(made: WriteUp, folder: Path) -> str:
    """Return what is on the page."""
    path = folder / "one.docx"
    room.case_study(made, path)
    return a_writeup.on_the_page(path)


def refused(made: WriteUp) -> WriteUp:
    """Return a write-up in which no test could be computed, for one reason."""
    tests = tuple(
        replace(t, f=None, df=None, refused=REASON, warnings=("A caution.",)) for t in made.tests
    )
    loops = tuple(
        replace(one, refused=REASON, sentences=(f"In Case A, not tested. {REASON}",))
        for one in made.loops
    )
    comparisons = tuple(
        replace(one, refused=f"A: {REASON}", f=None, df=None, sentences=())
        for one in made.comparisons
    )
    return replace(
        made,
        tests=tests,
        loops=loops,
        comparisons=comparisons,
        syntheses=(),
        verdicts=(),
        influences=(),
    )


def test_what_could_not_be_tested_is_told_in_the_table_alone(tmp_path: Path) -> None:
    """No section on direction and loop or on the cases' comparison repeats its reason."""
    made = refused(a_writeup.writeup())
    found = words(made, tmp_path)
    assert found.count(REASON) == len({test.case for test in made.tests}) < len(made.tests)
    assert "Direction and Loop" not in found
    assert "Comparison of the Cases" not in found


def test_refused_tests_have_no_cautions_and_no_limits(tmp_path: Path) -> None:
    """What would have to be thought of if there were a result is not said without one."""
    found = words(refused(a_writeup.writeup()), tmp_path)
    assert "A caution." not in found
    assert "The tests speak of precedence" not in found
    assert "The tests speak of precedence" in words(a_writeup.writeup(), tmp_path)


def test_consent_that_is_nowhere_stated_is_asked_for_once(tmp_path: Path) -> None:
    """Of two cases, too; no sentence tells a reader that it was not stated."""
    found = words(replace(a_writeup.writeup(), records=()), tmp_path)
    assert found.count("Consent for Case") == 1
    assert "does not say" not in found


def test_a_vignette_without_a_score_or_a_code_says_none(tmp_path: Path) -> None:
    """No dash stands for a score of its session, and no zero for its tagged turns."""
    made = a_writeup.writeup()
    bare = tuple(
        replace(one, turns=tuple(replace(turn, codes=()) for turn in one.turns))
        for one in made.excerpts
    )
    gone = {one.session for one in made.excerpts}
    scores = tuple(one for one in made.scores if one.session not in gone)
    found = words(replace(made, excerpts=bare, scores=scores), tmp_path)
    assert not re.search(r"In this session: [^.]*—", found)
    assert not re.search(r"\b0 carry a code", found)
    assert "carries a code" not in words(replace(made, excerpts=bare), tmp_path)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_days_are_as_the_language_writes_them(tmp_path: Path, language: str) -> None:
    """24.11.2026 in Turkish sentences, where English has November 24, 2026."""
    found = words(a_writeup.writeup(language), tmp_path)
    sentence = "çalışmanın işlem günlüğüne" if language == "tr" else "in the study’s audit log on"
    day = r"\d\d\.\d\d\.\d{4} tarihinde" if language == "tr" else r"November \d\d, \d{4},"
    assert re.search(rf"{sentence} {day}", found)
