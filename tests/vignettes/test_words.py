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
    made = criterion.format(n=7)
    return Vignette("C07", 3, 10, 16, title, made[0].upper() + made[1:])


@pytest.mark.parametrize("language", ["en", "tr"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_leaves_of_a_criterion_what_stays_true(kind: str, language: str) -> None:
    """How many turns are shown, and why these, is said no more; something is said still."""
    left = cut(suggested(kind, language), 12, 16).criterion
    assert left
    assert "7" not in left
    for untrue in ("most tags", "this length", "en çok etiket", "bu uzunlukta", "Bu uzunlukta"):
        assert untrue not in left


def test_a_criterion_in_own_words_and_one_with_the_same_ends_stay() -> None:
    """Only suggested sentences about what is shown are dropped, and only when the ends move."""
    own = Vignette("C07", 3, 10, 16, "t", "He speaks of his father for the first time.")
    assert cut(own, 12, 16).criterion == own.criterion
    given = suggested("highest", "en")
    assert cut(given, 10, 16) == given
