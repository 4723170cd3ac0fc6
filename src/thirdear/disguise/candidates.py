"""Names that nobody listed, as far as one shows: each asks a person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from thirdear.disguise.letters import APOSTROPHES, lower
from thirdear.model.disguise import Finding

_MARKS = re.escape(APOSTROPHES)
_CAPITAL = "A-ZÇĞİÖŞÜ"
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


def find(
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
        if not pseudonyms.issuperset(_small(word, language) for word in match[0].split()[:-1]):
            yield Finding(*match.span(), "candidate", None, "a school, institution or street")
    ordinary = {*pseudonyms, *_NO_NAMES, *(common or ())}
    for shape in shapes:
        for match in shape.finditer(text):
            word = _small(match[1], language)
            capital = shape is _MID_SENTENCE and word in _CAPITALS
            if word not in ordinary and not capital:
                yield Finding(*match.span(1), "candidate", None, "a name that nobody listed")


def common_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that stand somewhere with a small first letter: no names, most likely."""
    return frozenset(word for text in texts for word in _SMALL.findall(text))


def _small(word: str, language: str) -> str:
    return lower(word) if language == "tr" else word.lower()
