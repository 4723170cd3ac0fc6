"""A layer's segments as they stand: those that it began with, and the boundaries changed since."""

from __future__ import annotations

from collections.abc import Sequence

from thirdear.base.boundaries import Boundary, cut, numbered
from thirdear.model.refusal import Refusal
from thirdear.model.text import Segment
from thirdear.store import words
from thirdear.store.connection import Database
from thirdear.store.places import on_segments

HAND = "hand"
"""What the name of a layer begins with whose boundaries people move."""


def by_hand(layer: str) -> bool:
    """Whether people move a layer's boundaries."""
    return layer.partition(":")[0] == HAND


def source(db: Database, layer: int) -> tuple[str, tuple[Segment, ...]] | None:
    """Return a session's text and the segments that a layer began with, None where erased."""
    row = db.one(
        "SELECT s.text, l.segments FROM layer l JOIN session s ON s.id = l.session_id "
        "WHERE l.id = ?",
        (layer,),
    )
    text = None if row is None else words.get_salted(db, row[0])
    base = None if row is None else words.get_segments(db, row[1])
    return None if text is None or base is None else (text[0], base)


def boundaries(db: Database, layer: int) -> dict[int, Boundary]:
    """Return a layer's changed boundaries by their place."""
    rows = db.all("SELECT at, stop, count FROM boundary WHERE layer_id = ?", (layer,))
    return {at: Boundary(stop, count) for at, stop, count in rows}


def segments(db: Database, layer: int, base: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return the segments of a layer that began with ``base``."""
    changed = boundaries(db, layer)
    return numbered(cut(base, changed)) if changed else tuple(base)


def check_unused(db: Database, layer: int, name: str) -> None:
    """Refuse to move the boundaries of a layer in which anything stands."""
    for table in on_segments():
        if db.one(f"SELECT 1 FROM {table} WHERE layer_id = ? LIMIT 1", (layer,)):  # noqa: S608
            raise Refusal(
                f"There are tags, memos or flags in the layer {name}, so its segments stay as "
                f"they are; make another with `thirdear transcripts segment --by {HAND}:NAME`.",
                f"{name} katmanında kod, not ya da işaret var, bu yüzden birimleri "
                f"olduğu gibi kalır; `thirdear transcripts segment --by {HAND}:AD` ile başka bir "
                "katman kurun.",
            )
