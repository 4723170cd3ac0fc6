"""What a text refers to: one work of a list of references."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

Kind = Literal["article", "book", "chapter", "report", "thesis", "software", "unpublished", "page"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_KEY = r"@[\w:.#$%&+?<>~/-]*\w"
CITATION = re.compile(rf"(\[{_KEY}(?:\s*[;,]\s*{_KEY})*\]|@\[[^\]\s]+\])")
"""A citation as people type it: ``[@key]``, ``[@one; @two]``, ``@[key]`` in the sentence."""


class Author(NamedTuple):
    """A person by family and given name; an organization has a family name only."""

    family: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A work: ``key`` is what ``[@key]`` names, ``container`` the journal or the book it is in.

    ``year`` is empty where there is none; ``note`` says what kind of thing an unpublished work is.
    """

    key: str
    kind: Kind
    authors: tuple[Author, ...]
    year: str
    title: str
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    editors: tuple[Author, ...] = ()
    edition: str = ""
    version: str = ""
    note: str = ""
    doi: str = ""
    url: str = ""

    @property
    def address(self) -> str:
        """The work's address: that of its DOI, else the one it was given, or nothing."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url
