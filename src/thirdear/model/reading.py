"""What a reader finds in a file, before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thirdear.model.text import Role


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
