"""The one table that holds people's words, named from elsewhere by salted digests only."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from typing import Any

from thirdear.base import lines
from thirdear.model.language import Both
from thirdear.model.refusal import Refusal
from thirdear.model.text import Segment
from thirdear.store.connection import Database

TEXT, JSON, TOML, BYTES = "text/plain", "application/json", "application/toml", "application/octet"


def digest_of(salt: bytes, body: bytes) -> str:
    """Return the name of words: SHA-256 over salt and words, hexadecimal."""
    return hashlib.sha256(salt + body).hexdigest()


def put(db: Database, body: str | bytes, media: str = TEXT) -> str:
    """Store words with a fresh salt; return their digest."""
    data = body.encode() if isinstance(body, str) else body
    salt = os.urandom(16)
    digest = digest_of(salt, data)
    db.run("INSERT INTO text VALUES(?, ?, ?, ?)", (digest, salt, data, media))
    return digest


def put_json(db: Database, value: object) -> str:
    """Store words as JSON; return their digest."""
    return put(db, json.dumps(value, ensure_ascii=False, separators=(",", ":")), JSON)


def changed(digest: str) -> Both:
    """Return the sentence for words that are not what their digest says."""
    return (
        f"Stored text was changed behind the audit log (text {digest[:16]}); use a snapshot.",
        (
            f"Saklanan metin günlükten habersiz değiştirilmiş (metin {digest[:16]}); bir anlık "
            "kopya "
            "kullanın."
        ),
    )


def get(db: Database, digest: str) -> bytes | None:
    """Return stored words, None where they were erased; words that were changed are refused."""
    row = db.one("SELECT salt, body FROM text WHERE digest = ?", (digest,))
    return None if row is None else unchanged(digest, *row)


def unchanged(digest: str, salt: bytes, body: bytes) -> bytes:
    """Return stored words if they are what their digest says; else refuse."""
    if digest_of(salt, body) != digest:
        raise Refusal(*changed(digest))
    return body


def erased(db: Database) -> set[str]:
    """Return the digests of all words that were erased on purpose."""
    rows = db.all(
        "SELECT j.value FROM event e, json_each(e.body, '$.erased') j WHERE e.kind = 'purge'"
    )
    return {digest for (digest,) in rows}


def get_salted(db: Database, digest: str) -> tuple[str, bytes] | None:
    """Return stored text and its salt as they are, None where it was erased."""
    row = db.one("SELECT body, salt FROM text WHERE digest = ?", (digest,))
    return None if row is None else (row[0].decode(errors="replace"), row[1])


def get_json(db: Database, digest: str) -> Any:
    """Return what was stored as JSON, None where it was erased."""
    body = get(db, digest)
    return None if body is None else json.loads(body)


def checksum(salt: bytes, text: str) -> str:
    """Return a short checksum of the words that a tag covers, not guessable without the salt."""
    return hashlib.sha256(salt + text.encode()).hexdigest()[:16]


def put_segments(db: Database, segments: Iterable[Segment]) -> str:
    """Store a layer's segments; speakers' labels may be names, so they are words too."""
    return put_json(db, [_row(segment) for segment in segments])


def _row(s: Segment) -> list[object]:
    """Return a segment as it is stored; its end only where it is known."""
    return [s.start, s.stop, s.speaker, s.role, s.time, *([] if s.end is None else [s.end])]


def get_segments(db: Database, digest: str) -> tuple[Segment, ...] | None:
    """Return a layer's segments in order, None where they were erased."""
    rows = get_json(db, digest)
    return None if rows is None else as_segments(rows)


def as_segments(rows: Iterable[Sequence[Any]]) -> tuple[Segment, ...]:
    """Return segments from the rows in which they are stored."""
    return tuple(lines.segment(number, row) for number, row in enumerate(rows, 1))
