"""Where a session begins: what a screen shows first of a long one, before all of it is read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from thirdear.base import collector
from thirdear.base.lines import Lines, LongText
from thirdear.model.text import Role, Segment
from thirdear.store import layers, words
from thirdear.store.connection import Database
from thirdear.store.places import erased

LONG = 10_000
"""From how many segments on, or kilobytes, a session is read in two steps."""
HEAD = 256
"""How many segments a screen shows at most before it reads on."""
_BYTES = 1 << 16
_LAYER = (
    "SELECT l.id, l.segments, s.id FROM session s JOIN case_ c ON c.id = s.case_id "
    "JOIN layer l ON l.session_id = s.id WHERE c.key = ? AND s.number = ? AND l.key = ?"
)
_CHANGED = (
    "SELECT 1 FROM boundary WHERE layer_id = ?1 "
    "UNION ALL SELECT 1 FROM correction WHERE session_id = ?2 LIMIT 1"
)


def text(db: Database, case: str, session: int) -> str | LongText:
    """Return a session's words, of a long one as far as they are asked for.

    What was read of a long one is compared with its digest when all of it is read.
    """
    row = db.one(
        "SELECT t.rowid, length(t.body) FROM session s "
        "JOIN case_ c ON c.id = s.case_id JOIN text t ON t.digest = s.text "
        "WHERE c.key = ? AND s.number = ?",
        (case, session),
    )

    def whole() -> str:
        return layers.text(db, case, session)

    if row is None or row[1] < LONG << 10:
        return whole()
    begun = db.head("text", "body", row[0], _BYTES)
    return LongText(begun.decode(errors="ignore"), whole)


def lines(db: Database, case: str, session: int, layer: str = "turn") -> Sequence[Segment]:
    """Return a layer's segments as :func:`layers.segments` does, of a long one in two steps."""
    row = db.one(_LAYER, (case, session, layer))
    counts = {} if row is None else _counts(db, row[0])
    if row is None or sum(counts.values()) < LONG or db.one(_CHANGED, (row[0], row[2])):
        return layers.segments(db, case, session, layer)
    digest = row[1]

    def whole() -> Sequence[Sequence[Any]]:
        with collector.paused():
            found: Sequence[Sequence[Any]] | None = words.get_json(db, digest)
        if found is None:
            raise erased(case, session)
        return found

    stored = db.one("SELECT rowid FROM text WHERE digest = ?", (digest,))
    rows = [] if stored is None else _head(db.head("text", "body", stored[0], _BYTES))
    return Lines(counts, rows, whole)


def _counts(db: Database, layer: int) -> dict[Role, int]:
    rows = db.all("SELECT role, segments FROM extent WHERE layer_id = ? AND role != ''", (layer,))
    return {Role(role): count for role, count in rows}


def _head(body: bytes) -> list[Sequence[Any]]:
    """Return the first rows of a list of lists in JSON that may break off."""
    told, read = body.decode(errors="ignore"), json.JSONDecoder().raw_decode
    rows: list[Sequence[Any]] = []
    at = 1
    while len(rows) < HEAD:
        try:
            row, at = read(told, at)
        except ValueError:
            break
        rows.append(row)
        at += 1
    return rows
