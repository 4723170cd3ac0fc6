"""The tables of a study: what is durable, and what is made from it by replay."""

from __future__ import annotations

from thirdear.store import bookmarks, meanings
from thirdear.store.connection import Database
from thirdear.store.kinds import INDEXES, TABLES, VERSION

APPLICATION_ID = 0x74686564
"""Marks the file as a study of this program ("thed")."""

# INSERT OR REPLACE deletes without firing a DELETE trigger, hence the INSERT triggers.
DURABLE = (
    """CREATE TABLE event(
        replica INTEGER NOT NULL, seq INTEGER NOT NULL, clock INTEGER NOT NULL,
        at INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL,
        body TEXT NOT NULL CHECK(json_valid(body)), act INTEGER NOT NULL, undoes INTEGER,
        hash BLOB NOT NULL CHECK(length(hash) = 32),
        PRIMARY KEY(replica, seq)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX event_clock ON event(clock)",
    "CREATE UNIQUE INDEX event_undone_once ON event(replica, undoes) WHERE undoes IS NOT NULL",
    """CREATE TRIGGER event_is_final BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER event_is_kept BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER event_is_new BEFORE INSERT ON event
        WHEN EXISTS(SELECT 1 FROM event WHERE replica = new.replica AND seq = new.seq)
          OR (new.undoes IS NOT NULL AND EXISTS(
              SELECT 1 FROM event WHERE replica = new.replica AND undoes = new.undoes))
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TABLE text(
        digest TEXT PRIMARY KEY, salt BLOB NOT NULL, body BLOB NOT NULL, media TEXT NOT NULL
        ) STRICT""",
    """CREATE TRIGGER text_is_final BEFORE UPDATE ON text
        BEGIN SELECT RAISE(ABORT, 'stored words never change'); END""",
    """CREATE TRIGGER text_is_new BEFORE INSERT ON text
        WHEN EXISTS(SELECT 1 FROM text WHERE digest = new.digest)
        BEGIN SELECT RAISE(ABORT, 'stored words never change'); END""",
    """CREATE TABLE replica(
        place TEXT NOT NULL, actor TEXT NOT NULL, id INTEGER NOT NULL UNIQUE,
        PRIMARY KEY(place, actor)) STRICT, WITHOUT ROWID""",
)


def create(db: Database) -> None:
    """Lay out an empty study."""
    with db.transaction():
        for statement in DURABLE:
            db.run(statement)
        create_unrecorded(db)
        create_projections(db)
        db.run(f"PRAGMA application_id = {APPLICATION_ID}")
        db.run(f"PRAGMA user_version = {VERSION}")


def create_unrecorded(db: Database) -> None:
    """Make the tables of what is no act of research, where they are not there yet."""
    for statement in (bookmarks.TABLE, meanings.TABLE, meanings.BY_HASH):
        db.run(statement)


def create_projections(db: Database) -> None:
    """Make the projections' tables, empty."""
    for name, columns in TABLES.items():
        db.run(f"CREATE TABLE {name}({columns}")
    for statement in INDEXES:
        db.run(statement)


def drop_projections(db: Database) -> None:
    """Drop the projections' tables; children go before their parents."""
    for name in reversed(TABLES):
        db.run(f"DROP TABLE IF EXISTS {name}")
