"""Decisions of a consensus: what stands from now on, and why, as one act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thirdear.model.coding import EventId, NewTag, Pass, Rating
from thirdear.model.consensus import Decision
from thirdear.model.refusal import Refusal
from thirdear.store import judging, words
from thirdear.store.acting import Draft
from thirdear.store.connection import Database
from thirdear.store.judging import Shelf
from thirdear.store.projector import Projector

_WHERE = "session_id = ? AND pass_id = ? AND layer = ? AND segment = ? AND what = ?"


def decide_tags(
    db: Database,
    shelf: Shelf,
    decision: Decision,
    remove: Sequence[EventId],
    add: Sequence[NewTag],
    actor: str,
) -> None:
    """Let tags stand or not, for a reason."""
    with db.transaction():
        also = [_draft(db, decision)]
        judging.change_tags(db, shelf, decision.pass_, remove, add, actor, also)


def decide_rating(db: Database, decision: Decision, value: float | None, actor: str) -> None:
    """Let an item have a value, for a reason."""
    with db.transaction():
        given = Rating(decision.pass_, decision.case, decision.session, decision.what, value)
        judging.rate(db, decision.pass_, [given], actor, [_draft(db, decision)])


def _draft(db: Database, decision: Decision) -> Draft:
    if not decision.reason.strip():
        raise Refusal("A decision needs its reason.")
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
        raise judging.no_session(decision.case, decision.session)
    key = (*place, decision.layer or "", decision.segment or 0, decision.what)
    row = db.one(f"SELECT digest FROM decision WHERE {_WHERE}", key)  # noqa: S608
    return "decide", body | {
        "digest": words.put(db, decision.reason),
        "was": None if row is None else row[0],
    }


def decisions(db: Database, pass_: Pass) -> tuple[Decision, ...]:
    """Return a pass's decisions in the order of the transcripts."""
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
