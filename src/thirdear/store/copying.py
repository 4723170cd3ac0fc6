"""Copies of a database that are verified before they count: snapshots, and other passphrases."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from thirdear.base.files import erase, replacing, sync_folder
from thirdear.model.refusal import Refusal
from thirdear.store import checking, connection, heads, journal
from thirdear.store.connection import Database, connect

OLD = ".old"
"""What the name of a database ends with that gave way to its copy and is being erased."""


def copy(path: Path, passphrase: str | None, target: Path) -> None:
    """Write a whole, compact copy of a database as it stands, encrypted as it is, and verify it.

    Nothing is written over a file that is there. Others may go on writing to the database.
    """
    if target.exists() or target.is_symlink():
        raise Refusal(
            f"{target} is there already; nothing was changed.",
            f"{target} zaten var; hiçbir şey değişmedi.",
        )
    source = connect(path, passphrase, read_only=True)
    try:
        seen = _heads(source)
        # The connection stays one that cannot write the file; what it writes is another one.
        source.one("PRAGMA query_only = OFF")
        with replacing(target) as temporary:
            source.run("VACUUM INTO ?", (str(temporary),))
            verify(temporary, passphrase, seen, path)
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
            problems += checking.chains(db)
            problems += heads.cut_off(db, seen, source.name)
    finally:
        db.close()
    if problems:
        raise Refusal(f"The copy of {source} does not hold ({problems[0]}); it was not kept.")


def _heads(db: Database) -> dict[int, tuple[int, str]]:
    if not _is_study(db):
        return {}
    return {replica: (seq, digest.hex()) for replica, (seq, digest) in journal.heads(db).items()}


def _is_study(db: Database) -> bool:
    return db.one("SELECT 1 FROM sqlite_schema WHERE name = 'event'") is not None


def give_passphrase(path: Path, old: str | None, new: str | None) -> None:
    """Let a database have another passphrase, none for None, through a verified copy.

    Nobody else may have it open. The copy takes the file's place in one step; the old file is
    overwritten then and removed.
    """
    db = alone(path, old)
    try:
        aside = path.with_name(f".{path.name}{OLD}")
        with replacing(path) as temporary:
            _export(db, temporary, new)
            _compare(db, temporary, new)
            _stand_aside(path, aside)
            if os.name == "nt":
                db.close()
    finally:
        db.close()
    erase(aside)
    sync_folder(path.parent)


def alone(path: Path, passphrase: str | None) -> Database:
    """Open a database that nobody else has open, and keep everybody else out."""
    db = connect(path, passphrase)
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
        same = checking.layout(db) == checking.layout(other) and _digests(db) == _digests(other)
    finally:
        other.close()
    if not (sound and same):
        raise Refusal(f"The copy of {db.path} is not equal to it; nothing was changed.")


def _digests(db: Database) -> dict[str, str]:
    """Return a digest over the rows of every table; where a copy lies is its own affair."""
    names = [name for (kind, name) in checking.layout(db) if kind == "table" and name != "replica"]
    return {name: checking.fingerprint(db, "main", name) for name in names}


def _stand_aside(path: Path, aside: Path) -> None:
    """Give a file a second name, by which it is erased once another one has its first."""
    aside.unlink(missing_ok=True)
    try:
        os.link(path, aside)
    except OSError:  # a file system without second names
        path.rename(aside)


def sweep(folder: Path, name: str) -> None:
    """Erase what an interrupted change of the passphrase left; the file itself must be there."""
    if (folder / name).is_file():
        with suppress(OSError):
            erase(folder / f".{name}{OLD}")


def state_of(found: dict[int, tuple[int, bytes]]) -> str:
    """Return a short digest over the heads of all chains."""
    told = repr(sorted(found.items())).encode()
    return hashlib.sha256(told).hexdigest()[:12]
