"""What nobody listed but shows by itself is asked about: names, numbers, dates, addresses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from thirdear import disguise
from thirdear.disguise import reader
from thirdear.disguise.numbers import is_account, is_card, is_health_number
from thirdear.model.disguise import Pseudonym


def asked(text: str, language: str = "tr") -> list[tuple[str, str]]:
    """Return what is asked about in a text for which nothing is listed, and why."""
    found = disguise.scan(disguise.nfc(text), (), language)
    assert {f.level for f in found} <= {"candidate"}
    return [(text[f.start : f.stop], f.why) for f in found]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Sümeyye dün gelmedi.", "tr", "Sümeyye"),
        ("Oğlum. Batuhan ağladı.", "tr", "Batuhan"),
        ("– BATUHAN gel buraya", "tr", "BATUHAN"),
        ("Gitmedik. Sümeyyeler yoktu.", "tr", "Sümeyyeler"),
        ("sonra sümeyye hanım geldi", "tr", "sümeyye"),
        ("batuhan abi kızdı", "tr", "batuhan"),
        ("deniz öğretmen söyledi", "tr", "deniz"),
        ("Poyrazcan adlı bir çocuk", "tr", "Poyrazcan"),
        ("zümra isimli bir kız", "tr", "zümra"),
        ("Jessica cried all day.", "en", "Jessica"),
        ("It ended. Gareth left.", "en", "Gareth"),
        ("then mrs higgins came", "en", "higgins"),
        ("a boy named tristan", "en", "tristan"),
        ("a girl called Zoomby", "en", "Zoomby"),
    ],
)
def test_names_that_nobody_listed(text: str, language: str, name: str) -> None:
    """At the beginning of a sentence, in capitals, in small letters beside what makes a name."""
    assert asked(text, language) == [(name, "a name that nobody listed")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Masal dinledik. Yağmur yağdı. Bahar geldi.", "tr"),
        ("Anne geldi. Baba da. Öğretmen kızdı.", "tr"),
        ("Güzel bir gündü. Ben de gittim.", "tr"),
        ("May I go? Will you come? Hope so.", "en"),
        ("Doctor, he said. Teacher was there. A game called chess.", "en"),
        ("Brown hair. Young boys. White walls.", "en"),
        ("Bir iki üç dört beş altı yedi sekiz dokuz on.", "tr"),
        ("One two three four five six seven, ten nine eight seven six five.", "en"),
        ("Saat 10.30, sayfa 12, 3. sınıfta, 15 kişi, 2 saat 45 dakika.", "tr"),
    ],
)
def test_ordinary_sentences_ask_nothing(text: str, language: str) -> None:
    """Words of the dictionaries, people by what they are, counting, hours and pages."""
    assert asked(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "form", "why"),
    [
        ("doğum 12.03.15 idi", "tr", "12.03.15", "date"),
        ("on iki mart iki bin on beş doğumluyum", "tr", "on iki mart iki bin on beş", "date"),
        ("3 ağustos '16 günü", "tr", "3 ağustos '16", "date"),
        ("the twelfth of March two thousand and fifteen", "en", None, "date"),
        ("March the third", "en", "March the third", "date"),
        ("born in two thousand fifteen", "en", "two thousand fifteen", "year of birth"),
        ("telefonum 0532.418.27.63", "tr", "0532.418.27.63", "telephone number"),
        ("0090 532 418 27 63 ara", "tr", "0090 532 418 27 63", "telephone number"),
        ("ring 0044 7700 900123", "en", "0044 7700 900123", "telephone number"),
        (
            "sıfır beş yüz otuz iki dört yüz on sekiz yirmi yedi",
            "tr",
            None,
            "telephone number",
        ),
        ("oh seven seven double oh nine four two", "en", None, "telephone number"),
        ("@kara_kedi34 yazdı", "tr", "@kara_kedi34", "user name"),
        ("bak okulumuz.com.tr/sinif var", "tr", "okulumuz.com.tr/sinif", "web address"),
        ("at SW1A 1AA now", "en", "SW1A 1AA", "postcode"),
        ("34710 Kadıköy", "tr", "34710", "postcode"),
        ("pasaport numarası U12345678", "tr", "U12345678", "passport"),
        ("her NHS 943 476 5919", "en", "943 476 5919", "health number"),
        ("AB 12 34 56 C", "en", "AB 12 34 56 C", "national insurance number"),
        ("078-05-1120", "en", "078-05-1120", "social security number"),
        ("4539 1488 0343 6467", "en", "4539 1488 0343 6467", "payment card"),
        ("tr33 0006 1005 1978 6457 8413 26", "tr", None, "bank account"),
        ("34 abc 123 plakalı", "tr", "34 abc 123", "number plate"),
        ("ab12 cde", "en", "ab12 cde", "number plate"),
        ("4-B sınıfındayım", "tr", "4-B", "class at school"),
        ("I am in class 3B now", "en", "class 3B", "class at school"),
        ("okul numaram 142", "tr", "142", "number at school"),
        ("Daire 5", "tr", "Daire 5", "house number"),
        ("sümeyye ilkokulu", "tr", "sümeyye ilkokulu", "a school, institution or street"),
    ],
)
def test_numbers_dates_and_addresses(text: str, language: str, form: str | None, why: str) -> None:
    """In figures and words, with dots and blanks, in small letters."""
    assert asked(text, language) == [(form or text, why)]


def test_check_digits_tell_numbers_from_others() -> None:
    """One digit off is no card, no account, no health number."""
    assert is_card("4539 1488 0343 6467")
    assert not is_card("4539 1488 0343 6468")
    assert is_account("GB33BUKB20201555555555")
    assert not is_account("GB34BUKB20201555555555")
    assert is_health_number("943 476 5919")
    assert not is_health_number("943 476 5918")


class _Second:
    """Stands in for the second reader: it takes each "Tosunpaşa" for a person."""

    def detect(self, text: str) -> list[dict[str, object]]:
        return list(self._every(text))

    def _every(self, text: str) -> Iterator[dict[str, object]]:
        start = text.find("tosunpaşa")
        if start >= 0:
            yield {"label": "AD", "start": start, "end": start + 9}
            yield {"label": "TCKN", "start": 0, "end": 3}


def test_what_a_second_reader_finds_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    """People only, in Turkish only; without it nothing changes."""
    text = "dün tosunpaşa geldi"
    monkeypatch.setattr(reader, "_engine", lambda: None)
    assert asked(text) == []
    monkeypatch.setattr(reader, "_engine", _Second)
    assert asked(text) == [("tosunpaşa", "a name, by the second reader")]
    assert asked(text, "en") == []


@pytest.mark.parametrize(
    ("text", "language", "forms"),
    [
        ("ayşe ablam geldi", "tr", ["ayşe"]),
        ("ayşe hanımcığım geldi", "tr", ["ayşe"]),
        ("ayşe hanımeli kokuyor", "tr", []),
        ("kapı hanım kızdı", "tr", []),
        ("prof smith said", "en", ["smith"]),
        ("aunt the bear", "en", []),
        ("named grapple", "en", ["grapple"]),
        ("named Apple", "en", ["Apple"]),
        ("named apple", "en", []),
        ("Zorbo'nun evi", "tr", ["Zorbo"]),
        ("Zorbo't and Zorbo've", "tr", []),
        ("Zorbo Hanım", "tr", ["Zorbo"]),
        ("Dr Zorbo came", "en", ["Zorbo"]),
        ("Zeynepler yoktu", "tr", ["Zeynepler"]),
        ("Zeynepler came", "en", []),
        ("Batuhana dedik", "tr", ["Batuhana"]),
        ("Zeynepxx yoktu", "tr", []),
        ("Monday Emily", "en", ["Emily"]),
        ("Deniz kenarı", "tr", []),
    ],
)
def test_a_likely_name_is_told_by_what_stands_beside_it(
    text: str, language: str, forms: list[str]
) -> None:
    """A title with or without "my", "named" before it, a suffix; ordinary words are nobody."""
    assert [form for form, _ in asked(text, language)] == forms


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("zeynep ilkokulunda", ["zeynep ilkokulu"]),
        ("sümeyye lisesine gitti", ["sümeyye lisesi"]),
        ("kapı lisesi", []),
        ("deniz lisesi", []),
        ("Zümra Lisesi'nde", ["Zümra Lisesi"]),
        ("the Zümra School", ["Zümra School"]),
        ("a School", []),
        ("St. Zorbo Primary School", ["St. Zorbo Primary School"]),
        ("Merkez İlköğretim Okulu", ["Merkez İlköğretim Okulu"]),
    ],
)
def test_an_institution_is_asked_about_with_its_name(text: str, forms: list[str]) -> None:
    """In small letters only where the word before it is a known name and no other word."""
    assert [f for f, why in asked(text) if why.startswith("a school")] == forms


@pytest.mark.parametrize("text", ["Zümra Lisesi", "Zümra Koleji"])
def test_an_institution_that_is_a_pseudonym_is_nobodys(text: str) -> None:
    """What stands for a school is not asked about; another word before it is."""
    names = (Pseudonym("Kara Okul", "Zümra Lisesi", "school"),)
    assert disguise.scan(text, names, "tr") == ()
    other = text.replace("ümra", "ümra Kerem")
    assert [f.level for f in disguise.scan(other, names, "tr")] == ["candidate"]


@pytest.mark.parametrize(
    ("text", "common", "forms"),
    [
        ("ve Zorbo geldi", (), ["Zorbo"]),
        ("ve Zorbo’ya dedi", (), ["Zorbo"]),
        ("evet, Zorbo geldi", (), ["Zorbo"]),
        ("ve Zorbo geldi", {"zorbo"}, []),
        ("bitti. Zorbo geldi", (), []),
        ("ve ZORBO geldi", (), []),
        ("ve Pazartesi geldi", (), []),
        ("the Monday after", (), []),
    ],
)
def test_a_capital_says_something_in_mid_sentence_only(
    text: str, common: set[str] | tuple[()], forms: list[str]
) -> None:
    """And nothing about days, about words of the material in small letters, or if shouted."""
    found = disguise.scan(text, (), "tr", common=common)
    assert [text[f.start : f.stop] for f in found] == forms
    assert disguise.scan("ve Zorbo geldi", (), "tr") == ()
