"""What events do to texts: sessions, their layers and boundaries, and corrections over them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thirdear.base import notation
from thirdear.model.text import Segment
from thirdear.store import boundaries, overlay, search, tallies, words
from thirdear.store.journal import Event, event
from thirdear.store.projector import Projector
from thirdear.store.schema import DROPPED, UNDONE

_SPEAKING = frozenset({"speaker", "role"})
"""The corrections that change whose a segment is."""
_OUTDATED = f"""UPDATE act SET state = {DROPPED} WHERE state = {UNDONE} AND EXISTS(
    SELECT 1 FROM event e WHERE e.replica = act.replica AND e.seq >= act.root AND e.act = act.root
        AND e.kind NOT IN ('split', 'join') AND json_extract(e.body, '$.case') = ?
        AND json_extract(e.body, '$.session') = ? AND json_extract(e.body, '$.layer') = ?)"""  # noqa: S608

_PURGED = f"""UPDATE act SET state = {DROPPED} WHERE EXISTS(SELECT 1 FROM event e
    WHERE e.replica = act.replica AND e.seq >= act.root AND e.act = act.root
        AND json_extract(e.body, '$.case') = ?)"""  # noqa: S608


def purge(p: Projector, events: Sequence[Event]) -> None:
    """Let nothing that was done in an erased case be taken back or done again.

    Its rows are not deleted here: replay leaves out what has no words.
    """
    p.db.many(_PURGED, [(e.data["case"],) for e in events])


def sessions(p: Projector, events: Sequence[Event]) -> None:
    """Keep sessions with their turns; those whose words were erased are left out."""
    for e in events:
        body = e.data
        about = words.get_json(p.db, body["about"])
        salted = words.get_salted(p.db, body["text"])
        turns = words.get_json(p.db, body["turns"])
        if about is None or salted is None or turns is None:
            continue  # erased: the chain still tells that there was a session
        if p.session(body["case"], body["session"]) is not None:
            continue
        p.db.run(
            "INSERT INTO session(case_id, number, text, about, original, sha256, file_sha256, "
            "turns, words) VALUES(?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (p.case(body["case"]), body["session"], body["text"], body["about"])
            + (body["original"], about["sha256"], about["file_sha256"], len(turns)),
        )
        session = p.session(body["case"], body["session"])
        assert session is not None
        search.sign(p.db, session, salted[0])
        spoken = _segments(p, session, "turn", body["turns"], salted[0], turns)
        p.db.run("UPDATE session SET words = ? WHERE id = ?", (spoken, session))


def layers(p: Projector, events: Sequence[Event]) -> None:
    """Keep layers with their segments."""
    for e in events:
        body = e.data
        session = p.session(body["case"], body["session"])
        rows = words.get_json(p.db, body["segments"])
        found = p.db.one("SELECT text FROM session WHERE id = ?", (session,))
        salted = words.get_salted(p.db, found[0]) if found is not None else None
        known = p.layer(body["case"], body["session"], body["layer"]) is not None
        if session is not None and salted is not None and rows is not None and not known:
            _segments(p, session, body["layer"], body["segments"], salted[0], rows)
            _speak_as_corrected(p, session)


def _segments(
    p: Projector, session: int, layer: str, digest: str, text: str, rows: Sequence[Sequence[Any]]
) -> int:
    """Write a layer's segments; return how many words they hold."""
    p.db.run(
        "INSERT INTO layer(session_id, key, segments) VALUES(?, ?, ?)", (session, layer, digest)
    )
    found = p.db.one("SELECT id FROM layer WHERE session_id = ? AND key = ?", (session, layer))
    assert found is not None
    return _put_segments(p, found[0], text, words.as_segments(rows))


def _put_segments(p: Projector, layer: int, text: str, segments: Sequence[Segment]) -> int:
    marks = notation.marks(text)
    rows = [
        (layer, s.index, s.start, s.stop, s.role, notation.written_words(text[s.start : s.stop]))
        + (notation.spoken_words(text, marks, s.start, s.stop), s.time)
        for s in segments
    ]
    p.db.many("INSERT INTO segment VALUES(?, ?, ?, ?, ?, ?, ?, ?)", rows)
    tallies.measure(p.db, layer)
    return sum(row[5] for row in rows)


def split(p: Projector, events: Sequence[Event]) -> None:
    """Set or take boundaries of layers."""
    cut(p, [e.data for e in events], 1)


def cut(p: Projector, bodies: Sequence[dict[str, Any]], sign: int) -> None:
    """Set or take boundaries of layers, then make their segments anew.

    What was undone on the old segments cannot be done again on others.
    """
    touched = dict.fromkeys((b["case"], b["session"], b["layer"]) for b in bodies)
    for body in bodies:
        layer = p.layer(body["case"], body["session"], body["layer"])
        if layer is not None:
            p.db.run(
                "INSERT INTO boundary VALUES(?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE SET count = count + excluded.count",
                (layer, body["at"], body["stop"], sign * body["by"]),
            )
    for place in touched:
        layer = p.layer(*place)
        found = boundaries.source(p.db, layer) if layer is not None else None
        if layer is not None and found is not None:
            p.db.run("DELETE FROM boundary WHERE layer_id = ? AND count = 0", (layer,))
            p.db.run("DELETE FROM segment WHERE layer_id = ?", (layer,))
            _put_segments(p, layer, found[0], boundaries.segments(p.db, layer, found[1]))
            _speak_as_corrected(p, p.session(*place[:2]))
            p.db.run(_OUTDATED, place)


def correct(p: Projector, events: Sequence[Event]) -> None:
    """Keep corrections; what they say of speakers goes into every layer."""
    touched: dict[int, bool] = {}
    for e in events:
        body = e.data
        session = p.session(body["case"], body["session"])
        if session is not None:
            touched[session] = body["what"] in _SPEAKING or touched.get(session, False)
            p.db.run(
                "INSERT INTO correction VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (*e.id, session, body["what"], body["start"], body["stop"])
                + (body.get("by", 0), body.get("digest")),
            )
    for session, speaking in touched.items():
        if speaking:
            _speak(p, session)


def no_correction(p: Projector, id_: Sequence[int], body: dict[str, Any]) -> None:
    """Let a correction go."""
    p.db.run("DELETE FROM correction WHERE replica = ? AND seq = ?", id_)
    if body["what"] in _SPEAKING:
        _speak(p, p.session(body["case"], body["session"]))


def withdraw(p: Projector, events: Sequence[Event]) -> None:
    """Let corrections go that were withdrawn."""
    for e in events:
        body = e.data
        no_correction(p, body["correction"], body)


def correct_again(p: Projector, e: Event) -> None:
    """Keep a correction again that was withdrawn."""
    made = event(p.db, e.data["correction"])
    if made is not None:
        correct(p, [made])


def _speak_as_corrected(p: Projector, session: int | None) -> None:
    """Correct whose the segments of a session are, if anything of it is corrected."""
    if p.db.one("SELECT 1 FROM correction WHERE session_id = ?", (session,)):
        _speak(p, session)


def _speak(p: Projector, session: int | None) -> None:
    """Give every segment of a session the role that it has as corrected."""
    for (layer,) in p.db.all("SELECT id FROM layer WHERE session_id = ?", (session,)):
        found = boundaries.source(p.db, layer)
        if session is None or found is None:
            continue
        segments = boundaries.segments(p.db, layer, found[1])
        p.db.many(
            "UPDATE segment SET role = ?1 WHERE layer_id = ?2 AND number = ?3 AND role <> ?1",
            [(s.role, layer, s.index) for s in overlay.spoken(p.db, session, segments)],
        )
        tallies.measure(p.db, layer)
