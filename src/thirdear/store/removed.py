"""What events do that take sessions out of the tables, and bring them back."""

from __future__ import annotations

from collections.abc import Sequence

from thirdear.store import text_events
from thirdear.store.journal import COLUMNS, Event, event
from thirdear.store.projector import Projector
from thirdear.store.schema import DONE, DROPPED
from thirdear.store.unused import row, standing_in

# Judgements of a session that is gone can neither be taken back nor done again.
_OUTDATED = f"""UPDATE act SET state = {DROPPED} WHERE EXISTS(SELECT 1 FROM event e
    WHERE e.replica = act.replica AND e.seq >= act.root AND e.act = act.root
        AND e.kind NOT IN ('session', 'remove-session')
        AND json_extract(e.body, '$.case') = ? AND json_extract(e.body, '$.session') = ?)"""  # noqa: S608
_EVENT = ", ".join(f"e.{name.strip()}" for name in COLUMNS.split(","))
_SHAPES = f"""SELECT {_EVENT}, coalesce(a.state, {DONE})
    FROM event e LEFT JOIN act a ON a.replica = e.replica AND a.root = e.act
    WHERE e.kind IN ('layer', 'split', 'join') AND json_extract(e.body, '$.case') = ?
        AND json_extract(e.body, '$.session') = ? AND e.clock < ?
        AND e.clock > (SELECT clock FROM event WHERE replica = ? AND seq = ?)
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
            p.db.run(_OUTDATED, (body["case"], body["session"]))


def no_session(p: Projector, e: Event) -> None:
    """Take back an import, if its session is there and nothing stands in it."""
    body = e.data
    found = row(p.db, body["case"], body["session"])
    if found is not None and found[1] == body["text"] and not standing_in(p.db, found[0]):
        _delete(p, found[0])
        p.db.run(_OUTDATED, (body["case"], body["session"]))


def session_again(p: Projector, e: Event) -> None:
    """Bring a session back that was taken out, with the layers that it had."""
    body = e.data
    was = event(p.db, body["was"])
    if was is None or row(p.db, body["case"], body["session"]) is not None:
        return
    text_events.sessions(p, [was])
    place = (body["case"], body["session"], e.clock, *body["was"])
    for *shape, state in p.db.all(_SHAPES, place):
        if state == DONE:
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
