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
    one = book.entries[0]
    again = edit.renamed(book, one.key, one.name(), "en")
    assert replace(again, toml="", version=0) == replace(book, toml="", version=0)
    assert again.version == book.version + 1


def test_a_code_gets_another_name_and_a_definition() -> None:
    """Its key stays; a name that was one for all languages stays the English one."""
    book = codebook.parse(BOOK, "b")
    named = edit.renamed(book, "b.ask", "Soru [/x]", "tr")
    assert dict(named.codes[0].names) == {"en": "Ask", "tr": "Soru [/x]"}
    told = edit.described(named, "b.ask", "definition", "two\nlines", "en")
    assert told.codes[0].text("definition") == "two\nlines"
    assert (told.version, told.sources, told.codes[0].anchors) == (
        5,
        book.sources,
        book.codes[0].anchors,
    )
    assert "definition" not in edit.described(told, "b.ask", "definition", "", "en").codes[0].texts


def test_a_text_is_changed_in_its_language_alone() -> None:
    """The other language stays, and whose words they were is not said any more."""
    book = codebook.load("tpocs-a")
    item = book.items[0]
    told = edit.described(book, item.key, "definition", "Kendi sözümüz", "tr").items[0]
    assert told.text("definition", "tr") == "Kendi sözümüz"
    assert told.text("definition") == item.text("definition")
    assert (item.wording, told.wording) == ("thirdear", "")
    gone = edit.described(book, item.key, "definition", "", "tr").items[0]
    assert gone.text("definition", "tr") == item.text("definition", "en")


def test_plain_words_of_an_old_file_are_the_english_ones() -> None:
    """A Turkish text comes beside them; a text that was nowhere is Turkish alone."""
    book = codebook.parse(BOOK, "b")
    told = edit.described(book, "b.ask", "definition", "sorar", "tr")
    assert dict(told.codes[0].texts["definition"]) == {"en": "asks", "tr": "sorar"}
    told = edit.described(told, "b.wonder", "example", "Acaba?", "tr")
    assert dict(told.codes[1].texts["example"]) == {"tr": "Acaba?"}
    assert told.codes[1].text("example") == "Acaba?"


def test_values_mean_something_else_in_a_language() -> None:
    """A value that is left out means nothing any more; negative values are values."""
    book = codebook.load("in-session-rf")
    told = edit.anchored(book, "rf.rf", {-1: "kaçınma", 4: "[x] = y"}, "tr").codes[0]
    assert dict(told.meanings("tr")) == {-1: "kaçınma", 4: "[x] = y"}
    assert dict(told.meanings())[-1] == book.codes[0].meanings()[-1]
    assert edit.anchored(book, "rf.rf", {}, "tr").codes[0].anchors == {}


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


def test_a_book_of_a_study_s_own_words_begins_with_a_code() -> None:
    """It is the first version; the next code makes the second."""
    book, code = edit.begun("in-vivo", "iv", "It hurts")
    assert (book.version, code) == (1, "iv.it_hurts")
    more, other = edit.added(book, "It hurts!", {"iv.it_hurts_2"})
    assert (more.version, other) == (2, "iv.it_hurts_3")
    assert [one.family for one in more.codes] == ["words", "words"]


def _tree(book: codebook.Codebook) -> list[tuple[str, str | None]]:
    return [(code.key, code.parent) for code in book.codes]


def test_a_code_becomes_a_kind_of_another_and_moves_below_it_with_its_own_kinds() -> None:
    """And back to the top, where it stays in its place."""
    book = codebook.parse(BOOK, "b")
    for name in ("Last", "Other"):
        book, _ = edit.added(book, name)
    moved = edit.nested(book, "b.ask", "b.last")
    assert _tree(moved) == [
        *(("b.last", None), ("b.ask", "b.last"), ("b.wonder", "b.ask"), ("b.other", None)),
    ]
    assert moved.version == book.version + 1
    assert _tree(edit.nested(moved, "b.ask", None)) == [
        *(("b.last", None), ("b.ask", None), ("b.wonder", "b.ask"), ("b.other", None)),
    ]


@pytest.mark.parametrize("parent", ["b.ask", "b.wonder"])
def test_a_code_is_no_kind_of_itself_or_of_its_kinds(parent: str) -> None:
    """In both languages."""
    with pytest.raises(Refusal, match="which is itself or one of its kinds") as refused:
        edit.nested(codebook.parse(BOOK, "b"), "b.ask", parent)
    assert "o ya kendisi ya da kendi alt kodu" in refused.value.turkish
