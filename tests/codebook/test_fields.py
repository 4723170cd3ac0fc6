"""Each field of a codebook's table at the edge of what it takes; complaints name its line."""

from __future__ import annotations

import pytest

from tests.codebook.test_codebook import SMALL
from thirdear import codebook
from thirdear.model.coding import ScoreRule
from thirdear.model.refusal import Refusal

CODES = """\
key = "c"
prefix = "c"
version = 1
name = "C"

[[family]]
key = "f"
name = "F"

[[family]]
key = "g"
name = "G"

[[code]]
key = "up"
mnemonic = "up"
family = "f"
name = "Up"

[[code]]
key = "low"
mnemonic = "lo"
family = "f"
parent = "up"
name = "Low"

[[code]]
key = "else"
mnemonic = "el"
family = "g"
name = "Else"

[[item]]
key = "i"
name = "I"
family = "f"
scale = [1, 3]

[[item]]
key = "j"
name = "J"
family = "f"
scale = [1, 3]
"""


def scored(rule: str) -> ScoreRule:
    """Return the score that a table's lines make, over two families of codes and two items."""
    text = f'{CODES}\n[[score]]\nkey = "s"\nname = "S"\n{rule}\n'
    return codebook.parse(text, "c.toml").scores[0]


@pytest.mark.parametrize(
    ("of", "rule", "keys"),
    [
        ('["family:f"]', "count", ("c.up", "c.low")),
        ('["under:up"]', "count", ("c.up", "c.low")),
        ('["under:low"]', "count", ("c.low",)),
        ('["up", "family:f", "else"]', "count", ("c.up", "c.low", "c.else")),
        ('["items:f"]', "sum", ("c.i", "c.j")),
        ('["j"]', "sum", ("c.j",)),
    ],
)
def test_a_score_names_codes_families_kinds_and_items(
    of: str, rule: str, keys: tuple[str, ...]
) -> None:
    """Each key once, in the order in which it is named first."""
    assert scored(f'of = {of}\nrule = "{rule}"').of == keys


@pytest.mark.parametrize(
    "lines",
    [
        'of = ["up"]\namong = ["family:f"]\nrule = "share_of_tags"',
        'of = ["up"]\namong = ["up"]\nrule = "share_of_tags"',
        'of = ["up"]\nbeside = ["else"]\nrule = "count"',
        'of = ["i", "j"]\nat_least = 1\nrule = "mean"',
        'of = ["i", "j"]\nat_least = 2\nrule = "mean"',
        'rule = "similarity"\nprototype = [1, 2]',
        'of = ["j", "i"]\nrule = "similarity"\nprototype = [1, 2.5]',
        'of = ["up"]\nrule = "per_1000_words"\nwords = "spoken"',
        'of = ["up"]\nrule = "count"\nwords = "all"',
    ],
)
def test_what_a_score_may_say(lines: str) -> None:
    """Fields at the edge of their range, each with the rule that it belongs to."""
    made = scored(lines)
    assert made.beside == (("c.else",) if "beside" in lines else ())
    assert made.spoken_only is ("spoken" in lines)
    assert bool(made.prototype) is ("prototype" in lines)
    assert bool(made.among) is ("among" in lines)
    assert len(made.of) == (2 if "similarity" in lines or '"i", "j"' in lines else 1)


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ('of = ["up"]\nrule = "share_of_tags"', "'among' goes with rule 'share_of_tags'"),
        ('of = ["up"]\namong = ["up"]\nrule = "count"', "'among' goes with rule"),
        (
            'of = ["up", "else"]\namong = ["up"]\nrule = "share_of_tags"',
            "'among' must hold every code of 'of'",
        ),
        ('of = ["i"]\nbeside = ["up"]\nrule = "sum"', "'beside' goes with rules over codes"),
        ('of = ["up"]\nbeside = ["i"]\nrule = "count"', "'beside' is made of codes"),
        ('of = ["i", "j"]\nat_least = 0\nrule = "mean"', "at_least must be a whole number from 1"),
        ('of = ["i", "j"]\nat_least = 3\nrule = "mean"', "from 1 to 2"),
        ('of = ["i", "j"]\nat_least = 1.5\nrule = "mean"', "from 1 to 2"),
        ('rule = "similarity"', "'prototype' goes with rule 'similarity'"),
        ('of = ["i"]\nrule = "sum"\nprototype = [1]', "'prototype' goes with rule"),
        ('rule = "similarity"\nprototype = [2, 2]', "prototype is a list of 2 numbers"),
        ('rule = "similarity"\nprototype = [1, 2, 3]', "prototype is a list of 2 numbers"),
        ('rule = "similarity"\nprototype = [1, "2"]', "prototype is a list of 2 numbers"),
        ('rule = "similarity"\nprototype = [true, 2]', "prototype is a list of 2 numbers"),
        ('rule = "similarity"\nprototype = 2', "prototype is a list of 2 numbers"),
        ('of = ["up"]\nrule = "count"\nwords = "spoken"', "rule 'count' counts no words"),
        ('of = ["up"]\nrule = "per_1000_words"\nwords = "most"', 'words is "all", or "spoken"'),
        ('rule = "count"', "of is missing"),
        ('of = []\nrule = "count"', "of is missing"),
        ('of = "up"\nrule = "count"', "of is missing"),
        ('of = ["items:g"]\nrule = "sum"', "'of' names 'items:g'"),
        ('of = ["score:s"]\nrule = "mean_of_scores"', "'of' names 'score:s'"),
    ],
)
def test_what_a_score_may_not_say(lines: str, complaint: str) -> None:
    """One sentence, at the line of the score's heading."""
    with pytest.raises(Refusal) as refused:
        scored(lines)
    line = CODES.count("\n") + 2
    assert str(refused.value).startswith(f"c.toml, line {line}: ")
    assert complaint in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("scale = [0, 4]", "scale = [4, 4]", "scale is missing"),
        ("scale = [0, 4]", "scale = [0, 4, 5]", "scale is missing"),
        ("scale = [0, 4]", "scale = [0, 4.5]", "scale is missing"),
        ('0 = "none"', '-1 = "none"', "anchors must map values"),
        ('0 = "none"', 'x = "none"', "anchors must map values"),
        ('0 = "none"', "0 = 5", "an anchor is words"),
        ('0 = "none"', "0 = {}", "an anchor is words"),
        ('{ 0 = "none", 4 = "deep" }', '"deep"', "anchors must map values"),
        ('name = "Depth"', "name = 3", "a name is needed"),
        ('name = "Depth"', "name = {}", "a name is needed"),
        ('name = "Depth"', "name = { en = 3 }", "a name is needed"),
        ("reverse = true", 'reverse = "yes"', "reverse is true or false"),
        ('key = "1"', 'key = "a-b"', "key 'a-b' takes small letters"),
        ('key = "1"', 'key = "_a"', "key '_a' takes small letters"),
        ('key = "1"', 'key = "a\\n"', "takes small letters"),
    ],
)
def test_a_field_of_an_item_at_the_edge(old: str, new: str, complaint: str) -> None:
    """The line is that of the item's heading."""
    with pytest.raises(Refusal) as refused:
        codebook.parse(SMALL.replace(old, new, 1), "play.toml")
    assert str(refused.value).startswith("play.toml, line 18: ")
    assert complaint in str(refused.value)


def test_anchors_may_lie_below_zero() -> None:
    """Where the scale does; its lowest and its highest value are on it."""
    text = SMALL.replace("[0, 4]", "[-2, 2]").replace("0 = ", "-2 = ").replace("4 = ", "2 = ")
    (item,) = codebook.parse(text, "play.toml").items
    assert item.meanings() == {-2: "none", 2: "deep"}


@pytest.mark.parametrize(
    "given", ["item = 5", 'item = ["a"]', 'item = { key = "a" }', 'item = [{ key = "a" }, "b"]']
)
def test_items_that_are_no_tables_are_refused(given: str) -> None:
    """A number, words, one table alone, or words among tables: at the line of the entry."""
    with pytest.raises(Refusal, match=r"c\.toml, line 5: write each item as a table"):
        codebook.parse(f'key = "c"\nprefix = "c"\nversion = 1\nname = "C"\n{given}\n', "c.toml")
