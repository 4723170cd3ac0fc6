"""Acts: events and their effect as one, and taking acts back."""

from __future__ import annotations

from collections.abc import Sequence

from thirdear.model.coding import Change
from thirdear.model.refusal import Refusal
from thirdear.store import boundaries, journal
from thirdear.store.connection import Database
from thirdear.store.journal import Body, Event
from thirdear.store.projection import apply
from thirdear.store.projector import Projector
from thirdear.store.schema import DONE, UNDONE
from thirdear.store.unused import check_sessions

Draft = tuple[str, Body]


def record(db: Database, actor: str, drafts: Sequence[Draft]) -> list[Event]:
    """Append one act and let it act on the tables; nothing happens without drafts.

    The caller holds the transaction, in which it looked at what is there before.
    """
    if not drafts:
        return []
    events = journal.append(db, actor, drafts)
    apply(Projector(db), events)
    return events


def undo(db: Database, actor: str, of: str | None = None) -> tuple[Change, ...]:
    """Take back the actor's last act that stands, or the last with an event of a kind."""
    return _turn(db, actor, "undo", of, f"state = {DONE}{_OF} ORDER BY root DESC")


def redo(db: Database, actor: str, of: str | None = None) -> tuple[Change, ...]:
    """Do again what the actor took back last, of a kind if one is asked for."""
    return _turn(db, actor, "redo", of, f"state = {UNDONE}{_OF} ORDER BY root")


def stands_elsewhere(db: Database, actor: str) -> bool:
    """Say whether an act of an actor stands that was done in another copy of the study.

    Only where it was done can it be taken back: here it would have to go into a chain that the
    other copy goes on with.
    """
    row = db.one(
        "SELECT 1 FROM act a JOIN event e ON e.replica = a.replica AND e.seq = a.root "
        "WHERE e.actor = ? AND a.state = ? AND a.replica NOT IN "
        "(SELECT id FROM replica WHERE place = ? AND actor = ?) LIMIT 1",
        (actor, DONE, db.place, actor),
    )
    return row is not None


_OF = (
    " AND (?2 IS NULL OR EXISTS (SELECT 1 FROM event e WHERE e.replica = act.replica "
    "AND e.act = act.root AND e.kind = ?2))"
)


def _turn(db: Database, actor: str, kind: str, of: str | None, which: str) -> tuple[Change, ...]:
    with db.transaction():
        replica = journal.replica_of(db, actor)
        found = db.one(
            f"SELECT root, last FROM act WHERE replica = ?1 AND {which} LIMIT 1",  # noqa: S608
            (replica, of),
        )
        if found is None:
            return ()
        root, last = found
        events = journal.act(db, replica, root)
        _check_layers(db, events)
        _check_settings(db, events, "digest" if kind == "undo" else "was")
        check_sessions(db, events, kind)
        apply(Projector(db), journal.append(db, actor, [(kind, {"act": root})], undoes=last))
        return _changes(journal.act(db, replica, root))


def _check_layers(db: Database, events: Sequence[Event]) -> None:
    """Refuse to move the boundaries of a layer that somebody has used since."""
    for event in events:
        if event.kind in {"split", "join"}:
            body = event.data
            layer = Projector(db).layer(body["case"], body["session"], body["layer"])
            if layer is not None:
                boundaries.check_unused(db, layer, body["layer"])


def _check_settings(db: Database, events: Sequence[Event], stands: str) -> None:
    """Refuse to put a setting back over what somebody made of it since."""
    for event in events:
        if event.kind == "change-setting":
            body = event.data
            row = db.one("SELECT digest FROM setting WHERE key = ?", (body["key"],))
            if (row and row[0]) != body[stands]:
                raise Refusal(
                    f"The study's {body['key']} was changed by somebody else since; "
                    "change it again instead of undoing or redoing this."
                )


def _changes(events: Sequence[Event]) -> tuple[Change, ...]:
    """Return what an act touched, each place once."""
    found = []
    for event in events:
        body = event.data
        place = (body.get("case", ""), body.get("session", 0))
        setting = body["key"] if event.kind == "change-setting" else None
        found.append(Change(event.kind, *place, body.get("layer"), body.get("segment"), setting))
    return tuple(dict.fromkeys(found))
