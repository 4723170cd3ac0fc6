"""The journal as people read it."""

from __future__ import annotations

from dataclasses import dataclass

from thirdear.model.coding import EventId


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Who did what when. ``at`` is UTC, ISO 8601; ``what`` never holds a transcript's words.

    ``case`` and ``session`` are None where the act is not about one. ``undone`` says that the act
    was taken back and not done again.
    """

    id: EventId
    at: str
    actor: str
    kind: str
    what: str
    case: str | None = None
    session: int | None = None
    undone: bool = False
