"""Copies of a database that are verified before they count: snapshots, and other passphrases."""

from __future__ import annotations

import hashlib
from pathlib import Path

from thirdear.base.files import replacing
from thirdear.model.refusal import Refusal
from thirdear.store import checks, connection, heads, journal
from thirdear.store.connection import Database, connect


def copy(path: Path, passphrase: str | None, target: Path) -> None:
    """Write a whole, compact copy of a database as it stands, encrypted as it is, and verify it.

    Nothing is written over a file that is there. Others may go on writing to the database.
    """
    if target.exists() or target.is_symlink():
        raise Refusal(
            f"{target} is there already; nothing was changed.",
            f"{target} zaten var; hiçbir şey değişmedi.",
        )
    with replacing(target) as temporary:
        fill(temporary, path, passphrase)


def fill(draft: Path, path: Path, passphrase: str | None) -> None:
    """Fill an empty file with a whole, verified copy of a database, encrypted as it is."""
    source = connect(path, passphrase, read_only=True)
    try:
        seen = _heads(source)
        # The connection stays one that cannot write the file; what it writes is another one.
        source.one("PRAGMA query_only = OFF")
        source.run("VACUUM INTO ?", (str(draft),))
        verify(draft, passphrase, seen, path)
    finally:
        source.close()


def verify(path: Path, passphrase: str | None, seen: heads.Heads, source: Path) -> None:
    """Refuse a copy that cannot be read back, whose chains do not hold or that lacks a head."""
    db = connect(path, passphrase, read_only=True)
    try:
        problems = [line for (line,) in db.all("PRAGMA quick_check(1)") if line != "ok"]
        if passphrase:
            problems += [line for (line,) in db.all("PRAGMA cipher_integrity_check")]
        if _is_study(db):
            problems += checks.chains(db)
            problems += heads.cut_off(db, seen, source.name)
    finally:
        db.close()
    if problems:
        raise Refusal(
            f"The copy of {source} does not hold ({problems[0]}); it was not kept.",
            f"{source} için alınan kopya sağlam değil ({problems[0]}); saklanmadı.",
        )


def _heads(db: Database) -> dict[int, tuple[int, str]]:
    if not _is_study(db):
        return {}
    return {replica: (seq, digest.hex()) for replica, (seq, digest) in journal.heads(db).items()}


def _is_study(db: Database) -> bool:
    return db.one("SELECT 1 FROM sqlite_schema WHERE name = 'event'") is not None


def recode(db: Database, draft: Path, passphrase: str | None) -> None:
    """Fill an empty file with everything in a database, under another passphrase, and compare.

    None is no passphrase. Nobody else may be writing to the database: open it with :func:`alone`.
    """
    _export(db, draft, passphrase)
    _compare(db, draft, passphrase)


def alone(path: Path, passphrase: str | None) -> Database:
    """Open a database that nobody else has open, and keep everybody else out.

    No write-ahead log is begun, so that nothing lies beside it if the program dies.
    """
    db = connect(path, passphrase, log=False)
    try:
        # As long as somebody is connected, the write-ahead log stays.
        if db.one("PRAGMA journal_mode = DELETE") != ("delete",):
            raise Refusal(
                f"{path} is in use by another program; close it and try again.",
                f"{path} başka bir programda açık; kapatıp yeniden deneyin.",
            )
        db.one("PRAGMA locking_mode = EXCLUSIVE")
        db.run("BEGIN EXCLUSIVE")
        db.run("COMMIT")
    except BaseException:
        db.close()
        raise
    return db


def _export(db: Database, target: Path, passphrase: str | None) -> None:
    """Fill a new file with everything that a database holds, under another passphrase."""
    db.one("PRAGMA foreign_keys = OFF")
    connection.attach(db, target, passphrase, "copy", mode="rw")
    db.one("SELECT sqlcipher_export('copy')")
    for pragma in ("application_id", "user_version"):
        (value,) = db.one(f"PRAGMA {pragma}") or (0,)
        db.one(f"PRAGMA copy.{pragma} = {value}")
    if _is_study(db):
        # The same copy of the study in the same place: its raters go on with their own chains.
        there = connection.place_of(db.path, target)
        db.run("UPDATE copy.replica SET place = ? WHERE place = ?", (there, db.place))
    db.run("DETACH DATABASE copy")


def _compare(db: Database, copied: Path, passphrase: str | None) -> None:
    other = connect(copied, passphrase, read_only=True)
    try:
        sound = other.all("PRAGMA integrity_check(1)") == [("ok",)]
        if passphrase:
            sound = sound and not other.all("PRAGMA cipher_integrity_check")
        same = checks.layout(db) == checks.layout(other) and _digests(db) == _digests(other)
    finally:
        other.close()
    if not (sound and same):
        raise Refusal(
            f"The copy of {db.path} is not equal to it; nothing was changed.",
            f"{db.path} için alınan kopya aslıyla aynı değil; hiçbir şey değişmedi.",
        )


def _digests(db: Database) -> dict[str, str]:
    """Return a digest over the rows of every table; where a copy lies is its own affair."""
    names = [name for (kind, name) in checks.layout(db) if kind == "table" and name != "replica"]
    return {name: checks.fingerprint(db, "main", name) for name in names}


def state_of(found: dict[int, tuple[int, bytes]]) -> str:
    """Return a short digest over the heads of all chains."""
    told = repr(sorted(found.items())).encode()
    return hashlib.sha256(told).hexdigest()[:12]
