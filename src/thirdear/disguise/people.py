"""First and family names of Turkey and of English-speaking countries, and words beside a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from thirdear.base.letters import lower_turkish
from thirdear.disguise.ordinary import lines

TITLES = frozenset(
    "hanım hanim bey efendi hoca öğretmen ogretmen doktor hemşire müdür sayın mr mrs ms miss mx dr "
    "prof sir madam dame".split()
)
KINSHIP = frozenset(
    "abi abla ağabey agabey teyze amca dayı dayi hala yenge enişte kuzen kardeş anne baba nine "
    "dede babaanne anneanne aunt auntie uncle cousin granny grandma grandpa nana mum mom dad "
    "brother sister".split()
)
CALLED = frozenset("adlı isimli adında isminde adinda isminde named called".split())
OWN = frozenset(
    "benim bizim canım canim tatlı tatli küçük kucuk minik güzel guzel sevgili my our the dear "
    "baby little sweet its im hey hi by for from to and with big real".split()
)
BESIDE = TITLES | KINSHIP | OWN
"""Words that grow together with a name: ayşehanım, canımayşe, mylittleemily."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name that somebody may have: of which language, whether a girl's, boy's or family's."""

    name: str
    language: str
    kinds: str


@cache
def known() -> tuple[Known, ...]:
    """Return every name of the list that comes with the program."""
    rows = (line.split("\t") for line in lines("names.tsv"))
    return tuple(Known(name, language, kinds) for name, language, kinds in rows)


@cache
def _by_letters() -> dict[str, str]:
    found: dict[str, str] = {}
    for one in known():
        for small in {one.name.lower(), lower_turkish(one.name)}:
            found[small] = found.get(small, "") + one.kinds
    return found


def is_known(word: str) -> bool:
    """Whether a word in small letters is a first or family name of the list."""
    return word in _by_letters()


def kinds(word: str) -> str:
    """Return what a name in small letters is: f, m and p a first name, l a family name."""
    return _by_letters().get(word, "")


def is_first(word: str) -> bool:
    """Whether a word in small letters is a first name of the list."""
    return bool(set(kinds(word)) & set("fmp"))
