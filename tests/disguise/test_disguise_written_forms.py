"""A listed name is never silent: every kind of written form is replaced as a whole, or asked about.

All names are invented for these tests.
"""

from __future__ import annotations

import pytest

from thirdear import disguise
from thirdear.model.disguise import Pseudonym

NAMES = (
    Pseudonym("Gülçin", "Perihan"),
    Pseudonym("Tarık", "Selami"),
    Pseudonym("Şule", "Meryem"),
    Pseudonym("Yağmur", "Belgin", also_a_word=True),
    Pseudonym("Umut", "Sedat", also_a_word=True),
    Pseudonym("Filiz Akbaş", "Nermin Uçar", variants=("Filiz", "Akbaş")),
    Pseudonym("Harriet", "Beatrice"),
    Pseudonym("Nolan", "Dexter"),
    Pseudonym("Grace", "Edith", also_a_word=True),
    Pseudonym("Rose-Ellen", "Martha"),
    Pseudonym("O’Malley", "Farrell"),
    Pseudonym("Birch Hill", "Lowfield", "school"),
    Pseudonym("Bobby", "Trevor"),
)
INDEX = disguise.listed(NAMES)


def replaced(text: str, language: str = "tr") -> str:
    """Return a text with its sure names replaced; nothing of it may be open."""
    done = disguise.apply(text, INDEX, language)
    assert [f for f in done.open if f.name] == []
    return done.text


def asked(text: str, language: str = "tr") -> list[tuple[str, str]]:
    """Return the written forms that are asked about, each with whose it may be."""
    found = disguise.scan(text, INDEX, language)
    assert [f for f in found if f.level == "replace"] == []
    return [(text[f.start : f.stop], f.name.real) for f in found if f.name is not None]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("yağmur hanım dün aradı", ["yağmur"]),
        ("umut bey nerede", ["umut"]),
        ("@yagmur_34 yazdı", []),
        ("#umutlar", ["umutlar"]),
        ("yağmurlar gelecek", ["yağmurlar"]),
        ("umudum kalmadı", ["umudum"]),
    ],
)
def test_a_name_that_is_a_word_is_asked_about_in_small_letters(text: str, forms: list[str]) -> None:
    """Beside a title, as a user name, behind a hash sign, in the plural."""
    assert [form for form, _ in asked(text)] == forms
    assert disguise.scan(text, INDEX, "tr")


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Gülçinciğim gel", "Perihancığım gel"),
        ("Gülçinciğime sor", "Perihancığıma sor"),
        ("Gülçingillerdeydik", "Perihangillerdeydik"),
        ("Gülçingillerden", "Perihangillerden"),
        ("Gülçin’dekilere", "Perihan’dakilere"),
        ("Tarık'ınkinden", "Selami'ninkinden"),
        ("Tarık'ken", "Selami'yken"),
        ("Gülçin'imizle", "Perihan'ımızla"),
        ("Gülçinsizliğe alıştık", "Perihansızlığa alıştık"),
        ("Gülçinleşti", "Perihanlaştı"),
        ("Tarık'ınan geldi", "Selami'nen geldi"),
        ("Gülçinler'inki", "Perihanlar'ınki"),
        ("Gülçin'miş", "Perihan'mış"),
        ("Tarığın topu", "Selami’nin topu"),
        ("Tarık'lardaydılar", "Selami'lerdeydiler"),
    ],
)
def test_long_chains_of_suffixes_are_made_anew(text: str, instead: str) -> None:
    """Diminutives with person and case, households, -ki, -ken, -sIz, -lAş, with harmony."""
    done = disguise.apply(text, INDEX, "tr")
    assert done.findings
    assert done.text == instead


@pytest.mark.parametrize(
    "text",
    "gülçinciğimin gülçingillerdeydik tarıktakilerden şulesizliğe şuleleşti gulcinnen tarıknan "
    "gülçinimizle şuleyken şulelerdeki sulegilden tarığınki şulecimlerin gülçinliyim".split(),
)
def test_the_same_chains_in_small_letters_are_asked_about(text: str) -> None:
    """With and without Turkish letters, the whole word at once."""
    assert [form for form, _ in asked(text)] == [text]


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Gülçiiiin gel", "Perihan gel"),
        ("Güüülçin", "Perihan"),
        ("Taaarık'a", "Selami'ye"),
        ("Harrrriet ran", "Beatrice ran"),
        ("G-Gülçin dedi", "P-Perihan dedi"),
        ("Gül-Gülçin dedi", "Per-Perihan dedi"),
        ("T- Tarık geldi", "S- Selami geldi"),
        ("N-n-nolan did", "D-d-dexter did"),
        ("Gü-ü-ü-lçin", "Perihan"),
        ("Gül:çin geldi", "Perihan geldi"),
        ("Gülçin:: geldi", "Perihan:: geldi"),
        ("Gül(çin) geldi", "Perihan geldi"),
        ("(Gül)çin geldi", "Perihan geldi"),
        ("Gül=çin geldi", "Perihan geldi"),
        ("Gül-\nçin'in evi", "Perihan'ın evi"),
        ("Har-\nriet", "Beatrice"),
    ],
)
def test_lengthened_and_broken_names_are_replaced_as_a_whole(text: str, instead: str) -> None:
    """Drawn out, stuttered, with transcribers' marks inside, or broken at the end of a line."""
    assert replaced(text) == instead


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Gül... Gülçin geldi", "Gül... Gülçin"),
        ("Tar- dedi", "Tar"),
        ("Harr- I mean", "Harr"),
        ("Gülç… sonra", "Gülç"),
        ("gülççin geldi", "gülççin"),
    ],
)
def test_false_starts_and_what_breaks_off_are_asked_about(text: str, form: str) -> None:
    """A beginning of a name says who was meant."""
    assert [one for one, _ in asked(text)] == [form]


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Şule,nin", "Meryem,in"),
        ('Şule"nin', 'Meryem"in'),
        ("Şule‚nin", "Meryem‚in"),
        ("Şule„ye", "Meryem„e"),
        ("Şule`yi", "Meryem`i"),
        ("Şule 'nin", "Meryem'in"),
        ("Şule' nin", "Meryem'in"),
        ("Şule ’ye", "Meryem’e"),
        ("Şule-nin", "Meryem-in"),
        ("Harriet 's coat", "Beatrice's coat"),
        ("Harriet' s coat", "Beatrice's coat"),
    ],
)
def test_other_marks_before_a_suffix_leave_nothing_behind(text: str, instead: str) -> None:
    """The suffix is made anew with the name, whatever was typed for the apostrophe."""
    assert replaced(text) == instead


@pytest.mark.parametrize(
    ("text", "form", "real"),
    [
        ("gülçinyıldız", "gülçinyıldız", "Gülçin"),
        ("tarıkbey", "tarıkbey", "Tarık"),
        ("GülçinHanım", "GülçinHanım", "Gülçin"),
        ("canımşule", "canımşule", "Şule"),
        ("myharriet", "myharriet", "Harriet"),
        ("filizakbaş", "filizakbaş", "Filiz Akbaş"),
        ("nolansmith", "nolansmith", "Nolan"),
        ("harrietmalone", "harrietmalone", "Harriet"),
    ],
)
def test_names_that_grew_together_are_asked_about(text: str, form: str, real: str) -> None:
    """With the surname, with a title, with another word, in small letters."""
    assert asked(text) == [(form, real)]


@pytest.mark.parametrize("text", ["Gülçin7", "7Gülçin", "_Gülçin_"])
def test_digits_and_underlines_make_no_other_word(text: str) -> None:
    """They stay where they are."""
    assert replaced(text) == text.replace("Gülçin", "Perihan")


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Ｇüｌçｉｎ'e", "Perihan'a"),
        ("Ｈａｒｒｉｅｔ ran", "Beatrice ran"),
        ("Þule'ye", "Meryem'e"),
        ("Tarýk'la", "Selami'yle"),
        ("GÃ¼lÃ§in'i", "Perihan'ı"),
        ("Åžule’yi", "Meryem’i"),
        ("TarÄ±k'Ä±", "Selami'yi"),
        ("G?l?in'in", "Perihan'ın"),
        ("Tar\ufffdk'a", "Selami'ye"),
    ],
)
def test_damaged_letters_are_read(text: str, instead: str) -> None:
    """Full width; Latin 1 for Latin 5; UTF-8 for Windows-1252; letters that were lost."""
    assert replaced(text) == instead


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Harrietkins", "Beatricekins"),
        ("Harrietish", "Beatriceish"),
        ("a Harrietless day", "a Beatriceless day"),
        ("Harriet’ll come", "Beatrice’ll come"),
        ("Rose–Ellen came", "Martha came"),
        ("Rose Ellen came", "Martha came"),
        ("ROSE-ELLEN", "MARTHA"),
        ("O'Malley's", "Farrell's"),
        ("O 'Malley", "Farrell"),
        ("O ' Malley", "Farrell"),
    ],
)
def test_english_endings_and_compounds(text: str, instead: str) -> None:
    """Endings stay on the pseudonym; a name of two words is found however they are apart."""
    assert disguise.apply(text, INDEX, "en").text == instead


@pytest.mark.parametrize(
    "text", ["Harriety", "harrietkins", "nolanish", "rose ellen", "RoseEllen", "o malley", "Nolans"]
)
def test_less_sure_english_forms_are_asked_about(text: str) -> None:
    """In small letters, grown together, or with an ending that makes other names."""
    assert [form for form, _ in asked(text, "en")] == [text]


@pytest.mark.parametrize("language", ["tr", "en"])
@pytest.mark.parametrize(
    "text",
    ["gracious", "umutsuzca değil mi", "bobbin", "yağmurluk giydim", "Bobbing along", "nolur"],
)
def test_hardly_an_ordinary_word_is_taken_for_a_name(text: str, language: str) -> None:
    """What dictionaries know is nobody, unless it is a form of the name itself."""
    forms = [form for form, _ in asked(text, language)]
    assert forms in ([], ["umutsuzca"], ["yağmurluk"])


def test_one_search_serves_every_door() -> None:
    """What a text still holds is the same, read by the scan or in a finished file."""
    text = "Gülçin tarıkbey yağmurlar Har- Rose–Ellen O Malley G-Gülçin'in nolanish"
    scanned = {(f.start, f.stop) for f in disguise.scan(text, INDEX, "en") if f.name}
    finished = {(f.start, f.stop) for _, _, f in disguise.standing(text, INDEX)}
    assert scanned == finished


@pytest.mark.parametrize("count", [1, 3])
def test_the_index_of_a_case_has_its_own_names_only(count: int) -> None:
    """And is made once."""
    names = [Pseudonym(f"Zorlu{'abc'[n]}", "Peri", case="A") for n in range(count)]
    index = disguise.listed((*NAMES, *names))
    assert index.of("B") is index.of("B")
    assert len(index.of("A").names) == len(NAMES) + count
    assert len(index.of("B").names) == len(NAMES)
