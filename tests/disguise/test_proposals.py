"""Proposed pseudonyms are like the name in kind, and nobody's in the study."""

from __future__ import annotations

import random

import pytest

from thirdear.base.letters import fold, lower_turkish
from thirdear.disguise import proposals
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
