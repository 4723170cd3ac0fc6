"""Language models that judge as raters do: what was asked, of whom, and with what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from thirdear.model.coding import Pass


@dataclass(frozen=True, slots=True)
class Machine:
    """A pass that a language model judges, and what its answers hang on.

    ``prompt`` is the SHA-256 of everything that it is told beside the segments; ``begun`` the day
    on which it was first asked. ``temperature`` is always 0. ``declared`` says why its judgements
    count in scores; where it is empty, they count in none.
    """

    pass_: Pass
    model: str
    url: str
    prompt: str
    seed: int
    context: int
    held: bool
    """Whether the server was asked to hold the model to the form of an answer."""
    books: tuple[str, ...]
    begun: str
    declared: str = ""
    temperature: int = 0
    items: bool = False
    """Whether it rates the items of whole sessions, too."""


@dataclass(slots=True)
class Answers:
    """What came of asking: how many questions were answered, what was given, and what not taken.

    ``misread`` counts by reason; ``sessions`` is how many are finished now, ``left`` how many
    questions have no answer that could be taken.
    """

    asked: int = 0
    answered: int = 0
    tags: int = 0
    ratings: int = 0
    sessions: int = 0
    left: int = 0
    misread: dict[str, int] = field(default_factory=dict)


Left = Mapping[tuple[str, int], tuple[tuple[str, int], ...]]
"""Sessions begun and not finished: codebook and segment of every question without an answer.

Segment 0 stands for the whole session, whose items are rated.
"""
