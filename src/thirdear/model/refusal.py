"""Refusals: what cannot be done, in one sentence that says what to do."""

from __future__ import annotations

from typing import Self

from thirdear.model import language


class Refusal(Exception):  # noqa: N818 - it is no programming error, it is an answer
    """A request that cannot be fulfilled; the message is one or two sentences for a person.

    The message names the file and the place, and never holds a transcript's words. It is said in
    English and Turkish, always.
    """

    exit_code = 1

    def __init__(self, english: str, turkish: str) -> None:
        super().__init__(english, turkish)
        self.english = english
        self.turkish = turkish

    @classmethod
    def spoken(cls, sentence: str) -> Self:
        """Return a refusal of a sentence that was put together in the language spoken now."""
        return cls(sentence, sentence)

    def within(self, english: str, turkish: str | None = None) -> Refusal:
        """Return the refusal with the file or place before it, as one whole sentence."""
        place = turkish or english
        return type(self)(f"{english}: {self.english}.", f"{place}: {self.turkish}.")

    def __str__(self) -> str:
        """Return the sentence in the language that is spoken now."""
        return language.said(self.english, self.turkish)


class GateRefusal(Refusal):
    """A gate (disguise, verify, check) is closed."""

    exit_code = 3


class DamageRefusal(Refusal):
    """A file is damaged; where that is the question, it is the answer."""
