"""A test's result for people, as sentences in APA style, and for scripts, as keys.

Turkish sentences keep the decimal point: Turkish psychology journals print statistics as APA
does (p = .002), and a comma would clash with the commas between statistics.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from thirdear.base.numbers import decimals, in_words, signed
from thirdear.model.language import Language, in_case
from thirdear.model.precedence import Coefficient, PrecedenceTest, SharedCourse
from thirdear.series.figures import p_value, share
from thirdear.series.verdict_words import course, reason

_FINDINGS: dict[str, dict[str, str]] = {
    "higher": {
        "en": "{lead}{units} with higher {cause} were followed by higher {effect} in {next} than "
        "{beyond} would lead one to expect{figures}.",
        "tr": "{lead}{cause} puanının yüksek olduğu {units} {effect} puanı, {beyond} "
        "beklenenden daha yüksekti{figures}.",
    },
    "lower": {
        "en": "{lead}{units} with higher {cause} were followed by lower {effect} in {next} than "
        "{beyond} would lead one to expect{figures}.",
        "tr": "{lead}{cause} puanının yüksek olduğu {units} {effect} puanı, {beyond} "
        "beklenenden daha düşüktü{figures}.",
    },
    "several": {
        "en": "{lead}{cause} in {sessions} taken together helped to predict {effect}, beyond what "
        "{beyond} would lead one to expect{figures}.",
        "tr": "{lead}{sessions} {cause} puanları birlikte ele alındığında, {effect} puanlarını "
        "{beyond} beklenenin ötesinde yordadı{figures}.",
    },
    "none": {
        "en": "{lead}it was not shown that {cause} in {sessions} helped to predict {effect}, "
        "beyond what {beyond} would lead one to expect{figures}.",
        "tr": "{lead}{sessions} {cause} puanlarının {effect} puanlarını {beyond} beklenenin "
        "ötesinde yordadığı gösterilemedi{figures}.",
    },
    "suggested": {
        "en": "{lead}the declared equation suggested that {relation}{aside}, but this did "
        "not hold {why}; it is not counted as a finding.",
        "tr": "{lead}bildirilen denklem {relation} düşündürdü{aside}, ama {why} bu "
        "geçerliliğini yitirdi; bulgu sayılmaz.",
    },
    "refused": {
        "en": "{lead}whether {cause} preceded {effect} was not tested. {reason}",
        "tr": "{lead}{cause} puanlarının {effect} puanlarından önce gelip gelmediği sınanmadı. "
        "{reason}",
    },
}

_RELATIONS: dict[str, dict[str, str]] = {
    "higher": {
        "en": "{units} with more {cause} were followed by higher {effect}",
        "tr": "{cause} puanının yüksek olduğu {units} {effect} puanının daha yüksek olduğunu",
    },
    "lower": {
        "en": "{units} with more {cause} were followed by lower {effect}",
        "tr": "{cause} puanının yüksek olduğu {units} {effect} puanının daha düşük olduğunu",
    },
    "several": {
        "en": "{cause} in {sessions} taken together helped to predict {effect}",
        "tr": "{sessions} {cause} puanlarının birlikte {effect} puanlarını yordadığını",
    },
}

_WHY: dict[str, dict[str, str]] = {
    "bent": {
        "en": "once a quadratic trend was allowed for",
        "tr": "karesel eğilime izin verildiğinde",
    },
    "course": {
        "en": "with {course} of both scores in the equations",
        "tr": "iki puanın {course} denklemlere konduğunda",
    },
    "family": {
        "en": "among the {family} tests that were declared",
        "tr": "bildirilen {family} test birlikte değerlendirildiğinde",
    },
}

_EXPLORATORY = {
    "en": "Exploratory (this question was not declared): ",
    "tr": "Keşfedici (bu soru bildirilmedi): ",
}

_BEYOND: dict[str, dict[str, str]] = {
    "en": {
        "none": "{effect} in {sessions}",
        "linear": "{effect} in {sessions} and a linear trend",
        "quadratic": "{effect} in {sessions} and a quadratic trend",
    },
    "tr": {
        "none": "{sessions} {effect} puanlarından",
        "linear": "{sessions} {effect} puanlarından ve doğrusal eğilimden",
        "quadratic": "{sessions} {effect} puanlarından ve karesel eğilimden",
    },
}

_PHRASES: dict[str, dict[str, str]] = {
    "en": {
        "bootstrap": "bootstrap {p}",
        "verdict": "verdict {p}",
        "holm": "Holm-adjusted {p}",
        "r2": "partial R² = {value}",
        "ci": "95% CI",
        "at": " at lag {lag}",
    },
    "tr": {
        "bootstrap": "bootstrap {p}",
        "verdict": "karar {p}",
        "holm": "Holm düzeltmeli {p}",
        "r2": "kısmi R² = {value}",
        "ci": "%95 GA",
        "at": " (gecikme {lag})",
    },
}

_UNITS: dict[tuple[str, str], dict[str, str]] = {
    ("en", "sessions"): {
        "next": "the next session",
        "units": "sessions",
        "one": "the session before",
        "many": "the {lag} sessions before",
        "usable": "{pairs} usable sessions",
    },
    ("en", "weeks"): {
        "next": "the next week",
        "units": "weeks",
        "one": "the week before",
        "many": "the {lag} weeks before",
        "usable": "{pairs} usable weeks",
    },
    ("tr", "sessions"): {
        "next": "bir sonraki seansta",
        "units": "seanslardan sonraki seansta",
        "one": "bir önceki seansın",
        "many": "önceki {lag} seansın",
        "usable": "kullanılabilir {pairs} seansla",
    },
    ("tr", "weeks"): {
        "next": "bir sonraki haftada",
        "units": "haftalardan sonraki haftada",
        "one": "bir önceki haftanın",
        "many": "önceki {lag} haftanın",
        "usable": "kullanılabilir {pairs} haftayla",
    },
}

_LIMITS: dict[str, dict[str, str]] = {
    "found": {
        "en": "This is precedence, not cause: something that moves both scores, what the raters "
        "knew of earlier sessions, or processes within a session can produce the same pattern, "
        "and other cases may differ.",
        "tr": "Bu bir önceliktir, nedensellik değildir: iki puanı birlikte değiştiren bir etken, "
        "kodlayıcıların önceki seanslara ilişkin bilgisi ya da seans içi süreçler aynı "
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
    test: PrecedenceTest,
    language: Language = "en",
    names: Mapping[str, str] | None = None,
    *,
    numbers: bool = True,
) -> str:
    """Return the finding as one sentence in APA style (two for a refusal, with its reason).

    ``names`` gives what to call a score where its key is no word. What the declared equation
    suggests is told as no finding where the verdict is none; a question that was not declared is
    told as exploratory. Without ``numbers`` it is the words alone.
    """
    units = _UNITS[language, test.lag_in]
    key = _finding(test)
    said: dict[str, object] = {
        "lead": "" if test.case is None else in_case(test.case, language),
        "next": units["next"],
        "units": units["units"],
        "sessions": units["one" if test.lag == 1 else "many"].format(
            lag=in_words(test.lag, language)
        ),
        "reason": test.refused,
        **_figures(test, language, numbers=numbers),
        **_called(test, names),
    }
    said["beyond"] = _BEYOND[language][test.trend].format(**said)
    said["relation"] = _RELATIONS[_way(test)][language].format(**said)
    why = _WHY.get(reason(test), _WHY["bent"])[language]
    said["why"] = why.format(course=course(test, language), family=in_words(test.family, language))
    sentence = decimals(_FINDINGS[key][language].format(**said), language)
    if test.exploratory and not test.refused:
        return _EXPLORATORY[language] + sentence
    if test.case is None and not _FINDINGS[key][language].startswith("{lead}{cause}"):
        return sentence[0].upper() + sentence[1:]
    return sentence


def _figures(test: PrecedenceTest, language: Language, *, numbers: bool) -> dict[str, str]:
    """Return the numbers as they follow a sentence, and as they stand within one."""
    told = statistics(test, language) if numbers else ""
    return {"figures": f", {told}", "aside": f" ({told})"} if told else {"figures": "", "aside": ""}


def limits(
    test: PrecedenceTest, language: Language = "en", names: Mapping[str, str] | None = None
) -> str:
    """Return one sentence on what the finding does not show."""
    key = "refused" if test.refused else "found" if test.rejected else "not_found"
    usable = _UNITS[language, test.lag_in]["usable"].format(pairs=test.pairs)
    return _LIMITS[key][language].format(usable=usable, **_called(test, names))


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
    if test.p_verdict is not None:
        parts.append(phrases["verdict"].format(p=p_value(test.p_verdict)))
    if test.p_holm is not None:
        parts.append(phrases["holm"].format(p=p_value(test.p_holm)))
    parts.append(phrases["r2"].format(value=share(test.partial_r2)))
    parts += [_coefficient(c, test.lag, language) for c in test.coefficients]
    return decimals((", " if language == "en" else "; ").join(parts), language)


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
        "p_verdict": test.p_verdict,
        "p_holm": test.p_holm,
        "resamples": test.resamples,
        "seed": test.seed,
        "coefficients": [
            {
                "lag": c.lag,
                "b": c.b,
                "se": c.se,
                "ci": [c.low, c.high],
                "ci_bootstrap": None if c.drawn is None else list(c.drawn),
            }
            for c in test.coefficients
        ],
        "partial_r2": test.partial_r2,
        "partial_r2_ci": None if test.r2_interval is None else list(test.r2_interval),
        "standardised": list(test.standardised),
        "detectable_r2": test.detectable,
        "detectable_verdict_r2": test.detectable_verdict,
        "p_quadratic": test.p_quadratic,
        "trend_robust": test.robust,
        "verdict": _in_a_word(test),
        "family": test.family,
        "exploratory": test.exploratory,
        "p_course": test.p_course,
        "course": _course_json(test.course),
        "breaks": list(test.breaks),
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


def _in_a_word(test: PrecedenceTest) -> str | None:
    """Return found, not found or exploratory; None for a test that was not made."""
    if test.refused is not None or test.f is None:
        return None
    return "exploratory" if test.exploratory else "found" if test.found else "not found"


def _course_json(found: SharedCourse | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "kind": found.kind,
        "sessions": list(found.sessions),
        "p": found.p,
        "p_with": found.p_with,
    }


def _finding(test: PrecedenceTest) -> str:
    if test.refused is not None:
        return "refused"
    if test.rejected:
        return _way(test)
    return "none" if test.exploratory or not test.suggested else "suggested"


def _way(test: PrecedenceTest) -> str:
    """Return which way the cross-lag points; several have no way of their own."""
    if test.lag > 1 or not test.coefficients:
        return "several"
    return "higher" if test.coefficients[0].b > 0 else "lower"


def _coefficient(coefficient: Coefficient, lags: int, language: Language) -> str:
    """Return b and its interval with as many decimals as the standard error deserves."""
    digits = 1 - math.floor(math.log10(coefficient.se)) if coefficient.se > 0 else 2
    form = f".{max(digits, 2)}f" if -4 <= digits <= 6 else ".3g"
    b, low, high = (signed(value, form) for value in (coefficient.b, *coefficient.interval))
    at = _PHRASES[language]["at"].format(lag=coefficient.lag) if lags > 1 else ""
    return f"b = {b}, {_PHRASES[language]['ci']} [{low}, {high}]{at}"
