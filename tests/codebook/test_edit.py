"""New versions of codebooks: what is changed is changed, everything else is what it was."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from thirdear import codebook
from thirdear.codebook import edit
from thirdear.model.refusal import Refusal

BOOK = """
key = "b"
prefix = "b"
version = 3
name = { en = "B", tr = "B \\u00fc" }
source = "line\\nline \\u007f [/x]"

[[family]]
key = "f"
exclusive = true
name = "F"

[[code]]
key = "ask"
mnemonic = "as"
family = "f"
scale = [1, 5]
anchors = { 1 = { en = "little" }, 5 = { en = "much" } }
name = "Ask"
definition = "asks"

[[code]]
key = "wonder"
mnemonic = "wo"
family = "f"
parent = "ask"
name = { en = "Wonder", tr = "Merak" }

[[score]]
key = "both"
name = "Both"
of = ["ask", "wonder"]
rule = "count"
"""


@pytest.mark.parametrize("key", codebook.shipped())
def test_every_instrument_is_written_as_it_was_read(key: str) -> None:
    """Written anew and read again, it says the same; so nothing is lost by a change."""
    book = codebook.load(key)
    if not book.codes:
        return
    code = book.codes[0]
    again = edit.described(book, code.key, "example", code.example)
    assert replace(again, toml="", version=0) == replace(book, toml="", version=0)
    assert again.version == book.version + 1


def test_a_code_gets_another_name_and_a_definition() -> None:
    """Its key stays; a name that was one for all languages stays the English one."""
    book = codebook.parse(BOOK, "b")
    named = edit.renamed(book, "b.ask", "Soru [/x]", "tr")
    assert dict(named.codes[0].names) == {"en": "Ask", "tr": "Soru [/x]"}
    told = edit.described(named, "b.ask", "definition", "two\nlines")
    assert told.codes[0].definition == "two\nlines"
    assert (told.version, told.source, told.codes[0].anchors) == (
        5,
        book.source,
        book.codes[0].anchors,
    )
    assert edit.described(told, "b.ask", "definition", "").codes[0].definition == ""


def test_a_merged_code_is_gone_and_counted_as_the_other() -> None:
    """In scores, too; what was a kind of it is a kind of nothing."""
    book = edit.merged(codebook.parse(BOOK, "b"), "b.ask", "b.wonder")
    assert [code.key for code in book.codes] == ["b.wonder"]
    assert book.codes[0].parent is None
    assert book.scores[0].of == ("b.wonder",)


def test_a_code_is_split() -> None:
    """The new ones have keys and letters of their own, and count where it counted."""
    book, keys = edit.split(
        codebook.parse(BOOK, "b"), "b.ask", ["Ask why", "Ağır soru!"], "tr", {"b.ask_why"}
    )
    assert keys == ("b.ask_why_2", "b.agir_soru")
    assert [code.mnemonic for code in book.codes] == ["as", "ag", "wo"]
    assert book.codes[1].names["tr"] == "Ağır soru!"
    assert book.codes[1].scale == codebook.parse(BOOK, "b").codes[0].scale
    assert book.scores[0].of == (*keys, "b.wonder")
    with pytest.raises(Refusal):
        edit.split(codebook.parse(BOOK, "b"), "b.ask", ["One"], "en")
    with pytest.raises(Refusal):
        edit.split(codebook.parse(BOOK, "b"), "b.ask", ["One", "one"], "en")


def test_letters_are_found_where_the_names_have_none() -> None:
    """A name in another script gets a key and letters all the same."""
    _, keys = edit.split(codebook.parse(BOOK, "b"), "b.ask", ["心理", "療法"], "en")
    assert keys == ("b.code", "b.code_2")


def test_what_is_written_is_read_again() -> None:
    """Keys with any letters, texts of several lines, numbers, lists and tables in tables."""
    data = {
        "a": 1,
        "ü b": "x\ny \x7f",
        "c-d": [1, 2],
        "e": {"-1": "low", "f": True},
        "t": [{"k": 1}],
    }
    text = edit.written(data)
    assert tomllib.loads(text) == data
    assert "\na = 1\n" in f"\n{text}"
    assert "\n[[t]]\nk = 1\n" in text
