"""The invented session that is practised on lies in its text turn by turn."""

from __future__ import annotations

import hashlib

import pytest

from thirdear import codebook
from thirdear.model.language import Language
from thirdear.model.text import Role
from thirdear.study import practice


@pytest.mark.parametrize("language", ["en", "tr"])
def test_turns_cover_the_words_of_their_lines(language: Language) -> None:
    """Each its own, in order, numbered from 1; together they are the whole text."""
    made = practice._transcript(language)
    lines = practice.LINES[language]
    assert [made.words(turn) for turn in made.turns] == [words for _, _, words in lines]
    assert [(turn.speaker, turn.role) for turn in made.turns] == [line[:2] for line in lines]
    assert [turn.index for turn in made.turns] == list(range(1, len(lines) + 1))
    assert "\n".join(map(made.words, made.turns)) == made.text
    assert made.sha256 == hashlib.sha256(made.text.encode()).hexdigest()


def test_both_languages_say_the_same_in_the_same_turns() -> None:
    """The same roles, in the same order."""
    roles = [[role for _, role, _ in practice.LINES[of]] for of in ("en", "tr")]
    assert roles[0] == roles[1]
    assert {Role.THERAPIST, Role.CLIENT, Role.PARENT, Role.ACTION} == set(roles[0])


def test_the_codes_that_are_practised_are_in_the_codebook() -> None:
    """With the speakers and the scale that the steps speak of."""
    book = codebook.parse(practice.BOOK, "practice.toml")
    known = {code.key: code for code in book.codes}
    assert known.keys() == {practice.QUESTION, practice.FEELING, practice.PLAY}
    assert known[practice.QUESTION].speaker is Role.THERAPIST
    scale = known[practice.FEELING].scale
    assert scale is not None
    assert (scale.low, scale.high) == (1, 5)
