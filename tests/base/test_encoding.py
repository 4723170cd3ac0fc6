"""Encodings are told by mark, NULs, UTF-8's strictness, and then by letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thirdear.base.encoding import decode, detect
from thirdear.model.refusal import Refusal

TURKISH = "Çocuk: Öğretmen kızdı bana, şey… ağladım işte. İyi değildim, üşüdüm."
SHORT = "T: Nasılsın?"
WESTERN = "Thérapeute : ça va très bien, naïve à côté."


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1254", "cp1254"),
        ("mac_turkish", "mac_turkish"),
        ("cp857", "cp857"),
    ],
)
@pytest.mark.parametrize("times", [1, 20])
def test_turkish(encoding: str, told: str, times: int) -> None:
    """One Turkish line is told in every encoding that people have."""
    text = TURKISH * times
    if encoding == "cp857":
        text = text.replace("…", "...")
    assert decode(text.encode(encoding)) == (text, told)


def test_short() -> None:
    """Three words are enough to tell."""
    assert decode(SHORT.encode("cp1254"))[0] == SHORT
    assert decode(SHORT.encode("utf-16-be"))[0] == SHORT


def test_damaged() -> None:
    """A broken byte in UTF-8 is one damaged letter, not a reason to read every other one wrong."""
    data = TURKISH.encode().replace("ğ".encode(), b"\xc4", 1)
    assert decode(data) == (TURKISH.replace("ğ", "\ufffd", 1), "utf-8")
    with pytest.raises(Refusal, match="not utf-8 text"):
        decode(data, "utf-8")


def test_latin_5() -> None:
    """ISO 8859-9 is read as the Windows page that contains it."""
    text = TURKISH.replace("…", "...")
    assert decode(text.encode("iso-8859-9"))[0] == text


def test_western() -> None:
    """French comes out right: the Turkish page has its letters at the same places."""
    assert decode(WESTERN.encode("cp1252"))[0] == WESTERN


def test_ascii() -> None:
    """Text without any special letter is UTF-8."""
    assert decode(b"T: hello") == ("T: hello", "utf-8")


def test_named() -> None:
    """A named encoding overrules the guess."""
    assert decode("ý".encode("cp1252"), "cp1252") == ("ý", "cp1252")
    assert decode("ý".encode("cp1252")) == ("ı", "cp1254")


@pytest.mark.parametrize("encoding", ["utf-9", "hex", "rot13", "\0"])
def test_unknown(encoding: str) -> None:
    """Encodings that do not exist, or make no text, are refused."""
    with pytest.raises(Refusal, match="no encoding is called"):
        decode(b"abc", encoding)


def test_wrong() -> None:
    """Bytes that are no text in the named or marked encoding are refused."""
    with pytest.raises(Refusal, match="not utf-8 text"):
        decode(b"\xff\xff", "utf-8")
    with pytest.raises(Refusal, match="not utf-16 text"):
        decode(b"\xff\xfe\x00\xd8", None)
    with pytest.raises(Refusal, match=r"not unicode.escape text"):
        decode(rb"\ud800", "unicode_escape")


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Any bytes give text that can be stored, or a Refusal."""
    try:
        text, encoding = decode(data)
    except Refusal:
        return
    assert text.encode("utf-8").decode("utf-8") == text
    assert encoding == detect(data)


@given(st.text("abcçğıöşü ABCÇĞİÖŞÜ'.,?", min_size=30, max_size=80))
def test_turkish_page(text: str) -> None:
    """Turkish words written in cp1254 come back as they were."""
    words = TURKISH.replace("…", "...") + text
    assert decode(words.encode("cp1254"))[0] == words


@pytest.mark.parametrize(
    "words",
    [
        "He said “so” now.",
        "I am… I was…",
        "Then – he “said” so.",
        "Ne dedi? “Gel” dedi.",
        "kızgınım",
        "düşündüm; “öyle” dedi…",
    ],
)
def test_signs_of_a_windows_page_are_no_letters_of_another(words: str) -> None:
    """Quotation marks, dots and dashes alone do not make a page of DOS or of a Mac plausible."""
    assert decode(words.encode("cp1254")) == (words, "cp1254")


@pytest.mark.parametrize(("words", "name"), [("öf", "cp857"), ("Öyle, söyle", "mac_turkish")])
def test_letters_of_an_old_page_are_no_signs(words: str, name: str) -> None:
    """A word that would begin with a closing quotation mark, or hold one, is Turkish."""
    assert decode(words.encode(name)) == (words, name)


def test_the_first_byte_above_ascii_is_a_letter_too() -> None:
    """0x80 is the euro sign of a Windows page, and Ç in the old Turkish one."""
    assert decode("Ücret 40 €, sonra 50 €.".encode("cp1254"))[0] == "Ücret 40 €, sonra 50 €."
    assert decode("ÇÇÇ".encode("cp857"))[0] == "ÇÇÇ"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("• öyle", "cp1254"),
        ("señor", "cp1254"),
        ("– øre", "mac_turkish"),
        ("Öz ş", "mac_turkish"),
        ("Öz", "cp857"),
        ("ş", "mac_turkish"),
        ("I’m Älter", "mac_turkish"),
    ],
)
def test_letters_and_signs_weigh_against_each_other(words: str, name: str) -> None:
    """One letter and one sign of a page are enough where another page makes nonsense of them."""
    assert decode(words.encode(name))[0] == words


def test_far_more_whole_letters_than_broken_ones_are_utf_8() -> None:
    """Six to one are; five to one may well be letters of a code page."""
    assert detect("öööööö".encode() + b" \xf6") == "utf-8"
    assert detect("ööööö".encode() + b" \xf6") != "utf-8"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["T: Hello there.", "T:\u3000a\u3000b", "a\u3000b\u3000c"])
def test_the_place_of_the_zero_bytes_tells_the_order(text: str, encoding: str) -> None:
    """In English as well, and where a full-width space has its own zero at the other place."""
    assert decode(text.encode(encoding)) == (text, encoding)
