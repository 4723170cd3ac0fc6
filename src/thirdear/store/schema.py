"""The tables of a study: what is durable, and what is made from it by replay."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thirdear.store.connection import Database

APPLICATION_ID = 0x74686564
"""Marks the file as a study of this program ("thed")."""
VERSION = 10
"""Raised when a projection or what is stored changes: an older file is replayed on opening."""

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
LEFT_AT = """CREATE TABLE IF NOT EXISTS left_at(
        rater TEXT NOT NULL, pass INTEGER NOT NULL, case_ TEXT NOT NULL, session INTEGER NOT NULL,
        layer TEXT NOT NULL, segment INTEGER NOT NULL,
        PRIMARY KEY(rater, pass, case_, session, layer)) STRICT, WITHOUT ROWID"""
"""Where each pass was left in each session: a convenience, no act of research, so no event."""

# Parents before children. Columns digest, text, about, original and segments name rows of `text`.
PROJECTIONS = {
    "setting": "key TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "codebook": """id INTEGER PRIMARY KEY, key TEXT NOT NULL, version INTEGER NOT NULL,
        digest TEXT NOT NULL, prefix TEXT NOT NULL, UNIQUE(key, version)) STRICT""",
    "rater": "id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, digest TEXT NOT NULL) STRICT",
    "case_": "id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT",
    "session": """id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES case_,
        number INTEGER NOT NULL, text TEXT NOT NULL, about TEXT NOT NULL, original TEXT NOT NULL,
        sha256 TEXT NOT NULL, file_sha256 TEXT NOT NULL, turns INTEGER NOT NULL,
        words INTEGER NOT NULL, UNIQUE(case_id, number)) STRICT""",
    "layer": """id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
        key TEXT NOT NULL, segments TEXT NOT NULL, UNIQUE(session_id, key)) STRICT""",
    "signature": """session_id INTEGER PRIMARY KEY REFERENCES session, bits BLOB NOT NULL
        ) STRICT""",
    "segment": """layer_id INTEGER NOT NULL REFERENCES layer, number INTEGER NOT NULL,
        start INTEGER NOT NULL, stop INTEGER NOT NULL, role TEXT NOT NULL,
        words INTEGER NOT NULL, spoken INTEGER NOT NULL, time REAL,
        PRIMARY KEY(layer_id, number)) STRICT, WITHOUT ROWID""",
    "extent": """layer_id INTEGER NOT NULL REFERENCES layer, role TEXT NOT NULL,
        segments INTEGER NOT NULL, words INTEGER NOT NULL, spoken INTEGER NOT NULL,
        timed INTEGER NOT NULL, first REAL, last REAL, numbers BLOB NOT NULL,
        PRIMARY KEY(layer_id, role)) STRICT, WITHOUT ROWID""",
    "boundary": """layer_id INTEGER NOT NULL REFERENCES layer, at INTEGER NOT NULL,
        stop INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY(layer_id, at)
        ) STRICT, WITHOUT ROWID""",
    "pass_": """id INTEGER PRIMARY KEY, rater TEXT NOT NULL, number INTEGER NOT NULL,
        UNIQUE(rater, number)) STRICT""",
    "code": """id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, now INTEGER REFERENCES code
        ) STRICT""",
    "recoding": """replica INTEGER NOT NULL, seq INTEGER NOT NULL, clock INTEGER NOT NULL,
        how TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
        PRIMARY KEY(replica, seq, source, target)) STRICT, WITHOUT ROWID""",
    "tag": """replica INTEGER NOT NULL, seq INTEGER NOT NULL, layer_id INTEGER NOT NULL,
        pass_id INTEGER NOT NULL REFERENCES pass_, code_id INTEGER NOT NULL REFERENCES code,
        segment INTEGER NOT NULL, value INTEGER, start INTEGER, stop INTEGER,
        uncertain INTEGER NOT NULL, version INTEGER, suggested INTEGER NOT NULL,
        PRIMARY KEY(replica, seq), FOREIGN KEY(layer_id, segment) REFERENCES segment
        ) STRICT, WITHOUT ROWID""",
    "tally": """layer_id INTEGER NOT NULL REFERENCES layer,
        pass_id INTEGER NOT NULL REFERENCES pass_, code_id INTEGER NOT NULL REFERENCES code,
        tags INTEGER NOT NULL, segments BLOB NOT NULL, valued INTEGER NOT NULL,
        total INTEGER NOT NULL, maximum INTEGER,
        PRIMARY KEY(layer_id, pass_id, code_id)) STRICT, WITHOUT ROWID""",
    "rating": """session_id INTEGER NOT NULL REFERENCES session,
        pass_id INTEGER NOT NULL REFERENCES pass_, item TEXT NOT NULL, value REAL,
        version INTEGER,
        PRIMARY KEY(session_id, pass_id, item)) STRICT, WITHOUT ROWID""",
    "finished": """session_id INTEGER NOT NULL REFERENCES session,
        pass_id INTEGER NOT NULL REFERENCES pass_,
        PRIMARY KEY(session_id, pass_id)) STRICT, WITHOUT ROWID""",
    "decision": """session_id INTEGER NOT NULL REFERENCES session,
        pass_id INTEGER NOT NULL REFERENCES pass_, layer TEXT NOT NULL, segment INTEGER NOT NULL,
        what TEXT NOT NULL, digest TEXT NOT NULL,
        PRIMARY KEY(session_id, pass_id, layer, segment, what)) STRICT, WITHOUT ROWID""",
    "memo": """replica INTEGER NOT NULL, seq INTEGER NOT NULL, layer_id INTEGER NOT NULL,
        pass_id INTEGER NOT NULL REFERENCES pass_, segment INTEGER NOT NULL, digest TEXT NOT NULL,
        code_id INTEGER REFERENCES code, start INTEGER, stop INTEGER,
        PRIMARY KEY(replica, seq), FOREIGN KEY(layer_id, segment) REFERENCES segment
        ) STRICT, WITHOUT ROWID""",
    "flag": """layer_id INTEGER NOT NULL, pass_id INTEGER NOT NULL REFERENCES pass_,
        segment INTEGER NOT NULL, PRIMARY KEY(layer_id, pass_id, segment),
        FOREIGN KEY(layer_id, segment) REFERENCES segment) STRICT, WITHOUT ROWID""",
    "play": """layer_id INTEGER NOT NULL, pass_id INTEGER NOT NULL REFERENCES pass_,
        segment INTEGER NOT NULL, state TEXT NOT NULL, PRIMARY KEY(layer_id, pass_id, segment),
        FOREIGN KEY(layer_id, segment) REFERENCES segment) STRICT, WITHOUT ROWID""",
    "hypothesis": """id INTEGER PRIMARY KEY, at INTEGER NOT NULL, cause TEXT NOT NULL,
        effect TEXT NOT NULL, lag INTEGER NOT NULL, trend TEXT NOT NULL, lag_in TEXT NOT NULL,
        smallest REAL, UNIQUE(cause, effect, lag, trend, lag_in)) STRICT""",
    "vignette": """replica INTEGER NOT NULL, seq INTEGER NOT NULL,
        session_id INTEGER NOT NULL REFERENCES session, first INTEGER NOT NULL,
        last INTEGER NOT NULL, digest TEXT NOT NULL, PRIMARY KEY(replica, seq)
        ) STRICT, WITHOUT ROWID""",
    "export": """replica INTEGER NOT NULL, seq INTEGER NOT NULL, sha256 TEXT NOT NULL,
        digest TEXT NOT NULL, PRIMARY KEY(replica, seq)) STRICT, WITHOUT ROWID""",
    "correction": """replica INTEGER NOT NULL, seq INTEGER NOT NULL,
        session_id INTEGER NOT NULL REFERENCES session, fault TEXT NOT NULL,
        start INTEGER NOT NULL, stop INTEGER NOT NULL, times INTEGER NOT NULL, digest TEXT,
        PRIMARY KEY(replica, seq)) STRICT, WITHOUT ROWID""",
    "act": """replica INTEGER NOT NULL, root INTEGER NOT NULL, last INTEGER NOT NULL,
        state INTEGER NOT NULL, PRIMARY KEY(replica, root)) STRICT, WITHOUT ROWID""",
}
INDEXES = (
    # A session's layer stands first, so one session is one range; it covers every tag query.
    """CREATE INDEX tag_score ON tag(
        layer_id, pass_id, code_id, segment, value, start, stop, uncertain, version,
        suggested)""",
    "CREATE INDEX correction_session ON correction(session_id)",
    "CREATE INDEX session_file ON session(file_sha256)",
    "CREATE INDEX act_undone ON act(replica, root) WHERE state = 0",
)

DONE, UNDONE, DROPPED = 1, 0, -1
"""States of an act: it stands; it may be redone; it was taken back and something else followed."""


def create(db: Database) -> None:
    """Lay out an empty study."""
    with db.transaction():
        for statement in DURABLE:
            db.run(statement)
        db.run(LEFT_AT)
        create_projections(db)
        db.run(f"PRAGMA application_id = {APPLICATION_ID}")
        db.run(f"PRAGMA user_version = {VERSION}")


def create_projections(db: Database) -> None:
    """Make the projections' tables, empty."""
    for name, columns in PROJECTIONS.items():
        db.run(f"CREATE TABLE {name}({columns}")
    for statement in INDEXES:
        db.run(statement)


def drop_projections(db: Database) -> None:
    """Drop the projections' tables; children go before their parents."""
    for name in reversed(PROJECTIONS):
        db.run(f"DROP TABLE IF EXISTS {name}")
