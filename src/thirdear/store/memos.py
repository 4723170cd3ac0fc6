"""Memos: a rater's free words on a segment; the words lie apart from the journal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thirdear.model.coding import EventId, Memo, Pass
from thirdear.store import words
from thirdear.store.acting import Draft, record
from thirdear.store.connection import Database
from thirdear.store.judging import check_rater, segment_layer
from thirdear.store.telling import iso


def add(db: Database, pass_: Pass, memos: Sequence[Memo], actor: str) -> int:
    """Write memos of a pass as one act; return how many are new to their segment."""
    with db.transaction():
        check_rater(db, pass_)
        known = set(read(db, pass_, None, None))
        news = [memo for memo in dict.fromkeys(memos) if memo not in known]
        record(db, actor, [_draft(db, pass_, memo) for memo in news])
    return len(news)


def set_(db: Database, memo: Memo, actor: str) -> None:
    """Let a memo be the pass's only one on its segment; one without words takes it away."""
    with db.transaction():
        check_rater(db, memo.pass_)
        layer = _layer(db, memo)
        was = db.all(
            "SELECT m.replica, m.seq, m.digest FROM memo m JOIN pass_ p ON p.id = m.pass_id "
            "WHERE m.layer_id = ? AND m.segment = ? AND p.rater = ? AND p.number = ? "
            "ORDER BY m.replica, m.seq",
            (layer, memo.segment, memo.pass_.rater, memo.pass_.number),
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
    """Return the id of the layer in which a memo's segment lies."""
    return segment_layer(db, memo.case, memo.session, memo.layer, memo.segment)


def _place(memo: Memo) -> dict[str, Any]:
    return {
        "case": memo.case,
        "session": memo.session,
        "layer": memo.layer,
        "segment": memo.segment,
        "rater": memo.pass_.rater,
        "pass": memo.pass_.number,
    }


def read(
    db: Database, pass_: Pass | None, case: str | None, session: int | None
) -> tuple[Memo, ...]:
    """Return memos in the order of the transcripts; with a pass, nobody else's are read."""
    return tuple(memo for _, _, memo in dated(db, pass_, case, session))


def dated(
    db: Database, pass_: Pass | None, case: str | None, session: int | None
) -> tuple[tuple[EventId, str, Memo], ...]:
    """Return what :func:`read` does, each memo with its event and when it was written (UTC)."""
    rows = db.all(
        "SELECT m.replica, m.seq, e.at, "
        "p.rater, p.number, c.key, s.number, l.key, m.segment, m.digest FROM memo m "
        "JOIN event e ON e.replica = m.replica AND e.seq = m.seq "
        "JOIN pass_ p ON p.id = m.pass_id JOIN layer l ON l.id = m.layer_id "
        "JOIN session s ON s.id = l.session_id JOIN case_ c ON c.id = s.case_id "
        "WHERE (?1 IS NULL OR c.key = ?1) AND (?2 IS NULL OR s.number = ?2) "
        "AND (?3 IS NULL OR (p.rater = ?3 AND p.number = ?4)) "
        "ORDER BY c.key, s.number, l.id, m.segment, m.replica, m.seq",
        (case, session, pass_ and pass_.rater, pass_ and pass_.number),
    )
    found = []
    for replica, seq, at, rater, number, case_key, session_number, layer, segment, digest in rows:
        text = words.get(db, digest)
        if text is not None:
            place = (case_key, session_number, layer, segment)
            memo = Memo(Pass(rater, number), *place, text.decode())
            found.append((EventId(replica, seq), iso(at), memo))
    return tuple(found)
