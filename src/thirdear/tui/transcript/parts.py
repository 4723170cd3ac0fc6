"""A part of a segment: a stretch of whole words, moved and stretched word by word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

_WORD = re.compile(r"\S+")

Stretch = tuple[int, int]


def words_of(text: str) -> tuple[Stretch, ...]:
    """Return the stretches between white space, half-open."""
    return tuple(match.span() for match in _WORD.finditer(text))


def word_at(words: Sequence[Stretch], offset: int) -> int:
    """Return the place of the word at an offset, or of the one before it. There must be a word."""
    return max(0, bisect_right(words, offset, key=lambda word: word[0]) - 1)


@dataclass(frozen=True, slots=True)
class Part:
    """The words of a segment, the one under the caret, and the one that was held, if any."""

    words: tuple[Stretch, ...]
    caret: int = 0
    held: int | None = None

    @property
    def stretch(self) -> Stretch:
        """From the first chosen word's start to the last one's end, in the segment's text."""
        other = self.caret if self.held is None else self.held
        first, last = sorted((self.caret, other))
        return self.words[first][0], self.words[last][1]

    def moved(self, step: int) -> Part:
        """Return the part with the caret so many words on; a held word stays held."""
        return replace(self, caret=max(0, min(len(self.words) - 1, self.caret + step)))

    def holding(self) -> Part:
        """Return the part with the word under the caret held, or let go where one was."""
        return replace(self, held=self.caret if self.held is None else None)

    def stretched(self, step: int) -> Part:
        """Return the part a word longer or shorter at the caret's end."""
        return (self if self.held is not None else self.holding()).moved(step)


def between(text: str, one: int, other: int) -> Part | None:
    """Return the part from the word at one offset to the word at another, None without words."""
    words = words_of(text)
    if not words:
        return None
    return Part(words, caret=word_at(words, other), held=word_at(words, one))
