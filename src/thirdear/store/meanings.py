"""What turns mean, as vectors of a sentence encoder: made from words, and gone with them.

No act of research, so no event: copies of the file hold them, merges and exports do not. Each row
hangs on the words of its session: whoever erases these erases it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from thirdear.store.connection import Database

TABLE = """CREATE TABLE IF NOT EXISTS meaning(
        text TEXT NOT NULL REFERENCES text(digest) ON DELETE CASCADE, hash BLOB NOT NULL,
        encoder TEXT NOT NULL, vector BLOB NOT NULL,
        UNIQUE(text, hash, encoder)) STRICT"""
BY_HASH = "CREATE INDEX IF NOT EXISTS meaning_hash ON meaning(hash, encoder)"
_ASKED = 500
_TEXT = """SELECT s.text FROM session s JOIN case_ c ON c.id = s.case_id
    WHERE c.key = ? AND s.number = ?"""


def lacking(db: Database, encoder: str) -> tuple[tuple[str, int, int], ...]:
    """Return case, number and turns of the sessions of which an encoder has read nothing."""
    rows = db.all(
        "SELECT c.key, s.number, s.turns FROM session s JOIN case_ c ON c.id = s.case_id "
        "WHERE s.turns > 0 AND NOT EXISTS(SELECT 1 FROM meaning m WHERE m.text = s.text "
        "AND m.encoder = ?) AND EXISTS(SELECT 1 FROM text t WHERE t.digest = s.text) "
        "ORDER BY c.key, s.number",
        (encoder,),
    )
    return tuple((case, number, turns) for case, number, turns in rows)


def keep(
    db: Database, case: str, session: int, encoder: str, vectors: Mapping[bytes, bytes]
) -> None:
    """Keep the vectors of a session's turns by the hash of their words; other encoders' go."""
    with db.transaction():
        found = db.one(_TEXT, (case, session))
        if found is None or not db.one("SELECT 1 FROM text WHERE digest = ?", found):
            return
        db.run("DELETE FROM meaning WHERE text = ?", found)
        db.many(
            "INSERT INTO meaning VALUES(?, ?, ?, ?)",
            [(*found, hash_, encoder, vector) for hash_, vector in vectors.items()],
        )


def vectors(db: Database, case: str, session: int, encoder: str) -> dict[bytes, bytes]:
    """Return the vectors of a session's turns by the hash of their words."""
    rows = db.all(
        f"SELECT hash, vector FROM meaning WHERE encoder = ? AND text IN ({_TEXT})",  # noqa: S608
        (encoder, case, session),
    )
    return dict(rows)


def known(db: Database, hashes: Iterable[bytes], encoder: str) -> dict[bytes, bytes]:
    """Return the vectors of equal words anywhere in the study."""
    wanted = list(hashes)
    found: dict[bytes, bytes] = {}
    for at in range(0, len(wanted), _ASKED):
        part = wanted[at : at + _ASKED]
        marks = ", ".join("?" * len(part))
        query = f"SELECT hash, vector FROM meaning WHERE hash IN ({marks}) AND encoder = ?"  # noqa: S608
        found.update(dict(db.all(query, (*part, encoder))))
    return found


def count(db: Database) -> int:
    """Return how many vectors are kept."""
    (number,) = db.one("SELECT count(*) FROM meaning") or (0,)
    return int(number)
