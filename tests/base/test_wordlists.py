"""Word lists: Turkish verbs under their endings, look-alikes left out, and the search with them."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.a_desk import a_study, transcript
from thirdear.base import wordlists
from thirdear.base.letters import fold
from thirdear.model.refusal import Refusal
from thirdear.study import Study, search

LIST = "mental-state"
FOUND = {
    "cognition": """düşünüyorum düşündüm düşünürsün düşünce bilmiyorum biliyor bilirim bildi bilse
        anlıyorum anladım anlamadı anlayınca hatırlıyor unuttum merakla sanırım sandım inanmıyorum
        DÜŞÜNDÜM""",
    "volition": "istiyorum istemedi istedi isterdim İSTİYORUM ISTIYORUM umarım deniyorum",
    "affect": "kızdı kızıyor kızgın kızmış korktum üzüldü Üzgün sevindim hissediyorum hissettim",
    "perception": "gördüm görüyor duydum bakıyor dinliyordu izledik",
    "physiology": "acıktım üşüdüm yorgunum uyudu",
    "moral": "gerekiyor lazım yasak",
}
NOT_FOUND = """kız kızım kızın kızlar bilet bile bileti sanat sana sanki anlat anlatıyor anlattı
    istasyon görev göre duvar tatilimiz öğrenci sevap düz bakkal uyumlu gerçek kızak bilezik sancı
    """


def categories(words: str, language: str) -> set[str]:
    """Return the categories of which words are found."""
    keys = [category.key for category in wordlists.load(LIST).categories]
    return {k for k in keys if wordlists.pattern(LIST, k, language).search(fold(words))}


@pytest.mark.parametrize("category", FOUND)
def test_turkish_words_are_found_under_their_endings(category: str) -> None:
    """A stem is found with the endings of tense, person and negation, in any capitals."""
    assert [w for w in FOUND[category].split() if category not in categories(w, "tr")] == []


def test_words_that_only_look_like_them_are_not_found() -> None:
    """A girl is not anger, a ticket no knowledge, telling no understanding."""
    assert [word for word in NOT_FOUND.split() if categories(word, "tr")] == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("I WONDER what he thinks", {"cognition"}),
        ("figure\n out", {"cognition"}),
        ("the windowsill was unlikely", set()),
        ("you have  to want it", {"moral", "volition"}),
    ],
)
def test_english_words_and_phrases(words: str, found: set[str]) -> None:
    """Words count whole, phrases over any spaces."""
    assert categories(words, "en") == found


def test_every_category_has_words_in_both_languages_and_the_list_its_source() -> None:
    """No list is shipped that names nobody, and no entry stands twice."""
    for key in wordlists.shipped():
        one = wordlists.load(key)
        assert one.source
        for language in wordlists.LANGUAGES:
            words = [word for category in one.categories for word in category.words[language]]
            assert len(words) == len(set(words))
            assert all(category.words[language] for category in one.categories)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Give a Turkish and an English session."""
    turkish = [("T", "Ne düşünüyorsun, kızım?"), ("Ç", "Çok kızdım ama bilmiyorum neden.")]
    english = [("T", "What do you think?"), ("Ç", "Nothing, I am sad. We can play.")]
    sessions = [transcript("A", 1, turkish), transcript("A", 2, english)]
    return a_study(tmp_path, transcripts=sessions)


def test_each_session_is_searched_in_its_own_language(study: Study) -> None:
    """Turn, category and words as spoken; a given language is used in all sessions."""
    with study:
        found = [
            (one.turn.session, one.turn.segment, one.category, one.words)
            for one in search.listed(study, LIST)
        ]
        assert found == [
            (1, 1, "cognition", ("düşünüyorsun",)),
            (1, 2, "affect", ("kızdım",)),
            (1, 2, "cognition", ("bilmiyorum",)),
            (2, 1, "cognition", ("think",)),
            (2, 2, "affect", ("sad",)),
        ]
        turkish = search.listed(study, LIST, ["cognition"], "A", "tr")
        assert {one.turn.session for one in turkish} == {1}
        with pytest.raises(Refusal, match="no category x; it has perception"):
            list(search.listed(study, LIST, ["x"]))
        with pytest.raises(Refusal, match="no word list x; there is mental-state"):
            list(search.listed(study, "x"))


def test_the_command_lists_turns_and_lists(
    study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    """Words or a list, never both or neither; --lists shows what there is."""
    folder = study.folder
    study.close()
    run = Prompt(capsys)
    rows = run.well("search", "--words", LIST, "--category", "affect", "--study", folder, "--json")
    assert [row["words"] for row in rows.json] == [["kızdım"], ["sad"]]
    assert "kızdım" in run.well("search", "--words", LIST, "--study", folder).out
    shown = run.well("search", "--lists").out
    assert "Bretherton" in shown
    assert "düşün-" in shown
    for wrong in (["sad", "--words", LIST], [], ["sad", "--category", "affect"]):
        assert run("search", *wrong, "--study", folder).code == 2


def test_the_page_of_word_lists_is_up_to_date() -> None:
    """Every word stands in the page; `python docs/wordlists.py` writes it."""
    docs = Path(__file__).parents[2] / "docs"
    page = runpy.run_path(str(docs / "wordlists.py"))["page"]()
    assert (docs / "word-lists.md").read_text(encoding="utf-8") == page
