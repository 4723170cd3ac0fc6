"""What events do to notes beside judgements: memos, flags, play or not; and to vignettes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thirdear.store.journal import Event, event
from thirdear.store.projector import Projector


def memo(p: Projector, events: Sequence[Event]) -> None:
    """Keep memos, those that name a code on its tag."""
    for e in events:
        body = e.data
        if (place := _layer_and_pass(p, body)) is not None:
            code = p.code(body["code"]) if "code" in body else None
            p.db.run(
                "INSERT INTO memo VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (*e.id, *place, body["segment"], body["digest"])
                + (code, *body.get("part", (None, None))),
            )


def no_memo(p: Projector, e: Event) -> None:
    """Let a memo go."""
    p.db.run("DELETE FROM memo WHERE replica = ? AND seq = ?", e.id)


def set_memo(p: Projector, events: Sequence[Event]) -> None:
    """Let the memos of a segment or a tag, which the event names, give way to one or to none."""
    for e in events:
        p.db.many("DELETE FROM memo WHERE replica = ? AND seq = ?", [w[:2] for w in e.data["was"]])
        if "digest" in e.data:
            memo(p, [e])


def memo_as_before(p: Projector, e: Event) -> None:
    """Let the memos stand again that a later one took the place of."""
    no_memo(p, e)
    for *id_, _ in e.data["was"]:
        if (made := event(p.db, id_)) is not None:
            memo(p, [made])


def flag(p: Projector, events: Sequence[Event]) -> None:
    """Flag segments."""
    for e in events:
        if (place := _layer_and_pass(p, e.data)) is not None:
            row = (*place, e.data["segment"])
            p.db.run("INSERT INTO flag VALUES(?, ?, ?) ON CONFLICT DO NOTHING", row)


def unflag(p: Projector, events: Sequence[Event]) -> None:
    """Take flags away."""
    for e in events:
        if (place := _layer_and_pass(p, e.data)) is not None:
            p.db.run(
                "DELETE FROM flag WHERE layer_id = ? AND pass_id = ? AND segment = ?",
                (*place, e.data["segment"]),
            )


def play(p: Projector, events: Sequence[Event]) -> None:
    """Keep whether segments are play."""
    for e in events:
        _set_play(p, e.data, e.data["state"])


def play_as_before(p: Projector, e: Event) -> None:
    """Let a segment be what it was before."""
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


def vignette(p: Projector, events: Sequence[Event]) -> None:
    """Keep vignettes."""
    for e in events:
        _set_vignette(p, e.id, e.data, e.data)


def no_vignette(p: Projector, e: Event) -> None:
    """Let a vignette go."""
    p.db.run("DELETE FROM vignette WHERE replica = ? AND seq = ?", e.id)


def change_vignette(p: Projector, events: Sequence[Event]) -> None:
    """Keep what vignettes were changed to."""
    for e in events:
        body = e.data
        _set_vignette(p, body["vignette"], body, body)


def remove_vignette(p: Projector, events: Sequence[Event]) -> None:
    """Let vignettes go that were removed."""
    p.db.many(
        "DELETE FROM vignette WHERE replica = ? AND seq = ?", [e.data["vignette"] for e in events]
    )


def vignette_as_before(p: Projector, e: Event) -> None:
    """Let a vignette be what it was before."""
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
