"""Decisions of a consensus: what stands from now on, and why, as one act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thirdear.model.coding import EventId, NewTag, Pass, Rating
from thirdear.model.consensus import Decision
from thirdear.model.refusal import Refusal
from thirdear.store import judgements, words
from thirdear.store.acts import Draft
from thirdear.store.connection import Database
from thirdear.store.judgements import Shelf
from thirdear.store.projector import Projector

_WHERE = "session_id = ? AND pass_id = ? AND layer = ? AND segment = ? AND what = ?"


def decide_tags(
    db: Database,
    shelf: Shelf,
    decision: Decision,
    remove: Sequence[EventId],
    add: Sequence[NewTag],
    *,
    finishes: bool,
) -> None:
    """Let tags stand or not, for a reason; all that belongs to it is one act."""
    with db.transaction():
        first, also = _around(db, decision, finishes)
        pass_ = decision.pass_
        judgements.change_tags(db, shelf, pass_, remove, add, pass_.rater, also, first=first)


def decide_rating(db: Database, decision: Decision, value: float | None, *, finishes: bool) -> None:
    """Let an item have a value, for a reason; all that belongs to it is one act."""
    with db.transaction():
        first, also = _around(db, decision, finishes)
        pass_ = decision.pass_
        given = Rating(pass_, decision.case, decision.session, decision.what, value)
        judgements.rate(db, pass_, [given], pass_.rater, also, first=first)


def _around(
    db: Database, decision: Decision, finishes: bool
) -> tuple[Sequence[Draft], Sequence[Draft]]:
    """Return what opens the session before a decision, and the decision with what finishes it."""
    place = (decision.pass_, decision.case, decision.session)
    first = judgements.mark(db, *place, "reopen")
    last = first and (("finish", first[0][1]),)
    if finishes and not first:
        last = judgements.mark(db, *place, "finish")
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
        raise judgements.no_session(decision.case, decision.session)
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
