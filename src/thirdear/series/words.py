"""A test's result for people, as sentences in APA style, and for scripts, as keys.

Turkish sentences keep the decimal point: Turkish psychology journals print statistics as APA
does (p = .002), and a comma would clash with the commas between statistics.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from thirdear.base import numbers
from thirdear.base.numbers import ALPHA
from thirdear.model.language import Language
from thirdear.model.precedence import Coefficient, PrecedenceTest

_FINDINGS: dict[str, dict[str, str]] = {
    "higher": {
        "en": "{lead}higher {cause} was followed by higher {effect} in {next}, beyond "
        "what {beyond} predict",
        "tr": "{lead}{beyond} hesaba katıldığında, daha yüksek {cause} puanlarını {next} "
        "daha yüksek {effect} puanları izledi",
    },
    "lower": {
        "en": "{lead}higher {cause} was followed by lower {effect} in {next}, beyond "
        "what {beyond} predict",
        "tr": "{lead}{beyond} hesaba katıldığında, daha yüksek {cause} puanlarını {next} "
        "daha düşük {effect} puanları izledi",
    },
    "several": {
        "en": "{lead}{cause} of the previous {sessions} helped to predict {effect}, beyond "
        "what {beyond} predict",
        "tr": "{lead}{beyond} hesaba katıldığında, {sessions} {cause} puanları {effect} "
        "puanlarını yordadı",
    },
    "none": {
        "en": "{lead}{cause} of the previous {sessions} did not demonstrably help to predict "
        "{effect}, beyond what {beyond} predict",
        "tr": "{lead}{beyond} hesaba katıldığında, {sessions} {cause} puanlarının {effect} "
        "puanlarını yordadığı gösterilemedi",
    },
    "refused": {
        "en": "{lead}whether {cause} precedes {effect} was not tested. {reason}",
        "tr": "{lead}{cause} puanlarının {effect} puanlarından önce gelip gelmediği sınanmadı. "
        "{reason}",
    },
}

_BEYOND: dict[str, dict[str, str]] = {
    "en": {
        "none": "the past values of {effect}",
        "linear": "the past values of {effect} and a linear trend",
        "quadratic": "the past values of {effect} and a quadratic trend",
    },
    "tr": {
        "none": "{effect} puanlarının kendi geçmişi",
        "linear": "{effect} puanlarının kendi geçmişi ve doğrusal trend",
        "quadratic": "{effect} puanlarının kendi geçmişi ve karesel trend",
    },
}

_PHRASES: dict[str, dict[str, str]] = {
    "en": {
        "case": "In case {case}, ",
        "bootstrap": "bootstrap {p}",
        "holm": "Holm-adjusted {p}",
        "r2": "partial R² = {value}",
        "ci": "95% CI",
        "at": " at lag {lag}",
    },
    "tr": {
        "case": "{case} vakasında, ",
        "bootstrap": "bootstrap {p}",
        "holm": "Holm düzeltmeli {p}",
        "r2": "kısmi R² = {value}",
        "ci": "%95 GA",
        "at": " (gecikme {lag})",
    },
}

_UNITS: dict[tuple[str, str], dict[str, str]] = {
    ("en", "sessions"): {
        "next": "the next session",
        "one": "session",
        "many": "{lag} sessions",
        "usable": "{pairs} usable sessions",
    },
    ("en", "weeks"): {
        "next": "the next week",
        "one": "week",
        "many": "{lag} weeks",
        "usable": "{pairs} usable weeks",
    },
    ("tr", "sessions"): {
        "next": "bir sonraki seansta",
        "one": "bir önceki seansın",
        "many": "önceki {lag} seansın",
        "usable": "kullanılabilir {pairs} seansla",
    },
    ("tr", "weeks"): {
        "next": "bir sonraki haftada",
        "one": "bir önceki haftanın",
        "many": "önceki {lag} haftanın",
        "usable": "kullanılabilir {pairs} haftayla",
    },
}

_VERDICTS: dict[str, dict[str, str]] = {
    "robust": {
        "en": "Verdict: found, and trend-robust (quadratic trend: bootstrap {bent}).",
        "tr": "Karar: bulundu ve trende dayanıklı (karesel trendle bootstrap {bent}).",
    },
    "fragile": {
        "en": "Verdict: not found. The declared equation rejects, the one with a quadratic trend "
        "does not (bootstrap {bent}): a bent course of both scores would look the same.",
        "tr": "Karar: bulunmadı. Bildirilen denklem anlamlı, karesel trendli denklem değil "
        "(bootstrap {bent}): iki puanın eğri gidişi de aynı görünümü verirdi.",
    },
    "open": {
        "en": "Verdict: found by the declared equation; whether it is trend-robust was not tested.",
        "tr": "Karar: bildirilen denklemle bulundu; trende dayanıklı olup olmadığı sınanmadı.",
    },
    "none": {
        "en": "Verdict: not found. This series finds a partial R² of {least} in four of five "
        "studies; smaller effects are likely to be missed.",
        "tr": "Karar: bulunmadı. Bu seri ancak {least} büyüklüğündeki bir kısmi R² değerini beş "
        "çalışmanın dördünde bulur; daha küçük etkiler büyük olasılıkla gözden kaçar.",
    },
    "searched": {
        "en": " Lags {lags} were searched; the p is the joint one of all of them.",
        "tr": " {lags} gecikmeleri arandı; p hepsinin ortak p değeridir.",
    },
}

_LIMITS: dict[str, dict[str, str]] = {
    "found": {
        "en": "This is precedence, not cause: something that moves both scores, what the raters "
        "knew of earlier sessions, or processes within a session can produce the same pattern, "
        "and other cases may differ.",
        "tr": "Bu bir önceliktir, nedensellik değildir: iki puanı birlikte değiştiren bir etken, "
        "değerlendiricilerin önceki seanslara ilişkin bilgisi ya da seans içi süreçler aynı "
        "örüntüyü doğurabilir; başka vakalarda sonuç farklı olabilir.",
    },
    "not_found": {
        "en": "This does not show that {cause} and {effect} are unrelated: with {usable} "
        "only a strong relation is likely to be found; and it is no evidence of a "
        "difference from a case in which the relation was found.",
        "tr": "Bu, {cause} ile {effect} arasında ilişki olmadığını göstermez: {usable} "
        "ancak güçlü bir ilişkinin saptanması beklenir; ilişkinin saptandığı bir "
        "vakadan farklı olunduğuna da kanıt değildir.",
    },
    "refused": {
        "en": "A test that was not made speaks neither for nor against precedence.",
        "tr": "Yapılmamış bir test, öncelik ilişkisinin ne lehine ne de aleyhine kanıttır.",
    },
}


def apa(
    test: PrecedenceTest, language: Language = "en", names: Mapping[str, str] | None = None
) -> str:
    """Return the finding as one sentence in APA style (two for a refusal, with its reason).

    ``names`` gives what to call a score where its key is no word. The verdict rests on the
    strictest p there is: Holm's, else the bootstrap's, else the F table's, at .05.
    """
    phrases, units = _PHRASES[language], _UNITS[language, test.lag_in]
    called = _called(test, names)
    lead = "" if test.case is None else phrases["case"].format(case=test.case)
    template = _FINDINGS[_finding(test)][language]
    if test.case is None and not template.startswith("{lead}{"):
        template = "{lead}" + template[6].upper() + template[7:]
    sentence = template.format(
        lead=lead,
        next=units["next"],
        sessions=units["one" if test.lag == 1 else "many"].format(lag=test.lag),
        beyond=_BEYOND[language][test.trend].format(**called),
        reason=test.refused,
        **called,
    )
    return sentence if test.refused else f"{sentence}, {statistics(test, language)}."


def limits(
    test: PrecedenceTest, language: Language = "en", names: Mapping[str, str] | None = None
) -> str:
    """Return one sentence on what the finding does not show."""
    key = "refused" if test.refused else "found" if significant(test) else "not_found"
    usable = _UNITS[language, test.lag_in]["usable"].format(pairs=test.pairs)
    return _LIMITS[key][language].format(usable=usable, **_called(test, names))


def verdict(test: PrecedenceTest, language: Language = "en") -> str:
    """Return the report's verdict with its reason; empty for a refusal.

    A finding is what the declared equation (Holm's p, else the bootstrap's) and the equation with
    a quadratic trend both reject: over all courses tried that happens in at most 6 % of cases
    without an effect, while the linear equation alone takes bent courses for precedence.
    """
    if test.refused is not None or test.f is None:
        return ""
    if test.robust:
        key = "robust"
    elif significant(test):
        key = "open" if test.robust is None else "fragile"
    else:
        key = "none"
    bent = test.p_bootstrap if test.trend == "quadratic" else test.p_quadratic
    sentence = _VERDICTS[key][language].format(
        bent="" if bent is None else p_value(bent),
        least="" if test.detectable is None else share(test.detectable),
    )
    if test.searched:
        lags = f"{test.searched[0]}–{test.searched[-1]}"
        sentence += _VERDICTS["searched"][language].format(lags=lags)
    return sentence


def statistics(test: PrecedenceTest, language: Language = "en") -> str:
    """Return F, every p, partial R² and the cross-lags with intervals; empty for a refusal."""
    if test.f is None or test.df is None or test.p is None or test.partial_r2 is None:
        return ""
    phrases = _PHRASES[language]
    parts = [f"F({test.df[0]}, {test.df[1]}) = {test.f:.2f}"]
    if test.p_bootstrap is None:
        parts.append(p_value(test.p))
    else:
        parts.append(phrases["bootstrap"].format(p=p_value(test.p_bootstrap)))
    if test.p_holm is not None:
        parts.append(phrases["holm"].format(p=p_value(test.p_holm)))
    parts.append(phrases["r2"].format(value=share(test.partial_r2)))
    parts += [_coefficient(c, test.lag, language) for c in test.coefficients]
    return ", ".join(parts)


def significant(test: PrecedenceTest) -> bool:
    """Say whether the strictest p of the test is below .05; a refused test never is."""
    for p in (test.p_holm, test.p_bootstrap, test.p):
        if p is not None:
            return p < ALPHA
    return False


def p_value(p: float) -> str:
    """Return ``p = .012``: three decimals, no leading zero, ``p < .001`` and ``p > .999``."""
    shown = numbers.p_value(p)
    return f"p {shown}" if shown[0] in "<>" else f"p = {shown}"


def share(value: float, decimals: int = 2) -> str:
    """Return a number that cannot exceed one without its leading zero, as APA prints it."""
    text = f"{value:.{decimals}f}"
    return text.removeprefix("0") if text.startswith("0.") else text


def as_json(test: PrecedenceTest) -> dict[str, Any]:
    """Return the result under the keys that ``granger --json`` promises, digits unrounded."""
    return {
        "case": test.case,
        "cause": test.cause,
        "effect": test.effect,
        "lag": test.lag,
        "trend": test.trend,
        "rater": test.rater,
        "sessions": test.sessions,
        "pairs": test.pairs,
        "F": test.f,
        "df": None if test.df is None else list(test.df),
        "p": test.p,
        "p_bootstrap": test.p_bootstrap,
        "p_holm": test.p_holm,
        "resamples": test.resamples,
        "seed": test.seed,
        "coefficients": [
            {"lag": c.lag, "b": c.b, "se": c.se, "ci": [c.low, c.high]} for c in test.coefficients
        ],
        "partial_r2": test.partial_r2,
        "partial_r2_ci": None if test.r2_interval is None else list(test.r2_interval),
        "standardised": list(test.standardised),
        "detectable_r2": test.detectable,
        "p_quadratic": test.p_quadratic,
        "trend_robust": test.robust,
        "searched": list(test.searched),
        "lag_in": test.lag_in,
        "smallest": test.smallest,
        "refused": test.refused,
        "warnings": list(test.warnings),
    }


def _called(test: PrecedenceTest, names: Mapping[str, str] | None) -> dict[str, str]:
    names = names or {}
    return {
        "cause": names.get(test.cause, test.cause),
        "effect": names.get(test.effect, test.effect),
    }


def _finding(test: PrecedenceTest) -> str:
    if test.refused is not None:
        return "refused"
    if not significant(test):
        return "none"
    if test.lag > 1:
        return "several"
    return "higher" if test.coefficients[0].b > 0 else "lower"


def _coefficient(coefficient: Coefficient, lags: int, language: Language) -> str:
    """Return b and its interval with as many decimals as the standard error deserves."""
    digits = 1 - math.floor(math.log10(coefficient.se)) if coefficient.se > 0 else 2
    form = f".{max(digits, 2)}f" if -4 <= digits <= 6 else ".3g"
    b, low, high = (
        f"{value:{form}}".replace("-", "−")
        for value in (coefficient.b, coefficient.low, coefficient.high)
    )
    at = _PHRASES[language]["at"].format(lag=coefficient.lag) if lags > 1 else ""
    return f"b = {b}, {_PHRASES[language]['ci']} [{low}, {high}]{at}"
