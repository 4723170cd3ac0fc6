"""Raters: who judges, by a key and a name."""

from __future__ import annotations

from collections.abc import Sequence

from thirdear.model.coding import CONSENSUS, Pass
from thirdear.model.refusal import Refusal
from thirdear.store import words
from thirdear.store.acts import record
from thirdear.store.connection import Database
from thirdear.store.journal import Event
from thirdear.store.kind import Kind
from thirdear.store.projector import Projector

TABLES = {
    "rater": "id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, digest TEXT NOT NULL) STRICT",
}
RESERVED = frozenset({"study", "mean", "main", CONSENSUS})
"""What no rater may be called: the study's own acts, and the ways to combine raters."""


def add(db: Database, key: str, name: str, actor: str) -> None:
    """Make a rater known, or give a known one another name."""
    if not key.strip() or key.strip().casefold() in RESERVED:
        raise Refusal(
            f"{key!r} cannot be a rater's key; choose another.",
            f"{key!r} bir kodlayıcının adı olamaz; başka bir ad seçin.",
        )
    with db.transaction():
        if raters(db).get(key) != name:
            record(db, actor, [("rater", {"key": key, "digest": words.put(db, name)})])


def raters(db: Database) -> dict[str, str]:
    """Return the raters' names by key, in the order of adding."""
    rows = db.all("SELECT r.key, t.body FROM rater r JOIN text t USING(digest) ORDER BY r.id")
    return {key: body.decode() for key, body in rows}


def check(db: Database, pass_: Pass) -> None:
    """Refuse a pass of somebody who is no rater of this study; a consensus is nobody's own."""
    if (
        pass_.rater != CONSENSUS
        and db.one("SELECT 1 FROM rater WHERE key = ?", (pass_.rater,)) is None
    ):
        raise Refusal(
            f"There is no rater {pass_.rater!r} in this study; add the rater first.",
            f"Bu çalışmada {pass_.rater!r} adlı bir kodlayıcı yok; önce ekleyin.",
        )
    if pass_.number < 1:
        raise Refusal("Coding rounds are numbered from 1.", "Turlar 1’den numaralanır.")


def _rater(p: Projector, events: Sequence[Event]) -> None:
    p.db.many(
        "INSERT INTO rater(key, digest) VALUES(:key, :digest) "
        "ON CONFLICT(key) DO UPDATE SET digest = excluded.digest",
        [e.data for e in events],
    )


KINDS = {"rater": Kind(_rater)}
