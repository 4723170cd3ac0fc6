"""Flags: segments that a pass wants to discuss. They are no judgements."""

from __future__ import annotations

from collections.abc import Sequence

from thirdear.model.coding import Pass
from thirdear.model.text import At
from thirdear.store import raters
from thirdear.store.acts import Draft, record
from thirdear.store.connection import Database
from thirdear.store.journal import Event
from thirdear.store.kind import Kind
from thirdear.store.places import segment_layer
from thirdear.store.projector import Projector

TABLES = {
    "flag": """layer_id INTEGER NOT NULL, pass_id INTEGER NOT NULL REFERENCES pass_,
        segment INTEGER NOT NULL, PRIMARY KEY(layer_id, pass_id, segment),
        FOREIGN KEY(layer_id, segment) REFERENCES segment) STRICT, WITHOUT ROWID""",
}


def change(
    db: Database, pass_: Pass, at: At, segments: Sequence[int], *, on: bool, actor: str
) -> None:
    """Flag segments to discuss, or take their flags away, as one act."""
    with db.transaction():
        raters.check(db, pass_)
        there = flags(db, pass_, *at)
        drafts: list[Draft] = []
        for segment in dict.fromkeys(segments):
            segment_layer(db, *at, segment)
            if (segment in there) != on:
                whose = {"segment": segment, "rater": pass_.rater, "pass": pass_.number}
                drafts.append(("flag" if on else "unflag", at._asdict() | whose))
        record(db, actor, drafts)


def flags(
    db: Database, pass_: Pass, case: str, session: int, layer: str = "turn"
) -> frozenset[int]:
    """Return the segments that a pass has flagged."""
    rows = db.all(
        "SELECT f.segment FROM flag f JOIN pass_ p ON p.id = f.pass_id "
        "JOIN layer l ON l.id = f.layer_id JOIN session s ON s.id = l.session_id "
        "JOIN case_ c ON c.id = s.case_id "
        "WHERE p.rater = ? AND p.number = ? AND c.key = ? AND s.number = ? AND l.key = ?",
        (pass_.rater, pass_.number, case, session, layer),
    )
    return frozenset(row[0] for row in rows)


def _flag(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        if (place := p.layer_and_pass(e.data)) is not None:
            row = (*place, e.data["segment"])
            p.db.run("INSERT INTO flag VALUES(?, ?, ?) ON CONFLICT DO NOTHING", row)


def _unflag(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        if (place := p.layer_and_pass(e.data)) is not None:
            p.db.run(
                "DELETE FROM flag WHERE layer_id = ? AND pass_id = ? AND segment = ?",
                (*place, e.data["segment"]),
            )


KINDS = {
    "flag": Kind(_flag, lambda p, e: _unflag(p, [e])),
    "unflag": Kind(_unflag, lambda p, e: _flag(p, [e])),
}
