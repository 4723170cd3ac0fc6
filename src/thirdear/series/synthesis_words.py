"""Many cases for people, as sentences in APA style, and for scripts, as keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from thirdear.base.numbers import ALPHA, decimals
from thirdear.model.language import Language
from thirdear.model.synthesis import Estimate, Synthesis
from thirdear.series.figures import p_value

FEW = 10
"""Cases below which neither their spread nor one more case is well known."""

_WORDS: Mapping[str, tuple[str, str]] = {
    "more": (
        "Over {n} cases, sessions with higher {cause} were followed by higher {effect}",
        (
            "{n} vakanın ortalamasında, daha yüksek {cause} puanlarını daha yüksek "
            "{effect} puanları izledi"
        ),
    ),
    "less": (
        "Over {n} cases, sessions with higher {cause} were followed by lower {effect}",
        (
            "{n} vakanın ortalamasında, daha yüksek {cause} puanlarını daha düşük "
            "{effect} puanları izledi"
        ),
    ),
    "none": (
        "Over {n} cases, it was not shown that {cause} precedes {effect}, nor that it does not",
        (
            "{n} vakanın ortalamasında {cause} puanlarının {effect} puanlarını öncelediği "
            "gösterilemedi; öncelemediği de gösterilmiş değil"
        ),
    ),
    "mean": (
        ": mean b = {value}, 95% CI (Hartung–Knapp) [{low}, {high}], {p}.",
        ": ortalama b = {value}, %95 GA (Hartung–Knapp) [{low}, {high}], {p}.",
    ),
    "spread": (
        (
            "The cases' own relations have a standard deviation of {tau} (95% CI [{low}, {high}]; "
            "Q({df}) = {q}, {p}); for one more case like these between {first} and {last} is "
            "expected (95%)."
        ),
        (
            "Vakaların kendi ilişkilerinin standart sapması {tau} (%95 GA [{low}, {high}]; "
            "Q({df}) = {q}, {p}); bunlara benzer yeni bir vakada {first} ile {last} arası beklenir "
            "(%95)."
        ),
    ),
    "other.average": (
        "Unweighted, the mean is {value} [{low}, {high}]",
        "Ağırlıksız ortalama {value} [{low}, {high}]",
    ),
    "other.jackknife": (
        "by the half-panel jackknife {value} [{low}, {high}]",
        "yarım panel jackknife ile {value} [{low}, {high}]",
    ),
    "other.pooled": (
        "in one pooled equation with case effects {value} [{low}, {high}]",
        "vaka etkili tek bir havuz denkleminde {value} [{low}, {high}]",
    ),
    "few": (
        "With {n} cases neither the spread nor the interval of one more case is well known.",
        "{n} vaka ile ne yayılım ne de yeni bir vakanın aralığı iyi bilinir.",
    ),
    "out": (
        "{n} case(s) could not be used: {cases}.",
        "{n} vaka kullanılamadı: {cases}.",
    ),
    "exploratory": (
        "Exploratory: this pair was not declared.",
        "Keşif amaçlı: bu çift önceden bildirilmedi.",
    ),
    "refused": ("Not tested. {why}", "Sınanmadı. {why}"),
}
_NAMED = 5


def in_words(
    found: Synthesis, language: Language = "en", names: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Return the mean, the spread, the other ways and what to be careful about, as sentences."""
    return tuple(_sentences(found, language, names or {}))


def _sentences(found: Synthesis, language: Language, names: Mapping[str, str]) -> Iterator[str]:
    def say(key: str, **values: object) -> str:
        return decimals(_WORDS[key][language == "tr"].format(**values), language)

    if found.mean is None:
        yield say("refused", why=found.refused)
        return
    if not found.declared:
        yield say("exploratory")
    called = {key: names.get(key, key) for key in (found.cause, found.effect)}
    key = "none" if found.mean.p >= ALPHA else "more" if found.mean.value > 0 else "less"
    n = len(found.used)
    lead = say(key, n=n, cause=called[found.cause], effect=called[found.effect])
    yield lead + say("mean", **_shown(found.mean), p=p_value(found.mean.p))
    yield from _spread(found, say)
    others = (("average", found.average), ("jackknife", found.jackknife), ("pooled", found.pooled))
    yield "; ".join(say(f"other.{k}", **_shown(e)) for k, e in others if e is not None) + "."
    if n < FEW:
        yield say("few", n=n)
    if out := [one.case for one in found.effects if one.b is None]:
        more = "" if len(out) <= _NAMED else ", …"
        yield say("out", n=len(out), cases=", ".join(out[:_NAMED]) + more)


def _spread(found: Synthesis, say: Any) -> Iterator[str]:
    if found.tau2 is None or found.tau2_interval is None or found.predicted is None:
        return
    low, high = (number(end**0.5) for end in found.tau2_interval)
    first, last = (number(end) for end in found.predicted)
    yield say(
        "spread",
        tau=number(found.tau2**0.5),
        low=low,
        high=high,
        df=len(found.used) - 1,
        q=f"{found.q:.2f}",
        p=p_value(found.q_p or 0.0),
        first=first,
        last=last,
    )


def _shown(one: Estimate) -> dict[str, str]:
    return {name: number(getattr(one, name)) for name in ("value", "low", "high")}


def number(value: float) -> str:
    """Return a coefficient with two significant decimals and a true minus.

    It keeps its leading zero, since it can exceed 1.
    """
    digits = 2 if abs(value) >= 0.1 or not value else 3
    shown = f"{abs(value):.{digits}f}"
    return f"−{shown}" if value < 0 and float(shown) else shown


def as_json(found: Synthesis) -> dict[str, Any]:
    """Return the result under the keys that ``cases --json`` promises, digits unrounded."""
    data = asdict(found)
    data["cases"] = data.pop("effects")
    data["tau"] = None if found.tau2 is None else found.tau2**0.5
    return data
