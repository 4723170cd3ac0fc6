"""Sums kept beside the rows that they are of: what a code was set on, how much somebody speaks.

Both are made anew from their rows in the very act that changes these, so a replay makes the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from thirdear.store.connection import Database, Row

Place = tuple[int, int, int]
"""A layer, a pass and a code, by their ids."""

_CODE = "SELECT coalesce(now, id) FROM code WHERE id = ?"
_ROWS = """SELECT segment, value, start, stop FROM tag WHERE layer_id = ? AND pass_id = ?
    AND code_id IN (SELECT id FROM code WHERE coalesce(now, id) = ?)"""


def tally(db: Database, places: Iterable[Place]) -> None:
    """Count anew what passes have tagged with codes, and with all that these are now.

    The same code twice on the same words is one tag, with the higher value. Where nothing stands
    there is no tally.
    """
    for layer, pass_, given in dict.fromkeys(places):
        found = db.one(_CODE, (given,))
        assert found is not None
        place = (layer, pass_, found[0])
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
    highest: dict[Row, int | None] = {}
    for segment, value, *part in rows:
        place = (segment, *part)
        before = highest.get(place)
        if value is None or before is None:
            highest[place] = before if value is None else value
        else:
            highest[place] = max(value, before)
    values = [value for value in highest.values() if value is not None]
    segments = as_bits(segment for segment, *_ in highest)
    return len(highest), segments, len(values), sum(values), max(values, default=None)


def as_bits(numbers: Iterable[int]) -> bytes:
    """Return a set of whole numbers as bits, the lowest first, with no empty byte at the end."""
    wanted = {*numbers}
    bits = bytearray(max(wanted) // 8 + 1 if wanted else 0)
    for number in wanted:
        bits[number >> 3] |= 1 << (number & 7)
    return bytes(bits)


def measure(db: Database, layer: int) -> None:
    """Add up anew how much everybody speaks in a layer, by role."""
    db.run("DELETE FROM extent WHERE layer_id = ?", (layer,))
    rows = db.all(
        "SELECT role, count(*), sum(words), sum(spoken), count(time), min(time), max(time), "
        "group_concat(number) FROM segment WHERE layer_id = ? GROUP BY role",
        (layer,),
    )
    db.many(
        "INSERT INTO extent VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(layer, *sums, as_bits(map(int, numbers.split(",")))) for *sums, numbers in rows],
    )
