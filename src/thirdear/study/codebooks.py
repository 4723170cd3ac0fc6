"""What a study's codebooks hold together, by complete key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from thirdear import codebook
from thirdear.model.coding import Code, Codebook, Item, ScoreRule
from thirdear.model.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The codebooks, and their codes, rating items and score rules in codebook order."""

    books: tuple[Codebook, ...]
    codes: Mapping[str, Code]
    items: Mapping[str, Item]
    rules: Mapping[str, ScoreRule]

    @classmethod
    def of(cls, sources: Sequence[str]) -> Self:
        """Read the codebooks that a study keeps as TOML."""
        books = tuple(codebook.parse(source, "the study's codebook") for source in sources)
        return cls(
            books,
            {code.key: code for book in books for code in book.codes},
            {item.key: item for book in books for item in book.items},
            {rule.key: rule for book in books for rule in book.scores},
        )

    def check_new(self, book: Codebook) -> None:
        """Refuse a codebook whose prefix is taken; the store refuses a version that is."""
        for other in self.books:
            if other.key != book.key and other.prefix == book.prefix:
                raise Refusal(
                    f"{book.key}: prefix {book.prefix!r} belongs to {other.key}.",
                    f"{book.key}: {book.prefix!r} öneki {other.key} kod kitabının.",
                )
