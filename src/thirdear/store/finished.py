"""Finished sessions: what a pass has judged completely, so that it may be counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from thirdear.model.coding import Pass
from thirdear.model.language import vaka
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place
from thirdear.store import raters
from thirdear.store.acts import Draft, record
from thirdear.store.connection import Database
from thirdear.store.journal import Event
from thirdear.store.kind import Kind
from thirdear.store.places import placed
from thirdear.store.projector import Projector

TABLES = {
    "finished": """session_id INTEGER NOT NULL REFERENCES session,
        pass_id INTEGER NOT NULL REFERENCES pass_,
        PRIMARY KEY(session_id, pass_id)) STRICT, WITHOUT ROWID""",
}


def finish(db: Database, pass_: Pass, sessions: Sequence[Place], actor: str) -> None:
    """Mark sessions as judged completely in a pass, as one act."""
    _mark(db, pass_, sessions, actor, "finish")


def reopen(db: Database, pass_: Pass, sessions: Sequence[Place], actor: str) -> None:
    """Take the mark of finished sessions away, as one act."""
    _mark(db, pass_, sessions, actor, "reopen")


def _mark(db: Database, pass_: Pass, sessions: Sequence[Place], actor: str, kind: str) -> None:
    with db.transaction():
        raters.check(db, pass_)
        drafts = []
        for case, session in dict.fromkeys(sessions):
            body = placed(db, pass_, case, session)
            if is_finished(db, pass_, case, session) != (kind == "finish"):
                drafts.append((kind, body))
        record(db, actor, drafts)


def is_finished(db: Database, pass_: Pass, case: str, session: int) -> bool:
    """Say whether a pass has judged a session completely."""
    found = db.one(
        "SELECT 1 FROM finished f JOIN pass_ p ON p.id = f.pass_id WHERE f.session_id = ? "
        "AND p.rater = ? AND p.number = ?",
        (Projector(db).session(case, session), pass_.rater, pass_.number),
    )
    return found is not None


def mark(db: Database, pass_: Pass, case: str, session: int, kind: str) -> tuple[Draft, ...]:
    """Return what finishes or reopens a session as part of an act; nothing where it is so."""
    if is_finished(db, pass_, case, session) == (kind == "finish"):
        return ()
    return ((kind, placed(db, pass_, case, session)),)


def check_open(
    db: Database, pass_: Pass, places: Iterable[Place], first: Sequence[Draft] = ()
) -> None:
    """Refuse to change what is marked as judged completely: the mark has to go first."""
    opened = {(body["case"], body["session"]) for kind, body in first if kind == "reopen"}
    for case, session in sorted(set(places) - opened):
        if is_finished(db, pass_, case, session):
            raise Refusal(
                f"Case {case}, session {session} is finished in this coding round; "
                "open it again before changing tags or ratings.",
                f"{vaka(case, 'nın')} {session}. seansı bu turda bitti; kodlama ya da puanlama "
                "değiştirmek için önce yeniden açın.",
            )


def finished(db: Database) -> frozenset[tuple[Pass, str, int]]:
    """Return which sessions are marked as judged completely, by pass."""
    rows = db.all(
        "SELECT p.rater, p.number, c.key, s.number FROM session s "
        "JOIN case_ c ON c.id = s.case_id "
        "JOIN finished f ON f.session_id = s.id JOIN pass_ p ON p.id = f.pass_id"
    )
    return frozenset((Pass(rater, number), case, session) for rater, number, case, session in rows)


def order(db: Database) -> dict[tuple[Pass, str, int], int]:
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


def _finish(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        if (place := p.place(e.data)) is not None:
            p.db.run("INSERT INTO finished VALUES(?, ?) ON CONFLICT DO NOTHING", place)


def _reopen(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        if (place := p.place(e.data)) is not None:
            p.db.run("DELETE FROM finished WHERE session_id = ? AND pass_id = ?", place)


KINDS = {
    "finish": Kind(_finish, lambda p, e: _reopen(p, [e])),
    "reopen": Kind(_reopen, lambda p, e: _finish(p, [e])),
}
