"""What a verdict says, state by state: each p in its own place, each addition where it applies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.series.test_words_sentences import ASKED, BENT, MADE, MISSED, STEPPED
from thirdear.model.precedence import PrecedenceTest
from thirdear.series.verdict_words import course, reason, verdict

LOST = replace(STEPPED, course=replace(STEPPED.course, p_with=0.3))  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("test", "key"),
    [
        (MADE, "found"),
        (replace(MADE, p_course=None), "found.unchecked"),
        (replace(STEPPED, course=replace(STEPPED.course, p_with=0.02)), "found.course"),  # type: ignore[type-var]
        (replace(MADE, p_verdict=None), "open"),
        (LOST, "course"),
        (replace(MADE, p_holm=0.08), "family"),
        (replace(MADE, p_holm=0.05), "family"),
        (replace(MADE, p_holm=None), "found"),
        (BENT, "bent"),
        (MISSED, "none"),
        (replace(MISSED, p_holm=None), "none"),
        (replace(MADE, p_verdict=0.05, p_holm=0.05, p_bootstrap=0.3), "none"),
        (replace(LOST, p_verdict=0.3, p_holm=0.6, p_bootstrap=0.3), "none"),
        (ASKED, "exploratory"),
        (replace(MISSED, exploratory=True), "exploratory.none"),
    ],
)
def test_each_state_has_its_reason(test: PrecedenceTest, key: str) -> None:
    """Found, with what was seen beside it; or not, by the family, a course, a bent trend."""
    assert reason(test) == key


@pytest.mark.parametrize(
    ("test", "parts"),
    [
        (MADE, ("verdict p = .004",)),
        (MISSED, ("(verdict p = .406)", "28 usable sessions and two tests in the family")),
        (replace(MISSED, p_verdict=None), ("not shown. With 28",)),
        (replace(MISSED, family=1), ("28 usable sessions, this rule",)),
        (replace(MISSED, lag_in="weeks"), ("28 usable weeks",)),
        (LOST, ("verdict p = .004", "shift at session 18 (p = .010)", "not remain (p = .300)")),
        (replace(MADE, p_holm=0.08), ("(p = .004)", "Holm-adjusted p = .080", "two tests")),
        (ASKED, ("below .05 (p = .004)",)),
        (replace(MISSED, exploratory=True), ("either way (p = .406)",)),
        (replace(MADE, searched=(1, 2, 3)), ("Lags 1–3 were searched",)),
        (replace(MADE, breaks=(9, 20)), ("a step at session 9, 20,",)),
        (replace(MADE, p_bootstrap=0.2), ("alone is not significant (bootstrap p = .200)",)),
    ],
)
def test_each_number_stands_where_it_belongs(test: PrecedenceTest, parts: tuple[str, ...]) -> None:
    """The verdict's p, Holm's, that of a course and that with it are not taken for each other."""
    told = verdict(test)
    assert [part for part in parts if part not in told] == []


@pytest.mark.parametrize(
    "test",
    [
        MADE,
        replace(MADE, p_bootstrap=None),
        replace(MISSED, p_bootstrap=0.2),
        replace(ASKED, p_bootstrap=0.2),
    ],
)
def test_what_does_not_apply_is_not_said(test: PrecedenceTest) -> None:
    """No lags that were not searched, no steps that were not declared, nothing of one equation."""
    told = verdict(test)
    assert [w for w in ("searched", "have a step", "alone is not") if w in told] == []


def test_a_test_that_was_not_made_has_no_verdict() -> None:
    """Refused, or without an F."""
    assert verdict(replace(MADE, refused="Too few.")) == ""
    assert verdict(replace(MADE, f=None)) == ""


def test_the_chance_to_find_is_told_in_steps_of_five() -> None:
    """Power of .62 is "about 60%", of .63 "about 65%"; R says .679 here."""
    told = verdict(MISSED)
    # R 4.2.2: pw(.246970, 1, 23, .025) = 0.678; see test_effects for pw
    assert "partial R² = .25" in told
    assert "in about 70% of studies" in told
    assert "above about .30" in told


def test_a_course_is_named_with_its_session() -> None:
    """None where the guard saw none."""
    assert course(STEPPED, "en") == "a shift at session 18"
    assert course(STEPPED, "tr") == "18. seanstaki kayması"
    assert course(MADE, "en") == ""
