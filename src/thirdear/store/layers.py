"""Layers: segmentations of a session's text; the boundaries of those made by hand can be moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thirdear.base.boundaries import Cut, joining, splitting
from thirdear.model.language import vaka
from thirdear.model.refusal import Refusal
from thirdear.model.text import Segment
from thirdear.store import boundaries, overlay, tallies, words
from thirdear.store.acts import record
from thirdear.store.connection import Database
from thirdear.store.journal import Event
from thirdear.store.kind import Kind
from thirdear.store.places import erased, no_layer, no_session
from thirdear.store.projector import DROPPED, UNDONE, Projector

TABLES = {
    "layer": """id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
        key TEXT NOT NULL, segments TEXT NOT NULL, UNIQUE(session_id, key)) STRICT""",
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
}
_OUTDATED = f"""UPDATE act SET state = {DROPPED} WHERE state = {UNDONE} AND EXISTS(
    SELECT 1 FROM event e WHERE e.replica = act.replica AND e.seq >= act.root AND e.act = act.root
        AND e.kind NOT IN ('split', 'join') AND json_extract(e.body, '$.case') = ?
        AND json_extract(e.body, '$.session') = ? AND json_extract(e.body, '$.layer') = ?)"""  # noqa: S608


def add(
    db: Database, case: str, session: int, layer: str, segments: Sequence[Segment], actor: str
) -> bool:
    """Add a segmentation of a session; False where the very same is there already."""
    check(segments, case, session, layer, len(text(db, case, session)))
    with db.transaction():
        id_ = Projector(db).layer(case, session, layer)
        if id_ is not None:
            begun = boundaries.source(db, id_)
            if begun is not None and begun[1] == tuple(segments):
                return False
            raise Refusal(
                f"Case {case}, session {session} has another layer {layer!r} already; "
                "tags may point into it, so it stays. Give the new layer another name.",
                f"{vaka(case)}, {session}. seansta başka bir {layer!r} katmanı zaten var; "
                "kodlar ona dayanıyor olabileceği için kalır. Yeni katmana başka bir ad verin.",
            )
        body = {
            "case": case,
            "session": session,
            "layer": layer,
            "segments": words.put_segments(db, segments),
        }
        record(db, actor, [("layer", body)])
    return True


def text(db: Database, case: str, session: int) -> str:
    """Return a session's words as they are."""
    found = db.one(
        "SELECT s.text FROM session s JOIN case_ c ON c.id = s.case_id "
        "WHERE c.key = ? AND s.number = ?",
        (case, session),
    )
    if found is None:
        raise no_session(case, session)
    body = words.get(db, found[0])
    if body is None:
        raise erased(case, session)
    return body.decode()


def check(segments: Sequence[Segment], case: str, session: int, layer: str, length: int) -> None:
    """Refuse segments that do not lie in a text of this length, one after the other."""
    for number, segment in enumerate(segments, 1):
        if segment.index != number or not 0 <= segment.start <= segment.stop <= length:
            raise Refusal(
                f"Case {case}, session {session}, layer {layer!r}: entry "
                f"{number} does not lie in the text or is out of its number; it cannot be stored.",
                f"{vaka(case)}, {session}. seans, {layer!r} katmanı: {number}. birim metnin "
                "içinde değil ya da sırası bozuk; saklanamaz.",
            )


def split(
    db: Database, case: str, session: int, layer: str, at: int, actor: str
) -> tuple[Segment, ...]:
    """Let a segment end before an offset into the transcript; return the layer's segments."""
    with db.transaction():
        id_, text, base = _open(db, case, session, layer)
        found = splitting(base, boundaries.boundaries(db, id_), text, at)
        if found is None:
            raise Refusal(
                f"Case {case}, session {session}: no segment of the layer {layer} can be split "
                f"at {at}; name an offset between two words of one segment.",
                f"{vaka(case)}, {session}. seans: {layer} katmanında hiçbir birim {at} "
                "konumundan bölünemez; bir birimin iki sözcüğü arasındaki bir konumu verin.",
            )
        body = {"case": case, "session": session, "layer": layer, "segment": found.segment}
        record(db, actor, [("split", body | _place(found))])
        return boundaries.segments(db, id_, base)


def join(
    db: Database, case: str, session: int, layer: str, segment: int, actor: str
) -> tuple[Segment, ...]:
    """Join a segment with the one after it; return the layer's segments."""
    with db.transaction():
        id_, _, base = _open(db, case, session, layer)
        found = joining(base, boundaries.boundaries(db, id_), segment)
        if found is None:
            last = len(boundaries.segments(db, id_, base))
            raise Refusal(
                f"Case {case}, session {session}: the layer {layer} has segments 1 to {last}; "
                f"{segment} has none behind it to be joined with.",
                f"{vaka(case)}, {session}. seans: {layer} katmanında 1 ile {last} arası "
                f"birimler var; {segment}. birimin arkasında birleştirilecek bir birim yok.",
            )
        body = {"case": case, "session": session, "layer": layer, "segment": segment}
        record(db, actor, [("join", body | _place(found))])
        return boundaries.segments(db, id_, base)


def _place(found: Cut) -> dict[str, int]:
    return {"at": found.at, "stop": found.stop, "by": found.times}


def _open(
    db: Database, case: str, session: int, layer: str
) -> tuple[int, str, tuple[Segment, ...]]:
    """Return id, text and first segments of a layer whose boundaries may be moved."""
    ids = Projector(db)
    if ids.session(case, session) is None:
        raise no_session(case, session)
    id_ = ids.layer(case, session, layer)
    if id_ is None:
        raise no_layer(case, session, layer)
    if not boundaries.by_hand(layer):
        raise Refusal(
            f"The layer {layer} is cut by a rule, not by hand; `thirdear transcripts segment --by "
            f"{boundaries.HAND}:{layer}` makes a layer that begins with its segments.",
            f"{layer} katmanı elle değil bir kurala göre bölünmüş; `thirdear transcripts "
            f"segment --by {boundaries.HAND}:{layer}` onun birimleriyle başlayan bir katman "
            "kurar.",
        )
    boundaries.check_unused(db, id_, layer)
    found = boundaries.source(db, id_)
    if found is None:
        raise erased(case, session)
    return id_, *found


def layers(db: Database, case: str, session: int) -> tuple[str, ...]:
    """Return the layers of a session in the order of making; "turn" is the first."""
    rows = db.all(
        "SELECT l.key FROM session s JOIN case_ c ON c.id = s.case_id "
        "JOIN layer l ON l.session_id = s.id "
        "WHERE c.key = ? AND s.number = ? ORDER BY l.id",
        (case, session),
    )
    if not rows:
        raise no_session(case, session)
    return tuple(row[0] for row in rows)


def segments(
    db: Database, case: str, session: int, layer: str = "turn", *, verbatim: bool = False
) -> tuple[Segment, ...]:
    """Return a layer's segments, speakers and times as corrected or ``verbatim``."""
    row = db.one(
        "SELECT l.id, l.segments, s.id FROM session s JOIN case_ c ON c.id = s.case_id "
        "JOIN layer l ON l.session_id = s.id "
        "WHERE c.key = ? AND s.number = ? AND l.key = ?",
        (case, session, layer),
    )
    if row is None:
        layers(db, case, session)
        raise no_layer(case, session, layer)
    base = words.get_segments(db, row[1])
    if base is None:
        raise erased(case, session)
    found = boundaries.segments(db, row[0], base)
    return found if verbatim else overlay.spoken(db, row[2], found)


def _layer(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        body = e.data
        session = p.session(body["case"], body["session"])
        rows = words.get_json(p.db, body["segments"])
        found = p.db.one("SELECT text FROM session WHERE id = ?", (session,))
        salted = words.get_salted(p.db, found[0]) if found is not None else None
        known = p.layer(body["case"], body["session"], body["layer"]) is not None
        if session is not None and salted is not None and rows is not None and not known:
            put(p, session, body["layer"], body["segments"], salted[0], rows)
            _speak_as_corrected(p, session)


def put(
    p: Projector, session: int, layer: str, digest: str, text: str, rows: Sequence[Sequence[Any]]
) -> int:
    """Write a layer's segments; return how many words they hold."""
    p.db.run(
        "INSERT INTO layer(session_id, key, segments) VALUES(?, ?, ?)", (session, layer, digest)
    )
    found = p.db.one("SELECT id FROM layer WHERE session_id = ? AND key = ?", (session, layer))
    assert found is not None
    return _put_segments(p, found[0], text, words.as_segments(rows))


def _put_segments(p: Projector, layer: int, text: str, segments: Sequence[Segment]) -> int:
    from thirdear.base import notation

    marks = notation.marks(text)
    rows = [
        (layer, s.index, s.start, s.stop, s.role, notation.written_words(text[s.start : s.stop]))
        + (notation.spoken_words(text, marks, s.start, s.stop), s.time)
        for s in segments
    ]
    p.db.many("INSERT INTO segment VALUES(?, ?, ?, ?, ?, ?, ?, ?)", rows)
    tallies.measure(p.db, layer)
    return sum(row[5] for row in rows)


def _split(p: Projector, events: Sequence[Event]) -> None:
    _cut(p, [e.data for e in events], 1)


def _cut(p: Projector, bodies: Sequence[dict[str, Any]], sign: int) -> None:
    """Set or take boundaries of layers, then make their segments anew.

    What was undone on the old segments cannot be done again on others.
    """
    touched = dict.fromkeys((b["case"], b["session"], b["layer"]) for b in bodies)
    for body in bodies:
        layer = p.layer(body["case"], body["session"], body["layer"])
        if layer is not None:
            p.db.run(
                "INSERT INTO boundary VALUES(?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE SET count = count + excluded.count",
                (layer, body["at"], body["stop"], sign * body["by"]),
            )
    for place in touched:
        layer = p.layer(*place)
        found = boundaries.source(p.db, layer) if layer is not None else None
        if layer is not None and found is not None:
            p.db.run("DELETE FROM boundary WHERE layer_id = ? AND count = 0", (layer,))
            p.db.run("DELETE FROM segment WHERE layer_id = ?", (layer,))
            _put_segments(p, layer, found[0], boundaries.segments(p.db, layer, found[1]))
            _speak_as_corrected(p, p.session(*place[:2]))
            p.db.run(_OUTDATED, place)


def _speak_as_corrected(p: Projector, session: int | None) -> None:
    """Correct whose the segments of a session are, if anything of it is corrected."""
    if p.db.one("SELECT 1 FROM correction WHERE session_id = ?", (session,)):
        speak(p, session)


def speak(p: Projector, session: int | None) -> None:
    """Give every segment of a session the role and time that it has as corrected."""
    for (layer,) in p.db.all("SELECT id FROM layer WHERE session_id = ?", (session,)):
        found = boundaries.source(p.db, layer)
        if session is None or found is None:
            continue
        segments = boundaries.segments(p.db, layer, found[1])
        p.db.many(
            "UPDATE segment SET role = ?1, time = ?2 WHERE layer_id = ?3 AND number = ?4 "
            "AND (role <> ?1 OR time IS NOT ?2)",
            [(s.role, s.time, layer, s.index) for s in overlay.spoken(p.db, session, segments)],
        )
        tallies.measure(p.db, layer)


def _check(db: Database, events: Sequence[Event], _: str) -> None:
    """Refuse to move the boundaries of a layer that somebody has used since."""
    for event in events:
        if event.kind in {"split", "join"}:
            body = event.data
            layer = Projector(db).layer(body["case"], body["session"], body["layer"])
            if layer is not None:
                boundaries.check_unused(db, layer, body["layer"])


KINDS = {
    "layer": Kind(_layer),
    "split": Kind(_split, lambda p, e: _cut(p, [e.data], -1), check=_check),
    "join": Kind(_split, lambda p, e: _cut(p, [e.data], -1), check=_check),
}
