"""Renaming, merging and splitting codes: each one act, which loses nothing."""

from __future__ import annotations

import json

from thirdear.model.coding import EventId
from thirdear.model.recoding import Recoding
from thirdear.model.refusal import Refusal
from thirdear.store.acts import record
from thirdear.store.aliases import become
from thirdear.store.connection import Database
from thirdear.store.history import iso


def recode(db: Database, new: Recoding, actor: str) -> EventId:
    """Keep what became of codes; return what it is known by."""
    with db.transaction():
        gone = {source for one in standing(db) for source in one.sources}
        for key in (*new.sources, *new.targets):
            if key in gone:
                now = become(db).get(key, "several codes")
                raise Refusal(
                    f"{key} was recoded already and is {now} now; take that back first.",
                    f"{key} daha önce yeniden kodlandı, şimdi {now}; önce onu geri alın.",
                )
        body = {"how": new.how, "from": list(new.sources), "to": list(new.targets)}
        return record(db, actor, [("recode", body)])[0].id


def withdraw(db: Database, id_: EventId, actor: str) -> None:
    """Take a recoding back, whoever made it."""
    with db.transaction():
        found = next((one for one in standing(db) if one.id == id_), None)
        if found is None:
            raise Refusal(
                "That recoding does not stand any more; nothing was changed.",
                "O yeniden kodlama artık geçerli değil; hiçbir şey değişmedi.",
            )
        body = {"recoding": list(id_), "from": list(found.sources), "to": list(found.targets)}
        record(db, actor, [("unrecode", body)])


def standing(db: Database) -> tuple[Recoding, ...]:
    """Return the recodings that stand, in order."""
    rows = db.all(
        "SELECT r.replica, r.seq, r.how, e.actor, e.at, json_extract(e.body, '$.from'), "
        "json_extract(e.body, '$.to') FROM recoding r "
        "JOIN event e ON e.replica = r.replica AND e.seq = r.seq "
        "GROUP BY r.replica, r.seq ORDER BY r.clock, r.replica, r.seq"
    )
    return tuple(
        Recoding(
            how,
            tuple(json.loads(sources)),
            tuple(json.loads(targets)),
            EventId(replica, seq),
            actor,
            iso(at),
        )
        for replica, seq, how, actor, at, sources, targets in rows
    )
