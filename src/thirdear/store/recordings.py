"""Recordings: which file is a session's, and encrypted copies in files of their own.

The recording stays when its session is taken out and another text comes in its place, and is not
seen meanwhile. A copy has a key of its own, which lies with the study's words: whoever erases a
case's words erases the key.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thirdear.model.language import said
from thirdear.store import connection, words
from thirdear.store.acts import record
from thirdear.store.connection import Database
from thirdear.store.journal import Event
from thirdear.store.kind import Kind
from thirdear.store.places import no_session
from thirdear.store.projector import Projector

if TYPE_CHECKING:
    from thirdear.model.recordings import Recording

TABLES = {
    "recording": """case_ TEXT NOT NULL, session INTEGER NOT NULL, digest TEXT NOT NULL,
        PRIMARY KEY(case_, session)) STRICT, WITHOUT ROWID""",
}
_PIECE = 1 << 20
_PIECES = "CREATE TABLE piece(number INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT"


def set_(db: Database, case: str, session: int, recording: Recording | None, actor: str) -> bool:
    """Let a file be a session's recording, or none; False where that is so already."""
    with db.transaction():
        if Projector(db).session(case, session) is None:
            raise no_session(case, session)
        if recording == next(iter(recordings(db, case, session)), None):
            return False
        row = db.one(
            "SELECT digest FROM recording WHERE case_ = ? AND session = ?", (case, session)
        )
        body: dict[str, Any] = {"case": case, "session": session, "was": row and row[0]}
        if recording is not None:
            told = {"path": recording.path, "size": recording.size, "key": recording.key}
            body["digest"] = words.put_json(db, told)
        record(db, actor, [("recording", body)])
    return True


def recordings(
    db: Database, case: str | None = None, session: int | None = None
) -> tuple[Recording, ...]:
    """Return the recordings of sessions that are there, in their order."""
    rows = db.all(
        "SELECT r.case_, r.session, r.digest FROM recording r JOIN case_ c ON c.key = r.case_ "
        "JOIN session s ON s.case_id = c.id AND s.number = r.session "
        "WHERE (?1 IS NULL OR r.case_ = ?1) AND (?2 IS NULL OR r.session = ?2) "
        "ORDER BY r.case_, r.session",
        (case, session),
    )
    return tuple(_read(db, rows))


def ever(db: Database, case: str) -> tuple[Recording, ...]:
    """Return all that ever was a recording of a case's sessions, whether it stands or not."""
    rows = db.all(
        "SELECT json_extract(body, '$.case'), json_extract(body, '$.session'), "
        "json_extract(body, '$.digest') FROM event WHERE kind = 'recording' "
        "AND json_extract(body, '$.case') = ? ORDER BY clock, replica, seq",
        (case,),
    )
    return tuple(dict.fromkeys(_read(db, rows)))


def _read(db: Database, rows: list[connection.Row]) -> Iterator[Recording]:
    from thirdear.model.recordings import Recording

    for case, session, digest in rows:
        told = None if digest is None else words.get_json(db, digest)
        if told is not None:
            yield Recording(case, session, told["path"], told["size"], told["key"])


def copy(source: Path, target: Path) -> str:
    """Write an encrypted copy of a file, whole or not at all; return the key that opens it."""
    key = os.urandom(32).hex()

    def fill(db: Database) -> None:
        db.run(_PIECES)
        with source.open("rb") as stream, db.transaction():
            number = 0
            while piece := stream.read(_PIECE):
                db.run("INSERT INTO piece VALUES(?, ?)", (number, piece))
                number += 1

    connection.make(target, key, fill).close()
    return key


def pieces(path: Path, key: str) -> Iterator[bytes]:
    """Yield what an encrypted copy holds, from its beginning."""
    with closing(connection.connect(path, key, read_only=True)) as db:
        for (body,) in db.each("SELECT body FROM piece ORDER BY number"):
            yield body


def _recording(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        _put(p, e.data, e.data.get("digest"))


def _as_before(p: Projector, e: Event) -> None:
    _put(p, e.data, e.data["was"])


def _put(p: Projector, body: dict[str, Any], digest: str | None) -> None:
    place = (body["case"], body["session"])
    if digest is None or words.get_salted(p.db, digest) is None:
        p.db.run("DELETE FROM recording WHERE case_ = ? AND session = ?", place)
    else:
        p.db.run(
            "INSERT INTO recording VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET "
            "digest = excluded.digest",
            (*place, digest),
        )


def _told(body: Mapping[str, Any]) -> str:
    return said("removed", "kaldırıldı") if "digest" not in body else said("added", "eklendi")


KINDS = {"recording": Kind(_recording, _as_before, told=_told)}
