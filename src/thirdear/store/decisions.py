"""Decisions of a consensus: what stands from now on, and why, as one act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from thirdear.model.coding import EventId, NewTag, Pass, Rating
from thirdear.model.refusal import Refusal
from thirdear.store import finished, ratings, tags, words
from thirdear.store.acts import Draft
from thirdear.store.connection import Database
from thirdear.store.journal import Event
from thirdear.store.kind import Kind
from thirdear.store.places import no_session
from thirdear.store.projector import Projector

if TYPE_CHECKING:
    from thirdear.model.consensus import Decision

TABLES = {
    "decision": """session_id INTEGER NOT NULL REFERENCES session,
        pass_id INTEGER NOT NULL REFERENCES pass_, layer TEXT NOT NULL, segment INTEGER NOT NULL,
        what TEXT NOT NULL, digest TEXT NOT NULL,
        PRIMARY KEY(session_id, pass_id, layer, segment, what)) STRICT, WITHOUT ROWID""",
}

_WHERE = "session_id = ? AND pass_id = ? AND layer = ? AND segment = ? AND what = ?"


def decide_tags(
    db: Database,
    shelf: tags.Shelf,
    decision: Decision,
    remove: Sequence[EventId],
    add: Sequence[NewTag],
    *,
    finishes: bool = False,
) -> None:
    """Let tags stand or not, for a reason; all that belongs to it is one act."""
    with db.transaction():
        first, also = _around(db, decision, finishes)
        pass_ = decision.pass_
        tags.change(db, shelf, pass_, remove, add, pass_.rater, also, first=first)


def decide_rating(
    db: Database, decision: Decision, value: float | None, *, finishes: bool = False
) -> None:
    """Let an item have a value, for a reason; all that belongs to it is one act."""
    with db.transaction():
        first, also = _around(db, decision, finishes)
        pass_ = decision.pass_
        given = Rating(pass_, decision.case, decision.session, decision.what, value)
        ratings.rate(db, pass_, [given], pass_.rater, also, first=first)


def _around(
    db: Database, decision: Decision, finishes: bool
) -> tuple[Sequence[Draft], Sequence[Draft]]:
    """Return what opens the session before a decision, and the decision with what finishes it."""
    place = (decision.pass_, decision.case, decision.session)
    first = finished.mark(db, *place, "reopen")
    last = first and (("finish", first[0][1]),)
    if finishes and not first:
        last = finished.mark(db, *place, "finish")
    return first, (_draft(db, decision), *(last if finishes else ()))


def _draft(db: Database, decision: Decision) -> Draft:
    if not decision.reason.strip():
        raise Refusal("A decision needs its reason.", "Karar, gerekçesiyle verilir.")
    body: dict[str, Any] = {
        "case": decision.case,
        "session": decision.session,
        "item": decision.what,
        "rater": decision.pass_.rater,
        "pass": decision.pass_.number,
    }
    if decision.layer is not None:
        body |= {"layer": decision.layer, "segment": decision.segment}
    place = Projector(db).place(body)
    if place is None:
        raise no_session(decision.case, decision.session)
    key = (*place, decision.layer or "", decision.segment or 0, decision.what)
    row = db.one(f"SELECT digest FROM decision WHERE {_WHERE}", key)  # noqa: S608
    return "decide", body | {
        "digest": words.put(db, decision.reason),
        "was": None if row is None else row[0],
    }


def decisions(db: Database, pass_: Pass) -> tuple[Decision, ...]:
    """Return a pass's decisions in the order of the transcripts."""
    from thirdear.model.consensus import Decision

    rows = db.all(
        "SELECT c.key, s.number, d.what, d.digest, nullif(d.layer, ''), nullif(d.segment, 0) "
        "FROM decision d JOIN session s ON s.id = d.session_id JOIN case_ c ON c.id = s.case_id "
        "JOIN pass_ p ON p.id = d.pass_id WHERE p.rater = ? AND p.number = ? "
        "ORDER BY c.key, s.number, d.layer, d.segment, d.what",
        (pass_.rater, pass_.number),
    )
    return tuple(
        Decision(pass_, case, session, what, _reason(db, digest), layer, segment)
        for case, session, what, digest, layer, segment in rows
    )


def _reason(db: Database, digest: str) -> str:
    return (words.get(db, digest) or b"").decode()


def _decide(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        _put(p, e.data, e.data["digest"])


def _as_before(p: Projector, e: Event) -> None:
    _put(p, e.data, e.data["was"])


def _put(p: Projector, body: dict[str, Any], digest: str | None) -> None:
    place = p.place(body)
    if place is None:
        return
    key = (*place, body.get("layer", ""), body.get("segment", 0), body["item"])
    if digest is None:
        p.db.run(
            "DELETE FROM decision WHERE session_id = ? AND pass_id = ? AND layer = ? "
            "AND segment = ? AND what = ?",
            key,
        )
    else:
        p.db.run(
            "INSERT INTO decision VALUES(?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET digest = excluded.digest",
            (*key, digest),
        )


KINDS = {"decide": Kind(_decide, _as_before)}
