"""What may stand behind a name: suffixes of two languages, blanks, signs, and what is unsure."""

from __future__ import annotations

import random

import pytest

from tests.disguise.test_disguise import ENGLISH, TURKISH
from thirdear import disguise
from thirdear.disguise.proposals import propose
from thirdear.model.disguise import Pseudonym


@pytest.mark.parametrize(
    ("text", "disguised"),
    [
        ("Oliver'd go, Oliver'll go", "Jasper'd go, Jasper'll go"),
        ("Oliver've gone, Oliver're", "Jasper've gone, Jasper're"),
        ("Oliver'm here, Oliver’m", "Jasper'm here, Jasper’m"),
        ("Oliver s dog, Emily’s cat", "Jasper s dog, Sarah’s cat"),
        ("Oliver-s", "Jasper-s"),
    ],
)
def test_english_endings_stay_as_they_are(text: str, disguised: str) -> None:
    """Contractions and possessives are not spelt anew, with whatever sign or blank."""
    done = disguise.apply(text, ENGLISH, "en")
    assert (done.text, done.open) == (disguised, ())


@pytest.mark.parametrize(
    ("text", "disguised"),
    [
        ("Burak'ın Ali'mizin", "Emre'nin Onur'umuzun"),
        ("Ali'ninki Ayşe'lerdeydik", "Onur'unki Zeynep'lerdeydik"),
        ("Ahmet-in evi", "Murat-ın evi"),
        ("'Ayşe' dedi, Ayşe de geldi", "'Zeynep' dedi, Zeynep de geldi"),
        ("Ayşe dedi, Ali dedi", "Zeynep dedi, Onur dedi"),
        ("Ayşe'm geldi", "Zeynep'im geldi"),
    ],
)
def test_turkish_suffixes_follow_the_pseudonym(text: str, disguised: str) -> None:
    """By its own vowels; a word behind it that is one of its own is no suffix."""
    done = disguise.apply(text, TURKISH, "tr")
    assert (done.text, done.open) == (disguised, ())


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Ayşe nin annesi", "Ayşe nin"),
        ("‘Ayşe nin’ dedi", "Ayşe nin"),
        ("Burak ın odası", "Burak ın"),
        ("Ali(ye) verdim", "Ali(ye"),
        ("Ali:ye verdim", "Ali:ye"),
    ],
)
def test_a_suffix_apart_is_asked_about(text: str, form: str) -> None:
    """Nothing is replaced before somebody has decided what it is."""
    done = disguise.apply(text, TURKISH, "tr")
    assert done.text == text
    assert [(f.level, text[f.start : f.stop]) for f in done.open] == [("review", form)]


@pytest.mark.parametrize("text", ["Sonra Irmak'a dedim.", "Sonra ırmak hanım geldi."])
def test_a_pseudonym_in_the_text_is_nobody_unlisted(text: str) -> None:
    """A dotless i is the small letter of I in Turkish."""
    assert disguise.scan(text, (Pseudonym("Zümra", "Irmak"),), "tr") == ()
    assert len(disguise.scan(text, (), "tr")) == 1


def test_each_name_of_a_person_has_a_pseudonym_of_its_own() -> None:
    """A first name and a family name become two, neither of them in use."""
    taken = {"Zeynep", "Demir Kaya"}
    for seed in range(20):
        words = propose("Ayşe Yılmaz", "person", taken, "tr", random.Random(seed)).split()
        assert len(set(words)) == 2
        assert not set(words) & {"Ayşe", "Yılmaz", "Zeynep", "Demir", "Kaya"}
