"""The words of a session as the desk shows them: word for word, or as somebody corrected them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from thirdear.base.letters import fold
from thirdear.base.lines import LongText
from thirdear.base.safe import safe_in_place
from thirdear.model.coding import Tag
from thirdear.model.text import Segment

if TYPE_CHECKING:
    from thirdear.model.corrections import Corrected


class Words:
    """A transcript's words by segment; places in shown words lead back to the source.

    ``overlay`` is None where the source is shown. Where words are ``covering``, those that tell
    where in the therapy a session stands are hidden, sign by sign, also from finding.
    """

    def __init__(
        self, text: str | LongText, overlay: Corrected | None, *, covering: bool = False
    ) -> None:
        self._text = text
        self._overlay = overlay
        self._covering = covering

    def of(self, segment: Segment) -> str:
        """Return a segment's words, harmless for a terminal, each letter in its place."""
        source = self._text[segment.start : segment.stop]
        words = safe_in_place(source if self._overlay is None else self._overlay.words(segment))
        if not self._covering:
            return words
        from thirdear.base.cues import covered

        return covered(words)

    def stretch(self, segment: Segment, start: int, stop: int) -> tuple[int, int]:
        """Return where a part of a segment's shown words stands in the source."""
        if self._overlay is None:
            return segment.start + start, segment.start + stop
        shown = self._begin(segment)
        return self._overlay.source_span(shown + start, shown + stop)

    def tag(self, segment: Segment, tag: Tag) -> Tag:
        """Return a tag with its part where it stands in the segment's shown words."""
        if self._overlay is None or tag.start is None or tag.stop is None:
            return tag
        start, stop = self.span(segment, tag.start, tag.stop)
        return replace(tag, start=start, stop=stop)

    def span(self, segment: Segment, start: int, stop: int) -> tuple[int, int]:
        """Return where a part of a segment stands, as far from its begin as in the shown words."""
        if self._overlay is None:
            return start, stop
        shift = segment.start - self._begin(segment)
        start, stop = self._overlay.span(start, stop)
        return start + shift, stop + shift

    def _begin(self, segment: Segment) -> int:
        assert self._overlay is not None
        return self._overlay.span(segment.start, segment.start)[0]

    def corrected(self, segment: Segment) -> bool:
        """Say whether words of a segment are shown otherwise than in the source."""
        edits = self._overlay.edits if self._overlay else ()
        return any(e.start < segment.stop and segment.start < e.stop for e in edits)

    @cached_property
    def _folded(self) -> str:
        return fold(self._text if isinstance(self._text, str) else self._text.read())

    def find(self, pattern: re.Pattern[str], segments: Sequence[Segment]) -> list[int]:
        """Return the places of segments in whose folded words a pattern is found."""
        if self._overlay is not None or self._covering:
            folded = (fold(self.of(segment)) for segment in segments)
            return [at for at, words in enumerate(folded) if pattern.search(words)]
        within = self._folded
        return [at for at, s in enumerate(segments) if pattern.search(within, s.start, s.stop)]
