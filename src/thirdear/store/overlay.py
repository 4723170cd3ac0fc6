"""The corrections of a session that stand, in the order in which they were made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thirdear.base.corrections import spoken_by
from thirdear.model.coding import EventId
from thirdear.model.corrections import Correction, Fault
from thirdear.model.text import Role, Segment
from thirdear.store import words
from thirdear.store.connection import Database
from thirdear.store.journal import iso

_STANDING = (
    "SELECT x.replica, x.seq, c.key, s.number, x.fault, x.start, x.stop, x.times, x.digest, "
    "e.actor, e.at FROM correction x JOIN session s ON s.id = x.session_id "
    "JOIN case_ c ON c.id = s.case_id JOIN event e ON e.replica = x.replica AND e.seq = x.seq "
    "WHERE {} ORDER BY c.key, s.number, e.clock, x.replica, x.seq"
)


def standing(
    db: Database, case: str | None = None, session: int | None = None
) -> tuple[Correction, ...]:
    """Return the corrections that stand, of a case or session where given."""
    where = "(?1 IS NULL OR c.key = ?1) AND (?2 IS NULL OR s.number = ?2)"
    return _read(db, where, (case, session))


def of_session(db: Database, session: int) -> tuple[Correction, ...]:
    """Return the corrections of a session, by its id in the tables."""
    return _read(db, "x.session_id = ?", (session,))


def spoken(db: Database, session: int, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return segments of a session with speakers and roles as corrected."""
    return spoken_by(segments, of_session(db, session))


def _read(db: Database, where: str, values: Sequence[object]) -> tuple[Correction, ...]:
    found = []
    for *id_, case, number, fault, start, stop, times, digest, actor, at in db.all(
        _STANDING.format(where), values
    ):
        told: Any = ("", None) if digest is None else words.get_json(db, digest)
        if told is None:
            continue  # its words were erased
        text, role = told
        place = (EventId(*id_), case, number, Fault(fault), start, stop)
        found.append(Correction(*place, text, role and Role(role), times, actor, iso(at)))
    return tuple(found)
