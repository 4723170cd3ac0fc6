"""Memos on a case, a session or a code; the words lie apart from the journal.

A memo belongs to the pass that wrote it, as one on a segment does. One on a code stays with the
code that it was written on, which may be another one now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from thirdear.model.coding import EventId, Pass
from thirdear.model.language import the_case
from thirdear.model.memos import Topic, TopicMemo
from thirdear.model.refusal import Refusal
from thirdear.store import memos as memos_on_segments
from thirdear.store import raters, recoding, sessions, words
from thirdear.store.acts import record
from thirdear.store.connection import Database
from thirdear.store.journal import Event, iso
from thirdear.store.places import no_session
from thirdear.store.projector import Projector

TABLES = {
    "topic_memo": """replica INTEGER NOT NULL, seq INTEGER NOT NULL,
        pass_id INTEGER NOT NULL REFERENCES pass_, case_ TEXT,
        session_id INTEGER REFERENCES session, code TEXT, digest TEXT NOT NULL,
        PRIMARY KEY(replica, seq)) STRICT, WITHOUT ROWID""",
}


def set_(db: Database, memo: TopicMemo, actor: str) -> None:
    """Let a memo be its pass's only one on its topic; without words it takes it away."""
    with db.transaction():
        _check(db, memo)
        topic = _now(memo.topic, recoding.become(db))
        was = [row for row in _rows(db, memo.pass_) if row[-1] == topic]
        before = [(words.get(db, digest) or b"").decode() for *_, digest, _ in was]
        if before == ([memo.text] if memo.text else []):
            return
        body = _body(memo) | {"was": [[*id_, digest] for id_, _, _, digest, _ in was]}
        if memo.text:
            body["digest"] = words.put(db, memo.text)
        record(db, actor, [("set-topic-memo", body)])


def add(db: Database, pass_: Pass, news: Sequence[TopicMemo], actor: str) -> int:
    """Write memos of a pass beside those that stand, as one act; return how many are new."""
    with db.transaction():
        now, known, drafts = recoding.become(db), set(memos(db, pass_)), []
        for memo in news:
            if memo.pass_ != pass_:
                raise ValueError("a memo of another pass")
            _check(db, memo)
            same = replace(memo, topic=_now(memo.topic, now))
            if same not in known:
                known.add(same)
                drafts.append(("topic-memo", _body(memo) | {"digest": words.put(db, memo.text)}))
        record(db, actor, drafts)
    return len(drafts)


def memos(
    db: Database, pass_: Pass | None = None, case: str | None = None
) -> tuple[TopicMemo, ...]:
    """Return memos by case, session and code; with a pass nobody else's are read.

    With a case those on it and on its sessions.
    """
    return tuple(memo for _, _, memo in dated(db, pass_, case))


def dated(
    db: Database, pass_: Pass | None = None, case: str | None = None
) -> tuple[tuple[EventId, str, TopicMemo], ...]:
    """Return what :func:`memos` does, each memo with its event and when it was written (UTC)."""
    found = []
    for id_, at, whose, digest, topic in _rows(db, pass_, case):
        text = words.get(db, digest)
        if text is not None:
            found.append((id_, at, TopicMemo(whose, topic, text.decode())))
    return tuple(found)


def _rows(
    db: Database, pass_: Pass | None, case: str | None = None
) -> list[tuple[EventId, str, Pass, str, Topic]]:
    """Return event, time, pass, digest and present topic of the memos that stand."""
    now = recoding.become(db)
    rows = db.all(
        "SELECT m.replica, m.seq, e.at, p.rater, p.number, m.digest, m.case_, s.number, m.code "
        "FROM topic_memo m JOIN event e ON e.replica = m.replica AND e.seq = m.seq "
        "JOIN pass_ p ON p.id = m.pass_id LEFT JOIN session s ON s.id = m.session_id "
        "WHERE (?1 IS NULL OR (p.rater = ?1 AND p.number = ?2)) AND (?3 IS NULL OR m.case_ = ?3) "
        "ORDER BY m.case_ IS NULL, m.case_, s.number, m.code, m.replica, m.seq",
        (pass_ and pass_.rater, pass_ and pass_.number, case),
    )
    return [
        (EventId(replica, seq), iso(at), Pass(rater, n), digest, _now(Topic(*topic), now))
        for replica, seq, at, rater, n, digest, *topic in rows
    ]


def _now(topic: Topic, now: dict[str, str]) -> Topic:
    """Return a topic as it is called now."""
    return topic._replace(code=now.get(topic.code, topic.code)) if topic.code else topic


def _check(db: Database, memo: TopicMemo) -> None:
    """Refuse a memo of nobody, on nothing, or on what is not there."""
    raters.check(db, memo.pass_)
    case, session, code = memo.topic
    if (case is None) == (code is None) or (case is None and session is not None):
        raise ValueError("a memo is on a case, on a session of it, or on a code")
    if session is not None and case is not None:
        if Projector(db).session(case, session) is None:
            raise no_session(case, session)
    elif case is not None and case not in sessions.cases(db):
        raise Refusal(
            f"There is no {the_case(case)} in this study.",
            f"Bu çalışmada {case} adlı bir vaka yok.",
        )


def _body(memo: TopicMemo) -> dict[str, Any]:
    """Return what a memo is on and whose it is, for its event."""
    named = {name: value for name, value in memo.topic._asdict().items() if value is not None}
    return named | {"rater": memo.pass_.rater, "pass": memo.pass_.number}


def _memo(p: Projector, events: Sequence[Event]) -> None:
    """Keep memos; those whose session is not there or whose words were erased are left out."""
    for e in events:
        body = e.data
        case, number = body.get("case"), body.get("session")
        session = None if case is None or number is None else p.session(case, number)
        if (number is None) != (session is None):
            continue
        if words.get_salted(p.db, body["digest"]) is not None:
            whose = p.pass_(body["rater"], body["pass"])
            row = (*e.id, whose, case, session, body.get("code"), body["digest"])
            p.db.run(
                "INSERT INTO topic_memo VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", row
            )


KINDS = memos_on_segments.kinds("topic-memo", "topic_memo", _memo)
