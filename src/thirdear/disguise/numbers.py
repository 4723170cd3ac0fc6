"""What identifies somebody by its shape: addresses, numbers, dates, and a class at a school."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from thirdear.base.letters import lower_turkish
from thirdear.model.disguise import Finding

_CAPITAL = "A-ZÇĞİÖŞÜ"
_MONTHS = (
    "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık"
    "|January|February|March|April|May|June|July|August|September|October|November|December"
)
_SMALL_MONTHS = (
    "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık"
    "|january|february|march|april|june|july|august|september|october|november|december"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d{2}"
_SHORT_YEAR = r"[’'‘]?\d{2}"
_UNITS = "bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz"
_TENS = "on|yirmi|otuz|kırk|elli|altmış|yetmiş|seksen|doksan"
_DAY_WORDS = rf"(?:(?:on|yirmi|otuz) (?:{_UNITS})|on|yirmi|otuz|{_UNITS})"
_YEAR_WORDS = (
    rf"(?:iki bin(?: (?:{_TENS}))?(?: (?:{_UNITS}))?"
    rf"|bin dokuz yüz(?: (?:{_TENS}))?(?: (?:{_UNITS}))?)"
)
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    "|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
    "|twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth"
    "|thirty[- ]first"
)
_ENGLISH_NUMBER = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_YEAR_ENGLISH = (
    rf"(?:two thousand(?: and)?(?: (?:{_ENGLISH_NUMBER}))*"
    rf"|(?:nineteen|twenty)[- ](?:{_ENGLISH_NUMBER})(?:[- ](?:{_ENGLISH_NUMBER}))?)"
)


_ANY = re.IGNORECASE


class _Shape(NamedTuple):
    why: str
    pattern: re.Pattern[str]
    holds: Callable[[str], bool] = bool
    group: int = 0


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def is_national_number(digits: str) -> bool:
    """Whether eleven digits carry the two check digits of a Turkish national number."""
    from stdnum.tr import tckimlik

    return bool(tckimlik.is_valid(_digits(digits)))


def is_account(account: str) -> bool:
    """Whether letters and digits are an international bank account number, by its check digits."""
    from stdnum import iban

    return bool(iban.is_valid(account, check_country=False))


def is_card(number: str) -> bool:
    """Whether digits carry the check digit of a payment card."""
    from stdnum import luhn

    return 13 <= len(_digits(number)) <= 19 and bool(luhn.is_valid(_digits(number)))


def is_health_number(number: str) -> bool:
    """Whether ten digits carry the check digit of a British health number."""
    from stdnum.gb import nhs

    return bool(nhs.is_valid(_digits(number)))


def is_telephone(number: str) -> bool:
    """Whether a telephone of Turkey, Britain or North America, or one with a +, could be so."""
    import phonenumbers
    from phonenumbers import NumberParseException, ValidationResult

    for region in ("TR", "GB", "US"):
        text = re.sub(r"\A00", "+", number.strip())
        try:
            parsed = phonenumbers.parse(text, region)
        except NumberParseException:
            continue
        if phonenumbers.is_possible_number_with_reason(parsed) == ValidationResult.IS_POSSIBLE:
            return True
    return False


def _telephone(number: str) -> bool:
    count = len(_digits(number))
    marked = number.lstrip("(").startswith(("+", "0"))
    return (10 <= count <= 15 or (marked and count >= 9)) and is_telephone(number)


_ADDRESSES = (
    _Shape("e-mail address", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")),
    _Shape("web address", re.compile(r"\b(?:https?://|www\.)\S{2,200}[^\s.,;:!?)\]”’\"']", _ANY)),
    _Shape(
        "web address",
        re.compile(
            r"(?<![\w@.-])(?:[a-z0-9-]{2,63}\.)+(?:com|org|net|edu|gov|info|biz|io|tv|k12|bel|co)"
            r"(?:\.[a-z]{2})?(?:/[^\s,;)\]]*[^\s.,;:!?)\]])?(?![\w.]*\w)",
            _ANY,
        ),
    ),
    _Shape("user name", re.compile(r"(?<![\w@.])@[A-Za-z0-9_çğıöşü][\w.]{1,29}")),
)
_WORDS = (
    _Shape(
        "date",
        re.compile(rf"\b{_DAY_WORDS} (?:{_MONTHS}|{_SMALL_MONTHS})\b(?: {_YEAR_WORDS})?", _ANY),
    ),
    _Shape(
        "date",
        re.compile(rf"\b(?:the )?(?:{_ORDINALS}) of (?:{_MONTHS})\b(?:,? {_YEAR_ENGLISH})?", _ANY),
    ),
    _Shape(
        "date",
        re.compile(rf"\b(?:{_MONTHS}),? (?:the )?(?:{_ORDINALS})\b(?:,? {_YEAR_ENGLISH})?"),
    ),
    _Shape("year of birth", re.compile(rf"\b{_YEAR_WORDS}(?:’|')?l?[iıuü]? doğumlu", _ANY)),
    _Shape("year of birth", re.compile(rf"(?<=\bborn in ){_YEAR_ENGLISH}\b", _ANY)),
)
_NUMBERS = (
    _Shape(
        "bank account",
        re.compile(r"\b[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]{4}){2,7}(?: ?[A-Za-z0-9]{1,3})?\b"),
        is_account,
    ),
    _Shape(
        "Turkish national number",
        re.compile(r"(?<!\d)[1-9](?:[ .-]?\d){10}(?!\d)"),
        is_national_number,
    ),
    _Shape("payment card", re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)"), is_card),
    _Shape(
        "health number", re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)"), is_health_number
    ),
    _Shape(
        "national insurance number",
        re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", _ANY),
    ),
    _Shape("social security number", re.compile(r"(?<!\d)\d{3}[- ]\d{2}[- ]\d{4}(?!\d)")),
    _Shape(
        "telephone number",
        re.compile(r"(?<![\w.,/-])\+?\(?\d(?:[ .()/-]{0,2}\d){8,14}(?![\w/-]|[.,]\d)"),
        _telephone,
    ),
    _Shape(
        "telephone number",  # a landline's own part, beside the word
        re.compile(
            r"(?i:tel(?:efon|ephone)?\w*|phone|numara\w*|number)\W{1,3}(?:\w+ )?"
            r"(\d{3}[ .-]?\d{2}[ .-]?\d{2})(?!\d)"
        ),
        group=1,
    ),
    _Shape(
        "number plate",  # Turkey, with spaces or as one word
        re.compile(
            rf"\b(?:0[1-9]|[1-7]\d|8[01])(?: [{_CAPITAL}]{{1,3}} \d{{2,5}}|[{_CAPITAL}]\d{{4,5}}"
            rf"|[{_CAPITAL}]{{2}}\d{{3,4}}|[{_CAPITAL}]{{3}}\d{{2,3}})\b"
        ),
    ),
    _Shape(
        "number plate",
        re.compile(
            r"\b(?:0[1-9]|[1-7]\d|8[01])(?:[ -]?[a-z][ -]?\d{4,5}|[ -]?[a-z]{2}[ -]?\d{3,4}"
            r"|[ -]?[a-z]{3}[ -]?\d{3}|[a-z]{3}\d{2})\b"
        ),
    ),
    _Shape("number plate", re.compile(r"\b[A-Za-z]{2}\d{2} ?[A-Za-z]{3}\b")),
    _Shape("date", re.compile(rf"\b{_DAY}[./-]{_MONTH}[./-](?:{_YEAR}|\d{{2}})\b(?![.,]?\d)")),
    _Shape("date", re.compile(rf"\b{_YEAR}[-./](?:0[1-9]|1[0-2])[-./](?:0[1-9]|[12]\d|3[01])\b")),
    _Shape(
        "date",
        re.compile(
            rf"\b{_DAY}(?:st|nd|rd|th|\.)?(?: of)? (?:{_MONTHS}|{_SMALL_MONTHS})\b"
            rf"(?:,? (?:{_YEAR}|{_SHORT_YEAR})\b)?"
        ),
    ),
    _Shape(
        "date",
        re.compile(
            rf"\b(?:{_MONTHS}),? (?:the )?{_DAY}(?:st|nd|rd|th)?\b"
            rf"(?:,? (?:{_YEAR}|[’'‘]\d{{2}})\b)?"
        ),
    ),
    _Shape(
        "year of birth",
        re.compile(rf"\b{_YEAR}(?=[’']?l?[iıuü]? doğumlu)|(?<=\bborn in ){_YEAR}\b"),
    ),
    _Shape(
        "postcode",
        re.compile(r"\b(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b"),
    ),
    _Shape(
        "postcode",
        re.compile(
            rf"(?<![\d.,])(?:0[1-9]|[1-7]\d|8[01])\d{{3}}(?=[ ,/]+[{_CAPITAL}][a-zçğıöşü]+)"
        ),
    ),
    _Shape("postcode", re.compile(r"\b[A-Z]{2} \d{5}(?:-\d{4})?\b")),
    _Shape(
        "postcode",
        re.compile(r"(?i:posta kodu\w*|postcode|zip(?: code)?)\W{1,3}(?:is )?(\w{2,4} ?\w{3,4})\b"),
        group=1,
    ),
    _Shape(
        "passport",
        re.compile(r"(?i:pasaport\w*|passport)(?:\W+\w+){0,2}?\W+([A-Za-z]{0,2} ?\d{6,9})\b"),
        group=1,
    ),
    _Shape("passport", re.compile(r"\b[A-Z]\d{8}\b")),
    _Shape(
        "class at school", re.compile(r"(?<![\d/.-])(?:1[0-2]|[1-9]) ?[-/] ?[A-ZÇĞİÖŞÜ](?![\w/-])")
    ),
    _Shape(
        "class at school",
        re.compile(r"\b(?:1[0-2]|[1-9])[-/]? ?[a-zA-ZÇĞİÖŞÜ](?= (?:sınıf|şube))"),
    ),
    _Shape(
        "class at school",
        re.compile(
            r"\b(?:[Cc]lass|[Yy]ear|[Gg]rade|[Rr]oom|[Ff]orm) \d{1,2}[- ]?[A-Z]?\b(?=\W|\Z)"
        ),
    ),
    _Shape(
        "number at school",
        re.compile(
            r"(?i:okul (?:no|numara)\w*|öğrenci (?:no|numara)\w*)(?:\W+\w+)?\W{1,3}(\d{1,6})\b"
        ),
        group=1,
    ),
    _Shape(
        "house number",
        re.compile(
            r"(?<!\w)(?:[Nn]o|[Dd]aire|[Kk]at|[Ff]lat|[Aa]partment|[Bb]lok) ?[:.]? ?"
            r"\d{1,4}(?:/\d{1,3}|[A-Za-z])?\b"
        ),
    ),
)
_DIGIT = re.compile(r"\d")
_ADDRESS_SIGNS: tuple[str, ...] = (
    "@",
    "://",
    "www.",
    ".com",
    ".org",
    ".net",
    ".edu",
    ".gov",
    ".info",
    ".biz",
)
_ADDRESS_SIGNS += (".io", ".tv", ".k12", ".bel", ".co")
_MONTH_NAMES = (*_MONTHS.split("|"), *_SMALL_MONTHS.split("|"))
_DATE_WORDS = frozenset((*_MONTH_NAMES, *map(str.upper, _MONTH_NAMES), "born"))

_SPOKEN = {
    word: value
    for words in (
        "sıfır bir iki üç dört beş altı yedi sekiz dokuz",
        "zero one two three four five six seven eight nine",
    )
    for value, word in enumerate(words.split())
}
_SPOKEN |= {"oh": 0, "double": -1, "çift": -1}
_SPOKEN |= {
    word: 10 * value
    for words in (
        _TENS.replace("|", " "),
        "ten twenty thirty forty fifty sixty seventy eighty ninety",
    )
    for value, word in enumerate(words.split(), 1)
}
_SPOKEN |= {"yüz": 100}
_SPOKEN_WORDS = frozenset(
    form
    for word in _SPOKEN
    for form in (word, word.capitalize(), word.upper(), word.replace("i", "İ").upper())
)
_NUMBER_WORD = "|".join(sorted(_SPOKEN, key=len, reverse=True))
_SPOKEN_RUN = re.compile(rf"\b(?:{_NUMBER_WORD})(?:[ ,.-]{{1,2}}(?:{_NUMBER_WORD}))+\b", _ANY)
_TELEPHONE_WORDS = 6
"""So many words of numbers in a row, and not as one counts, are read out of something."""


def find(text: str, words: frozenset[str]) -> tuple[Finding, ...]:
    """Return addresses, numbers and dates: each asks a person, none is replaced by itself.

    ``words`` are those of the text. Where two shapes see the same place, the longer one stands.
    """
    every = sorted(_every(text, words), key=lambda f: (f.start - f.stop, f.start))
    found: list[Finding] = []
    for one in every:
        if not any(one.start < other.stop and other.start < one.stop for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda f: f.start))


def _every(text: str, words: frozenset[str]) -> Iterator[Finding]:
    shapes: tuple[_Shape, ...] = ()
    if any(sign in text.lower() for sign in _ADDRESS_SIGNS):
        shapes += _ADDRESSES
    if _DIGIT.search(text):
        shapes += _NUMBERS
    if "doğumlu" in text or not words.isdisjoint(_DATE_WORDS):
        shapes += _WORDS
    for why, pattern, holds, group in shapes:
        for match in pattern.finditer(text):
            if holds(match[group]):
                yield Finding(*match.span(group), "candidate", None, why)
    if len(words & _SPOKEN_WORDS) > 1:
        for match in _SPOKEN_RUN.finditer(text):
            if _read_out(match[0]):
                yield Finding(*match.span(), "candidate", None, "telephone number")


def _read_out(words: str) -> bool:
    """Whether words of numbers are a number that is read out, and nobody who counts."""
    spoken = (
        _SPOKEN.get(lower_turkish(word), _SPOKEN.get(word.lower()))
        for word in re.findall(r"[^\W\d_]+", words)
    )
    said = [value for value in spoken if value is not None]
    if len(said) < _TELEPHONE_WORDS:
        return False
    steps = {b - a for a, b in pairwise(said)}
    return len(steps) > 1 and not steps <= {0, 1} and not steps <= {0, -1} and not _counting(said)


def _counting(said: list[int]) -> bool:
    """Whether most numbers are the next, or the one before: ten, eleven is one word of a count."""
    by_one = sum(abs(b - a) == 1 for a, b in pairwise(said))
    return by_one >= 0.6 * (len(said) - 1)
