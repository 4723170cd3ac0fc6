"""Pseudonyms and what they are found to hide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["replace", "review", "candidate"]


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """A real name and what stands in its place; ``case`` None is for all cases.

    ``kind`` is "person", "place", "school" or "other". ``variants`` are other written forms
    (nicknames). ``also_a_word`` says that it is a common word too (Will, Can): in small letters it
    is taken as the word, unless an apostrophe and a suffix follow it (can'ın); with a capital
    letter every hit that is not certain goes to review; a variant that is written exactly so is
    certain.
    """

    real: str
    pseudonym: str
    kind: str = "person"
    case: str | None = None
    variants: tuple[str, ...] = ()
    also_a_word: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that identifies somebody, or may: offsets into the text that was searched.

    "replace" is sure and carries its replacement, "review" is ambiguous, "candidate" is a name or
    number that nobody listed; ``why`` names the detector, ``name`` whose written form it is.
    """

    start: int
    stop: int
    level: Level
    replacement: str | None
    why: str
    name: Pseudonym | None = None
