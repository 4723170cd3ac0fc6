"""What a pass notes beside tags: flags to discuss, play or not, where it was left."""

from __future__ import annotations

from collections.abc import Sequence

from thirdear.model.coding import Pass, Play
from thirdear.store.acts import Draft, record
from thirdear.store.connection import Database
from thirdear.store.judgements import check_rater, segment_layer

_FLAGS = (
    "SELECT f.segment FROM flag f JOIN pass_ p ON p.id = f.pass_id "
    "JOIN layer l ON l.id = f.layer_id JOIN session s ON s.id = l.session_id "
    "JOIN case_ c ON c.id = s.case_id "
    "WHERE p.rater = ? AND p.number = ? AND c.key = ? AND s.number = ? AND l.key = ?"
)


def change_flags(
    db: Database,
    pass_: Pass,
    place: tuple[str, int, str],
    segments: Sequence[int],
    *,
    on: bool,
    actor: str,
) -> None:
    """Flag segments of a case, session and layer, or take their flags away, as one act."""
    with db.transaction():
        check_rater(db, pass_)
        there = flags(db, pass_, *place)
        case, session, layer = place
        drafts: list[Draft] = []
        for segment in dict.fromkeys(segments):
            segment_layer(db, *place, segment)
            if (segment in there) != on:
                body = {"case": case, "session": session, "layer": layer, "segment": segment}
                whose = {"rater": pass_.rater, "pass": pass_.number}
                drafts.append(("flag" if on else "unflag", body | whose))
        record(db, actor, drafts)


def flags(db: Database, pass_: Pass, case: str, session: int, layer: str) -> frozenset[int]:
    """Return the segments that a pass has flagged."""
    rows = db.all(_FLAGS, (pass_.rater, pass_.number, case, session, layer))
    return frozenset(row[0] for row in rows)


def set_play(
    db: Database,
    pass_: Pass,
    place: tuple[str, int, str],
    segments: Sequence[int],
    state: Play | None,
    actor: str,
) -> None:
    """Say of segments of a case, session and layer whether they are play, as one act."""
    with db.transaction():
        check_rater(db, pass_)
        there = play(db, pass_, *place)
        case, session, layer = place
        drafts: list[Draft] = []
        for segment in dict.fromkeys(segments):
            segment_layer(db, *place, segment)
            if there.get(segment) != state:
                body = {"case": case, "session": session, "layer": layer, "segment": segment}
                whose = {"rater": pass_.rater, "pass": pass_.number}
                drafts.append(("play", body | whose | {"state": state, "was": there.get(segment)}))
        record(db, actor, drafts)


def play(db: Database, pass_: Pass, case: str, session: int, layer: str) -> dict[int, Play]:
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


def keep_place(
    db: Database, pass_: Pass, case: str, session: int, layer: str, segment: int
) -> None:
    """Remember at which segment a pass was left in a session, where anything can be written."""
    if db.read_only:
        return
    with db.transaction():
        db.run(
            "INSERT INTO left_at VALUES(?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET segment = excluded.segment",
            (pass_.rater, pass_.number, case, session, layer, segment),
        )


def place(db: Database, pass_: Pass, case: str, session: int, layer: str) -> int | None:
    """Return the segment at which a pass was left in a session."""
    row = db.one(
        "SELECT segment FROM left_at WHERE rater = ? AND pass = ? AND case_ = ? AND session = ? "
        "AND layer = ?",
        (pass_.rater, pass_.number, case, session, layer),
    )
    return None if row is None else int(row[0])
