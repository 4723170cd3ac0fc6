"""How a study's files are to be read: kept from one import to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from thirdear.model.text import Role


class Origin(StrEnum):
    """Where a label's role comes from; ``ASKED`` has none yet and must be asked about."""

    TOLD = "told"
    KEPT = "kept"
    GUESSED = "guessed"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Labels:
    """What labels mean: ``roles`` and ``merged`` (the label that stands for it) by label key."""

    roles: Mapping[str, Role] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """What people said about a study's files.

    ``labels`` hold in every case; what is in ``cases`` goes before it in that case. Labels that
    name nobody (D, P, A, K, Speaker 1) are kept in ``cases`` only. ``formats`` and ``encodings``
    are by file ending; ``columns``, by the header of a table, say which column is what.
    """

    labels: Labels = field(default_factory=Labels)
    cases: Mapping[str, Labels] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)
    encodings: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One label of a session before it is stored: how much it says, and who it is taken for."""

    label: str
    turns: int
    words: int
    role: Role | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Preview:
    """What a person looks at before a session is stored.

    ``coverage`` is the share, 0 to 1, of the text's signs other than white space that belong to an
    entry, its label included; ``first`` is the beginning of the first turns.
    """

    speakers: tuple[Speaker, ...]
    coverage: float
    first: tuple[tuple[str, str], ...]
