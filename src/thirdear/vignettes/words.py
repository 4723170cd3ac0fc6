"""Titles and criteria of vignettes, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from thirdear.base import numbers
from thirdear.model.language import agreed

_COUNTS = ("sessions", "within", "times")


def say(language: str, kind: str, in_words: Mapping[str, object]) -> tuple[str, str]:
    """Return title and criterion; the number of turns stays open until the passage is known."""
    words, told = WORDS[language], dict(in_words)
    for name in _COUNTS:
        if name in told:
            told[name] = numbers.in_words(str(told[name]), language)
    sentence = words[kind].format(n="{n}", **told)
    shown = numbers.decimals(sentence, language)
    return words[f"{kind}.title"].format(**in_words), _MINUS.sub("−", shown)


def with_length(criterion: str, turns: int, language: str) -> str:
    """Return a criterion with the number of the turns shown, below ten in words as APA has it."""
    if language == "en" and turns == 1:
        criterion = agreed(criterion, {"n"})
    return criterion.replace("{n}", numbers.in_words(str(turns), language))


_MINUS = re.compile(r"(?<![\w-])-(?=\d)")


def part(language: str, place: int | None) -> str:
    """Return how a third of the therapy begins a criterion; nothing for the whole of it."""
    return WORDS[language]["part"].split("|")[place] if place is not None else ""


def often(language: str, times: int) -> str:
    """Return how often something is there."""
    key = {1: "once", 2: "twice"}.get(times, "times")
    return WORDS[language][key].format(times=numbers.in_words(str(times), language))


_OF_WHAT_IS_SHOWN = re.compile(
    r" (?:Of its passages of \w+ turns?, the one with the most tags is shown\."
    r"|Of the passages of \w+ turns? in it, the one with the most tags is shown\."
    r"|The passage shown, of \w+ turns?, carries about as many tags as any other of that session\."
    r"|(?:Seansın|İkinci seansın) \w+ sözlük bölümlerinden en çok kod taşıyanı gösterilmiştir\."
    r"|Gösterilen \w+ (?:sıra|söz), seansın öteki bölümleri kadar (?:etiket|kod) taşır\."
    r"|Shown (?:are|is) the \d+ turns? .*? with the most tags\."
    r"|The \d+ turns? shown (?:carry|carries) about as many tags as any other passage of it\."
    r"|(?:Seansın|İkincisinin) en çok (?:etiket|kod) taşıyan \d+ (?:sırası|sözü) gösterilmiştir\.)$"
)
"""The last sentence of a suggested criterion, where it speaks of the turns that are shown.

The last three stand in studies of earlier versions.
"""
_OF_A_PASSAGE = {
    "no other passage of this length": (
        "A passage that was suggested because of its tags; its ends were moved since."
    ),
    "bu uzunlukta başka hiçbir bölüm": (
        "Kodları nedeniyle önerilen, sonradan uçları değiştirilen bir bölüm."
    ),
}
"""What stays true of a passage that was suggested for how often something is tagged in it."""


def after_a_cut(criterion: str) -> str:
    """Return what stays true of a suggested criterion once the passage has other ends.

    A criterion in a person's own words stays as it is.
    """
    for said, left in _OF_A_PASSAGE.items():
        if said in criterion.replace("No", "no").replace("Bu", "bu"):
            return left
    return untagged(criterion)


def untagged(criterion: str) -> str:
    """Return a suggested criterion without what it says of the tags of the turns shown."""
    return _OF_WHAT_IS_SHOWN.sub("", criterion)


# {n} is filled last, when the passage is known.
WORDS: dict[str, dict[str, str]] = {
    "en": {
        "highest.title": "Highest: {score}",
        "highest": (
            "Session {session} has the highest score of “{score}” in this case ({value}; the "
            "mean of {sessions} sessions is {mean}). Of its passages of {n} turns, the one with "
            "the most tags is shown."
        ),
        "lowest.title": "Lowest: {score}",
        "lowest": (
            "Session {session} has the lowest score of “{score}” in this case ({value}; the "
            "mean of {sessions} sessions is {mean}). Of its passages of {n} turns, the one with "
            "the most tags is shown."
        ),
        "rise.title": "Largest rise: {score}",
        "rise": (
            "“{score}” rises most from Session {earlier} ({before}) to Session {session} "
            "({value}). Of the passages of {n} turns in it, the one with the most tags is shown."
        ),
        "fall.title": "Largest fall: {score}",
        "fall": (
            "“{score}” falls most from Session {earlier} ({before}) to Session {session} "
            "({value}). Of the passages of {n} turns in it, the one with the most tags is shown."
        ),
        "succession.title": "{cause}, followed by {effect}",
        "succession": (
            "{part}in no other passage of this length is a turn tagged for “{cause}” followed more "
            "often by one tagged for “{effect}” within {within} turns ({often} here); the "
            "passage shown has {n} turns of Session {session}."
        ),
        "carrying.title": "The session that carries the test",
        "carrying": (
            "The test of “{cause}” before “{effect}” in this case rests most on Session {session}: "
            "without it F falls from {before} to {value}. Of its passages of {n} turns, the one "
            "with the most tags is shown."
        ),
        "moving.title": "The session that moves the test most",
        "moving": (
            "The test of “{cause}” before “{effect}” in this case has no finding that a session "
            "could carry; it depends most on Session {session}, without which F falls from "
            "{before} to {value}. Of its passages of {n} turns, the one with the most tags is "
            "shown."
        ),
        "repair.title": "{cause}, then {effect}",
        "repair": (
            "{part}in no other passage of this length is “{cause}” followed more often by "
            "“{effect}” within {within} turns ({often} here); the passage shown has {n} turns of "
            "Session {session}."
        ),
        "dense.title": "Dense: {cause}",
        "dense": (
            "{part}no other passage of this length carries more tags of “{cause}” ({times} here); "
            "the passage shown has {n} turns of Session {session}."
        ),
        "typical.title": "A typical session",
        "typical": (
            "Session {session} lies nearest to the means of this case in “{cause}” ({value}; mean "
            "{mean}) and “{effect}” ({other}; mean {other_mean}). The passage shown, of {n} "
            "turns, carries about as many tags as any other of that session."
        ),
        "part": "In the first third of the therapy, |In the middle third of the therapy, |"
        "In the last third of the therapy, ",
        "once": "once",
        "twice": "twice",
        "times": "{times} times",
    },
    "tr": {
        "highest.title": "En yüksek: {score}",
        "highest": (
            "“{score}” puanının bu vakada en yüksek olduğu seans: {session} ({value}; {sessions} "
            "seansın ortalaması {mean}). Seansın {n} sözlük bölümlerinden en çok kod taşıyanı "
            "gösterilmiştir."
        ),
        "lowest.title": "En düşük: {score}",
        "lowest": (
            "“{score}” puanının bu vakada en düşük olduğu seans: {session} ({value}; {sessions} "
            "seansın ortalaması {mean}). Seansın {n} sözlük bölümlerinden en çok kod taşıyanı "
            "gösterilmiştir."
        ),
        "rise.title": "En büyük artış: {score}",
        "rise": (
            "“{score}” puanının bir seanstan ötekine en çok arttığı yer: seans {earlier} "
            "({before}), seans {session} ({value}). İkinci seansın {n} sözlük bölümlerinden en "
            "çok kod taşıyanı gösterilmiştir."
        ),
        "fall.title": "En büyük düşüş: {score}",
        "fall": (
            "“{score}” puanının bir seanstan ötekine en çok düştüğü yer: seans {earlier} "
            "({before}), seans {session} ({value}). İkinci seansın {n} sözlük bölümlerinden en "
            "çok kod taşıyanı gösterilmiştir."
        ),
        "succession.title": "{cause}, ardından {effect}",
        "succession": (
            "{part}bu uzunlukta başka hiçbir bölümde “{cause}” kodu taşıyan bir sözü en çok "
            "{within} söz sonra “{effect}” kodu taşıyan bir söz daha sık izlemez (burada "
            "{often}). Seans {session} içinden {n} söz gösterilmiştir."
        ),
        "carrying.title": "Testi taşıyan seans",
        "carrying": (
            "“{cause}” puanının “{effect}” puanından önce gelip gelmediğine ilişkin test bu "
            "vakada en çok şu seansa dayanır: {session}; o olmadan F {before} değerinden {value} "
            "değerine düşer. Seansın {n} sözlük bölümlerinden en çok kod taşıyanı "
            "gösterilmiştir."
        ),
        "moving.title": "Testi en çok etkileyen seans",
        "moving": (
            "“{cause}” puanının “{effect}” puanından önce gelip gelmediğine ilişkin testin bu "
            "vakada bir seansın taşıyabileceği bir bulgusu yoktur; test en çok şu seansa bağlıdır: "
            "{session}; o olmadan F {before} değerinden {value} değerine düşer. Seansın {n} "
            "sözlük bölümlerinden en çok kod taşıyanı gösterilmiştir."
        ),
        "repair.title": "{cause}, sonra {effect}",
        "repair": (
            "{part}bu uzunlukta başka hiçbir bölümde “{cause}” kodunu en çok {within} söz "
            "sonra “{effect}” kodu daha sık izlemez (burada {often}). Seans {session} "
            "içinden {n} söz gösterilmiştir."
        ),
        "dense.title": "Yoğun: {cause}",
        "dense": (
            "{part}bu uzunlukta başka hiçbir bölüm “{cause}” için daha çok kod taşımaz "
            "({times} kod). Seans {session} içinden {n} söz gösterilmiştir."
        ),
        "typical.title": "Tipik bir seans",
        "typical": (
            "Seans {session}, “{cause}” ({value}; ortalama {mean}) ve “{effect}” ({other}; "
            "ortalama {other_mean}) puanlarında bu vakanın ortalamalarına en yakın olandır. "
            "Gösterilen {n} söz, seansın öteki bölümleri kadar kod taşır."
        ),
        "part": "Terapinin ilk üçte birinde, |Terapinin ortadaki üçte birinde, |"
        "Terapinin son üçte birinde, ",
        "once": "bir kez",
        "twice": "iki kez",
        "times": "{times} kez",
    },
}
