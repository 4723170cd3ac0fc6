"""Citations are printed as APA 7 has them, and what is cited is what is listed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import a_writeup
from thirdear import codebook
from thirdear import writeup as room
from thirdear.cli import citation
from thirdear.model.references import Author, Reference
from thirdear.writeup import sources
from thirdear.writeup.citations import Citations
from thirdear.writeup.document import compose
from thirdear.writeup.words import WORDS


def entry(citations: Citations, key: str) -> str:
    """Return a listed work as it is printed."""
    work = next(one for one in citations.cited if one.key == key)
    return "".join(bit.text for bit in citations.entry(work))


def test_works_are_listed_as_apa_lists_them() -> None:
    """Article, book with an edition, program with its version, more than twenty authors."""
    citations = Citations("en", versions={"thirdear": "0.1.0"})
    said = citations.resolve("[@jacobson1991; @cohen1988] [@thirdear] [@harris2020]")
    assert said == (
        "(Cohen, 1988; Jacobson & Truax, 1991) (The thirdear founders, 2026) (Harris et al., 2020)"
    )
    assert entry(citations, "jacobson1991") == (
        "Jacobson, N. S., & Truax, P. (1991). Clinical significance: A statistical approach to "
        "defining meaningful change in psychotherapy research. Journal of Consulting and Clinical "
        "Psychology, 59(1), 12–19. https://doi.org/10.1037/0022-006X.59.1.12"
    )
    assert entry(citations, "cohen1988") == (
        "Cohen, J. (1988). Statistical power analysis for the behavioral sciences (2nd ed.). "
        "Lawrence Erlbaum Associates. https://doi.org/10.4324/9780203771587"
    )
    assert entry(citations, "thirdear") == (
        "The thirdear founders. (2026). thirdear (Version 0.1.0) [Computer software]."
    )
    shown = entry(citations, "harris2020")
    assert "Gérard-Marchant" not in shown
    assert "Peterson, P., . . . Oliphant, T. E. (2020). Array" in shown


def test_turkish_lists_join_by_ve_and_shorten_by_ve_ark() -> None:
    """As Turkish psychologists' journals have it: no ampersand and no comma before it."""
    citations = Citations("tr")
    assert citations.resolve("[@jacobson1991; @eubanks2019]") == (
        "(Eubanks ve ark., 2019; Jacobson ve Truax, 1991)"
    )
    assert citations.resolve("@[jacobson1991]") == "Jacobson ve Truax (1991)"
    assert entry(citations, "jacobson1991").startswith("Jacobson, N. S. ve Truax, P. (1991). ")
    assert "Muran, J. C. ve Safran, J. D. (2019)" in entry(citations, "eubanks2019")


def test_the_narrative_form_and_works_of_one_year_are_told_apart() -> None:
    """Authors in the sentence; letters behind the year where two works would be alike."""
    who = (Author("Halfon", "Sibel"),)
    own = [
        Reference("h1", "article", who, "2021", "Zebra"),
        Reference("h2", "article", who, "2021", "Alpha"),
        Reference("h3", "book", who, "", "Undated"),
    ]
    citations = Citations("en", own)
    assert citations.resolve("@[h1] and [@h2; @h3]") == (
        "Halfon (2021b) and (Halfon, n.d.; Halfon, 2021a)"
    )
    assert entry(citations, "h1").startswith("Halfon, S. (2021b). Zebra.")


def test_a_key_that_nobody_knows_stays_and_is_told() -> None:
    """Nothing is dropped in silence; an address is no citation."""
    citations = Citations("en")
    assert citations.resolve("see [@nobody], a@b.org [laughs]") == "see [@nobody], a@b.org [laughs]"
    assert list(citations.unknown) == ["nobody"]
    assert citations.cited == ()


@pytest.mark.parametrize("language", ["en", "tr"])
def test_every_source_is_cited_where_it_is_used_and_nowhere_else(language: str) -> None:
    """The file of sources and the wordings agree, in both languages; no instrument lacks one."""
    cited = {
        (key, place)
        for place, wording in WORDS[language].items()
        for key in re.findall(r"@\[?([a-z]+\d{4})", wording)
    }
    told = {
        (key, place)
        for key, places in sources.places().items()
        for place in places
        if not place.startswith(("software ", "codebook "))
    }
    assert cited == told
    books = {p.removeprefix("codebook ") for ps in sources.places().values() for p in ps}
    assert {*codebook.shipped()} - {"alliance-markers"} <= books


def test_the_program_is_cited_by_one_name() -> None:
    """The list and `thirdear --cite` name the same authors and year."""
    ours = sources.works()["thirdear"]
    assert (ours.authors[0].family, ours.year) == (citation.AUTHOR, str(citation.YEAR))


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_document_lists_what_it_cites_and_nothing_else(language: str, tmp_path: Path) -> None:
    """Each listed work's first author and year stand in the text; each cited one is listed."""
    made = a_writeup.writeup(language)
    left = room.case_study(made, tmp_path / "one.docx")
    listed = {one.key for one in left.cited}
    assert {"granger1969", "jacobson1991", "cohen1960", "mcleod2005", "seabold2010"} <= listed
    assert "harris2020" not in listed
    words = {part.key: part.inner() for part in compose(made).parts}
    text = re.sub("<[^>]+>", "", "".join(v for k, v in words.items() if k != "references"))
    for one in left.cited:
        name = one.authors[0].family.replace("&", "&amp;")
        assert re.search(rf"{name}[^()]*{one.year}", text), one.key


def test_an_unpublished_work_is_called_so_in_the_documents_language() -> None:
    """No English kind stands in a Turkish list; a kind of a person's own stays as written."""
    own = Reference("own", "other", (Author("Öz", "A."),), "2020", "Notlar", note="Tutanak")
    citations = Citations("tr", own=(own,))
    citations.resolve("[@bate2020; @own]")
    assert "[Yayımlanmamış elyazması]" in entry(citations, "bate2020")
    assert "[Tutanak]" in entry(citations, "own")


def test_authors_are_listed_by_the_turkish_alphabet() -> None:
    """Ç stands between C and D, Ş between S and T."""
    names = ("Demir", "Şahin", "Çelik", "Can", "Tan", "Sönmez")
    works = tuple(Reference(name, "article", (Author(name, "A."),), "2020", name) for name in names)
    citations = Citations("tr", own=works)
    citations.resolve("".join(f"[@{name}]" for name in names))
    assert [one.key for one in citations.cited] == [
        *("Can", "Çelik", "Demir", "Sönmez", "Şahin", "Tan")
    ]
