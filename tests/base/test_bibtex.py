"""BibTeX as Zotero, JabRef and people write it becomes references, and comes back as it was."""

from __future__ import annotations

import pytest

from thirdear.base import bibtex
from thirdear.model.references import Author
from thirdear.model.refusal import Refusal

FILE = r"""
% a comment before
@comment{ jabref-meta: {databaseType:bibtex;} }
@string{jccp = "Journal of Consulting and Clinical Psychology"}
@Article{jacobson,
  author = {Jacobson, Neil S. and Paula Truax},
  title = {{Clinical} significance: {A} statistical approach},
  journal = jccp # {, Series A},
  year = 1991, month = feb, volume = {59}, number = "1", pages = {12--19},
  doi = {https://doi.org/10.1037/0022-006X.59.1.12},
}
@book{turk, author = "G{\"o}ren, T. and {\c{C}}avdar, Alev and M{\"u}ller, Ay\c{s}e",
  title = {\.{I}ttifak ve k{\i}r{\i}lma}, date = {2001-05-01}, publisher = {X \& Y}}
@misc(page, author={{World Health Organization}}, title={Data},
  url={https://www.who.int}, year={2020})
@inbook{ludwig, author={Ludwig van Beethoven}, editor={Bach, J. S.}, title={On}, booktitle={All},
  year={1820}}
"""


def test_entries_of_every_shape_are_read() -> None:
    """Braces, quotation marks, strings, joins, accents, both orders of a name, organizations."""
    jacobson, turk, page, ludwig = bibtex.read(FILE, "own.bib")
    assert jacobson.authors == (Author("Jacobson", "Neil S."), Author("Truax", "Paula"))
    assert jacobson.title == "Clinical significance: A statistical approach"
    assert jacobson.container == "Journal of Consulting and Clinical Psychology, Series A"
    assert (jacobson.volume, jacobson.issue, jacobson.pages) == ("59", "1", "12–19")
    assert jacobson.doi == "10.1037/0022-006X.59.1.12"
    assert [one.family for one in turk.authors] == ["Gören", "Çavdar", "Müller"]
    assert turk.authors[2].given == "Ayşe"
    assert (turk.title, turk.year, turk.publisher) == ("İttifak ve kırılma", "2001", "X & Y")
    assert page.authors == (Author("World Health Organization"),)
    assert (page.kind, page.address) == ("page", "https://www.who.int")
    assert ludwig.authors == (Author("van Beethoven", "Ludwig"),)
    assert (ludwig.kind, ludwig.editors) == ("chapter", (Author("Bach", "J. S."),))


def test_what_is_written_is_read_as_it_was() -> None:
    """The study keeps its list as BibTeX: nothing changes on the way there and back."""
    first = bibtex.read(FILE, "own.bib")
    assert bibtex.read(bibtex.write(first), "again.bib") == first


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@article{a, author={B}, title={C", "own.bib, line 1: this is not BibTeX"),
        ("\n\n@article{a, author={B} title}", "own.bib, line 3: this is not BibTeX"),
        ("@article{}", "own.bib, line 1: this is not BibTeX"),
        ("@article{a, title={C}}", "the entry a has no author or no title"),
        ("@article{a, author={B}, title={C}} @book{a, author={B}, title={C}}", "the key a"),
    ],
)
def test_what_is_no_bibtex_is_refused_with_its_line(text: str, said: str) -> None:
    """The refusal names the file, the line or the entry, and what to do."""
    with pytest.raises(Refusal, match=said):
        bibtex.read(text, "own.bib")


@pytest.mark.parametrize(
    "aside",
    [
        "@comment{x @misc{no, author={A}, title={B}}}",
        "@Comment(x @misc{no, author={A}, title={B}})",
        '@preamble{"a" # {@misc{no, author={A}, title={B}}}}',
    ],
)
def test_an_entry_in_a_comment_is_none(aside: str) -> None:
    """What stands between the signs of a comment or a preamble is passed over, and no more."""
    found = bibtex.read(aside + "@misc{yes, author={A}, title={B}}", "own.bib")
    assert [one.key for one in found] == ["yes"]


def test_a_comment_that_never_ends_is_refused() -> None:
    """With the line on which it begins."""
    with pytest.raises(Refusal, match=r"own.bib, line 2: this is not BibTeX"):
        bibtex.read("\n@comment{x", "own.bib")


def test_as_many_entries_as_the_limit_are_read() -> None:
    """One more is refused with the number."""
    text = "\n".join(f"@misc{{k{n}, author={{A}}, title={{B}}}}" for n in range(5_000))
    assert len(bibtex.read(text, "own.bib")) == 5_000
    with pytest.raises(Refusal, match="more than 5,000 entries"):
        bibtex.read(text + "@misc{more, author={A}, title={B}}", "own.bib")


@pytest.mark.parametrize(("kind", "note"), [("unpublished", "In press"), ("book", "")])
def test_the_note_of_an_unpublished_work_says_where_it_is(kind: str, note: str) -> None:
    """Notes of other works are people's own."""
    (one,) = bibtex.read(f"@{kind}{{a, author={{A}}, title={{B}}, note={{In press}}}}", "own.bib")
    assert one.note == note


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Maria de la Cruz", "de la Cruz", "Maria"),
        ("Anna von Berg", "von Berg", "Anna"),
        ("Ayşe Nur Demir", "Demir", "Ayşe Nur"),
        ("bell hooks", "bell hooks", ""),
        ("Platon", "Platon", ""),
        ("Ortega y Gasset, José", "Ortega y Gasset", "José"),
    ],
)
def test_a_family_name_begins_with_its_small_word(name: str, family: str, given: str) -> None:
    """Else it is the last word, or what stands before the comma."""
    (one,) = bibtex.read(f"@misc{{a, author={{{name} and others}}, title={{B}}}}", "own.bib")
    assert one.authors == (Author(family, given),)


@pytest.mark.parametrize(
    ("kind", "field"),
    [("article", "journal"), ("inbook", "booktitle"), ("incollection", "booktitle")],
)
def test_what_holds_a_work_is_written_as_bibtex_names_it(kind: str, field: str) -> None:
    """A journal holds articles, a book chapters; a DOI is enough of an address."""
    text = f"@{kind}{{a, author={{A}}, title={{B}}, {field}={{All}}, doi={{10.1/x}}, url={{http://x}}}}"
    written = bibtex.write(bibtex.read(text, "own.bib"))
    assert f"{field} = {{All}}" in written
    assert "doi = {10.1/x}" in written
    assert "url" not in written
