"""What a statistician would call wrong, overclaiming or unreadable, situation by situation.

Every situation is rendered in both languages; what must stand there and what must not is given.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.a_series import a_series
from thirdear.agreement import of
from thirdear.agreement.sheet import Table
from thirdear.cli.words import columns, word
from thirdear.model.language import Language
from thirdear.model.precedence import Coefficient, PrecedenceTest, SharedCourse
from thirdear.model.protocol import Check
from thirdear.series import apa, limits, precision, verdict
from thirdear.series import test as asked
from thirdear.series.comparison_words import _BESIDE, _FOUND
from thirdear.series.stationarity import adf, in_words
from thirdear.tui.wording import words as screen
from thirdear.writeup import (
    words_en,
    words_en_findings,
    words_en_tests,
    words_tr,
    words_tr_findings,
    words_tr_tests,
)

ENGLISH = words_en.ENGLISH | words_en_findings.ENGLISH_FINDINGS | words_en_tests.ENGLISH_TESTS
TURKISH = words_tr.TURKISH | words_tr_findings.TURKISH_FINDINGS | words_tr_tests.TURKISH_TESTS

MADE = PrecedenceTest(
    *("A", "technique", "alliance", 1, "linear", "mean", 30, 28),
    f=7.93,
    df=(1, 24),
    p=0.009,
    p_bootstrap=0.01,
    p_verdict=0.004,
    p_holm=0.008,
    family=2,
    coefficients=(Coefficient(1, 0.04, 0.014, 0.011, 0.069, (0.009, 0.072)),),
    partial_r2=0.25,
    detectable=0.26,
    p_course=0.4,
    persistence=(0.5, 0.6),
)
BENT = replace(MADE, p_verdict=0.406, p_holm=0.81)
MISSED = replace(BENT, p_bootstrap=0.3, p=0.3)
STEPPED = replace(MADE, course=SharedCourse("step", (18,), 0.01, 0.2))
ASKED = replace(MADE, exploratory=True)

NOISE = np.random.default_rng(1).normal(size=34)
WANDERING = ("alliance", NOISE, (Check("ADF", "", p=0.18), Check("KPSS", "", p=0.02)))
SETTLED = ("alliance", NOISE, (Check("ADF", "", p=0.01), Check("KPSS", "", p=0.1)))
HUGE = a_series("technique", 1e13 + np.round(NOISE)), a_series("alliance", NOISE)

SAID: tuple[tuple[int, Language, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (1, "en", apa(BENT), ("suggested", "is not counted as a finding"), ()),
    (1, "tr", apa(BENT, "tr"), ("düşündürdü", "bulgu sayılmaz"), ()),
    (2, "en", limits(BENT), ("does not show that",), ("not cause",)),
    (2, "tr", limits(BENT, "tr"), ("göstermez",), ("nedensellik değildir",)),
    (3, "en", verdict(MADE), ("quadratic trend", "can go unnoticed"), ("robust",)),
    (3, "tr", verdict(MADE, "tr"), ("karesel eğilimle", "fark edilmeyebilir"), ("dayanıklı",)),
    (3, "en", verdict(STEPPED), ("seem to shift at session 18", "not found"), ()),
    (3, "tr", verdict(STEPPED, "tr"), ("18. seans", "bulunmadı"), ()),
    (4, "en", verdict(replace(MADE, trend="quadratic")), ("with a linear and",), ()),
    (4, "tr", verdict(replace(MADE, trend="quadratic"), "tr"), ("doğrusal ve karesel",), ()),
    (6, "en", verdict(MISSED), ("two tests in the family", "of studies"), ("This series finds",)),
    (
        6,
        "tr",
        verdict(MISSED, "tr"),
        ("birlikte düzeltilen iki test", "çalışmaların"),
        ("Bu seri",),
    ),
    (8, "en", precision.reliability(MISSED, 0.88, 0.91), ("alliance .91", "φ = .5"), ()),
    (8, "tr", precision.reliability(MISSED, 0.88, 0.91, "tr"), ("alliance 0,91", "φ = 0,5"), ()),
    (9, "en", precision.reliability(MADE, 0.88, 0.91), ("own past",), ("a missed effect",)),
    (
        9,
        "tr",
        precision.reliability(MADE, 0.88, 0.91, "tr"),
        ("önceki değeri hatalı",),
        ("saptanmayan",),
    ),
    (9, "en", precision.reliability(MISSED, 0.88, 0.91), ("a missed effect",), ("own past",)),
    (10, "en", _BESIDE["en"][False], ("two of five",), ("half of all",)),
    (10, "tr", _BESIDE["tr"][False], ("beşte iki",), ("yarısında",)),
    (11, "en", _BESIDE["en"][True], ("average over these cases",), ("Only this comparison",)),
    (11, "tr", _BESIDE["tr"][True], ("ortalamasıdır",), ("tek bilgi",)),
    (12, "en", _FOUND["en"]["differ", True], ("were found to differ",), ()),
    (12, "tr", _FOUND["tr"]["differ", True], ("farklı olduğu bulundu",), ()),
    (13, "en", ENGLISH["influence"], ("does not hang on one session",), ("carries",)),
    (13, "tr", TURKISH["influence"], ("tek bir seansa dayanmıyor",), ("En çok taşıyan",)),
    (15, "en", in_words(*WANDERING, "en"), ("with 34 sessions it seldom can",), ("both tests",)),
    (15, "tr", in_words(*WANDERING, "tr"), ("34 seansta zaten seyrek",), ("iki sınama da",)),
    (16, "en", in_words(*SETTLED, "en"), ("both tests speak for a stable", "34 sessions can"), ()),
    (16, "tr", in_words(*SETTLED, "tr"), ("durağan bir gidişi", "34 seansın gösterebildiği"), ()),
    (17, "en", screen("en")("scores.not", p="p = .06"), ("not shown", "p = .06"), ("no sign",)),
    (17, "tr", screen("tr")("scores.not", p="p = .06"), ("gösterilemedi",), ("iz yok",)),
    (18, "en", screen("en")("scores.more", cause="a", effect="b"), ("found: ",), ("yes",)),
    (18, "tr", screen("tr")("scores.more", cause="a", effect="b"), ("bulundu",), ("evet",)),
    (19, "en", screen("en")("scores.several", lag=2), ("last 2 sessions taken together",), ()),
    (19, "tr", screen("tr")("scores.several", lag=2), ("son 2 seans birlikte",), ()),
    (20, "en", apa(MADE), ("sessions with higher", "the session before"), ("past values",)),
    (20, "tr", apa(MADE, "tr"), ("bir önceki seansın", "beklenenden"), ("kendi geçmişi",)),
    (21, "en", limits(MISSED), ("with 28 usable sessions",), ()),
    (21, "tr", limits(MISSED, "tr"), ("28 seansla",), ()),
    (22, "en", verdict(BENT), ("or the effect is too small",), ("would look the same",)),
    (22, "tr", verdict(BENT, "tr"), ("ya da etki",), ()),
    (23, "en", ENGLISH["analysis.bootstrap"], ("freed of the bias", "mean *F* of three"), ()),
    (23, "tr", TURKISH["analysis.bootstrap"], ("yanlılığından", "üç denklemin"), ()),
    (24, "en", ENGLISH["analysis.declared"], ("{judged} of {sessions}",), ()),
    (24, "tr", TURKISH["analysis.declared"], ("{judged}", "{sessions}"), ()),
    (25, "en", apa(ASKED) + verdict(ASKED), ("Exploratory", "not declared"), ("found",)),
    (25, "tr", apa(ASKED, "tr") + verdict(ASKED, "tr"), ("Keşfedici",), ("bulundu",)),
    (26, "en", word("tests.family", "en", count=4), ("4 tests that were declared",), ()),
    (26, "tr", word("tests.family", "tr", count=4), ("bildirilen 4 test",), ()),
    (27, "en", " ".join(columns("responses.sessions", "en")), ("95% low at each point",), ()),
    (27, "tr", " ".join(columns("responses.sessions", "tr")), ("her noktada",), ()),
    (
        28,
        "en",
        word("toda_yamamoto", "en", df="1, 25", f="16.00", p="< .001"),
        ("one more lag",),
        (),
    ),
    (31, "en", asked(*HUGE, resamples=0).refused or "", ("rounding",), ("same value",)),
    (31, "tr", asked(*HUGE, resamples=0, language="tr").refused or "", ("yuvarlama",), ("aynı",)),
    (28, "tr", word("toda_yamamoto", "tr", df="1, 25", f="16.00", p="< .001"), ("fazlasıyla",), ()),
)


@pytest.mark.parametrize(("number", "language", "told", "there", "gone"), SAID)
def test_a_sentence_says_what_is_so(
    number: int, language: str, told: str, there: tuple[str, ...], gone: tuple[str, ...]
) -> None:
    """The numbers are those of the list of faults that statisticians found."""
    for part in there:
        assert part in told, (number, language)
    for part in gone:
        assert part not in told, (number, language)


@pytest.mark.parametrize("key", ["limit.trend.quadratic", "influence.none"])
def test_sentences_that_contradicted_the_verdict_are_gone(key: str) -> None:
    """Faults 5 and 14: a robust finding by other rules, and noise told as fact."""
    assert key not in ENGLISH
    assert key not in TURKISH


def test_short_series_are_told_with_the_rule_and_the_family() -> None:
    """Fault 7: what can be detected is computed, not a fixed text."""
    for words in (ENGLISH, TURKISH):
        assert "{least}" in words["limit.short"]
        assert "{family:w}" in words["limit.short"]


def test_a_series_is_no_shorter_for_being_high() -> None:
    """Fault 31: ADF of scores about ten billion is that of the same scores about zero."""
    assert adf(NOISE + 1e10).statistic == pytest.approx(adf(NOISE).statistic, rel=1e-4)
    assert adf(np.full(34, 3.0)).why == "no variance"


def test_perfect_agreement_has_no_interval_that_is_a_point() -> None:
    """Faults 29, 30 and 32: Wilson's or none; the reason is that every value is the same."""
    same: Table = [[1.0, 1.0] if i % 2 else [0.0, 0.0] for i in range(10)]
    found = {one.statistic: one for one in of(same, "nominal")}
    for one in found.values():
        assert one.ci is None or one.ci[1] - one.ci[0] > 1e-6, one
    percent = found["percent_agreement"]
    assert percent.value == 1.0
    assert percent.ci == pytest.approx((0.722, 1.0), abs=5e-4)
    alike = {one.statistic: one.why for one in of([[2.0, 2.0]] * 6, "interval")}
    assert alike["icc_2_1"] == "all values are the same"
