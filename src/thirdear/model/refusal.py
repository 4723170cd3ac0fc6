"""Refusals: what cannot be done, in one sentence that says what to do."""

from __future__ import annotations

from thirdear.model import language


class Refusal(Exception):  # noqa: N818 - it is no programming error, it is an answer
    """A request that cannot be fulfilled; the message is one or two sentences for a person.

    The message names the file and the place, and never holds a transcript's words. What people may
    well meet has its Turkish sentence beside the English one; the rest is English.
    """

    exit_code = 1

    def __init__(self, sentence: str, turkish: str | None = None) -> None:
        super().__init__(sentence)
        self.turkish = turkish

    def __str__(self) -> str:
        """Return the sentence in the language that is spoken now."""
        english = super().__str__()
        return language.said(english, self.turkish or english)


class GateRefusal(Refusal):
    """A gate (disguise, verify, check) is closed."""

    exit_code = 3


class DamageRefusal(Refusal):
    """A file is damaged; where that is the question, it is the answer."""
