"""What is handed on beside the write-up: a session for supervision, passages by code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thirdear.model.writeup import VignetteTurn


@dataclass(frozen=True, slots=True)
class Remark:
    """What one pass says of a turn, a line each: its codes, its memos. ``who`` is a rater's key."""

    who: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Supervised:
    """One session, disguised: its turns, and remarks by turn number."""

    case: str
    session: int
    language: str
    turns: tuple[VignetteTurn, ...]
    remarks: Mapping[int, tuple[Remark, ...]]


@dataclass(frozen=True, slots=True)
class Quote:
    """One coded turn, disguised: ``raters`` is how many of those who judged it gave the code."""

    code: str
    name: str
    case: str
    session: int
    turn: int
    speaker: str
    words: str
    raters: str
    language: str
