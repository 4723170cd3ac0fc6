"""Which encoding a text is in: Turkish and Western files as people really have them."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from thirdear.model.refusal import Refusal

_MARKS = (  # UTF-32's little-endian mark begins with UTF-16's, so it is asked first
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EIGHT_BIT = ("cp1254", "cp1252", "cp1250", "mac_turkish", "cp857")  # of equals, the first wins
_NUL_SHARE = 0.2
_WHOLE = 5  # whole sequences to one broken; by chance a code page's text has hardly any
_WEIGHTS = (
    ("ğışİŞĞçöüÇÖÜ", 3),
    ("“”…–—", 3),  # two of them are as plausible as two letters of the code pages that have them
    ("äßéèêàâîûôëï’‘«»", 2),
    ("£€", 1),  # signs that Western pages share, where others have a letter
    ("ýþðÝÞÐ", -2),  # what Turkish letters look like through Western eyes
)
_MISPLACED = -4  # as nobody writes it: an upper case letter in a word, a word after a closing quote
_AFTER_LETTER = re.compile(rb"(?<=[a-z])[\x80-\xff]")
_BEFORE_LETTER = re.compile(rb"[\x80-\xff](?=[A-Za-z])")
_WEIGHT = {letter: weight for letters, weight in _WEIGHTS for letter in letters}


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Return the text and the name of its encoding; a byte order mark is no part of the text.

    Without ``encoding``: byte order mark, then the place of the NULs (UTF-16), then UTF-8, then
    the eight-bit code page whose letters look most like Turkish or Western words. UTF-8 with a few
    damaged bytes has U+FFFD in their place. Refused: bytes that are not text in the encoding, and
    encodings that do not exist.
    """
    name = _known(encoding) if encoding else detect(data)
    damaged_is_text = not encoding and name == "utf-8"
    try:
        text = data.decode(name, "replace" if damaged_is_text else "strict")
        text.encode("utf-8")  # some codecs give halves of characters, which nothing can store
    except UnicodeError:
        raise Refusal(
            f"it is not {name} text: name its encoding with --encoding",
            f"{name} kodlamasıyla yazılmış bir metin değil: kodlamayı --encoding ile belirtin",
        ) from None
    return text, name


def detect(data: bytes) -> str:
    """Return the most plausible encoding of a text; Python's name for it."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if data.count(0) > len(data) * _NUL_SHARE:
        return "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if _damaged_utf_8(data) else _by_letters(data)
    return "utf-8"


def _damaged_utf_8(data: bytes) -> bool:
    """Whether far more letters are whole UTF-8 sequences than are broken."""
    letters = Counter(data.decode("utf-8", "replace"))
    broken = letters["\ufffd"]
    whole = sum(n for letter, n in letters.items() if letter > "\x7f") - broken
    return whole > _WHOLE * broken


def _by_letters(data: bytes) -> str:
    counts = {bytes([byte]): n for byte, n in Counter(data).items() if byte >= 0x80}
    after, before = (Counter(found.findall(data)) for found in (_AFTER_LETTER, _BEFORE_LETTER))
    best, best_score = "latin-1", float("-inf")
    for name in _EIGHT_BIT:
        score = 0
        try:
            for byte, n in counts.items():
                letter = byte.decode(name)
                misplaced = after if letter.isupper() else before if letter == "”" else {}
                score += n * _weigh(letter) + _MISPLACED * misplaced.get(byte, 0)
        except UnicodeDecodeError:
            continue
        if score > best_score:
            best, best_score = name, score
    return best


def _weigh(letter: str) -> int:
    known = _WEIGHT.get(letter)
    if known is not None:
        return known
    if "\x80" <= letter < "\xa0":
        return -5
    return -1 if letter.isalpha() else -2


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
        return codecs.lookup(encoding).name
    except (LookupError, ValueError):
        raise Refusal(
            f"no encoding is called {encoding!r}: try utf-8, cp1254 or utf-16",
            f"{encoding!r} adlı bir karakter kodlaması yok: utf-8, cp1254 ya da utf-16 deneyin",
        ) from None
