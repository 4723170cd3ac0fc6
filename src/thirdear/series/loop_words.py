"""Direction and loop for people, as sentences in APA style, and for scripts, as keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thirdear.base.numbers import ALPHA, decimals
from thirdear.model.language import Language, in_case
from thirdear.model.loops import Direction, Loop
from thirdear.series.figures import p_value

_UNITS = {
    ("en", "sessions"): ("the next session", "two sessions"),
    ("en", "weeks"): ("the next week", "two weeks"),
    ("tr", "sessions"): ("bir sonraki seansta", "iki seans"),
    ("tr", "weeks"): ("bir sonraki haftada", "iki hafta"),
}
_DIRECTION: Mapping[tuple[str, bool], str] = {
    (
        "en",
        True,
    ): "{lead}{first} led {second} more strongly than {second} led {first} (standardized "
    "cross-lags {one} and {other}, difference {gap}, {p})",
    ("en", False): "{lead}neither {cause} nor {effect} was shown to lead the other more "
    "strongly (standardized cross-lags {forth} and {back}, difference {gap}, {p})",
    ("tr", True): "{lead}{first} puanları {second} puanlarını, {second} puanlarının {first} "
    "puanlarını öncelediğinden daha güçlü önceler (standartlaştırılmış çapraz gecikmeler {one} ve "
    "{other}, fark {gap}, {p})",
    ("tr", False): "{lead}{cause} ile {effect} puanlarından hangisinin ötekini daha güçlü "
    "öncelediği gösterilemedi (standartlaştırılmış çapraz gecikmeler {forth} ve {back}, fark "
    "{gap}, {p})",
}
_LOOP: Mapping[tuple[str, str], str] = {
    (
        "en",
        "found",
    ): "{lead}the loop was found: {cause} predicted {effect} in {next}, and {effect} predicted "
    "further {cause} ({p}; path over {two} {path}, 95% CI [{low}, {high}])",
    (
        "en",
        "none",
    ): "{lead}the loop from {cause} over {effect} back to {cause} was not shown: both directions "
    "must be ({p}; path over {two} {path}, 95% CI [{low}, {high}])",
    (
        "en",
        "signs",
    ): "{lead}the loop from {cause} over {effect} back to {cause} was not shown: the estimates "
    "of its two directions have opposite signs (path over {two} {path}, 95% CI [{low}, {high}])",
    (
        "tr",
        "found",
    ): "{lead}döngü bulundu: {cause} puanları {effect} puanlarını {next}, {effect} puanları da "
    "yeniden {cause} puanlarını yordadı ({p}; {two} üzerinden yol {path}, %95 GA [{low}, {high}])",
    (
        "tr",
        "none",
    ): "{lead}{cause} puanlarından {effect} üzerinden yine {cause} puanlarına dönen döngü "
    "gösterilemedi: bunun için iki yönün de gösterilmesi gerekir ({p}; {two} üzerinden yol {path}, "
    "%95 GA [{low}, {high}])",
    (
        "tr",
        "signs",
    ): "{lead}{cause} puanlarından {effect} üzerinden yine {cause} puanlarına dönen döngü "
    "gösterilemedi: iki yönün kestirimleri ters işaretli ({two} üzerinden "
    "yol {path}, %95 GA [{low}, {high}])",
}
_EXPLORATORY = {
    "en": "Exploratory: this pair was not declared.",
    "tr": "Keşif amaçlı: bu çift önceden bildirilmedi.",
}
_LONGER = {
    "en": "Direction and loop are asked from one session to the next; this hypothesis has a lag of "
    "{lag}.",
    "tr": "Yön ve döngü bir seanstan bir sonrakine sorulur; bu hipotezin gecikmesi {lag}.",
}
_REFUSED = {
    "en": "{lead}direction and loop were not tested. {why}",
    "tr": "{lead}yön ve döngü sınanmadı. {why}",
}


def longer(lag: int, language: Language) -> str:
    """Return why a hypothesis with a longer lag has no loop."""
    return _LONGER[language].format(lag=lag)


def in_words(
    loop: Loop, language: Language = "en", names: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Return the finding on the direction and on the loop, a sentence each; or why there is none.

    ``names`` gives what to call a score where its key is no word.
    """
    told = _sentences(loop, language, names or {})
    named = loop.case is not None and language == "tr"  # its name begins the sentence, and stays
    shown = (decimals(sentence, language) for sentence in told)
    return tuple(one if named else _upper(one) for one in shown)


def _sentences(loop: Loop, language: Language, names: Mapping[str, str]) -> Iterator[str]:
    lead = "" if loop.case is None else in_case(loop.case, language)
    if loop.refused is not None or loop.direction is None:
        yield _REFUSED[language].format(lead=lead, why=loop.refused)
        return
    if not loop.declared:
        yield _EXPLORATORY[language]
    called = {
        "lead": lead,
        "cause": names.get(loop.cause, loop.cause),
        "effect": names.get(loop.effect, loop.effect),
    }
    yield _on_direction(loop.direction, language, called) + "."
    yield _on_loop(loop, language, called) + "."


def _on_direction(one: Direction, language: Language, called: dict[str, str]) -> str:
    strictest = one.p if one.p_holm is None else one.p_holm
    found = strictest is not None and strictest < ALPHA
    both = called["cause"], called["effect"]
    forth, back = _number(one.forth), _number(one.back)
    ahead = abs(one.forth) >= abs(one.back)
    first, second = both if ahead else both[::-1]
    shown = (forth, back) if ahead else (back, forth)
    return _DIRECTION[language, found].format(
        **called,
        first=first,
        second=second,
        one=shown[0],
        other=shown[1],
        forth=forth,
        back=back,
        gap=_number(one.difference if ahead or not found else -one.difference),
        p=_p(one.p, one.p_holm),
    )


def _on_loop(loop: Loop, language: Language, called: dict[str, str]) -> str:
    one = loop.direction
    opposite = one is not None and one.forth * one.back <= 0
    key = "found" if loop.found else "signs" if opposite else "none"
    next_, two = _UNITS[language, loop.lag_in]
    return _LOOP[language, key].format(
        **called,
        next=next_,
        two=two,
        p=_p(loop.p, loop.p_holm),
        path=_number(loop.path),
        low=_number(loop.low),
        high=_number(loop.high),
    )


def _p(p: float | None, adjusted: float | None) -> str:
    parts = [] if p is None else [p_value(p)]
    if adjusted is not None and adjusted != p:
        parts.append(f"Holm {p_value(adjusted)}")
    return ", ".join(parts) or "–"


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{'−' if round(value, 2) < 0 else ''}{abs(value):.2f}"


def _upper(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def as_json(loop: Loop) -> dict[str, Any]:
    """Return the result under the keys that ``loop --json`` promises, digits unrounded."""
    one = loop.direction
    return {
        "case": loop.case,
        "cause": loop.cause,
        "effect": loop.effect,
        "trend": loop.trend,
        "lag_in": loop.lag_in,
        "rater": loop.rater,
        "sessions": loop.sessions,
        "pairs": loop.pairs,
        "direction": {
            "difference": one and one.difference,
            "p": one and one.p,
            "p_holm": one and one.p_holm,
            "forth": one and one.forth,
            "back": one and one.back,
        },
        "loop": {
            "p": loop.p,
            "p_holm": loop.p_holm,
            "p_forth": loop.p_forth,
            "p_back": loop.p_back,
            "path": loop.path,
            "low": loop.low,
            "high": loop.high,
        },
        "resamples": loop.resamples,
        "seed": loop.seed,
        "declared": loop.declared,
        "refused": loop.refused,
        "sentences": list(loop.sentences),
    }
