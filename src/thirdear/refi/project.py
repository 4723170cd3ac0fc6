"""What a study hands to another program as a REFI-QDA project, ready to be written.

All offsets are code points into a source's text, half-open; ``guid`` names a thing everywhere in
the project, times are UTC in ISO 8601.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["Float", "Integer", "Boolean", "Text"]


@dataclass(frozen=True, slots=True)
class OutUser:
    """A rater; ``id`` tells the passes of one rater apart."""

    guid: str
    name: str
    id: str


@dataclass(frozen=True, slots=True)
class OutCode:
    """A code with those below it; what is not ``codable`` groups others."""

    guid: str
    name: str
    codable: bool
    description: str = ""
    notes: tuple[str, ...] = ()
    below: tuple[OutCode, ...] = ()


@dataclass(frozen=True, slots=True)
class OutVariable:
    """Something that has one value a source."""

    guid: str
    name: str
    kind: Kind
    description: str = ""


@dataclass(frozen=True, slots=True)
class OutValue:
    """A variable's value, None where it was looked for and there is none."""

    variable: str
    kind: Kind
    value: str | float | bool | None


@dataclass(frozen=True, slots=True)
class OutNote:
    """Free words; who and when, where it is known."""

    guid: str
    name: str
    text: str
    user: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class OutCoding:
    """One use of a code, by whom and when; ``notes`` are about this use."""

    guid: str
    code: str
    user: str
    at: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutSelection:
    """A stretch of a text with the codings on it."""

    guid: str
    name: str
    start: int
    stop: int
    codings: tuple[OutCoding, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutMoment:
    """A stretch of a text that is said from ``time`` to ``end``, in seconds."""

    name: str
    start: int
    stop: int
    time: float
    end: float | None


@dataclass(frozen=True, slots=True)
class OutSource:
    """The text of one session."""

    guid: str
    name: str
    text: str
    selections: tuple[OutSelection, ...] = ()
    notes: tuple[str, ...] = ()
    values: tuple[OutValue, ...] = ()
    moments: tuple[OutMoment, ...] = ()


@dataclass(frozen=True, slots=True)
class OutCase:
    """A case and the GUIDs of its sources."""

    guid: str
    name: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutProject:
    """A whole project; ``losses`` say what of the study it does not hold."""

    name: str
    users: tuple[OutUser, ...] = ()
    codes: tuple[OutCode, ...] = ()
    variables: tuple[OutVariable, ...] = ()
    cases: tuple[OutCase, ...] = ()
    sources: tuple[OutSource, ...] = ()
    notes: tuple[OutNote, ...] = ()
    losses: tuple[str, ...] = ()
