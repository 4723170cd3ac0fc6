"""From events to tables: what each kind of event does, and how an act is taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from thirdear.base import notation
from thirdear.model.text import Segment
from thirdear.store import cutting, overlay, words
from thirdear.store.connection import Database, Row
from thirdear.store.journal import Event, act, event
from thirdear.store.schema import DONE, DROPPED, UNDONE

_BATCH = 10_000
_DROP = f"UPDATE act SET state = {DROPPED} WHERE replica = ? AND state = {UNDONE}"  # noqa: S608
_SPEAKING = frozenset({"speaker", "role"})
"""The corrections that change whose a segment is."""
_OUTDATED = f"""UPDATE act SET state = {DROPPED} WHERE state = {UNDONE} AND EXISTS(
    SELECT 1 FROM event e WHERE e.replica = act.replica AND e.seq >= act.root AND e.act = act.root
        AND e.kind NOT IN ('split', 'join') AND json_extract(e.body, '$.case') = ?
        AND json_extract(e.body, '$.session') = ? AND json_extract(e.body, '$.layer') = ?)"""  # noqa: S608


class Projector:
    """Writes the tables of one database; remembers the ids that it has looked up.

    The memory is right within one transaction or one replay, so use a new one for each.
    """

    def __init__(self, db: Database) -> None:
        self.db = db
        self._ids: dict[tuple[object, ...], int] = {}

    def session(self, case: str, number: int) -> int | None:
        """Return a session's id, None where there is no such session (any more)."""
        return self._known(
            ("session", case, number),
            "SELECT s.id FROM session s JOIN case_ c ON c.id = s.case_id "
            "WHERE c.key = ? AND s.number = ?",
        )

    def layer(self, case: str, number: int, layer: str) -> int | None:
        """Return the id of a session's layer, None where there is none."""
        return self._known(
            ("layer", case, number, layer),
            "SELECT l.id FROM layer l JOIN session s ON s.id = l.session_id "
            "JOIN case_ c ON c.id = s.case_id WHERE c.key = ? AND s.number = ? AND l.key = ?",
        )

    def case(self, key: str) -> int:
        """Return a case's id; a new case is made."""
        return self._made(("case", key), "SELECT id FROM case_ WHERE key = ?", "case_(key)")

    def pass_(self, rater: str, number: int) -> int:
        """Return a pass's id; a new pass is made."""
        return self._made(
            ("pass", rater, number),
            "SELECT id FROM pass_ WHERE rater = ? AND number = ?",
            "pass_(rater, number)",
        )

    def code(self, key: str) -> int:
        """Return a code's id; a new code is made."""
        return self._made(("code", key), "SELECT id FROM code WHERE key = ?", "code(key)")

    def place(self, body: dict[str, Any]) -> tuple[int, int] | None:
        """Return the ids of session and pass that a body names, None without the session."""
        session = self.session(body["case"], body["session"])
        return None if session is None else (session, self.pass_(body["rater"], body["pass"]))

    def _known(self, key: tuple[object, ...], sql: str) -> int | None:
        found = self._ids.get(key)
        if found is None:
            row = self.db.one(sql, key[1:])
            if row is not None:
                found = self._ids[key] = int(row[0])
        return found

    def _made(self, key: tuple[object, ...], sql: str, target: str) -> int:
        found = self._known(key, sql)
        if found is None:
            marks = ", ".join("?" * (len(key) - 1))
            self.db.run(f"INSERT INTO {target} VALUES({marks})", key[1:])
            found = self._known(key, sql)
        assert found is not None
        return found


def apply(projector: Projector, events: Iterable[Event]) -> None:
    """Let events act on the tables, in their order; runs of one kind go together."""
    for kind, run in groupby(events, key=lambda e: e.kind):
        for batch in _batches(run):
            APPLY[kind](projector, batch)
            if kind in INVERSE:
                _stand(projector, batch)


def _batches(events: Iterator[Event]) -> Iterator[list[Event]]:
    while batch := list(islice(events, _BATCH)):
        yield batch


def _stand(p: Projector, events: Sequence[Event]) -> None:
    """Note that acts stand, and that what was undone before them cannot be redone any more."""
    roots = [(e.replica, e.seq, e.seq, DONE) for e in events if e.seq == e.act]
    for replica in sorted({row[0] for row in roots}):
        p.db.run(_DROP, (replica,))
    p.db.many("INSERT INTO act VALUES(?, ?, ?, ?)", roots)


def _undo(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        root = e.data["act"]
        for taken in reversed(act(p.db, e.replica, root)):
            INVERSE[taken.kind](p, taken)
        _note(p, e, root, UNDONE)


def _redo(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        root = e.data["act"]
        for kind, run in groupby(act(p.db, e.replica, root), key=lambda found: found.kind):
            APPLY[kind](p, list(run))
        _note(p, e, root, DONE)


def _note(p: Projector, e: Event, root: int, state: int) -> None:
    p.db.run(
        "UPDATE act SET last = ?, state = ? WHERE replica = ? AND root = ?",
        (e.seq, state, e.replica, root),
    )


# -- what a study is made of


def _setting(p: Projector, events: Sequence[Event]) -> None:
    p.db.many(
        "INSERT INTO setting VALUES(:key, :digest) "
        "ON CONFLICT(key) DO UPDATE SET digest = excluded.digest",
        [e.data for e in events],
    )


def _codebook(p: Projector, events: Sequence[Event]) -> None:
    p.db.many(
        "INSERT INTO codebook(key, version, digest) VALUES(:key, :version, :digest) "
        "ON CONFLICT DO NOTHING",
        [e.data for e in events],
    )


def _rater(p: Projector, events: Sequence[Event]) -> None:
    p.db.many(
        "INSERT INTO rater(key, digest) VALUES(:key, :digest) "
        "ON CONFLICT(key) DO UPDATE SET digest = excluded.digest",
        [e.data for e in events],
    )


def _session(p: Projector, events: Sequence[Event]) -> None:
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
        spoken = _segments(p, session, "turn", body["turns"], salted[0], turns)
        p.db.run("UPDATE session SET words = ? WHERE id = ?", (spoken, session))


def _layer(p: Projector, events: Sequence[Event]) -> None:
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
        (layer, s.index, s.start, s.stop, s.role, len(text[s.start : s.stop].split()))
        + (notation.spoken_words(text, marks, s.start, s.stop), s.time)
        for s in segments
    ]
    p.db.many("INSERT INTO segment VALUES(?, ?, ?, ?, ?, ?, ?, ?)", rows)
    return sum(row[5] for row in rows)


def _split(p: Projector, events: Sequence[Event]) -> None:
    _cut(p, [e.data for e in events], 1)


def _cut(p: Projector, bodies: Sequence[dict[str, Any]], sign: int) -> None:
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
        found = cutting.source(p.db, layer) if layer is not None else None
        if layer is not None and found is not None:
            p.db.run("DELETE FROM boundary WHERE layer_id = ? AND count = 0", (layer,))
            p.db.run("DELETE FROM segment WHERE layer_id = ?", (layer,))
            _put_segments(p, layer, found[0], cutting.segments(p.db, layer, found[1]))
            _speak_as_corrected(p, p.session(*place[:2]))
            p.db.run(_OUTDATED, place)


def _correct(p: Projector, events: Sequence[Event]) -> None:
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


def _no_correction(p: Projector, id_: Sequence[int], body: dict[str, Any]) -> None:
    p.db.run("DELETE FROM correction WHERE replica = ? AND seq = ?", id_)
    if body["what"] in _SPEAKING:
        _speak(p, p.session(body["case"], body["session"]))


def _withdraw(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        body = e.data
        _no_correction(p, body["correction"], body)


def _correct_again(p: Projector, e: Event) -> None:
    made = event(p.db, e.data["correction"])
    if made is not None:
        _correct(p, [made])


def _speak_as_corrected(p: Projector, session: int | None) -> None:
    """Correct whose the segments of a session are, if anything of it is corrected."""
    if p.db.one("SELECT 1 FROM correction WHERE session_id = ?", (session,)):
        _speak(p, session)


def _speak(p: Projector, session: int | None) -> None:
    """Give every segment of a session the role that it has as corrected."""
    for (layer,) in p.db.all("SELECT id FROM layer WHERE session_id = ?", (session,)):
        found = cutting.source(p.db, layer)
        if session is None or found is None:
            continue
        segments = cutting.segments(p.db, layer, found[1])
        p.db.many(
            "UPDATE segment SET role = ?1 WHERE layer_id = ?2 AND number = ?3 AND role <> ?1",
            [(s.role, layer, s.index) for s in overlay.spoken(p.db, session, segments)],
        )


def _hypothesis(p: Projector, events: Sequence[Event]) -> None:
    p.db.many(
        "INSERT INTO hypothesis(at, cause, effect, lag, trend) "
        "VALUES(:at, :cause, :effect, :lag, :trend) ON CONFLICT DO NOTHING",
        [e.data | {"at": e.at} for e in events],
    )


def _export(p: Projector, events: Sequence[Event]) -> None:
    p.db.many(
        "INSERT INTO export VALUES(:replica, :seq, :sha256, :digest)",
        [e.data | {"replica": e.replica, "seq": e.seq} for e in events],
    )


# -- what people judge


def _tag(p: Projector, events: Sequence[Event]) -> None:
    rows = [row for e in events if (row := _tag_row(p, e)) is not None]
    p.db.many(
        "INSERT INTO tag VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        rows,
    )


def _tag_row(p: Projector, e: Event) -> Row | None:
    body = e.data
    layer = p.layer(body["case"], body["session"], body["layer"])
    if layer is None:
        return None
    start, stop = body["at"] if body.get("part") else (None, None)
    return (
        *(e.replica, e.seq, layer, p.pass_(body["rater"], body["pass"]), p.code(body["code"])),
        *(body["segment"], body.get("value"), start, stop, int(body.get("uncertain", False))),
    )


def _no_tag(p: Projector, e: Event) -> None:
    p.db.run("DELETE FROM tag WHERE replica = ? AND seq = ?", e.id)


def _untag(p: Projector, events: Sequence[Event]) -> None:
    p.db.many("DELETE FROM tag WHERE replica = ? AND seq = ?", [e.data["tag"] for e in events])


def _tag_again(p: Projector, e: Event) -> None:
    made = event(p.db, e.data["tag"])
    if made is not None:
        _tag(p, [made])


def _rate(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        body = e.data
        _set_rating(p, body, [body["value"]])


def _unrate(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        _set_rating(p, e.data, [])


def _rate_as_before(p: Projector, e: Event) -> None:
    body = e.data
    _set_rating(p, body, body["was"])


def _set_rating(p: Projector, body: dict[str, Any], value: Sequence[float | None]) -> None:
    """Set a rating to the one value given, or take it away where none is."""
    place = p.place(body)
    if place is None:
        return
    key = (*place, body["item"])
    if value:
        p.db.run(
            "INSERT INTO rating VALUES(?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET value = excluded.value",
            (*key, value[0]),
        )
    else:
        p.db.run("DELETE FROM rating WHERE session_id = ? AND pass_id = ? AND item = ?", key)


def _finish(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        if (place := p.place(e.data)) is not None:
            p.db.run("INSERT INTO finished VALUES(?, ?) ON CONFLICT DO NOTHING", place)


def _reopen(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        if (place := p.place(e.data)) is not None:
            p.db.run("DELETE FROM finished WHERE session_id = ? AND pass_id = ?", place)


def _memo(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        _put_memo(p, e.id, e.data, e.data["digest"])


def _put_memo(p: Projector, id_: Sequence[int], body: dict[str, Any], digest: str) -> None:
    if (place := _layer_and_pass(p, body)) is not None:
        p.db.run(
            "INSERT INTO memo VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (*id_, *place, body["segment"], digest),
        )


def _no_memo(p: Projector, e: Event) -> None:
    p.db.run("DELETE FROM memo WHERE replica = ? AND seq = ?", e.id)


def _set_memo(p: Projector, events: Sequence[Event]) -> None:
    """Let the segment's memos, which the event names, give way to one or to none."""
    for e in events:
        p.db.many("DELETE FROM memo WHERE replica = ? AND seq = ?", [w[:2] for w in e.data["was"]])
        if "digest" in e.data:
            _memo(p, [e])


def _memo_as_before(p: Projector, e: Event) -> None:
    _no_memo(p, e)
    for *id_, digest in e.data["was"]:
        _put_memo(p, id_, e.data, digest)


def _flag(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        if (place := _layer_and_pass(p, e.data)) is not None:
            row = (*place, e.data["segment"])
            p.db.run("INSERT INTO flag VALUES(?, ?, ?) ON CONFLICT DO NOTHING", row)


def _unflag(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        if (place := _layer_and_pass(p, e.data)) is not None:
            p.db.run(
                "DELETE FROM flag WHERE layer_id = ? AND pass_id = ? AND segment = ?",
                (*place, e.data["segment"]),
            )


def _play(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        _set_play(p, e.data, e.data["state"])


def _play_as_before(p: Projector, e: Event) -> None:
    _set_play(p, e.data, e.data["was"])


def _set_play(p: Projector, body: dict[str, Any], state: str | None) -> None:
    if (place := _layer_and_pass(p, body)) is None:
        return
    key = (*place, body["segment"])
    if state is None:
        p.db.run("DELETE FROM play WHERE layer_id = ? AND pass_id = ? AND segment = ?", key)
    else:
        p.db.run(
            "INSERT INTO play VALUES(?, ?, ?, ?) ON CONFLICT DO UPDATE SET state = excluded.state",
            (*key, state),
        )


def _layer_and_pass(p: Projector, body: dict[str, Any]) -> tuple[int, int] | None:
    layer = p.layer(body["case"], body["session"], body["layer"])
    return None if layer is None else (layer, p.pass_(body["rater"], body["pass"]))


def _vignette(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        _set_vignette(p, e.id, e.data, e.data)


def _no_vignette(p: Projector, e: Event) -> None:
    p.db.run("DELETE FROM vignette WHERE replica = ? AND seq = ?", e.id)


def _change_vignette(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        body = e.data
        _set_vignette(p, body["vignette"], body, body)


def _remove_vignette(p: Projector, events: Sequence[Event]) -> None:
    p.db.many(
        "DELETE FROM vignette WHERE replica = ? AND seq = ?", [e.data["vignette"] for e in events]
    )


def _vignette_as_before(p: Projector, e: Event) -> None:
    body = e.data
    _set_vignette(p, body["vignette"], body, body["was"])


def _set_vignette(
    p: Projector, id_: Sequence[int], body: dict[str, Any], to: dict[str, Any]
) -> None:
    session = p.session(body["case"], body["session"])
    if session is not None:
        p.db.run(
            "INSERT INTO vignette VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT(replica, seq) DO UPDATE "
            "SET first = excluded.first, last = excluded.last, digest = excluded.digest",
            (*id_, session, to["first"], to["last"], to["digest"]),
        )


APPLY: dict[str, Callable[[Projector, Sequence[Event]], None]] = {
    "setting": _setting,
    "codebook": _codebook,
    "rater": _rater,
    "session": _session,
    "layer": _layer,
    "split": _split,
    "join": _split,
    "correct": _correct,
    "withdraw": _withdraw,
    "hypothesis": _hypothesis,
    "export": _export,
    "tag": _tag,
    "untag": _untag,
    "rate": _rate,
    "unrate": _unrate,
    "finish": _finish,
    "reopen": _reopen,
    "memo": _memo,
    "set-memo": _set_memo,
    "flag": _flag,
    "unflag": _unflag,
    "play": _play,
    "vignette": _vignette,
    "change-vignette": _change_vignette,
    "remove-vignette": _remove_vignette,
    "undo": _undo,
    "redo": _redo,
}
"""What events of a kind do."""

INVERSE: dict[str, Callable[[Projector, Event], None]] = {
    "split": lambda p, e: _cut(p, [e.data], -1),
    "join": lambda p, e: _cut(p, [e.data], -1),
    "correct": lambda p, e: _no_correction(p, e.id, e.data),
    "withdraw": _correct_again,
    "tag": _no_tag,
    "untag": _tag_again,
    "rate": _rate_as_before,
    "unrate": _rate_as_before,
    "finish": lambda p, e: _reopen(p, [e]),
    "reopen": lambda p, e: _finish(p, [e]),
    "memo": _no_memo,
    "set-memo": _memo_as_before,
    "flag": lambda p, e: _unflag(p, [e]),
    "unflag": lambda p, e: _flag(p, [e]),
    "play": _play_as_before,
    "vignette": _no_vignette,
    "change-vignette": _vignette_as_before,
    "remove-vignette": _vignette_as_before,
}
"""How an event of a kind is taken back; kinds that are missing here cannot be undone."""
