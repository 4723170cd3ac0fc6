"""A Q-sort is a codebook: cards in the person's own words, piles of a given size, prototypes."""

from __future__ import annotations

import pytest

from tests.a_qsort import BOOK, FAIR
from thirdear import codebook
from thirdear.model.coding import Scale
from thirdear.model.refusal import Refusal


def test_cards_and_piles_are_read() -> None:
    """A line is a card, its number left out; both languages go together; the piles make a scale."""
    book = codebook.parse(BOOK, "weather.toml")
    assert book.qsort is not None
    assert book.qsort.wanted == {-2: 1, -1: 2, 0: 3, 1: 2, 2: 1}
    assert [item.key for item in book.items] == [f"we.{n}" for n in range(1, 10)]
    second = book.items[1]
    assert (second.name(), second.name("tr")) == ("It rains [quietly].", "Usulca yağmur yağıyor.")
    assert second.scale == Scale(-2, 2)
    assert not second.unrateable
    (rule,) = book.scores
    assert rule.of == tuple(item.key for item in book.items)
    assert rule.prototype == FAIR


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("piles = [1, 2, 3, 2, 1]", "piles = [1, 2, 3, 2]", "whose sum is that of the items, 9"),
        ("piles = [1, 2, 3, 2, 1]", "piles = [3, 6]", "three or more"),
        ("piles = [1, 2, 3, 2, 1]", "piles = [1, 2, 3, 2, 1.0]", "whole numbers"),
        ("piles = [1, 2, 3, 2, 1]", "piles = [0, 3, 3, 2, 1]", "whole numbers"),
        ("piles = [1, 2, 3, 2, 1]", "piles = [-1, 4, 3, 2, 1]", "whole numbers"),
        ("piles = [1, 2, 3, 2, 1]", "pile = [1]", "with items, lowest, piles alone"),
        ("lowest = -2", 'lowest = "a"', "lowest is a whole number"),
        ("Ayaz var\n", "", "in every language as many"),
        ("prototype = [2, ", "prototype = [", "a list of 9 numbers"),
        ("prototype = [2, -1, 0, -1, 0, 0, -2, 1, 1]", "", "needs it"),
        ("[2, -1, 0, -1, 0, 0, -2, 1, 1]", "[1, 1, 1, 1, 1, 1, 1, 1, 1]", "not all the same"),
        ("[2, -1, 0, -1, 0, 0, -2, 1, 1]", "[true, 1, 1, 1, 1, 1, 1, 1, 1]", "numbers"),
        ('rule = "similarity"', 'of = ["1"]\nrule = "mean"', "add or remove it"),
        ("[[score]]", '[[item]]\nkey = "x"\nname = "x"\nscale = [1, 2]\n[[score]]', "no [[item]]"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(was: str, now: str, told: str) -> None:
    """Each complaint names the file, a line of it and what to write."""
    assert was in BOOK
    with pytest.raises(Refusal) as refused:
        codebook.parse(BOOK.replace(was, now), "weather.toml")
    assert told in refused.value.english
    assert "weather.toml, line " in refused.value.english
    assert "weather.toml, " in refused.value.turkish


def test_three_piles_are_enough_and_the_lowest_is_worth_1_unless_told() -> None:
    """Values go up by one from pile to pile."""
    told = BOOK.replace("piles = [1, 2, 3, 2, 1]", "piles = [2, 5, 2]").replace("lowest = -2\n", "")
    told = told[: told.index("[[score]]")]
    book = codebook.parse(told, "weather.toml")
    assert book.qsort is not None
    assert book.qsort.wanted == {1: 2, 2: 5, 3: 2}


@pytest.mark.parametrize(("lines", "enough"), [(3, True), (2, False)])
def test_three_items_are_enough(lines: int, enough: bool) -> None:
    """A line each."""
    words = "\n".join(f"Item {n}" for n in range(lines))
    book = f"""
key = "few"
prefix = "f"
version = 1
name = "Few"
[qsort]
piles = [{", ".join("1" * lines)}]
items = \'\'\'
{words}
\'\'\'
"""
    if enough:
        assert [item.name() for item in codebook.parse(book, "f").items] == words.split("\n")
        return
    with pytest.raises(Refusal, match="items is three lines or more"):
        codebook.parse(book, "f")
