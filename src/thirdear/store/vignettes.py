"""Vignettes: picked, changed and let go, each as one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from thirdear.model.coding import EventId
from thirdear.model.language import vaka
from thirdear.model.refusal import Refusal
from thirdear.store import words
from thirdear.store.acts import record
from thirdear.store.connection import Database
from thirdear.store.journal import Event
from thirdear.store.kind import Kind
from thirdear.store.places import no_session
from thirdear.store.projector import Projector

if TYPE_CHECKING:
    from thirdear.model.writeup import Vignette

TABLES = {
    "vignette": """replica INTEGER NOT NULL, seq INTEGER NOT NULL,
        session_id INTEGER NOT NULL REFERENCES session, first INTEGER NOT NULL,
        last INTEGER NOT NULL, digest TEXT NOT NULL, PRIMARY KEY(replica, seq)
        ) STRICT, WITHOUT ROWID""",
}


def add(db: Database, vignette: Vignette, actor: str) -> Vignette:
    """Keep a vignette; return it with its id."""
    with db.transaction():
        events = record(db, actor, [("vignette", _body(db, vignette))])
    return replace(vignette, id=events[0].id)


def change(db: Database, vignette: Vignette, actor: str) -> None:
    """Keep a vignette's new ends or words; one that is as it was makes no event."""
    if vignette.id is None:
        raise ValueError("only a vignette that was picked can be changed")
    with db.transaction():
        was = _standing(db, vignette.id)
        if vignette in vignettes(db, vignette.case):
            return
        body = _body(db, vignette)
        if (body["case"], body["session"]) != (was["case"], was["session"]):
            raise ValueError("a vignette stays in its session")
        named = body | {"vignette": list(vignette.id), "was": was["state"]}
        record(db, actor, [("change-vignette", named)])


def remove(db: Database, id_: EventId, actor: str) -> None:
    """Let a vignette go."""
    with db.transaction():
        was = _standing(db, id_)
        body = {"case": was["case"], "session": was["session"], "was": was["state"]}
        record(db, actor, [("remove-vignette", body | {"vignette": list(id_)})])


def vignettes(db: Database, case: str | None = None) -> tuple[Vignette, ...]:
    """Return the vignettes, of one case or of all, in the order of the transcripts."""
    rows = db.all(
        "SELECT c.key, s.number, v.first, v.last, v.digest, v.replica, v.seq FROM vignette v "
        "JOIN session s ON s.id = v.session_id JOIN case_ c ON c.id = s.case_id "
        "WHERE ?1 IS NULL OR c.key = ?1 "
        "ORDER BY c.key, s.number, v.first, v.last, v.replica, v.seq",
        (case,),
    )
    found = []
    for key, session, first, last, digest, *id_ in rows:
        told = words.get_json(db, digest)
        if told is not None:
            found.append(_vignette((key, session, first, last), told, EventId(*id_)))
    return tuple(found)


def _body(db: Database, vignette: Vignette) -> dict[str, Any]:
    layer = Projector(db).layer(vignette.case, vignette.session, "turn")
    if layer is None:
        raise no_session(vignette.case, vignette.session)
    (turns,) = db.one("SELECT count(*) FROM segment WHERE layer_id = ?", (layer,)) or (0,)
    if not 1 <= vignette.first <= vignette.last <= turns:
        raise Refusal(
            f"Case {vignette.case}, session {vignette.session} has turns 1 to {turns}; "
            f"{vignette.first} to {vignette.last} is no run of them.",
            f"{vaka(vignette.case, 'nın')} {vignette.session}. seansında 1 ile {turns} "
            f"arası sözler var; {vignette.first} ile {vignette.last} bunların bir "
            "dizisi değil.",
        )
    return {
        "case": vignette.case,
        "session": vignette.session,
        "first": vignette.first,
        "last": vignette.last,
        "digest": words.put_json(db, _said(vignette)),
    }


def _said(vignette: Vignette) -> list[Any]:
    """Return what is said of a passage; what is empty is left out from the end, as ever."""
    said: list[Any] = [vignette.title, vignette.criterion, vignette.commentary]
    more: dict[str, Any] = {}
    if vignette.context:
        more["context"] = vignette.context
    if omitted := _inside(vignette):
        more["omitted"] = omitted
    if vignette.translation:
        more["translation"] = vignette.translation
    if vignette.beside:
        more["beside"] = vignette.beside
    judged = vignette.stars or vignette.rejected or more
    return [
        *said,
        *([vignette.stars, vignette.rejected] if judged else []),
        *([more] if more else []),
    ]


def _vignette(place: tuple[str, int, int, int], told: list[Any], id_: EventId) -> Vignette:
    from thirdear.model.writeup import Vignette

    title, criterion, commentary, *judged = told
    stars, rejected = judged[:2] or (0, False)
    more = judged[2] if len(judged) > 2 else {}
    return Vignette(
        *place,
        title,
        criterion,
        commentary,
        id_,
        stars,
        rejected,
        context=more.get("context", ""),
        omitted=tuple((first, last) for first, last in more.get("omitted", ())),
        translation=tuple((turn, words) for turn, words in more.get("translation", ())),
        beside=more.get("beside", ""),
    )


def _inside(vignette: Vignette) -> list[tuple[int, int]]:
    """Return the omitted runs within the vignette, in order, those that touch joined."""
    runs: list[tuple[int, int]] = []
    for first, last in sorted(vignette.omitted):
        begin, end = max(first, vignette.first), min(last, vignette.last)
        if runs and begin <= end and begin <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        elif begin <= end:
            runs.append((begin, end))
    if runs == [(vignette.first, vignette.last)]:
        raise Refusal(
            "Every turn of the vignette would be omitted; leave at least one.",
            "Vinyetin bütün sözleri çıkarılmış olurdu; en az birini bırakın.",
        )
    return runs


def _standing(db: Database, id_: EventId) -> dict[str, Any]:
    row = db.one(
        "SELECT c.key, s.number, v.first, v.last, v.digest FROM vignette v "
        "JOIN session s ON s.id = v.session_id JOIN case_ c ON c.id = s.case_id "
        "WHERE v.replica = ? AND v.seq = ?",
        tuple(id_),
    )
    if row is None:
        raise Refusal(
            "The vignette is not there any more; nothing was changed.",
            "Vinyet artık yok; hiçbir şey değişmedi.",
        )
    state = {"first": row[2], "last": row[3], "digest": row[4]}
    return {"case": row[0], "session": row[1], "state": state}


def _pick(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        _put(p, e.id, e.data, e.data)


def _no_vignette(p: Projector, e: Event) -> None:
    p.db.run("DELETE FROM vignette WHERE replica = ? AND seq = ?", e.id)


def _change(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        body = e.data
        _put(p, body["vignette"], body, body)


def _remove(p: Projector, events: Sequence[Event]) -> None:
    p.db.many(
        "DELETE FROM vignette WHERE replica = ? AND seq = ?", [e.data["vignette"] for e in events]
    )


def _as_before(p: Projector, e: Event) -> None:
    body = e.data
    _put(p, body["vignette"], body, body["was"])


def _put(p: Projector, id_: Sequence[int], body: dict[str, Any], to: dict[str, Any]) -> None:
    session = p.session(body["case"], body["session"])
    if session is not None:
        p.db.run(
            "INSERT INTO vignette VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT(replica, seq) DO UPDATE "
            "SET first = excluded.first, last = excluded.last, digest = excluded.digest",
            (*id_, session, to["first"], to["last"], to["digest"]),
        )


KINDS = {
    "vignette": Kind(_pick, _no_vignette),
    "change-vignette": Kind(_change, _as_before),
    "remove-vignette": Kind(_remove, _as_before),
}
