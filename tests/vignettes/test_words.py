"""Criteria in words: what stays true of them when a passage gets other ends."""

from __future__ import annotations

import pytest

from thirdear.model.writeup import Vignette
from thirdear.vignettes import words
from thirdear.vignettes.passages import cut

KINDS = sorted(kind for kind in words.WORDS["en"] if f"{kind}.title" in words.WORDS["en"])
_NAMES = (
    *("score", "session", "value", "mean", "sessions", "earlier", "before", "cause", "effect"),
    *("within", "often", "times", "other", "other_mean"),
)
FILLED = dict.fromkeys(_NAMES, "x") | {"part": ""}


def suggested(kind: str, language: str) -> Vignette:
    """A vignette of seven turns with the criterion of a kind."""
    title, criterion = words.say(language, kind, FILLED)
    made = words.with_length(criterion, 7, language)
    return Vignette("C07", 3, 10, 16, title, made[0].upper() + made[1:])


@pytest.mark.parametrize("language", ["en", "tr"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_leaves_of_a_criterion_what_stays_true(kind: str, language: str) -> None:
    """How many turns are shown, and why these, is said no more; something is said still."""
    left = cut(suggested(kind, language), 12, 16).criterion
    assert left
    assert not {"seven", "yedi"} & {*left.split()}
    for untrue in ("most tags", "this length", "en çok kod", "bu uzunlukta", "Bu uzunlukta"):
        assert untrue not in left


def test_a_criterion_in_own_words_and_one_with_the_same_ends_stay() -> None:
    """Only suggested sentences about what is shown are dropped, and only when the ends move."""
    own = Vignette("C07", 3, 10, 16, "t", "He speaks of his father for the first time.")
    assert cut(own, 12, 16).criterion == own.criterion
    given = suggested("highest", "en")
    assert cut(given, 10, 16) == given


@pytest.mark.parametrize(
    ("language", "kind", "turns", "said"),
    [
        ("en", "highest", 2, "Of its passages of two turns, the one with the most tags is shown."),
        ("en", "highest", 1, "Of its passages of one turn, the one with the most tags is shown."),
        ("en", "dense", 12, "the passage shown has 12 turns of Session x."),
        ("tr", "highest", 8, "Seansın sekiz sözlük bölümlerinden en çok kod taşıyanı"),
        ("tr", "repair", 3, "Seans x içinden üç söz gösterilmiştir."),
    ],
)
def test_turns_are_counted_in_words_below_ten(
    language: str, kind: str, turns: int, said: str
) -> None:
    """And agree with their number."""
    _, criterion = words.say(language, kind, FILLED)
    assert said in words.with_length(criterion, turns, language)


def test_how_often_and_over_how_many_sessions_is_told_in_words() -> None:
    """Below ten; a value is none of them."""
    told = FILLED | {
        "sessions": 8,
        "value": "3",
        "within": 3,
        "times": 5,
        "often": words.often("en", 5),
    }
    assert "(3; the mean of eight sessions is x)" in words.say("en", "highest", told)[1]
    assert "within three turns (five times here)" in words.say("en", "repair", told)[1]
    assert "(five here)" in words.say("en", "dense", told)[1]
    assert words.often("tr", 2) == "iki kez"


@pytest.mark.parametrize(
    "criterion",
    [
        "Session 3 has the highest score. Shown are the 4 turns of it with the most tags.",
        "En yüksek seans: 3. Seansın en çok kod taşıyan 4 sözü gösterilmiştir.",
    ],
)
def test_criteria_that_an_earlier_version_wrote_are_cut_as_well(criterion: str) -> None:
    """What they say of the turns shown is untrue with other ends."""
    left = cut(Vignette("C07", 3, 10, 13, "t", criterion), 11, 13).criterion
    assert left in ("Session 3 has the highest score.", "En yüksek seans: 3.")
