"""Names leave in disguise, with their suffixes; what is unsure is asked about."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thirdear import disguise
from thirdear.base import turkish
from thirdear.disguise import numbers
from thirdear.model.disguise import Pseudonym

TURKISH = (
    Pseudonym("Ayşe", "Zeynep", variants=("Ayşegül",)),
    Pseudonym("Ahmet", "Murat"),
    Pseudonym("Ali", "Onur"),
    Pseudonym("Can", "Tolga", also_a_word=True),
    Pseudonym("Burak", "Emre"),
    Pseudonym("Üsküdar", "Semt1", "place"),
    Pseudonym("Ayşe Yılmaz", "Zeynep Demir"),
    Pseudonym("Işıl", "Pınar"),
)
ENGLISH = (
    Pseudonym("Oliver", "Jasper", variants=("Ollie",)),
    Pseudonym("Finn", "Theo", case="A"),
    Pseudonym("Will", "Max", also_a_word=True),
    Pseudonym("Emily", "Sarah"),
    Pseudonym("Elm Park", "Greenbank", "school"),
    Pseudonym("McLeod", "Munro"),
)
INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")


@pytest.mark.parametrize(
    ("text", "disguised"),
    [
        ("Ayşe'nin annesi", "Zeynep'in annesi"),
        ("Ayşe’ye söyledim", "Zeynep’e söyledim"),
        ("AYŞE'YE dedim", "ZEYNEP'E dedim"),
        ("Ahmet'i gördüm", "Murat'ı gördüm"),
        ("Ahmed'i gördüm", "Murat'ı gördüm"),
        ("Ahmet’le oynadık", "Murat’la oynadık"),
        ("Can'ın arabası", "Tolga'nın arabası"),
        ("Can Bey geldi", "Tolga Bey geldi"),
        ("Aliler geldi", "Onurlar geldi"),
        ("Burağın odası", "Emre’nin odası"),
        ("Ayşeciğim gel", "Zeynepçiğim gel"),
        ("Üsküdar'dan döndük", "Semt1'den döndük"),
        ("Ayşe Yılmaz'ın", "Zeynep Demir'in"),
        ("Işıl'a IŞIL", "Pınar'a PINAR"),
        ("Ayşegül'de", "Zeynep'te"),
        ("Ali'yle Ayşe'yle", "Onur'la Zeynep'le"),
        ("Ali'ydi", "Onur'du"),
        ("Ayse'nin", "Zeynep'in"),
    ],
)
def test_turkish_suffixes_are_made_anew(text: str, disguised: str) -> None:
    """The pseudonym takes the same suffix by its own vowels, with the apostrophe it had."""
    assert disguise.apply(text, TURKISH, "tr").text == disguised


@pytest.mark.parametrize(
    "text", ["Canada canım Cancan", "Alice aliminyum", "can sıkıntısı", "candan bir gülüş"]
)
def test_other_words_are_left_alone(text: str) -> None:
    """A name inside another word, or an everyday word in small letters, is not replaced."""
    assert disguise.apply(text, TURKISH, "tr").text == text


def test_english_names_and_possessives() -> None:
    """Possessives follow the pseudonym; small letters and everyday words are asked about."""
    done = disguise.apply("Oliver saw Ollie’s dog, OLIVER. will you? Will came.", ENGLISH, "en")
    assert done.text == "Jasper saw Jasper’s dog, JASPER. will you? Will came."
    assert [finding.level for finding in done.open] == ["review", "review"]


def test_a_name_belongs_to_its_case() -> None:
    """A pseudonym of case A is not applied in case B."""
    assert disguise.apply("Finn ran.", ENGLISH, "en", "A").text == "Theo ran."
    assert disguise.apply("Finn ran.", ENGLISH, "en", "B").text == "Finn ran."


def test_a_kept_form_is_not_asked_about_again() -> None:
    """What a person decided to keep stays, and opens no gate."""
    assert disguise.scan("Will came.", ENGLISH, "en", kept={"Will"}) == ()


@pytest.mark.parametrize(
    ("text", "language", "why"),
    [
        ("Bana 0532 123 45 67 den yaz", "tr", "telephone number"),
        ("mail me at someone@example.org now", "en", "e-mail address"),
        ("10000000146 numaram", "tr", "Turkish national number"),
        ("34 ABC 123 plakalı", "tr", "number plate"),
        ("born 12.03.2015 in", "en", "date"),
        ("Kerem'le oynadık", "tr", "a name that nobody listed"),
        ("Nermin Hanım kızdı", "tr", "a name that nobody listed"),
        ("then Mrs. Dunne said", "en", "a name that nobody listed"),
    ],
)
def test_what_nobody_listed_is_a_candidate(text: str, language: str, why: str) -> None:
    """Numbers, addresses, dates and likely names ask a person; none is replaced by itself."""
    (finding,) = disguise.scan(text, (), language)
    assert (finding.level, finding.replacement, finding.why) == ("candidate", None, why)


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("I played with Jonathan and then Priya came.", "en", ["Jonathan", "Priya"]),
        ("On Monday my Mum and Warm tea, he said.", "en", []),
        ("Dün okulda Emre abimi ve Tuna'yı gördüm.", "tr", ["Emre", "Tuna"]),
    ],
)
def test_a_capital_in_mid_sentence_is_asked_about(
    text: str, language: str, names: list[str]
) -> None:
    """Where the material's common words are known, any other capital may be somebody."""
    found = disguise.scan(text, (), language, common={"warm", "tea"})
    assert [text[f.start : f.stop] for f in found] == names
    assert {f.level for f in found} <= {"candidate"}


def test_an_address_stays_one_thing_where_a_name_is_listed() -> None:
    """Listing Maria does not hide that maria.k@example.org is an address."""
    names = (Pseudonym("Maria", "Lena"),)
    text = "mail maria.k@example.org to Maria"
    found = disguise.scan(text, names, "en")
    assert [(text[f.start : f.stop], f.level) for f in found] == [
        ("maria.k@example.org", "candidate"),
        ("Maria", "replace"),
    ]
    whole = (*names, Pseudonym("maria.k@example.org", "[e-mail]", "other"))
    assert disguise.scan(text, whole, "en")[0].replacement == "[e-mail]"


def test_words_are_common_that_stand_in_small_letters() -> None:
    """The material itself tells which capitals are only the beginning of something said."""
    assert disguise.common_words(["Warm tea", "so warm"]) == {"tea", "so", "warm"}


def test_national_numbers_are_told_by_their_check_digits() -> None:
    """10000000146 is the usual valid example; one digit off is not."""
    assert numbers.is_national_number("10000000146")
    assert not numbers.is_national_number("10000000147")


def test_a_finished_text_is_searched_for_every_written_form() -> None:
    """A forgotten inflected name is found again in the finished text."""
    left = disguise.residue("Table 1\nAyşe’nin odası", TURKISH)
    assert [name.real for name in left] == ["Ayşe"]
    assert disguise.residue("Zeynep’in odası", TURKISH) == ()


@given(st.text(alphabet="Ayşe Ali Can'nın ’yi.\n[]", max_size=60))
def test_findings_point_into_the_text_and_never_overlap(text: str) -> None:
    """Offsets are in order and inside the text; applying leaves the rest untouched."""
    findings = disguise.scan(text, TURKISH, "tr")
    places = [(f.start, f.stop) for f in findings]
    assert all(start < stop <= len(text) for start, stop in places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))


def test_vowel_harmony_and_buffers() -> None:
    """Textbook forms: kalem-in, araba-nın, göz-lük, kitap-tan, top-u."""
    assert turkish.suffixed("kalem", ("of",)) == "kalemin"
    assert turkish.suffixed("araba", ("of",)) == "arabanın"
    assert turkish.suffixed("göz", ("-ness",)) == "gözlük"
    assert turkish.suffixed("kitap", ("from",)) == "kitaptan"
    assert turkish.suffixed("top", ("object",)) == "topu"


@pytest.mark.parametrize(
    ("text", "disguised"),
    [
        ("_Emily_ and the bear", "_Sarah_ and the bear"),
        ("Emily2 plays, 3Emily", "Sarah2 plays, 3Sarah"),
        ("McLeod, MCLEOD and mcleod_", "Munro, MUNRO and mcleod_"),
        ("Emily\u200b plays", "Sarah\u200b plays"),
        ("Elm\u00a0Park", "Greenbank"),
    ],
)
def test_only_letters_make_another_word_of_a_name(text: str, disguised: str) -> None:
    """Underlines, digits and what stands invisibly beside a name change nothing."""
    assert disguise.apply(text, ENGLISH, "en").text == disguised


@pytest.mark.parametrize(
    ("text", "form", "instead"),
    [
        ("on Emilys first day", "Emilys", "Sarahs"),
        ("EmilySmith came", "EmilySmith", "SarahSmith"),
        ("by myEmily.docx", "myEmily", "mySarah"),
        ("the ElmPark_2.docx", "ElmPark", "Greenbank"),
        ("the Elm_Park.docx", "Elm_Park", "Greenbank"),
        ("the McLeodReport", "McLeodReport", "MunroReport"),
        ("Em\u00adilySmith", "Em\u00adilySmith", "SarahSmith"),
        ("and\u200bemily", "emily", "Sarah"),
        *((f"to Em{mark}ily now", f"Em{mark}ily", "Sarah") for mark in INVISIBLE),
    ],
)
def test_a_name_that_grew_together_or_is_broken_is_asked_about(
    text: str, form: str, instead: str
) -> None:
    """The text stays as it is, offsets are its own, and a finished text is searched as well."""
    (finding,) = disguise.scan(text, ENGLISH, "en")
    assert text[finding.start : finding.stop] == form
    assert (finding.level, finding.replacement) == ("review", instead)
    assert disguise.apply(text, ENGLISH, "en").text == text
    assert len(disguise.residue(text, ENGLISH)) == 1
    assert disguise.residue(text, ENGLISH, {form}) == ()
    assert disguise.scan(text, ENGLISH, "en", kept={form}) == ()


@pytest.mark.parametrize("text", ["Emilyssa", "emilyone", "McLeodan", "Emilyn"])
def test_an_unread_rest_is_asked_about(text: str) -> None:
    """Letters behind a name that neither grammar reads may be anything: never silent."""
    (finding,) = disguise.scan(text, ENGLISH, "en")
    assert (text[finding.start : finding.stop], finding.level) == (text, "review")


@pytest.mark.parametrize(
    "text", ["family", "willing", "canavar", "alışveriş", "alınca", "oliveraceous"]
)
def test_another_word_is_no_name(text: str) -> None:
    """A word of the dictionaries that only begins with a name's letters, or has them inside."""
    assert [name.real for name in disguise.residue(text, TURKISH + ENGLISH)] == (
        ["Oliver"] if text == "oliveraceous" else []
    )


@pytest.mark.parametrize(
    ("text", "disguised"),
    [("Ayşe_", "Zeynep_"), ("Ayşe'nin odası", "Zeynep'in odası"), ("AYŞE 2", "ZEYNEP 2")],
)
@pytest.mark.parametrize("of_text", ["NFC", "NFD"])
@pytest.mark.parametrize("of_list", ["NFC", "NFD"])
def test_composed_and_decomposed_letters_are_the_same(
    text: str, disguised: str, of_text: str, of_list: str
) -> None:
    """In the text, in the list and among the forms that stay."""
    text = unicodedata.normalize(of_text, text)  # type: ignore[arg-type]
    real = unicodedata.normalize(of_list, "Ayşe")  # type: ignore[arg-type]
    names = (Pseudonym(real, "Zeynep"), Pseudonym("Ali", "Onur", variants=("", "\u200b")))
    assert disguise.apply(text, names, "tr").text == disguised
    assert disguise.residue(text, names) == (names[0],)
    kept = unicodedata.normalize(of_list, text.removesuffix("_").removesuffix(" odası"))  # type: ignore[arg-type]
    assert disguise.residue(text, names, {kept, kept.removesuffix(" 2")}) == ()


def test_a_name_that_is_a_word_is_asked_about_once_for_each_written_form() -> None:
    """In small letters, too; what somebody decided to keep is not asked about again."""
    text = "can geldi, canı sıkıldı; wills"
    found = disguise.scan(text, TURKISH + ENGLISH, "tr")
    assert [(text[f.start : f.stop], f.level) for f in found] == [
        ("can", "review"),
        ("canı", "review"),
        ("wills", "review"),
    ]
    assert disguise.scan(text, TURKISH + ENGLISH, "tr", kept={"can", "canı", "wills"}) == ()
    assert [f.level for f in disguise.scan("Can geldi, sonra Can gitti", TURKISH, "tr")] == [
        "review",
        "replace",
    ]
    assert disguise.apply("can'ın arabası", TURKISH, "tr").text == "Tolga'nın arabası"
    assert [f.level for f in disguise.scan("_Will_ and ‘Will’", ENGLISH, "en")] == ["review"] * 2


def test_a_digest_is_nobodys_name() -> None:
    """Ece and Ada are hexadecimal digits too; beside a year they are names."""
    names = (Pseudonym("Ece", "Naz"), Pseudonym("Ada", "Su"))
    digest = "9ada5f0c1b2ece4d" * 4
    assert disguise.residue(f"{digest}\n00ECE123\nece{digest}", names) == ()
    assert disguise.residue("Ece2015.docx 7Ada", names) == names
    assert disguise.residue("Ece20152016.docx", names) == names[:1]


@pytest.mark.parametrize("text", ["It's late", "You're", "Don't.", "He'd come", "Couldn't we've"])
def test_english_contractions_are_no_turkish_names(text: str) -> None:
    """Where a short text shows no language, or speaks both."""
    assert disguise.scan(text, (), "tr") == ()


def test_a_web_address_ends_before_the_sentence_does() -> None:
    """So that a reference is known by its address."""
    (finding,) = disguise.scan("(see https://doi.org/10.1/ab.2).", (), "en")
    assert (finding.start, finding.stop) == (5, 30)


@given(
    st.text(alphabet="AyşeElmilyParkCan '_2\n" + "".join(INVISIBLE), max_size=40),
    st.sampled_from(["en", "tr"]),
)
def test_every_reading_leads_back_to_the_text(text: str, language: str) -> None:
    """Whatever is invisible or grown together: places are inside, in order, and never overlap."""
    findings = disguise.scan(text, TURKISH + ENGLISH, language)
    places = [(f.start, f.stop) for f in findings]
    assert all(0 <= start < stop <= len(text) for start, stop in places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
    assert disguise.residue(text, TURKISH + ENGLISH) or not [
        f for f in findings if f.why.startswith("listed")
    ]


def test_keeping_a_broken_form_keeps_no_whole_name() -> None:
    """Who keeps a name with a soft hyphen in it has said nothing about the name without."""
    kept = {"Em\u00adily"}
    assert disguise.scan("Em\u00adily", ENGLISH, "en", kept=kept) == ()
    assert disguise.apply("Emily came", ENGLISH, "en", kept=kept).text == "Sarah came"
    assert disguise.scan("Em\u00adily", ENGLISH, "en", kept={"Emily"}) == ()
