"""What other programs' projects hold, before anything of it is stored.

All offsets are code points into a source's canonical text, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProjectCode:
    """A code of a project; ``path`` are the names from the top of the tree down to its own."""

    guid: str
    path: tuple[str, ...]
    description: str
    codable: bool


@dataclass(frozen=True, slots=True)
class ProjectNote:
    """Free words about a source, a passage or a code; ``about`` is the GUID of that thing."""

    about: str
    text: str
    user: str


@dataclass(frozen=True, slots=True)
class ProjectCoding:
    """One use of a code on a passage; ``user`` is a name, empty where the file names nobody."""

    guid: str
    code: str
    start: int
    stop: int
    user: str


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way to understand the positions of a source, and how well they fit it (0 to 1).

    ``unit`` is "code points" or "utf-16"; ``newlines`` "as stored" or "one each"; ``mark`` says
    that the byte order mark is counted.
    """

    unit: str
    newlines: str
    mark: bool
    score: float


@dataclass(frozen=True, slots=True)
class ProjectSource:
    """A text with its codings and the seconds at which places in it are said.

    ``dialects`` begin with the one that was chosen; those that would give the same places are one.
    """

    guid: str
    name: str
    text: str
    codings: tuple[ProjectCoding, ...]
    times: tuple[tuple[int, float], ...]
    dialects: tuple[Dialect, ...]

    @property
    def doubtful(self) -> bool:
        """Whether another reading fits nearly as well, so that somebody should look."""
        return len(self.dialects) > 1 and self.dialects[0].score - self.dialects[1].score < 0.1


@dataclass(frozen=True, slots=True)
class Project:
    """A project's texts, codes, users, notes and cases; ``losses`` say what was not taken over."""

    name: str
    users: tuple[str, ...]
    codes: tuple[ProjectCode, ...]
    sources: tuple[ProjectSource, ...]
    notes: tuple[ProjectNote, ...]
    cases: tuple[tuple[str, tuple[str, ...]], ...]
    losses: tuple[str, ...]
