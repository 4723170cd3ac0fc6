"""What an import finds in files, before and after it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from thirdear.model.reading import Reading
from thirdear.model.text import Role

if TYPE_CHECKING:
    from thirdear.model.projects import Part


@dataclass(frozen=True, slots=True)
class Imported:
    """What importing one session of one file did, or would do.

    ``file`` is the path as it was given; ``bytes_sha256`` is of the file, as it was read. Of the
    labels in ``roles`` those in ``told`` have a role that somebody just gave, those in ``kept`` one
    of the study's profile; the others were guessed. ``merged`` are labels that another stands for;
    ``overruled`` are the format and encoding that somebody just named, ``columns`` which column of
    a table is what. ``part`` is the text of another program's project that it is, if its codings
    are to be taken over. ``unlabelled`` are the paragraphs of a text without labels of speakers,
    which may be of speakers in turn. ``day`` is when the session was, as its name or title says.
    ``sparse`` says that it is refused only because too much of it was left out.
    """

    file: str
    case: str
    session: int | None
    reading: Reading | None
    roles: tuple[tuple[str, Role], ...] = ()
    refused: str | None = None
    already: bool = False
    bytes_sha256: str = ""
    told: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    merged: tuple[tuple[str, str], ...] = ()
    overruled: tuple[str | None, str | None] = (None, None)
    columns: tuple[tuple[str, str], ...] = ()
    part: Part | None = None
    unlabelled: int = 0
    day: date | None = None
    sparse: bool = False
