"""What events do to codes: a tag stays with the code it was given, which may be another one now."""

from __future__ import annotations

from collections.abc import Sequence

from thirdear.store import tallies
from thirdear.store.connection import Database
from thirdear.store.journal import Event, event
from thirdear.store.projector import Projector


def recode(p: Projector, events: Sequence[Event]) -> None:
    """Keep what became of codes, and count their tags as what they are now."""
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


def no_recoding(p: Projector, id_: Sequence[int]) -> None:
    """Let what became of codes be undone."""
    p.db.run("DELETE FROM recoding WHERE replica = ? AND seq = ?", id_)
    _follow(p)


def unrecode(p: Projector, events: Sequence[Event]) -> None:
    """Let recodings go that were taken back."""
    for e in events:
        no_recoding(p, e.data["recoding"])


def recode_again(p: Projector, e: Event) -> None:
    """Keep a recoding again whose taking back was taken back."""
    made = event(p.db, e.data["recoding"])
    if made is not None:
        recode(p, [made])


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
