"""From events to tables: what each kind of event does, and how an act is taken back."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from thirdear.store import aliases, note_events, removed, tallies, text_events, words
from thirdear.store.connection import Row
from thirdear.store.journal import Event, act, event
from thirdear.store.projector import Projector
from thirdear.store.schema import DONE, DROPPED, UNDONE

_BATCH = 10_000
_DROP = f"UPDATE act SET state = {DROPPED} WHERE replica = ? AND state = {UNDONE}"  # noqa: S608


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
            if kind == "session":
                removed.sessions_again(p, list(run), e.clock)
            else:
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


def _setting_as_before(p: Projector, e: Event) -> None:
    body = e.data
    if body["was"] is None:
        p.db.run("DELETE FROM setting WHERE key = ?", (body["key"],))
    else:
        p.db.run("UPDATE setting SET digest = ? WHERE key = ?", (body["was"], body["key"]))


def _codebook(p: Projector, events: Sequence[Event]) -> None:
    p.db.many(
        "INSERT INTO codebook(key, version, digest, prefix) "
        "VALUES(:key, :version, :digest, :prefix) ON CONFLICT DO NOTHING",
        [e.data | {"prefix": _prefix(p, e.data["digest"])} for e in events],
    )


def _prefix(p: Projector, digest: str) -> str:
    """Return what the codes of a codebook begin with, by which they are known to be its codes."""
    found = words.get_salted(p.db, digest)
    try:
        return str(tomllib.loads(found[0] if found else "").get("prefix", ""))
    except tomllib.TOMLDecodeError:
        return ""


def _rater(p: Projector, events: Sequence[Event]) -> None:
    p.db.many(
        "INSERT INTO rater(key, digest) VALUES(:key, :digest) "
        "ON CONFLICT(key) DO UPDATE SET digest = excluded.digest",
        [e.data for e in events],
    )


def _hypothesis(p: Projector, events: Sequence[Event]) -> None:
    p.db.many(
        "INSERT INTO hypothesis(at, cause, effect, lag, trend, lag_in, smallest) "
        "VALUES(:at, :cause, :effect, :lag, :trend, :lag_in, :smallest) ON CONFLICT DO NOTHING",
        [{"lag_in": "sessions", "smallest": None} | e.data | {"at": e.at} for e in events],
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
        "INSERT INTO tag VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        rows,
    )
    tallies.tally(p.db, [(layer, pass_, code) for _, _, layer, pass_, code, *_ in rows])


def _tag_row(p: Projector, e: Event) -> Row | None:
    body = e.data
    layer = p.layer(body["case"], body["session"], body["layer"])
    if layer is None:
        return None
    start, stop = body["at"] if body.get("part") else (None, None)
    return (
        *(e.replica, e.seq, layer, p.pass_(body["rater"], body["pass"]), p.code(body["code"])),
        *(body["segment"], body.get("value"), start, stop, int(body.get("uncertain", False))),
        *(body.get("version"), int(body.get("suggested", False))),
    )


def _no_tag(p: Projector, e: Event) -> None:
    _drop_tags(p, [e.id])


def _untag(p: Projector, events: Sequence[Event]) -> None:
    _drop_tags(p, [e.data["tag"] for e in events])


def _drop_tags(p: Projector, ids: Iterable[Sequence[int]]) -> None:
    drop = "DELETE FROM tag WHERE replica = ? AND seq = ? RETURNING layer_id, pass_id, code_id"
    gone = [row for id_ in ids for row in p.db.all(drop, id_)]
    tallies.tally(p.db, [(layer, pass_, code) for layer, pass_, code in gone])


def _tag_again(p: Projector, e: Event) -> None:
    made = event(p.db, e.data["tag"])
    if made is not None:
        _tag(p, [made])


def _rate(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        body = e.data
        _set_rating(p, body, [body["value"], body.get("version")])


def _unrate(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        _set_rating(p, e.data, [])


def _rate_as_before(p: Projector, e: Event) -> None:
    body = e.data
    _set_rating(p, body, body["was"])


def _set_rating(p: Projector, body: dict[str, Any], given: Sequence[float | None]) -> None:
    """Set a rating to a value and its codebook's version, or take it away where none is given."""
    place = p.place(body)
    if place is None:
        return
    key = (*place, body["item"])
    if given:
        p.db.run(
            "INSERT INTO rating VALUES(?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "value = excluded.value, version = excluded.version",
            (*key, given[0], given[1] if len(given) > 1 else None),
        )
    else:
        p.db.run("DELETE FROM rating WHERE session_id = ? AND pass_id = ? AND item = ?", key)


def _decide(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        _set_decision(p, e.data, e.data["digest"])


def _decided_as_before(p: Projector, e: Event) -> None:
    _set_decision(p, e.data, e.data["was"])


def _set_decision(p: Projector, body: dict[str, Any], digest: str | None) -> None:
    place = p.place(body)
    if place is None:
        return
    key = (*place, body.get("layer", ""), body.get("segment", 0), body["item"])
    if digest is None:
        p.db.run(
            "DELETE FROM decision WHERE session_id = ? AND pass_id = ? AND layer = ? "
            "AND segment = ? AND what = ?",
            key,
        )
    else:
        p.db.run(
            "INSERT INTO decision VALUES(?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET digest = excluded.digest",
            (*key, digest),
        )


def _finish(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        if (place := p.place(e.data)) is not None:
            p.db.run("INSERT INTO finished VALUES(?, ?) ON CONFLICT DO NOTHING", place)


def _reopen(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        if (place := p.place(e.data)) is not None:
            p.db.run("DELETE FROM finished WHERE session_id = ? AND pass_id = ?", place)


def _merge(_: Projector, __: Sequence[Event]) -> None:
    """Do nothing: what a merge brought is told by its own events; this one says when."""


APPLY: dict[str, Callable[[Projector, Sequence[Event]], None]] = {
    "setting": _setting,
    "change-setting": _setting,
    "codebook": _codebook,
    "rater": _rater,
    "session": text_events.sessions,
    "remove-session": removed.remove,
    "layer": text_events.layers,
    "split": text_events.split,
    "join": text_events.split,
    "correct": text_events.correct,
    "withdraw": text_events.withdraw,
    "hypothesis": _hypothesis,
    "export": _export,
    "tag": _tag,
    "untag": _untag,
    "recode": aliases.recode,
    "unrecode": aliases.unrecode,
    "rate": _rate,
    "unrate": _unrate,
    "decide": _decide,
    "finish": _finish,
    "reopen": _reopen,
    "memo": note_events.memo,
    "set-memo": note_events.set_memo,
    "flag": note_events.flag,
    "unflag": note_events.unflag,
    "play": note_events.play,
    "vignette": note_events.vignette,
    "change-vignette": note_events.change_vignette,
    "remove-vignette": note_events.remove_vignette,
    "merge": _merge,
    "purge": text_events.purge,
    "undo": _undo,
    "redo": _redo,
}
"""What events of a kind do."""

INVERSE: dict[str, Callable[[Projector, Event], None]] = {
    "change-setting": _setting_as_before,
    "session": removed.no_session,
    "remove-session": removed.session_again,
    "split": lambda p, e: text_events.cut(p, [e.data], -1),
    "join": lambda p, e: text_events.cut(p, [e.data], -1),
    "correct": lambda p, e: text_events.no_correction(p, e.id, e.data),
    "withdraw": text_events.correct_again,
    "tag": _no_tag,
    "untag": _tag_again,
    "recode": lambda p, e: aliases.no_recoding(p, e.id),
    "unrecode": aliases.recode_again,
    "rate": _rate_as_before,
    "unrate": _rate_as_before,
    "decide": _decided_as_before,
    "finish": lambda p, e: _reopen(p, [e]),
    "reopen": lambda p, e: _finish(p, [e]),
    "memo": note_events.no_memo,
    "set-memo": note_events.memo_as_before,
    "flag": lambda p, e: note_events.unflag(p, [e]),
    "unflag": lambda p, e: note_events.flag(p, [e]),
    "play": note_events.play_as_before,
    "vignette": note_events.no_vignette,
    "change-vignette": note_events.vignette_as_before,
    "remove-vignette": note_events.vignette_as_before,
}
"""How an event of a kind is taken back; kinds that are missing here cannot be undone."""
