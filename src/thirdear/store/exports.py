"""Exports: which documents were made from the study, of which bytes and with what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from thirdear.model.coding import EventId
from thirdear.store import words
from thirdear.store.acts import record
from thirdear.store.connection import Database
from thirdear.store.journal import Event, event, iso
from thirdear.store.kind import Kind
from thirdear.store.projector import Projector

if TYPE_CHECKING:
    from thirdear.model.copies import Exported

TABLES = {
    "export": """replica INTEGER NOT NULL, seq INTEGER NOT NULL, sha256 TEXT NOT NULL,
        digest TEXT NOT NULL, PRIMARY KEY(replica, seq)) STRICT, WITHOUT ROWID""",
}


def note(db: Database, name: str, sha256: str, params: Mapping[str, object], actor: str) -> None:
    """Note that a document was made from the study: its name, hash and what it was made with."""
    with db.transaction():
        digest = words.put_json(db, {"name": name, "params": dict(params)})
        record(db, actor, [("export", {"sha256": sha256, "digest": digest})])


def documents(db: Database) -> tuple[tuple[Exported, tuple[str, ...] | None], ...]:
    """Return the documents that were made, and from which cases (None: it was not noted)."""
    from thirdear.model.copies import Exported

    found = []
    for replica, seq, sha256, digest in db.all(
        "SELECT replica, seq, sha256, digest FROM export ORDER BY replica, seq"
    ):
        made = event(db, EventId(replica, seq))
        told = words.get_json(db, digest)
        if made is not None and told is not None:
            cases = told["params"].get("cases")
            document = Exported(told["name"], sha256, iso(made.at))
            found.append((document, cases and tuple(cases)))
    return tuple(found)


def _export(p: Projector, events: Sequence[Event]) -> None:
    p.db.many(
        "INSERT INTO export VALUES(:replica, :seq, :sha256, :digest)",
        [e.data | {"replica": e.replica, "seq": e.seq} for e in events],
    )


KINDS = {
    "export": Kind(_export, told=lambda body: f"SHA-256 {body['sha256'][:16]}"),
}
