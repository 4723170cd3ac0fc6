"""Splitting and joining the segments of a layer that people make by hand, each as one act."""

from __future__ import annotations

from thirdear.base.boundaries import Cut, joining, splitting
from thirdear.model.refusal import Refusal
from thirdear.model.text import Segment
from thirdear.store import boundaries
from thirdear.store.acts import record
from thirdear.store.connection import Database
from thirdear.store.judgements import no_layer, no_session
from thirdear.store.projector import Projector


def split(
    db: Database, case: str, session: int, layer: str, at: int, actor: str
) -> tuple[Segment, ...]:
    """Let a segment end before an offset into the transcript; return the layer's segments."""
    with db.transaction():
        id_, text, base = _open(db, case, session, layer)
        found = splitting(base, boundaries.boundaries(db, id_), text, at)
        if found is None:
            raise Refusal(
                f"Case {case}, session {session}: no segment of the layer {layer} can be split "
                f"at {at}; name an offset between two words of one segment."
            )
        body = {"case": case, "session": session, "layer": layer, "segment": found.segment}
        record(db, actor, [("split", body | _place(found))])
        return boundaries.segments(db, id_, base)


def join(
    db: Database, case: str, session: int, layer: str, segment: int, actor: str
) -> tuple[Segment, ...]:
    """Join a segment with the one after it; return the layer's segments."""
    with db.transaction():
        id_, _, base = _open(db, case, session, layer)
        found = joining(base, boundaries.boundaries(db, id_), segment)
        if found is None:
            last = len(boundaries.segments(db, id_, base))
            raise Refusal(
                f"Case {case}, session {session}: the layer {layer} has segments 1 to {last}; "
                f"{segment} has none behind it to be joined with."
            )
        body = {"case": case, "session": session, "layer": layer, "segment": segment}
        record(db, actor, [("join", body | _place(found))])
        return boundaries.segments(db, id_, base)


def _place(found: Cut) -> dict[str, int]:
    return {"at": found.at, "stop": found.stop, "by": found.times}


def _open(
    db: Database, case: str, session: int, layer: str
) -> tuple[int, str, tuple[Segment, ...]]:
    """Return id, text and first segments of a layer whose boundaries may be moved."""
    ids = Projector(db)
    if ids.session(case, session) is None:
        raise no_session(case, session)
    id_ = ids.layer(case, session, layer)
    if id_ is None:
        raise no_layer(case, session, layer)
    if not boundaries.by_hand(layer):
        raise Refusal(
            f"The layer {layer} is cut by a rule, not by hand; `thirdear transcripts segment --by "
            f"{boundaries.HAND}:{layer}` makes a layer that begins with its segments."
        )
    boundaries.check_unused(db, id_, layer)
    found = boundaries.source(db, id_)
    if found is None:
        raise Refusal(
            f"The words of case {case}, session {session} were erased.",
            f"{case} vakasının {session}. oturumunun sözleri silindi.",
        )
    return id_, *found
