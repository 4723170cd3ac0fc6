"""Where each pass was left in each session: a convenience, no act of research, so no event."""

from __future__ import annotations

from thirdear.model.coding import Pass
from thirdear.store.connection import Database

TABLE = """CREATE TABLE IF NOT EXISTS left_at(
        rater TEXT NOT NULL, pass INTEGER NOT NULL, case_ TEXT NOT NULL, session INTEGER NOT NULL,
        layer TEXT NOT NULL, segment INTEGER NOT NULL,
        PRIMARY KEY(rater, pass, case_, session, layer)) STRICT, WITHOUT ROWID"""


def keep(db: Database, pass_: Pass, case: str, session: int, layer: str, segment: int) -> None:
    """Remember where a pass was left in a session, where anything can be written.

    That is no act, and undo knows nothing of it.
    """
    if db.read_only:
        return
    with db.transaction():
        db.run(
            "INSERT INTO left_at VALUES(?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET segment = excluded.segment",
            (pass_.rater, pass_.number, case, session, layer, segment),
        )


def place(db: Database, pass_: Pass, case: str, session: int, layer: str = "turn") -> int | None:
    """Return the segment at which a pass was left in a session."""
    row = db.one(
        "SELECT segment FROM left_at WHERE rater = ? AND pass = ? AND case_ = ? AND session = ? "
        "AND layer = ?",
        (pass_.rater, pass_.number, case, session, layer),
    )
    return None if row is None else int(row[0])
