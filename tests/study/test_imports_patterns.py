"""Case and session from names by a pattern."""

from __future__ import annotations

import time

import pytest

from thirdear.model.refusal import Refusal
from thirdear.study.imports.patterns import guess, matched


@pytest.mark.parametrize(
    ("names", "pattern", "first"),
    [
        (["C07-s01", "C07-s12"], "{case}-s{session}", ("C07", 1)),
        (["Seans 3 Ayşe", "Seans 4 Ayşe"], "Seans {session} {case}", ("Ayşe", 3)),
        (["Session_4_Case_B"], "Session_{session}_Case_{case}", ("B", 4)),
        (["C07_12 final"], "{case}_{session} final", ("C07", 12)),
        (["7"], "{session}", (None, 7)),
    ],
)
def test_a_pattern_is_guessed_from_names_and_fits_them(
    names: list[str], pattern: str, first: tuple[str | None, int | None]
) -> None:
    """The number beside a word for session is the session, a word beside it the case."""
    assert guess(names, "en") == pattern
    assert matched(pattern, names)[names[0]] == first
    assert matched(guess(names, "tr"), names) == matched(pattern, names)


def test_stars_stand_for_anything_and_what_does_not_fit_is_left_out() -> None:
    """Signs of regular expressions are signs; capitals and the way of writing an İ do not count."""
    names = ["(A+) 2024 S03 final", "(A+) s4", "B 3"]
    assert matched("({case}+)*s{session}*", names) == {names[0]: ("A", 3), names[1]: ("A", 4)}
    assert matched("{case} {session}", ["Anne ve Bebek 007"]) == {
        "Anne ve Bebek 007": ("Anne ve Bebek", 7)
    }


@pytest.mark.parametrize(
    "pattern", ["", "A-s1", "{case}{case}", "{x}", "*****{case}", "{case}" * 30]
)
def test_a_pattern_that_names_nothing_is_refused(pattern: str) -> None:
    """One sentence says what may stand in it, in both languages."""
    with pytest.raises(Refusal) as refused:
        matched(pattern, ["A"])
    assert refused.value.turkish


def test_a_hostile_name_takes_no_time() -> None:
    """The longest name that a disk holds and the widest pattern are told apart at once."""
    begun = time.process_time()
    assert not matched("*-*{case}-*-{session}*x", ["-a1" * 85])
    assert time.process_time() - begun < 2.0
