"""What stands beside the words: a transcriber's marks, silences and speech at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """What a transcriber notes beside the words."""

    OVERLAP = "overlap"
    PAUSE = "pause"
    NONVERBAL = "nonverbal"
    INAUDIBLE = "inaudible"
    STAMP = "stamp"


@dataclass(frozen=True, slots=True)
class Mark:
    """A transcriber's note in the canonical text: the note itself, never speech beside it."""

    kind: MarkKind
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence between two turns, by their numbers: when it begins and how long it is, in seconds.

    What a transcriber notes as a pause is a :class:`Mark`.
    """

    before: int
    after: int
    time: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """Speech at once: turn ``second`` begins at ``time``, while ``first`` goes on."""

    first: int
    second: int
    time: float
    seconds: float
