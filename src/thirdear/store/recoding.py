"""Renaming, merging and splitting codes: each one act, which loses nothing.

A tag stays with the code that it was given, which may be another one now.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from thirdear.model.coding import EventId
from thirdear.model.refusal import Refusal
from thirdear.store import tallies
from thirdear.store.acts import record
from thirdear.store.connection import Database
from thirdear.store.journal import Event, event, iso
from thirdear.store.kind import Kind
from thirdear.store.projector import Projector

if TYPE_CHECKING:
    from thirdear.model.recoding import Recoding

TABLES = {
    "code": """id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, now INTEGER REFERENCES code
        ) STRICT""",
    "recoding": """replica INTEGER NOT NULL, seq INTEGER NOT NULL, clock INTEGER NOT NULL,
        how TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
        PRIMARY KEY(replica, seq, source, target)) STRICT, WITHOUT ROWID""",
}


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
    from thirdear.model.recoding import Recoding

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


def become(db: Database) -> dict[str, str]:
    """Return what every renamed or merged code is now, following one recoding after the other."""
    now: dict[str, str] = {}
    rows = db.all(
        "SELECT source, target FROM recoding WHERE how <> 'split' ORDER BY clock, replica, seq"
    )
    for source, target in rows:
        now.setdefault(source, source)
        now |= {key: target for key, value in now.items() if value == source}
    return now


def _recode(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        body = e.data
        p.db.many(
            "INSERT INTO recoding VALUES(?, ?, ?, ?, ?, ?)",
            [
                (*e.id, e.clock, body["how"], source, target)
                for source in body["from"]
                for target in body["to"]
            ],
        )
        _follow(p)


def _no_recoding(p: Projector, id_: Sequence[int]) -> None:
    p.db.run("DELETE FROM recoding WHERE replica = ? AND seq = ?", id_)
    _follow(p)


def _unrecode(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        _no_recoding(p, e.data["recoding"])


def _again(p: Projector, e: Event) -> None:
    made = event(p.db, e.data["recoding"])
    if made is not None:
        _recode(p, [made])


def _follow(p: Projector) -> None:
    """Let every code be what it has become; count anew what other codes count for now."""
    before = _now(p.db)
    for key, target in become(p.db).items():
        p.code(key)
        p.code(target)
    p.db.run("UPDATE code SET now = NULL WHERE now IS NOT NULL")
    p.db.many(
        "UPDATE code SET now = (SELECT id FROM code WHERE key = ?2) WHERE key = ?1",
        [(key, target) for key, target in become(p.db).items() if key != target],
    )
    after = _now(p.db)
    changed = {id_ for id_ in after if before.get(id_, id_) != after[id_]}
    touched = sorted({before.get(id_, id_) for id_ in changed} | {after[id_] for id_ in changed})
    marks = ", ".join("?" * len(touched))
    places = p.db.all(
        f"SELECT DISTINCT layer_id, pass_id FROM tally WHERE code_id IN ({marks})",  # noqa: S608
        touched,
    )
    p.db.run("DELETE FROM tally WHERE code_id IN (SELECT id FROM code WHERE now IS NOT NULL)")
    tallies.tally(p.db, [(*place, code) for place in places for code in touched])


def _now(db: Database) -> dict[int, int]:
    return dict(db.all("SELECT id, coalesce(now, id) FROM code"))


def _told(body: Mapping[str, Any]) -> str:
    return f"{', '.join(body['from'])} → {', '.join(body['to'])}"


KINDS = {
    "recode": Kind(_recode, lambda p, e: _no_recoding(p, e.id), told=_told),
    "unrecode": Kind(_unrecode, _again, told=_told),
}
