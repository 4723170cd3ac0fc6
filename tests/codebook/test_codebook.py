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
    assert book.items[0].meanings() == book.items[0].meanings("tr") == {0: "none", 4: "deep"}
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
        ("scale = [0, 4]", "scale = 4", "line 18: scale is missing"),
        ('mnemonic = "sh"', 'mnemonic = ""', 'line 10: mnemonic is missing; write mnemonic = "'),
        ('mnemonic = "sh"', "mnemonic = 5", "line 10: mnemonic is missing"),
        ('prefix = "play"', 'prefix = ""', "line 2: prefix is missing"),
        ('prefix = "play"\n', "", "line 1: prefix is missing"),
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
    assert book.source()
    assert book.permission()
    for thing in (*book.families, *book.codes, *book.items, *book.scores):
        assert set(thing.names) >= {"en", "tr"}


RICH = """\
key = "rich"
prefix = "rich"
version = 1
layer = "minutes:5"
name = "Rich"

[[family]]
key = "f"
name = "F"

[[code]]
key = "rupture"
mnemonic = "ru"
family = "f"
scale = [-1, 9]
anchors = { "-1" = "lowest", 9 = "highest" }
name = "Rupture"

[[code]]
key = "withdrawal"
mnemonic = "wi"
family = "f"
parent = "rupture"
write_in = true
name = "Withdrawal"

[[item]]
key = "a"
family = "f"
scale = [0, 4]
name = "A"

[[item]]
key = "a_skill"
needs = "a"
unrateable = false
scale = [1, 5]
name = "Skill"

[[score]]
key = "share"
name = "Share"
of = ["withdrawal"]
rule = "share_of_tags"
among = ["under:rupture"]
beside = ["rupture"]
"""


def test_what_values_mean_can_stand_in_both_languages() -> None:
    """An anchor is words, or words by language; a missing language has the English ones."""
    both = SMALL.replace('4 = "deep"', '4 = { en = "deep", tr = "derin" }')
    (item, *_) = codebook.parse(both, "play.toml").items
    assert item.meanings("tr") == {0: "none", 4: "derin"}
    assert item.meanings() == {0: "none", 4: "deep"}
    nothing = SMALL.replace('4 = "deep"', "4 = { en = 4 }")
    with pytest.raises(Refusal, match="line 18: an anchor is words, or"):
        codebook.parse(nothing, "play.toml")


def test_everything_that_instruments_need_can_be_written() -> None:
    """Hierarchy, write-ins, anchors below zero, pairs of items, layers, shares, facets."""
    book = codebook.parse(RICH, "rich.toml")
    first, second = book.codes
    assert book.layer == "minutes:5"
    assert first.meanings() == {-1: "lowest", 9: "highest"}
    assert (second.parent, second.write_in) == ("rich.rupture", True)
    presence, skill = book.items
    assert [presence.number, skill.number] == [1, 2]
    assert (presence.family, skill.needs, skill.unrateable) == ("f", "rich.a", False)
    (score,) = book.scores
    assert score.among == ("rich.rupture", "rich.withdrawal")
    assert score.beside == ("rich.rupture",)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"minutes:5"', '"minutes"', 'line 4: layer is "turn", "sentence" or minutes'),
        ('parent = "rupture"', 'parent = "none"', "line 19: parent 'none' is no code above"),
        ("write_in = true", "write_in = 1", "line 19: write_in is true or false"),
        ('needs = "a"', 'needs = "b"', "line 33: needs names 'b', which is no item above"),
        ('family = "f"\nscale = [0, 4]', 'family = "g"\nscale = [0, 4]', "line 27: family 'g'"),
        ('among = ["under:rupture"]\n', "", "line 40: 'among' goes with rule 'share_of_tags'"),
        ('["under:rupture"]', '["rupture"]', "line 40: 'among' must hold every code of 'of'"),
        ('beside = ["rupture"]', 'beside = ["a"]', "line 40: 'beside' is made of codes; 'a'"),
        ('9 = "highest"', '10 = "highest"', "line 11: anchors must map values of the scale"),
    ],
)
def test_a_complaint_about_what_instruments_need(old: str, new: str, complaint: str) -> None:
    """The line of the table, the matter, and what to do."""
    assert old in RICH
    with pytest.raises(Refusal, match=r"rich\.toml") as refused:
        codebook.parse(RICH.replace(old, new, 1), "rich.toml")
    assert complaint in str(refused.value)


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


@pytest.mark.parametrize("key", codebook.shipped())
def test_a_shipped_instrument_speaks_in_both_languages(key: str) -> None:
    """Each code and item has a name, a definition and an example in English and in Turkish.

    Where a manual stands behind it, they are marked as our own wording; source and permission are
    told in both, too, and no two codes are defined alike.
    """
    book = codebook.load(key)
    for one in book.entries:
        both = [one.names, one.texts["definition"], one.texts["example"], *one.anchors.values()]
        assert all(set(told) == {"en", "tr"} and all(told.values()) for told in both), one.key
        assert one.wording == ("" if key == "alliance-markers" else "thirdear")
        assert one.text("definition", "en") != one.text("definition", "tr")
    assert set(book.sources) == set(book.permissions) == {"en", "tr"}
    told = [one.text("definition") for one in book.entries if not one.key.endswith("_skill")]
    assert len(set(told)) == len(told)


def test_the_session_form_says_of_an_item_what_the_code_says() -> None:
    """One wording for presence in a turn and in a session."""
    items = {one.key.partition(".")[2]: one for one in codebook.load("mbt-c-as-session").items}
    for code in codebook.load("mbt-c-as").codes:
        assert items[code.key.partition(".")[2]].texts == code.texts


def test_every_rule_that_codebooks_may_name_exists() -> None:
    """The vocabulary's rules over codes and items are exactly the ones that scores can compute."""
    from thirdear.scores import rules

    kinds = {"codes": rules.TAG_RULES, "items": rules.ITEM_RULES}
    for kind, functions in kinds.items():
        assert {rule for rule, over in RULES.items() if over == kind} == set(functions)


def test_a_missing_codebook_is_a_sentence() -> None:
    """An unknown key lists the shipped ones."""
    with pytest.raises(Refusal, match="mbt-c-as"):
        codebook.load("no-such-book")


def test_a_codebook_of_nothing_is_refused_at_its_first_line() -> None:
    """Without a code and without an item there is nothing to judge by."""
    head = 'prefix = "x"\nkey = "x"\nversion = 1\nname = { en = "X", tr = "X" }\n'
    with pytest.raises(Refusal, match=r"x\.toml, line 1: there is neither a \[\[code\]\]"):
        codebook.parse(head, "x.toml")


def test_items_of_a_family_are_named_together() -> None:
    """Those of the family only, whatever else there is."""
    toml = RICH.replace('of = ["withdrawal"]\nrule = "share_of_tags"\n', "")
    toml = toml.replace('among = ["under:rupture"]\nbeside = ["rupture"]\n', "")
    toml += 'of = ["items:f"]\nrule = "sum"\n'
    (score,) = codebook.parse(toml, "rich.toml").scores
    assert score.of == ("rich.a",)


def test_a_name_in_one_language_stands_for_the_other() -> None:
    """The first one stands in for English; an English one stays as it is."""
    book = codebook.parse(
        SMALL.replace('{ en = "Play", tr = "Oyun" }', '{ tr = "Oyun" }'), "p.toml"
    )
    assert (book.name("en"), book.name("tr")) == ("Oyun", "Oyun")
    turned = SMALL.replace('{ en = "Play", tr = "Oyun" }', '{ tr = "Oyun", en = "Play" }')
    assert codebook.parse(turned, "p.toml").name("en") == "Play"


def test_flags_are_off_unless_they_are_set() -> None:
    """A code is nothing that is written in, an item is not reversed, and may be left unrated."""
    book = codebook.parse(SMALL.replace("reverse = true\n", ""), "p.toml")
    assert not book.codes[0].write_in
    assert not book.items[0].reverse


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('prefix = "play"', 'prefix = "Play!"', "line 2: key and prefix take only a-z"),
        ('key = "play"', 'key = "Play!"', "line 2: key and prefix take only a-z"),
        ('rule = "per_100_turns"', 'rule = "per_100_turns"\nwords = "spoken"', "counts no words"),
        ('rule = "per_100_turns"', 'rule = "per_1000_words"\nwords = "some"', 'words is "all"'),
    ],
)
def test_more_complaints(old: str, new: str, complaint: str) -> None:
    """Keys, and words that a rule does not count."""
    assert old in SMALL
    with pytest.raises(Refusal) as refused:
        codebook.parse(SMALL.replace(old, new, 1), "play.toml")
    assert complaint in str(refused.value)


def test_words_that_are_spoken_may_be_counted_alone() -> None:
    """By the one rule that counts words."""
    toml = SMALL.replace('rule = "per_100_turns"', 'rule = "per_1000_words"\nwords = "spoken"')
    assert codebook.parse(toml, "play.toml").scores[0].spoken_only
