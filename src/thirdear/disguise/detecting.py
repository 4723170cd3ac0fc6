"""What identifies somebody though nobody listed it: numbers, addresses, dates, likely names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from thirdear.disguise.matching import APOSTROPHES, lower
from thirdear.model.disguise import Finding

_MARKS = re.escape(APOSTROPHES)
_CAPITAL = "A-ZÇĞİÖŞÜ"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("e-mail address", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")),
    ("web address", re.compile(r"\b(?:https?://|www\.)\S{2,200}[^\s.,;:!?)\]”’\"']")),
    ("bank account", re.compile(r"\bTR\d{2}(?: ?\d{4}){5} ?\d{2}\b")),
    (
        "telephone number",
        re.compile(r"(?<!\d)(?:\+?90[ -]?|0)?5\d{2}[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)"),
    ),
    ("telephone number", re.compile(r"(?<!\d)(?:\+44[ -]?|0)7\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)")),
    ("number plate", re.compile(rf"\b(?:0[1-9]|[1-7]\d|8[01]) [{_CAPITAL}]{{1,3}} \d{{2,4}}\b")),
    ("date", re.compile(r"\b(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[./](?:19|20)\d{2}\b")),
)
_NATIONAL_NUMBER = re.compile(r"(?<!\d)[1-9]\d{10}(?!\d)")
_TURKISH_NAME = re.compile(
    rf"(?<![^\W\d_])([{_CAPITAL}][\wçğıöşü]+)"
    rf"(?:[{_MARKS}](?!(?:t|re|ve|ll)\b)(?=[a-zçğıöşü]{{1,8}}\b)"
    r"|(?=\s+(?:Hanım|Bey|abi|abla|teyze|amca|öğretmen|hoca|Hoca)\b))"
)
_ENGLISH_NAME = re.compile(r"(?<![^\W\d_])(?:Mr|Mrs|Ms|Miss|Dr|Aunt|Uncle)\.? ([A-Z][\w’'-]+)")
_NO_NAMES = frozenset(
    "hanım bey anne baba abla abi teyze amca dede nine öğretmen hoca bu şu o ben sen biz siz "
    "türkiye istanbul pazartesi salı çarşamba perşembe cuma cumartesi pazar bence sence allah "
    "ingilizce türkçe atatürk noel ramazan ocak şubat mart nisan mayıs haziran temmuz ağustos "
    "eylül ekim kasım aralık "
    # Before an apostrophe they are English: It's, He'd.
    "it ıt he she we you they this that there here what who where when why how let".split()
)


def find(text: str, language: str, pseudonyms: Collection[str]) -> Iterator[Finding]:
    """Yield candidates: each asks a person, none is replaced by itself."""
    for why, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Finding(*match.span(), "candidate", None, why)
    for match in _NATIONAL_NUMBER.finditer(text):
        if is_national_number(match[0]):
            yield Finding(*match.span(), "candidate", None, "Turkish national number")
    names = _TURKISH_NAME if language == "tr" else _ENGLISH_NAME
    for match in names.finditer(text):
        word = lower(match[1], language)
        if word not in pseudonyms and word not in _NO_NAMES:
            yield Finding(*match.span(1), "candidate", None, "a name that nobody listed")


def is_national_number(digits: str) -> bool:
    """Whether eleven digits carry the two check digits of a Turkish national number.

    The tenth is 7 times the odd places less the even ones, the eleventh the sum of the first ten,
    both modulo 10.
    """
    d = [int(digit) for digit in digits]
    odd, even = sum(d[0:9:2]), sum(d[1:8:2])
    return (7 * odd - even) % 10 == d[9] and sum(d[:10]) % 10 == d[10]
