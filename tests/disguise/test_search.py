"""Where a listed name begins and ends in a text: long texts, stutters, brackets, broken words."""

from __future__ import annotations

import re

import pytest

from thirdear import disguise
from thirdear.model.disguise import Pseudonym

NAMES = disguise.listed(
    (
        Pseudonym("Deniz", "Tolga"),
        Pseudonym("Emma", "Sarah"),
        Pseudonym("Elif", "Naz"),
        Pseudonym("Ali", "Onur"),
        Pseudonym("Yael", "Mira"),
        Pseudonym("Ayşe", "Zeynep"),
        Pseudonym("Ayşe Yılmaz", "Zeynep Demir"),
        Pseudonym("Jo", "Max"),
        Pseudonym("Nolan", "Dexter"),
        Pseudonym("Grace", "Edith", also_a_word=True),
        Pseudonym("Birch Hill", "Lowfield", "school"),
    )
)


def levels(text: str) -> list[tuple[str, str, str | None]]:
    """Return what is found of listed names, whether it is sure, and what would stand there."""
    found = disguise.scan(text, NAMES, "tr")
    return [(text[f.start : f.stop], f.level, f.replacement) for f in found if f.name is not None]


@pytest.mark.parametrize(
    "between", ["word " * 20, "word\n" * 20, "Said so.\n" * 12, "half-\n" * 17]
)
def test_a_long_text_is_searched_to_its_end(between: str) -> None:
    """However its lines end, or without any: every name at its place, none lost, none twice."""
    text = f"{between}Emma {between}Nolan\n" * 60
    done = disguise.apply(text, NAMES, "en")
    places = [match.span() for match in re.finditer("Emma|Nolan", text)]
    assert len(text) > 10_000
    assert [(f.start, f.stop) for f in done.findings if f.level == "replace"] == places
    assert done.text == text.replace("Emma", "Sarah").replace("Nolan", "Dexter")


@pytest.mark.parametrize("lines", range(395, 405))
def test_a_name_across_two_lines_is_one_wherever_a_long_text_is_parted(lines: int) -> None:
    """A first and a family name on two lines, and one that a hyphen parts, in a text of pages."""
    head = "he said so\n" * (lines - 31)
    text = f"{head}Ayşe\nYılmaz gel\nde Em-\nma" + "\nhe said so" * 400
    assert [form for form, _, _ in levels(text)] == ["Ayşe\nYılmaz", "Em-\nma"]


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Emm-Emma", "Sar-Sarah"),
        ("E- E- Emma", "S- S- Sarah"),
        ("e-emma'nın", "s-sarah'ın"),
        ("A-A-Ali", "O-O-Onur"),
        ("x-Deniz", "x-Tolga"),
        ("anne-Elif", "anne-Naz"),
        ("Ayşe-Elif geldi", "Zeynep-Naz geldi"),
        ("the Emma", "the Sarah"),
        ("De de Deniz", "De de Tolga"),
    ],
)
def test_a_stutter_is_of_the_name(text: str, instead: str) -> None:
    """What begins as the name does is its stutter; another word before a hyphen stays."""
    done = disguise.apply(text, NAMES, "tr")
    assert done.text == instead
    assert done.open == ()


@pytest.mark.parametrize(
    ("text", "form", "instead"),
    [
        ("Em, Emma", "Em, Emma", "Sa, Sarah"),
        ("Emm… Emma", "Emm… Emma", "Sar… Sarah"),
        ("Nol Nolan came", "Nol Nolan", "Dex Dexter"),
        ("Nol- ne?", "Nol", "Dex"),
        ("nola- ne?", "nola", "dext"),
        ("emm- ne?", "emm", "sar"),
        ("No- ne?", "No", "De"),
        ("Nola… ne?", "Nola", "Dext"),
    ],
)
def test_a_false_start_and_a_name_that_breaks_off_are_asked_about(
    text: str, form: str, instead: str
) -> None:
    """With the beginning of the pseudonym, as long as what was said."""
    assert levels(text) == [(form, "review", instead)]


@pytest.mark.parametrize(
    "text", ["No… ne?", "no- ne?", "N- ne?", "nol… ne?", "Emm… ne?", "xno- ne?", "Nol ne?"]
)
def test_a_short_or_quiet_beginning_is_nobody(text: str) -> None:
    """Two letters that trail off, small letters, a letter alone: too little to ask about."""
    assert levels(text) == []


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Ay(şe) geldi", "Zeynep geldi"),
        ("(Ay)şe geldi", "Zeynep geldi"),
        ("Ay[şe] geldi", "Zeynep geldi"),
        ("<Ay>şe geldi", "Zeynep geldi"),
        ("(Ayşe) geldi", "(Zeynep) geldi"),
        ("Ayşe) geldi", "Zeynep) geldi"),
        ("(Ayşşe geldi", "(Zeynep geldi"),
        ("(Ayşşe) geldi", "(Zeynep) geldi"),
        ("Denizze gel", "Tolga’ya gel"),
        ("Deniz-ze gel", "Tolga-ze gel"),
        ("Denizzzz gel", "Tolga gel"),
        ("Emmma ran", "Sarah ran"),
    ],
)
def test_brackets_and_drawn_out_letters_belong_to_the_name(text: str, instead: str) -> None:
    """A bracket that opens inside a name goes with it; one around it stays."""
    assert disguise.apply(text, NAMES, "tr").text == instead


@pytest.mark.parametrize("text", ["Ema ran", "oali", "xjo", "de-ni-ze", "joker", "alınca"])
def test_fewer_letters_or_another_word_are_not_the_name(text: str) -> None:
    """Ema is not Emma; a name of two or three letters inside a word is nobody."""
    assert levels(text) == []


@pytest.mark.parametrize(
    ("text", "form", "instead"),
    [
        ("myyael", "myyael", "myMira"),
        ("my-yael", "yael", "Mira"),
        ("anneali", "anneali", "anneOnur"),
        ("bAli", "bAli", "bOnur"),
        ("Aliağa", "Aliağa", "Onurağa"),
        ("Ayşeyılmaz", "Ayşeyılmaz", "Zeynep Demir"),
        ("Ayşe\nYılmaz", "Ayşe\nYılmaz", "Zeynep Demir"),
        ("AliAyşe", "AliAyşe", "AliZeynep"),
        ("joey", "joey", "Maxey"),
        ("xxnolan", "xxnolan", "xxDexter"),
        ("Em_ma", "Em_ma", "Sarah"),
        ("Ali,de geldi", "Ali,de", "Onur,da"),
        ("Alice", "Alice", "Onur’ca"),
        ("oğlumemma", "oğlumemma", "oğlumSarah"),
        ("kitapemma", "kitapemma", "kitapSarah"),
        ("ayşenolan", "ayşenolan", "ayşeDexter"),
        ("xx?Nolans", "Nolans", "Dexters"),
    ],
)
def test_a_word_that_holds_a_name_is_asked_about_whole(text: str, form: str, instead: str) -> None:
    """What stands in front of the name stays in front of the pseudonym."""
    assert levels(text) == [(form, "review", instead)]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Grace came", "review"),
        ("Then Grace came", "replace"),
        ("and so. Grace came", "review"),
        ("“Grace came", "review"),
        ("Mrs. Grace came", "replace"),
        ("So. Aunt Grace came", "replace"),
        ("Grace teyze geldi", "replace"),
        ("Grace was there, and so they went. Mr Grace", "replace"),
    ],
)
def test_an_everyday_word_is_a_name_inside_a_sentence_or_beside_a_title(
    text: str, level: str
) -> None:
    """At the beginning of a sentence its capital letter says nothing."""
    assert levels(text)[-1] == ("Grace", level, "Edith")


@pytest.mark.parametrize(
    ("text", "language", "instead"),
    [
        ("EMMA!", "en", "SARAH!"),
        ("DENİZ!", "en", "TOLGA!"),
        ("YAEL!", "en", "MIRA!"),
        ("YAEL!", "tr", "MİRA!"),
        ("ALİ!", "tr", "Onur!"),
        ("Emma!", "en", "Sarah!"),
    ],
)
def test_a_shouted_name_stays_shouted(text: str, language: str, instead: str) -> None:
    """By the alphabet of the language; three letters may as well be initials."""
    assert disguise.apply(text, NAMES, language).text == instead


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A. geldi", 1),
        ("a. şıkkı", 0),
        ("K. geldi", 0),
        ("B. School", 0),
        ("A.B.C", 0),
        ("xA. ve 3A.", 0),
        ("E. ile N. ve Y.", 3),
        ("Al*** ve No•• ve D____", 3),
        ("Al* ve Al** ve Al_ ve Al__", 1),
        ("A.... geldi", 1),
        ("A... bilmem", 0),
        ("Nola*** Ki***", 0),
    ],
)
def test_initials_and_masked_names_are_counted(text: str, count: int) -> None:
    """An initial of a listed person before a full stop; up to three letters before a mask."""
    assert disguise.shortened(text, NAMES) == count


ODD = disguise.listed(
    (
        Pseudonym("Aslı", "Derya"),
        Pseudonym("Bo", "Max"),
        Pseudonym("Ali", "Onur"),
        Pseudonym("Eda", "Naz"),
        Pseudonym("Kaan", "Tolga"),
        Pseudonym("Işıl", "Pınar"),
    )
)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        *(("ASLI", "replace"), ("aslı", "review"), ("ASLİ", None)),
        *(("ISIL", "replace"), ("IŞIL", "replace"), ("Isil", "review"), ("Işil", "review")),
        *(("Alır", None), ("Alim", "review"), ("Boy came", None), ("Bos came", "review")),
        *(("Edan", "review"), ("Kaanın", "review"), ("KAAN'IN", "replace")),
    ],
)
def test_dots_on_i_and_short_names_make_other_words(text: str, level: str | None) -> None:
    """An ordinary word is nobody where only an i or a short rest is like the name."""
    found = disguise.scan(text, ODD, "tr")
    assert [f.level for f in found if f.name is not None] == [level] * (level is not None)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("ece" + "0123456789" * 2 + "012345678", 0),
        ("ece" + "0123456789" * 2 + "01234567", 1),
        ("0123456789" * 2 + "012345678" + "ece", 0),
        ("0123456789" * 2 + "01234567" + "ece", 1),
        ("0123456789" * 2 + "0123456" + "a5ece", 0),
        ("5ece5678", 0),
        ("ece5", 1),
        ("5ece56", 1),
    ],
)
def test_a_name_at_the_edge_of_a_digest(text: str, count: int) -> None:
    """From 32 hexadecimal digits on it is nobody there; from 8 on if digits stand on both sides."""
    assert len(disguise.scan(text, (Pseudonym("Ece", "Naz"),), "tr")) == count


def test_a_damaged_letter_at_the_end_belongs_to_the_name() -> None:
    """UTF-8 that was read as Windows-1252 leaves nothing of its second byte behind."""
    names = (Pseudonym("Nilüş", "Belma"),)
    assert disguise.apply("NilÃ¼ÅŸ geldi", names, "tr").text == "Belma geldi"


@pytest.mark.parametrize(
    "sign",
    list("\u00ad\u034f\u061c\u180e\u200b\u200f\u202a\u202e\u2060\u2064\u2069\ufe00\ufe0f\ufeff"),
)
def test_a_sign_that_nobody_sees_hides_no_name(sign: str) -> None:
    """Soft hyphens, joiners, marks of direction, selectors: asked about, with the sign in it."""
    assert levels(f"to No{sign}lan now") == [(f"No{sign}lan", "review", "Dexter")]


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Said Ell(en-Marie)'nin", "Said Lotte'nin"),
        ("e-ell-enmarie'nin came", "l-lotte'nin came"),
    ],
)
def test_a_name_of_two_words_may_be_written_in_parts(text: str, instead: str) -> None:
    """With a bracket in it, or a stutter before it."""
    names = disguise.listed((Pseudonym("Ellen-Marie", "Lotte"),))
    assert disguise.apply(text, names, "tr").text == instead
