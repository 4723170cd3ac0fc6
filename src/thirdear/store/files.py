"""Making and opening a study's file, and telling it from other files."""

from __future__ import annotations

from pathlib import Path

from thirdear.model.refusal import Refusal
from thirdear.store import checks, connection, schema
from thirdear.store.connection import Database
from thirdear.store.kinds import VERSION


def create(path: Path, passphrase: str | None) -> Database:
    """Make an empty study; one that could not be finished is not there."""
    return connection.make(path, passphrase, schema.create)


def open_(path: Path, passphrase: str | None, *, read_only: bool) -> Database:
    """Open a study; an older one is replayed into the tables of this version."""
    db = connection.connect(path, passphrase, read_only=read_only)
    try:
        _check_kind(db)
        _check_version(db)
    except BaseException:
        db.close()
        raise
    return db


def _check_kind(db: Database) -> None:
    """Refuse foreign files, and studies with views or triggers that somebody put into them."""
    if _number(db, "application_id") != schema.APPLICATION_ID:
        raise Refusal(
            f"{db.path} is no study of this program.",
            f"{db.path} bu programın bir çalışması değil.",
        )
    ours = checks.expected_layout(db.path)
    for (kind, name), sql in checks.layout(db).items():
        acts = kind in {"view", "trigger"} or sql.upper().startswith("CREATE VIRTUAL")
        if acts and ours.get((kind, name)) != sql:
            raise Refusal(
                f"{db.path} holds a {kind} ({name}) that no study has; it may be meant to do harm "
                "and was not opened.",
                f"{db.path} içinde hiçbir çalışmada olmayan bir öğe var: {kind} ({name}); zarar "
                "vermek için konmuş olabilir, dosya açılmadı.",
            )


def _check_version(db: Database) -> None:
    version = _number(db, "user_version")
    if version > VERSION:
        raise Refusal(
            f"{db.path} was written by a newer version of this program; update it to open the "
            "file.",
            f"{db.path} programın daha yeni bir sürümüyle yazılmış; açmak için "
            "programı güncelleyin.",
        )
    if version < VERSION:
        if db.read_only:
            raise Refusal(
                f"{db.path} is of an older version; open it once for writing.",
                f"{db.path} daha eski bir sürümden; bir kez yazmak üzere açın.",
            )
        with db.transaction():
            schema.create_unrecorded(db)
            checks.rebuild(db)
            db.run(f"PRAGMA user_version = {VERSION}")


def _number(db: Database, pragma: str) -> int:
    (value,) = db.one(f"PRAGMA {pragma}") or (0,)
    return int(value)
