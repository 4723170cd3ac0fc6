"""Codebooks: every version of each, word for word."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence

from thirdear.model.coding import Codebook
from thirdear.model.refusal import Refusal
from thirdear.store import words
from thirdear.store.acts import record
from thirdear.store.connection import Database
from thirdear.store.journal import Event
from thirdear.store.kind import Kind
from thirdear.store.projector import Projector

TABLES = {
    "codebook": """id INTEGER PRIMARY KEY, key TEXT NOT NULL, version INTEGER NOT NULL,
        digest TEXT NOT NULL, prefix TEXT NOT NULL, UNIQUE(key, version)) STRICT""",
}


def add(db: Database, codebook: Codebook, actor: str) -> bool:
    """Keep a codebook, or a newer version of one; False where the very file is there already."""
    with db.transaction():
        row = db.one(
            "SELECT c.version, t.body FROM codebook c JOIN text t USING(digest) WHERE c.key = ? "
            "ORDER BY c.version DESC LIMIT 1",
            (codebook.key,),
        )
        if row is not None:
            version, toml = row[0], row[1].decode()
            if (version, toml) == (codebook.version, codebook.toml):
                return False
            if codebook.version <= version:
                raise Refusal(
                    f"{codebook.key}: the study already holds version {version}; "
                    f"raise the version to {version + 1} in the file.",
                    f"{codebook.key}: çalışmada {version} sürümü zaten var; dosyadaki sürümü "
                    f"{version + 1} yapın.",
                )
        body = {
            "key": codebook.key,
            "version": codebook.version,
            "digest": words.put(db, codebook.toml, words.TOML),
        }
        record(db, actor, [("codebook", body)])
    return True


def sources(db: Database) -> tuple[str, ...]:
    """Return the TOML of the latest version of each codebook, in the order of first adding."""
    rows = db.all(
        "SELECT t.body FROM (SELECT key, max(version) AS version, min(id) AS first FROM codebook "
        "GROUP BY key) latest JOIN codebook c USING(key, version) JOIN text t USING(digest) "
        "ORDER BY first"
    )
    return tuple(row[0].decode() for row in rows)


def versions(db: Database, key: str) -> tuple[str, ...]:
    """Return the TOML of every version of a codebook, the oldest first."""
    rows = db.all(
        "SELECT t.body FROM codebook c JOIN text t USING(digest) WHERE c.key = ? ORDER BY version",
        (key,),
    )
    return tuple(row[0].decode() for row in rows)


def version_of(db: Database, key: str) -> dict[str, int]:
    """Return which version of its codebook a code or item is used under, for an event's body."""
    row = db.one("SELECT max(version) FROM codebook WHERE prefix = ?", (key.partition(".")[0],))
    return {} if row is None or row[0] is None else {"version": row[0]}


def _codebook(p: Projector, events: Sequence[Event]) -> None:
    p.db.many(
        "INSERT INTO codebook(key, version, digest, prefix) "
        "VALUES(:key, :version, :digest, :prefix) ON CONFLICT DO NOTHING",
        [e.data | {"prefix": _prefix(p, e.data["digest"])} for e in events],
    )


def _prefix(p: Projector, digest: str) -> str:
    """Return what the codes of a codebook begin with, by which they are known to be its codes."""
    found = words.get_salted(p.db, digest)
    try:
        return str(tomllib.loads(found[0] if found else "").get("prefix", ""))
    except tomllib.TOMLDecodeError:
        return ""


KINDS = {"codebook": Kind(_codebook)}
