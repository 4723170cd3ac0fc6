"""Proving that a study is what its journal says, and making its tables anew from the journal."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import sqlcipher3

from thirdear.model.language import said, the_case, vaka
from thirdear.model.refusal import Refusal
from thirdear.store import schema, words
from thirdear.store.connection import Database, attach, in_memory
from thirdear.store.journal import GENESIS, Event, chained, in_order
from thirdear.store.kinds import TABLES
from thirdear.store.projection import apply
from thirdear.store.projector import Projector

_BROKEN = (
    *(Refusal, LookupError, TypeError, ValueError, AttributeError, AssertionError),
    *(RecursionError, OverflowError),
    sqlcipher3.Error,
)


def check(db: Database, passphrase: str | None) -> tuple[str, ...]:
    """Return what does not hold, as sentences; nothing where everything holds."""
    parts: list[Callable[[], Iterator[str]]] = [
        lambda: _file(db, passphrase),
        lambda: _layout(db),
        lambda: chains(db),
        lambda: _texts(db),
        lambda: _transcripts(db),
        lambda: _tags(db),
        lambda: _tables(db.path, passphrase),
    ]
    problems: list[str] = []
    for part in parts:
        try:
            problems += part()
        except _BROKEN as error:  # damage that hides more damage
            problems.append(_unreadable(db, error))
    return tuple(dict.fromkeys(problems))


def rebuild(db: Database) -> tuple[str, ...]:
    """Make every projection anew by replay, as one; return the tables that were not equal."""
    with db.transaction():
        before = _fingerprints(db)
        schema.drop_projections(db)
        schema.create_projections(db)
        replay(db)
        after = _fingerprints(db)
    return tuple(name for name in after if before.get(name) != after[name])


def replay(db: Database) -> None:
    """Let the whole journal act on empty projections."""
    apply(Projector(db), in_order(db))


def _unreadable(db: Database, error: Exception) -> str:
    if isinstance(error, Refusal):
        return str(error)
    kind = type(error).__name__
    return said(
        f"{db.path}: a part of it cannot be read ({kind}).",
        f"{db.path}: bir bölümü okunamıyor ({kind}).",
    )


def _file(db: Database, passphrase: str | None) -> Iterator[str]:
    for (line,) in db.all("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield _damaged(db, " ".join(line.split()))
    if passphrase:
        for (line,) in db.all("PRAGMA cipher_integrity_check"):
            yield _damaged(db, line)


def _damaged(db: Database, where: str) -> str:
    return said(f"{db.path} is damaged: {where}.", f"{db.path} bozuk: {where}.")


def layout(db: Database, name: str = "main") -> dict[tuple[str, str], str]:
    """Return the statements that made a database's tables, indexes, triggers and views."""
    rows = db.all(
        f"SELECT type, name, sql FROM {name}.sqlite_schema WHERE sql IS NOT NULL"  # noqa: S608
    )
    return {(kind, key): sql for kind, key, sql in rows}


def expected_layout(path: Path) -> dict[tuple[str, str], str]:
    """Return what :func:`layout` says of a study of this version."""
    fresh = in_memory(path)
    try:
        schema.create(fresh)
        return layout(fresh)
    finally:
        fresh.close()


def _layout(db: Database) -> Iterator[str]:
    there, ought = layout(db), expected_layout(db.path)
    for kind, name in sorted(ought.keys() | there.keys()):
        if (kind, name) not in there:
            yield said(
                f"The {kind} {name} of the study is missing.",
                f"Çalışmada {name} ({kind}) eksik.",
            )
        elif (kind, name) not in ought:
            yield said(
                f"The {kind} {name} does not belong to the study.",
                f"{name} ({kind}) bu çalışmaya ait değil.",
            )
        elif there[kind, name] != ought[kind, name]:
            yield said(
                f"The {kind} {name} of the study was changed.",
                f"Çalışmadaki {name} ({kind}) değiştirilmiş.",
            )


def chains(db: Database) -> Iterator[str]:
    """Every chain counts from 1 and every event carries the hash of all before it."""
    replica, last, previous, clock, act = None, 0, GENESIS, 0, 0
    rows = db.each(
        "SELECT replica, seq, clock, at, actor, kind, body, act, undoes, hash FROM event "
        "ORDER BY replica, seq"
    )
    for row in rows:
        event = Event(*row)
        if event.replica != replica:
            replica, last, previous, clock, act = event.replica, 0, GENESIS, 0, 0
        name = f"{event.replica}:{event.seq}"
        if event.seq != last + 1:
            gap = f"{event.replica}:{last + 1}", event.seq - 1
            yield said(
                f"The audit log lacks entries {gap[0]} to {gap[1]}.",
                f"İşlem günlüğünde {gap[0]}–{gap[1]} kayıtları eksik.",
            )
        elif chained(previous, event) != event.hash:
            yield said(
                f"Entry {name} of the audit log was changed, or the one before it.",
                f"İşlem günlüğünün {name} kaydı ya da ondan önceki değiştirilmiş.",
            )
        elif event.clock < clock or event.act not in {act, event.seq}:
            yield said(
                f"Entry {name} of the audit log is out of its order.",
                f"İşlem günlüğünün {name} kaydı sırasında değil.",
            )
        last, previous, clock, act = event.seq, event.hash, event.clock, event.act


def _texts(db: Database) -> Iterator[str]:
    """Every stored text has the digest that names it, and every name that events use is there."""
    for digest, salt, body in db.each("SELECT digest, salt, body FROM text"):
        if words.digest_of(salt, body) != digest:
            yield said(*words.changed(digest))
    named = db.each(
        "SELECT e.replica, e.seq, e.kind, j.value FROM event e, json_each(e.body) j "
        "WHERE j.key IN ('text', 'about', 'turns', 'original', 'segments', 'digest') "
        "AND NOT EXISTS(SELECT 1 FROM text t WHERE t.digest = j.value)"
    )
    erased = words.erased(db)
    for replica, seq, kind, digest in named:
        if digest not in erased:
            yield said(
                f"The text that entry {replica}:{seq} ({kind}) names is missing.",
                f"{replica}:{seq} ({kind}) kaydının andığı metin eksik.",
            )


def _transcripts(db: Database) -> Iterator[str]:
    """Each transcript and each original file has the SHA-256 that was noted at import."""
    rows = db.each(
        "SELECT c.key, s.number, t.body, a.body, s.sha256, s.file_sha256 FROM session s "
        "JOIN case_ c ON c.id = s.case_id JOIN text t ON t.digest = s.text "
        "JOIN text a ON a.digest = s.about"
    )
    for case, number, text, about, sha256, file_sha256 in rows:
        noted = json.loads(about)
        actual = hashlib.sha256(text).hexdigest()
        if not actual == noted["sha256"] == sha256 or noted["file_sha256"] != file_sha256:
            yield said(
                f"{_head(case)}, session {number}: the transcript is not the one imported.",
                f"{vaka(case)}, {number}. seans: transkript, içe aktarılan transkript değil.",
            )
    files = db.each(
        "SELECT DISTINCT s.file_sha256, t.body FROM session s JOIN text t ON t.digest = s.original"
    )
    for sha256, body in files:
        if hashlib.sha256(body).hexdigest() != sha256:
            yield said(
                f"The original file with SHA-256 {sha256[:16]} was changed.",
                f"SHA-256 özeti {sha256[:16]} olan özgün dosya değiştirilmiş.",
            )


def _tags(db: Database) -> Iterator[str]:
    """Every tag that stands covers the words that it covered when it was made."""
    rows = db.each(
        "SELECT e.body, s.id, s.text, g.start, g.stop, t.start, t.stop FROM layer l "
        "JOIN session s ON s.id = l.session_id JOIN tag t ON t.layer_id = l.id "
        "JOIN segment g ON g.layer_id = t.layer_id AND g.number = t.segment "
        "LEFT JOIN event e ON e.replica = t.replica AND e.seq = t.seq ORDER BY l.id"
    )
    held: tuple[int | None, tuple[str, bytes] | None] = (None, None)
    for told, session, digest, start, stop, part_start, part_stop in rows:
        if session != held[0]:
            held = (session, words.get_salted(db, digest))
        if told is None or held[1] is None:
            continue  # the tables then differ from the journal, or words are missing: said there
        body, (text, salt) = json.loads(told), held[1]
        at = [start, stop] if part_start is None else [part_start, part_stop]
        if body["at"] != at or words.checksum(salt, text[at[0] : at[1]]) != body["sum"]:
            yield _strayed(body)


def _head(case: str) -> str:
    named = the_case(case)
    return named[:1].upper() + named[1:]


def _strayed(tag: dict[str, Any]) -> str:
    layer, segment, session = tag["layer"], tag["segment"], tag["session"]
    return said(
        f"{_head(tag['case'])}, session {session}, {layer} {segment}: the tag "
        f"{tag['code']} of {tag['rater']} does not cover the text that it was given to.",
        f"{vaka(tag['case'])}, {session}. seans, {layer} {segment}: {tag['rater']} adlı "
        f"kodlayıcının {tag['code']} kodu, verildiği metnin üzerinde değil.",
    )


def _tables(path: Path, passphrase: str | None) -> Iterator[str]:
    """Compare the projections with a replay, whose tables in memory hide the stored ones."""
    fresh = in_memory(path)
    try:
        schema.create_projections(fresh)
        attach(fresh, path, passphrase, "study")
        with fresh.transaction(writing=False):
            replay(fresh)
            replayed, stored = _fingerprints(fresh), _fingerprints(fresh, "study")
        for name, ought in replayed.items():
            if stored.get(name) != ought:
                yield said(
                    f"The table {name} is not what the audit log says; --rebuild makes it anew.",
                    f"{name} tablosu işlem günlüğüne uymuyor; --rebuild yeniden kurar.",
                )
    finally:
        fresh.close()


def _fingerprints(db: Database, name: str = "main") -> dict[str, str]:
    """Return a digest over the rows of every projection; a table that is missing has none."""
    tables = {row[0] for row in db.all(f"SELECT name FROM {name}.sqlite_schema")}  # noqa: S608
    return {table: fingerprint(db, name, table) for table in TABLES if table in tables}


def fingerprint(db: Database, name: str, table: str) -> str:
    """Return a digest over the rows of a table of the database attached as ``name``."""
    digest = hashlib.sha256()
    columns = len(db.all(f"PRAGMA {name}.table_info({table})"))
    order = ", ".join(str(number) for number in range(1, columns + 1))
    for row in db.each(f"SELECT * FROM {name}.{table} ORDER BY {order}"):  # noqa: S608
        digest.update(repr(row).encode())
    return digest.hexdigest()
