"""Reading what is stored: transcripts, layers, judgements, progress."""

# ruff: noqa: S608 - only the constants of this module are put into statements

from __future__ import annotations

import json
from itertools import starmap
from typing import Any

from thirdear.model.coding import EventId, Pass, Progress, Rating, Tag
from thirdear.model.refusal import Refusal
from thirdear.model.text import Segment, SessionInfo, Source, Transcript
from thirdear.store import boundaries, overlay, words
from thirdear.store.connection import Database
from thirdear.store.judgements import no_layer, no_session

_SESSION = "session s JOIN case_ c ON c.id = s.case_id"
# Values are compared only where they are given: None stands for every one.
_WHERE = "(?1 IS NULL OR c.key = ?1) AND (?2 IS NULL OR s.number = ?2)"

_TAGS = (
    "SELECT replica, seq, segment, code_id, value, start, stop, uncertain, version, suggested "
    "FROM tag WHERE layer_id = ? AND pass_id = ? ORDER BY segment, replica, seq"
)


def cases(db: Database) -> tuple[str, ...]:
    """Return the keys of the cases that have sessions."""
    rows = db.all(f"SELECT DISTINCT c.key FROM {_SESSION} ORDER BY c.key")
    return tuple(row[0] for row in rows)


def sessions(db: Database, case: str | None = None) -> tuple[SessionInfo, ...]:
    """Return the sessions, of one case or of all, in order."""
    rows = db.all(
        "SELECT c.key, s.number, s.turns, s.words, s.sha256, s.file_sha256, "
        f"t.digest, t.salt, t.body FROM {_SESSION} LEFT JOIN text t ON t.digest = s.about "
        "WHERE ?1 IS NULL OR c.key = ?1 ORDER BY c.key, s.number",
        (case,),
    )
    return tuple(
        SessionInfo(key, number, turns, count, sha256, _source(_about(*about), file_sha256))
        for key, number, turns, count, sha256, file_sha256, *about in rows
    )


def _about(digest: str | None, salt: bytes, body: bytes) -> bytes | None:
    return None if digest is None else words.unchanged(digest, salt, body)


def _source(body: bytes | None, sha256: str) -> Source:
    """Return what was noted of a file at import, empty where that was erased."""
    nothing = {"name": "", "format": "", "encoding": None}
    about: dict[str, Any] = nothing if body is None else json.loads(body)
    return Source(about["name"], about["format"], about["encoding"], sha256)


def transcript(db: Database, case: str, session: int) -> Transcript:
    """Return a session's transcript, word for word."""
    row = db.one(
        f"SELECT s.text, s.about, s.sha256, s.file_sha256 FROM {_SESSION} "
        "WHERE c.key = ? AND s.number = ?",
        (case, session),
    )
    if row is None:
        raise no_session(case, session)
    text, about, sha256, file_sha256 = row
    body = words.get(db, text)
    if body is None:
        raise Refusal(
            f"The words of case {case}, session {session} were erased.",
            f"{case} vakasının {session}. oturumunun sözleri silindi.",
        )
    turns = segments(db, case, session, "turn", verbatim=True)
    source = _source(words.get(db, about), file_sha256)
    return Transcript(case, session, body.decode(), sha256, turns, source)


def original(db: Database, case: str, session: int) -> bytes:
    """Return the bytes of the file that a session was read from."""
    row = db.one(
        f"SELECT t.body FROM {_SESSION} LEFT JOIN text t ON t.digest = s.original "
        "WHERE c.key = ? AND s.number = ?",
        (case, session),
    )
    if row is None:
        raise no_session(case, session)
    if row[0] is None:
        raise Refusal(
            f"The file of case {case}, session {session} was erased with another case.",
            f"{case} vakasının {session}. oturumunun dosyası başka bir vakayla birlikte silindi.",
        )
    body: bytes = row[0]
    return body


def layers(db: Database, case: str, session: int) -> tuple[str, ...]:
    """Return the layers of a session in the order of making; "turn" is the first."""
    rows = db.all(
        f"SELECT l.key FROM {_SESSION} JOIN layer l ON l.session_id = s.id "
        "WHERE c.key = ? AND s.number = ? ORDER BY l.id",
        (case, session),
    )
    if not rows:
        raise no_session(case, session)
    return tuple(row[0] for row in rows)


def segments(
    db: Database, case: str, session: int, layer: str, *, verbatim: bool = False
) -> tuple[Segment, ...]:
    """Return a layer's segments, speakers as corrected or ``verbatim`` the source's."""
    row = db.one(
        f"SELECT l.id, l.segments, s.id FROM {_SESSION} JOIN layer l ON l.session_id = s.id "
        "WHERE c.key = ? AND s.number = ? AND l.key = ?",
        (case, session, layer),
    )
    if row is None:
        layers(db, case, session)
        raise no_layer(case, session, layer)
    base = words.get_segments(db, row[1])
    if base is None:
        raise Refusal(
            f"The words of case {case}, session {session} were erased.",
            f"{case} vakasının {session}. oturumunun sözleri silindi.",
        )
    found = boundaries.segments(db, row[0], base)
    return found if verbatim else overlay.spoken(db, row[2], found)


def tags(
    db: Database, pass_: Pass | None, case: str | None, session: int | None
) -> tuple[Tag, ...]:
    """Return tags in the order of the transcripts; with a pass, nobody else's are even read."""
    places = db.all(
        f"SELECT l.id, c.key, s.number, l.key FROM {_SESSION} JOIN layer l ON l.session_id = s.id "
        f"WHERE {_WHERE} ORDER BY c.key, s.number, l.id",
        (case, session),
    )
    given: dict[int, str] = dict(db.all("SELECT id, key FROM code"))
    now = {id_: given[of] for id_, of in db.all("SELECT id, coalesce(now, id) FROM code")}
    passes_ = _passes(db, pass_)
    found: list[Tag] = []
    for layer_id, case_key, number, layer in places:
        for pass_id, by in passes_.items():
            place = (by, case_key, number, layer)
            rows = db.all(_TAGS, (layer_id, pass_id))
            found += [
                Tag(
                    EventId(replica, seq),
                    *place,
                    segment,
                    now[code],
                    value,
                    start,
                    stop,
                    bool(doubt),
                    version,
                    None if given[code] == now[code] else given[code],
                    bool(taken),
                )
                for replica, seq, segment, code, value, start, stop, doubt, version, taken in rows
            ]
    return tuple(found)


def _passes(db: Database, pass_: Pass | None) -> dict[int, Pass]:
    rows = db.all("SELECT id, rater, number FROM pass_ ORDER BY rater, number")
    found = {id_: Pass(rater, number) for id_, rater, number in rows}
    return found if pass_ is None else {id_: p for id_, p in found.items() if p == pass_}


def ratings(
    db: Database, pass_: Pass | None, case: str | None, session: int | None
) -> tuple[Rating, ...]:
    """Return ratings by case, session, pass and item; with a pass, only its own are read."""
    rows = db.all(
        f"SELECT p.rater, p.number, c.key, s.number, r.item, r.value FROM {_SESSION} "
        "JOIN rating r ON r.session_id = s.id JOIN pass_ p ON p.id = r.pass_id "
        f"WHERE {_WHERE} AND (?3 IS NULL OR (p.rater = ?3 AND p.number = ?4)) "
        "ORDER BY c.key, s.number, p.rater, p.number, r.item",
        (case, session, pass_ and pass_.rater, pass_ and pass_.number),
    )
    return tuple(Rating(Pass(rater, number), *rest) for rater, number, *rest in rows)


def finished(db: Database) -> frozenset[tuple[Pass, str, int]]:
    """Return which sessions are marked as judged completely, by pass."""
    rows = db.all(
        f"SELECT p.rater, p.number, c.key, s.number FROM {_SESSION} "
        "JOIN finished f ON f.session_id = s.id JOIN pass_ p ON p.id = f.pass_id"
    )
    return frozenset((Pass(rater, number), case, session) for rater, number, case, session in rows)


def finishing_order(db: Database) -> dict[tuple[Pass, str, int], int]:
    """Return which sessions passes have marked as finished, in the order of the last marking."""
    rows = db.all(
        "SELECT json_extract(body, '$.rater'), json_extract(body, '$.pass'), "
        "json_extract(body, '$.case'), json_extract(body, '$.session') "
        "FROM event WHERE kind = 'finish' ORDER BY clock, replica, seq"
    )
    return {
        (Pass(rater, number), case, session): place
        for place, (rater, number, case, session) in enumerate(rows)
    }


def progress(db: Database, pass_: Pass) -> tuple[Progress, ...]:
    """Return, for every session, how many segments are tagged and items rated in a pass."""
    rows = db.all(
        "SELECT c.key, s.number, "
        "(SELECT coalesce(sum(segments), 0) FROM (SELECT count(DISTINCT t.segment) AS segments "
        "  FROM layer l JOIN tag t ON t.layer_id = l.id AND t.pass_id = p.id "
        "  WHERE l.session_id = s.id GROUP BY l.id)), "
        "(SELECT count(*) FROM rating r WHERE r.session_id = s.id AND r.pass_id = p.id), "
        "EXISTS(SELECT 1 FROM finished f WHERE f.session_id = s.id AND f.pass_id = p.id) "
        f"FROM {_SESSION} LEFT JOIN pass_ p ON p.rater = ? AND p.number = ? "
        "ORDER BY c.key, s.number",
        (pass_.rater, pass_.number),
    )
    return tuple(
        Progress(case, session, tagged, rated, bool(done))
        for case, session, tagged, rated, done in rows
    )


def passes(db: Database) -> tuple[Pass, ...]:
    """Return the passes in which anything stands."""
    rows = db.all(
        "SELECT rater, number FROM pass_ p WHERE "
        "EXISTS(SELECT 1 FROM rating r JOIN session s ON s.id = r.session_id "
        "  AND r.pass_id = p.id) "
        "OR EXISTS(SELECT 1 FROM session s JOIN finished f ON f.session_id = s.id "
        "  AND f.pass_id = p.id) "
        "OR EXISTS(SELECT 1 FROM layer l JOIN tag t ON t.layer_id = l.id AND t.pass_id = p.id) "
        "ORDER BY rater, number"
    )
    return tuple(starmap(Pass, rows))
