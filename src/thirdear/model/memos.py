"""Memos on what is larger than a passage: a case, one of its sessions, or a code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from thirdear.model.coding import Pass


class Topic(NamedTuple):
    """What a memo is on: a case, one session of it, or a code by its complete key."""

    case: str | None = None
    session: int | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class TopicMemo:
    """A rater's free words, of several lines if need be, on a topic."""

    pass_: Pass
    topic: Topic
    text: str
