"""Play: whether segments are in play, in character or out of play, as a pass says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thirdear.model.coding import Pass, Play
from thirdear.model.text import At
from thirdear.store import raters
from thirdear.store.acts import Draft, record
from thirdear.store.connection import Database
from thirdear.store.journal import Event
from thirdear.store.kind import Kind
from thirdear.store.places import segment_layer
from thirdear.store.projector import Projector

TABLES = {
    "play": """layer_id INTEGER NOT NULL, pass_id INTEGER NOT NULL REFERENCES pass_,
        segment INTEGER NOT NULL, state TEXT NOT NULL, PRIMARY KEY(layer_id, pass_id, segment),
        FOREIGN KEY(layer_id, segment) REFERENCES segment) STRICT, WITHOUT ROWID""",
}


def set_(
    db: Database, pass_: Pass, at: At, segments: Sequence[int], state: Play | None, actor: str
) -> None:
    """Say of segments whether they are play, as one act; None takes it back."""
    with db.transaction():
        raters.check(db, pass_)
        there = play(db, pass_, *at)
        drafts: list[Draft] = []
        for segment in dict.fromkeys(segments):
            segment_layer(db, *at, segment)
            if there.get(segment) != state:
                whose = {"segment": segment, "rater": pass_.rater, "pass": pass_.number}
                told = {"state": state, "was": there.get(segment)}
                drafts.append(("play", at._asdict() | whose | told))
        record(db, actor, drafts)


def play(
    db: Database, pass_: Pass, case: str, session: int, layer: str = "turn"
) -> dict[int, Play]:
    """Return what a pass has said of segments, whether they are play."""
    rows = db.all(
        "SELECT y.segment, y.state FROM play y JOIN pass_ p ON p.id = y.pass_id "
        "JOIN layer l ON l.id = y.layer_id JOIN session s ON s.id = l.session_id "
        "JOIN case_ c ON c.id = s.case_id "
        "WHERE p.rater = ? AND p.number = ? AND c.key = ? AND s.number = ? AND l.key = ? "
        "ORDER BY y.segment",
        (pass_.rater, pass_.number, case, session, layer),
    )
    return {segment: Play(state) for segment, state in rows}


def _play(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        _put(p, e.data, e.data["state"])


def _as_before(p: Projector, e: Event) -> None:
    _put(p, e.data, e.data["was"])


def _put(p: Projector, body: dict[str, Any], state: str | None) -> None:
    if (place := p.layer_and_pass(body)) is None:
        return
    key = (*place, body["segment"])
    if state is None:
        p.db.run("DELETE FROM play WHERE layer_id = ? AND pass_id = ? AND segment = ?", key)
    else:
        p.db.run(
            "INSERT INTO play VALUES(?, ?, ?, ?) ON CONFLICT DO UPDATE SET state = excluded.state",
            (*key, state),
        )


KINDS = {"play": Kind(_play, _as_before)}
