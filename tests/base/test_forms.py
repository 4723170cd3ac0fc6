"""The forms of a word that a search finds, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thirdear.base.forms import bent, forms, found_bent
from thirdear.base.letters import fold
from thirdear.base.turkish import suffixed

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("anne", "Annem annesinden ANNELERİNDEN Anne'nin cennet annecim", "0 1 2 3 5"),
        ("su", "suyu sus sudan susadı su", "0 2 4"),
        ("kitap", "kitabı kitaplardan kitabevi", "0 1"),
        ("cocuk", "çocuğu çocuklar", "0 1"),
        ("oğul", "oğlum oğullar oğlak", "0 1"),
        ("akil", "aklıma akla", "0 1"),
        ("renk", "rengi renkli reng", "0 1"),
        ("gitmek", "gidiyor gitti gidecek git gitar gid", "0 1 2 3"),
        ("anlamak", "anlıyor anladım anlık", "0 1"),
        ("demek", "diyor dedi diyecek dik", "0 1 2"),
    ],
)
def test_turkish_suffixes_are_read_behind_the_stem(words: str, text: str, found: str) -> None:
    """Softened ends and fallen vowels are the same word; a word that only begins so is not."""
    every = text.split()
    spans = [text[start:stop] for start, stop in forms(words).spans(text, "tr")]
    assert spans == [every[int(at)] for at in found.split()]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("mother", "mothers mother's mothering motherly", "0 1 2"),
        ("stop", "stopped stop stopping stopper", "0 1 2"),
        ("city", "cities city citizen", "0 1"),
        ("make", "making makes maker", "0 1"),
    ],
)
def test_english_endings_are_forms(words: str, text: str, found: str) -> None:
    """Plural, possessive, past and -ing, with the letters that change before them."""
    every = text.split()
    spans = [text[start:stop] for start, stop in forms(words).spans(text, "en")]
    assert spans == [every[int(at)] for at in found.split()]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("anne", "annesi annemin annelerinden anneciğime annex anneks anneanne cennet", "0 1 2 3"),
        ("ölmek", "öldü oldu ölüyor oluyor", "0 2"),
        ("olmak", "oldu öldü olsaydı", "0 2"),
        ("gece", "geceyi geçelim gecenin", "0 2"),
        ("saat", "saatler saatte saatlerimi saatlar", "0 1 2"),
        ("kalp", "kalbimde kalpler kalbımda kalp kalabalık", "0 1 3"),
        ("yapmak", "yapamıyorum yapamazsın yapmayabilir yapıldı yaptırdı yapsana", "0 1 2 3 5"),
        ("düşmek", "düştü düşünüyorum düşündü düşerlerse", "0 3"),
        ("bilmek", "bilinmez bilmişsindir bilgi", "0 1"),
    ],
)
def test_with_turkish_letters_on_both_sides_each_letter_counts(
    words: str, text: str, found: str
) -> None:
    """Words made of others are none of its forms, and o is not ö."""
    every = text.split()
    spans = [text[start:stop] for start, stop in forms(words).spans(text, "tr", exact=True)]
    assert spans == [every[int(at)] for at in found.split()]


def judged() -> list[tuple[str, set[str], set[str]]]:
    """Return words with their forms and with words that only look like them, as a person judged."""
    lines = (DATA / "forms-tr.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(word, set(own.split()), set(other.split())) for word, own, other in rows]


def test_forms_of_forty_words_are_those_that_a_person_judged() -> None:
    """Of the words of the invented scenes: few are missed, and few are taken that are none."""
    taken = right = there = 0
    for word, own, other in judged():
        text = " . ".join(sorted(own | other))
        found = {text[a:b] for a, b in forms(word).spans(text, "tr", exact=True)}
        taken, right, there = taken + len(found), right + len(found & own), there + len(own)
    assert there > 800
    assert right / taken > 0.98
    assert right / there > 0.98


def test_the_words_before_the_last_stand_as_they_are() -> None:
    """Only the last word is bent, over any space."""
    text = "küçük  kardeşim, küçüğün kardeşi, küçük\nKARDEŞİNDEN"
    spans = [text[a:b] for a, b in forms("küçük kardeş").spans(text, "tr")]
    assert spans == ["küçük  kardeşim", "küçük\nKARDEŞİNDEN"]


_CHAINS = st.sampled_from(
    [(), ("my",), ("plural",), ("plural", "his", "from-n"), ("to",), ("at",), ("my", "with")]
)


@given(st.sampled_from(["anne", "baba", "okul", "göz", "kedi", "ev", "deniz"]), _CHAINS)
def test_what_is_bent_by_the_grammar_is_found(word: str, chain: tuple[str, ...]) -> None:
    """A form that is made of a stem is found for it, and the text has what a session must have."""
    form = suffixed(word, chain)
    wanted = forms(word)
    text = f"Ve {form.capitalize()}, dedi."
    assert [text[a:b].lower() for a, b in wanted.spans(text, "tr")] == [form]
    assert any(one in fold(text) for one in wanted.wanted)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("kitap", "kitabı kitaplar kitaba kitab rakitabı", 3),
        ("çocuk", "çocuğum çocuklar", 2),
        ("ağız", "ağzını ağızdan", 2),
        ("ne", "nedense anne", 2),
        ("a.k", "abk a.k", 1),
    ],
)
def test_a_find_inside_a_text_also_takes_the_changed_stem(
    words: str, text: str, found: int
) -> None:
    """Whatever is typed is found as it stands, and a noun before a vowel as it is spelt there."""
    assert len(found_bent(words).findall(fold(text))) == found


@pytest.mark.parametrize(
    ("words", "stems"),
    [
        ("kitap", ("kitap", "kitab")),
        ("küçük  Çocuk", ("kucuk cocuk", "kucuk cocug")),
        ("anne", ("anne",)),
    ],
)
def test_a_word_has_another_stem_before_a_vowel(words: str, stems: tuple[str, ...]) -> None:
    """Folded, with the words before it as they stand."""
    assert bent(words) == stems
