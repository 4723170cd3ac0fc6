"""Memos: a rater's free words on a segment or a tag; the words lie apart from the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from thirdear.model.coding import EventId, Memo, Pass
from thirdear.model.language import vaka
from thirdear.model.refusal import Refusal
from thirdear.store import raters, recoding, words
from thirdear.store.acts import Draft, record
from thirdear.store.connection import Database
from thirdear.store.journal import Event, event, iso
from thirdear.store.kind import Kind
from thirdear.store.places import segment_layer
from thirdear.store.projector import Projector

TABLES = {
    "memo": """replica INTEGER NOT NULL, seq INTEGER NOT NULL, layer_id INTEGER NOT NULL,
        pass_id INTEGER NOT NULL REFERENCES pass_, segment INTEGER NOT NULL, digest TEXT NOT NULL,
        code_id INTEGER REFERENCES code, start INTEGER, stop INTEGER,
        PRIMARY KEY(replica, seq), FOREIGN KEY(layer_id, segment) REFERENCES segment
        ) STRICT, WITHOUT ROWID""",
}


def add(db: Database, pass_: Pass, news: Sequence[Memo], actor: str) -> int:
    """Write memos of a pass as one act; return how many are new to their segment or tag."""
    with db.transaction():
        raters.check(db, pass_)
        known, now = set(memos(db, pass_=pass_)), recoding.become(db)
        drafts = []
        for memo in dict.fromkeys(news):
            same = memo if memo.code is None else replace(memo, code=now.get(memo.code, memo.code))
            if same not in known:
                known.add(same)
                drafts.append(_draft(db, pass_, memo))
        record(db, actor, drafts)
    return len(drafts)


def set_(db: Database, memo: Memo, actor: str) -> None:
    """Let a memo be its pass's only one on its segment or tag; without words it takes it away."""
    with db.transaction():
        raters.check(db, memo.pass_)
        layer = _layer(db, memo)
        was = db.all(
            "SELECT m.replica, m.seq, m.digest FROM memo m JOIN pass_ p ON p.id = m.pass_id "
            "LEFT JOIN code k ON k.id = m.code_id "
            "WHERE m.layer_id = ?1 AND m.segment = ?2 AND p.rater = ?3 AND p.number = ?4 "
            "AND (m.code_id IS NULL) = (?5 IS NULL) AND (?5 IS NULL OR coalesce(k.now, k.id) = "
            "(SELECT coalesce(now, id) FROM code WHERE key = ?5)) "
            "AND m.start IS ?6 AND m.stop IS ?7 ORDER BY m.replica, m.seq",
            (layer, memo.segment, memo.pass_.rater, memo.pass_.number)
            + (memo.code, memo.start, memo.stop),
        )
        before = [(words.get(db, digest) or b"").decode() for _, _, digest in was]
        if before == ([memo.text] if memo.text else []):
            return
        body = _place(memo) | {"was": [list(row) for row in was]}
        if memo.text:
            body["digest"] = words.put(db, memo.text)
        record(db, actor, [("set-memo", body)])


def _draft(db: Database, pass_: Pass, memo: Memo) -> Draft:
    if memo.pass_ != pass_:
        raise ValueError("a memo of another pass")
    _layer(db, memo)
    return "memo", _place(memo) | {"digest": words.put(db, memo.text)}


def _layer(db: Database, memo: Memo) -> int:
    """Return the id of the layer in which a memo lies; refuse a part that is not its segment's."""
    found = segment_layer(db, memo.case, memo.session, memo.layer, memo.segment)
    if (memo.start, memo.stop) == (None, None):
        return found
    row = db.one(
        "SELECT start, stop FROM segment WHERE layer_id = ? AND number = ?", (found, memo.segment)
    )
    assert row is not None
    inside = (
        memo.start is not None
        and memo.stop is not None
        and row[0] <= memo.start < memo.stop <= row[1]
    )
    if memo.code is None or not inside:
        raise Refusal(
            f"Case {memo.case}, session {memo.session}, segment {memo.segment}: a memo on a part "
            f"names its code and lies inside {row[0]} to {row[1]}.",
            f"{vaka(memo.case, 'nın')} {memo.session}. seansı, {memo.segment}. birim: bir parçanın "
            f"notu kodunu söyler ve {row[0]} ile {row[1]} arasında durur.",
        )
    return found


def _place(memo: Memo) -> dict[str, Any]:
    """Return where a memo lies, for its event; without a code it is what it always was."""
    body: dict[str, Any] = {
        "case": memo.case,
        "session": memo.session,
        "layer": memo.layer,
        "segment": memo.segment,
        "rater": memo.pass_.rater,
        "pass": memo.pass_.number,
    }
    if memo.code is not None:
        body["code"] = memo.code
    if memo.start is not None:
        body["part"] = [memo.start, memo.stop]
    return body


def memos(
    db: Database,
    *,
    pass_: Pass | None = None,
    case: str | None = None,
    session: int | None = None,
) -> tuple[Memo, ...]:
    """Return memos in the order of the transcripts; with a pass, nobody else's are read."""
    return tuple(memo for _, _, memo in dated(db, pass_, case, session))


def dated(
    db: Database,
    pass_: Pass | None = None,
    case: str | None = None,
    session: int | None = None,
) -> tuple[tuple[EventId, str, Memo], ...]:
    """Return what :func:`memos` does, each memo with its event and when it was written (UTC)."""
    rows = db.all(
        "SELECT m.replica, m.seq, e.at, "
        "p.rater, p.number, c.key, s.number, l.key, m.segment, m.digest, "
        "n.key, m.start, m.stop FROM memo m "
        "JOIN event e ON e.replica = m.replica AND e.seq = m.seq "
        "JOIN pass_ p ON p.id = m.pass_id JOIN layer l ON l.id = m.layer_id "
        "JOIN session s ON s.id = l.session_id JOIN case_ c ON c.id = s.case_id "
        "LEFT JOIN code k ON k.id = m.code_id LEFT JOIN code n ON n.id = coalesce(k.now, k.id) "
        "WHERE (?1 IS NULL OR c.key = ?1) AND (?2 IS NULL OR s.number = ?2) "
        "AND (?3 IS NULL OR (p.rater = ?3 AND p.number = ?4)) "
        "ORDER BY c.key, s.number, l.id, m.segment, m.replica, m.seq",
        (case, session, pass_ and pass_.rater, pass_ and pass_.number),
    )
    found = []
    for replica, seq, at, rater, number, key, meeting, layer, segment, digest, *part in rows:
        text = words.get(db, digest)
        if text is not None:
            memo = Memo(Pass(rater, number), key, meeting, layer, segment, text.decode(), *part)
            found.append((EventId(replica, seq), iso(at), memo))
    return tuple(found)


def _memo(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        body = e.data
        if (place := p.layer_and_pass(body)) is not None:
            code = p.code(body["code"]) if "code" in body else None
            p.db.run(
                "INSERT INTO memo VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (*e.id, *place, body["segment"], body["digest"])
                + (code, *body.get("part", (None, None))),
            )


def kinds(
    name: str, table: str, keep: Callable[[Projector, Sequence[Event]], None]
) -> dict[str, Kind]:
    """Return what brings memos into a table, and what writes one in the place of others.

    ``keep`` puts the memos of events there; both kinds are taken back by the event's name.
    """
    delete = f"DELETE FROM {table} WHERE replica = ? AND seq = ?"  # noqa: S608 - a table of ours

    def gone(p: Projector, e: Event) -> None:
        p.db.run(delete, e.id)

    def replaced(p: Projector, events: Sequence[Event]) -> None:
        for e in events:
            p.db.many(delete, [was[:2] for was in e.data["was"]])
            if "digest" in e.data:
                keep(p, [e])

    def as_before(p: Projector, e: Event) -> None:
        gone(p, e)
        for *id_, _ in e.data["was"]:
            if (made := event(p.db, id_)) is not None:
                keep(p, [made])

    return {name: Kind(keep, gone), f"set-{name}": Kind(replaced, as_before)}


KINDS = kinds("memo", "memo", _memo)
