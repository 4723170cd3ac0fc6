"""What identifies somebody though nobody listed it: numbers, addresses, dates, likely names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from thirdear.disguise.matching import APOSTROPHES, lower
from thirdear.model.disguise import Finding

_MARKS = re.escape(APOSTROPHES)
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
_WORD = rf"[{_CAPITAL}][\w’'-]*"
_INSTITUTION = re.compile(
    rf"(?<![^\W\d_])(?:{_WORD}\.? ){{1,4}}(?:"
    r"İlkokulu|İlköğretim Okulu|Ortaokulu|Lisesi|Anaokulu|Koleji|Okulu|Kreşi|Üniversitesi"
    r"|Hastanesi|Kliniği|Merkezi|Mahallesi|Sokağı|Sokak|Caddesi|Apartmanı|Sitesi"
    r"|Primary|School|Academy|College|Nursery|Kindergarten|Elementary|University|Hospital|Clinic"
    r"|Street|Road|Avenue|Lane)\b(?: School\b)?"
)
_TURKISH_NAME = re.compile(
    rf"(?<![^\W\d_])([{_CAPITAL}][\wçğıöşü]+)"
    rf"(?:[{_MARKS}](?!(?:t|re|ve|ll)\b)(?=[a-zçğıöşü]{{1,8}}\b)"
    r"|(?=\s+(?:Hanım|Bey|abi|abla|teyze|amca|öğretmen|hoca|Hoca)\b))"
)
_ENGLISH_NAME = re.compile(r"(?<![^\W\d_])(?:Mr|Mrs|Ms|Miss|Dr|Aunt|Uncle)\.? ([A-Z][\w’'-]+)")
_SMALL = re.compile(r"(?<![^\W\d_])[a-zçğıöşü][^\W\d_]*")
_NO_NAMES = frozenset(
    "hanım bey anne baba abla abi teyze amca dede nine öğretmen hoca bu şu o ben sen biz siz "
    "türkiye istanbul pazartesi salı çarşamba perşembe cuma cumartesi pazar bence sence allah "
    "ingilizce türkçe atatürk noel ramazan ocak şubat mart nisan mayıs haziran temmuz ağustos "
    "eylül ekim kasım aralık "
    # Before an apostrophe they are English: It's, He'd.
    "it ıt he she we you they this that there here what who where when why how let".split()
)


_MID_SENTENCE = re.compile(
    rf"(?<=[a-zçğıöşü,;] )([{_CAPITAL}][a-zçğıöşü]+)(?:[{_MARKS}][^\W\d_]+)?(?![^\W\d_])"
)
_CAPITALS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december christmas easter halloween god english "
    "turkish mum mummy mom mommy mama dad daddy papa gran granny grandma grandpa granddad nan "
    "nanny auntie uncle mr mrs ms miss dr sir okay".split()
)
"""English words that a capital letter in mid-sentence makes no name."""


def structured(text: str) -> tuple[Finding, ...]:
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


def likely_names(
    text: str, language: str, pseudonyms: frozenset[str], common: Collection[str] | None = None
) -> Iterator[Finding]:
    """Yield words that are written as names are: each asks a person.

    Beside a title or before a Turkish suffix; and, where the words are given that are ``common``
    in the material (see :func:`common_words`), any other word with a capital in mid-sentence.
    """
    shapes = [_TURKISH_NAME if language == "tr" else _ENGLISH_NAME]
    if common is not None:
        shapes.append(_MID_SENTENCE)
    for match in _INSTITUTION.finditer(text):
        if not pseudonyms.issuperset(lower(word, language) for word in match[0].split()[:-1]):
            yield Finding(*match.span(), "candidate", None, "a school, institution or street")
    ordinary = {*pseudonyms, *_NO_NAMES, *(common or ())}
    for shape in shapes:
        for match in shape.finditer(text):
            word = lower(match[1], language)
            capital = shape is _MID_SENTENCE and word in _CAPITALS
            if word not in ordinary and not capital:
                yield Finding(*match.span(1), "candidate", None, "a name that nobody listed")


def common_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that stand somewhere with a small first letter: no names, most likely."""
    return frozenset(word for text in texts for word in _SMALL.findall(text))


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
