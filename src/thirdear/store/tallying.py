"""Sums kept beside the rows that they are of: what a code was set on, how much somebody speaks.

Both are made anew from their rows in the very act that changes these, so a replay makes the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from thirdear.store.connection import Database, Row

Place = tuple[int, int, int]
"""A layer, a pass and a code, by their ids."""

_ROWS = "SELECT segment, value FROM tag WHERE layer_id = ? AND pass_id = ? AND code_id = ?"


def tally(db: Database, places: Iterable[Place]) -> None:
    """Count anew what passes have tagged with codes; where nothing stands there is no tally."""
    for place in dict.fromkeys(places):
        rows = db.all(_ROWS, place)
        if rows:
            db.run(
                "INSERT INTO tally VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                "tags = excluded.tags, segments = excluded.segments, valued = excluded.valued, "
                "total = excluded.total, maximum = excluded.maximum",
                (*place, *_sums(rows)),
            )
        else:
            db.run("DELETE FROM tally WHERE layer_id = ? AND pass_id = ? AND code_id = ?", place)


def _sums(rows: Sequence[Row]) -> Row:
    values = [value for _, value in rows if value is not None]
    segments = as_bits(segment for segment, _ in rows)
    return len(rows), segments, len(values), sum(values), max(values, default=None)


def as_bits(numbers: Iterable[int]) -> bytes:
    """Return a set of whole numbers as bits, the lowest first, with no empty byte at the end."""
    bits = bytearray()
    for number in numbers:
        place, bit = divmod(number, 8)
        if place >= len(bits):
            bits.extend(bytes(place + 1 - len(bits)))
        bits[place] |= 1 << bit
    return bytes(bits)


def measure(db: Database, layer: int) -> None:
    """Add up anew how much everybody speaks in a layer, by role."""
    db.run("DELETE FROM extent WHERE layer_id = ?", (layer,))
    db.run(
        "INSERT INTO extent SELECT layer_id, role, count(*), sum(words), sum(spoken), count(time), "
        "min(time), max(time) FROM segment WHERE layer_id = ? GROUP BY role",
        (layer,),
    )
