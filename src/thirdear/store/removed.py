"""What events do that take sessions out of the tables, and bring them back."""

from __future__ import annotations

from collections.abc import Sequence

from thirdear.store import text_events
from thirdear.store.journal import COLUMNS, Event, event
from thirdear.store.projector import Projector
from thirdear.store.schema import DROPPED, UNDONE
from thirdear.store.unused import row, standing_in

# Judgements of a session that is gone can neither be taken back nor done again. What whoever took
# it out has undone before can: it is done again only after the session itself.
_OUTDATED = f"""UPDATE act SET state = {DROPPED} WHERE NOT (replica = ? AND state = {UNDONE})
    AND EXISTS(SELECT 1 FROM event e
    WHERE e.replica = act.replica AND e.seq >= act.root AND e.act = act.root
        AND e.kind NOT IN ('session', 'remove-session')
        AND json_extract(e.body, '$.case') = ? AND json_extract(e.body, '$.session') = ?)"""  # noqa: S608
_EVENT = ", ".join(f"e.{name.strip()}" for name in COLUMNS.split(","))
_SHAPES = f"""SELECT {_EVENT}
    FROM event e LEFT JOIN act a ON a.replica = e.replica AND a.root = e.act
    LEFT JOIN event l ON l.replica = a.replica AND l.seq = a.last
    WHERE e.kind IN ('layer', 'split', 'join') AND coalesce(l.kind, '') != 'undo'
        AND json_extract(e.body, '$.case') = ? AND json_extract(e.body, '$.session') = ?
        AND e.clock < ? AND e.clock > (SELECT clock FROM event WHERE replica = ? AND seq = ?)
    ORDER BY e.clock, e.replica, e.seq"""  # noqa: S608
_OF_LAYERS = ("segment", "extent", "boundary", "tally")


def remove(p: Projector, events: Sequence[Event]) -> None:
    """Take sessions out in which nothing stands; one that another copy judged since stays."""
    for e in events:
        body = e.data
        found = row(p.db, body["case"], body["session"])
        was = event(p.db, body["was"])
        if found and was and found[1] == was.data["text"] and not standing_in(p.db, found[0]):
            _delete(p, found[0])
            p.db.run(_OUTDATED, (e.replica, body["case"], body["session"]))


def no_session(p: Projector, e: Event) -> None:
    """Take back an import, if its session is there and nothing stands in it."""
    body = e.data
    found = row(p.db, body["case"], body["session"])
    if found is not None and found[1] == body["text"] and not standing_in(p.db, found[0]):
        _delete(p, found[0])
        p.db.run(_OUTDATED, (e.replica, body["case"], body["session"]))


def session_again(p: Projector, e: Event) -> None:
    """Bring a session back that was taken out, with the layers that it had."""
    was = event(p.db, e.data["was"])
    if was is not None:
        sessions_again(p, [was], e.clock)


def sessions_again(p: Projector, events: Sequence[Event], before: int) -> None:
    """Bring sessions back as they were imported, with the layers that they had before a clock."""
    for e in events:
        case, session = e.data["case"], e.data["session"]
        if row(p.db, case, session) is not None:
            continue
        text_events.sessions(p, [e])
        for shape in p.db.all(_SHAPES, (case, session, before, *e.id)):
            made = Event(*shape)
            (text_events.layers if made.kind == "layer" else text_events.split)(p, [made])


def _delete(p: Projector, session: int) -> None:
    """Delete a session's rows, children before their parents."""
    layers = "SELECT id FROM layer WHERE session_id = ?"
    for table in _OF_LAYERS:
        p.db.run(f"DELETE FROM {table} WHERE layer_id IN ({layers})", (session,))  # noqa: S608
    for table in ("layer", "signature"):
        p.db.run(f"DELETE FROM {table} WHERE session_id = ?", (session,))  # noqa: S608
    p.db.run("DELETE FROM session WHERE id = ?", (session,))
    p.forget()
