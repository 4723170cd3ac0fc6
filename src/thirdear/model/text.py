"""Transcripts and the pieces of them that people point at.

All offsets are code points into a transcript's canonical text, half-open: ``text[start:stop]``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class At(NamedTuple):
    """Where something is: a case, a session of it, and a layer of that session's text."""

    case: str
    session: int
    layer: str = "turn"


Place = tuple[str, int]
"""A case, and the number of one of its sessions."""


class Role(StrEnum):
    """Who speaks, whatever the label in the file is."""

    THERAPIST = "therapist"
    CLIENT = "client"
    PARENT = "parent"
    OTHER = "other"
    ACTION = "action"


ROLE_NAMES: Mapping[Role, tuple[str, str]] = {
    Role.THERAPIST: ("therapist", "terapist"),
    Role.CLIENT: ("client", "danışan"),
    Role.PARENT: ("parent", "ebeveyn"),
    Role.OTHER: ("other", "diğer"),
    Role.ACTION: ("action", "eylem"),
}
"""What roles are called in English and Turkish."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A turn that has the words looked for: where, who says it, and what."""

    case: str
    session: int
    segment: int
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """The unit that is tagged, numbered from 1 in its layer; a turn is one of layer "turn".

    ``time`` and ``end`` are seconds from the start, where the file has them.
    """

    index: int
    start: int
    stop: int
    speaker: str
    role: Role
    time: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a transcript came from: file name (no path), format, encoding, SHA-256 of the bytes."""

    name: str
    format: str
    encoding: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """The verbatim, unalterable text of one session; ``sha256`` is of its UTF-8."""

    case: str
    session: int
    text: str
    sha256: str
    turns: tuple[Segment, ...]
    source: Source

    def words(self, segment: Segment) -> str:
        """Return the exact words that a segment of any layer covers."""
        return self.text[segment.start : segment.stop]


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """One line of the session list; ``words`` counts white-space separated words of all turns."""

    case: str
    session: int
    turns: int
    words: int
    sha256: str
    source: Source
