"""A study's instruments, their versions and what became of codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from thirdear.model.coding import (
    Code,
    Codebook,
    EventId,
    Item,
    Pass,
    ScoreRule,
    Tag,
)
from thirdear.model.recoding import Again, How, Recoding
from thirdear.study.codebooks import Catalogue
from thirdear.study.parts.part import LEAD, Part


class Books(Part):
    """A study's instruments, their versions and what became of codes."""

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue.of(self.store.codebook_sources())

    def codebooks(self) -> tuple[Codebook, ...]:
        """Return the study's codebooks, the latest version of each, in order of adding."""
        return self._catalogue.books

    def codes(self) -> Mapping[str, Code]:
        """Return every code by its complete key, in codebook order."""
        return self._catalogue.codes

    def items(self) -> Mapping[str, Item]:
        """Return every rating item by its complete key."""
        return self._catalogue.items

    def rules(self) -> Mapping[str, ScoreRule]:
        """Return every score rule by its complete key, imported series among them.

        Scores of the text are there once a hypothesis names them.
        """
        from thirdear.study import imported_scores, text_scores

        text = {key: text_scores.RULES[key] for key in text_scores.in_use(self.whole)}
        return {**self._catalogue.rules, **imported_scores.rules(self.whole), **text}

    def add_codebook(self, book: Codebook) -> None:
        """Add a codebook, or a new version of one; keys must not clash with another codebook."""
        self._catalogue.check_new(book)
        self.store.add_codebook(book, LEAD)
        del self._catalogue

    def recode(self, how: How, sources: Sequence[str], targets: Sequence[str]) -> Recoding:
        """Rename, merge or split codes of a new version; tags keep what they were given as."""
        from thirdear.study import recoding

        return recoding.recode(self.whole, how, sources, targets)

    def recodings(self) -> tuple[Recoding, ...]:
        """Return what became of codes, in order."""
        return self.store.recodings()

    def withdraw_recoding(self, id_: EventId) -> None:
        """Take a recoding back; tags count as what they were before."""
        self.store.withdraw_recoding(id_, LEAD)

    def to_judge_again(self, pass_: Pass) -> tuple[Again, ...]:
        """Return a pass's tags whose code was split or defined otherwise since, in order."""
        from thirdear.study import recoding

        return recoding.to_judge_again(self.whole, pass_)

    def judge_again(
        self, tag: Tag, codes: Sequence[str], value: int | None = None
    ) -> tuple[Tag, ...]:
        """Let codes stand in a tag's place, none, or the same one under today's definition."""
        from thirdear.study import recoding

        return recoding.judge_again(self.whole, tag, codes, value)
