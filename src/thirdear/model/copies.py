"""What keeping a study safe tells: snapshots, documents that were made, what a purge erased."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from thirdear.model.text import Place


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy of a study's database, or of its list of pseudonyms, at one moment.

    ``number`` counts rounds of taking snapshots and orders them, whatever the clock said; ``at`` is
    what it said, UTC, and ``state`` a short digest of what was there.
    """

    path: Path
    number: int
    at: str
    state: str


@dataclass(frozen=True, slots=True)
class Exported:
    """A document that was made from a study: its name, its SHA-256 and when."""

    name: str
    sha256: str
    at: str


@dataclass(frozen=True, slots=True)
class Purged:
    """What was erased of a case, and what is left for a person to delete.

    ``shared`` are sessions of other cases whose file held the case, too: their transcripts stay,
    the file's bytes are gone. ``documents`` were made from the case; ``originals`` are files of the
    study's folder ``transcripts`` from which it was imported; ``recordings`` are files of sound or
    film that its sessions were linked to. ``memos`` says of each rater how many were erased by
    session, None for those on the case itself; ``on_codes`` are raters and codes of memos that
    stay and may tell of the case.
    """

    case: str
    texts: int
    shared: tuple[Place, ...]
    documents: tuple[Exported, ...]
    originals: tuple[Path, ...] = ()
    snapshots: tuple[Path, ...] = ()
    pseudonyms: int = 0
    recordings: tuple[Path, ...] = ()
    memos: tuple[tuple[str, int | None, int], ...] = ()
    on_codes: tuple[tuple[str, str], ...] = ()
