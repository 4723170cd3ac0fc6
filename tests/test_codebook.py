"""Codebooks are read strictly; a complaint names the line and what to do."""

from __future__ import annotations

from collections import Counter

import pytest

from thirdear import codebook
from thirdear.model.coding import RULES
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role

SMALL = """\
key = "play"
prefix = "play"
version = 2
name = { en = "Play", tr = "Oyun" }

[[family]]
key = "kind"
name = "Kind"

[[code]]
key = "shared"
mnemonic = "sh"
family = "kind"
speaker = "client"
scale = [1, 5]
name = "Shared play"

[[item]]
key = "1"
name = "Depth"
scale = [0, 4]
reverse = true
anchors = { 0 = "none", 4 = "deep" }

[[score]]
key = "rate"
name = "Shared play"
of = ["family:kind"]
rule = "per_100_turns"
speaker = "client"

[[score]]
key = "depth"
name = "Depth"
of = ["1"]
rule = "sum"

[[score]]
key = "both"
name = "Both"
of = ["score:rate", "score:depth"]
rule = "mean_of_scores"
"""


def test_a_codebook_is_read_whole() -> None:
    """Codes, items and scores carry complete keys; a plain name is the English one."""
    book = codebook.parse(SMALL, "play.toml")
    assert (book.key, book.version, book.name("tr")) == ("play", 2, "Oyun")
    (code,) = book.codes
    assert (code.key, code.mnemonic, code.speaker) == ("play.shared", "sh", Role.CLIENT)
    assert 5 in code.scale
    assert 6 not in code.scale
    assert book.items[0].anchors == {0: "none", 4: "deep"}
    assert [s.of for s in book.scores] == [
        ("play.shared",),
        ("play.1",),
        ("play.rate", "play.depth"),
    ]
    assert book.toml == SMALL


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('family = "kind"\n', 'family = "sort"\n', "line 10: family 'sort' is not declared"),
        ('mnemonic = "sh"', 'mnemonic = "S"', "line 10: mnemonic 'S' must be two small letters"),
        ("version = 2", "version = 0", "line 3: version must be a whole number"),
        ('rule = "sum"', 'rule = "product"', "line 32: rule 'product' is unknown"),
        ('of = ["1"]', 'of = ["2"]', "line 32: 'of' names '2'"),
        ('of = ["1"]', 'of = ["shared"]', "line 32: rule 'sum' is made of items"),
        ("scale = [0, 4]", "scale = [4, 0]", "line 18: scale is missing"),
        ('4 = "deep"', '9 = "deep"', "line 18: anchors must map values"),
        ('speaker = "client"', 'speaker = "child"', "line 10: speaker 'child' is unknown"),
        ('[[item]]\nkey = "1"', '[[item]]\nkey = "A b"', "line 18: key 'A b' takes small letters"),
        ("reverse = true", "revers = true", "line 18: unknown field 'revers'"),
        ('prefix = "play"', 'prefixes = "play"', "line 2: unknown entry 'prefixes'"),
        ('key = "depth"', 'key = "rate"', "line 32: key 'rate' stands twice"),
        ("version = 2", "version = ", "not TOML"),
    ],
)
def test_a_complaint_names_the_line(old: str, new: str, complaint: str) -> None:
    """Each mistake is one sentence with the file, the line of its table, and the matter."""
    assert old in SMALL
    with pytest.raises(Refusal, match=r"play\.toml") as refused:
        codebook.parse(SMALL.replace(old, new, 1), "play.toml")
    assert complaint in str(refused.value)


@pytest.mark.parametrize("key", codebook.shipped())
def test_shipped_codebooks_are_sound_and_bilingual(key: str) -> None:
    """Every code, item, score and family has an English and a Turkish name."""
    book = codebook.load(key)
    assert book.key == key
    assert book.source
    assert book.permission
    for thing in (*book.families, *book.codes, *book.items, *book.scores):
        assert set(thing.names) >= {"en", "tr"}


def test_shipped_codes_never_clash() -> None:
    """All shipped codebooks can be in one study: prefixes and complete keys differ."""
    books = [codebook.load(key) for key in codebook.shipped()]
    counts = Counter(code.key for book in books for code in book.codes)
    assert len({book.prefix for book in books}) == len(books)
    assert set(counts.values()) == {1}


def test_the_mbt_c_scale_has_its_eighteen_items_and_three_write_ins() -> None:
    """18 items in families of 6, 4, 5, 3, and "other" in the last three (Bate & Midgley)."""
    codes = codebook.load("mbt-c-as").codes
    others = [c for c in codes if ".other_" in c.key]
    families = Counter(c.family for c in codes if c not in others)
    assert families == {"stance": 6, "attention": 4, "regulation": 5, "explicit": 3}
    assert {c.family for c in others} == {"attention", "regulation", "explicit"}
    assert not any(c.definition for c in codes)


def test_every_rule_that_codebooks_may_name_exists() -> None:
    """The vocabulary's rules over codes are exactly the ones that scores can compute."""
    from thirdear import scores

    assert {rule for rule, kind in RULES.items() if kind == "codes"} == set(scores._TAG_RULES)


def test_a_missing_codebook_is_a_sentence() -> None:
    """An unknown key lists the shipped ones."""
    with pytest.raises(Refusal, match="mbt-c-as"):
        codebook.load("no-such-book")
