"""What identifies somebody by its shape is found whole; what only looks like it is not.

Numbers are invented. Check digits follow their own standards: 10000000146 (Turkish national
number), 9434765919 (the health service's own example), 4111111111111111 (a test card),
GB82WEST12345698765432 (the account of ISO 13616's examples).
"""

from __future__ import annotations

import re

import pytest

from thirdear.disguise import numbers


def found(text: str) -> list[tuple[str, str]]:
    """Return what is found in a text, and what it is taken for."""
    words = frozenset(re.findall(r"\w+", text))
    return [(text[f.start : f.stop], f.why) for f in numbers.find(text, words)]


@pytest.mark.parametrize(
    ("text", "what", "why"),
    [
        ("posta kodu: 34710 dedi", "34710", "postcode"),
        ("zip code is 94103.", "94103", "postcode"),
        ("Pasaport no U12345678 idi", "U12345678", "passport"),
        ("yaz: a.b+c@mail.example.org.", "a.b+c@mail.example.org", "e-mail address"),
        ("bak www.example.org/x?y=1.", "www.example.org/x?y=1", "web address"),
        ("bak https://example.net/a_b),", "https://example.net/a_b", "web address"),
        ("okul.k12.tr ya da ayi.bel.tr", "okul.k12.tr", "web address"),
        ("yaz @ayi_01 diye", "@ayi_01", "user name"),
        ("no 10000000146 idi", "10000000146", "Turkish national number"),
        ("no 100 000 00 146 idi", "100 000 00 146", "Turkish national number"),
        ("kart 4111 1111 1111 1111", "4111 1111 1111 1111", "payment card"),
        ("nhs 943 476 5919.", "943 476 5919", "health number"),
        ("GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 32", "bank account"),
        ("ni AB 12 34 56 C", "AB 12 34 56 C", "national insurance number"),
        ("ssn 123-45-6789", "123-45-6789", "social security number"),
        ("ara 0532 123 45 67", "0532 123 45 67", "telephone number"),
        ("ara +90 (532) 123-45-67", "+90 (532) 123-45-67", "telephone number"),
        ("telefon: 234 56 78", "234 56 78", "telephone number"),
        ("plaka 34 ABC 123 geldi", "34 ABC 123", "number plate"),
        ("plate AB12 CDE", "AB12 CDE", "number plate"),
        ("gün 03.11.2019 idi", "03.11.2019", "date"),
        ("on 2019-11-03.", "2019-11-03", "date"),
        ("3 Kasım 2019 günü", "3 Kasım 2019", "date"),
        ("3rd of May, 2019", "3rd of May, 2019", "date"),
        ("May 3rd, 2019", "May 3rd, 2019", "date"),
        ("üç kasım iki bin on dokuz", "üç kasım iki bin on dokuz", "date"),
        ("the third of May", "the third of May", "date"),
        ("2012 doğumlu", "2012", "year of birth"),
        ("born in 2012", "2012", "year of birth"),
        ("iki bin on iki doğumlu", "iki bin on iki doğumlu", "year of birth"),
        ("at SW1A 1AA now", "SW1A 1AA", "postcode"),
        ("34710 Kadıköy", "34710", "postcode"),
        ("in NY 10001-1234", "NY 10001-1234", "postcode"),
        ("pasaport no U 1234567", "U 1234567", "passport"),
        ("3-B sınıfı", "3-B", "class at school"),
        ("in Year 4", "Year 4", "class at school"),
        ("okul numarası 123", "123", "number at school"),
        ("No: 12/3", "No: 12/3", "house number"),
        ("sıfır beş üç iki yüz yirmi", "sıfır beş üç iki yüz yirmi", "telephone number"),
        ("oh seven double five nine two", "oh seven double five nine two", "telephone number"),
        ("OH SEVEN DOUBLE FIVE NINE TWO", "OH SEVEN DOUBLE FIVE NINE TWO", "telephone number"),
        ("SIFIR BEŞ ÜÇ İKİ YÜZ YİRMİ", "SIFIR BEŞ ÜÇ İKİ YÜZ YİRMİ", "telephone number"),
        ("one two three nine seven five", "one two three nine seven five", "telephone number"),
        ("iki bin on iki doğumluydu", "iki bin on iki doğumlu", "year of birth"),
        ("bak OKULUMUZ.COM.TR var", "OKULUMUZ.COM.TR", "web address"),
        ("bak Www.example.org var", "Www.example.org", "web address"),
    ],
)
def test_what_identifies_is_found_whole(text: str, what: str, why: str) -> None:
    """With its spaces and signs, and without the sentence around it."""
    assert (what, why) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "puan 1 2 3 4 5 6 7 8 9",
        "bir iki üç dört beş altı yedi",
        "on dokuz sekiz yedi altı beş",
        "one two one two one two one",
        "on yirmi otuz kırk elli altmış",
        "ten twenty thirty forty fifty sixty seventy",
        "altı altı beş dört üç üç iki bir",
        "one two three four nine seven",
        "zero five three two seven",
        "beş kere beş, altı kere altı, yedi",
        "sekiz dokuz on dokuz sekiz iki",
        "bir iki üç beş sekiz",
        "iki iki iki iki iki iki",
        "altı altı altı altı beş beş dört dört dört",
        "bir bir bir iki iki iki iki üç üç",
        "saat 3.5 ya da 12",
        "% 1234567",
        "May I come in",
        "üç kasımpatı",
        "3-4 kez",
        "1999 yılında",
        "a@b",
        "12345678",
    ],
)
def test_what_counts_or_measures_identifies_nobody(text: str) -> None:
    """Counting, a range, a year alone, numbers without their check digits."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("number", "is_one"),
    [
        ("0532 123 45 67", True),
        ("+44 20 7946 0000", True),
        ("0044 20 7946 0000", True),
        ("(212) 555 0123", True),
        ("12", False),
        ("00000", False),
        ("+999 1", False),
    ],
)
def test_a_telephone_could_be_dialled(number: str, is_one: bool) -> None:
    """In Turkey, Britain or North America, or anywhere with a +."""
    assert numbers.is_telephone(number) is is_one


def test_the_length_of_a_telephone() -> None:
    """Ten to fifteen digits; nine where a 0 or a + says that it is one; and it must be possible."""
    assert found("ara 532 123 45 67") == [("532 123 45 67", "telephone number")]
    assert found("ara 01632 96000")[0][1] == "telephone number"
    assert found("ara 123 456 789") == []
    assert found("ara 999999999999999") == []


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        (numbers.is_account, "GB82WEST12345698765432", "GB83WEST12345698765432"),
        (numbers.is_card, "4111111111111111", "4111111111111112"),
        (numbers.is_card, "4222222222222", "422222222222"),
        (numbers.is_card, "6304000000000000000", "63040000000000000000"),
        (numbers.is_health_number, "9434765919", "9434765918"),
    ],
)
def test_check_digits(check: object, right: str, wrong: str) -> None:
    """One digit off is another number; a card has thirteen digits at least."""
    assert callable(check)
    assert check(right)
    assert not check(wrong)


def test_of_two_shapes_at_one_place_the_longer_stands() -> None:
    """The address, not the user name in it; both, where they stand apart, in their order."""
    assert found("a@example.com @ayi01, 3 Kasım") == [
        ("a@example.com", "e-mail address"),
        ("@ayi01", "user name"),
        ("3 Kasım", "date"),
    ]
