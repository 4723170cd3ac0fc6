"""Names leave in disguise, with their suffixes; what is unsure is asked about."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thirdear import disguise
from thirdear.disguise import detecting, turkish
from thirdear.model.disguise import Pseudonym

TURKISH = (
    Pseudonym("Ayşe", "Zeynep", variants=("Ayşegül",)),
    Pseudonym("Ahmet", "Murat"),
    Pseudonym("Ali", "Onur"),
    Pseudonym("Can", "Tolga", also_a_word=True),
    Pseudonym("Burak", "Emre"),
    Pseudonym("Üsküdar", "Semt1", "place"),
    Pseudonym("Ayşe Yılmaz", "Zeynep Demir"),
    Pseudonym("Işıl", "Pınar"),
)
ENGLISH = (
    Pseudonym("Oliver", "Jasper", variants=("Ollie",)),
    Pseudonym("Finn", "Theo", case="A"),
    Pseudonym("Will", "Max", also_a_word=True),
)


@pytest.mark.parametrize(
    ("text", "disguised"),
    [
        ("Ayşe'nin annesi", "Zeynep'in annesi"),
        ("Ayşe’ye söyledim", "Zeynep’e söyledim"),
        ("AYŞE'YE dedim", "ZEYNEP'E dedim"),
        ("Ahmet'i gördüm", "Murat'ı gördüm"),
        ("Ahmed'i gördüm", "Murat'ı gördüm"),
        ("Ahmet’le oynadık", "Murat’la oynadık"),
        ("Can'ın arabası", "Tolga'nın arabası"),
        ("Can Bey geldi", "Tolga Bey geldi"),
        ("Aliler geldi", "Onurlar geldi"),
        ("Burağın odası", "Emre’nin odası"),
        ("Ayşeciğim gel", "Zeynepçiğim gel"),
        ("Üsküdar'dan döndük", "Semt1'den döndük"),
        ("Ayşe Yılmaz'ın", "Zeynep Demir'in"),
        ("Işıl'a IŞIL", "Pınar'a PINAR"),
        ("Ayşegül'de", "Zeynep'te"),
        ("Ali'yle Ayşe'yle", "Onur'la Zeynep'le"),
        ("Ali'ydi", "Onur'du"),
        ("Ayse'nin", "Zeynep'in"),
    ],
)
def test_turkish_suffixes_are_made_anew(text: str, disguised: str) -> None:
    """The pseudonym takes the same suffix by its own vowels, with the apostrophe it had."""
    assert disguise.apply(text, TURKISH, "tr").text == disguised


@pytest.mark.parametrize(
    "text", ["Canada canım Cancan", "Alice aliminyum", "can sıkıntısı", "candan bir gülüş"]
)
def test_other_words_are_left_alone(text: str) -> None:
    """A name inside another word, or an everyday word in small letters, is not replaced."""
    assert disguise.apply(text, TURKISH, "tr").text == text


def test_english_names_and_possessives() -> None:
    """Possessives follow the pseudonym; small letters and everyday words are asked about."""
    done = disguise.apply("Oliver saw Ollie’s dog, OLIVER. will you? Will came.", ENGLISH, "en")
    assert done.text == "Jasper saw Jasper’s dog, JASPER. will you? Will came."
    assert [finding.level for finding in done.open] == ["review"]


def test_a_name_belongs_to_its_case() -> None:
    """A pseudonym of case A is not applied in case B."""
    assert disguise.apply("Finn ran.", ENGLISH, "en", "A").text == "Theo ran."
    assert disguise.apply("Finn ran.", ENGLISH, "en", "B").text == "Finn ran."


def test_a_kept_form_is_not_asked_about_again() -> None:
    """What a person decided to keep stays, and opens no gate."""
    assert disguise.scan("Will came.", ENGLISH, "en", kept={"Will"}) == ()


@pytest.mark.parametrize(
    ("text", "language", "why"),
    [
        ("Bana 0532 123 45 67 den yaz", "tr", "telephone number"),
        ("mail me at someone@example.org now", "en", "e-mail address"),
        ("10000000146 numaram", "tr", "Turkish national number"),
        ("34 ABC 123 plakalı", "tr", "number plate"),
        ("born 12.03.2015 in", "en", "date"),
        ("Kerem'le oynadık", "tr", "a name that nobody listed"),
        ("Nermin Hanım kızdı", "tr", "a name that nobody listed"),
        ("then Mrs. Dunne said", "en", "a name that nobody listed"),
    ],
)
def test_what_nobody_listed_is_a_candidate(text: str, language: str, why: str) -> None:
    """Numbers, addresses, dates and likely names ask a person; none is replaced by itself."""
    (finding,) = disguise.scan(text, (), language)
    assert (finding.level, finding.replacement, finding.why) == ("candidate", None, why)


def test_national_numbers_are_told_by_their_check_digits() -> None:
    """10000000146 is the usual valid example; one digit off is not."""
    assert detecting.is_national_number("10000000146")
    assert not detecting.is_national_number("10000000147")


def test_a_finished_text_is_searched_for_every_written_form() -> None:
    """A forgotten inflected name is found again in the finished text."""
    left = disguise.residue("Table 1\nAyşe’nin odası", TURKISH)
    assert [name.real for name in left] == ["Ayşe"]
    assert disguise.residue("Zeynep’in odası", TURKISH) == ()


@given(st.text(alphabet="Ayşe Ali Can'nın ’yi.\n[]", max_size=60))
def test_findings_point_into_the_text_and_never_overlap(text: str) -> None:
    """Offsets are in order and inside the text; applying leaves the rest untouched."""
    findings = disguise.scan(text, TURKISH, "tr")
    places = [(f.start, f.stop) for f in findings]
    assert all(start < stop <= len(text) for start, stop in places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))


def test_vowel_harmony_and_buffers() -> None:
    """Textbook forms: kalem-in, araba-nın, göz-lük, kitap-tan, top-u."""
    assert turkish.suffixed("kalem", ("of",)) == "kalemin"
    assert turkish.suffixed("araba", ("of",)) == "arabanın"
    assert turkish.suffixed("göz", ("-ness",)) == "gözlük"
    assert turkish.suffixed("kitap", ("from",)) == "kitaptan"
    assert turkish.suffixed("top", ("object",)) == "topu"
