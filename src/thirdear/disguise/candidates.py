"""Names that nobody listed, as far as they show: each asks a person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from thirdear.base import turkish
from thirdear.disguise.everyday import is_everyday
from thirdear.disguise.letters import APOSTROPHES, lower
from thirdear.disguise.ordinary import is_ordinary
from thirdear.disguise.people import CALLED, KINSHIP, TITLES, is_first, is_known
from thirdear.model.disguise import Finding

_WHY = "a name that nobody listed"
_MARKS = re.escape(APOSTROPHES)
_CAPITAL = "A-ZÇĞİÖŞÜ"
_WORD = rf"[{_CAPITAL}][\w’'-]*"
_KINDS = (
    "İlkokulu|Okulu|Ortaokulu|Lisesi|Anaokulu|Koleji|Kreşi|Üniversitesi|Hastanesi|Kliniği|Merkezi"
    "|Mahallesi|Sokağı|Sokak|Caddesi|Apartmanı|Sitesi|Primary|School|Academy|College|Nursery"
    "|Kindergarten|Elementary|University|Hospital|Clinic|Street|Road|Avenue|Lane"
)
_SMALL_KINDS = "ilkokulu|ortaokulu|lisesi|anaokulu|koleji|kreşi|hastanesi"
_INSTITUTIONS = frozenset(_KINDS.split("|"))
_INSTITUTION = re.compile(
    rf"(?<![^\W\d_])(?:{_WORD}\.? ){{1,4}}(?:İlköğretim Okulu|{_KINDS})\b(?: School\b)?"
)
_SMALL_INSTITUTION = re.compile(rf"(?<![^\W\d_])([^\W\d_]{{3,}}) (?:{_SMALL_KINDS})")
_SMALL_INSTITUTIONS = tuple(f" {kind}" for kind in _SMALL_KINDS.split("|"))
_TURKISH_NAME = re.compile(
    rf"(?<![^\W\d_])([{_CAPITAL}][\wçğıöşü]+)"
    rf"(?:[{_MARKS}](?!(?:t|re|ve|ll)\b)(?=[a-zçğıöşü]{{1,8}}\b)"
    r"|(?=\s+(?:Hanım|Bey|abi|abla|teyze|amca|öğretmen|hoca|Hoca)\b))"
)
_ENGLISH_NAME = re.compile(r"(?<![^\W\d_])(?:Mr|Mrs|Ms|Miss|Dr|Aunt|Uncle)\.? ([A-Z][\w’'-]+)")
_MID_SENTENCE = re.compile(
    rf"(?<=[a-zçğıöşü,;] )([{_CAPITAL}][a-zçğıöşü]+)(?:[{_MARKS}][^\W\d_]+)?(?![^\W\d_])"
)
_CAPITALIZED = re.compile(rf"(?<![^\W\d_])[{_CAPITAL}][^\W\d_]+")
_MY = ("m", "cığım", "ciğim")
"""What makes somebody mine: ablam, hanımcığım."""
_BESIDE = re.compile(
    rf"(?<![^\W\d_])([a-zçğıöşü]{{2,}}) (?:{'|'.join(sorted(TITLES | KINSHIP))})"
    rf"(?:{'|'.join(_MY)})?(?![^\W\d_])"
)
_BEHIND = re.compile(
    r"(?<![^\W\d_])(?:mrs?|ms|miss|dr|prof|aunt|auntie|uncle|cousin|sayın)\.? ([a-zçğıöşü]{2,})"
)
_CALLED = re.compile(
    rf"(?<![^\W\d_])(?:([^\W\d_]{{2,}}) (?:{'|'.join(sorted(CALLED - {'named', 'called'}))})"
    r"|(?:named|called) ([^\W\d_]{2,}))(?![^\W\d_])"
)
_PREFIXES = frozenset("mrs mr ms miss dr prof aunt auntie uncle cousin sayın".split())
_BESIDE_WORDS = {word + my for word in TITLES | KINSHIP for my in ("", *_MY)} | CALLED | _PREFIXES
_SMALL = re.compile(r"(?<![^\W\d_])[a-zçğıöşü][^\W\d_]*")
_NO_NAMES = frozenset(
    "hanım bey anne baba abla abi teyze amca dede nine öğretmen hoca bu şu o ben sen biz siz "
    "türkiye istanbul pazartesi salı çarşamba perşembe cuma cumartesi pazar bence sence allah "
    "ingilizce türkçe atatürk noel ramazan ocak şubat mart nisan mayıs haziran temmuz ağustos "
    "eylül ekim kasım aralık "
    # Before an apostrophe they are English: It's, He'd.
    "it ıt he she we you they this that there here what who where when why how let".split()
)
_CAPITALS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december christmas easter halloween god english "
    "turkish mum mummy mom mommy mama dad daddy papa gran granny grandma grandpa granddad nan "
    "nanny auntie uncle mr mrs ms miss dr sir okay".split()
)
"""English words that a capital letter in mid-sentence makes no name."""


_NEVER = _CAPITALS | _NO_NAMES | TITLES | KINSHIP | {"doctor", "nurse", "teacher", "miss"}

Material = tuple[str, frozenset[str], Collection[str] | None]
"""The language, the words that stand for people, and the words that are common in the material."""


def find(text: str, words: frozenset[str], material: Material) -> Iterator[Finding]:
    """Yield words that are written as names are, or are names of the list: each is asked about.

    Beside a title, before a Turkish suffix, after a word such as "called"; at the beginning of a
    sentence and in capitals where the word is a known name and no ordinary word; and, where the
    words are given that are common in the material (see :func:`common_words`), any other word
    with a capital in mid-sentence. ``words`` are those of the text.
    """
    language, pseudonyms, common = material
    if not words.isdisjoint(_INSTITUTIONS) or any(kind in text for kind in _SMALL_INSTITUTIONS):
        yield from _institutions(text, language, pseudonyms)
    shapes = (_TURKISH_NAME if language == "tr" else _ENGLISH_NAME, _MID_SENTENCE)
    for shape in shapes if common is not None else shapes[:1]:
        for match in shape.finditer(text):
            word = _small(match[1], language)
            ordinary = word in pseudonyms or word in _NO_NAMES or word in (common or ())
            if not ordinary and not (shape is _MID_SENTENCE and word in _CAPITALS):
                yield Finding(*match.span(1), "candidate", None, _WHY)
    for match in _CAPITALIZED.finditer(text):
        if _is_name(match[0], language) and _small(match[0], language) not in pseudonyms:
            yield Finding(*match.span(), "candidate", None, _WHY)
    if not words.isdisjoint(_BESIDE_WORDS):
        yield from _in_small_letters(text, language, pseudonyms)


def _institutions(text: str, language: str, pseudonyms: frozenset[str]) -> Iterator[Finding]:
    for match in _INSTITUTION.finditer(text):
        if not pseudonyms.issuperset(_small(word, language) for word in match[0].split()[:-1]):
            yield Finding(*match.span(), "candidate", None, "a school, institution or street")
    for match in _SMALL_INSTITUTION.finditer(text):
        if match[1] not in pseudonyms and is_known(match[1]) and not is_ordinary(match[1]):
            yield Finding(*match.span(), "candidate", None, "a school, institution or street")


@lru_cache(maxsize=65536)
def _is_name(word: str, language: str) -> bool:
    small = _small(word, language)
    if len(small) < 3 or small in _NEVER or is_everyday(small) or is_ordinary(small):
        return False
    if is_known(small) or (word.isupper() and is_known(word.lower())):
        return True
    if language != "tr":
        return False
    for length in range(len(small) - 1, 2, -1):
        stem, rest = small[:length], small[length:]
        if is_first(stem):
            found = turkish.read(stem, rest)
            if found is not None and found.fit == "exact":
                return True
    return False


def _in_small_letters(text: str, language: str, taken: frozenset[str]) -> Iterator[Finding]:
    for shape, known in ((_BESIDE, is_first), (_BEHIND, is_known)):
        for match in shape.finditer(text):
            word = match[1]
            ordinary = is_ordinary(word) and not is_everyday(word)
            if word not in taken and word not in _NEVER and known(word) and not ordinary:
                yield Finding(*match.span(1), "candidate", None, _WHY)
    for match in _CALLED.finditer(text):
        group = 1 if match[1] else 2
        word = _small(match[group], language)
        shown = match[group][0].isupper() or not is_ordinary(word)
        if word not in taken and word not in _NEVER and shown:
            yield Finding(*match.span(group), "candidate", None, _WHY)


def common_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that stand somewhere with a small first letter: no names, most likely."""
    return frozenset(word for text in texts for word in _SMALL.findall(text))


def _small(word: str, language: str) -> str:
    return lower(word) if language == "tr" else word.lower()
