"""The verdict on a test in one or two sentences, with its reason and what it could have shown."""

from __future__ import annotations

from thirdear.base.numbers import ALPHA, decimals, in_words
from thirdear.model.language import Language
from thirdear.model.precedence import PrecedenceTest
from thirdear.series.effects import shown_power
from thirdear.series.figures import p_value, share

_VERDICTS: dict[str, dict[Language, str]] = {
    "found": {
        "en": "Verdict: found (verdict {p}). The result also holds with a linear and with a "
        "quadratic trend. No other change that both scores share, such as a sudden shift in one "
        "session, was detected; a short dip of both can go unnoticed.",
        "tr": "Karar: bulundu (karar {p}). Sonuç doğrusal ve karesel eğilimle de geçerli. İki "
        "puanın paylaştığı başka bir değişim, örneğin bir seansta ani bir kayma, saptanmadı; "
        "ikisinin kısa süreli bir düşüşü fark edilmeyebilir.",
    },
    "found.course": {
        "en": "Verdict: found (verdict {p}). The result also holds with a linear and with a "
        "quadratic trend. Both scores seem to {do} ({chance}); with that {it} in the equations "
        "the result remains ({bent}).",
        "tr": "Karar: bulundu (karar {p}). Sonuç doğrusal ve karesel eğilimle de geçerli. İki puan "
        "da {do} görünüyor ({chance}); bu {it} denklemlere konduğunda sonuç korunuyor ({bent}).",
    },
    "found.unchecked": {
        "en": "Verdict: found (verdict {p}). The result also holds with a linear and with a "
        "quadratic trend. A sudden change in both scores in the same session (a break, a new "
        "therapist) is not covered.",
        "tr": "Karar: bulundu (karar {p}). Sonuç doğrusal ve karesel eğilimle de geçerli. İki "
        "puanın aynı seansta birden değişmesi (ara, yeni terapist) kapsanmıyor.",
    },
    "bent": {
        "en": "Verdict: not found (verdict {p}). The declared equation is significant, but "
        "the three equations together, which allow for a quadratic trend, are not: a quadratic "
        "trend of both scores could look the same, or the effect is too small for equations that "
        "allow for it.",
        "tr": "Karar: bulunmadı (karar {p}). Bildirilen denklem anlamlı, ama karesel eğilime de "
        "izin veren üç denklem birlikte anlamlı değil: iki puanın karesel eğilimi de aynı görünümü "
        "verebilir ya da etki, buna izin veren denklemler için çok küçük.",
    },
    "course": {
        "en": "Verdict: not found. The three equations together are significant (verdict {p}), "
        "but both scores seem to {do} ({chance}); with that {it} in the equations the result does "
        "not remain ({bent}).",
        "tr": "Karar: bulunmadı. Üç denklem birlikte anlamlı (karar {p}), ama iki puan da {do} "
        "görünüyor ({chance}); bu {it} denklemlere konduğunda sonuç korunmuyor ({bent}).",
    },
    "family": {
        "en": "Verdict: not found. The verdict’s p ({p}) does not hold among the {family} tests "
        "that were declared (Holm-adjusted {holm}).",
        "tr": "Karar: bulunmadı. Kararın p değeri ({p}) bildirilen {family} test arasında geçerli "
        "kalmıyor (Holm düzeltmeli {holm}).",
    },
    "open": {
        "en": "Verdict: found by the declared equation; whether a quadratic trend explains it was "
        "not tested, since there are too few usable {unit} or no draws.",
        "tr": "Karar: bildirilen denklemle bulundu; karesel bir eğilimle açıklanıp açıklanmadığı "
        "sınanmadı, çünkü kullanılabilir {unit} sayısı yetersiz ya da çekim yok.",
    },
    "none": {
        "en": "Verdict: not shown{p_too}. With {pairs} usable {unit}{among}, this rule detects "
        "an effect of partial R² = {middle}, a strong one, in about {share}% of studies; only "
        "effects above about {least} would usually (in four of five) be detected.",
        "tr": "Karar: gösterilemedi{p_too}. Kullanılabilir {pairs} {unit}{among} bu kural, güçlü "
        "sayılan kısmi R² = {middle} büyüklüğünde bir etkiyi çalışmaların yaklaşık %{share} "
        "kadarında saptar; ancak yaklaşık {least} üzerindeki etkiler çoğu kez (beşte dört) "
        "saptanır.",
    },
    "exploratory": {
        "en": "Exploratory, so that it decides nothing here. Its p is below .05 ({decided}): worth "
        "declaring and testing in other cases.",
        "tr": "Keşfedici olduğu için burada hiçbir şeye karar vermez. p değeri .05’in altında "
        "({decided}): bildirilip başka vakalarda sınanmaya değer.",
    },
    "exploratory.none": {
        "en": "Exploratory, so that it decides nothing here; nothing is shown either way "
        "({decided}).",
        "tr": "Keşfedici olduğu için burada hiçbir şeye karar vermez; hiçbir yönde bir şey "
        "gösterilmedi ({decided}).",
    },
}

_FURTHER: dict[str, dict[Language, str]] = {
    "alone": {
        "en": " The declared equation alone is not significant (bootstrap {p}).",
        "tr": " Bildirilen denklem tek başına anlamlı değil (bootstrap {p}).",
    },
    "searched": {
        "en": " Lags {lags} were searched; the p are joint ones of all of them.",
        "tr": " {lags} gecikmeleri arandı; p değerleri hepsinin ortak değerleridir.",
    },
    "breaks": {
        "en": " The equations have a step at session {list}, as was declared of the case.",
        "tr": " Denklemlerde, vaka için bildirildiği gibi {list}. seansta bir basamak var.",
    },
}

_COURSES: dict[str, dict[Language, tuple[str, str, str]]] = {
    "step": {
        "en": ("a shift at session {list}", "shift at session {list}", "shift"),
        "tr": ("{list}. seanstaki kayması", "{list}. seansta kayıyor", "kayma"),
    },
    "cubic": {
        "en": ("a cubic trend", "follow a cubic trend", "trend"),
        "tr": ("kübik eğilimi", "kübik bir eğilim izliyor", "eğilim"),
    },
    "quartic": {
        "en": ("a quartic trend", "follow a quartic trend", "trend"),
        "tr": ("dördüncü derece eğilimi", "dördüncü derece bir eğilim izliyor", "eğilim"),
    },
}
"""What the guard saw: its name, what both scores then do, and what that is called after."""

_UNITS: dict[str, dict[Language, str]] = {
    "sessions": {"en": "sessions", "tr": "seans"},
    "weeks": {"en": "weeks", "tr": "hafta"},
}

_AMONG: dict[Language, str] = {
    "en": " and {family} tests in the family",
    "tr": " ve birlikte düzeltilen {family} testle",
}
_ALONE = {"en": "", "tr": " ile"}

WHAT_IT_IS: dict[Language, str] = {
    "en": "The verdict’s p is that of the mean F of three equations, without a trend, with a "
    "linear and with a quadratic trend, under one null process with a quadratic trend.",
    "tr": "Kararın p değeri, eğilimsiz, doğrusal ve karesel eğilimli üç denklemin F "
    "ortalamasının, karesel eğilimli tek bir sıfır süreci altındaki p değeridir.",
}
"""What is true of all verdicts, to be said once."""


def verdict(test: PrecedenceTest, language: Language = "en") -> str:
    """Return the verdict with its reason; empty for a refusal.

    A finding is a declared question whose deciding p, after Holm over all that was declared, is
    below .05 (:mod:`thirdear.series.verdict`).
    """
    if test.refused is not None or test.f is None:
        return ""
    key = reason(test)
    values = _values(test, language)
    sentence = _VERDICTS[key][language].format(**values)
    if key.startswith("found") and not test.suggested and test.p_bootstrap is not None:
        alone = _FURTHER["alone"][language]
        sentence += alone.format(p=p_value(test.p_bootstrap))
    if test.searched:
        lags = f"{test.searched[0]}–{test.searched[-1]}"
        sentence += _FURTHER["searched"][language].format(lags=lags)
    if test.breaks:
        listed = ", ".join(map(str, test.breaks))
        sentence += _FURTHER["breaks"][language].format(list=listed)
    return decimals(sentence, language)


def reason(test: PrecedenceTest) -> str:
    """Return the key of what is said of a test that was made."""
    if test.exploratory:
        return "exploratory" if test.rejected else "exploratory.none"
    if test.rejected:
        if test.p_verdict is None:
            return "open"
        if test.course is not None:
            return "found.course"
        return "found" if test.guarded else "found.unchecked"
    if test.p_holm is not None and test.p_holm >= ALPHA > (test.deciding or 0.0):
        return "family"
    if test.course is not None and (test.deciding or 0.0) < ALPHA:
        return "course"
    return "bent" if test.suggested and test.p_verdict is not None else "none"


def course(test: PrecedenceTest, language: Language) -> str:
    """Return the course that the guard saw, in words; empty where it saw none."""
    return _course(test, language)[0]


def _course(test: PrecedenceTest, language: Language) -> tuple[str, str, str]:
    if test.course is None:
        return "", "", ""
    listed = ", ".join(map(str, test.course.sessions))
    name, does, after = _COURSES[test.course.kind][language]
    return name.format(list=listed), does.format(list=listed), after


def _values(test: PrecedenceTest, language: Language) -> dict[str, str]:
    middle, chance, least = shown_power(test)
    among = _ALONE[language]
    if test.family > 1:
        among = _AMONG[language].format(family=in_words(test.family, language))
    found = test.course
    _, does, after = _course(test, language)
    return {
        "p": _p(test.p_verdict),
        "p_too": ""
        if test.p_verdict is None
        else f" (verdict {_p(test.p_verdict)})"
        if language == "en"
        else f" (karar {_p(test.p_verdict)})",
        "decided": _p(test.deciding),
        "holm": _p(test.p_holm),
        "family": in_words(test.family, language),
        "do": does,
        "it": after,
        "chance": _p(found.p if found else None),
        "bent": _p(found.p_with if found else None),
        "unit": _UNITS[test.lag_in][language],
        "pairs": str(test.pairs),
        "among": among,
        "middle": share(middle),
        "share": f"{5 * round(20 * chance):d}",
        "least": share(least),
    }


def _p(value: float | None) -> str:
    return "" if value is None else p_value(value)
