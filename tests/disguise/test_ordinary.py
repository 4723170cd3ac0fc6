"""Words of the dictionaries are known in the forms that a language makes of them."""

from __future__ import annotations

import pytest

from thirdear.disguise import people
from thirdear.disguise.ordinary import is_ordinary


@pytest.mark.parametrize(
    "word",
    "ev evde evden evlerimizin kedilerim git gidiyor geldi ağlıyorum başlıyordu bekliyor oynuyor "
    "kapıyı kâğıt kağıt rüzgâr KEDİ river rivers house table tables".split(),
)
def test_a_form_of_an_ordinary_word_is_ordinary(word: str) -> None:
    """Cases, persons and tenses, -yor with its narrowed vowel, circumflexes, capitals, plurals."""
    assert is_ordinary(word)


@pytest.mark.parametrize(
    "word", "zümra zümrayor zorbo zorbos evdxx kediii hııı lar xs tablex".split()
)
def test_what_no_dictionary_makes_is_not(word: str) -> None:
    """A drawn-out word, a suffix alone, a word with letters behind it."""
    assert not is_ordinary(word)


@pytest.mark.parametrize(
    ("word", "first", "known"),
    [
        ("ayşe", True, True),
        ("emily", True, True),
        ("deniz", True, True),
        ("yılmaz", False, True),
        ("zorbo", False, False),
        ("", False, False),
    ],
)
def test_a_family_name_is_no_first_name(word: str, first: bool, known: bool) -> None:
    """Both are known names; Ian is one with the small letters of either language."""
    assert people.is_first(word) is first
    assert people.is_known(word) is known
    assert people.kinds("ian") == people.kinds("ıan") != ""
