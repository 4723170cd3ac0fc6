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
