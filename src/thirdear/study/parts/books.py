"""A study's instruments, their versions and what became of codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from thirdear.model.coding import (
    EventId,
    Pass,
    ScoreRule,
    Tag,
)
from thirdear.model.recoding import Again, How, Recoding
from thirdear.study.core import LEAD, Core


class Books(Core):
    """A study's instruments, their versions and what became of codes."""

    def rules(self) -> Mapping[str, ScoreRule]:
        """Return every score rule by its complete key, imported series among them.

        Scores of the text are there once a hypothesis names them.
        """
        from thirdear.study import rules

        return rules.rules(self)

    def recode(self, how: How, sources: Sequence[str], targets: Sequence[str]) -> Recoding:
        """Rename, merge or split codes of a new version; tags keep what they were given as."""
        from thirdear.study import recoding

        return recoding.recode(self, how, sources, targets)

    def recodings(self) -> tuple[Recoding, ...]:
        """Return what became of codes, in order."""
        return self.store.recodings()

    def withdraw_recoding(self, id_: EventId) -> None:
        """Take a recoding back; tags count as what they were before."""
        self.store.withdraw_recoding(id_, LEAD)

    def to_judge_again(self, pass_: Pass) -> tuple[Again, ...]:
        """Return a pass's tags whose code was split or defined otherwise since, in order."""
        from thirdear.study import recoding

        return recoding.to_judge_again(self, pass_)

    def judge_again(
        self, tag: Tag, codes: Sequence[str], value: int | None = None
    ) -> tuple[Tag, ...]:
        """Let codes stand in a tag's place, none, or the same one under today's definition."""
        from thirdear.study import recoding

        return recoding.judge_again(self, tag, codes, value)
