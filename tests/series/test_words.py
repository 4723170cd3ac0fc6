"""Findings in words and keys: APA style in English and Turkish, nothing claimed too much."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import get_args

import pytest

from tests.a_series import a_series, drawn, fixture
from thirdear import series
from thirdear.model.language import Language
from thirdear.model.precedence import TRENDS, Coefficient, PrecedenceTest, SharedCourse
from thirdear.model.scores import Series
from thirdear.series import messages, words
from thirdear.series.messages import without_advice
from thirdear.series.protocol import run
from thirdear.series.verdict_words import verdict

FOUND = PrecedenceTest(
    case="A",
    cause="technique",
    effect="alliance",
    lag=1,
    trend="linear",
    rater="mean",
    sessions=34,
    pairs=33,
    f=12.094,
    df=(1, 29),
    p=0.0016,
    p_bootstrap=0.0022,
    p_holm=0.0044,
    resamples=9999,
    seed=1,
    coefficients=(Coefficient(1, 0.4313, 0.124, 0.178, 0.6845, (0.168, 0.7012)),),
    partial_r2=0.2943,
    p_verdict=0.0011,
    p_course=0.4,
)
NOT_FOUND = replace(FOUND, p_holm=0.31, p_bootstrap=0.155, p=0.16, p_verdict=0.155)
LOWER = replace(FOUND, coefficients=(Coefficient(1, -0.4313, 0.124, -0.6845, -0.178),))
SEVERAL = replace(
    FOUND,
    lag=2,
    df=(2, 26),
    trend="quadratic",
    coefficients=(
        Coefficient(1, 0.4313, 0.124, 0.178, 0.6845),
        Coefficient(2, 0.00213, 0.0012, -0.0003, 0.0046),
    ),
)
REFUSED = PrecedenceTest(
    "A", "technique", "alliance", 1, "linear", "mean", 9, 8, refused="Too few rows."
)


def test_a_finding_is_told_in_apa_style() -> None:
    """F with degrees of freedom, p without leading zero, effect size, coefficient, interval."""
    assert words.apa(FOUND) == (
        "In Case A, sessions with higher technique were followed by higher alliance in the next "
        "session than alliance in the session before and a linear trend would lead one to "
        "expect, F(1, 29) = 12.09, bootstrap p = .002, verdict p = .001, Holm-adjusted p = .004, "
        "partial R² = .29, b = 0.43, 95% CI [0.17, 0.70]."
    )
    assert words.apa(FOUND, "tr") == (
        "Vaka A için, technique puanının yüksek olduğu seanslardan sonraki seansta alliance puanı, "
        "bir önceki seansın alliance puanlarından ve doğrusal eğilimden beklenenden daha "
        "yüksekti, F(1, 29) = 12,09; bootstrap p = 0,002; karar p = 0,001; "
        "Holm düzeltmeli p = 0,004; kısmi R² = 0,29; b = 0,43, %95 GA [0,17; 0,70]."
    )


def test_the_direction_of_the_coefficient_is_told() -> None:
    """A negative lead is told as lower scores, with a true minus sign."""
    sentence = words.apa(LOWER)
    assert "sessions with higher technique were followed by lower alliance" in sentence
    assert "b = −0.43, 95% CI [−0.68, −0.18]" in sentence
    assert "beklenenden daha düşüktü" in words.apa(LOWER, "tr")


def test_several_lags_have_a_coefficient_each() -> None:
    """Each has its lag, and as many decimals as its standard error deserves."""
    sentence = words.apa(SEVERAL)
    assert (
        "technique in the two sessions before taken together helped to predict alliance" in sentence
    )
    assert "b = 0.43, 95% CI [0.18, 0.68] at lag 1" in sentence
    assert "b = 0.0021, 95% CI [−0.0003, 0.0046] at lag 2" in sentence
    assert "(gecikme 2)" in words.apa(SEVERAL, "tr")


def test_the_verdict_and_not_the_declared_equation_decides() -> None:
    """What Holm leaves above .05 is told as suggested only, whatever the bootstrap says."""
    borderline = replace(FOUND, p_holm=0.06, p_verdict=0.03, p_bootstrap=0.03, family=2)
    told = words.apa(borderline)
    assert "the declared equation suggested that sessions with more technique were" in told
    assert "did not hold among the two tests that were declared; it is not counted" in told
    assert not borderline.found
    assert replace(borderline, p_holm=None).found
    assert not REFUSED.found
    unsaid = replace(borderline, p_bootstrap=0.2)
    assert "was not shown that" in words.apa(unsaid)
    assert replace(FOUND, p_bootstrap=0.2).found
    alone = verdict(replace(FOUND, p_bootstrap=0.2))
    assert "alone is not significant (bootstrap p = .200)" in alone


def test_a_refusal_is_told_with_its_reason() -> None:
    """Nothing that looks like a result stands in it."""
    assert words.apa(REFUSED) == (
        "In Case A, whether technique preceded alliance was not tested. Too few rows."
    )
    assert words.statistics(REFUSED) == ""
    assert "neither for nor against" in words.limits(REFUSED)


def test_names_stand_for_keys_and_cases_may_be_absent() -> None:
    """A score's key is replaced by what people call it; a table has no case."""
    names = {"technique": "mentalizing technique", "alliance": "therapeutic alliance"}
    plain = replace(FOUND, case=None)
    assert words.apa(plain, names=names).startswith(
        "Sessions with higher mentalizing technique were followed by higher therapeutic alliance"
    )
    assert words.apa(replace(NOT_FOUND, case=None)).startswith("It was not shown that technique in")
    assert words.apa(replace(REFUSED, case=None)).startswith("Whether technique")
    assert "therapeutic alliance" in words.limits(NOT_FOUND, names=names)


@pytest.mark.parametrize("language", get_args(messages.Language))
def test_limits_say_what_is_not_shown(language: messages.Language) -> None:
    """A finding is no cause; no finding is no absence and no difference between cases."""
    found, not_found = words.limits(FOUND, language), words.limits(NOT_FOUND, language)
    assert ("not cause" if language == "en" else "nedensellik değildir") in found
    assert "33" in not_found
    assert ("no evidence of a difference" if language == "en" else "kanıt değildir") in not_found
    assert found.count(".") == not_found.count(".") == 1


@pytest.mark.parametrize(
    ("p", "text"),
    [
        (0.0004, "p < .001"),
        (0.001, "p = .001"),
        (0.0496, "p = .050"),
        (0.5, "p = .500"),
        (0.9994, "p > .999"),
        (1.0, "p > .999"),
    ],
)
def test_p_is_exact_to_three_decimals(p: float, text: str) -> None:
    """Without the leading zero, and never as .000 or 1.000."""
    assert words.p_value(p) == text


def test_numbers_far_from_one_stay_readable() -> None:
    """Coefficients in millions or millionths are not printed as long rows of digits."""
    far = replace(FOUND, coefficients=(Coefficient(1, 4.5e30, 1e30, 2.5e30, 6.5e30),))
    near = replace(FOUND, coefficients=(Coefficient(1, 4.5e-12, 1e-12, 2.5e-12, 6.5e-12),))
    assert "b = 4.5e+30" in words.apa(far)
    assert "b = 4.5e−12" in words.apa(near)


def test_json_has_exactly_the_promised_keys() -> None:
    """Keys, their order and their kinds are what scripts rely on."""
    document = series.as_json(FOUND)
    assert list(document) == [
        *("case", "cause", "effect", "lag", "trend", "rater", "sessions", "pairs", "F", "df", "p"),
        *("p_bootstrap", "p_verdict", "p_holm", "resamples", "seed", "coefficients", "partial_r2"),
        *("partial_r2_ci", "standardised", "detectable_r2", "detectable_verdict_r2"),
        *("p_quadratic", "trend_robust"),
        *("verdict", "family", "exploratory", "p_course", "course", "breaks"),
        *("searched", "lag_in", "smallest", "refused"),
        "warnings",
    ]
    assert document["df"] == [1, 29]
    one = {
        "lag": 1,
        "b": 0.4313,
        "se": 0.124,
        "ci": [0.178, 0.6845],
        "ci_bootstrap": [0.168, 0.7012],
    }
    assert document["coefficients"] == [one]
    assert document["refused"] is None


def test_json_of_real_results_can_be_written() -> None:
    """Numbers are plain Python numbers with all their digits, and null where refused."""
    case = fixture((12, 20))
    made = series.test(case["technique"], case["alliance"], resamples=99)
    refused = series.test(a_series("x", [1] * 20), drawn(1, length=20)[1])
    documents = json.loads(json.dumps([series.as_json(t) for t in series.adjust([made, refused])]))
    assert documents[0]["F"] == made.f
    assert documents[0]["p_holm"] == made.p_verdict
    assert documents[0]["warnings"]
    null = ("F", "df", "p", "p_bootstrap", "p_holm", "partial_r2")
    assert [documents[1][key] for key in null] == [None] * 6
    assert documents[1]["refused"] == refused.refused


def test_every_sentence_exists_in_both_languages() -> None:
    """No key lacks a language, and both languages fill in the same values."""
    for table in (messages._REFUSALS, messages._CAUTIONS, words._FINDINGS, words._LIMITS):
        for versions in table.values():
            assert set(versions) == set(get_args(messages.Language))
    fields = [
        {part.split("}")[0] for part in text.split("{")[1:]}
        for table in (messages._REFUSALS, messages._CAUTIONS)
        for versions in table.values()
        for text in versions.values()
    ]
    assert fields[::2] == fields[1::2]
    for language in get_args(messages.Language):
        assert [t for t in TRENDS if not messages.trend_name(t, language)] == []


STEP = SharedCourse("step", (18,), 0.01, 0.2)


def test_a_verdict_says_why() -> None:
    """Found, found with a course, bent, stepped, lost to the family, open, not shown, searched."""
    assert verdict(FOUND).startswith("Verdict: found (verdict p = .001). The result also")
    assert "is not covered" in verdict(replace(FOUND, p_course=None))
    stepped = replace(FOUND, course=replace(STEP, p_with=0.02))
    assert stepped.found
    assert "Both scores seem to shift at session 18 (p = .010); with" in verdict(stepped)
    lost = replace(FOUND, course=STEP)
    assert not lost.found
    assert "the result does not remain (p = .200)" in verdict(lost)
    assert "with a shift at session 18 of both scores in the equations" in words.apa(lost)
    bent = replace(FOUND, p_verdict=0.3, p_holm=0.6)
    assert "or the effect is too small for equations that allow for it" in verdict(bent)
    assert "once a quadratic trend was allowed for" in words.apa(bent)
    among = replace(FOUND, p_verdict=0.02, p_holm=0.08, family=4)
    assert "does not hold among the four tests" in verdict(among)
    assert "not tested" in verdict(replace(FOUND, p_verdict=None))
    assert replace(FOUND, p_verdict=None).robust is None
    missed = replace(FOUND, p_bootstrap=0.3, p_verdict=0.3, p_holm=0.6, family=2)
    assert "With 33 usable sessions and two tests in the family" in verdict(missed)
    assert "Lags 1–3 were searched" in verdict(replace(FOUND, searched=(1, 2, 3)))
    assert "a step at session 20, as was declared" in verdict(replace(FOUND, breaks=(20,)))
    assert verdict(bent, "tr").startswith("Karar: bulunmadı")
    assert verdict(series.test(*drawn(4, length=9))) == ""


def test_an_undeclared_question_is_never_found() -> None:
    """It is told as exploratory, in the sentence and in the verdict, and JSON says so."""
    asked = replace(FOUND, exploratory=True)
    assert not asked.found
    assert words.apa(asked).startswith("Exploratory (this question was not declared): In Case A")
    assert "found" not in verdict(asked)
    assert verdict(asked).startswith("Exploratory")
    assert words.as_json(asked)["verdict"] == "exploratory"
    assert verdict(replace(asked, p_holm=0.4), "tr").startswith("Keşfedici")


def test_checks_and_warnings_speak_of_weeks_where_lags_count_them() -> None:
    """A test of weekly series, its protocol and its refusals name weeks, in both languages."""
    cause, effect = (replace(one, lag_in="weeks") for one in drawn(3))
    for language, week, weeks, session in (
        ("en", "same week", "weeks", "session"),
        ("tr", "aynı hafta", "hafta", "seans"),
    ):
        made = series.test(cause, effect, resamples=99, language=language)
        whole = run(cause, effect, made=made, language=language)
        checks = (*whole.checks, *whole.diagnostics)
        assert week in [check.name for check in checks]
        told = [*(check.null for check in checks), *whole.sentences]
        assert sum(weeks in one for one in told) >= 4
        assert not any(session in one for one in told)
        few = series.test(*(cut(one, 8) for one in (cause, effect)), language=language)
        flat = series.test(cause, replace(effect, values=(0.0,) * 29 + effect.values[29:]))
        assert few.refused is not None
        assert weeks in few.refused
        assert session not in few.refused
        assert any("weeks" in warning for warning in flat.warnings)


def cut(one: Series, length: int) -> Series:
    """Return the first sessions of a series."""
    return replace(one, sessions=one.sessions[:length], values=one.values[:length])


def test_a_case_that_says_so_is_not_called_one_again() -> None:
    """In either language."""
    assert words.apa(replace(REFUSED, case="Case 1")).startswith("In Case 1, whether")
    assert words.apa(replace(REFUSED, case="A vakası"), "tr").startswith("A vakası için, ")
    assert words.apa(replace(REFUSED, case="A"), "tr").startswith("Vaka A için, ")


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_document_has_a_warning_without_its_advice(language: Language) -> None:
    """Its readers can test nothing; what is no advice stays."""
    told = {
        "en": "It may take a shared trend for precedence. Test with a quadratic trend too.",
        "tr": "Ortak eğilim öncelik sanılabilir. Karesel eğilimle de sınayın.",
    }[language]
    kept = without_advice(told, language)
    assert told.startswith(kept)
    assert kept.endswith(("precedence.", "sanılabilir."))
    assert without_advice(kept, language) == kept
