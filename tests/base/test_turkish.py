"""Suffixes behind a Turkish stem: which chain they are, and how well it is spelt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thirdear.base import turkish

SPELT = {
    "exact": "ayşe'nin ayşe'ye ayşe'yi ayşe'de ayşe'den ayşe'yle ayşe'ler zeynep'in zeynep'ten "
    "can'ın can'dan okul'un okul'a göz'ün göz'de ali'nin murat'ta",
    "typed": "can'in ayşe'nın göz'un",
    "loose": "can'un ayşe'nun zeynep'den murat'da okul'in",
}
PAIRS = [(*word.split("'"), fit) for fit, words in SPELT.items() for word in words.split()]


@pytest.mark.parametrize(("stem", "rest", "fit"), PAIRS)
def test_how_well_suffixes_are_spelt(stem: str, rest: str, fit: str) -> None:
    """By harmony and assimilation, by the letters that a foreign keyboard has, or only nearly."""
    found = turkish.read(stem, rest)
    assert found is not None
    assert found.fit == fit
    spelt = turkish.suffixed(stem, found.chain)
    assert spelt.startswith(stem)
    assert (spelt == stem + rest) is (fit == "exact")


@pytest.mark.parametrize(("stem", "rest"), [("ayşe", "xyz"), ("can", "b"), ("can", "nınnın")])
def test_other_letters_are_no_suffixes(stem: str, rest: str) -> None:
    """They belong to another word."""
    assert turkish.read(stem, rest) is None


@pytest.mark.parametrize("rest", ["nin", "niiin", "niinn"])
def test_letters_may_be_drawn_out(rest: str) -> None:
    """As people write how somebody is called."""
    found = turkish.read_lengthened("ayşe", rest)
    plain = turkish.read("ayşe", "nin")
    assert found is not None
    assert plain is not None
    assert found.chain == plain.chain


@pytest.mark.parametrize(
    ("stem", "softened"),
    [
        ("ahmet", "ahmed"),
        ("zeynep", "zeyneb"),
        ("ağaç", "ağac"),
        ("renk", "reng"),
        ("çocuk", "çocuğ"),
        ("ayşe", None),
        ("can", None),
        ("", None),
    ],
)
def test_a_stem_may_soften_before_a_vowel(stem: str, softened: str | None) -> None:
    """Its last letter, where it is a hard one."""
    assert turkish.softened(stem) == softened


@pytest.mark.parametrize(
    ("stem", "chain", "word"),
    [
        ("ayşe", ("was",), "ayşeydi"),
        ("murat", ("was", "they"), "murattılar"),
        ("göz", ("plural", "was"), "gözlerdi"),
        ("ağaç", ("like",), "ağaçça"),
        ("murat", ("poor",), "muratçağız"),
        ("kağan", ("my", "with"), "kağanımla"),
        ("rüzgâr", ("of",), "rüzgârın"),
    ],
)
def test_suffixes_follow_the_sound_before_them(stem: str, chain: turkish.Chain, word: str) -> None:
    """By the last vowel, by a hard last letter, with a letter between two vowels."""
    assert turkish.suffixed(stem, chain) == word


@pytest.mark.parametrize(
    ("stem", "rest", "chain"),
    [
        ("can", "ın", ("of",)),
        ("can", "ı", ("object",)),
        ("ayşe", "si", ("his",)),
        ("ayşe", "lerin", ("plural", "of")),
        ("ayşe", "lerinde", ("plural", "your", "at")),
    ],
)
def test_of_two_meanings_the_case_is_taken(stem: str, rest: str, chain: turkish.Chain) -> None:
    """Canın is of Can before it is your Can; the shortest chain is meant."""
    assert turkish.read(stem, rest) == (chain, "exact")


CHAINS = st.sampled_from(
    [
        *(("plural",), ("plural", "of"), ("my", "to"), ("at",), ("at", "that"), ("from",)),
        *(("household", "to"), ("little",), ("without",), ("having", "plural"), ("was", "m")),
        *(("reportedly",), ("if",), ("with",), ("like",), ("plural", "your", "at"), ("is",)),
    ]
)


@given(
    st.text("abdegiklmnoprstuzçğıöşü", min_size=2, max_size=9).filter(set("aeıioöuü").intersection),
    CHAINS,
)
def test_what_is_written_behind_a_stem_is_read_there(stem: str, chain: turkish.Chain) -> None:
    """Letter by letter, as a chain that is no longer and spelt alike."""
    rest = turkish.suffixed(stem, chain)[len(stem) :]
    found = turkish.read(stem, rest)
    assert found is not None
    assert found.fit == "exact"
    assert len(found.chain) <= len(chain)
    assert turkish.suffixed(stem, found.chain) == stem + rest


@pytest.mark.parametrize(
    ("stem", "rest", "chain"),
    [
        ("ayşe", "n?n", ("of",)),
        ("mehmet", "?n", ("of",)),
        ("kutup", "?n", ("of",)),
        ("demir", "ler?n", ("plural", "of")),
        ("demir", "d?", ("was",)),
        ("ayşe", "?in", ("you-are",)),
        ("demir", "?er", None),
        ("demir", "de?", None),
        ("nermin", "?", ("object",)),
    ],
)
def test_letters_that_a_code_page_lost_are_read(
    stem: str, rest: str, chain: turkish.Chain | None
) -> None:
    """Only those that it has not: ı and ş are lost, a and e never are."""
    found = turkish.read(stem, rest)
    assert found == (chain and (chain, "typed"))


@pytest.mark.parametrize(
    ("name", "chain", "apostrophe", "written"),
    [
        ("Ayşe", ("of",), "'", "Ayşe'nin"),
        ("Ayşe", ("of",), "", "Ayşe’nin"),
        ("Murat", ("plural",), "", "Muratlar"),
        ("Murat", ("plural", "to"), "", "Muratlara"),
        ("Murat", ("plural",), "'", "Murat'lar"),
        ("Murat", ("at-n",), "’", "Murat’ta"),
        ("Çınar Altı", ("at-n",), "’", "Çınar Altı’nda"),
        ("Ali", ("was", "m"), "", "Ali’ydim"),
        ("Murat", (), "'", "Murat"),
    ],
)
def test_a_name_is_written_with_its_suffixes(
    name: str, chain: turkish.Chain, apostrophe: str, written: str
) -> None:
    """With the apostrophe that was there, or the one that the orthography asks for."""
    assert turkish.inflected(name, chain, apostrophe) == written


@pytest.mark.parametrize(
    ("chain", "stem", "vowel"),
    [
        (("object",), "murat", True),
        (("my",), "çocuk", True),
        (("object",), "ayşe", False),
        (("at",), "murat", False),
        (("plural",), "çocuk", False),
        ((), "murat", False),
    ],
)
def test_a_stem_softens_before_a_vowel_only(chain: turkish.Chain, stem: str, vowel: bool) -> None:
    """Whether a chain begins with one depends on what stands before it."""
    assert turkish.begins_with_vowel(chain, stem) is vowel
