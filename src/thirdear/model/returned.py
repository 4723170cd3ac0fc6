"""What comes back of a study of this program in a project that it wrote itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thirdear.model.coding import Memo, NewTag, Pass
from thirdear.model.text import Segment


@dataclass(frozen=True, slots=True)
class Returned:
    """One session as it was: place, turns, other layers, and what its raters did.

    The codes of tags, and of memos on them, are still GUIDs; a memo whose tag is gone has its
    code's key. ``on_session`` are the memos on the session as a whole.
    """

    case: str
    session: int
    turns: tuple[Segment, ...]
    layers: Mapping[str, tuple[Segment, ...]]
    tags: tuple[tuple[Pass, NewTag], ...]
    memos: tuple[Memo, ...]
    ratings: tuple[tuple[Pass, str, float | None], ...]
    finished: tuple[Pass, ...]
    on_session: tuple[tuple[Pass, str], ...] = ()
