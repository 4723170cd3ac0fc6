"""What identifies somebody by its shape: numbers, addresses, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thirdear.model.disguise import Finding

_CAPITAL = "A-ZÇĞİÖŞÜ"

_MONTHS = (
    "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık"
    "|January|February|March|April|May|June|July|August|September|October|November|December"
)
_TURKISH_MONTHS = _MONTHS[: _MONTHS.index("|January")].lower()
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d{2}"

_ADDRESSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("e-mail address", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")),
    ("web address", re.compile(r"\b(?:https?://|www\.)\S{2,200}[^\s.,;:!?)\]”’\"']")),
)
_DIGIT = re.compile(r"\d")
_NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("bank account", re.compile(r"\bTR\d{2}(?: ?\d{4}){5} ?\d{2}\b")),
    (
        "telephone number",  # mobile, Turkey
        re.compile(r"(?<!\d)(?:\+?90[ -]?|0)?\(?5\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)"),
    ),
    (
        "telephone number",  # landline, Turkey
        re.compile(
            r"(?<!\d)(?:\+?90[ -]?\(?|\(?0\(?)[2-4]\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)"
        ),
    ),
    (
        "telephone number",  # United Kingdom
        re.compile(
            r"(?<!\d)(?:\+44[ -]?(?:\(0\))?|\(?0)(?:7\d{3}\)?[ -]?\d{3}[ -]?\d{3}"
            r"|[12]\d{1,3}\)?[ -]?\d{3,4}[ -]?\d{3,4})(?!\d)"
        ),
    ),
    (
        "telephone number",  # North America
        re.compile(r"(?<!\d)(?:\+?1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?!\d)"),
    ),
    ("telephone number", re.compile(r"(?<!\d)\+[1-9]\d{0,2}(?:[ -]?\d){7,12}(?!\d)")),
    (
        "number plate",  # Turkey, with spaces or as one word
        re.compile(
            rf"\b(?:0[1-9]|[1-7]\d|8[01])(?: [{_CAPITAL}]{{1,3}} \d{{2,5}}|[{_CAPITAL}]\d{{4,5}}"
            rf"|[{_CAPITAL}]{{2}}\d{{3,4}}|[{_CAPITAL}]{{3}}\d{{2,3}})\b"
        ),
    ),
    ("number plate", re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b")),
    ("date", re.compile(rf"\b{_DAY}[./-](?:0?[1-9]|1[0-2])[./-]{_YEAR}\b")),
    ("date", re.compile(rf"\b{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b")),
    (
        "date",
        re.compile(
            rf"\b{_DAY}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS}|{_TURKISH_MONTHS})\b(?:,? {_YEAR}\b)?"
        ),
    ),
    ("date", re.compile(rf"\b(?:{_MONTHS}) {_DAY}(?:st|nd|rd|th)?\b(?:,? {_YEAR}\b)?")),
    ("year of birth", re.compile(rf"\b{_YEAR}(?=[’']?l?[iıuü]? doğumlu)|(?<=\bborn in ){_YEAR}\b")),
)
_NATIONAL_NUMBER = re.compile(r"(?<!\d)[1-9](?:[ .]?\d){10}(?!\d)")
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")


def find(text: str) -> tuple[Finding, ...]:
    """Return addresses, numbers and dates: each asks a person, none is replaced by itself.

    Where two detectors see the same place, the longer finding stands.
    """
    every = sorted(_structured(text), key=lambda f: (f.start - f.stop, f.start))
    found: list[Finding] = []
    for one in every:
        if not any(one.start < other.stop and other.start < one.stop for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda f: f.start))


def _structured(text: str) -> Iterator[Finding]:
    for why, pattern in (*_ADDRESSES, *(_NUMBERS if _DIGIT.search(text) else ())):
        for match in pattern.finditer(text):
            yield Finding(*match.span(), "candidate", None, why)
    for match in _NATIONAL_NUMBER.finditer(text):
        if is_national_number(re.sub(r"\D", "", match[0])):
            yield Finding(*match.span(), "candidate", None, "Turkish national number")
    for match in _ACCOUNT.finditer(text):
        if is_account(match[0].replace(" ", "")):
            yield Finding(*match.span(), "candidate", None, "bank account")


def is_national_number(digits: str) -> bool:
    """Whether eleven digits carry the two check digits of a Turkish national number.

    The tenth is 7 times the odd places less the even ones, the eleventh the sum of the first ten,
    both modulo 10.
    """
    d = [int(digit) for digit in digits]
    odd, even = sum(d[0:9:2]), sum(d[1:8:2])
    return (7 * odd - even) % 10 == d[9] and sum(d[:10]) % 10 == d[10]


def is_account(account: str) -> bool:
    """Whether letters and digits are an international bank account number: 1 modulo 97.

    ISO 13616: the first four characters behind the others, letters as 10 to 35.
    """
    moved = account[4:] + account[:4]
    return int("".join(str(int(letter, 36)) for letter in moved)) % 97 == 1
