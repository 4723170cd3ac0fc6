"""Transcripts and the pieces of them that people point at.

All offsets are code points into a transcript's canonical text, half-open: ``text[start:stop]``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
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
class Span:
    """What a parser returns for one entry: it points into the canonical text, it never copies.

    ``speaker`` is the label as written, empty where the file names nobody; ``time`` and ``end`` are
    seconds from the start, where the file has them; ``codes`` are codes that the file itself
    carried for the entry (mapped columns of a table), ``raters`` whose each of them is, where the
    file tells.
    """

    speaker: str
    start: int
    stop: int
    time: float | None = None
    codes: tuple[str, ...] = ()
    end: float | None = None
    raters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A stretch of the canonical text that no entry covers; ``line`` counts from 1."""

    line: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Remark:
    """Somebody's comment beside the words, which may become a memo.

    ``line`` is the line or entry that it stands at, from 1, ``turn`` the turn there, if there is
    one.
    """

    line: int
    text: str
    author: str = ""
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One session as a file tells it, before anything is stored.

    ``case``, ``session`` and ``days`` are what the file itself says, if it does; a day may be read
    in several ways.
    ``left_out`` counts the signs of words that the file has and the text lacks. ``warnings`` are
    sentences about what was removed or guessed; they never hold the transcript's words. ``header``
    tells the header of a table from others. ``remarks`` are comments beside the words. ``roles``
    are those that the file itself gives to labels.
    """

    text: str
    spans: tuple[Span, ...]
    format: str
    encoding: str | None = None
    unplaced: tuple[Unplaced, ...] = ()
    warnings: tuple[str, ...] = ()
    case: str | None = None
    session: int | None = None
    days: tuple[date, ...] = ()
    left_out: int = 0
    header: str = ""
    remarks: tuple[Remark, ...] = ()
    roles: tuple[tuple[str, Role], ...] = ()


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
