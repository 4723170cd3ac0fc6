"""What may stand behind a name: suffixes of two languages, blanks, signs, and what is unsure."""

from __future__ import annotations

import random

import pytest

from tests.disguise.test_disguise import ENGLISH, TURKISH
from thirdear import disguise
from thirdear.disguise.proposals import propose
from thirdear.disguise.rests import is_joined
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


@pytest.mark.parametrize(
    ("text", "disguised"),
    [
        ("Ahmed ’i gördüm", "Murat’ı gördüm"),
        ("Ahmedi gördüm", "Murat’ı gördüm"),
        ("Ali' nin evi", "Onur'un evi"),
        ("Ali 'nin evi", "Onur'un evi"),
        ("'Ali 'nin evi", "'Onur 'nin evi"),
        ("Ali 'nin' evi", "Onur 'nin' evi"),
        ("Ali’’ye verdim", "Onur’’a verdim"),
        ("Ali;ye verdim", "Onur;a verdim"),
        ("Ali,nin evi", "Onur,un evi"),
        ('Ali"ye verdim', 'Onur"a verdim'),
        ("Alilerden'mi", "Onurlardan'mı"),
        ("Ayşeler'xx", "Zeynepler'xx"),
        ("Ayşe, nin", "Zeynep, nin"),
        ("Burak la oynadık", "Emre la oynadık"),
    ],
)
def test_what_is_typed_for_an_apostrophe_is_read(text: str, disguised: str) -> None:
    """Blanks around it, two of them, another sign; an opening one before the name reads none."""
    assert disguise.apply(text, TURKISH, "tr").text == disguised


@pytest.mark.parametrize("text", ["Ahmed geldi", "Burağ geldi", "Ahmed'den", "Ahmed ile"])
def test_a_softened_name_needs_its_vowel(text: str) -> None:
    """Ahmed is Ahmet only before a suffix that begins with a vowel."""
    assert [f for f in disguise.scan(text, TURKISH, "tr") if f.name is not None] == []


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Oliverahmet", "Jasperahmet"),
        ("Oliverabla", "Jasperabla"),
        ("Oliverablanın", "Jasperablanın"),
        ("Oliverbear", "Jasperbear"),
        ("Oliverness", "Jasperness"),
        ("Oliver'xyz", "Jasper'xyz"),
        ("Oliverzz", "Jasperzz"),
    ],
)
def test_what_is_glued_to_a_name_stays_on_the_pseudonym(text: str, instead: str) -> None:
    """Another name, a title with its suffix, an English ending, letters that nothing reads."""
    (finding,) = disguise.scan(text, ENGLISH, "en")
    assert (finding.level, finding.replacement) == ("review", instead)


@pytest.mark.parametrize(
    ("tail", "is_one"),
    [
        ("ahmet", True),
        ("abla", True),
        ("ablanın", True),
        ("oliver", True),
        ("olivers", False),
        ("ablaxx", False),
        ("xx", False),
        ("a", False),
        ("", False),
    ],
)
def test_a_rest_is_joined_where_it_is_a_name_or_a_title(tail: str, is_one: bool) -> None:
    """With Turkish suffixes or without; other letters behind a known word are no suffix."""
    assert is_joined(tail, disguise.listed(ENGLISH)) is is_one
