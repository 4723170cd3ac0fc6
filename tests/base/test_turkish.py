"""Suffixes behind a Turkish stem: which chain they are, and how well it is spelt."""

from __future__ import annotations

import pytest

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
