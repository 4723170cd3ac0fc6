"""Titles and criteria of vignettes, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from thirdear.base.numbers import decimals


def say(language: str, kind: str, in_words: Mapping[str, object]) -> tuple[str, str]:
    """Return title and criterion; the number of turns stays open until the passage is known."""
    words = WORDS[language]
    sentence = words[kind].format(n="{n}", **in_words)
    return words[f"{kind}.title"].format(**in_words), _MINUS.sub("−", decimals(sentence, language))


_MINUS = re.compile(r"(?<![\w-])-(?=\d)")


def part(language: str, place: int | None) -> str:
    """Return how a third of the therapy begins a criterion; nothing for the whole of it."""
    return WORDS[language]["part"].split("|")[place] if place is not None else ""


def often(language: str, times: int) -> str:
    """Return how often something is there."""
    return WORDS[language]["once" if times == 1 else "times"].format(times=times)


_OF_WHAT_IS_SHOWN = re.compile(
    r" (?:Shown (?:are|is) the \d+ turns? .*? with the most tags\."
    r"|The \d+ turns? shown (?:carry|carries) about as many tags as any other passage of it\."
    r"|(?:Seansın|İkincisinin) en çok (?:etiket|kod) taşıyan \d+ (?:sırası|sözü) gösterilmiştir\."
    r"|Gösterilen \d+ (?:sıra|söz), seansın öteki bölümleri kadar (?:etiket|kod) taşır\.)$"
)
"""The last sentence of a suggested criterion, where it speaks of the turns that are shown."""
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
            "Session {session} has the highest score of “{score}” in this case ({value}; mean of "
            "{sessions} sessions {mean}). Shown are the {n} turns of it with the most tags."
        ),
        "lowest.title": "Lowest: {score}",
        "lowest": (
            "Session {session} has the lowest score of “{score}” in this case ({value}; mean of "
            "{sessions} sessions {mean}). Shown are the {n} turns of it with the most tags."
        ),
        "rise.title": "Largest rise: {score}",
        "rise": (
            "“{score}” rises most from Session {earlier} ({before}) to Session {session} "
            "({value}). Shown are the {n} turns of Session {session} with the most tags."
        ),
        "fall.title": "Largest fall: {score}",
        "fall": (
            "“{score}” falls most from Session {earlier} ({before}) to Session {session} "
            "({value}). Shown are the {n} turns of Session {session} with the most tags."
        ),
        "succession.title": "{cause}, followed by {effect}",
        "succession": (
            "{part}in no other passage of this length is a turn tagged for “{cause}” followed more "
            "often by one tagged for “{effect}” within {within} turns ({often} here); {n} "
            "turns of Session {session} are shown."
        ),
        "carrying.title": "The session that carries the test",
        "carrying": (
            "The test of “{cause}” before “{effect}” in this case rests most on Session {session}: "
            "without it F falls from {before} to {value}. Shown are the {n} turns of it with the "
            "most tags."
        ),
        "moving.title": "The session that moves the test most",
        "moving": (
            "The test of “{cause}” before “{effect}” in this case has no finding that a session "
            "could carry; it depends most on Session {session}, without which F falls from "
            "{before} to {value}. Shown are the {n} turns of it with the most tags."
        ),
        "repair.title": "{cause}, then {effect}",
        "repair": (
            "{part}in no other passage of this length is “{cause}” followed more often by "
            "“{effect}” within {within} turns ({often} here); {n} turns of Session {session} "
            "are shown."
        ),
        "dense.title": "Dense: {cause}",
        "dense": (
            "{part}no other passage of this length carries more tags of “{cause}” ({times}); "
            "{n} turns of Session {session} are shown."
        ),
        "typical.title": "A typical session",
        "typical": (
            "Session {session} lies nearest to the means of this case in “{cause}” ({value}; mean "
            "{mean}) and “{effect}” ({other}; mean {other_mean}). The {n} turns shown carry about "
            "as many tags as any other passage of it."
        ),
        "part": "In the first third of the therapy, |In the middle third of the therapy, |"
        "In the last third of the therapy, ",
        "once": "once",
        "times": "{times} times",
    },
    "tr": {
        "highest.title": "En yüksek: {score}",
        "highest": (
            "“{score}” puanının bu vakada en yüksek olduğu seans: {session} ({value}; {sessions} "
            "seansın ortalaması {mean}). Seansın en çok kod taşıyan {n} sözü gösterilmiştir."
        ),
        "lowest.title": "En düşük: {score}",
        "lowest": (
            "“{score}” puanının bu vakada en düşük olduğu seans: {session} ({value}; {sessions} "
            "seansın ortalaması {mean}). Seansın en çok kod taşıyan {n} sözü gösterilmiştir."
        ),
        "rise.title": "En büyük artış: {score}",
        "rise": (
            "“{score}” puanının bir seanstan ötekine en çok arttığı yer: seans {earlier} "
            "({before}), seans {session} ({value}). İkincisinin en çok kod taşıyan {n} sözü "
            "gösterilmiştir."
        ),
        "fall.title": "En büyük düşüş: {score}",
        "fall": (
            "“{score}” puanının bir seanstan ötekine en çok düştüğü yer: seans {earlier} "
            "({before}), seans {session} ({value}). İkincisinin en çok kod taşıyan {n} sözü "
            "gösterilmiştir."
        ),
        "succession.title": "{cause}, ardından {effect}",
        "succession": (
            "{part}bu uzunlukta başka hiçbir bölümde “{cause}” kodu taşıyan bir sözü en çok "
            "{within} söz sonra “{effect}” kodu taşıyan bir söz daha sık izlemez (burada "
            "{often}); seans {session}, {n} söz gösterilmiştir."
        ),
        "carrying.title": "Testi taşıyan seans",
        "carrying": (
            "“{cause}” puanının “{effect}” puanından önce gelip gelmediğine ilişkin test bu "
            "vakada en çok şu seansa dayanır: {session}; o olmadan F {before} değerinden {value} "
            "değerine düşer. Seansın en çok kod taşıyan {n} sözü gösterilmiştir."
        ),
        "moving.title": "Testi en çok etkileyen seans",
        "moving": (
            "“{cause}” puanının “{effect}” puanından önce gelip gelmediğine ilişkin testin bu "
            "vakada bir seansın taşıyabileceği bir bulgusu yoktur; test en çok şu seansa bağlıdır: "
            "{session}; o olmadan F {before} değerinden {value} değerine düşer. Seansın en çok "
            "kod taşıyan {n} sözü gösterilmiştir."
        ),
        "repair.title": "{cause}, sonra {effect}",
        "repair": (
            "{part}bu uzunlukta başka hiçbir bölümde “{cause}” kodunu en çok {within} söz "
            "sonra “{effect}” kodu daha sık izlemez (burada {often}); seans {session}, {n} "
            "söz gösterilmiştir."
        ),
        "dense.title": "Yoğun: {cause}",
        "dense": (
            "{part}bu uzunlukta başka hiçbir bölüm “{cause}” için daha çok kod taşımaz "
            "({times}); seans {session}, {n} söz gösterilmiştir."
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
        "times": "{times} kez",
    },
}
