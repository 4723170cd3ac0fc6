"""Refusals: what cannot be done, in one sentence that says what to do."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - it is no programming error, it is an answer
    """A request that cannot be fulfilled; the message is one or two sentences for a person.

    The message names the file and the place, and never holds a transcript's words.
    """

    exit_code = 1


class GateRefusal(Refusal):
    """A gate (disguise, verify, check) is closed."""

    exit_code = 3


class DamageRefusal(Refusal):
    """A file is damaged; where that is the question, it is the answer."""
