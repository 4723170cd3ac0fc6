"""The journal as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thirdear.base.numbers import decimals
from thirdear.model.coding import EventId
from thirdear.model.language import said, spoken, the_case, vaka
from thirdear.store.connection import Database
from thirdear.store.journal import COLUMNS, Event, iso
from thirdear.store.kind import KINDS

if TYPE_CHECKING:
    from thirdear.model.history import HistoryEntry


def identity(db: Database) -> str:
    """Return what all copies of a study share: the digest of its very first event."""
    row = db.one("SELECT hash FROM event ORDER BY clock, replica, seq LIMIT 1")
    return "" if row is None else bytes(row[0]).hex()


def history(
    db: Database,
    *,
    actor: str | None = None,
    case: str | None = None,
    last: int | None = None,
    kind: str | None = None,
    since: int | None = None,
    until: int | None = None,
) -> tuple[HistoryEntry, ...]:
    """Return who did what when, of one actor, case or kind where given; the newest last.

    ``since`` (inclusive) and ``until`` (exclusive) are UTC milliseconds.
    """
    columns = ", ".join(f"e.{name.strip()}" for name in COLUMNS.split(","))
    rows = db.all(
        f"SELECT {columns}, coalesce(a.state, 1) FROM event e "  # noqa: S608
        "LEFT JOIN act a ON a.replica = e.replica AND a.root = e.act "
        "WHERE (?1 IS NULL OR e.actor = ?1) "
        "AND (?2 IS NULL OR json_extract(e.body, '$.case') = ?2) "
        "AND (?3 IS NULL OR e.kind = ?3) AND (?4 IS NULL OR e.at >= ?4) "
        "AND (?5 IS NULL OR e.at < ?5) "
        "ORDER BY e.clock DESC, e.replica DESC, e.seq DESC LIMIT ?6",
        (actor, case, kind, since, until, -1 if last is None else last),
    )
    return tuple(_entry(Event(*row), state < 1) for *row, state in reversed(rows))


def _entry(event: Event, undone: bool) -> HistoryEntry:
    from thirdear.model.history import HistoryEntry

    body = event.data
    case, session = body.get("case"), body.get("session")
    told = (event.kind, _what(event, body), case, session, undone)
    return HistoryEntry(EventId(event.replica, event.seq), iso(event.at), event.actor, *told)


def _what(event: Event, body: dict[str, Any]) -> str:
    if "act" in body:
        act = f"{event.replica}:{body['act']}"
        return said(f"action {act}", f"{act} işlemi")
    parts = _where(body)
    if (told := KINDS[event.kind].told) is not None:
        parts.append(told(body))
    if event.kind in {"setting", "change-setting"}:
        from thirdear.model.history import setting_name

        return said(*setting_name(str(body["key"])))
    named = [str(body[name]) for name in ("key", "code", "item", "what") if name in body]
    if "value" in body:
        if body["value"] is None:
            named.append(said("cannot be rated", "puanlanamaz"))
        else:
            value = decimals(f"{body['value']:g}", spoken())
            named = [*named[:-1], f"{named[-1]} = {value}"] if named else [value]
    parts += named
    if "version" in body:
        parts.append(said(f"version {body['version']}", f"sürüm {body['version']}"))
    return ", ".join(parts)


def _where(body: dict[str, Any]) -> list[str]:
    parts = []
    if "case" in body:
        number = body.get("session")
        session = said(f", session {number}", f", {number}. seans") if number is not None else ""
        parts.append(said(the_case(body["case"]), vaka(body["case"])) + session)
    if "segment" in body:
        layer, segment = body["layer"], body["segment"]
        turkish = f"{segment}. söz" if layer == "turn" else f"{layer} {segment}"
        parts.append(said(f"{layer} {segment}", turkish))
    elif "layer" in body:
        parts.append(said(f"layer {body['layer']}", f"{body['layer']} katmanı"))
    if "first" in body:
        turns = body["first"], body["last"]
        parts.append(said("turns {} to {}".format(*turns), "söz {}–{}".format(*turns)))
    return parts
