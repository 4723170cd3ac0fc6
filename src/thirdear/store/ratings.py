"""Ratings: one value of an item for a whole session, in a pass."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from thirdear.model.coding import Pass, Rating
from thirdear.model.refusal import Refusal
from thirdear.store import finished, raters
from thirdear.store.acts import Draft, record
from thirdear.store.codebooks import version_of
from thirdear.store.connection import Database
from thirdear.store.journal import Event
from thirdear.store.kind import Kind
from thirdear.store.places import placed
from thirdear.store.projector import Projector

TABLES = {
    "rating": """session_id INTEGER NOT NULL REFERENCES session,
        pass_id INTEGER NOT NULL REFERENCES pass_, item TEXT NOT NULL, value REAL,
        version INTEGER,
        PRIMARY KEY(session_id, pass_id, item)) STRICT, WITHOUT ROWID""",
}


def rate(
    db: Database,
    pass_: Pass,
    ratings: Sequence[Rating],
    actor: str,
    also: Sequence[Draft] = (),
    *,
    first: Sequence[Draft] = (),
) -> None:
    """Give ratings of a pass as one act; those that say what is there already make no event.

    ``first`` and ``also`` become part of the act, as in :func:`change_tags`.
    """
    with db.transaction():
        raters.check(db, pass_)
        finished.check_open(db, pass_, {(r.case, r.session) for r in ratings}, first)
        last = {(r.case, r.session, r.item): r for r in ratings}
        drafts: list[Draft] = [*first]
        for rating in last.values():
            if rating.pass_ != pass_:
                raise ValueError("a rating of another pass")
            if rating.value is not None and not math.isfinite(rating.value):
                raise Refusal(
                    f"{rating.item}: a rating must be a finite number.",
                    f"{rating.item}: puanlama sonlu bir sayı olmalı.",
                )
            value = None if rating.value is None else float(rating.value)
            body = _rated(db, pass_, rating.case, rating.session, rating.item)
            if body["was"][:1] != [value]:
                drafts.append(("rate", body | {"value": value} | version_of(db, rating.item)))
        record(db, actor, [*drafts, *also])


def unrate(db: Database, pass_: Pass, case: str, session: int, item: str, actor: str) -> None:
    """Take a rating away; one that is not there makes no event."""
    with db.transaction():
        body = _rated(db, pass_, case, session, item)
        if body["was"]:
            finished.check_open(db, pass_, {(case, session)})
            record(db, actor, [("unrate", body)])


def _rated(db: Database, pass_: Pass, case: str, session: int, item: str) -> dict[str, Any]:
    """Return the common part of a rating's event; ``was`` holds the value before, if any."""
    body = placed(db, pass_, case, session)
    row = db.one(
        "SELECT r.value, r.version FROM rating r JOIN pass_ p ON p.id = r.pass_id "
        "WHERE r.session_id = ? AND p.rater = ? AND p.number = ? AND r.item = ?",
        (Projector(db).session(case, session), pass_.rater, pass_.number, item),
    )
    return body | {"item": item, "was": [] if row is None else list(row)}


def ratings(
    db: Database,
    *,
    pass_: Pass | None = None,
    case: str | None = None,
    session: int | None = None,
) -> tuple[Rating, ...]:
    """Return ratings by case, session, pass and item; with a pass, only its own are read."""
    rows = db.all(
        "SELECT p.rater, p.number, c.key, s.number, r.item, r.value FROM session s "
        "JOIN case_ c ON c.id = s.case_id "
        "JOIN rating r ON r.session_id = s.id JOIN pass_ p ON p.id = r.pass_id "
        "WHERE (?1 IS NULL OR c.key = ?1) AND (?2 IS NULL OR s.number = ?2) "
        "AND (?3 IS NULL OR (p.rater = ?3 AND p.number = ?4)) "
        "ORDER BY c.key, s.number, p.rater, p.number, r.item",
        (case, session, pass_ and pass_.rater, pass_ and pass_.number),
    )
    return tuple(Rating(Pass(rater, number), *rest) for rater, number, *rest in rows)


def _rate(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        body = e.data
        _put(p, body, [body["value"], body.get("version")])


def _unrate(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        _put(p, e.data, [])


def _as_before(p: Projector, e: Event) -> None:
    body = e.data
    _put(p, body, body["was"])


def _put(p: Projector, body: dict[str, Any], given: Sequence[float | None]) -> None:
    """Set a rating to a value and its codebook's version, or take it away where none is given."""
    place = p.place(body)
    if place is None:
        return
    key = (*place, body["item"])
    if given:
        p.db.run(
            "INSERT INTO rating VALUES(?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "value = excluded.value, version = excluded.version",
            (*key, given[0], given[1] if len(given) > 1 else None),
        )
    else:
        p.db.run("DELETE FROM rating WHERE session_id = ? AND pass_id = ? AND item = ?", key)


KINDS = {"rate": Kind(_rate, _as_before), "unrate": Kind(_unrate, _as_before)}
