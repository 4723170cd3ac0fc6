"""A comparison of cases, or what they have in common, as sentences."""

from __future__ import annotations

from collections.abc import Mapping

from thirdear.base.numbers import decimals
from thirdear.model.language import Language
from thirdear.model.protocol import Comparison
from thirdear.series.figures import p_value

_FEW = 6
_BESIDE = {
    "en": {
        False: "Even with the same relation in two cases it is often significant in one and not "
        "in the other (in simulated pairs of 31 and 34 sessions in two of five). Only this "
        "comparison speaks to the difference.",
        True: "The common effect is an average over these cases and no statement about others; "
        "whether they differ is another question, which `compare` asks without --pooled.",
    },
    "tr": {
        False: "İki vakada ilişki aynı olsa bile, birinde anlamlı ötekinde anlamsız çıkması sık "
        "görülür (31 ve 34 seanslık benzetimlerde beşte iki). Farka ilişkin tek bilgi bu "
        "karşılaştırmadır.",
        True: "Ortak etki bu vakaların ortalamasıdır, başka vakalar hakkında bir şey söylemez; "
        "vakaların farklı olup olmadığı ayrı bir sorudur, onu --pooled olmadan `compare` sorar.",
    },
}
_FOUND = {
    "en": {
        ("differ", True): "The cases ({cases}) were found to differ in how {effect} follows "
        "{cause}",
        ("differ", False): "A difference between the cases ({cases}) in how {effect} follows "
        "{cause} was not demonstrated, nor was its absence",
        ("pooled", True): "Over the cases together ({cases}), earlier {cause} helped to predict "
        "{effect}",
        ("pooled", False): "Over the cases together ({cases}), earlier {cause} did not "
        "demonstrably help to predict {effect}",
    },
    "tr": {
        ("differ", True): "Vakaların ({cases}), {effect} puanlarının {cause} puanlarını izleyişi "
        "bakımından farklı olduğu bulundu",
        ("differ", False): "Vakalar ({cases}) arasında {effect} puanlarının {cause} puanlarını "
        "izleyişi bakımından bir fark gösterilemedi; farkın bulunmadığı da gösterilmiş değildir",
        ("pooled", True): "Vakalar birlikte ele alındığında ({cases}), daha önceki {cause} "
        "puanları {effect} puanlarını yordadı",
        ("pooled", False): "Vakalar birlikte ele alındığında ({cases}), daha önceki {cause} "
        "puanlarının {effect} puanlarını yordadığı gösterilemedi",
    },
}
_VERDICT = {
    "en": "; over the equations without, with a linear and with a quadratic trend {p}",
    "tr": "; eğilimsiz, doğrusal ve karesel eğilimli denklemlerin birlikte p değeri: {p}",
}
_MANY = {"en": "{n} cases, {first} to {last}", "tr": "{n} vaka, {first} – {last}"}


def in_words(result: Comparison, language: Language) -> tuple[str, str] | tuple[str]:
    """Return the finding as one sentence in APA style, and what to make of it."""
    beside = advice(result, language)
    sentence = finding(result, language)
    return (f"{sentence}, {numbers(result, language)}.", beside) if sentence else (beside,)


def advice(result: Comparison, language: Language) -> str:
    """Return what to make of a comparison, whatever it found."""
    return _BESIDE[language][result.pooled]


def finding(result: Comparison, language: Language, names: Mapping[str, str] | None = None) -> str:
    """Return the finding as words without a full stop; nothing where none was made."""
    if result.f is None or result.df is None or result.p is None:
        return ""
    called = dict(names or {})
    key = ("pooled" if result.pooled else "differ", result.found)
    return _FOUND[language][key].format(
        cause=called.get(result.cause, result.cause),
        effect=called.get(result.effect, result.effect),
        cases=_cases(result.cases, language),
    )


def numbers(result: Comparison, language: Language) -> str:
    """Return F and every p of a comparison."""
    return decimals(_numbers(result, language), language)


def _numbers(result: Comparison, language: Language) -> str:
    df = "" if result.df is None else f"({result.df[0]}, {result.df[1]})"
    shown = p_value(result.own_p_declared or 0.0)
    boot = "bootstrap " if result.p_bootstrap is not None else ""
    comma = "; " if language == "tr" else ", "
    numbers = f"F{df} = {result.f:.2f}{comma}{boot}{shown}"
    if result.p_verdict is not None:
        numbers += _VERDICT[language].format(p=p_value(result.p_verdict))
    if result.p_holm is not None and result.p_holm != result.own_p:
        numbers += f"{comma}Holm {p_value(result.p_holm)}"
    return numbers


def _cases(cases: tuple[str, ...], language: Language) -> str:
    if len(cases) <= _FEW:
        return ", ".join(cases)
    return _MANY[language].format(n=len(cases), first=cases[0], last=cases[-1])
