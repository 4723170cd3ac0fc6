"""The journal: appended events, one hash chain a replica, grouped into acts."""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from thirdear.model.coding import EventId
from thirdear.store.connection import Database

Body = Mapping[str, Any]
COLUMNS = "replica, seq, clock, at, actor, kind, body, act, undoes, hash"
_CANONICAL = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
)
_quoted = json.encoder.encode_basestring
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
GENESIS = b""
"""What the first event of a replica is chained to."""


class Event(NamedTuple):
    """One event, as stored. ``at`` is for people; ``(clock, replica, seq)`` is the order.

    ``clock`` is a Lamport clock: one more than the greatest that was seen. ``act`` is the ``seq``
    of the first event of the same act. ``undoes`` is the ``seq`` of the event that is compensated.
    """

    replica: int
    seq: int
    clock: int
    at: int
    actor: str
    kind: str
    body: str
    act: int
    undoes: int | None
    hash: bytes

    @property
    def id(self) -> EventId:
        """The event's name."""
        return EventId(self.replica, self.seq)

    @property
    def data(self) -> dict[str, Any]:
        """The body, parsed."""
        parsed: dict[str, Any] = json.loads(self.body)
        return parsed


def canonical(body: Body) -> str:
    """Return JSON of which there is one form only: sorted keys, no spaces, no NaN."""
    return _CANONICAL.encode(body)


def chained(previous: bytes, event: Event) -> bytes:
    """Return the event's hash: SHA-256 over the previous hash and everything else in it."""
    replica, seq, clock, at, actor, kind, body, act_, undoes, _ = event
    # The JSON of a list, spelt out: a chain of millions is verified with it.
    content = (
        f"[{replica},{seq},{clock},{at},{_quoted(actor)},{_quoted(kind)},{_quoted(body)},"
        f"{act_},{'null' if undoes is None else undoes}]"
    )
    return hashlib.sha256(previous + content.encode()).digest()


def append(
    db: Database, actor: str, drafts: Sequence[tuple[str, Body]], undoes: int | None = None
) -> list[Event]:
    """Append one act (kinds and bodies) to the actor's chain, within the caller's transaction."""
    replica = replica_of(db, actor)
    seq, previous = head(db, replica)
    (newest,) = db.one("SELECT max(clock) FROM event") or (None,)
    clock, at, act = (newest or 0) + 1, now(), seq + 1
    events = []
    for number, (kind, body) in enumerate(drafts, seq + 1):
        bare = Event(replica, number, clock, at, actor, kind, canonical(body), act, undoes, GENESIS)
        previous = chained(previous, bare)
        events.append(bare._replace(hash=previous))
    db.many(f"INSERT INTO event({COLUMNS}) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", events)
    return events


def head(db: Database, replica: int) -> tuple[int, bytes]:
    """Return the last event's ``seq`` and hash of a chain; an empty one has (0, GENESIS)."""
    row = db.one(
        "SELECT seq, hash FROM event WHERE replica = ? ORDER BY seq DESC LIMIT 1", (replica,)
    )
    return (0, GENESIS) if row is None else (row[0], row[1])


def heads(db: Database) -> dict[int, tuple[int, bytes]]:
    """Return the last event of every chain."""
    found: dict[int, tuple[int, bytes]] = {}
    replica = None
    while True:
        # From chain to chain by the key: DISTINCT would read every event.
        row = db.one("SELECT min(replica) FROM event WHERE ?1 IS NULL OR replica > ?1", (replica,))
        if row is None or row[0] is None:
            return found
        replica = row[0]
        found[replica] = head(db, replica)


def event(db: Database, id_: EventId) -> Event | None:
    """Return an event by its name."""
    row = db.one(f"SELECT {COLUMNS} FROM event WHERE replica = ? AND seq = ?", id_)  # noqa: S608
    return None if row is None else Event(*row)


def act(db: Database, replica: int, root: int) -> list[Event]:
    """Return the events of one act in order."""
    found = []
    sql = f"SELECT {COLUMNS} FROM event WHERE replica = ? AND seq >= ? ORDER BY seq"  # noqa: S608
    for row in db.each(sql, (replica, root)):
        if row[7] != root:
            break
        found.append(Event(*row))
    return found


def in_order(db: Database) -> Iterator[Event]:
    """Yield every event in the order of replay, which no wall clock can change."""
    for row in db.each(f"SELECT {COLUMNS} FROM event ORDER BY clock, replica, seq"):  # noqa: S608
        yield Event(*row)


def replica_of(db: Database, actor: str) -> int:
    """Return the replica of an actor on this copy of the file, minted at the first act.

    A file that was copied, moved or taken to another machine gets new replicas, so that two copies
    of one study never append to the same chain.
    """
    row = db.one("SELECT id FROM replica WHERE place = ? AND actor = ?", (db.place, actor))
    if row is not None:
        return int(row[0])
    minted = secrets.randbits(62) | 1
    db.run("INSERT INTO replica VALUES(?, ?, ?)", (db.place, actor, minted))
    return minted


def iso(milliseconds: int) -> str:
    """Return UTC milliseconds as ISO 8601 to the second."""
    try:
        moment = _EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        moment = _EPOCH
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def now() -> int:
    """Return the wall clock in UTC milliseconds."""
    return time.time_ns() // 1_000_000
