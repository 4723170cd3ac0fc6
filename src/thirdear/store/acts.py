"""Acts: events and their effect as one, and taking acts back."""

from __future__ import annotations

from collections.abc import Sequence

from thirdear.model.coding import Change
from thirdear.store import journal
from thirdear.store.connection import Database
from thirdear.store.journal import Body, Event
from thirdear.store.kind import KINDS
from thirdear.store.projection import apply
from thirdear.store.projector import DONE, UNDONE, Projector

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


def undo(db: Database, actor: str, kind: str | None = None) -> tuple[Change, ...]:
    """Take back the actor's last act; empty where there is none. Survives a restart.

    With ``kind`` the last one that holds an event of this kind. Imports of codebooks, layers,
    hypotheses and most settings are no acts that undo takes back.
    """
    return _turn(db, actor, "undo", kind, f"state = {DONE}{_OF} ORDER BY root DESC")


def redo(db: Database, actor: str, kind: str | None = None) -> tuple[Change, ...]:
    """Do again what the actor took back last, of a kind if one is asked for."""
    return _turn(db, actor, "redo", kind, f"state = {UNDONE}{_OF} ORDER BY root")


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
        for check in dict.fromkeys(KINDS[event.kind].check for event in events):
            if check is not None:
                check(db, events, kind)
        apply(Projector(db), journal.append(db, actor, [(kind, {"act": root})], undoes=last))
        return _changes(journal.act(db, replica, root))


def _changes(events: Sequence[Event]) -> tuple[Change, ...]:
    """Return what an act touched, each place once."""
    found = []
    for event in events:
        body = event.data
        place = (body.get("case", ""), body.get("session", 0))
        setting = body["key"] if event.kind == "change-setting" else None
        found.append(Change(event.kind, *place, body.get("layer"), body.get("segment"), setting))
    return tuple(dict.fromkeys(found))
