"""What other programs' projects hold, before anything of it is stored.

All offsets are code points into a source's canonical text, half-open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thirdear.model.memos import TopicMemo
    from thirdear.model.returned import Returned


@dataclass(frozen=True, slots=True)
class ProjectCode:
    """A code of a project; ``path`` are the names from the top of the tree down to its own."""

    guid: str
    path: tuple[str, ...]
    description: str
    codable: bool


@dataclass(frozen=True, slots=True)
class ProjectNote:
    """Free words about a source, a passage or a code; ``about`` is the GUID of that thing.

    ``user`` is a name, empty where the file names nobody.
    """

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

    @property
    def name(self) -> str:
        """How a person names it: ``utf-16``, ``code-points+one-newline``, ``utf-16+mark``."""
        newline = "+one-newline" if self.newlines == "one each" else ""
        return self.unit.replace(" ", "-") + newline + ("+mark" if self.mark else "")


@dataclass(frozen=True, slots=True)
class ProjectSource:
    """A text with its codings and the seconds at which places in it are said.

    ``dialects`` begin with the one that was chosen; those that would give the same places are one.
    ``told`` says that a person chose it. ``places`` are the stretches of passages and codings by
    GUID, for the notes about them. ``returned`` is the session as it was, where this program wrote
    the project.
    """

    guid: str
    name: str
    text: str
    codings: tuple[ProjectCoding, ...]
    times: tuple[tuple[int, float], ...]
    dialects: tuple[Dialect, ...]
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    told: bool = False
    returned: Returned | None = None

    @property
    def doubtful(self) -> bool:
        """Whether another reading fits nearly as well, so that somebody has to choose."""
        if self.told or len(self.dialects) < 2:
            return False
        return self.dialects[0].score - self.dialects[1].score < 0.1


@dataclass(frozen=True, slots=True)
class Project:
    """A project's texts, codes, users, notes and cases; ``losses`` say what was not taken over.

    ``codebooks`` are the TOML of this program's own instruments and ``raters`` the names of its
    raters by key, ``on_codes`` their memos on codes, by GUID, where it wrote the project.
    """

    name: str
    users: tuple[str, ...]
    codes: tuple[ProjectCode, ...]
    sources: tuple[ProjectSource, ...]
    notes: tuple[ProjectNote, ...]
    cases: tuple[tuple[str, tuple[str, ...]], ...]
    losses: tuple[str, ...]
    codebooks: tuple[str, ...] = ()
    raters: Mapping[str, str] = field(default_factory=dict)
    on_codes: tuple[TopicMemo, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a project, with the project that its codes, users and notes are in."""

    project: Project
    source: ProjectSource


@dataclass(frozen=True, slots=True)
class PlacedCoding:
    """A coding on the segments of a session: a whole turn, a part of one, or a free stretch.

    ``start`` and ``stop`` are None for a whole turn. In layer "free" the one segment is the
    session, and the stretch says itself where it begins and ends.
    """

    coding: ProjectCoding
    layer: str
    segment: int
    start: int | None
    stop: int | None


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note on a turn, or in layer "free" on the session; ``coding`` is the one it is about."""

    note: ProjectNote
    layer: str
    segment: int
    coding: PlacedCoding | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """What is said about one text, on the turns that were read in it.

    ``outside`` counts codings that touch no turn's words, ``cut`` those that cover a label, a stamp
    or a title, too, which is no part of what they become.
    """

    codings: tuple[PlacedCoding, ...]
    notes: tuple[PlacedNote, ...]
    outside: int
    cut: int


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import stored beside the words: keys of codebooks and raters, and how much."""

    codebooks: tuple[str, ...] = ()
    raters: tuple[str, ...] = ()
    tags: int = 0
    memos: int = 0
