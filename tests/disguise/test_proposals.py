"""Proposed pseudonyms are like the name in kind, and nobody's in the study."""

from __future__ import annotations

import random

import pytest

from thirdear.base.letters import fold, lower_turkish
from thirdear.disguise import proposals
from thirdear.disguise.everyday import is_everyday
from thirdear.disguise.ordinary import is_ordinary
from thirdear.disguise.people import kinds, known


@pytest.mark.parametrize(("language", "seed"), [("tr", 1), ("tr", 2), ("en", 3), ("en", 4)])
def test_a_pseudonym_is_nobodys_and_of_the_same_gender(language: str, seed: int) -> None:
    """Never the same initial, no name or pseudonym of the study, the gender that the list says."""
    draw = random.Random(seed)
    names = [
        one.name
        for one in known()
        if one.language == language and "c" in one.kinds and one.name.isalpha()
        if ("f" in one.kinds) != ("m" in one.kinds)
    ]
    taken: list[str] = []
    alike = 0
    for real in draw.sample(names, 40):
        instead = proposals.propose(real, "person", [*taken, real], language, draw)
        assert fold(lower_turkish(instead))[0] != fold(lower_turkish(real))[0]
        assert instead not in taken
        assert not is_ordinary(instead)
        assert not is_everyday(instead)
        gender = set(kinds(lower_turkish(real))) & set("fm")
        assert set(kinds(lower_turkish(instead))) & gender
        alike += proposals.syllables(instead) == proposals.syllables(real)
        taken += [real, instead]
    assert alike >= 32


def test_places_schools_and_ages() -> None:
    """A school stays a school of its kind, a number becomes one near by, a place is invented."""
    draw = random.Random(5)
    school = proposals.propose("Dereboyu İlkokulu", "school", ["Dereboyu"], "tr", draw)
    assert school.endswith(" İlkokulu")
    assert not school.startswith("D")
    assert proposals.propose("7 yaşında", "other", [], "tr", draw) in ("6 yaşında", "8 yaşında")
    assert proposals.propose("Wexcombe", "place", [], "en", draw).isalpha()


def test_nobody_can_work_out_which_pseudonym_a_name_was_given() -> None:
    """Without a seed two studies give the same name different pseudonyms."""
    assert len({proposals.propose("Gülçin", "person", [], "tr") for _ in range(12)}) > 1


def test_a_date_stays_a_date() -> None:
    """No thirteenth month and no 32nd day; a zero in front stays where it is."""
    for seed in range(8):
        found = proposals.propose("31.12.2024", "other", (), "tr", random.Random(seed))
        assert found in {"30.11.2023", "30.11.2025"}
        assert proposals.propose("05.03.2024", "other", (), "tr", random.Random(seed))[:3] in {
            "04.",
            "06.",
        }


@pytest.mark.parametrize(
    ("real", "instead"),
    [
        ("1 yaşında", {"2 yaşında"}),
        ("0", {"1"}),
        ("7", {"6", "8"}),
        ("10 ve 3", {"9 ve 2", "9 ve 4", "11 ve 2", "11 ve 4"}),
    ],
)
def test_a_number_becomes_the_next_or_the_one_before(real: str, instead: set[str]) -> None:
    """Each by itself, and never one below 1."""
    drawn = {proposals.propose(real, "other", [], "tr", random.Random(s)) for s in range(40)}
    assert drawn == instead


@pytest.mark.parametrize(
    ("word", "count"),
    [("Ayşe", 2), ("Gül", 1), ("Sıla", 2), ("Kate", 1), ("Leo", 1), ("Oliver", 3), ("Brr", 1)],
)
def test_syllables_are_counted_as_each_language_has_them(word: str, count: int) -> None:
    """Turkish: its vowels. English: groups of vowels, without a silent e at the end."""
    assert proposals.syllables(word) == count


@pytest.mark.parametrize("seed", range(6))
def test_a_pseudonym_takes_the_suffixes_of_the_name(seed: int) -> None:
    """Ayşe: two syllables, a last vowel of e or i, open; a family name stays a family name."""
    first, family = proposals.propose(
        "Ayşe Yılmaz", "person", [], "tr", random.Random(seed)
    ).split()
    assert proposals.syllables(first) == 2
    assert first[-1] in "ei"
    assert [letter for letter in family.lower() if letter in "aeıioöuü"][-1] in "aı"
    assert family[-1] not in "aeıioöuü"
    assert "l" in kinds(lower_turkish(family))
    assert "f" in kinds(lower_turkish(first))


def test_a_pool_that_is_used_up_gives_a_letter() -> None:
    """Where each name of the list is taken, nobody is given one of them."""
    taken = [one.name for one in known()]
    assert proposals.propose("Ayşe", "person", taken, "tr", random.Random(1)) == "N."


def test_alike_beginnings_are_kept_apart() -> None:
    """A pseudonym begins with three other letters than any name in use, where one is free."""
    taken = ["Hatice", "Fatma", "Zeynep", "Meltem"]
    drawn = {proposals.propose("Ayşe", "person", taken, "tr", random.Random(s)) for s in range(30)}
    assert not {name[:3] for name in drawn} & {"Hat", "Fat", "Zey", "Mel"}
